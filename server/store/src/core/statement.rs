//! One SQL text, two databases: each macro runs the same statement on whichever is open.
//!
//! Placeholders are `$1, $2, …`; bound expressions are evaluated once, for the open database only.

macro_rules! dispatch {
    ($tx:expr, $sql:expr, |$connection:ident| $call:expr) => {{
        $tx.about_to_run($sql);
        let result = match &mut $tx.inner {
            $crate::core::TxInner::Sqlite(transaction) => {
                let $connection = &mut **transaction;
                $call
            }
            $crate::core::TxInner::SqliteWriter(held) => {
                let $connection = &mut **held;
                $call
            }
            $crate::core::TxInner::SqliteGlance(held) => match held.as_mut() {
                Some(held) => {
                    let $connection = &mut **held;
                    $call
                }
                None => Err(sqlx::Error::PoolClosed),
            },
            $crate::core::TxInner::PostgresGlance(held) => {
                let $connection = &mut **held;
                $call
            }
            $crate::core::TxInner::Postgres(transaction) => {
                let $connection = &mut **transaction;
                $call
            }
        };
        result.map_err(|error| $tx.note(error))
    }};
}

/// Runs a statement and answers how many rows it changed.
macro_rules! execute {
    ($tx:expr, $sql:expr $(, $bind:expr)* $(,)?) => {
        $crate::core::statement::dispatch!($tx, $sql, |connection| {
            sqlx::query($sql)$(.bind($bind))*.execute(connection).await.map(|done| done.rows_affected())
        })
    };
}

/// Reads all rows as `$row`.
macro_rules! fetch_all {
    ($tx:expr, $row:ty, $sql:expr $(, $bind:expr)* $(,)?) => {
        $crate::core::statement::dispatch!($tx, $sql, |connection| {
            sqlx::query_as::<_, $row>($sql)$(.bind($bind))*.fetch_all(connection).await
        })
    };
}

/// Reads at most one row as `$row`; absence is `None`.
macro_rules! fetch_optional {
    ($tx:expr, $row:ty, $sql:expr $(, $bind:expr)* $(,)?) => {
        $crate::core::statement::dispatch!($tx, $sql, |connection| {
            sqlx::query_as::<_, $row>($sql)$(.bind($bind))*.fetch_optional(connection).await
        })
    };
}

/// Reads the one value of the one row, for example a new id or a count.
macro_rules! scalar {
    ($tx:expr, $value:ty, $sql:expr $(, $bind:expr)* $(,)?) => {
        $crate::core::statement::dispatch!($tx, $sql, |connection| {
            sqlx::query_scalar::<_, $value>($sql)$(.bind($bind))*.fetch_one(connection).await
        })
    };
}

pub(crate) use {dispatch, execute, fetch_all, fetch_optional, scalar};
