//! What organisers do with elections: declaring, opening, closing, publishing.

pub mod people;
pub mod roll;

use domain::{
    Bilingual,
    agency::OfficerGroup,
    election::{
        CategoryFacts, CategoryInput, CategoryRules, ElectionDraft, NewElection, OrganiserElection,
        RehearsalReport,
    },
    named_enum,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::AppError;

named_enum! {
    /// A step that organisers take and that cannot be taken back.
    Step {
        /// Begin to take ballots.
        Open = "open",
        /// Stop and add the sealed ballots up.
        Close = "close",
        /// Make the result public.
        Publish = "publish",
        /// Put the election away.
        Archive = "archive",
    }
}

/// A new election as its form sends it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ElectionForm {
    /// Vietnamese title.
    pub title_vi: String,
    /// English title.
    pub title_en: String,
    /// Fewest votes for a seat, percent of the roll.
    pub approval_percent: u32,
    /// Whether it is only a trial; decided when it is created.
    #[serde(default)]
    pub rehearsal: bool,
}

/// A category as its form sends it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CategoryForm {
    /// The category that is changed; none for a new one.
    #[serde(default)]
    pub id: Option<i64>,
    /// Vietnamese title.
    pub title_vi: String,
    /// English title.
    pub title_en: String,
    /// Whose category it is.
    pub group: OfficerGroup,
    /// Fewest nominees to choose.
    pub min: u32,
    /// Most nominees to choose.
    pub max: u32,
    /// How many are elected.
    pub seats: u32,
    /// Whether a blank ballot is allowed.
    #[serde(default)]
    pub blank: bool,
}

impl CategoryForm {
    /// The category as the use cases take it.
    pub fn input(self) -> CategoryInput {
        CategoryInput {
            id: self.id,
            title: Bilingual::new(self.title_vi, self.title_en),
            group: self.group,
            rules: CategoryRules { min: self.min, max: self.max, seats: self.seats, blank: self.blank },
        }
    }
}

/// What was declared of an election, in the form in which it is declared anew.
pub fn declared(election: &OrganiserElection) -> NewElection {
    let facts = &election.facts;
    let category = |category: &CategoryFacts| CategoryInput {
        id: Some(category.id),
        title: category.title.clone(),
        group: category.group,
        rules: category.rules,
    };
    NewElection {
        title: facts.title.clone(),
        rehearsal: facts.rehearsal,
        approval_bp: facts.approval_bp,
        categories: facts.categories.iter().map(category).collect(),
    }
}

/// All elections, drafts included.
#[server(prefix = "/api", endpoint = "organise/elections")]
pub async fn organiser_elections() -> Result<Vec<OrganiserElection>, AppError> {
    let caller = crate::platform::request()?;
    let by = caller.signed_in.organiser().map_err(|failure| caller.fail::<domain::NoRule>(&failure))?;
    caller.service.organiser_elections(by).await.map_err(|failure| caller.fail(&failure))
}

/// One election with its nominees and what is still missing.
#[server(prefix = "/api", endpoint = "organise/election")]
pub async fn read_draft(election_id: i64) -> Result<ElectionDraft, AppError> {
    let caller = crate::platform::request()?;
    let by = caller.signed_in.organiser().map_err(|failure| caller.fail::<domain::NoRule>(&failure))?;
    caller.service.election_draft(by, election_id).await.map_err(|failure| caller.fail(&failure))
}

/// Declares a new election with its first category.
#[server(prefix = "/api", endpoint = "organise/election/create")]
pub async fn create_election(
    csrf: String,
    election: ElectionForm,
    category: CategoryForm,
) -> Result<(), AppError> {
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.organiser().map_err(|failure| caller.fail::<domain::NoRule>(&failure))?;
    let new = NewElection {
        title: Bilingual::new(election.title_vi, election.title_en),
        rehearsal: election.rehearsal,
        approval_bp: election.approval_percent.saturating_mul(100),
        categories: vec![category.input()],
    };
    let id = caller.service.create_election(by, new).await.map_err(|failure| caller.fail(&failure))?;
    leptos_axum::redirect(&format!("/organise/elections/{id}"));
    Ok(())
}

/// Changes title and threshold of a draft.
#[server(prefix = "/api", endpoint = "organise/election/rules")]
pub async fn edit_rules(csrf: String, election_id: i64, election: ElectionForm) -> Result<(), AppError> {
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.organiser().map_err(|failure| caller.fail::<domain::NoRule>(&failure))?;
    let service = &caller.service;
    let draft = service.election_draft(by, election_id).await.map_err(|failure| caller.fail(&failure))?;
    let changed = NewElection {
        title: Bilingual::new(election.title_vi, election.title_en),
        approval_bp: election.approval_percent.saturating_mul(100),
        ..declared(&draft.election)
    };
    service.edit_election(by, election_id, changed).await.map_err(|failure| caller.fail(&failure))?;
    leptos_axum::redirect(&format!("/organise/elections/{election_id}"));
    Ok(())
}

