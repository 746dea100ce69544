//! Sources that report case events, and what they reported.

use crate::{
    StoreError, Tx,
    core::{
        execute, execute_rows, fetch_all, fetch_optional, fetch_rows,
        rows::{list_from, portions, values},
    },
};

/// A program that reports facts.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct SourceRow {
    /// Source id.
    pub id: i64,
    /// Name, for example `mot-cua-tinh`.
    pub name: String,
    /// When it was added, UTC milliseconds.
    pub created_at: i64,
    /// When its token was revoked, UTC milliseconds.
    pub revoked_at: Option<i64>,
}

/// An event to be stored; never changed afterwards.
#[derive(Debug, Clone, Copy)]
pub struct NewEvent<'a> {
    /// The source's own id of the event.
    pub event_id: &'a str,
    /// Id of the event that this one corrects.
    pub supersedes: Option<&'a str>,
    /// Code of the case file.
    pub case_code: &'a str,
    /// Step by name.
    pub step: &'a str,
    /// Channel by name.
    pub channel: Option<&'a str>,
    /// Code of the procedure.
    pub procedure: &'a str,
    /// The agency.
    pub agency_id: i64,
    /// The officer.
    pub officer_id: Option<i64>,
    /// When, UTC milliseconds.
    pub happened_at_ms: i64,
    /// Last day on which it is on time, days since 1970 at +07:00.
    pub due_day: Option<i64>,
    /// Hash of the whole content.
    pub digest: &'a [u8],
}

/// What was answered to a batch.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct BatchRow {
    /// Hash of the body.
    pub digest: Vec<u8>,
    /// The answer as JSON.
    pub receipt: String,
}

/// Adds a source; answers whether its name was free.
pub async fn insert_source(
    tx: &mut Tx,
    name: &str,
    token_hash: &[u8],
    now_ms: i64,
) -> Result<bool, StoreError> {
    let added = execute!(
        tx,
        "INSERT INTO fact_source (name, token_hash, created_at) VALUES ($1, $2, $3)
         ON CONFLICT (name) DO NOTHING",
        name,
        token_hash,
        now_ms,
    )?;
    Ok(added == 1)
}

/// Gives a source another token; the old one is worth nothing from then on. Answers whether there is such a source.
pub async fn renew_source(tx: &mut Tx, name: &str, token_hash: &[u8]) -> Result<bool, StoreError> {
    let renewed = execute!(
        tx,
        "UPDATE fact_source SET token_hash = $2, revoked_at = NULL WHERE name = $1",
        name,
        token_hash,
    )?;
    Ok(renewed == 1)
}

/// Revokes a source's token; answers whether it was valid.
pub async fn revoke_source(tx: &mut Tx, name: &str, now_ms: i64) -> Result<bool, StoreError> {
    let revoked = execute!(
        tx,
        "UPDATE fact_source SET revoked_at = $2 WHERE name = $1 AND revoked_at IS NULL",
        name,
        now_ms,
    )?;
    Ok(revoked == 1)
}

/// All sources by name.
pub async fn sources(tx: &mut Tx) -> Result<Vec<SourceRow>, StoreError> {
    fetch_all!(tx, SourceRow, "SELECT id, name, created_at, revoked_at FROM fact_source ORDER BY name",)
}

/// The source whose valid token has this hash.
pub async fn source_by_token(tx: &mut Tx, token_hash: &[u8]) -> Result<Option<SourceRow>, StoreError> {
    fetch_optional!(
        tx,
        SourceRow,
        "SELECT id, name, created_at, revoked_at FROM fact_source WHERE token_hash = $1 AND revoked_at IS NULL",
        token_hash,
    )
}

/// What was answered to the batch with this key.
pub async fn batch(tx: &mut Tx, source_id: i64, key: &str) -> Result<Option<BatchRow>, StoreError> {
    fetch_optional!(
        tx,
        BatchRow,
        "SELECT digest, receipt FROM fact_batch WHERE source_id = $1 AND batch_key = $2",
        source_id,
        key,
    )
}

