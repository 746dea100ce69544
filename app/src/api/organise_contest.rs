//! Corrections of the contest by organisers: people, questions, entries that may be one person's.

use domain::contest::{
    Entrant, ExcludedOfficer, ExclusionReason, RoundReport, ShortRound, SuspicionView, UsedQuestion, Verdict,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::AppError;

/// Whom organisers look up, and who may not take part.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PeopleView {
    /// What was searched for.
    pub search: String,
    /// Who was found.
    pub entrants: Vec<Entrant>,
    /// Officers who may not take part.
    pub excluded: Vec<ExcludedOfficer>,
}

/// Entrants whose name fits `search`, and the excluded officers.
#[server(prefix = "/api", endpoint = "organise/contest/people")]
pub async fn contest_people(search: String) -> Result<PeopleView, AppError> {
    let caller = crate::platform::request()?;
    let by = caller.signed_in.organiser().map_err(|why| caller.fail::<domain::NoRule>(&why))?;
    let entrants = caller.service.entrants(by, &search).await.map_err(|why| caller.fail(&why))?;
    let excluded = caller.service.exclusions(by).await.map_err(|why| caller.fail(&why))?;
    Ok(PeopleView { search, entrants, excluded })
}

/// Entries that may be one person's.
#[server(prefix = "/api", endpoint = "organise/contest/doubles")]
pub async fn contest_doubles() -> Result<Vec<SuspicionView>, AppError> {
    let caller = crate::platform::request()?;
    let by = caller.signed_in.organiser().map_err(|why| caller.fail::<domain::NoRule>(&why))?;
    caller.service.suspicions(by).await.map_err(|why| caller.fail(&why))
}

/// The questions that stand on papers.
#[server(prefix = "/api", endpoint = "organise/contest/questions")]
pub async fn contest_questions() -> Result<Vec<UsedQuestion>, AppError> {
    let caller = crate::platform::request()?;
    let by = caller.signed_in.organiser().map_err(|why| caller.fail::<domain::NoRule>(&why))?;
    caller.service.used_questions(by).await.map_err(|why| caller.fail(&why))
}

/// Rounds whose papers the bank cannot fill.
#[server(prefix = "/api", endpoint = "organise/contest/short-rounds")]
pub async fn contest_short_rounds() -> Result<Vec<ShortRound>, AppError> {
    let caller = crate::platform::request()?;
    let by = caller.signed_in.organiser().map_err(|why| caller.fail::<domain::NoRule>(&why))?;
    caller.service.short_rounds(by).await.map_err(|why| caller.fail(&why))
}

/// How the questions of a closed round did.
#[server(prefix = "/api", endpoint = "organise/contest/statistics")]
pub async fn contest_statistics(round: i64) -> Result<RoundReport, AppError> {
    let caller = crate::platform::request()?;
    let by = caller.signed_in.organiser().map_err(|why| caller.fail::<domain::NoRule>(&why))?;
    caller.service.round_report(by, round).await.map_err(|why| caller.fail(&why))
}

/// Excludes an officer from the contest.
#[server(prefix = "/api", endpoint = "organise/contest/exclude")]
pub async fn exclude_officer(
    csrf: String,
    staff_code: String,
    reason: ExclusionReason,
) -> Result<(), AppError> {
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.organiser().map_err(|why| caller.fail::<domain::NoRule>(&why))?;
    caller.service.exclude(by, &staff_code, reason).await.map_err(|why| caller.fail(&why))?;
    leptos_axum::redirect("/organise/contest/people");
    Ok(())
}

/// Lets an officer take part who was excluded.
#[server(prefix = "/api", endpoint = "organise/contest/lift-exclusion")]
pub async fn lift_exclusion(csrf: String, staff_code: String) -> Result<(), AppError> {
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.organiser().map_err(|why| caller.fail::<domain::NoRule>(&why))?;
    caller.service.lift_exclusion(by, &staff_code).await.map_err(|why| caller.fail(&why))?;
    leptos_axum::redirect("/organise/contest/people");
    Ok(())
}

/// Takes an ended attempt out of the ranking.
#[server(prefix = "/api", endpoint = "organise/contest/disqualify")]
pub async fn disqualify_attempt(csrf: String, attempt: i64, reason: String) -> Result<(), AppError> {
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.organiser().map_err(|why| caller.fail::<domain::NoRule>(&why))?;
    caller.service.disqualify(by, attempt, &reason).await.map_err(|why| caller.fail(&why))?;
    leptos_axum::redirect("/contest/results");
    Ok(())
}

/// Declares a question void.
#[server(prefix = "/api", endpoint = "organise/contest/void")]
pub async fn void_question(csrf: String, question: i64, reason: String) -> Result<(), AppError> {
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.organiser().map_err(|why| caller.fail::<domain::NoRule>(&why))?;
    caller.service.void_question(by, question, &reason).await.map_err(|why| caller.fail(&why))?;
    leptos_axum::redirect("/contest/results");
    Ok(())
}

/// Says whether two entries are one person's.
#[server(prefix = "/api", endpoint = "organise/contest/judge")]
pub async fn judge_double(csrf: String, double: i64, verdict: Verdict) -> Result<(), AppError> {
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.organiser().map_err(|why| caller.fail::<domain::NoRule>(&why))?;
    caller.service.judge_suspicion(by, double, verdict).await.map_err(|why| caller.fail(&why))?;
    leptos_axum::redirect("/organise/contest/doubles");
    Ok(())
}
