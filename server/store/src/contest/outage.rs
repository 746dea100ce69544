//! Declared outages and the attempts that they extend.

use crate::{
    StoreError, Tx,
    core::{
        execute, execute_rows, fetch_all,
        rows::{padded, values},
    },
};

use super::AttemptRow;

/// A declared outage; times are UTC milliseconds.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct OutageRow {
    /// The round.
    pub round_id: i64,
    /// When it began.
    pub began_at: i64,
    /// When it was over.
    pub ended_at: i64,
    /// Why, in the organisers' words.
    pub reason: String,
    /// When it was declared.
    pub declared_at: i64,
    /// Staff account that declared it.
    pub declared_by: i64,
    /// How many attempts were extended.
    pub extended: i64,
}

/// A new deadline; times are UTC milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extension {
    /// Attempt id.
    pub attempt_id: i64,
    /// The deadline.
    pub deadline_at_ms: i64,
    /// When the server ends the attempt.
    pub closes_at_ms: i64,
    /// By how much outages have moved the deadline, milliseconds.
    pub extended_ms: i64,
}

/// Stores a declared outage.
pub async fn insert_outage(tx: &mut Tx, outage: &OutageRow) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO contest_outage (round_id, began_at, ended_at, reason, declared_at, declared_by, extended)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        outage.round_id,
        outage.began_at,
        outage.ended_at,
        &outage.reason,
        outage.declared_at,
        outage.declared_by,
        outage.extended,
    )?;
    Ok(())
}

/// The outages of a round in order of time.
pub async fn outages(tx: &mut Tx, round_id: i64) -> Result<Vec<OutageRow>, StoreError> {
    fetch_all!(
        tx,
        OutageRow,
        "SELECT round_id, began_at, ended_at, reason, declared_at, declared_by, extended
         FROM contest_outage WHERE round_id = $1 ORDER BY began_at, id",
        round_id,
    )
}

/// Attempts of a round that an outage may extend, by id: those that run, and those that timed out since it
/// and were not followed by another one.
pub async fn extendable_attempts(
    tx: &mut Tx,
    round_id: i64,
    began_at_ms: i64,
    ended_at_ms: i64,
) -> Result<Vec<AttemptRow>, StoreError> {
    fetch_all!(
        tx,
        AttemptRow,
        "SELECT id, round_id, contestant_id, state, started_at, deadline_at, closes_at, extended_ms, ended_at,
                correct_count, is_perfect, disqualified_at, prediction, number, counts
         FROM attempt
         WHERE round_id = $1 AND state IN ('open', 'timed_out') AND disqualified_at IS NULL
           AND started_at < $3 AND deadline_at > $2
           AND NOT EXISTS (SELECT 1 FROM attempt later WHERE later.contestant_id = attempt.contestant_id
                               AND later.round_id = attempt.round_id AND later.number > attempt.number)
         ORDER BY id",
        round_id,
        began_at_ms,
        ended_at_ms,
    )
}

/// Moves deadlines; attempts that had timed out run again.
pub async fn extend_attempts(tx: &mut Tx, extensions: &[Extension]) -> Result<(), StoreError> {
    for extensions in extensions.chunks(512) {
        let rows = padded(extensions.len());
        let sql = format!(
            "WITH given (given_id, new_deadline, new_closes, new_extended) AS ({})
             UPDATE attempt SET deadline_at = given.new_deadline, closes_at = given.new_closes,
                                extended_ms = given.new_extended, state = 'open', ended_at = NULL,
                                correct_count = NULL, is_perfect = 0
             FROM given WHERE attempt.id = given.given_id AND attempt.state IN ('open', 'timed_out')",
            values(rows, 4)
        );
        execute_rows!(tx, sql, |query| {
            for place in 0..rows {
                let row = extensions.get(place);
                query = query
                    .bind(row.map(|row| row.attempt_id))
                    .bind(row.map(|row| row.deadline_at_ms))
                    .bind(row.map(|row| row.closes_at_ms))
                    .bind(row.map(|row| row.extended_ms));
            }
        })?;
    }
    Ok(())
}
