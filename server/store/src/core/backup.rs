//! A consistent copy of the embedded database while it is in use.

use std::path::Path;

use super::{Db, StoreError, db::Pools};

/// Writes a consistent copy of a SQLite database to `target`, which must not exist yet.
///
/// Errors: [`StoreError::Database`] for PostgreSQL, whose own `pg_dump` is the right tool.
pub async fn to_file(db: &Db, target: &Path) -> Result<(), StoreError> {
    let Pools::Sqlite { pool, .. } = &db.pools else {
        return Err(StoreError::Database("PostgreSQL is backed up with pg_dump".to_owned()));
    };
    let Some(target) = target.to_str() else {
        return Err(StoreError::Database("the path is not text".to_owned()));
    };
    sqlx::query("VACUUM INTO $1").bind(target).execute(pool).await?;
    Ok(())
}
