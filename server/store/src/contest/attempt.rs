//! Attempts: started once per contestant and round, ended once.

use crate::{
    StoreError, Tx,
    core::{execute, fetch_all, fetch_optional, scalar},
};

/// An attempt as stored; `state` is one of the names in the domain crate.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct AttemptRow {
    /// Attempt id.
    pub id: i64,
    /// The round it belongs to.
    pub round_id: i64,
    /// Whose it is.
    pub contestant_id: i64,
    /// State by name.
    pub state: String,
    /// When it began, UTC milliseconds.
    pub started_at: i64,
    /// No answer counts from this instant on, UTC milliseconds.
    pub deadline_at: i64,
    /// When it ended, UTC milliseconds.
    pub ended_at: Option<i64>,
    /// Right answers, once it has ended.
    pub correct_count: Option<i64>,
}

/// Begins an attempt and answers its id; times are UTC milliseconds.
///
/// Errors: a constraint when the contestant has an attempt in this round, or an open one anywhere.
pub async fn insert_attempt(
    tx: &mut Tx,
    round_id: i64,
    contestant_id: i64,
    started_at_ms: i64,
    deadline_at_ms: i64,
) -> Result<i64, StoreError> {
    scalar!(
        tx,
        i64,
        "INSERT INTO attempt (round_id, contestant_id, state, started_at, deadline_at)
         VALUES ($1, $2, 'open', $3, $4) RETURNING id",
        round_id,
        contestant_id,
        started_at_ms,
        deadline_at_ms,
    )
}

/// The contestant's attempt in this round.
pub async fn attempt_of(
    tx: &mut Tx,
    contestant_id: i64,
    round_id: i64,
) -> Result<Option<AttemptRow>, StoreError> {
    fetch_optional!(
        tx,
        AttemptRow,
        "SELECT id, round_id, contestant_id, state, started_at, deadline_at, ended_at, correct_count
         FROM attempt WHERE contestant_id = $1 AND round_id = $2",
        contestant_id,
        round_id,
    )
}

/// The contestant's attempt that began last, whatever its round.
pub async fn newest_attempt(tx: &mut Tx, contestant_id: i64) -> Result<Option<AttemptRow>, StoreError> {
    fetch_optional!(
        tx,
        AttemptRow,
        "SELECT id, round_id, contestant_id, state, started_at, deadline_at, ended_at, correct_count
         FROM attempt WHERE contestant_id = $1 ORDER BY started_at DESC, id DESC LIMIT 1",
        contestant_id,
    )
}

/// Open attempts whose deadline is at or before `now_ms`, longest overdue first, `limit` at most.
pub async fn overdue_attempts(tx: &mut Tx, now_ms: i64, limit: i64) -> Result<Vec<AttemptRow>, StoreError> {
    fetch_all!(
        tx,
        AttemptRow,
        "SELECT id, round_id, contestant_id, state, started_at, deadline_at, ended_at, correct_count
         FROM attempt WHERE state = 'open' AND deadline_at <= $1 ORDER BY deadline_at, id LIMIT $2",
        now_ms,
        limit,
    )
}

/// All open attempts of a round, by id.
pub async fn open_attempts(tx: &mut Tx, round_id: i64) -> Result<Vec<AttemptRow>, StoreError> {
    fetch_all!(
        tx,
        AttemptRow,
        "SELECT id, round_id, contestant_id, state, started_at, deadline_at, ended_at, correct_count
         FROM attempt WHERE round_id = $1 AND state = 'open' ORDER BY id",
        round_id,
    )
}

/// Ends an open attempt; answers `false` when it had ended before, and then changes nothing.
pub async fn end_attempt(
    tx: &mut Tx,
    id: i64,
    state: &str,
    ended_at_ms: i64,
    correct_count: i64,
) -> Result<bool, StoreError> {
    let changed = execute!(
        tx,
        "UPDATE attempt SET state = $2, ended_at = $3, correct_count = $4 WHERE id = $1 AND state = 'open'",
        id,
        state,
        ended_at_ms,
        correct_count,
    )?;
    Ok(changed == 1)
}
