//! The roll: who may vote and whether they have, never when.

use crate::{
    StoreError, Tx,
    core::{execute, fetch_all, fetch_optional},
};

/// One agency's part of the roll.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct TurnoutRow {
    /// Vietnamese name of the agency.
    pub name_vi: String,
    /// English name of the agency.
    pub name_en: String,
    /// Voters on the roll.
    pub on_roll: i64,
    /// Voters who have voted.
    pub voted: i64,
}

/// Puts an officer on the roll, not having voted.
pub async fn insert_roll_entry(tx: &mut Tx, election_id: i64, officer_id: i64) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO roll_entry (election_id, officer_id, voted) VALUES ($1, $2, FALSE)",
        election_id,
        officer_id,
    )?;
    Ok(())
}

/// Whether an officer has voted; none when not on the roll.
pub async fn voted(tx: &mut Tx, election_id: i64, officer_id: i64) -> Result<Option<bool>, StoreError> {
    let row = fetch_optional!(
        tx,
        (bool,),
        "SELECT voted FROM roll_entry WHERE election_id = $1 AND officer_id = $2",
        election_id,
        officer_id,
    )?;
    Ok(row.map(|(voted,)| voted))
}

/// Notes that an officer has voted.
pub async fn mark_voted(tx: &mut Tx, election_id: i64, officer_id: i64) -> Result<(), StoreError> {
    execute!(
        tx,
        "UPDATE roll_entry SET voted = TRUE WHERE election_id = $1 AND officer_id = $2",
        election_id,
        officer_id,
    )?;
    Ok(())
}

/// Turnout by agency, in the agencies' declared order.
pub async fn turnout(tx: &mut Tx, election_id: i64) -> Result<Vec<TurnoutRow>, StoreError> {
    fetch_all!(
        tx,
        TurnoutRow,
        "SELECT a.name_vi, a.name_en, COUNT(*) AS on_roll, COUNT(CASE WHEN r.voted THEN 1 END) AS voted
         FROM roll_entry r
         JOIN officer o ON o.id = r.officer_id
         JOIN agency a ON a.id = o.agency_id
         WHERE r.election_id = $1
         GROUP BY a.id, a.position, a.name_vi, a.name_en ORDER BY a.position, a.id",
        election_id,
    )
}
