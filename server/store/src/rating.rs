//! Citizens' ratings of the officers at the counters.

use crate::{
    StoreError, Tx,
    core::{execute, fetch_all, fetch_optional, scalar},
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
    /// Counter, day and number of the served case's ticket, where one was needed or given.
    pub case_number: Option<&'a str>,
    /// When, UTC milliseconds.
    pub rated_at_ms: i64,
}

/// What a campaign asks of a rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct RulesRow {
    /// Whether every rating needs a ticket.
    pub needs_ticket: bool,
    /// Whether ratings are taken from devices of the office.
    pub office_may: bool,
}

/// How often a counter was not rated on a day because of the cap on ratings without tickets.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct RefusedRow {
    /// Agency of the officer who sits at the counter.
    pub agency_id: i64,
    /// Code of the counter.
    pub counter_code: String,
    /// Name in Vietnamese.
    pub name_vi: String,
    /// Name in English.
    pub name_en: String,
    /// The day, counted from 1970.
    pub day: i64,
    /// How often.
    pub refused: i64,
    /// When the last try came, UTC milliseconds.
    pub last_at: i64,
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

/// Stores a rating and answers its id; none when its ticket or its case was rated before.
pub async fn insert(tx: &mut Tx, rating: &NewRating<'_>) -> Result<Option<i64>, StoreError> {
    let stored = fetch_optional!(
        tx,
        (i64,),
        "INSERT INTO rating (ticket, counter_id, officer_id, level, reason, words, rated_at, case_number)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING id",
        rating.ticket,
        rating.counter_id,
        rating.officer_id,
        rating.level,
        rating.reason,
        rating.words,
        rating.rated_at_ms,
        rating.case_number,
    )?;
    Ok(stored.map(|(id,)| id))
}

/// What a campaign asks of a rating; none where nobody has said.
pub async fn rules(tx: &mut Tx, campaign_id: i64) -> Result<Option<RulesRow>, StoreError> {
    fetch_optional!(
        tx,
        RulesRow,
        "SELECT needs_ticket, office_may FROM rating_rules WHERE campaign_id = $1",
        campaign_id,
    )
}

/// Says what a campaign asks of a rating.
pub async fn set_rules(tx: &mut Tx, campaign_id: i64, rules: RulesRow) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO rating_rules (campaign_id, needs_ticket, office_may) VALUES ($1, $2, $3)
         ON CONFLICT (campaign_id) DO UPDATE
         SET needs_ticket = excluded.needs_ticket, office_may = excluded.office_may",
        campaign_id,
        rules.needs_ticket,
        rules.office_may,
    )?;
    Ok(())
}

/// Keeps the key that signs a campaign's tickets, unless there is one.
pub async fn insert_key(tx: &mut Tx, campaign_id: i64, secret: &[u8]) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO rating_key (campaign_id, secret) VALUES ($1, $2) ON CONFLICT (campaign_id) DO NOTHING",
        campaign_id,
        secret,
    )?;
    Ok(())
}

/// The key that signs a campaign's tickets; none before the first.
pub async fn key(tx: &mut Tx, campaign_id: i64) -> Result<Option<Vec<u8>>, StoreError> {
    let row = fetch_optional!(
        tx,
        (Vec<u8>,),
        "SELECT secret FROM rating_key WHERE campaign_id = $1",
        campaign_id,
    )?;
    Ok(row.map(|(secret,)| secret))
}

/// Gives out `count` more tickets of a counter's day; answers the number of the last one.
pub async fn give_tickets(tx: &mut Tx, counter_id: i64, day: i64, count: i64) -> Result<i64, StoreError> {
    scalar!(
        tx,
        i64,
        "INSERT INTO rating_ticket_day (counter_id, day, given) VALUES ($1, $2, $3)
         ON CONFLICT (counter_id, day) DO UPDATE SET given = rating_ticket_day.given + excluded.given
         RETURNING given",
        counter_id,
        day,
        count,
    )
}

/// How many tickets of a counter's day were given out.
pub async fn tickets_given(tx: &mut Tx, counter_id: i64, day: i64) -> Result<i64, StoreError> {
    let row = fetch_optional!(
        tx,
        (i64,),
        "SELECT given FROM rating_ticket_day WHERE counter_id = $1 AND day = $2",
        counter_id,
        day,
    )?;
    Ok(row.map_or(0, |(given,)| given))
}

/// How often a counter was rated without a ticket since `since_ms`.
pub async fn without_ticket_since(tx: &mut Tx, counter_id: i64, since_ms: i64) -> Result<i64, StoreError> {
    scalar!(
        tx,
        i64,
        "SELECT count(*) FROM rating WHERE counter_id = $1 AND rated_at > $2 AND case_number IS NULL",
        counter_id,
        since_ms,
    )
}

/// Adds to how often a counter was not rated on a day because of the cap; `last_ms` is when the last try came.
pub async fn add_refused(
    tx: &mut Tx,
    counter_id: i64,
    day: i64,
    (times, last_ms): (i64, i64),
) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO rating_refused_day (counter_id, day, refused, last_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (counter_id, day) DO UPDATE
         SET refused = rating_refused_day.refused + excluded.refused,
             last_at = CASE WHEN excluded.last_at > rating_refused_day.last_at
                            THEN excluded.last_at ELSE rating_refused_day.last_at END",
        counter_id,
        day,
        times,
        last_ms,
    )?;
    Ok(())
}

/// Where the cap was reached since a day, the newest day first, with the agency of who sits at the counter now.
pub async fn refused_since(tx: &mut Tx, day: i64) -> Result<Vec<RefusedRow>, StoreError> {
    fetch_all!(
        tx,
        RefusedRow,
        "SELECT o.agency_id, c.code AS counter_code, c.name_vi, c.name_en, r.day, r.refused, r.last_at
         FROM rating_refused_day r JOIN counter c ON c.id = r.counter_id JOIN officer o ON o.id = c.officer_id
         WHERE r.day >= $1 ORDER BY r.day DESC, c.code",
        day,
    )
}

/// Whether a served case, by the number of its ticket, has been rated.
pub async fn is_rated(tx: &mut Tx, case_number: &str) -> Result<bool, StoreError> {
    let row = fetch_optional!(tx, (i64,), "SELECT id FROM rating WHERE case_number = $1", case_number)?;
    Ok(row.is_some())
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
