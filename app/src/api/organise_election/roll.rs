//! The roll and its import.

use domain::election::{OrganiserElection, RollOverview, RollPreview};
use leptos::{
    prelude::*,
    server_fn::codec::{MultipartData, MultipartFormData},
};
use serde::{Deserialize, Serialize};

use crate::api::AppError;

/// The roll of an election.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RollView {
    /// The election.
    pub election: OrganiserElection,
    /// The roll by agency.
    pub roll: RollOverview,
    /// The agency whose names are shown.
    pub agency_id: Option<i64>,
}

/// The file that waits to be imported.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ImportView {
    /// The election.
    pub election: OrganiserElection,
    /// What importing it would do; none when no file waits.
    pub preview: Option<RollPreview>,
}

/// The roll by agency, with the names of one of them.
#[server(prefix = "/api", endpoint = "organise/roll")]
pub async fn read_roll(election_id: i64, agency_id: Option<i64>) -> Result<RollView, AppError> {
    let caller = crate::platform::request()?;
    let by = caller.signed_in.organiser().map_err(|failure| caller.fail::<domain::NoRule>(&failure))?;
    let service = &caller.service;
    let draft = service.election_draft(by, election_id).await.map_err(|failure| caller.fail(&failure))?;
    let roll = service.roll_overview(by, election_id, agency_id).await;
    let roll = roll.map_err(|failure| caller.fail(&failure))?;
    Ok(RollView { election: draft.election, roll, agency_id })
}

/// What importing the waiting file would do.
#[server(prefix = "/api", endpoint = "organise/roll/waiting")]
pub async fn read_import(election_id: i64) -> Result<ImportView, AppError> {
    let caller = crate::platform::request()?;
    let by = caller.signed_in.organiser().map_err(|failure| caller.fail::<domain::NoRule>(&failure))?;
    let service = &caller.service;
    let draft = service.election_draft(by, election_id).await.map_err(|failure| caller.fail(&failure))?;
    let preview = service.waiting_roll(by, election_id).await.map_err(|failure| caller.fail(&failure))?;
    Ok(ImportView { election: draft.election, preview })
}

/// Reads a list of voters and leads to its preview. The form has `csrf`, `election_id`, `file`, in this order.
#[server(prefix = "/api", endpoint = "organise/roll/upload", input = MultipartFormData)]
pub async fn upload_roll(data: MultipartData) -> Result<(), AppError> {
    use crate::platform::{form, upload};
    let sent = upload::receive(data, domain::election::MAX_ROLL_FILE_BYTES).await?;
    let caller = form(&sent.csrf)?;
    let by = caller.signed_in.organiser().map_err(|failure| caller.fail::<domain::NoRule>(&failure))?;
    let election_id = sent.election_id;
    let read = caller.service.preview_roll(by, election_id, &sent.file_name, sent.bytes).await;
    read.map_err(|failure| caller.fail(&failure))?;
    leptos_axum::redirect(&format!("/organise/elections/{election_id}/import"));
    Ok(())
}

/// Takes the waiting file over without the rows that are marked.
#[server(prefix = "/api", endpoint = "organise/roll/import")]
pub async fn import_roll(
    csrf: String,
    election_id: i64,
    upload: String,
    #[server(default)] leave_out: Vec<u32>,
) -> Result<(), AppError> {
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.organiser().map_err(|failure| caller.fail::<domain::NoRule>(&failure))?;
    let done = caller.service.import_roll(by, election_id, upload, leave_out).await;
    let done = done.map_err(|failure| caller.fail(&failure))?;
    leptos_axum::redirect(&format!(
        "/organise/elections/{election_id}/roll?added={}&new={}&on_roll={}&left_out={}",
        done.added, done.new, done.on_roll, done.left_out
    ));
    Ok(())
}

/// Throws the waiting file away.
#[server(prefix = "/api", endpoint = "organise/roll/forget")]
pub async fn forget_roll(csrf: String, election_id: i64) -> Result<(), AppError> {
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.organiser().map_err(|failure| caller.fail::<domain::NoRule>(&failure))?;
    caller.service.forget_roll_file(by, election_id).await.map_err(|failure| caller.fail(&failure))?;
    leptos_axum::redirect(&format!("/organise/elections/{election_id}/roll"));
    Ok(())
}

/// Puts every known official of an agency on the roll.
#[server(prefix = "/api", endpoint = "organise/roll/add-agency")]
pub async fn add_agency(csrf: String, election_id: i64, agency_id: i64) -> Result<(), AppError> {
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.organiser().map_err(|failure| caller.fail::<domain::NoRule>(&failure))?;
    let added = caller.service.add_agency_to_roll(by, election_id, agency_id).await;
    added.map_err(|failure| caller.fail(&failure))?;
    leptos_axum::redirect(&format!("/organise/elections/{election_id}/roll?agency={agency_id}"));
    Ok(())
}

/// Takes an official off the roll and goes back to the agency's names.
#[server(prefix = "/api", endpoint = "organise/roll/remove")]
pub async fn remove_voter(
    csrf: String,
    election_id: i64,
    officer_id: i64,
    agency_id: i64,
) -> Result<(), AppError> {
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.organiser().map_err(|failure| caller.fail::<domain::NoRule>(&failure))?;
    let removed = caller.service.take_off_roll(by, election_id, officer_id).await;
    removed.map_err(|failure| caller.fail(&failure))?;
    leptos_axum::redirect(&format!("/organise/elections/{election_id}/roll?agency={agency_id}"));
    Ok(())
}
