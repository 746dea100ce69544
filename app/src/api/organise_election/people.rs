//! Nominees, trustees, and those who have not voted.

use domain::election::{
    CategoryFacts, DraftNominee, NomineeInput, NotVoted, OrganiserElection, TrusteeAccount,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::api::AppError;

/// How many people who could be nominated are shown at once.
pub const SHOWN_CANDIDATES: usize = 20;

/// A category's nominees, and who else of the group could stand.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct NomineesView {
    /// The election.
    pub election: OrganiserElection,
    /// The category.
    pub category: CategoryFacts,
    /// Who stands.
    pub standing: Vec<DraftNominee>,
    /// Who else could and fits the search.
    pub candidates: Vec<DraftNominee>,
    /// How many more fit the search.
    pub more: usize,
    /// What was searched for.
    pub search: String,
}

/// The trustees, and who could be one.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct TrusteesView {
    /// The election.
    pub election: OrganiserElection,
    /// Accounts with the role.
    pub accounts: Vec<TrusteeAccount>,
}

/// Who has not voted.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RemindersView {
    /// The election.
    pub election: OrganiserElection,
    /// By agency and name; none unless the election is open.
    pub people: Option<Vec<NotVoted>>,
}

/// A category's nominees, and those of the group whose name fits `search`.
#[server(prefix = "/api", endpoint = "organise/election/nominees")]
pub async fn read_nominees(
    election_id: i64,
    category_id: i64,
    search: String,
) -> Result<NomineesView, AppError> {
    let caller = crate::platform::request()?;
    let by = caller.signed_in.organiser().map_err(|failure| caller.fail::<domain::NoRule>(&failure))?;
    let service = &caller.service;
    let draft = service.election_draft(by, election_id).await.map_err(|failure| caller.fail(&failure))?;
    let category = draft.election.facts.categories.iter().find(|category| category.id == category_id);
    let category = category.cloned().ok_or(domain::Code::NotFound)?;
    let all = service.nominee_candidates(by, election_id, category_id).await;
    let all = all.map_err(|failure| caller.fail(&failure))?;
    let (standing, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|person| person.stands);
    let wanted = domain::text::fold(&search);
    let mut candidates: Vec<_> =
        others.into_iter().filter(|person| domain::text::fold(&person.name).contains(&wanted)).collect();
    let more = candidates.len().saturating_sub(SHOWN_CANDIDATES);
    candidates.truncate(SHOWN_CANDIDATES);
    Ok(NomineesView { election: draft.election, category, standing, candidates, more, search })
}

/// Puts somebody up, or changes the evidence of somebody who stands.
#[server(prefix = "/api", endpoint = "organise/election/nominate")]
pub async fn nominate(
    csrf: String,
    election_id: i64,
    category_id: i64,
    officer_id: i64,
    #[server(default)] evidence_vi: String,
    #[server(default)] evidence_en: String,
) -> Result<(), AppError> {
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.organiser().map_err(|failure| caller.fail::<domain::NoRule>(&failure))?;
    let service = &caller.service;
    let all = service.nominee_candidates(by, election_id, category_id).await;
    let mut list = standing(all.map_err(|failure| caller.fail(&failure))?);
    let evidence = domain::Bilingual::new(evidence_vi.trim(), evidence_en.trim());
    match list.iter_mut().find(|nominee| nominee.officer_id == officer_id) {
        Some(nominee) => nominee.evidence = evidence,
        None => list.push(NomineeInput { officer_id, evidence }),
    }
    let set = service.set_nominees(by, election_id, category_id, list).await;
    set.map_err(|failure| caller.fail(&failure))?;
    leptos_axum::redirect(&format!("/organise/elections/{election_id}/nominees?category={category_id}"));
    Ok(())
}

