//! The file from which the agencies' staff lists are kept, and whom it may not change.

use crate::{
    StoreError, Tx,
    core::{execute, fetch_all, fetch_optional},
    roll::UploadRow,
};

/// The file that waits to be taken over, or was.
pub async fn upload(tx: &mut Tx) -> Result<Option<UploadRow>, StoreError> {
    fetch_optional!(tx, UploadRow, "SELECT digest, file_name, rows, imported FROM staff_upload WHERE id = 1",)
}

/// Keeps a file in place of the one before.
pub async fn keep_upload(tx: &mut Tx, digest: &str, file_name: &str, rows: &str) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO staff_upload (id, digest, file_name, rows, imported) VALUES (1, $1, $2, $3, NULL)
         ON CONFLICT (id) DO UPDATE
         SET digest = excluded.digest, file_name = excluded.file_name, rows = excluded.rows, imported = NULL",
        digest,
        file_name,
        rows,
    )?;
    Ok(())
}

/// Marks the waiting file as taken over and forgets its rows.
pub async fn mark_imported(tx: &mut Tx, imported: &str) -> Result<(), StoreError> {
    execute!(tx, "UPDATE staff_upload SET rows = '', imported = $1 WHERE id = 1", imported)?;
    Ok(())
}

/// Forgets the file.
pub async fn forget_upload(tx: &mut Tx) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM staff_upload WHERE id = 1",)?;
    Ok(())
}

/// The officers who vote or stand in an election that is open or being counted.
pub async fn in_elections(tx: &mut Tx) -> Result<Vec<i64>, StoreError> {
    let rows = fetch_all!(
        tx,
        (i64,),
        "SELECT r.officer_id FROM roll_entry r JOIN election e ON e.id = r.election_id
         WHERE e.state IN ('open', 'closed', 'counted')
         UNION
         SELECT n.officer_id FROM nominee n JOIN category c ON c.id = n.category_id
         JOIN election e ON e.id = c.election_id WHERE e.state IN ('open', 'closed', 'counted')",
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
