//! A contestant's own data as a file.

use app::platform::Caller;
use axum::{
    Extension, Json,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use service::Failure;

/// Answers `/contest/my-data.json` to the contestant of this browser.
pub async fn file(Extension(caller): Extension<Caller>) -> Response {
    let by = match caller.signed_in.contestant::<domain::NoRule>() {
        Ok(by) => by,
        Err(_) => return StatusCode::UNAUTHORIZED.into_response(),
    };
    match caller.service.own_data(by).await {
        Ok(data) => {
            let headers = [
                (header::CACHE_CONTROL, "no-store"),
                (header::CONTENT_DISPOSITION, "attachment; filename=\"my-data.json\""),
            ];
            (headers, Json(data)).into_response()
        }
        Err(Failure::NotFound) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => {
            tracing::error!(%error, "a contestant's data cannot be read");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}