/// Keeps the answer to a batch, and forgets this source's answers from before `forget_before_ms`.
pub async fn insert_batch(
    tx: &mut Tx,
    source_id: i64,
    key: &str,
    answered: &BatchRow,
    now_ms: i64,
    forget_before_ms: i64,
) -> Result<(), StoreError> {
    execute!(
        tx,
        "DELETE FROM fact_batch WHERE source_id = $1 AND answered_at < $2",
        source_id,
        forget_before_ms,
    )?;
    execute!(
        tx,
        "INSERT INTO fact_batch (source_id, batch_key, digest, receipt, answered_at) VALUES ($1, $2, $3, $4, $5)",
        source_id,
        key,
        &answered.digest,
        &answered.receipt,
        now_ms,
    )?;
    Ok(())
}

/// Of these events of a source, those that are stored, with the hashes of their content.
pub async fn known_events(
    tx: &mut Tx,
    source_id: i64,
    ids: &[&str],
) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
    let mut known = Vec::new();
    for ids in portions(ids) {
        let sql = format!(
            "SELECT event_id, digest FROM case_event
             WHERE source_id = $1 AND event_id IN ({}) ORDER BY event_id",
            list_from(2, ids.len()),
        );
        known.extend(fetch_rows!(tx, (String, Vec<u8>), sql, |query| {
            query = query.bind(source_id);
            for id in ids {
                query = query.bind(*id);
            }
        })?);
    }
    Ok(known)
}

/// Of these events of a source, those that a stored event supersedes.
pub async fn superseded_events(tx: &mut Tx, source_id: i64, ids: &[&str]) -> Result<Vec<String>, StoreError> {
    let mut superseded = Vec::new();
    for ids in portions(ids) {
        // In the order of the index: in that of the primary key SQLite walks through all events of the source.
        let sql = format!(
            "SELECT supersedes FROM case_event
             WHERE source_id = $1 AND supersedes IN ({}) ORDER BY supersedes",
            list_from(2, ids.len()),
        );
        let found = fetch_rows!(tx, (String,), sql, |query| {
            query = query.bind(source_id);
            for id in ids {
                query = query.bind(*id);
            }
        })?;
        superseded.extend(found.into_iter().map(|(id,)| id));
    }
    Ok(superseded)
}

/// Which event a stored event supersedes, if any.
pub async fn superseded_by(
    tx: &mut Tx,
    source_id: i64,
    event_id: &str,
) -> Result<Option<String>, StoreError> {
    let row = fetch_optional!(
        tx,
        (Option<String>,),
        "SELECT supersedes FROM case_event WHERE source_id = $1 AND event_id = $2",
        source_id,
        event_id,
    )?;
    Ok(row.and_then(|(supersedes,)| supersedes))
}

/// Stores events. Errors: [`StoreError::Constraint`] for an id that is stored already.
pub async fn insert_events(
    tx: &mut Tx,
    source_id: i64,
    events: &[NewEvent<'_>],
    now_ms: i64,
) -> Result<(), StoreError> {
    for events in portions(events) {
        let sql = format!(
            "INSERT INTO case_event (source_id, event_id, supersedes, case_code, step, channel, procedure, agency_id,
                                     officer_id, happened_at, due_day, digest, recorded_at) {}",
            values(events.len(), 13),
        );
        execute_rows!(tx, sql, |query| {
            for event in events {
                query = query
                    .bind(source_id)
                    .bind(event.event_id)
                    .bind(event.supersedes)
                    .bind(event.case_code)
                    .bind(event.step)
                    .bind(event.channel)
                    .bind(event.procedure)
                    .bind(event.agency_id)
                    .bind(event.officer_id)
                    .bind(event.happened_at_ms)
                    .bind(event.due_day)
                    .bind(event.digest)
                    .bind(now_ms);
            }
        })?;
    }
    Ok(())
}
