//! Signed-in sessions, known by the hash of their token only.

use crate::{
    StoreError, Tx,
    core::{execute, fetch_optional},
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

#[derive(sqlx::FromRow)]
struct Row {
    subject_kind: String,
    subject_id: i64,
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
pub async fn find(tx: &mut Tx, token_hash: &[u8], now_ms: i64) -> Result<Option<Subject>, StoreError> {
    let row = fetch_optional!(
        tx,
        Row,
        "SELECT subject_kind, subject_id FROM session WHERE token_hash = $1 AND expires_at > $2",
        token_hash,
        now_ms,
    )?;
    Ok(row.and_then(|row| match row.subject_kind.as_str() {
        "staff" => Some(Subject::Staff(row.subject_id)),
        "contestant" => Some(Subject::Contestant(row.subject_id)),
        _ => None,
    }))
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