/// Adds a category to a draft or changes one.
#[server(prefix = "/api", endpoint = "organise/election/category")]
pub async fn save_category(csrf: String, election_id: i64, category: CategoryForm) -> Result<(), AppError> {
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.organiser().map_err(|failure| caller.fail::<domain::NoRule>(&failure))?;
    let service = &caller.service;
    let draft = service.election_draft(by, election_id).await.map_err(|failure| caller.fail(&failure))?;
    let mut changed = declared(&draft.election);
    let saved = category.input();
    match changed.categories.iter_mut().find(|other| saved.id.is_some() && other.id == saved.id) {
        Some(place) => *place = saved,
        None => changed.categories.push(saved),
    }
    service.edit_election(by, election_id, changed).await.map_err(|failure| caller.fail(&failure))?;
    leptos_axum::redirect(&format!("/organise/elections/{election_id}/categories"));
    Ok(())
}

/// Removes a category of a draft with its nominees.
#[server(prefix = "/api", endpoint = "organise/election/remove-category")]
pub async fn remove_category(csrf: String, election_id: i64, category_id: i64) -> Result<(), AppError> {
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.organiser().map_err(|failure| caller.fail::<domain::NoRule>(&failure))?;
    let service = &caller.service;
    let draft = service.election_draft(by, election_id).await.map_err(|failure| caller.fail(&failure))?;
    let mut changed = declared(&draft.election);
    changed.categories.retain(|category| category.id != Some(category_id));
    service.edit_election(by, election_id, changed).await.map_err(|failure| caller.fail(&failure))?;
    leptos_axum::redirect(&format!("/organise/elections/{election_id}/categories"));
    Ok(())
}

/// Takes a step and goes back to the election's steps.
#[server(prefix = "/api", endpoint = "organise/election/step")]
pub async fn take_step(csrf: String, election_id: i64, step: Step) -> Result<(), AppError> {
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.organiser().map_err(|failure| caller.fail::<domain::NoRule>(&failure))?;
    let taken = match step {
        Step::Open => caller.service.open_election(by, election_id).await,
        Step::Close => caller.service.close_election(by, election_id).await,
        Step::Publish => caller.service.publish_result(by, election_id).await,
        Step::Archive => caller.service.archive_election(by, election_id).await,
    };
    taken.map_err(|failure| caller.fail(&failure))?;
    leptos_axum::redirect(&format!("/organise/elections/{election_id}"));
    Ok(())
}

/// Adds a correction to a published result.
#[server(prefix = "/api", endpoint = "organise/election/correct")]
pub async fn add_correction(
    csrf: String,
    election_id: i64,
    text_vi: String,
    text_en: String,
) -> Result<(), AppError> {
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.organiser().map_err(|failure| caller.fail::<domain::NoRule>(&failure))?;
    let text = Bilingual::new(text_vi, text_en);
    caller.service.add_correction(by, election_id, text).await.map_err(|failure| caller.fail(&failure))?;
    leptos_axum::redirect(&format!("/elections/{election_id}"));
    Ok(())
}

/// Plays a whole election with made-up ballots.
#[server(prefix = "/api", endpoint = "organise/election/rehearse")]
pub async fn rehearse(csrf: String, election_id: i64) -> Result<(), AppError> {
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.organiser().map_err(|failure| caller.fail::<domain::NoRule>(&failure))?;
    caller.service.rehearse(by, election_id).await.map_err(|failure| caller.fail(&failure))?;
    leptos_axum::redirect(&format!("/organise/elections/{election_id}/rehearsal"));
    Ok(())
}

/// What the last rehearsal showed; none when it was not run.
#[server(prefix = "/api", endpoint = "organise/election/rehearsal")]
pub async fn read_rehearsal(
    election_id: i64,
) -> Result<(OrganiserElection, Option<RehearsalReport>), AppError> {
    let caller = crate::platform::request()?;
    let by = caller.signed_in.organiser().map_err(|failure| caller.fail::<domain::NoRule>(&failure))?;
    let service = &caller.service;
    let draft = service.election_draft(by, election_id).await.map_err(|failure| caller.fail(&failure))?;
    let report = service.rehearsal_report(by, election_id).await.map_err(|failure| caller.fail(&failure))?;
    Ok((draft.election, report))
}
