//! Rating the officer at a counter, and the counters' sheets.

use domain::{
    Code,
    progress::{CounterForRating, RatingLevel, RatingReason, RatingRules, TicketsPage},
};
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
    /// What this browser sent to the counter a moment ago; told once.
    pub sent: Option<SentRating>,
}

/// What a browser sent to a counter, kept by itself alone until it has loaded the next page: nothing of it stands in
/// an address, which logs and histories hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentRating {
    /// Code of the counter.
    pub counter: String,
    /// The chosen face; none before.
    pub level: Option<RatingLevel>,
    /// The ticket as typed or brought by its address.
    pub case: Option<String>,
    /// In the citizen's own words.
    pub words: Option<String>,
    /// What is wrong with the ticket.
    pub problem: Option<Code>,
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
    let sent = crate::platform::sent_rating::take(&caller, &counter.code);
    Ok(RatingForm { counter, ticket: caller.service.new_ticket(), rules, is_office, sent })
}

/// Remembers the chosen face until the next page, or that none is chosen, and leads there.
#[server(prefix = "/api", endpoint = "rating/choose")]
pub async fn choose_level(
    csrf: String,
    counter: String,
    level: Option<RatingLevel>,
    case: Option<String>,
) -> Result<(), AppError> {
    let caller = crate::platform::form(&csrf)?;
    let known = caller.service.counter(&counter).await.map_err(|failure| caller.fail(&failure))?;
    let sent = SentRating { counter: known.code, level, case, words: None, problem: None };
    crate::platform::sent_rating::keep(&caller, &sent);
    leptos_axum::redirect(&format!("/rate/{}", sent.counter));
    Ok(())
}

/// Takes a rating and goes on to the thank-you page; what is refused comes back to its form, where it is mended.
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
    use crate::platform::{pause, sent_rating};
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
    let mut sent = SentRating {
        counter: known.code,
        level: Some(level),
        case: rating.case.clone(),
        words: rating.words.clone(),
        problem: None,
    };
    let counted = match caller.service.rate(rating).await {
        Ok(counted) => counted,
        Err(Failure::Refused(why)) if why.fields().iter().any(|wrong| wrong.field == "case") => {
            sent.problem = Some(why.code());
            sent_rating::keep(&caller, &sent);
            leptos_axum::redirect(&format!("/rate/{}", sent.counter));
            return Ok(());
        }
        Err(failure) => {
            sent_rating::keep(&caller, &sent);
            return Err(caller.fail(&failure));
        }
    };
    pause::begin(&caller, &sent.counter);
    sent_rating::keep(&caller, &SentRating { level: Some(counted), case: None, words: None, ..sent.clone() });
    leptos_axum::redirect(&format!("/rate/{}/thanks", sent.counter));
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
