//! Versions of a question: who may write the next one, and what becomes of the old.

use domain::contest::{BankRefused, ChangeState, QuestionState, QuestionVersion, next_code};
use store::{StoreError, Tx, contest::VersionRow};

use super::Outcome;
use crate::{campaign::named, core::Failure};

/// Whether a question can be changed.
pub(super) async fn change_state(
    tx: &mut Tx,
    id: i64,
    replaced_at: Option<i64>,
) -> Result<ChangeState, StoreError> {
    let has_next = async |tx: &mut Tx| {
        // A change that was sent back is in nobody's way.
        let later = store::contest::versions(tx, id).await?;
        let waits = |row: &VersionRow| row.id > id && row.state != QuestionState::Rejected.name();
        Ok::<bool, StoreError>(later.iter().any(waits))
    };
    Ok(if store::contest::is_used(tx, id).await? {
        ChangeState::InUse
    } else if replaced_at.is_some() || has_next(tx).await? {
        ChangeState::Replaced
    } else {
        ChangeState::Open
    })
}

/// The code of the next version of a question. Errors: it stands on a paper, or another version is on its way.
pub(super) async fn code_of_next(tx: &mut Tx, campaign_id: i64, id: i64) -> Outcome<String> {
    let row = store::contest::review_row(tx, id).await?.ok_or(Failure::NotFound)?;
    if row.campaign_id != campaign_id {
        return Err(Failure::NotFound);
    }
    match change_state(tx, id, row.replaced_at).await? {
        ChangeState::InUse => return Err(Failure::Refused(BankRefused::InUse)),
        ChangeState::Replaced => return Err(Failure::Refused(BankRefused::WrongState)),
        ChangeState::Open => {}
    }
    // Versions that were sent back have their codes too.
    let mut versions = store::contest::versions(tx, id).await?;
    let last = versions.pop().ok_or(Failure::NotFound)?;
    Ok(next_code(&last.code, !versions.is_empty()))
}

/// What is not approved gives way at once; an approved question does when the new version is approved.
pub(super) async fn give_way(tx: &mut Tx, id: i64, now_ms: i64) -> Outcome<()> {
    let row = store::contest::review_row(tx, id).await?.ok_or(Failure::NotFound)?;
    if named::<QuestionState>(&row.state)? != QuestionState::Approved {
        store::contest::set_replaced(tx, id, now_ms).await?;
    }
    Ok(())
}

/// All versions of a question, the first one first.
pub(super) async fn all(tx: &mut Tx, id: i64) -> Result<Vec<QuestionVersion>, StoreError> {
    let version = |row: VersionRow| {
        Ok(QuestionVersion {
            id: row.id,
            code: row.code,
            state: named(&row.state)?,
            author: row.author,
            written_at_ms: row.written_at,
            reviewer: row.reviewer,
            reviewed_at_ms: row.reviewed_at,
            replaced_at_ms: row.replaced_at,
        })
    };
    store::contest::versions(tx, id).await?.into_iter().map(version).collect()
}
