//! What the API takes and answers, and its OpenAPI description.

use domain::progress::{BatchReceipt, EventError};
use serde::{Deserialize, Serialize};
use utoipa::{
    Modify, OpenApi, ToSchema,
    openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme},
};

/// Address that takes events.
pub const EVENTS: &str = "/api/v1/case-events";
/// Address of the description.
pub const DESCRIPTION: &str = "/api/v1/openapi.json";

/// A batch of case events.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(
    dead_code,
    reason = "describes what `reading` reads field by field, so that each fault has its place"
)]
struct Events {
    /// The events, in any order.
    #[schema(min_items = 1, max_items = 500)]
    events: Vec<Event>,
}

/// A step of a case file.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(
    dead_code,
    reason = "describes what `reading` reads field by field, so that each fault has its place"
)]
struct Event {
    /// Your own id of this event. Sent again with the same content, it changes nothing.
    #[schema(max_length = 100, pattern = "^[A-Za-z0-9][A-Za-z0-9._/:-]*$", example = "E-2026-000001")]
    event_id: String,
    /// Id of the event that this one corrects, which then counts for nothing. It may be reported later.
    #[schema(max_length = 100, pattern = "^[A-Za-z0-9][A-Za-z0-9._/:-]*$")]
    supersedes: Option<String>,
    /// Code of the case file.
    #[schema(max_length = 100, pattern = "^[A-Za-z0-9][A-Za-z0-9._/:-]*$", example = "H00.15-261103-0001")]
    case_code: String,
    /// What was done.
    step: Step,
    /// How the file was submitted; required for `received`.
    channel: Option<Channel>,
    /// Code of the procedure.
    #[schema(
        max_length = 100,
        pattern = "^[A-Za-z0-9][A-Za-z0-9._/:-]*$",
        example = "1.004269.000.00.00.H00"
    )]
    procedure: String,
    /// Code of the agency, as in the address of its page.
    #[schema(max_length = 100, pattern = "^[A-Za-z0-9][A-Za-z0-9._/:-]*$", example = "so-noi-vu")]
    agency: String,
    /// Staff code of the officer, who belongs to the agency.
    #[schema(max_length = 100, pattern = "^[A-Za-z0-9][A-Za-z0-9._/:-]*$")]
    officer: Option<String>,
    /// When, with offset; at most five minutes in the future.
    #[schema(format = DateTime, example = "2026-11-03T08:15:00+07:00")]
    happened_at: String,
    /// Last day on which it is on time; required for `resolved`.
    #[schema(format = Date, example = "2026-11-06")]
    due_on: Option<String>,
}

/// A step of a case file; `cancelled` takes the superseded event back.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum Step {
    Received,
    Digitised,
    Forwarded,
    Resolved,
    Returned,
    Cancelled,
}

/// How a file was submitted.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum Channel {
    Online,
    Counter,
    Post,
}

/// What became of a batch.
#[derive(Serialize, ToSchema)]
pub struct Receipt {
    /// Events of the batch.
    events: usize,
    /// Events stored now.
    stored: usize,
    /// Events that were known already, and changed nothing.
    duplicates: usize,
    /// Of the stored ones, those that supersede another.
    corrections: usize,
    /// Of the stored ones, those that happened outside the campaign and count for nothing in it.
    outside_period: usize,
}

impl From<BatchReceipt> for Receipt {
    fn from(receipt: BatchReceipt) -> Self {
        let BatchReceipt { events, stored, duplicates, corrections, outside_period } = receipt;
        Self { events, stored, duplicates, corrections, outside_period }
    }
}

/// Why a request was refused; nothing of it was stored.
#[derive(Serialize, ToSchema)]
pub struct Refusal {
    /// Stable code.
    code: &'static str,
    /// What is wrong with which event, for `events_invalid`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    errors: Vec<EventRefusal>,
}

impl Refusal {
    /// A refusal with what is wrong with events.
    pub fn new(code: &'static str, errors: Vec<EventError>) -> Self {
        let errors = errors.into_iter().map(|error| EventRefusal {
            index: error.index,
            field: error.field,
            code: error.code.name(),
        });
        Self { code, errors: errors.collect() }
    }
}

/// What is wrong with an event.
#[derive(Serialize, ToSchema)]
pub struct EventRefusal {
    /// Place in the batch, from 0.
    index: usize,
    /// Field at fault; empty for the whole event.
    field: String,
    /// Stable code.
    code: &'static str,
}

#[utoipa::path(
    post,
    path = EVENTS,
    operation_id = "reportCaseEvents",
    request_body(content = Events, description = "At most 500 events and 1 MB"),
    params(("Idempotency-Key" = String, Header, min_length = 1, max_length = 100, pattern = "^[!-~]+$",
        description = "Your own key of this batch; sent again with the same body it gets the same answer")),
    security(("token" = [])),
    responses(
        (status = 200, description = "Stored and counted, or known already", body = Receipt),
        (status = 400, description = "`malformed`: no JSON of this form · `key_invalid`: key missing or unusable", body = Refusal),
        (status = 401, description = "`token_invalid`: no token, an unknown or a revoked one", body = Refusal),
        (status = 409, description = "`key_reused`: the key belongs to another body · `no_campaign`: nothing to count for", body = Refusal),
        (status = 413, description = "`too_large`: more than 1 MB", body = Refusal),
        (status = 415, description = "`not_json`: the body is not application/json", body = Refusal),
        (status = 422, description = "`batch_empty` · `batch_too_large` · `events_invalid`", body = Refusal),
        (status = 429, description = "`too_many_requests`: more than 50 a second", body = Refusal),
        (status = 503, description = "`try_again`: the database does not answer", body = Refusal),
    )
)]
#[expect(dead_code, reason = "carries the description of the route, which `routes` makes")]
fn report_case_events() {}

#[derive(OpenApi)]
#[openapi(
    info(title = "Thi Đua Số", version = "1", description = "Case events of the one-stop software become figures of the campaign; who was served rates with a ticket."),
    paths(report_case_events, super::tickets::order_rating_tickets),
    components(schemas(Events, Receipt, Refusal, super::tickets::TicketOrder, super::tickets::Tickets)),
    modifiers(&Token)
)]
struct Description;

/// Bearer token per source, from `thidua source add`.
struct Token;

impl Modify for Token {
    fn modify(&self, description: &mut utoipa::openapi::OpenApi) {
        let scheme = SecurityScheme::Http(HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build());
        description.components.get_or_insert_default().add_security_scheme("token", scheme);
    }
}

/// The description of the API.
pub fn description() -> utoipa::openapi::OpenApi {
    Description::openapi()
}
