//! The trustees' steps: the key ceremony before opening, the decryption after closing.
//!
//! What a trustee must keep secret is made and used in the trustee's browser; nothing of it passes here.

use domain::{
    Bilingual,
    election::{CeremonyStep, CeremonyView, CountProgress, DecryptionTask, ElectionState, Trusteeship},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::AppError;

/// What a trustee's page of one election begins with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum TrusteePage {
    /// Before opening: the key is made, or is made already.
    Ceremony(CeremonyView),
    /// After closing: the sums are to be decrypted, or are decrypted already.
    Decryption(DecryptionTask),
    /// Nothing to do, while ballots are taken or after publication.
    Rest {
        /// Title.
        title: Bilingual,
        /// Where the election stands.
        state: ElectionState,
    },
}

/// The elections in which the signed-in trustee has a seat.
#[server(prefix = "/api", endpoint = "trustee/list")]
pub async fn my_trusteeships() -> Result<Vec<Trusteeship>, AppError> {
    let caller = crate::platform::request()?;
    let by = caller.signed_in.trustee().map_err(|failure| caller.fail::<domain::NoRule>(&failure))?;
    caller.service.my_trusteeships(by).await.map_err(|failure| caller.fail(&failure))
}

/// What the signed-in trustee has to do in one election.
#[server(prefix = "/api", endpoint = "trustee/page")]
pub async fn read_trustee_page(election_id: i64) -> Result<TrusteePage, AppError> {
    let caller = crate::platform::request()?;
    let by = caller.signed_in.trustee().map_err(|failure| caller.fail::<domain::NoRule>(&failure))?;
    let seats = caller.service.my_trusteeships(by).await.map_err(|failure| caller.fail(&failure))?;
    let seat = seats.into_iter().find(|seat| seat.election_id == election_id);
    let Trusteeship { title, state, .. } = seat.ok_or(domain::Code::NotFound)?;
    match state {
        ElectionState::Draft => {
            let view = caller.service.ceremony(by, election_id).await;
            view.map(TrusteePage::Ceremony).map_err(|failure| caller.fail(&failure))
        }
        ElectionState::Closed | ElectionState::Counted => {
            let task = caller.service.decryption_task(by, election_id).await;
            task.map(TrusteePage::Decryption).map_err(|failure| caller.fail(&failure))
        }
        _ => Ok(TrusteePage::Rest { title, state }),
    }
}

/// How far the key ceremony is.
#[server(prefix = "/api", endpoint = "trustee/ceremony")]
pub async fn read_ceremony(election_id: i64) -> Result<CeremonyView, AppError> {
    let caller = crate::platform::request()?;
    let by = caller.signed_in.trustee().map_err(|failure| caller.fail::<domain::NoRule>(&failure))?;
    caller.service.ceremony(by, election_id).await.map_err(|failure| caller.fail(&failure))
}

/// Takes a post of the key ceremony; the same post again changes nothing.
#[server(prefix = "/api", endpoint = "trustee/post")]
pub async fn post_ceremony(
    csrf: String,
    election_id: i64,
    step: CeremonyStep,
    body: String,
) -> Result<(), AppError> {
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.trustee().map_err(|failure| caller.fail::<domain::NoRule>(&failure))?;
    let posted = caller.service.post_ceremony(by, election_id, step, body).await;
    posted.map_err(|failure| caller.fail(&failure))
}

/// What is to be decrypted, and whose decryptions are in.
#[server(prefix = "/api", endpoint = "trustee/task")]
pub async fn read_task(election_id: i64) -> Result<DecryptionTask, AppError> {
    let caller = crate::platform::request()?;
    let by = caller.signed_in.trustee().map_err(|failure| caller.fail::<domain::NoRule>(&failure))?;
    caller.service.decryption_task(by, election_id).await.map_err(|failure| caller.fail(&failure))
}

/// Takes a partial decryption; the last one needed makes the result.
#[server(prefix = "/api", endpoint = "trustee/decrypt")]
pub async fn post_decryption(
    csrf: String,
    election_id: i64,
    body: String,
) -> Result<CountProgress, AppError> {
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.trustee().map_err(|failure| caller.fail::<domain::NoRule>(&failure))?;
    caller.service.post_decryption(by, election_id, body).await.map_err(|failure| caller.fail(&failure))
}
