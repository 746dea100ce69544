//! What the last rehearsal of an election showed.

use crate::{
    StoreError, Tx,
    core::{execute, fetch_optional},
};

/// The report as JSON; none when no rehearsal was run.
pub async fn find(tx: &mut Tx, election_id: i64) -> Result<Option<String>, StoreError> {
    let row =
        fetch_optional!(tx, (String,), "SELECT report FROM rehearsal WHERE election_id = $1", election_id)?;
    Ok(row.map(|(report,)| report))
}

/// Keeps a report in place of the one before.
pub async fn keep(tx: &mut Tx, election_id: i64, report: &str) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO rehearsal (election_id, report) VALUES ($1, $2)
         ON CONFLICT (election_id) DO UPDATE SET report = excluded.report",
        election_id,
        report,
    )?;
    Ok(())
}
