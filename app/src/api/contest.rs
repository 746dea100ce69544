//! The public contest: entering, answering, results, and running the rounds.

use domain::contest::{
    AgencyTable, AttemptResult, EntryChoices, MyContest, NextRound, OwnData, PaperView, Picks, RosterView,
    RoundInfo, RoundResults, SaveAck,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::AppError;

/// What the contest's first page shows.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct HomeView {
    /// The round that the public sees.
    pub round: Option<RoundInfo>,
    /// The round that opens next, where its time is announced.
    pub next: Option<NextRound>,
    /// How agencies and citizens do in it.
    pub table: Option<AgencyTable>,
    /// Where the contestant of this browser stands; none when nobody has entered here.
    pub mine: Option<MyContest>,
}

/// What the entry page shows.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct EntryView {
    /// The round that the public sees.
    pub round: Option<RoundInfo>,
    /// Agencies and communes.
    pub choices: EntryChoices,
}

/// The contest as everybody sees it, and where this browser's contestant stands.
#[server(prefix = "/api", endpoint = "contest/home")]
pub async fn contest_home() -> Result<HomeView, AppError> {
    let caller = crate::platform::request()?;
    let service = &caller.service;
    let mine = match (caller.signed_in.contestant::<domain::NoRule>(), &caller.contest_cookie) {
        (Ok(by), Some(cookie)) => {
            Some(service.my_contest(by, cookie).await.map_err(|why| caller.fail(&why))?)
        }
        _ => None,
    };
    Ok(HomeView {
        round: service.round_info().await.map_err(|why| caller.fail(&why))?,
        next: service.next_round().await.map_err(|why| caller.fail(&why))?,
        table: service.agency_table().await.map_err(|why| caller.fail(&why))?,
        mine,
    })
}

/// What the entry form needs.
#[server(prefix = "/api", endpoint = "contest/entry")]
pub async fn entry_page() -> Result<EntryView, AppError> {
    let caller = crate::platform::request()?;
    Ok(EntryView {
        round: caller.service.round_info().await.map_err(|why| caller.fail(&why))?,
        choices: caller.service.entry_choices().await.map_err(|why| caller.fail(&why))?,
    })
}

/// Enters an official or employee of an agency; `consent_version`: of the text agreed to.
#[server(prefix = "/api", endpoint = "contest/enter-officer")]
pub async fn enter_officer(
    csrf: String,
    agency: String,
    staff_code: String,
    #[server(default)] shows_name: bool,
    #[server(default)] consent_version: String,
) -> Result<(), AppError> {
    use crate::platform::contest::enter;
    use domain::contest::{EntryForm, EntryGroup};
    let form = EntryForm { agency, staff_code, ..EntryForm::blank(EntryGroup::Mandatory) };
    enter(&csrf, EntryForm { shows_name, ..form.agreeing(consent_version) }).await
}

/// Enters a citizen; `consent_version`: of the text agreed to.
#[server(prefix = "/api", endpoint = "contest/enter-citizen")]
pub async fn enter_citizen(
    csrf: String,
    full_name: String,
    birth_date: String,
    commune: String,
    phone: String,
    #[server(default)] shows_name: bool,
    #[server(default)] consent_version: String,
) -> Result<(), AppError> {
    use crate::platform::contest::enter;
    use domain::contest::{EntryForm, EntryGroup};
    let form =
        EntryForm { full_name, birth_date, commune, phone, ..EntryForm::blank(EntryGroup::Encouraged) };
    enter(&csrf, EntryForm { shows_name, ..form.agreeing(consent_version) }).await
}

/// Goes on as the contestant to whom the entry code belongs.
#[server(prefix = "/api", endpoint = "contest/continue")]
pub async fn continue_contest(csrf: String, code: String) -> Result<(), AppError> {
    use crate::platform::{cookies, form};
    let caller = form(&csrf)?;
    let token = caller.service.continue_with(&code).await.map_err(|why| caller.fail(&why))?;
    cookies::give_session(&caller, cookies::CONTEST, &token);
    leptos_axum::redirect("/contest");
    Ok(())
}

/// Lets this browser forget its contestant; entry and answers stay.
#[server(prefix = "/api", endpoint = "contest/leave")]
pub async fn leave_contest(csrf: String) -> Result<(), AppError> {
    use crate::platform::{cookies, form};
    let caller = form(&csrf)?;
    if let Some(cookie) = &caller.contest_cookie {
        caller.service.sign_out(cookie).await.map_err(|why| caller.fail(&why))?;
    }
    cookies::remove(&caller, cookies::CONTEST);
    leptos_axum::redirect("/contest");
    Ok(())
}

