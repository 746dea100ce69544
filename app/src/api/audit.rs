//! The audit trail, for organisers.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::AppError;

/// One line of the trail as shown.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct AuditLine {
    /// Line number.
    pub id: i64,
    /// When, UTC milliseconds.
    pub happened_at_ms: i64,
    /// Who: a sign-in name, or a kind such as `system`.
    pub actor: String,
    /// What was done.
    pub action: String,
    /// To what.
    pub subject: String,
    /// Particulars.
    pub detail: String,
}

/// The newest lines before line `before`, newest first.
#[server(prefix = "/api", endpoint = "audit/page")]
pub async fn audit_page(before: Option<i64>) -> Result<Vec<AuditLine>, AppError> {
    let caller = crate::platform::request()?;
    let by = caller.signed_in.organiser().map_err(|failure| caller.fail::<domain::NoRule>(&failure))?;
    let rows = caller.service.audit_page(by, before).await.map_err(|failure| caller.fail(&failure))?;
    let line = |row: service::audit::AuditRow| AuditLine {
        id: row.id,
        happened_at_ms: row.happened_at,
        actor: row.actor_name.unwrap_or(row.actor_kind),
        action: row.action,
        subject: row.subject,
        detail: row.detail,
    };
    Ok(rows.into_iter().map(line).collect())
}
