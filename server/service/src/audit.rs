//! Reading the audit trail.

pub use store::audit::AuditRow;

use crate::core::{Failure, Organiser, Service};

/// Lines on one page of the trail.
pub const PAGE_LINES: i64 = 50;

impl Service {
    /// The newest lines before line `before_id` (none: the newest of all), newest first.
    pub async fn audit_page(&self, _by: Organiser, before_id: Option<i64>) -> Result<Vec<AuditRow>, Failure> {
        let mut tx = self.db.read().await?;
        Ok(store::audit::page(&mut tx, before_id.unwrap_or(i64::MAX), PAGE_LINES).await?)
    }
}
