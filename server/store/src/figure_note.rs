//! Notes that explain a dip of figures.

use crate::{
    StoreError, Tx,
    core::{execute, fetch_all, fetch_optional, scalar},
};

/// A note to be stored.
#[derive(Debug, Clone, Copy)]
pub struct NewNote<'a> {
    /// The campaign.
    pub campaign_id: i64,
    /// The agency whose figures it explains; none for all.
    pub agency_id: Option<i64>,
    /// First day, days since 1970 at +07:00.
    pub from_day: i64,
    /// Last day.
    pub to_day: i64,
    /// What happened.
    pub text: &'a str,
    /// Staff account.
    pub written_by: i64,
    /// When, UTC milliseconds.
    pub written_at_ms: i64,
}

/// A note with the names of those who had to do with it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct NoteRow {
    /// Number.
    pub id: i64,
    /// The agency whose figures it explains; none for all.
    pub agency_id: Option<i64>,
    /// First day, days since 1970 at +07:00.
    pub from_day: i64,
    /// Last day.
    pub to_day: i64,
    /// What happened.
    pub text: String,
    /// Who wrote it.
    pub written_by: String,
    /// When, UTC milliseconds.
    pub written_at: i64,
    /// Who withdrew it.
    pub withdrawn_by: Option<String>,
    /// When, UTC milliseconds.
    pub withdrawn_at: Option<i64>,
}

/// Stores a note and answers its number.
pub async fn insert(tx: &mut Tx, new: &NewNote<'_>) -> Result<i64, StoreError> {
    scalar!(
        tx,
        i64,
        "INSERT INTO figure_note (campaign_id, agency_id, from_day, to_day, text, written_by, written_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id",
        new.campaign_id,
        new.agency_id,
        new.from_day,
        new.to_day,
        new.text,
        new.written_by,
        new.written_at_ms,
    )
}

/// The notes of a campaign, newest days first, `limit` at most; withdrawn ones too.
pub async fn list(tx: &mut Tx, campaign_id: i64, limit: i64) -> Result<Vec<NoteRow>, StoreError> {
    fetch_all!(
        tx,
        NoteRow,
        "SELECT n.id, n.agency_id, n.from_day, n.to_day, n.text, w.display_name AS written_by, n.written_at,
                d.display_name AS withdrawn_by, n.withdrawn_at
         FROM figure_note n
         JOIN staff_account w ON w.id = n.written_by
         LEFT JOIN staff_account d ON d.id = n.withdrawn_by
         WHERE n.campaign_id = $1 ORDER BY n.from_day DESC, n.id DESC LIMIT $2",
        campaign_id,
        limit,
    )
}

/// The notes of a campaign that stand, newest days first, `limit` at most.
pub async fn standing(tx: &mut Tx, campaign_id: i64, limit: i64) -> Result<Vec<NoteRow>, StoreError> {
    fetch_all!(
        tx,
        NoteRow,
        "SELECT n.id, n.agency_id, n.from_day, n.to_day, n.text, w.display_name AS written_by, n.written_at,
                NULL AS withdrawn_by, n.withdrawn_at
         FROM figure_note n JOIN staff_account w ON w.id = n.written_by
         WHERE n.campaign_id = $1 AND n.withdrawn_at IS NULL ORDER BY n.from_day DESC, n.id DESC LIMIT $2",
        campaign_id,
        limit,
    )
}

/// The agency of a note, as far as there is such a note: none inside for all agencies.
pub async fn agency_of(tx: &mut Tx, campaign_id: i64, id: i64) -> Result<Option<Option<i64>>, StoreError> {
    let row = fetch_optional!(
        tx,
        (Option<i64>,),
        "SELECT agency_id FROM figure_note WHERE campaign_id = $1 AND id = $2",
        campaign_id,
        id,
    )?;
    Ok(row.map(|(agency_id,)| agency_id))
}

/// Withdraws a note; answers whether it stood until now.
pub async fn withdraw(tx: &mut Tx, id: i64, by: i64, at_ms: i64) -> Result<bool, StoreError> {
    let withdrawn = execute!(
        tx,
        "UPDATE figure_note SET withdrawn_by = $2, withdrawn_at = $3 WHERE id = $1 AND withdrawn_at IS NULL",
        id,
        by,
        at_ms,
    )?;
    Ok(withdrawn == 1)
}
