//! The API for programs: case events, rating tickets, and their description.

mod limit;
mod reading;
mod schema;
mod tickets;

use std::sync::Arc;

use axum::{
    Json, Router,
    body::to_bytes,
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{MethodRouter, get, post},
};
use bytes::Bytes;
use domain::progress::EventError;
use service::{
    Failure,
    progress::{
        ingest::{Batch, BatchRefused, digest},
        source::Reporter,
    },
};

use self::{
    limit::Limits,
    reading::Unreadable,
    schema::{Receipt, Refusal},
};
use crate::state::AppState;

/// Longest body in bytes: 500 events are about 200 KB.
const BODY_BYTES: usize = 1024 * 1024;
/// Header with the sender's key of the batch.
const KEY: &str = "idempotency-key";

/// The addresses for programs. They take larger bodies than forms, and know no cookies.
pub fn routes() -> Router<AppState> {
    let limits = Arc::new(Limits::default());
    let limits_of_tickets = limits.clone();
    let report = post(move |state, request| take(state, limits.clone(), request));
    let order = post(move |state, request| tickets::take(state, limits_of_tickets.clone(), request));
    Router::new()
        .route(schema::EVENTS, coded(report))
        .route(tickets::TICKETS, coded(order))
        .route(schema::DESCRIPTION, coded(get(async || Json(schema::description()))))
}

/// Answers other methods with a code too.
fn coded(route: MethodRouter<AppState>) -> MethodRouter<AppState> {
    route.fallback(async || Refused::of(StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed"))
}

async fn take(
    State(state): State<AppState>,
    limits: Arc<Limits>,
    request: Request,
) -> Result<Json<Receipt>, Refused> {
    let (by, key, body) = admitted(&state, &limits, request, BODY_BYTES).await?;
    let events = reading::events(&body, state.service.now_ms()).map_err(Refused::unreadable)?;
    let batch = Batch { key, body: digest(&body), events };
    let receipt = state.service.report_events(&by, batch).await.map_err(|failure| match failure {
        Failure::Refused(refusal) => Refused::by_rule(refusal),
        failure => Refused::failed(&failure),
    })?;
    Ok(Json(receipt.into()))
}

/// Who sends a request that may be read, the sender's key of it, and its body.
async fn admitted(
    state: &AppState,
    limits: &Limits,
    request: Request,
    most_bytes: usize,
) -> Result<(Reporter, String, Bytes), Refused> {
    let by = reporter(state, request.headers()).await?;
    if let Err(wait_s) = limits.take(by.source_id(), state.service.now_ms()) {
        let refused = Refused::of(StatusCode::TOO_MANY_REQUESTS, "too_many_requests");
        return Err(Refused { wait_s: Some(wait_s), ..refused });
    }
    if !is_json(request.headers()) {
        return Err(Refused::of(StatusCode::UNSUPPORTED_MEDIA_TYPE, "not_json"));
    }
    let key = request.headers().get(KEY).and_then(|key| key.to_str().ok()).unwrap_or_default().to_owned();
    let body = to_bytes(request.into_body(), most_bytes).await;
    let body = body.map_err(|_| Refused::of(StatusCode::PAYLOAD_TOO_LARGE, "too_large"))?;
    Ok((by, key, body))
}

async fn reporter(state: &AppState, headers: &HeaderMap) -> Result<Reporter, Refused> {
    let sent = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let token = sent
        .and_then(|value| value.split_once(' '))
        // Names of schemes are written in any case.
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
        .map(|(_, token)| token.trim());
    let unknown = || Refused::of(StatusCode::UNAUTHORIZED, "token_invalid");
    state.service.reporter(token.ok_or_else(unknown)?).await.map_err(|failure| match failure {
        Failure::NotSignedIn => unknown(),
        failure => Refused::failed(&failure),
    })
}

fn is_json(headers: &HeaderMap) -> bool {
    let sent = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let kind = sent.split_once(';').map_or(sent, |(kind, _)| kind);
    kind.trim().eq_ignore_ascii_case("application/json")
}

/// A request that was refused; nothing of it was stored.
struct Refused {
    status: StatusCode,
    code: &'static str,
    errors: Vec<EventError>,
    /// Seconds after which another try may do better.
    wait_s: Option<i64>,
}

impl Refused {
    fn of(status: StatusCode, code: &'static str) -> Self {
        Self { status, code, errors: Vec::new(), wait_s: None }
    }

    fn unreadable(fault: Unreadable) -> Self {
        match fault {
            Unreadable::Body => Self::of(StatusCode::BAD_REQUEST, "malformed"),
            Unreadable::TooMany => Self::by_rule(BatchRefused::TooMany),
            Unreadable::Events(errors) => Self::by_rule(BatchRefused::Events(errors)),
        }
    }

    fn by_rule(refusal: BatchRefused) -> Self {
        let (status, code) = match &refusal {
            BatchRefused::Empty => (StatusCode::UNPROCESSABLE_ENTITY, "batch_empty"),
            BatchRefused::TooMany => (StatusCode::UNPROCESSABLE_ENTITY, "batch_too_large"),
            BatchRefused::BadKey => (StatusCode::BAD_REQUEST, "key_invalid"),
            BatchRefused::KeyReused => (StatusCode::CONFLICT, "key_reused"),
            BatchRefused::NoCampaign => (StatusCode::CONFLICT, "no_campaign"),
            BatchRefused::Events(_) => (StatusCode::UNPROCESSABLE_ENTITY, "events_invalid"),
        };
        let errors = if let BatchRefused::Events(errors) = refusal { errors } else { Vec::new() };
        Self { errors, ..Self::of(status, code) }
    }

    /// The database's trouble, not the sender's: worth another try.
    fn failed<R>(failure: &Failure<R>) -> Self {
        tracing::error!(%failure, "a request by API could not be stored");
        Self { wait_s: Some(1), ..Self::of(StatusCode::SERVICE_UNAVAILABLE, "try_again") }
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let mut response = (self.status, Json(Refusal::new(self.code, self.errors))).into_response();
        if let Some(wait_s) = self.wait_s {
            response.headers_mut().insert(header::RETRY_AFTER, wait_s.into());
        }
        if self.status == StatusCode::UNAUTHORIZED {
            response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}
