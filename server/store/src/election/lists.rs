//! Categories and their nominees.

use crate::{
    StoreError, Tx,
    core::{execute, fetch_all, scalar},
};

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
    /// Whether a blank ballot is allowed.
    pub blank: bool,
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
    /// What the agency puts forward, Vietnamese.
    pub evidence_vi: String,
    /// What the agency puts forward, English.
    pub evidence_en: String,
    /// Vietnamese name of the agency.
    pub agency_vi: String,
    /// English name of the agency.
    pub agency_en: String,
}

/// Creates a category and answers its id.
pub async fn insert_category(tx: &mut Tx, category: &CategoryRow) -> Result<i64, StoreError> {
    scalar!(
        tx,
        i64,
        "INSERT INTO category (election_id, position, officer_group, title_vi, title_en, min_choices, max_choices, seats, blank)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id",
        category.election_id,
        category.position,
        &category.officer_group,
        &category.title_vi,
        &category.title_en,
        category.min_choices,
        category.max_choices,
        category.seats,
        category.blank,
    )
}

/// Changes the category of this id and election; answers whether there is one.
pub async fn update_category(tx: &mut Tx, category: &CategoryRow) -> Result<bool, StoreError> {
    let changed = execute!(
        tx,
        "UPDATE category SET position = $3, officer_group = $4, title_vi = $5, title_en = $6,
                min_choices = $7, max_choices = $8, seats = $9, blank = $10
         WHERE id = $1 AND election_id = $2",
        category.id,
        category.election_id,
        category.position,
        &category.officer_group,
        &category.title_vi,
        &category.title_en,
        category.min_choices,
        category.max_choices,
        category.seats,
        category.blank,
    )?;
    Ok(changed == 1)
}

/// Takes a category and its nominees away.
pub async fn delete_category(tx: &mut Tx, id: i64) -> Result<(), StoreError> {
    delete_nominees(tx, id).await?;
    execute!(tx, "DELETE FROM category WHERE id = $1", id)?;
    Ok(())
}

/// The categories of an election in their declared order.
pub async fn categories(tx: &mut Tx, election_id: i64) -> Result<Vec<CategoryRow>, StoreError> {
    fetch_all!(
        tx,
        CategoryRow,
        "SELECT id, election_id, position, officer_group, title_vi, title_en, min_choices, max_choices, seats, blank
         FROM category WHERE election_id = $1 ORDER BY position, id",
        election_id,
    )
}

/// Puts an officer up in a category and answers the nominee's id.
pub async fn insert_nominee(
    tx: &mut Tx,
    category_id: i64,
    officer_id: i64,
    evidence_vi: &str,
    evidence_en: &str,
) -> Result<i64, StoreError> {
    scalar!(
        tx,
        i64,
        "INSERT INTO nominee (category_id, officer_id, evidence_vi, evidence_en) VALUES ($1, $2, $3, $4) RETURNING id",
        category_id,
        officer_id,
        evidence_vi,
        evidence_en,
    )
}

/// Takes all nominees of a category away.
pub async fn delete_nominees(tx: &mut Tx, category_id: i64) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM nominee WHERE category_id = $1", category_id)?;
    Ok(())
}

/// The nominees of an election, by id.
pub async fn nominees(tx: &mut Tx, election_id: i64) -> Result<Vec<NomineeRow>, StoreError> {
    fetch_all!(
        tx,
        NomineeRow,
        "SELECT n.id, n.category_id, n.officer_id, o.full_name, o.officer_group, o.title_vi, o.title_en,
                o.achievements_vi, o.achievements_en, n.evidence_vi, n.evidence_en,
                a.name_vi AS agency_vi, a.name_en AS agency_en
         FROM nominee n
         JOIN category c ON c.id = n.category_id
         JOIN officer o ON o.id = n.officer_id
         JOIN agency a ON a.id = o.agency_id
         WHERE c.election_id = $1 ORDER BY n.id",
        election_id,
    )
}

/// The nominees of an election that are this officer, ascending.
pub async fn own_nominees(tx: &mut Tx, election_id: i64, officer_id: i64) -> Result<Vec<i64>, StoreError> {
    let rows = fetch_all!(
        tx,
        (i64,),
        "SELECT n.id FROM nominee n JOIN category c ON c.id = n.category_id
         WHERE c.election_id = $1 AND n.officer_id = $2 ORDER BY n.id",
        election_id,
        officer_id,
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
