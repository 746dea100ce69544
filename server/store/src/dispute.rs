//! Dissatisfied ratings that are looked into.

use crate::{
    StoreError, Tx,
    core::{execute, fetch_all, fetch_optional},
};

/// A dispute with the rating it is about.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct DisputeRow {
    /// The rating.
    pub rating_id: i64,
    /// The campaign it counts for.
    pub campaign_id: i64,
    /// The officer's agency.
    pub agency_id: i64,
    /// Code of the counter.
    pub counter_code: String,
    /// The officer who was rated.
    pub officer_id: i64,
    /// The officer's name.
    pub officer_name: String,
    /// Reason of the rating by name.
    pub rating_reason: Option<String>,
    /// In the citizen's own words.
    pub words: Option<String>,
    /// When, UTC milliseconds.
    pub rated_at: i64,
    /// State by name.
    pub state: String,
    /// Why it was decided so.
    pub reason: Option<String>,
    /// Who decided.
    pub decided_by: Option<String>,
    /// When, UTC milliseconds.
    pub decided_at: Option<i64>,
}

/// What an agency says of a rating.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct StatementRow {
    /// The rating.
    pub rating_id: i64,
    /// What is said.
    pub text: String,
    /// Staff account of who says it.
    pub stated_by_id: i64,
    /// Who says it.
    pub stated_by: String,
    /// When, UTC milliseconds.
    pub stated_at: i64,
}

/// How many disputes of an agency are in a state.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct CountRow {
    /// The agency.
    pub agency_id: i64,
    /// State by name.
    pub state: String,
    /// How many.
    pub disputes: i64,
}

/// Opens a dispute about a rating.
pub async fn open(tx: &mut Tx, rating_id: i64, campaign_id: i64, agency_id: i64) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO rating_dispute (rating_id, campaign_id, agency_id, state) VALUES ($1, $2, $3, 'open')",
        rating_id,
        campaign_id,
        agency_id,
    )?;
    Ok(())
}

/// The dispute about this rating.
pub async fn find(tx: &mut Tx, rating_id: i64) -> Result<Option<DisputeRow>, StoreError> {
    fetch_optional!(
        tx,
        DisputeRow,
        "SELECT d.rating_id, d.campaign_id, d.agency_id, c.code AS counter_code, r.officer_id,
                o.full_name AS officer_name, r.reason AS rating_reason, r.words, r.rated_at, d.state, d.reason,
                s.display_name AS decided_by, d.decided_at
         FROM rating_dispute d
         JOIN rating r ON r.id = d.rating_id
         JOIN counter c ON c.id = r.counter_id
         JOIN officer o ON o.id = r.officer_id
         LEFT JOIN staff_account s ON s.id = d.decided_by
         WHERE d.rating_id = $1",
        rating_id,
    )
}

/// Open disputes, oldest first, or decided ones, newest first; of one agency unless `agency_id` is 0.
///
/// Those that come after the rating `after`, or from the beginning.
pub async fn list(
    tx: &mut Tx,
    campaign_id: i64,
    agency_id: i64,
    open: bool,
    after: Option<i64>,
    limit: i64,
) -> Result<Vec<DisputeRow>, StoreError> {
    let (state, order, later) = if open { ("=", "ASC", ">") } else { ("<>", "DESC", "<") };
    let after = after.unwrap_or(if open { i64::MIN } else { i64::MAX });
    let sql = format!(
        "SELECT d.rating_id, d.campaign_id, d.agency_id, c.code AS counter_code, r.officer_id,
                o.full_name AS officer_name, r.reason AS rating_reason, r.words, r.rated_at, d.state, d.reason,
                s.display_name AS decided_by, d.decided_at
         FROM rating_dispute d
         JOIN rating r ON r.id = d.rating_id
         JOIN counter c ON c.id = r.counter_id
         JOIN officer o ON o.id = r.officer_id
         LEFT JOIN staff_account s ON s.id = d.decided_by
         WHERE d.campaign_id = $1 AND (d.agency_id = $2 OR $2 = 0) AND d.state {state} 'open'
           AND d.rating_id {later} $3
         ORDER BY d.rating_id {order} LIMIT $4",
    );
    crate::core::fetch_rows!(tx, DisputeRow, sql, |query| {
        query = query.bind(campaign_id).bind(agency_id).bind(after).bind(limit);
    })
}

/// What is said about the open or the decided disputes from one rating to another, oldest first; of one agency
/// unless `agency_id` is 0. Those of one page of [`list`] are all that lie between its ends.
pub async fn statements(
    tx: &mut Tx,
    campaign_id: i64,
    agency_id: i64,
    open: bool,
    (first, last): (i64, i64),
) -> Result<Vec<StatementRow>, StoreError> {
    let state = if open { "=" } else { "<>" };
    let sql = format!(
        "SELECT t.rating_id, t.text, t.stated_by AS stated_by_id, s.display_name AS stated_by, t.stated_at
         FROM dispute_statement t
         JOIN rating_dispute d ON d.rating_id = t.rating_id
         JOIN staff_account s ON s.id = t.stated_by
         WHERE d.campaign_id = $1 AND (d.agency_id = $2 OR $2 = 0) AND d.state {state} 'open'
           AND t.rating_id BETWEEN $3 AND $4
         ORDER BY t.id",
    );
    crate::core::fetch_rows!(tx, StatementRow, sql, |query| {
        query = query.bind(campaign_id).bind(agency_id).bind(first).bind(last);
    })
}

/// Who has spoken for the agency about a rating.
pub async fn speakers(tx: &mut Tx, rating_id: i64) -> Result<Vec<i64>, StoreError> {
    let rows = fetch_all!(
        tx,
        (i64,),
        "SELECT stated_by FROM dispute_statement WHERE rating_id = $1 ORDER BY id",
        rating_id,
    )?;
    Ok(rows.into_iter().map(|(account_id,)| account_id).collect())
}

/// Adds what an agency says of a rating.
pub async fn state(
    tx: &mut Tx,
    rating_id: i64,
    text: &str,
    stated_by: i64,
    stated_at_ms: i64,
) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO dispute_statement (rating_id, text, stated_by, stated_at) VALUES ($1, $2, $3, $4)",
        rating_id,
        text,
        stated_by,
        stated_at_ms,
    )?;
    Ok(())
}

/// Takes an open dispute into `state`; answers whether it was open.
pub async fn decide(
    tx: &mut Tx,
    rating_id: i64,
    state: &str,
    reason: &str,
    decided_by: i64,
    decided_at_ms: i64,
) -> Result<bool, StoreError> {
    let decided = execute!(
        tx,
        "UPDATE rating_dispute SET state = $2, reason = $3, decided_by = $4, decided_at = $5
         WHERE rating_id = $1 AND state = 'open'",
        rating_id,
        state,
        reason,
        decided_by,
        decided_at_ms,
    )?;
    Ok(decided == 1)
}

/// How many disputes of each agency are in each state.
pub async fn counts(tx: &mut Tx, campaign_id: i64) -> Result<Vec<CountRow>, StoreError> {
    fetch_all!(
        tx,
        CountRow,
        "SELECT agency_id, state, COUNT(*) AS disputes FROM rating_dispute WHERE campaign_id = $1
         GROUP BY agency_id, state ORDER BY agency_id, state",
        campaign_id,
    )
}
