//! Sources that report case events, and what they reported.

use super::ledger::{ROWS, with_rows};
use crate::{
    StoreError, Tx,
    core::{execute, fetch_all, fetch_optional, statement::dispatch},
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
    for ids in ids.chunks(ROWS) {
        let sql =
            among("SELECT event_id, digest FROM case_event WHERE source_id = $1 AND event_id IN", ids.len());
        let found: Vec<(String, Vec<u8>)> = dispatch!(tx, &sql, |connection| {
            let mut statement = sqlx::query_as(sqlx::AssertSqlSafe(sql)).bind(source_id);
            for id in ids {
                statement = statement.bind(*id);
            }
            statement.fetch_all(connection).await
        })?;
        known.extend(found);
    }
    Ok(known)
}

/// Of these events of a source, those that a stored event supersedes.
pub async fn superseded_events(tx: &mut Tx, source_id: i64, ids: &[&str]) -> Result<Vec<String>, StoreError> {
    let mut superseded = Vec::new();
    for ids in ids.chunks(ROWS) {
        let sql =
            among("SELECT supersedes FROM case_event WHERE source_id = $1 AND supersedes IN", ids.len());
        let found: Vec<(String,)> = dispatch!(tx, &sql, |connection| {
            let mut statement = sqlx::query_as(sqlx::AssertSqlSafe(sql)).bind(source_id);
            for id in ids {
                statement = statement.bind(*id);
            }
            statement.fetch_all(connection).await
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
    for events in events.chunks(ROWS) {
        let sql = with_rows(
            "INSERT INTO case_event (source_id, event_id, supersedes, case_code, step, channel, procedure, agency_id,
                                     officer_id, happened_at, due_day, digest, recorded_at) VALUES ",
            13,
            events.len(),
        );
        dispatch!(tx, &sql, |connection| {
            let mut statement = sqlx::query(sqlx::AssertSqlSafe(sql));
            for event in events {
                statement = statement
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
            statement.execute(connection).await.map(|done| done.rows_affected())
        })?;
    }
    Ok(())
}

/// `head` followed by a list of `count` placeholders from `$2` on, in a certain order of rows.
fn among(head: &str, count: usize) -> String {
    let places: Vec<String> = (0..count).map(|place| format!("${}", place + 2)).collect();
    format!("{head} ({}) ORDER BY event_id", places.join(", "))
}
