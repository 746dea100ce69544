//! Rating tickets by API: `POST /api/v1/rating-tickets`.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Request, State},
    http::StatusCode,
};
use serde::{Deserialize, Serialize};
use service::{
    Failure,
    progress::ingest::digest,
    rating::{Order, OrderRefused, Ordered, TicketsRefused},
};
use utoipa::ToSchema;

use super::{Refused, admitted, limit::Limits, schema::Refusal};
use crate::state::AppState;

/// Address that gives out tickets.
pub const TICKETS: &str = "/api/v1/rating-tickets";
/// Longest body in bytes.
const BODY_BYTES: usize = 4 * 1024;

/// An order of tickets for cases served at a counter.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TicketOrder {
    /// Code of the counter, as on its sheet with the QR code.
    #[schema(min_length = 1, max_length = 20, example = "Q01")]
    counter: String,
    /// How many cases were served: each ticket is for one rating.
    #[schema(minimum = 1, maximum = 60, example = 1)]
    count: i64,
}

/// Tickets that were given out. The same order, sent again with its key, gets the same tickets.
#[derive(Serialize, ToSchema)]
pub struct Tickets {
    /// Code of the counter.
    counter: String,
    /// Day on which they were given out, at +07:00.
    #[schema(format = Date)]
    day: String,
    /// Last day on which they can be used.
    #[schema(format = Date)]
    last_day: String,
    /// The tickets.
    tickets: Vec<Ticket>,
}

/// One ticket: for one rating.
#[derive(Serialize, ToSchema)]
pub struct Ticket {
    /// Running number of the counter's day.
    number: i64,
    /// What is printed and typed.
    #[schema(example = "0G4K-7QZR")]
    code: String,
    /// Address for a QR code: opens the rating page with the ticket filled in.
    address: String,
}

impl Tickets {
    fn of(ordered: Ordered, site: &str) -> Self {
        let Ordered { counter, day, last_day, tickets } = ordered;
        let ticket = |(number, code): (i64, String)| {
            let address = format!("{site}/rate/{counter}?case={code}");
            Ticket { number, code, address }
        };
        let tickets = tickets.into_iter().map(ticket).collect();
        Self { day: day.iso(), last_day: last_day.iso(), tickets, counter }
    }
}

/// Takes an order.
pub async fn take(
    State(state): State<AppState>,
    limits: Arc<Limits>,
    request: Request,
) -> Result<Json<Tickets>, Refused> {
    let (by, key, body) = admitted(&state, &limits, request, BODY_BYTES).await?;
    let Ok(TicketOrder { counter, count }) = serde_json::from_slice(&body) else {
        return Err(Refused::of(StatusCode::BAD_REQUEST, "malformed"));
    };
    let order = Order { key, body: digest(&body), counter, count };
    let ordered = state.service.order_tickets(&by, order).await.map_err(|failure| match failure {
        Failure::Refused(refusal) => by_rule(refusal),
        failure => Refused::failed(&failure),
    })?;
    Ok(Json(Tickets::of(ordered, &state.public_url)))
}

fn by_rule(refusal: OrderRefused) -> Refused {
    let (status, code) = match refusal {
        OrderRefused::BadKey => (StatusCode::BAD_REQUEST, "key_invalid"),
        OrderRefused::KeyReused => (StatusCode::CONFLICT, "key_reused"),
        OrderRefused::NoCampaign => (StatusCode::CONFLICT, "no_campaign"),
        OrderRefused::Tickets(TicketsRefused::UsedUp) => (StatusCode::CONFLICT, "tickets_used_up"),
        OrderRefused::Tickets(TicketsRefused::Number) => (StatusCode::UNPROCESSABLE_ENTITY, "count_invalid"),
        OrderRefused::UnknownCounter => (StatusCode::UNPROCESSABLE_ENTITY, "counter_unknown"),
    };
    Refused::of(status, code)
}

#[utoipa::path(
    post,
    path = TICKETS,
    operation_id = "orderRatingTickets",
    request_body(content = TicketOrder, description = "At most 4 KB. Which cases they are is not asked: a rating must not lead to a citizen"),
    params(("Idempotency-Key" = String, Header, min_length = 1, max_length = 100, pattern = "^[!-~]+$",
        description = "Your own key of this order, which must not name the case; sent again with the same body it gets the same tickets")),
    security(("token" = [])),
    responses(
        (status = 200, description = "Given out, now or before", body = Tickets),
        (status = 400, description = "`malformed`: no JSON of this form · `key_invalid`: key missing or unusable", body = Refusal),
        (status = 401, description = "`token_invalid`: no token, an unknown or a revoked one", body = Refusal),
        (status = 409, description = "`key_reused`: the key belongs to another body · `tickets_used_up`: all of the counter's day are given out · `no_campaign`: nothing to rate in", body = Refusal),
        (status = 413, description = "`too_large`: more than 4 KB", body = Refusal),
        (status = 415, description = "`not_json`: the body is not application/json", body = Refusal),
        (status = 422, description = "`count_invalid`: not from 1 to 60 · `counter_unknown`", body = Refusal),
        (status = 429, description = "`too_many_requests`: more than 50 a second, case events included", body = Refusal),
        (status = 503, description = "`try_again`: the database does not answer", body = Refusal),
    )
)]
#[expect(dead_code, reason = "carries the description of the route, which `routes` makes")]
pub fn order_rating_tickets() {}
