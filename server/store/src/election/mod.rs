//! Elections: what is stored of them, and where they stand.

mod lists;
mod record;
mod roll;
mod trustee;

pub use lists::{
    CategoryRow, NomineeRow, categories, delete_category, delete_nominees, insert_category, insert_nominee,
    nominees, own_nominees, update_category,
};
pub use record::{
    BallotRow, EventRow, append_event, ballot, ballots, ballots_between, counted_positions, events_of_kind,
    has_earlier_ballot, insert_ballot, insert_event, last_ballot, line, lines, set_head,
};
pub use roll::{
    CredentialRow, RollCount, RollRow, TurnoutRow, clear_credential, delete_roll_entry, entry_by_credential,
    insert_revoked, insert_roll_entry, is_revoked, mark_voted, reissue, roll, roll_count, set_credential,
    turnout,
};
pub use trustee::{
    CandidateRow, PostRow, SeatRow, candidates, clear_posts, clear_seats, insert_post, insert_seat, posts,
    seat_of, seats,
};

use crate::{
    StoreError, Tx,
    core::{execute, fetch_all, fetch_optional, scalar},
};

/// An election as stored.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ElectionRow {
    /// Election id.
    pub id: i64,
    /// The campaign it belongs to.
    pub campaign_id: i64,
    /// The random name that goes into every hash, 32 hexadecimal digits.
    pub name: String,
    /// Vietnamese title.
    pub title_vi: String,
    /// English title.
    pub title_en: String,
    /// State by name, for example `open`.
    pub state: String,
    /// Whether it is only a trial.
    pub rehearsal: bool,
    /// Fewest votes for a seat, basis points of the roll.
    pub approval_bp: i64,
    /// How many trustees there are.
    pub trustees: i64,
    /// How many of them are enough to count.
    pub threshold: i64,
    /// Hash of the record's first event; none before opening.
    pub setup_hash: Option<Vec<u8>>,
    /// Position of the record's last event, from 0; none before opening.
    pub head_position: Option<i64>,
    /// Hash of the record's last event; none before opening.
    pub head_hash: Option<Vec<u8>>,
    /// Position of the closing event; none before closing.
    pub closing_position: Option<i64>,
    /// When it was opened, UTC milliseconds.
    pub opened_at: Option<i64>,
    /// When it was closed, UTC milliseconds.
    pub closed_at: Option<i64>,
    /// When it was counted, UTC milliseconds.
    pub counted_at: Option<i64>,
    /// When its result was published, UTC milliseconds.
    pub published_at: Option<i64>,
    /// When it was put away, UTC milliseconds.
    pub archived_at: Option<i64>,
}

/// What an organiser declares of an election as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declared {
    /// Vietnamese title.
    pub title_vi: String,
    /// English title.
    pub title_en: String,
    /// Whether it is only a trial.
    pub rehearsal: bool,
    /// Fewest votes for a seat, basis points of the roll.
    pub approval_bp: i64,
}

macro_rules! columns {
    () => {
        "id, campaign_id, name, title_vi, title_en, state, rehearsal, approval_bp, trustees, threshold,
         setup_hash, head_position, head_hash, closing_position,
         opened_at, closed_at, counted_at, published_at, archived_at"
    };
}

/// Creates a draft without trustees and answers its id. Errors: a constraint when the name is taken.
pub async fn insert(
    tx: &mut Tx,
    campaign_id: i64,
    name: &str,
    declared: &Declared,
) -> Result<i64, StoreError> {
    scalar!(
        tx,
        i64,
        "INSERT INTO election (campaign_id, name, title_vi, title_en, state, rehearsal, approval_bp, trustees, threshold)
         VALUES ($1, $2, $3, $4, 'draft', $5, $6, 0, 0) RETURNING id",
        campaign_id,
        name,
        &declared.title_vi,
        &declared.title_en,
        declared.rehearsal,
        declared.approval_bp,
    )
}

/// Changes what is declared of an election.
pub async fn update(tx: &mut Tx, id: i64, declared: &Declared) -> Result<(), StoreError> {
    execute!(
        tx,
        "UPDATE election SET title_vi = $2, title_en = $3, rehearsal = $4, approval_bp = $5 WHERE id = $1",
        id,
        &declared.title_vi,
        &declared.title_en,
        declared.rehearsal,
        declared.approval_bp,
    )?;
    Ok(())
}

/// Sets how many trustees there are and how many are enough.
pub async fn set_trustee_numbers(
    tx: &mut Tx,
    id: i64,
    trustees: i64,
    threshold: i64,
) -> Result<(), StoreError> {
    execute!(tx, "UPDATE election SET trustees = $2, threshold = $3 WHERE id = $1", id, trustees, threshold)?;
    Ok(())
}

/// All elections, the newest first.
pub async fn list(tx: &mut Tx) -> Result<Vec<ElectionRow>, StoreError> {
    fetch_all!(tx, ElectionRow, concat!("SELECT ", columns!(), " FROM election ORDER BY id DESC"))
}

/// The election with this id.
pub async fn find(tx: &mut Tx, id: i64) -> Result<Option<ElectionRow>, StoreError> {
    fetch_optional!(tx, ElectionRow, concat!("SELECT ", columns!(), " FROM election WHERE id = $1"), id)
}

/// Opens an election at this time, UTC milliseconds. Its record must have begun.
pub async fn set_open(tx: &mut Tx, id: i64, at_ms: i64, setup_hash: &[u8]) -> Result<(), StoreError> {
    execute!(
        tx,
        "UPDATE election SET state = 'open', opened_at = $2, setup_hash = $3 WHERE id = $1",
        id,
        at_ms,
        setup_hash,
    )?;
    Ok(())
}

/// Closes an election at this time, UTC milliseconds; `position` is the closing event's.
pub async fn set_closed(tx: &mut Tx, id: i64, at_ms: i64, position: i64) -> Result<(), StoreError> {
    execute!(
        tx,
        "UPDATE election SET state = 'closed', closed_at = $2, closing_position = $3 WHERE id = $1",
        id,
        at_ms,
        position,
    )?;
    Ok(())
}

/// Notes at this time, UTC milliseconds, that the result is in the record.
pub async fn set_counted(tx: &mut Tx, id: i64, at_ms: i64) -> Result<(), StoreError> {
    execute!(tx, "UPDATE election SET state = 'counted', counted_at = $2 WHERE id = $1", id, at_ms)?;
    Ok(())
}

/// Publishes an election's result at this time, UTC milliseconds.
pub async fn set_published(tx: &mut Tx, id: i64, at_ms: i64) -> Result<(), StoreError> {
    execute!(tx, "UPDATE election SET state = 'published', published_at = $2 WHERE id = $1", id, at_ms)?;
    Ok(())
}

/// Puts an election away at this time, UTC milliseconds.
pub async fn set_archived(tx: &mut Tx, id: i64, at_ms: i64) -> Result<(), StoreError> {
    execute!(tx, "UPDATE election SET state = 'archived', archived_at = $2 WHERE id = $1", id, at_ms)?;
    Ok(())
}
