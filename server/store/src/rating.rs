//! Citizens' ratings of the officers at the counters.

use crate::{
    StoreError, Tx,
    core::{execute, fetch_all, fetch_optional},
};

/// A rating to be stored.
#[derive(Debug, Clone, Copy)]
pub struct NewRating<'a> {
    /// Unique to one view of the rating page; makes sending twice harmless.
    pub ticket: &'a str,
    /// The counter.
    pub counter_id: i64,
    /// The officer who sits there now.
    pub officer_id: i64,
    /// Level by name.
    pub level: &'a str,
    /// Reason by name.
    pub reason: Option<&'a str>,
    /// In the citizen's own words.
    pub words: Option<&'a str>,
    /// When, UTC milliseconds.
    pub rated_at_ms: i64,
}

/// A stored rating that says more than its level.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct RemarkRow {
    /// Code of the counter.
    pub counter_code: String,
    /// Level by name.
    pub level: String,
    /// Reason by name.
    pub reason: Option<String>,
    /// In the citizen's own words.
    pub words: Option<String>,
    /// When, UTC milliseconds.
    pub rated_at: i64,
}

/// Stores a rating; answers whether it is new, `false` when its ticket has been used.
pub async fn insert(tx: &mut Tx, rating: &NewRating<'_>) -> Result<bool, StoreError> {
    let stored = execute!(
        tx,
        "INSERT INTO rating (ticket, counter_id, officer_id, level, reason, words, rated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (ticket) DO NOTHING",
        rating.ticket,
        rating.counter_id,
        rating.officer_id,
        rating.level,
        rating.reason,
        rating.words,
        rating.rated_at_ms,
    )?;
    Ok(stored == 1)
}

/// The level that was given with this ticket.
pub async fn level_of_ticket(tx: &mut Tx, ticket: &str) -> Result<Option<String>, StoreError> {
    let row = fetch_optional!(tx, (String,), "SELECT level FROM rating WHERE ticket = $1", ticket)?;
    Ok(row.map(|(level,)| level))
}

/// The newest ratings of an agency's officers that give a reason or words, `limit` at most.
pub async fn remarks(tx: &mut Tx, agency_id: i64, limit: i64) -> Result<Vec<RemarkRow>, StoreError> {
    fetch_all!(
        tx,
        RemarkRow,
        "SELECT c.code AS counter_code, r.level, r.reason, r.words, r.rated_at
         FROM rating r JOIN counter c ON c.id = r.counter_id JOIN officer o ON o.id = r.officer_id
         WHERE o.agency_id = $1 AND (r.reason IS NOT NULL OR r.words IS NOT NULL)
         ORDER BY r.rated_at DESC, r.id DESC LIMIT $2",
        agency_id,
        limit,
    )
}