/// What the contest holds about this browser's contestant.
#[server(prefix = "/api", endpoint = "contest/own-data")]
pub async fn read_own_data() -> Result<OwnData, AppError> {
    let caller = crate::platform::request()?;
    let by = caller.signed_in.contestant().map_err(|why| caller.fail::<domain::NoRule>(&why))?;
    caller.service.own_data(by).await.map_err(|why| caller.fail(&why))
}

/// Erases who this browser's contestant is; answers and result stay without a name.
#[server(prefix = "/api", endpoint = "contest/erase-own-data")]
pub async fn erase_own_data(csrf: String) -> Result<(), AppError> {
    use crate::platform::{cookies, form};
    let caller = form(&csrf)?;
    let by = caller.signed_in.contestant().map_err(|why| caller.fail::<domain::NoRule>(&why))?;
    caller.service.erase_own_data(by).await.map_err(|why| caller.fail(&why))?;
    cookies::remove(&caller, cookies::CONTEST);
    leptos_axum::redirect("/contest");
    Ok(())
}

/// Starts the attempt, or goes on with it.
#[server(prefix = "/api", endpoint = "contest/start")]
pub async fn start_attempt(csrf: String) -> Result<(), AppError> {
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.contestant().map_err(|why| caller.fail::<domain::NoRule>(&why))?;
    caller.service.start(by).await.map_err(|why| caller.fail(&why))?;
    leptos_axum::redirect("/contest/attempt");
    Ok(())
}

/// The running paper; without one it leads to where the contestant can go on.
#[server(prefix = "/api", endpoint = "contest/paper")]
pub async fn paper() -> Result<PaperView, AppError> {
    use crate::platform::contest::lead_on;
    let caller = crate::platform::request()?;
    let by = caller.signed_in.contestant().map_err(|why| caller.fail::<domain::NoRule>(&why));
    let outcome = match by {
        Ok(by) => caller.service.paper(by).await.map_err(|why| caller.fail(&why)),
        Err(error) => Err(error),
    };
    outcome.inspect_err(|error| lead_on(error.code))
}

/// Saves one answer; `shown` are places among the options shown, all places count from 0.
///
/// `attempt` is the one whose paper the page shows: a page forgotten in another tab does not write into the next.
/// `answered_at` is when it was given, UTC milliseconds by the server's clock as the device knows it.
#[server(prefix = "/api", endpoint = "contest/save")]
pub async fn save_answer(
    csrf: String,
    place: u32,
    shown: Picks,
    sequence: i64,
    #[server(default)] attempt: Option<i64>,
    #[server(default)] answered_at: Option<i64>,
) -> Result<SaveAck, AppError> {
    use service::contest::GivenAnswer;
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.contestant().map_err(|why| caller.fail::<domain::NoRule>(&why))?;
    let (attempt_id, answered_at_ms) = (attempt, answered_at);
    let given = GivenAnswer { attempt_id, place, shown, sequence: Some(sequence), answered_at_ms };
    caller.service.save_given(by, given).await.map_err(|why| caller.fail(&why))
}

/// Saves the answer of a page without a program, if one was chosen, and goes to question `next`.
///
/// `shown`: what was chosen, or the order as it was. `ticked`: the boxes that are ticked, and an empty text so that
/// none is told from no boxes. `swap`: the place in the order that is exchanged with the one after it; then the
/// page stays at the same question.
#[server(prefix = "/api", endpoint = "contest/save-next")]
pub async fn save_and_next(
    csrf: String,
    place: u32,
    #[server(default)] shown: Option<Picks>,
    #[server(default)] ticked: Vec<String>,
    #[server(default)] swap: Option<usize>,
    #[server(default)] attempt: Option<i64>,
    next: String,
) -> Result<(), AppError> {
    use crate::platform::contest::{given, lead_on};
    use service::contest::GivenAnswer;
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.contestant().map_err(|why| caller.fail::<domain::NoRule>(&why))?;
    let next = if swap.is_some() { place.saturating_add(1).to_string() } else { next };
    if let Some(shown) = given(shown, &ticked, swap)? {
        let given = GivenAnswer { attempt_id: attempt, place, shown, ..GivenAnswer::default() };
        let saved = caller.service.save_given(by, given).await.map_err(|why| caller.fail(&why));
        saved.inspect_err(|error| lead_on(error.code))?;
    }
    let is_plain = next.chars().all(|letter| letter.is_ascii_alphanumeric());
    leptos_axum::redirect(&format!("/contest/attempt?q={}", if is_plain { next.as_str() } else { "1" }));
    Ok(())
}

/// The server's clock, UTC milliseconds.
#[server(prefix = "/api", endpoint = "contest/clock")]
pub async fn clock() -> Result<i64, AppError> {
    Ok(crate::platform::request()?.service.now_ms())
}

