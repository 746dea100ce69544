//! Signed-in sessions, known by the hash of their token only.

use std::collections::HashMap;

use crate::{
    StoreError, Tx,
    core::{
        execute, fetch_rows,
        rows::{list, padded},
    },
};

/// Who a session belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A staff account (organiser, manager, …), by account id.
    Staff(i64),
    /// A contestant of the public contest, by contestant id.
    Contestant(i64),
}

impl Subject {
    fn columns(self) -> (&'static str, i64) {
        match self {
            Self::Staff(id) => ("staff", id),
            Self::Contestant(id) => ("contestant", id),
        }
    }
}

/// A session that is looked for.
#[derive(Debug, Clone)]
pub struct Lookup {
    /// SHA-256 of its token.
    pub token_hash: Vec<u8>,
    /// The server's clock, UTC milliseconds.
    pub now_ms: i64,
}

#[derive(sqlx::FromRow)]
struct Row {
    token_hash: Vec<u8>,
    subject_kind: String,
    subject_id: i64,
    expires_at: i64,
}

/// Stores a session; `token_hash` is the SHA-256 of the token, times are UTC milliseconds.
pub async fn insert(
    tx: &mut Tx,
    token_hash: &[u8],
    subject: Subject,
    expires_at_ms: i64,
) -> Result<(), StoreError> {
    let (kind, id) = subject.columns();
    execute!(
        tx,
        "INSERT INTO session (token_hash, subject_kind, subject_id, expires_at) VALUES ($1, $2, $3, $4)",
        token_hash,
        kind,
        id,
        expires_at_ms,
    )?;
    Ok(())
}

/// Who holds the session, or `None` when it is unknown or has expired at `now_ms`.
pub async fn find(tx: &mut Tx, token_hash: Vec<u8>, now_ms: i64) -> Result<Option<Subject>, StoreError> {
    Ok(find_all(tx, &[Lookup { token_hash, now_ms }]).await?.pop().flatten())
}

/// Who holds each of these sessions, in their order, by one statement; see [`find`].
pub async fn find_all(tx: &mut Tx, lookups: &[Lookup]) -> Result<Vec<Option<Subject>>, StoreError> {
    let count = padded(lookups.len());
    let sql = format!(
        "SELECT token_hash, subject_kind, subject_id, expires_at FROM session WHERE token_hash IN ({})",
        list(count)
    );
    let rows = fetch_rows!(tx, Row, sql, |query| {
        for place in 0..count {
            let lookup = lookups.get(place).or(lookups.last());
            query = query.bind(lookup.map(|lookup| lookup.token_hash.as_slice()));
        }
    })?;
    let by_hash: HashMap<&[u8], &Row> = rows.iter().map(|row| (row.token_hash.as_slice(), row)).collect();
    let holder = |lookup: &Lookup| {
        let row = by_hash.get(lookup.token_hash.as_slice()).filter(|row| row.expires_at > lookup.now_ms)?;
        match row.subject_kind.as_str() {
            "staff" => Some(Subject::Staff(row.subject_id)),
            "contestant" => Some(Subject::Contestant(row.subject_id)),
            _ => None,
        }
    };
    Ok(lookups.iter().map(holder).collect())
}

/// Ends one session.
pub async fn delete(tx: &mut Tx, token_hash: &[u8]) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM session WHERE token_hash = $1", token_hash)?;
    Ok(())
}

/// Forgets sessions that expired before `now_ms`.
pub async fn delete_expired(tx: &mut Tx, now_ms: i64) -> Result<u64, StoreError> {
    execute!(tx, "DELETE FROM session WHERE expires_at <= $1", now_ms)
}