/// Takes somebody off the list of nominees.
#[server(prefix = "/api", endpoint = "organise/election/withdraw")]
pub async fn withdraw(
    csrf: String,
    election_id: i64,
    category_id: i64,
    officer_id: i64,
) -> Result<(), AppError> {
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.organiser().map_err(|failure| caller.fail::<domain::NoRule>(&failure))?;
    let service = &caller.service;
    let all = service.nominee_candidates(by, election_id, category_id).await;
    let mut list = standing(all.map_err(|failure| caller.fail(&failure))?);
    list.retain(|nominee| nominee.officer_id != officer_id);
    let set = service.set_nominees(by, election_id, category_id, list).await;
    set.map_err(|failure| caller.fail(&failure))?;
    leptos_axum::redirect(&format!("/organise/elections/{election_id}/nominees?category={category_id}"));
    Ok(())
}

/// Those of a list who stand, in the form in which a list is set anew.
pub fn standing(all: Vec<DraftNominee>) -> Vec<NomineeInput> {
    let standing = all.into_iter().filter(|person| person.stands);
    standing.map(|person| NomineeInput { officer_id: person.officer_id, evidence: person.evidence }).collect()
}

/// The trustees, and the accounts that could be.
#[server(prefix = "/api", endpoint = "organise/election/trustees")]
pub async fn read_trustees(election_id: i64) -> Result<TrusteesView, AppError> {
    let caller = crate::platform::request()?;
    let by = caller.signed_in.organiser().map_err(|failure| caller.fail::<domain::NoRule>(&failure))?;
    let service = &caller.service;
    let draft = service.election_draft(by, election_id).await.map_err(|failure| caller.fail(&failure))?;
    let accounts = service.trustee_accounts(by).await.map_err(|failure| caller.fail(&failure))?;
    Ok(TrusteesView { election: draft.election, accounts })
}

/// Names the trustees and how many are enough; keys made before are thrown away.
#[server(prefix = "/api", endpoint = "organise/election/set-trustees")]
pub async fn set_trustees(
    csrf: String,
    election_id: i64,
    #[server(default)] accounts: Vec<i64>,
    threshold: u32,
) -> Result<(), AppError> {
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.organiser().map_err(|failure| caller.fail::<domain::NoRule>(&failure))?;
    let input = domain::election::TrusteesInput { account_ids: accounts, threshold };
    caller.service.set_trustees(by, election_id, input).await.map_err(|failure| caller.fail(&failure))?;
    leptos_axum::redirect(&format!("/organise/elections/{election_id}/trustees"));
    Ok(())
}

/// Throws the keys away, so that the trustees begin again.
#[server(prefix = "/api", endpoint = "organise/election/restart-keys")]
pub async fn restart_keys(csrf: String, election_id: i64) -> Result<(), AppError> {
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.organiser().map_err(|failure| caller.fail::<domain::NoRule>(&failure))?;
    caller.service.restart_ceremony(by, election_id).await.map_err(|failure| caller.fail(&failure))?;
    leptos_axum::redirect(&format!("/organise/elections/{election_id}/trustees"));
    Ok(())
}

/// Address of the site, and the election whose codes are made.
#[server(prefix = "/api", endpoint = "organise/election/codes")]
pub async fn read_codes(election_id: i64) -> Result<(String, OrganiserElection), AppError> {
    let caller = crate::platform::request()?;
    let by = caller.signed_in.organiser().map_err(|failure| caller.fail::<domain::NoRule>(&failure))?;
    let draft = caller.service.election_draft(by, election_id).await;
    let draft = draft.map_err(|failure| caller.fail(&failure))?;
    Ok((caller.public_url.to_string(), draft.election))
}

/// Who has not voted; each look is audited.
#[server(prefix = "/api", endpoint = "organise/election/not-voted")]
pub async fn read_reminders(election_id: i64) -> Result<RemindersView, AppError> {
    let caller = crate::platform::request()?;
    let by = caller.signed_in.organiser().map_err(|failure| caller.fail::<domain::NoRule>(&failure))?;
    let service = &caller.service;
    let draft = service.election_draft(by, election_id).await.map_err(|failure| caller.fail(&failure))?;
    let people = if draft.election.facts.state.takes_ballots() {
        Some(service.not_voted(by, election_id).await.map_err(|failure| caller.fail(&failure))?)
    } else {
        None
    };
    Ok(RemindersView { election: draft.election, people })
}