/// Keeps the answer to the prediction question, as typed.
#[server(prefix = "/api", endpoint = "contest/predict")]
pub async fn predict(
    csrf: String,
    #[server(default)] attempt: Option<i64>,
    #[server(default)] prediction: String,
) -> Result<(), AppError> {
    use crate::platform::contest::lead_on;
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.contestant().map_err(|why| caller.fail::<domain::NoRule>(&why))?;
    let kept = caller.service.predict(by, attempt, &prediction).await.map_err(|why| caller.fail(&why));
    // A plain form leads back to where it was sent from.
    kept.inspect_err(|error| lead_on(error.code))
}

/// Hands the attempt in, with the answer to the prediction question where the round asks one.
#[server(prefix = "/api", endpoint = "contest/submit")]
pub async fn submit_attempt(
    csrf: String,
    #[server(default)] attempt: Option<i64>,
    #[server(default)] prediction: String,
) -> Result<(), AppError> {
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.contestant().map_err(|why| caller.fail::<domain::NoRule>(&why))?;
    caller.service.submit_predicting(by, attempt, &prediction).await.map_err(|why| caller.fail(&why))?;
    leptos_axum::redirect("/contest/result");
    Ok(())
}

/// The result of the contestant's newest attempt; without one it leads back to the contest.
#[server(prefix = "/api", endpoint = "contest/result")]
pub async fn my_result() -> Result<AttemptResult, AppError> {
    use crate::platform::contest::lead_on;
    let caller = crate::platform::request()?;
    let by = caller.signed_in.contestant().map_err(|why| caller.fail::<domain::NoRule>(&why));
    let outcome = match by {
        Ok(by) => caller.service.my_result(by).await.map_err(|why| caller.fail(&why)),
        Err(error) => Err(error),
    };
    outcome.inspect_err(|error| lead_on(error.code))
}

/// The results of closed rounds with what was corrected, for everybody.
#[server(prefix = "/api", endpoint = "contest/results")]
pub async fn contest_results() -> Result<Vec<RoundResults>, AppError> {
    let caller = crate::platform::request()?;
    caller.service.round_results().await.map_err(|why| caller.fail(&why))
}

/// Who of an agency's staff has not entered; without a code the reader's own agency.
#[server(prefix = "/api", endpoint = "contest/roster")]
pub async fn contest_roster(agency: String) -> Result<RosterView, AppError> {
    let caller = crate::platform::request()?;
    let by = caller.signed_in.roster_reader().map_err(|why| caller.fail::<domain::NoRule>(&why))?;
    caller.service.roster(by, &agency).await.map_err(|why| caller.fail(&why))
}

/// All rounds, for organisers.
#[server(prefix = "/api", endpoint = "contest/rounds")]
pub async fn organiser_rounds() -> Result<Vec<RoundInfo>, AppError> {
    let caller = crate::platform::request()?;
    let by = caller.signed_in.organiser().map_err(|why| caller.fail::<domain::NoRule>(&why))?;
    caller.service.organiser_rounds(by).await.map_err(|why| caller.fail(&why))
}

/// Opens a round.
#[server(prefix = "/api", endpoint = "contest/open-round")]
pub async fn open_round(csrf: String, round: i64) -> Result<(), AppError> {
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.organiser().map_err(|why| caller.fail::<domain::NoRule>(&why))?;
    caller.service.open_round(by, round).await.map_err(|why| caller.fail(&why))?;
    leptos_axum::redirect("/organise/contest");
    Ok(())
}

/// Closes a round and ends its running attempts.
#[server(prefix = "/api", endpoint = "contest/close-round")]
pub async fn close_round(csrf: String, round: i64) -> Result<(), AppError> {
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.organiser().map_err(|why| caller.fail::<domain::NoRule>(&why))?;
    caller.service.close_round(by, round).await.map_err(|why| caller.fail(&why))?;
    leptos_axum::redirect("/organise/contest");
    Ok(())
}

/// Declares an outage: whoever lost time gets it back. `began` and `ended` are local times in Vietnam.
#[server(prefix = "/api", endpoint = "contest/declare-outage")]
pub async fn declare_outage(
    csrf: String,
    round: i64,
    began: String,
    ended: String,
    reason: String,
) -> Result<(), AppError> {
    use domain::contest::{Outage, OutageRefused};
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.organiser().map_err(|why| caller.fail::<domain::NoRule>(&why))?;
    let bad_span = || caller.fail(&service::Failure::Refused(OutageRefused::BadSpan));
    let span = Outage::parse(&began, &ended).ok_or_else(bad_span)?;
    caller.service.declare_outage(by, round, span, &reason).await.map_err(|why| caller.fail(&why))?;
    leptos_axum::redirect("/organise/contest");
    Ok(())
}
