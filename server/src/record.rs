//! The public record of an election as a file, and the code on paper that leads to it.

use axum::{
    body::Body,
    extract::{Path, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use futures::{Stream, stream};
use service::{Failure, Service};

use crate::{qr, state::AppState};

/// Lines read from the database at a time.
const CHUNK_LINES: u32 = 200;

/// Answers `/elections/5/record.txt`, a line for each event, as a stream.
///
/// Not found while the election is a draft: its record has not begun.
pub async fn file(State(state): State<AppState>, Path(election_id): Path<i64>) -> Response {
    let name = match state.service.election(election_id).await {
        Ok(facts) if facts.head.is_some() => facts.name,
        Ok(_) | Err(Failure::NotFound) => return StatusCode::NOT_FOUND.into_response(),
        Err(error) => {
            tracing::error!(%error, "the record cannot be read");
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        }
    };
    let body = Body::from_stream(lines(state.service.clone(), election_id));
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    // The record grows while the election is open.
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"record-{name}.txt\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

/// Chunks of lines, each ended by a line feed. A failure breaks the transfer off, so that a cut file is not
/// taken for a whole one.
fn lines(service: Service, election_id: i64) -> impl Stream<Item = Result<String, std::io::Error>> {
    stream::try_unfold((service, 0), move |(service, from)| async move {
        let lines = service.record_lines(election_id, from, CHUNK_LINES).await.map_err(|error| {
            tracing::error!(%error, "the record cannot be read");
            std::io::Error::other("the record cannot be read")
        })?;
        if lines.is_empty() {
            return Ok(None);
        }
        let next = from + u64::try_from(lines.len()).unwrap_or(u64::MAX - from);
        let mut text = lines.join("\n");
        text.push('\n');
        Ok(Some((text, (service, next))))
    })
}

/// Answers `/elections/5/record.svg` with the code for the page of the record.
pub async fn code(State(state): State<AppState>, Path(election_id): Path<i64>) -> Response {
    qr::image(&format!("{}/elections/{election_id}/record", state.public_url))
}
