//! The list of voters while it is being drawn up, and the file that waits to be taken over.

use crate::{
    StoreError, Tx,
    core::{execute, fetch_all, fetch_optional},
};

/// An official on the roll.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ListedRow {
    /// Officer id.
    pub officer_id: i64,
    /// Staff code.
    pub staff_code: String,
    /// Full name.
    pub full_name: String,
    /// The officer's agency.
    pub agency_id: i64,
    /// Agency in Vietnamese.
    pub agency_vi: String,
    /// Agency in English.
    pub agency_en: String,
}

/// A file that waits to be taken over, or was.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct UploadRow {
    /// Names the content; hexadecimal.
    pub digest: String,
    /// Name on the sender's machine.
    pub file_name: String,
    /// The rows as JSON; empty once taken over.
    pub rows: String,
    /// What the import did, as JSON; none while the file waits.
    pub imported: Option<String>,
}

/// The roll by agency and name.
pub async fn list(tx: &mut Tx, election_id: i64) -> Result<Vec<ListedRow>, StoreError> {
    fetch_all!(
        tx,
        ListedRow,
        "SELECT r.officer_id, o.staff_code, o.full_name, o.agency_id, a.name_vi AS agency_vi, a.name_en AS agency_en
         FROM roll_entry r JOIN officer o ON o.id = r.officer_id JOIN agency a ON a.id = o.agency_id
         WHERE r.election_id = $1 ORDER BY a.position, a.id, o.folded_name, o.staff_code",
        election_id,
    )
}

/// The ids of the officials on the roll.
pub async fn officer_ids(tx: &mut Tx, election_id: i64) -> Result<Vec<i64>, StoreError> {
    let rows = fetch_all!(
        tx,
        (i64,),
        "SELECT officer_id FROM roll_entry WHERE election_id = $1 ORDER BY officer_id",
        election_id,
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// The file that waits for this election.
pub async fn upload(tx: &mut Tx, election_id: i64) -> Result<Option<UploadRow>, StoreError> {
    fetch_optional!(
        tx,
        UploadRow,
        "SELECT digest, file_name, rows, imported FROM roll_upload WHERE election_id = $1",
        election_id,
    )
}

/// Keeps a file in place of the one before.
pub async fn keep_upload(
    tx: &mut Tx,
    election_id: i64,
    digest: &str,
    file_name: &str,
    rows: &str,
) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO roll_upload (election_id, digest, file_name, rows, imported) VALUES ($1, $2, $3, $4, NULL)
         ON CONFLICT (election_id) DO UPDATE
         SET digest = excluded.digest, file_name = excluded.file_name, rows = excluded.rows, imported = NULL",
        election_id,
        digest,
        file_name,
        rows,
    )?;
    Ok(())
}

/// Marks the waiting file as taken over and forgets its rows.
pub async fn mark_imported(tx: &mut Tx, election_id: i64, imported: &str) -> Result<(), StoreError> {
    execute!(
        tx,
        "UPDATE roll_upload SET rows = '', imported = $2 WHERE election_id = $1",
        election_id,
        imported,
    )?;
    Ok(())
}

/// Forgets the file of this election.
pub async fn forget_upload(tx: &mut Tx, election_id: i64) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM roll_upload WHERE election_id = $1", election_id)?;
    Ok(())
}
