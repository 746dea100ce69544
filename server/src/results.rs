//! The result of a contest's round as a file.

use axum::{
    extract::{Path, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use service::Failure;

use crate::state::AppState;

/// Answers `/contest/results/result-3-0.txt`: round 3, version 0. A version never changes.
pub async fn file(State(state): State<AppState>, Path(name): Path<String>) -> Response {
    let Some((round_id, version)) = named(&name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let text = match state.service.result_file(round_id, version).await {
        Ok(text) => text,
        Err(Failure::NotFound) => return StatusCode::NOT_FOUND.into_response(),
        Err(error) => {
            tracing::error!(%error, "a result cannot be read");
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        }
    };
    let mut response = text.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=3600"));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

/// Round and version in the name of a file, in the one way in which it is written.
fn named(name: &str) -> Option<(i64, i64)> {
    let (round, version) = name.strip_prefix("result-")?.strip_suffix(".txt")?.split_once('-')?;
    let (round_id, version) = (round.parse().ok()?, version.parse().ok()?);
    (name == format!("result-{round_id}-{version}.txt")).then_some((round_id, version))
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn a_file_has_one_name() {
        assert_eq!(named("result-3-0.txt"), Some((3, 0)));
        for other in ["result-03-0.txt", "result-3.txt", "result-3-0", "result-3-+1.txt", "3-0.txt", ""] {
            assert_eq!(named(other), None, "{other}");
        }
    }
}
