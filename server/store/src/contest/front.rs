//! The front of a closed round's ranking, as public tables show it.

use crate::{
    StoreError, Tx,
    core::{execute, fetch_all},
};

/// A line of the front with whose it is.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct FrontRow {
    /// Place, from 1.
    pub place: i64,
    /// Contestant id.
    pub contestant_id: i64,
    /// Full name; empty once it was erased.
    pub full_name: String,
    /// Vietnamese name of agency or commune.
    pub home_vi: String,
    /// English name of the agency; the commune's own.
    pub home_en: String,
    /// Telephone number.
    pub phone: Option<String>,
    /// 1: is named in public.
    pub shows_name: i64,
    /// Right answers.
    pub correct_count: i64,
    /// What was predicted.
    pub prediction: Option<i64>,
    /// When the attempt began, UTC milliseconds.
    pub started_at: i64,
    /// When it ended, UTC milliseconds.
    pub ended_at: i64,
}

/// Replaces the front of a round; pairs of place and attempt id, best first.
pub async fn set_front(tx: &mut Tx, round_id: i64, front: &[(i64, i64)]) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM contest_front WHERE round_id = $1", round_id)?;
    for (line, (place, attempt_id)) in (0_i64..).zip(front) {
        execute!(
            tx,
            "INSERT INTO contest_front (round_id, line, place, attempt_id) VALUES ($1, $2, $3, $4)",
            round_id,
            line,
            *place,
            *attempt_id,
        )?;
    }
    Ok(())
}

/// The front of a round, best first.
pub async fn front(tx: &mut Tx, round_id: i64) -> Result<Vec<FrontRow>, StoreError> {
    fetch_all!(
        tx,
        FrontRow,
        "SELECT f.place, c.id AS contestant_id, c.full_name, COALESCE(g.name_vi, m.name_vi, '') AS home_vi,
                COALESCE(g.name_en, m.name_vi, '') AS home_en, c.phone, c.shows_name,
                COALESCE(a.correct_count, 0) AS correct_count, a.prediction, a.started_at,
                COALESCE(a.ended_at, a.started_at) AS ended_at
         FROM contest_front f
         JOIN attempt a ON a.id = f.attempt_id
         JOIN contestant c ON c.id = a.contestant_id
         LEFT JOIN agency g ON g.id = c.agency_id
         LEFT JOIN commune m ON m.id = c.commune_id
         WHERE f.round_id = $1 ORDER BY f.line",
        round_id,
    )
}
