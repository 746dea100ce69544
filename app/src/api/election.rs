//! Peer voting: the voter's steps, the public pages, the organisers' steps.

use std::collections::BTreeMap;

use domain::{
    election::{
        BallotPaper, BallotTrace, ElectionFacts, ElectionResult, ElectionSummary, OrganiserElection, Receipt,
    },
    named_enum,
    progress::ElectionTurnout,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use voting::Selection;

use super::AppError;

/// The elections that are or were open.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ElectionLists {
    /// Those whose roll lists the viewer.
    pub mine: Vec<ElectionSummary>,
    /// All others.
    pub others: Vec<ElectionFacts>,
}

/// The ballot paper and what this voter has chosen on it so far.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct VotingPaper {
    /// The paper.
    pub paper: BallotPaper,
    /// The choice kept between paper and review; empty at first.
    pub chosen: Vec<Selection>,
}

/// An election as everybody may see it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ElectionPage {
    /// The election and its dates.
    pub facts: ElectionFacts,
    /// Turnout by agency.
    pub turnout: ElectionTurnout,
    /// The result, once published.
    pub result: Option<ElectionResult>,
}

named_enum! {
    /// A step that organisers take.
    Step {
        /// Begin to take ballots.
        Open = "open",
        /// Stop and count.
        Close = "close",
        /// Make the result public.
        Publish = "publish",
    }
}

/// The elections that are or were open, the signed-in official's own apart.
#[server(prefix = "/api", endpoint = "election/list")]
pub async fn list_elections() -> Result<ElectionLists, AppError> {
    let caller = crate::platform::request()?;
    let mine = match caller.signed_in.official::<domain::NoRule>() {
        Ok(by) => caller.service.elections_for(by).await.map_err(|failure| caller.fail(&failure))?,
        Err(_) => Vec::new(),
    };
    let mut others = caller.service.public_elections().await.map_err(|failure| caller.fail(&failure))?;
    others.retain(|other| mine.iter().all(|own| own.facts.id != other.id));
    Ok(ElectionLists { mine, others })
}

/// The ballot paper of the signed-in official.
#[server(prefix = "/api", endpoint = "election/paper")]
pub async fn read_paper(election_id: i64) -> Result<VotingPaper, AppError> {
    use crate::platform::kept;
    let caller = crate::platform::request()?;
    let by = caller.signed_in.official().map_err(|failure| caller.fail::<domain::NoRule>(&failure))?;
    let paper =
        caller.service.ballot_paper(by, election_id).await.map_err(|failure| caller.fail(&failure))?;
    let chosen = kept::kept(&caller, kept::CHOICE, election_id).and_then(|text| super::choices::read(&text));
    Ok(VotingPaper { paper, chosen: chosen.unwrap_or_default() })
}

/// Takes the filled-in paper to the review. `many` has category by nominee, `one` nominee by category.
///
/// A wrong choice is kept too: the voter finds it on the paper again, beside what is wrong.
#[server(prefix = "/api", endpoint = "election/review")]
pub async fn review_ballot(
    csrf: String,
    election_id: i64,
    #[server(default)] many: BTreeMap<String, String>,
    #[server(default)] one: BTreeMap<String, String>,
) -> Result<(), AppError> {
    use crate::platform::{form, kept};
    let caller = form(&csrf)?;
    let by = caller.signed_in.official().map_err(|failure| caller.fail::<domain::NoRule>(&failure))?;
    let choice = super::choices::gather(&many, &one).ok_or(domain::Code::Malformed)?;
    kept::keep(&caller, kept::CHOICE, election_id, &super::choices::write(&choice));
    let checked = caller.service.check_ballot(by, election_id, &choice).await;
    checked.map_err(|failure| caller.fail(&failure))?;
    leptos_axum::redirect(&format!("/vote/{election_id}/review"));
    Ok(())
}

