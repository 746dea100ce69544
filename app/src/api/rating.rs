//! Rating the officer at a counter, and the counters' sheets.

use domain::progress::{CounterForRating, RatingLevel, RatingReason, RatingRules, TicketsPage};
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
    /// What the campaign asks of a rating.
    pub rules: RatingRules,
    /// Whether a staff account is signed in here.
    pub is_office: bool,
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
    let rules = caller.service.rating_rules().await.map_err(|failure| caller.fail(&failure))?;
    let is_office = caller.signed_in.who().is_some();
    Ok(RatingForm { counter, ticket: caller.service.new_ticket(), rules, is_office })
}

/// Takes a rating and goes on to the thank-you page; with a wrong ticket back to the form, where it is mended.
#[server(prefix = "/api", endpoint = "rating/give")]
pub async fn give_rating(
    csrf: String,
    ticket: String,
    counter: String,
    level: RatingLevel,
    reason: Option<RatingReason>,
    words: Option<String>,
    case: Option<String>,
) -> Result<(), AppError> {
    use crate::platform::{back_to, pause};
    use domain::Coded;
    use service::{
        Failure,
        rating::{RatedFrom, Rating},
    };
    let caller = crate::platform::form(&csrf)?;
    let known = caller.service.counter(&counter).await.map_err(|failure| caller.fail(&failure))?;
    let from = RatedFrom {
        is_again: pause::is_on(&caller, &known.code),
        is_office: caller.signed_in.who().is_some(),
    };
    let rating = Rating { ticket, counter, level, reason, words, case, from };
    let (said, typed) = (rating.words.clone().unwrap_or_default(), rating.case.clone().unwrap_or_default());
    let counted = match caller.service.rate(rating).await {
        Err(Failure::Refused(why)) if why.fields().iter().any(|wrong| wrong.field == "case") => {
            let typed = [
                ("level", level.name()),
                ("case", typed.as_str()),
                ("words", said.as_str()),
                ("problem", why.code().name()),
            ];
            leptos_axum::redirect(&back_to::form(&format!("/rate/{}", known.code), &typed));
            return Ok(());
        }
        outcome => outcome.map_err(|failure| caller.fail(&failure))?,
    };
    pause::begin(&caller, &known.code);
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

/// The page on which tickets are given out; with `counter`, `day` and the numbers `first` to `last` those tickets.
#[server(prefix = "/api", endpoint = "rating/tickets")]
pub async fn read_tickets(
    counter: Option<String>,
    day: Option<i64>,
    first: Option<i64>,
    last: Option<i64>,
) -> Result<TicketsPage, AppError> {
    use domain::time::Day;
    let caller = crate::platform::request()?;
    let by = caller.signed_in.figure_keeper().map_err(|failure| caller.fail::<domain::NoRule>(&failure))?;
    let given = counter.zip(day).zip(first.zip(last));
    let given = given.map(|((counter, day), (first, last))| service::rating::Given {
        counter,
        day: Day(day),
        first,
        last,
    });
    let mut page = caller.service.tickets_page(by, given).await.map_err(|failure| caller.fail(&failure))?;
    if let Some(given) = &mut page.given {
        given.site = caller.public_url.to_string();
    }
    Ok(page)
}

/// Gives out tickets and leads to them.
#[server(prefix = "/api", endpoint = "rating/give-tickets")]
pub async fn give_tickets(csrf: String, counter: String, count: i64) -> Result<(), AppError> {
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.figure_keeper().map_err(|failure| caller.fail::<domain::NoRule>(&failure))?;
    let given = caller.service.give_tickets(by, counter, count).await;
    let given = given.map_err(|failure| caller.fail(&failure))?;
    leptos_axum::redirect(&format!(
        "/rating-tickets?counter={}&day={}&first={}&last={}",
        given.counter, given.day.0, given.first, given.last
    ));
    Ok(())
}

/// Says what the campaign asks of a rating; a box that is not ticked is not sent.
#[server(prefix = "/api", endpoint = "rating/rules")]
pub async fn set_rating_rules(
    csrf: String,
    #[server(default)] needs_ticket: bool,
    #[server(default)] office_may: bool,
) -> Result<(), AppError> {
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.organiser().map_err(|failure| caller.fail::<domain::NoRule>(&failure))?;
    let rules = RatingRules { needs_ticket, office_may };
    caller.service.set_rating_rules(by, rules).await.map_err(|failure| caller.fail(&failure))?;
    leptos_axum::redirect("/rating-tickets?done=rules");
    Ok(())
}
