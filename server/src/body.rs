//! How much a request may carry: little, but for the addresses that take files and ballots.

use axum::{
    body::Body,
    extract::Request,
    http::{StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::{
    Code,
    contest::MAX_QUESTION_FILE_BYTES,
    election::{MAX_BALLOT_BYTES, MAX_ROLL_FILE_BYTES},
    progress::MAX_FIGURE_FILE_BYTES,
};
use futures::StreamExt;
use http_body_util::Limited;

use crate::status;

/// Longest request body in bytes; forms are a few hundred.
const BODY_BYTES: usize = 64 * 1024;
/// The address that takes a list of voters.
const ROLL_UPLOAD: &str = "/api/organise/roll/upload";
/// The address that takes a staff list.
const STAFF_UPLOAD: &str = "/api/organise/staff/upload";
/// The address that takes a file of questions.
const QUESTION_UPLOAD: &str = "/api/questions/upload";
/// The address that takes a file of figures.
const FIGURE_UPLOAD: &str = "/api/figures/upload";
/// The address that takes sealed ballots: 165 bytes for each nominee, more in the largest elections than in forms.
const CAST: &str = "/api/election/cast";
/// Most that is read of a file that is too large, and thrown away, in bytes.
const MOST_DISCARDED: usize = 64 * 1024 * 1024;
/// What a browser writes around a file that it sends, in bytes, generously.
const AROUND_FILE_BYTES: usize = 8 * 1024;

/// Refuses a body that is longer than its address allows, or of a kind that its address cannot read.
pub async fn limit(request: Request, next: Next) -> Response {
    let takes_file =
        [ROLL_UPLOAD, STAFF_UPLOAD, QUESTION_UPLOAD, FIGURE_UPLOAD].contains(&request.uri().path());
    if takes_file && !is_multipart(&request) {
        return status::told(Code::Malformed, status::accepts_html(&request));
    }
    let most = match request.uri().path() {
        ROLL_UPLOAD | STAFF_UPLOAD => MAX_ROLL_FILE_BYTES + AROUND_FILE_BYTES,
        QUESTION_UPLOAD => MAX_QUESTION_FILE_BYTES + AROUND_FILE_BYTES,
        FIGURE_UPLOAD => MAX_FIGURE_FILE_BYTES + AROUND_FILE_BYTES,
        CAST => MAX_BALLOT_BYTES + AROUND_FILE_BYTES,
        _ => BODY_BYTES,
    };
    if announced(&request).is_some_and(|bytes| bytes > most) {
        if takes_file {
            discard(request.into_body()).await;
        }
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    }
    // What comes without a length, or longer than announced, ends at the limit.
    next.run(request.map(|body| Body::new(Limited::new(body, most)))).await
}

/// Lets a browser send its file to the end: one that is answered before may show a broken connection instead.
async fn discard(body: Body) {
    let (mut pieces, mut left) = (body.into_data_stream(), MOST_DISCARDED);
    while let Some(Ok(piece)) = pieces.next().await {
        match left.checked_sub(piece.len()) {
            Some(less) => left = less,
            None => return,
        }
    }
}

fn announced(request: &Request) -> Option<usize> {
    request.headers().get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// Whether this is a form with files, as its reader needs it.
fn is_multipart(request: &Request) -> bool {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| {
        kind.split_once(';').is_some_and(|(kind, rest)| {
            let boundary = rest.split_once("boundary=").map(|(_, boundary)| boundary.trim_matches('"'));
            kind.trim().eq_ignore_ascii_case("multipart/form-data")
                && boundary.is_some_and(|text| !text.is_empty())
        })
    })
}
