//! Elections of exemplary officers: preparing and running them, voting, counting, what everybody may see.
//!
//! Nothing here answers or logs a vote before a result is published, to anybody; a single ballot is
//! never decrypted at all.

mod cast;
mod ceremony;
mod codes;
mod count;
mod decryption;
mod draft;
mod engine;
mod nominees;
mod organise;
mod public;
mod readiness;
mod record;
mod standards;
mod verify;
mod vote;

pub use record::MOST_LINES;

pub(crate) use engine::Engine;
pub(crate) use organise::begin_record;

use domain::{
    Bilingual,
    agency::OfficerGroup,
    election::{CategoryFacts, CategoryRules, ElectionFacts, ElectionState},
    progress::{AgencyTurnout, ElectionTurnout, merge_small},
};
use store::{
    StoreError, Tx,
    election::{CategoryRow, ElectionRow},
};

use crate::{campaign::named, core::Failure};

/// Reads a stored count that is never negative.
fn small(count: i64) -> Result<u32, StoreError> {
    u32::try_from(count).map_err(|_| corrupt("count out of range"))
}

fn corrupt(what: &str) -> StoreError {
    StoreError::Corrupt(what.to_owned())
}

fn state(row: &ElectionRow) -> Result<ElectionState, StoreError> {
    named(&row.state)
}

fn title(row: &ElectionRow) -> Bilingual {
    Bilingual::new(&row.title_vi, &row.title_en)
}

fn rules(row: &CategoryRow) -> Result<CategoryRules, StoreError> {
    Ok(CategoryRules {
        min: small(row.min_choices)?,
        max: small(row.max_choices)?,
        seats: small(row.seats)?,
        blank: row.blank,
    })
}

/// The election, whatever its state: for those who run it. Errors: not found.
async fn found<R>(tx: &mut Tx, election_id: i64) -> Result<ElectionRow, Failure<R>> {
    store::election::find(tx, election_id).await?.ok_or(Failure::NotFound)
}

/// The election, unless it is a draft: those are for who runs it. Errors: not found.
async fn visible<R>(tx: &mut Tx, election_id: i64) -> Result<ElectionRow, Failure<R>> {
    let row = found(tx, election_id).await?;
    if state(&row)? == ElectionState::Draft { Err(Failure::NotFound) } else { Ok(row) }
}

/// The election with its categories.
async fn facts(tx: &mut Tx, row: &ElectionRow) -> Result<ElectionFacts, StoreError> {
    let nominees = store::election::nominees(tx, row.id).await?;
    let mut categories = Vec::new();
    for category in store::election::categories(tx, row.id).await? {
        let standing = nominees.iter().filter(|nominee| nominee.category_id == category.id).count();
        categories.push(CategoryFacts {
            id: category.id,
            rules: rules(&category)?,
            group: named::<OfficerGroup>(&category.officer_group)?,
            title: Bilingual::new(category.title_vi, category.title_en),
            nominees: u32::try_from(standing).unwrap_or(u32::MAX),
        });
    }
    Ok(ElectionFacts {
        id: row.id,
        name: row.name.clone(),
        title: title(row),
        state: state(row)?,
        rehearsal: row.rehearsal,
        approval_bp: small(row.approval_bp)?,
        trustees: small(row.trustees)?,
        threshold: small(row.threshold)?,
        head: record::public_head(tx, row).await?,
        opened_at_ms: row.opened_at,
        closed_at_ms: row.closed_at,
        counted_at_ms: row.counted_at,
        published_at_ms: row.published_at,
        archived_at_ms: row.archived_at,
        categories,
    })
}

/// Turnout by agency, small agencies together.
async fn turnout(tx: &mut Tx, row: &ElectionRow) -> Result<ElectionTurnout, StoreError> {
    let agencies = store::election::turnout(tx, row.id).await?.into_iter().map(|agency| AgencyTurnout {
        agency: Some(Bilingual::new(agency.name_vi, agency.name_en)),
        voted: agency.voted,
        on_roll: agency.on_roll,
    });
    let agencies = merge_small(agencies.collect());
    let count = store::election::roll_count(tx, row.id).await?;
    Ok(ElectionTurnout {
        election_id: row.id,
        title: title(row),
        is_open: state(row)?.takes_ballots(),
        voted: count.voted,
        on_roll: count.on_roll,
        agencies,
    })
}

/// Appends a line about a staff member's step to the audit trail.
async fn audit<R>(tx: &mut Tx, step: &Step, action: &str, detail: &str) -> Result<(), Failure<R>> {
    let subject = format!("election {}", step.election_id);
    store::audit::append(tx, step.now_ms, "staff", Some(step.account_id), action, &subject, detail).await?;
    Ok(())
}

/// Who does something to which election, and when.
#[derive(Debug, Clone, Copy)]
struct Step {
    election_id: i64,
    account_id: i64,
    now_ms: i64,
}
