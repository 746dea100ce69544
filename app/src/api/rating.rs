//! Rating the officer at a counter, and the counters' sheets.

use domain::progress::{CounterForRating, RatingLevel, RatingReason};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::AppError;

/// A counter and the ticket of this view of its page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RatingForm {
    /// The counter.
    pub counter: CounterForRating,
    /// Makes sending the form twice harmless.
    pub ticket: String,
}

/// The counters with the address that their codes lead to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheets {
    /// Address of the site.
    pub site: String,
    /// The counters.
    pub counters: Vec<CounterForRating>,
}

/// The counter with this code and a fresh ticket.
#[server(prefix = "/api", endpoint = "rating/form")]
pub async fn read_rating_form(counter: String) -> Result<RatingForm, AppError> {
    let caller = crate::platform::request()?;
    let counter = caller.service.counter(&counter).await.map_err(|failure| caller.fail(&failure))?;
    Ok(RatingForm { counter, ticket: caller.service.new_ticket() })
}

/// Takes a rating and goes on to the thank-you page.
#[server(prefix = "/api", endpoint = "rating/give")]
pub async fn give_rating(
    csrf: String,
    ticket: String,
    counter: String,
    level: RatingLevel,
    reason: Option<RatingReason>,
    words: Option<String>,
) -> Result<(), AppError> {
    let caller = crate::platform::form(&csrf)?;
    let rating = service::rating::Rating { ticket, counter: counter.clone(), level, reason, words };
    let counted = caller.service.rate(rating).await.map_err(|failure| caller.fail(&failure))?;
    let known = caller.service.counter(&counter).await.map_err(|failure| caller.fail(&failure))?;
    leptos_axum::redirect(&format!("/rate/{}/thanks?level={}", known.code, counted.name()));
    Ok(())
}

/// The counters' sheets, for organisers.
#[server(prefix = "/api", endpoint = "rating/sheets")]
pub async fn read_sheets() -> Result<Sheets, AppError> {
    let caller = crate::platform::request()?;
    let by = caller.signed_in.organiser().map_err(|failure| caller.fail::<domain::NoRule>(&failure))?;
    let counters = caller.service.counters(by).await.map_err(|failure| caller.fail(&failure))?;
    Ok(Sheets { site: caller.public_url.to_string(), counters })
}
