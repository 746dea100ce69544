//! Figures that people state, and the files they send.

use crate::{
    StoreError, Tx,
    core::{execute, fetch_all, fetch_optional, scalar},
};

/// A figure to be stored.
#[derive(Debug, Clone, Copy)]
pub struct NewStated<'a> {
    /// The campaign it counts for.
    pub campaign_id: i64,
    /// The agency.
    pub agency_id: i64,
    /// Measure by name.
    pub measure: &'a str,
    /// Days since 1970 at +07:00.
    pub day: i64,
    /// Number of cases.
    pub amount: i64,
    /// Name of the file; none where it was stated by hand.
    pub file_name: Option<&'a str>,
    /// What is said of it.
    pub note: &'a str,
    /// `waiting` or `counted`.
    pub state: &'a str,
    /// Staff account.
    pub stated_by: i64,
    /// Role by name.
    pub stated_as: &'a str,
    /// When, UTC milliseconds.
    pub stated_at_ms: i64,
}

/// A figure that counts or waits.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct StandingRow {
    /// Figure id.
    pub id: i64,
    /// The agency.
    pub agency_id: i64,
    /// Measure by name.
    pub measure: String,
    /// Days since 1970 at +07:00.
    pub fact_day: i64,
    /// Number of cases.
    pub amount: i64,
    /// Name of the file; none where it was stated by hand.
    pub file_name: Option<String>,
    /// In which role it was stated.
    pub stated_as: String,
}

/// A figure with the names of those who had to do with it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct StatedRow {
    /// Figure id.
    pub id: i64,
    /// The agency.
    pub agency_id: i64,
    /// Measure by name.
    pub measure: String,
    /// Days since 1970 at +07:00.
    pub fact_day: i64,
    /// Number of cases.
    pub amount: i64,
    /// Name of the file; none where it was stated by hand.
    pub file_name: Option<String>,
    /// What is said of it.
    pub note: String,
    /// State by name.
    pub state: String,
    /// Who stated it.
    pub stated_by: String,
    /// In which role, by name.
    pub stated_as: String,
    /// When, UTC milliseconds.
    pub stated_at: i64,
    /// Who decided.
    pub decided_by: Option<String>,
}

/// A file that was sent.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct FileRow {
    /// Names the content; hexadecimal.
    pub digest: String,
    /// Name on the sender's machine.
    pub file_name: String,
    /// The rows as JSON; empty once taken over.
    pub rows: String,
    /// What taking it over did, as JSON; none while it waits.
    pub taken: Option<String>,
}

/// Stores a figure and answers its id. Errors: [`StoreError::Constraint`] where one of its kind stands already.
pub async fn insert(tx: &mut Tx, new: &NewStated<'_>) -> Result<i64, StoreError> {
    scalar!(
        tx,
        i64,
        "INSERT INTO stated_figure (campaign_id, agency_id, measure, fact_day, amount, file_name, note, state,
                                    stated_by, stated_as, stated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id",
        new.campaign_id,
        new.agency_id,
        new.measure,
        new.day,
        new.amount,
        new.file_name,
        new.note,
        new.state,
        new.stated_by,
        new.stated_as,
        new.stated_at_ms,
    )
}

/// The figures in this state, `waiting` or `counted`.
pub async fn standing(tx: &mut Tx, campaign_id: i64, state: &str) -> Result<Vec<StandingRow>, StoreError> {
    fetch_all!(
        tx,
        StandingRow,
        "SELECT id, agency_id, measure, fact_day, amount, file_name, stated_as FROM stated_figure
         WHERE campaign_id = $1 AND state = $2 ORDER BY id",
        campaign_id,
        state,
    )
}

/// Changes a figure's state; answers whether it was in `from`.
pub async fn change_state(tx: &mut Tx, id: i64, from: &str, to: &str) -> Result<bool, StoreError> {
    let changed =
        execute!(tx, "UPDATE stated_figure SET state = $3 WHERE id = $1 AND state = $2", id, from, to)?;
    Ok(changed == 1)
}

/// Notes who decided about a figure.
pub async fn note_decision(
    tx: &mut Tx,
    id: i64,
    decided_by: i64,
    decided_at_ms: i64,
) -> Result<(), StoreError> {
    execute!(
        tx,
        "UPDATE stated_figure SET decided_by = $2, decided_at = $3 WHERE id = $1",
        id,
        decided_by,
        decided_at_ms,
    )?;
    Ok(())
}

/// The figures that wait, oldest first, or those that do not, newest first; of one agency unless `agency_id` is 0.
pub async fn list(
    tx: &mut Tx,
    campaign_id: i64,
    agency_id: i64,
    waiting: bool,
    limit: i64,
) -> Result<Vec<StatedRow>, StoreError> {
    let (state, order) = if waiting { ("=", "ASC") } else { ("<>", "DESC") };
    let sql = format!(
        "SELECT f.id, f.agency_id, f.measure, f.fact_day, f.amount, f.file_name, f.note, f.state,
                s.display_name AS stated_by, f.stated_as, f.stated_at, d.display_name AS decided_by
         FROM stated_figure f
         JOIN staff_account s ON s.id = f.stated_by
         LEFT JOIN staff_account d ON d.id = f.decided_by
         WHERE f.campaign_id = $1 AND (f.agency_id = $2 OR $2 = 0) AND f.state {state} 'waiting'
         ORDER BY f.id {order} LIMIT $3",
    );
    crate::core::fetch_rows!(tx, StatedRow, sql, |query| {
        query = query.bind(campaign_id).bind(agency_id).bind(limit);
    })
}

/// The file that this account has sent last.
pub async fn file(tx: &mut Tx, account_id: i64) -> Result<Option<FileRow>, StoreError> {
    fetch_optional!(
        tx,
        FileRow,
        "SELECT digest, file_name, rows, taken FROM figure_upload WHERE account_id = $1",
        account_id,
    )
}

/// Keeps a file in place of the account's last one.
pub async fn keep_file(
    tx: &mut Tx,
    account_id: i64,
    digest: &str,
    file_name: &str,
    rows: &str,
) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO figure_upload (account_id, digest, file_name, rows, taken) VALUES ($1, $2, $3, $4, NULL)
         ON CONFLICT (account_id) DO UPDATE
         SET digest = excluded.digest, file_name = excluded.file_name, rows = excluded.rows, taken = NULL",
        account_id,
        digest,
        file_name,
        rows,
    )?;
    Ok(())
}

/// Marks the account's file as taken over and forgets its rows.
pub async fn mark_taken(tx: &mut Tx, account_id: i64, taken: &str) -> Result<(), StoreError> {
    execute!(tx, "UPDATE figure_upload SET rows = '', taken = $2 WHERE account_id = $1", account_id, taken)?;
    Ok(())
}

/// Forgets the account's file.
pub async fn forget_file(tx: &mut Tx, account_id: i64) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM figure_upload WHERE account_id = $1", account_id)?;
    Ok(())
}
