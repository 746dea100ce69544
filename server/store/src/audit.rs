//! The audit trail: who did what to what, written in the transaction that did it.

use crate::{
    StoreError, Tx,
    core::{execute, fetch_all},
};

/// One line of the trail.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct AuditRow {
    /// Line number; grows with time.
    pub id: i64,
    /// When, UTC milliseconds.
    pub happened_at: i64,
    /// `system`, `staff`, `officer`, `contestant` or `visitor`.
    pub actor_kind: String,
    /// Sign-in name of the staff account, if one acted.
    pub actor_name: Option<String>,
    /// What was done, for example `election.open`.
    pub action: String,
    /// To what, for example `election 1`.
    pub subject: String,
    /// Particulars; never the content of a ballot or an answer.
    pub detail: String,
}

/// Appends a line. `actor_id` stays empty where naming the person would break secrecy.
pub async fn append(
    tx: &mut Tx,
    happened_at_ms: i64,
    actor_kind: &str,
    actor_id: Option<i64>,
    action: &str,
    subject: &str,
    detail: &str,
) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO audit_event (happened_at, actor_kind, actor_id, action, subject, detail)
         VALUES ($1, $2, $3, $4, $5, $6)",
        happened_at_ms,
        actor_kind,
        actor_id,
        action,
        subject,
        detail,
    )?;
    Ok(())
}

/// The newest lines before line `before_id`, newest first, `limit` at most.
pub async fn page(tx: &mut Tx, before_id: i64, limit: i64) -> Result<Vec<AuditRow>, StoreError> {
    fetch_all!(
        tx,
        AuditRow,
        "SELECT e.id, e.happened_at, e.actor_kind, s.username AS actor_name, e.action, e.subject, e.detail
         FROM audit_event e
         LEFT JOIN staff_account s ON e.actor_kind = 'staff' AND s.id = e.actor_id
         WHERE e.id < $1 ORDER BY e.id DESC LIMIT $2",
        before_id,
        limit,
    )
}
