//! Elections: what is stored of them, and where they stand.

mod ballot;
mod count;
mod roll;

pub use ballot::{
    BallotRow, ballots, check_codes, has_check_code, insert_ballot, relay_ballots, replace_ballot,
};
pub use count::{CountRow, NewCount, counts, insert_count};
pub use roll::{TurnoutRow, insert_roll_entry, mark_voted, turnout, voted};

use crate::{
    StoreError, Tx,
    core::{execute, fetch_all, fetch_optional, scalar},
};

/// An election as stored, with its turnout.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ElectionRow {
    /// Election id.
    pub id: i64,
    /// The campaign it belongs to.
    pub campaign_id: i64,
    /// Vietnamese title.
    pub title_vi: String,
    /// English title.
    pub title_en: String,
    /// State by name, for example `open`.
    pub state: String,
    /// When it was opened, UTC milliseconds.
    pub opened_at: Option<i64>,
    /// When it was closed, UTC milliseconds.
    pub closed_at: Option<i64>,
    /// When its result was published, UTC milliseconds.
    pub published_at: Option<i64>,
    /// Voters on the roll.
    pub on_roll: i64,
    /// Voters who have voted.
    pub voted: i64,
}

/// A category as stored.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct CategoryRow {
    /// Category id; ignored when it is inserted.
    pub id: i64,
    /// The election.
    pub election_id: i64,
    /// Place among the categories.
    pub position: i64,
    /// Participant group by name, for example `centre_staff`.
    pub officer_group: String,
    /// Vietnamese title.
    pub title_vi: String,
    /// English title.
    pub title_en: String,
    /// Fewest nominees to choose.
    pub min_choices: i64,
    /// Most nominees to choose.
    pub max_choices: i64,
    /// How many are elected.
    pub seats: i64,
}

/// A nominee with what a dossier tells.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct NomineeRow {
    /// Nominee id.
    pub id: i64,
    /// The category.
    pub category_id: i64,
    /// The officer who stands.
    pub officer_id: i64,
    /// Full name.
    pub full_name: String,
    /// Participant group by name.
    pub officer_group: String,
    /// Vietnamese job title.
    pub title_vi: String,
    /// English job title.
    pub title_en: String,
    /// What the officer achieved, Vietnamese.
    pub achievements_vi: String,
    /// What the officer achieved, English.
    pub achievements_en: String,
    /// Vietnamese name of the agency.
    pub agency_vi: String,
    /// English name of the agency.
    pub agency_en: String,
}

/// Creates a draft and answers its id.
pub async fn insert(
    tx: &mut Tx,
    campaign_id: i64,
    title_vi: &str,
    title_en: &str,
) -> Result<i64, StoreError> {
    scalar!(
        tx,
        i64,
        "INSERT INTO election (campaign_id, title_vi, title_en, state) VALUES ($1, $2, $3, 'draft') RETURNING id",
        campaign_id,
        title_vi,
        title_en,
    )
}

/// Creates a category and answers its id.
pub async fn insert_category(tx: &mut Tx, category: &CategoryRow) -> Result<i64, StoreError> {
    scalar!(
        tx,
        i64,
        "INSERT INTO category (election_id, position, officer_group, title_vi, title_en, min_choices, max_choices, seats)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id",
        category.election_id,
        category.position,
        &category.officer_group,
        &category.title_vi,
        &category.title_en,
        category.min_choices,
        category.max_choices,
        category.seats,
    )
}

/// Puts an officer up in a category and answers the nominee's id.
pub async fn insert_nominee(tx: &mut Tx, category_id: i64, officer_id: i64) -> Result<i64, StoreError> {
    scalar!(
        tx,
        i64,
        "INSERT INTO nominee (category_id, officer_id) VALUES ($1, $2) RETURNING id",
        category_id,
        officer_id,
    )
}

/// All elections, the newest first.
pub async fn list(tx: &mut Tx) -> Result<Vec<ElectionRow>, StoreError> {
    fetch_all!(
        tx,
        ElectionRow,
        "SELECT e.id, e.campaign_id, e.title_vi, e.title_en, e.state, e.opened_at, e.closed_at, e.published_at,
                COUNT(r.officer_id) AS on_roll, COUNT(CASE WHEN r.voted THEN 1 END) AS voted
         FROM election e LEFT JOIN roll_entry r ON r.election_id = e.id
         GROUP BY e.id ORDER BY e.id DESC",
    )
}

/// The election with this id.
pub async fn find(tx: &mut Tx, id: i64) -> Result<Option<ElectionRow>, StoreError> {
    fetch_optional!(
        tx,
        ElectionRow,
        "SELECT e.id, e.campaign_id, e.title_vi, e.title_en, e.state, e.opened_at, e.closed_at, e.published_at,
                COUNT(r.officer_id) AS on_roll, COUNT(CASE WHEN r.voted THEN 1 END) AS voted
         FROM election e LEFT JOIN roll_entry r ON r.election_id = e.id
         WHERE e.id = $1 GROUP BY e.id",
        id,
    )
}

/// State by name of the election with this id.
pub async fn state(tx: &mut Tx, id: i64) -> Result<Option<String>, StoreError> {
    let row = fetch_optional!(tx, (String,), "SELECT state FROM election WHERE id = $1", id)?;
    Ok(row.map(|(state,)| state))
}

/// Opens an election at this time, UTC milliseconds.
pub async fn set_open(tx: &mut Tx, id: i64, at_ms: i64) -> Result<(), StoreError> {
    execute!(tx, "UPDATE election SET state = 'open', opened_at = $2 WHERE id = $1", id, at_ms)?;
    Ok(())
}

/// Closes an election at this time, UTC milliseconds.
pub async fn set_closed(tx: &mut Tx, id: i64, at_ms: i64) -> Result<(), StoreError> {
    execute!(tx, "UPDATE election SET state = 'closed', closed_at = $2 WHERE id = $1", id, at_ms)?;
    Ok(())
}

/// Publishes an election's result at this time, UTC milliseconds.
pub async fn set_published(tx: &mut Tx, id: i64, at_ms: i64) -> Result<(), StoreError> {
    execute!(tx, "UPDATE election SET state = 'published', published_at = $2 WHERE id = $1", id, at_ms)?;
    Ok(())
}

/// The categories of an election in their declared order.
pub async fn categories(tx: &mut Tx, election_id: i64) -> Result<Vec<CategoryRow>, StoreError> {
    fetch_all!(
        tx,
        CategoryRow,
        "SELECT id, election_id, position, officer_group, title_vi, title_en, min_choices, max_choices, seats
         FROM category WHERE election_id = $1 ORDER BY position, id",
        election_id,
    )
}

/// The nominees of an election, by id.
pub async fn nominees(tx: &mut Tx, election_id: i64) -> Result<Vec<NomineeRow>, StoreError> {
    fetch_all!(
        tx,
        NomineeRow,
        "SELECT n.id, n.category_id, n.officer_id, o.full_name, o.officer_group, o.title_vi, o.title_en,
                o.achievements_vi, o.achievements_en, a.name_vi AS agency_vi, a.name_en AS agency_en
         FROM nominee n
         JOIN category c ON c.id = n.category_id
         JOIN officer o ON o.id = n.officer_id
         JOIN agency a ON a.id = o.agency_id
         WHERE c.election_id = $1 ORDER BY n.id",
        election_id,
    )
}
