//! The question bank as a file, for authors and reviewers.

use app::platform::Caller;
use axum::{
    Extension,
    extract::Path,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use service::{Failure, question_bank::ExportKind};

/// Answers `/questions/export/bank.gift` and `/questions/export/bank.xlsx`.
pub async fn export(Extension(caller): Extension<Caller>, Path(name): Path<String>) -> Response {
    let (kind, mime) = match name.as_str() {
        "bank.gift" => (ExportKind::Gift, "text/plain; charset=utf-8"),
        "bank.xlsx" => {
            (ExportKind::Xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
        }
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    let by = match caller.signed_in.bank_reader::<domain::NoRule>() {
        Ok(by) => by,
        Err(Failure::NotSignedIn) => return StatusCode::UNAUTHORIZED.into_response(),
        Err(_) => return StatusCode::FORBIDDEN.into_response(),
    };
    let bytes = match caller.service.export_questions(by, kind).await {
        Ok(bytes) => bytes,
        Err(Failure::NotFound) => return StatusCode::NOT_FOUND.into_response(),
        Err(error) => {
            tracing::error!(%error, "the question bank cannot be exported");
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        }
    };
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(mime));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}
