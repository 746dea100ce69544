//! One transaction on either database.

use sqlx::{Postgres, Sqlite, pool::PoolConnection};
use tokio::sync::OwnedMutexGuard;

/// An open transaction; rolled back when dropped without a commit.
///
/// Writing transactions exist only inside [`crate::Db::write`], which commits them.
pub struct Tx {
    pub(crate) inner: TxInner,
    /// Set when PostgreSQL asks to run the whole transaction again.
    pub(crate) try_again: bool,
    /// Whether readers of live figures must be told after the commit.
    pub(crate) announce: bool,
    /// Whether a statement was run that may have changed something.
    pub(crate) has_written: bool,
}

pub(crate) enum TxInner {
    Sqlite(sqlx::Transaction<'static, Sqlite>),
    /// The group-committing writer's connection.
    SqliteWriter(PoolConnection<Sqlite>),
    /// The connection for single statements; it is there as long as this lives.
    SqliteGlance(OwnedMutexGuard<Option<PoolConnection<Sqlite>>>),
    Postgres(sqlx::Transaction<'static, Postgres>),
    PostgresGlance(PoolConnection<Postgres>),
}

impl Tx {
    pub(crate) fn new(inner: TxInner) -> Self {
        Self { inner, try_again: false, announce: false, has_written: false }
    }

    /// Says that this transaction changes figures that people watch live.
    ///
    /// Every server is told after the commit, and only then.
    pub fn announce_change(&mut self) {
        self.announce = true;
    }

    /// Whether SQLite is underneath.
    pub(crate) const fn is_sqlite(&self) -> bool {
        !matches!(self.inner, TxInner::Postgres(_) | TxInner::PostgresGlance(_))
    }

    /// Takes note of a statement before it runs.
    pub(crate) fn about_to_run(&mut self, sql: &str) {
        self.has_written |= !sql.starts_with("SELECT");
    }

    pub(crate) fn note(&mut self, error: sqlx::Error) -> crate::StoreError {
        let error = crate::StoreError::from(error);
        if matches!(error, crate::StoreError::TryAgain) {
            self.try_again = true;
        }
        error
    }
}
