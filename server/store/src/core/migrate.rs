//! Bringing a database's schema up to date.

use super::{Db, StoreError, db::Pools};

/// Applies every migration that is missing; safe to call at each start.
pub async fn run(db: &Db) -> Result<(), StoreError> {
    let result = match &db.pools {
        Pools::Sqlite { pool, .. } => sqlx::migrate!("migrations/sqlite").run(pool).await,
        Pools::Postgres { pool } => sqlx::migrate!("migrations/postgres").run(pool).await,
    };
    result.map_err(|error| StoreError::Database(error.to_string()))
}
