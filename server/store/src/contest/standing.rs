//! What the attempts of a round add up to.

use crate::{
    StoreError, Tx,
    core::{fetch_all, scalar},
};

/// One agency's ended attempts beside its staff list.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct AgencyTallyRow {
    /// Vietnamese name of the agency.
    pub name_vi: String,
    /// English name of the agency.
    pub name_en: String,
    /// Officers of the agency.
    pub roster: i64,
    /// Contestants with an ended attempt.
    pub participants: i64,
    /// Their right answers together.
    pub correct: i64,
}

/// What an ended attempt is ranked by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct EndedRow {
    /// Right answers.
    pub correct_count: i64,
    /// When it began, UTC milliseconds.
    pub started_at: i64,
    /// When it ended, UTC milliseconds.
    pub ended_at: i64,
}

/// How many attempts of a round have begun, and how many of these have ended.
pub async fn round_counts(tx: &mut Tx, round_id: i64) -> Result<(i64, i64), StoreError> {
    let started = scalar!(tx, i64, "SELECT COUNT(*) FROM attempt WHERE round_id = $1", round_id)?;
    let open =
        scalar!(tx, i64, "SELECT COUNT(*) FROM attempt WHERE round_id = $1 AND state = 'open'", round_id,)?;
    Ok((started, started - open))
}

/// Every agency with its ended attempts in a round, in declared order.
pub async fn agency_tallies(tx: &mut Tx, round_id: i64) -> Result<Vec<AgencyTallyRow>, StoreError> {
    fetch_all!(
        tx,
        AgencyTallyRow,
        "SELECT g.name_vi, g.name_en,
                (SELECT COUNT(*) FROM officer o WHERE o.agency_id = g.id) AS roster,
                COALESCE(t.participants, 0) AS participants,
                COALESCE(t.correct, 0) AS correct
         FROM agency g
         LEFT JOIN (SELECT c.agency_id, COUNT(*) AS participants,
                           CAST(SUM(a.correct_count) AS BIGINT) AS correct
                    FROM attempt a JOIN contestant c ON c.id = a.contestant_id
                    WHERE a.round_id = $1 AND a.state <> 'open'
                    GROUP BY c.agency_id) t ON t.agency_id = g.id
         ORDER BY g.position, g.id",
        round_id,
    )
}

/// People of an entry group with an ended attempt in a round, and their right answers together.
pub async fn group_tally(tx: &mut Tx, round_id: i64, entry_group: &str) -> Result<(i64, i64), StoreError> {
    let rows = fetch_all!(
        tx,
        (i64, i64),
        "SELECT COUNT(*), COALESCE(CAST(SUM(a.correct_count) AS BIGINT), 0)
         FROM attempt a JOIN contestant c ON c.id = a.contestant_id
         WHERE a.round_id = $1 AND a.state <> 'open' AND c.entry_group = $2",
        round_id,
        entry_group,
    )?;
    Ok(rows.first().copied().unwrap_or_default())
}

/// All ended attempts of a round, by id.
pub async fn ended_attempts(tx: &mut Tx, round_id: i64) -> Result<Vec<EndedRow>, StoreError> {
    fetch_all!(
        tx,
        EndedRow,
        "SELECT correct_count, started_at, ended_at FROM attempt
         WHERE round_id = $1 AND state <> 'open' ORDER BY id",
        round_id,
    )
}
