//! Gives failed server functions the HTTP status that belongs to their code.
//!
//! Leptos answers every one of them with 500; the stable code in the body says what it really is.

use app::{api::AppError, platform::status_of, text::errors};
use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::StatusCode,
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::{Code, viewer::Language};

/// Longest error body; one code with a handful of fields is far shorter.
const ERROR_BYTES: usize = 64 * 1024;

/// Corrects the status of failed server functions and turns refusals of the frame into codes.
pub async fn correct(request: Request, next: Next) -> Response {
    let wants_page = accepts_html(&request);
    let response = next.run(request).await;
    match response.status() {
        StatusCode::INTERNAL_SERVER_ERROR => with_status_of_code(response, wants_page).await,
        StatusCode::PAYLOAD_TOO_LARGE => told(Code::TooLarge, wants_page),
        _ => response,
    }
}

async fn with_status_of_code(response: Response, wants_page: bool) -> Response {
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, ERROR_BYTES).await else { return told(Code::Internal, wants_page) };
    match serde_json::from_slice::<AppError>(&bytes) {
        Ok(error) => {
            parts.status = status_of(error.code);
            Response::from_parts(parts, Body::from(bytes))
        }
        // Something else failed; its words are not for the outside.
        Err(_) => told(Code::Internal, wants_page),
    }
}

/// A refusal for which no page can be made any more: words for people, the code for programs.
pub fn told(code: Code, wants_page: bool) -> Response {
    if wants_page {
        (status_of(code), errors::of(code).in_language(Language::Vietnamese)).into_response()
    } else {
        (status_of(code), axum::Json(AppError::from(code))).into_response()
    }
}

/// Whether a browser asks that shows the answer as a page.
pub fn accepts_html(request: &Request) -> bool {
    let accepts = request.headers().get(axum::http::header::ACCEPT);
    accepts.and_then(|value| value.to_str().ok()).is_some_and(|value| value.contains("text/html"))
}
