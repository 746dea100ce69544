//! What can go wrong between a store function and the database.

/// A failed statement, sorted by what the caller can do about it.
#[derive(Debug, Clone, thiserror::Error)]
pub enum StoreError {
    /// A uniqueness, foreign-key or check constraint refused the row.
    #[error("constraint refused the row: {0}")]
    Constraint(String),
    /// The database gave up for a reason that a second try may not meet.
    #[error("the database asks to try again")]
    TryAgain,
    /// A stored value cannot be read as what it should be.
    #[error("stored value cannot be read: {0}")]
    Corrupt(String),
    /// The database cannot be reached or refused the statement.
    #[error("database failed: {0}")]
    Database(String),
}

impl StoreError {
    /// Whether a uniqueness or other constraint refused the row.
    #[must_use]
    pub fn is_constraint(&self) -> bool {
        matches!(self, Self::Constraint(_))
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::Database(database) => {
                // 40001 serialisation failure, 40P01 deadlock (PostgreSQL); 5/6 busy/locked (SQLite).
                let code = database.code();
                match code.as_deref() {
                    Some("40001" | "40P01" | "5" | "6" | "517") => Self::TryAgain,
                    _ if database.is_unique_violation()
                        || database.is_foreign_key_violation()
                        || database.is_check_violation() =>
                    {
                        Self::Constraint(database.message().to_owned())
                    }
                    _ => Self::Database(database.message().to_owned()),
                }
            }
            sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_) => Self::Corrupt(error.to_string()),
            _ => Self::Database(error.to_string()),
        }
    }
}
