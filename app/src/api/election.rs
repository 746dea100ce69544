//! Peer voting: what voters and the public read, and casting a ballot.
//!
//! No voter signs in: reading the paper takes the public half of a voting code, casting a signature.

use domain::{
    election::{BallotTrace, BoothPaper, CastReceipt, ElectionFacts, ElectionResult},
    progress::ElectionTurnout,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use voting::{Event, Head, PackedTerms, Terms};

use super::AppError;

/// An election as everybody may see it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ElectionPage {
    /// The election and its dates.
    pub facts: ElectionFacts,
    /// Turnout by agency.
    pub turnout: ElectionTurnout,
    /// What was fixed at opening, nominees included; none before.
    pub terms: Option<Terms>,
    /// The result, once published.
    pub result: Option<ElectionResult>,
}

/// A check code that was looked for by a plain form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindAnswer {
    /// The code in its one spelling; empty when what was typed is no check code.
    pub code: String,
    /// What became of the ballot; none when no code was typed.
    pub trace: Option<BallotTrace>,
}

/// The elections that are or were open.
#[server(prefix = "/api", endpoint = "election/list")]
pub async fn list_elections() -> Result<Vec<ElectionFacts>, AppError> {
    let caller = crate::platform::request()?;
    caller.service.public_elections().await.map_err(|failure| caller.fail(&failure))
}

/// One of them, by its address.
#[server(prefix = "/api", endpoint = "election/facts")]
pub async fn read_facts(election_id: i64) -> Result<ElectionFacts, AppError> {
    let caller = crate::platform::request()?;
    caller.service.election(election_id).await.map_err(|failure| caller.fail(&failure))
}

/// All that a voter needs to fill in a ballot. `credential`: public half of the voting code.
#[server(prefix = "/api", endpoint = "election/booth")]
pub async fn read_booth(election_id: i64, credential: String) -> Result<BoothPaper, AppError> {
    let caller = crate::platform::request()?;
    let credential = credential.parse().map_err(|_| AppError::from(domain::Code::Malformed))?;
    caller.service.booth(election_id, credential).await.map_err(|failure| caller.fail(&failure))
}

/// Casts a sealed and signed ballot; the same ballot again answers the same receipt.
///
/// Needs no form token: nothing that a browser sends by itself gives a right here, the signature does.
#[server(prefix = "/api", endpoint = "election/cast")]
pub async fn cast_ballot(election_id: i64, signed: String) -> Result<CastReceipt, AppError> {
    let caller = crate::platform::request()?;
    caller.service.cast(election_id, signed).await.map_err(|failure| caller.fail(&failure))
}

/// An election with turnout and, once published, its result.
#[server(prefix = "/api", endpoint = "election/page")]
pub async fn read_election(election_id: i64) -> Result<ElectionPage, AppError> {
    let caller = crate::platform::request()?;
    let service = &caller.service;
    let facts = service.election(election_id).await.map_err(|failure| caller.fail(&failure))?;
    let turnout = service.turnout(election_id).await.map_err(|failure| caller.fail(&failure))?;
    let setup = service.record_lines(election_id, 0, 1).await.map_err(|failure| caller.fail(&failure))?;
    let terms = setup.first().and_then(|line| terms_of(line)).map(|(terms, _)| terms);
    let result = match service.result(election_id).await {
        Ok(result) => Some(result),
        Err(failure) if failure.code() == domain::Code::ResultNotPublished => None,
        Err(failure) => return Err(caller.fail(&failure)),
    };
    Ok(ElectionPage { facts, turnout, terms, result })
}

/// The terms in the first line of a public record and the hash of that line; none if it holds no terms.
#[must_use]
pub fn terms_of(setup: &str) -> Option<(Terms, Head)> {
    match voting::read_line(None, setup) {
        Ok((Event::Setup(terms), head)) => Some((terms, head)),
        _ => None,
    }
}

/// The terms of the public record; none before the election opens.
#[server(prefix = "/api", endpoint = "election/setup")]
pub async fn read_terms(election_id: i64) -> Result<Option<PackedTerms>, AppError> {
    let caller = crate::platform::request()?;
    let lines = caller.service.record_lines(election_id, 0, 1).await;
    let lines = lines.map_err(|failure| caller.fail(&failure))?;
    Ok(lines.first().and_then(|line| terms_of(line)).map(|(terms, _)| terms.pack()))
}

/// What became of the ballot with this check code.
#[server(prefix = "/api", endpoint = "election/find")]
pub async fn find_ballot(election_id: i64, code: String) -> Result<BallotTrace, AppError> {
    let caller = crate::platform::request()?;
    caller.service.find_ballot(election_id, &code).await.map_err(|failure| caller.fail(&failure))
}

/// Looks for a ballot by a plain form: the code stays out of the address, which computers remember.
#[server(prefix = "/api", endpoint = "election/ask")]
pub async fn ask_ballot(csrf: String, election_id: i64, code: String) -> Result<(), AppError> {
    use crate::platform::{form, kept};
    let caller = form(&csrf)?;
    let code = voting::CheckCode::parse(&code).map(|code| code.to_string()).unwrap_or_default();
    kept::keep(&caller, kept::ASKED, &format!("{election_id}~{code}"));
    leptos_axum::redirect(&format!("/elections/{election_id}/find"));
    Ok(())
}

/// The answer to the plain form that led to this page, told once.
#[server(prefix = "/api", endpoint = "election/asked")]
pub async fn asked_ballot(election_id: i64) -> Result<Option<FindAnswer>, AppError> {
    use crate::platform::kept;
    let caller = crate::platform::request()?;
    // An address without an election answers here, as long as nothing was asked.
    caller.service.election(election_id).await.map_err(|failure| caller.fail(&failure))?;
    let asked = kept::take(&caller, kept::ASKED);
    let asked = asked.as_deref().and_then(|asked| asked.split_once('~'));
    let Some((_, code)) = asked.filter(|(election, _)| *election == election_id.to_string()) else {
        return Ok(None);
    };
    if code.is_empty() {
        return Ok(Some(FindAnswer { code: String::new(), trace: None }));
    }
    let trace = caller.service.find_ballot(election_id, code).await;
    let trace = trace.map_err(|failure| caller.fail(&failure))?;
    Ok(Some(FindAnswer { code: code.to_owned(), trace: Some(trace) }))
}