/// Casts exactly the choices that the review page showed.
#[server(prefix = "/api", endpoint = "election/cast")]
pub async fn cast_ballot(csrf: String, election_id: i64, choices: String) -> Result<(), AppError> {
    use crate::platform::{cookies, form, kept};
    let caller = form(&csrf)?;
    let by = caller.signed_in.official().map_err(|failure| caller.fail::<domain::NoRule>(&failure))?;
    let choice = super::choices::read(&choices).ok_or(domain::Code::Malformed)?;
    let cast = caller.service.cast(by, election_id, choice).await;
    let receipt = cast.map_err(|failure| caller.fail(&failure))?;
    let replaced = if receipt.replaced { "again" } else { "first" };
    kept::keep(&caller, kept::RECEIPT, election_id, &format!("{}.{replaced}", receipt.check_code));
    cookies::remove(&caller, kept::CHOICE);
    leptos_axum::redirect(&format!("/vote/{election_id}/receipt"));
    Ok(())
}

/// The receipt of the ballot that this browser cast a few minutes ago.
#[server(prefix = "/api", endpoint = "election/receipt")]
pub async fn kept_receipt(election_id: i64) -> Result<Option<Receipt>, AppError> {
    use crate::platform::kept;
    let caller = crate::platform::request()?;
    let facts = caller.service.election(election_id).await.map_err(|failure| caller.fail(&failure))?;
    let kept = kept::kept(&caller, kept::RECEIPT, election_id);
    Ok(kept.as_deref().and_then(|kept| kept.split_once('.')).map(|(check_code, replaced)| Receipt {
        election_id,
        title: facts.title,
        check_code: check_code.to_owned(),
        replaced: replaced == "again",
    }))
}

/// An election with turnout and, once published, its result.
#[server(prefix = "/api", endpoint = "election/page")]
pub async fn read_election(election_id: i64) -> Result<ElectionPage, AppError> {
    let caller = crate::platform::request()?;
    let service = &caller.service;
    let facts = service.election(election_id).await.map_err(|failure| caller.fail(&failure))?;
    let turnout = service.turnout(election_id).await.map_err(|failure| caller.fail(&failure))?;
    let result = match service.result(election_id).await {
        Ok(result) => Some(result),
        Err(failure) if failure.code() == domain::Code::ResultNotPublished => None,
        Err(failure) => return Err(caller.fail(&failure)),
    };
    Ok(ElectionPage { facts, turnout, result })
}

/// What became of the ballot with this check code; none while no code is typed.
#[server(prefix = "/api", endpoint = "election/find")]
pub async fn find_ballot(election_id: i64, code: String) -> Result<Option<BallotTrace>, AppError> {
    let caller = crate::platform::request()?;
    if code.trim().is_empty() {
        caller.service.election(election_id).await.map_err(|failure| caller.fail(&failure))?;
        return Ok(None);
    }
    let found = caller.service.find_ballot(election_id, &code).await;
    found.map(Some).map_err(|failure| caller.fail(&failure))
}

/// All elections, for organisers.
#[server(prefix = "/api", endpoint = "election/organise")]
pub async fn organiser_elections() -> Result<Vec<OrganiserElection>, AppError> {
    let caller = crate::platform::request()?;
    let by = caller.signed_in.organiser().map_err(|failure| caller.fail::<domain::NoRule>(&failure))?;
    caller.service.organiser_elections(by).await.map_err(|failure| caller.fail(&failure))
}

/// Takes an organiser's step and goes back to the list.
#[server(prefix = "/api", endpoint = "election/step")]
pub async fn step_election(csrf: String, election_id: i64, step: Step) -> Result<(), AppError> {
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.organiser().map_err(|failure| caller.fail::<domain::NoRule>(&failure))?;
    let taken = match step {
        Step::Open => caller.service.open_election(by, election_id).await,
        Step::Close => caller.service.close_election(by, election_id).await,
        Step::Publish => caller.service.publish_result(by, election_id).await,
    };
    taken.map_err(|failure| caller.fail(&failure))?;
    leptos_axum::redirect("/organise/elections");
    Ok(())
}
