//! The count, made once at closing.

use crate::{
    StoreError, Tx,
    core::{execute, fetch_all},
};

/// One nominee's line of the count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCount {
    /// The nominee.
    pub nominee_id: i64,
    /// Votes.
    pub votes: i64,
    /// Place in the category, from 1.
    pub place: i64,
    /// Whether the nominee is elected.
    pub elected: bool,
    /// Standards met at closing.
    pub standards_met: i64,
    /// The nominee's number in the draw, hexadecimal.
    pub draw: String,
}

/// One nominee's line of the count, with the name.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct CountRow {
    /// The category.
    pub category_id: i64,
    /// The nominee.
    pub nominee_id: i64,
    /// Full name.
    pub full_name: String,
    /// Vietnamese name of the agency.
    pub agency_vi: String,
    /// English name of the agency.
    pub agency_en: String,
    /// Votes.
    pub votes: i64,
    /// Place in the category, from 1.
    pub place: i64,
    /// Whether the nominee is elected.
    pub elected: bool,
    /// Standards met at closing.
    pub standards_met: i64,
    /// The nominee's number in the draw, hexadecimal.
    pub draw: String,
}

/// Stores one nominee's line. Errors: a constraint when it is counted already.
pub async fn insert_count(tx: &mut Tx, election_id: i64, count: &NewCount) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO election_count (election_id, nominee_id, votes, place, elected, standards_met, draw)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        election_id,
        count.nominee_id,
        count.votes,
        count.place,
        count.elected,
        count.standards_met,
        &count.draw,
    )?;
    Ok(())
}

/// The count of an election, by category and place; empty before closing.
pub async fn counts(tx: &mut Tx, election_id: i64) -> Result<Vec<CountRow>, StoreError> {
    fetch_all!(
        tx,
        CountRow,
        "SELECT n.category_id, k.nominee_id, o.full_name, a.name_vi AS agency_vi, a.name_en AS agency_en,
                k.votes, k.place, k.elected, k.standards_met, k.draw
         FROM election_count k
         JOIN nominee n ON n.id = k.nominee_id
         JOIN category c ON c.id = n.category_id
         JOIN officer o ON o.id = n.officer_id
         JOIN agency a ON a.id = o.agency_id
         WHERE k.election_id = $1 ORDER BY c.position, c.id, k.place, k.nominee_id",
        election_id,
    )
}
