//! Opening either database, reading from it and writing to it.

use std::{str::FromStr, sync::Arc, time::Duration};

use futures::future::BoxFuture;
use sqlx::{
    Connection, PgPool, Sqlite, SqlitePool,
    pool::{PoolConnection, PoolConnectionMetadata},
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use tokio::sync::{Mutex, watch};

use super::{
    StoreError, Tx, TxInner,
    writer::{self, Queue, WriteError},
};

/// How often a PostgreSQL transaction is run again after a serialisation failure.
const SERIALISATION_TRIES: u32 = 12;
/// Prepared statements that a connection keeps. Batches have one per size beside the ordinary ones.
const KEPT_STATEMENTS: usize = 512;
/// A connection that rested longer is tried before it is used: the database may have gone meanwhile.
const RESTED: Duration = Duration::from_secs(2);

/// An open database; cheap to clone.
#[derive(Clone)]
pub struct Db {
    pub(crate) pools: Pools,
    changes: Arc<watch::Sender<u64>>,
}

/// SQLite's connection for single statements, once it is open.
type Glance = Arc<Mutex<Option<PoolConnection<Sqlite>>>>;

#[derive(Clone)]
pub(crate) enum Pools {
    Sqlite { pool: SqlitePool, queue: Queue, glance: Glance },
    Postgres { pool: PgPool },
}

impl Db {
    /// Opens the database that `url` names: `sqlite://path`, or `postgres://…`.
    ///
    /// A missing SQLite file is created. Errors: [`StoreError::Database`] with the driver's words.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        let changes = Arc::new(watch::Sender::new(0));
        let pools = if url.starts_with("sqlite:") {
            open_sqlite(url, changes.clone()).await?
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            open_postgres(url).await?
        } else {
            return Err(StoreError::Database(
                "the database address must begin with sqlite: or postgres:".to_owned(),
            ));
        };
        let db = Self { pools, changes };
        db.listen();
        Ok(db)
    }

    /// Which database this is: `sqlite` or `postgres`.
    #[must_use]
    pub fn backend(&self) -> &'static str {
        match self.pools {
            Pools::Sqlite { .. } => "sqlite",
            Pools::Postgres { .. } => "postgres",
        }
    }

    /// Counts up whenever a committed transaction announced a change, on any server.
    #[must_use]
    pub fn changes(&self) -> watch::Receiver<u64> {
        self.changes.subscribe()
    }

    /// Begins a read transaction: one consistent view until it is dropped.
    pub async fn read(&self) -> Result<Tx, StoreError> {
        let inner = match &self.pools {
            Pools::Sqlite { pool, .. } => TxInner::Sqlite(pool.begin().await?),
            Pools::Postgres { pool } => {
                TxInner::Postgres(pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY").await?)
            }
        };
        Ok(Tx::new(inner))
    }

    /// For a single reading statement: no transaction around it, which costs more than the statement.
    ///
    /// Two statements may see two states of the database; use [`Db::read`] for them.
    pub async fn glance(&self) -> Result<Tx, StoreError> {
        let inner = match &self.pools {
            Pools::Sqlite { pool, glance, .. } => {
                let mut held = glance.clone().lock_owned().await;
                if held.is_none() {
                    *held = Some(pool.acquire().await?);
                }
                TxInner::SqliteGlance(held)
            }
            Pools::Postgres { pool } => TxInner::PostgresGlance(pool.acquire().await?),
        };
        Ok(Tx::new(inner))
    }

    /// Runs one writing use case in one transaction and answers after the commit.
    ///
    /// `work` may run more than once (PostgreSQL, serialisation failure), so it must have no effect
    /// outside the transaction. It goes on when the caller goes away. An `Err` rolls it back.
    /// On SQLite waiting use cases share one commit, each inside a savepoint of its own.
    pub async fn write<I, O, E, F>(&self, input: I, work: F) -> Result<O, E>
    where
        I: Send + Sync + 'static,
        O: Send + 'static,
        E: From<WriteError> + Send + 'static,
        F: for<'t> Fn(&'t mut Tx, &'t I) -> BoxFuture<'t, Result<O, E>> + Send + Sync + 'static,
    {
        match &self.pools {
            Pools::Sqlite { queue, .. } => queue.run(input, work).await,
            Pools::Postgres { pool } => {
                // Spawned, so that a client that hangs up does not cut an accepted write off.
                let pool = pool.clone();
                tokio::spawn(async move { write_postgres(&pool, &input, &work).await })
                    .await
                    .unwrap_or_else(|_| Err(E::from(WriteError::Stopped)))
            }
        }
    }

    /// Waits until everything accepted is committed, then closes the connections.
    pub async fn close(&self) {
        match &self.pools {
            Pools::Sqlite { pool, queue, glance } => {
                queue.stop().await;
                drop(glance.lock().await.take());
                pool.close().await;
            }
            Pools::Postgres { pool } => pool.close().await,
        }
    }

    /// Passes PostgreSQL's notifications of other servers on to [`Db::changes`].
    fn listen(&self) {
        let Pools::Postgres { pool } = &self.pools else {
            return;
        };
        let (pool, changes) = (pool.clone(), self.changes.clone());
        tokio::spawn(async move {
            while !pool.is_closed() {
                let connected = sqlx::postgres::PgListener::connect_with(&pool).await;
                if let Ok(mut listener) = connected
                    && listener.listen("thidua_change").await.is_ok()
                {
                    // What happened while nobody listened is unknown: count it as a change.
                    changes.send_modify(|version| *version += 1);
                    while listener.recv().await.is_ok() {
                        changes.send_modify(|version| *version += 1);
                    }
                }
                tokio::time::sleep(Duration::from_secs(1)).await;
            }
        });
    }
}

async fn open_sqlite(url: &str, changes: Arc<watch::Sender<u64>>) -> Result<Pools, StoreError> {
    let options = SqliteConnectOptions::from_str(url)?
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .statement_cache_capacity(KEPT_STATEMENTS)
        .busy_timeout(Duration::from_secs(10));
    if let Some(folder) = options.get_filename().parent()
        && !folder.as_os_str().is_empty()
    {
        std::fs::create_dir_all(folder)
            .map_err(|error| StoreError::Database(format!("{}: {error}", folder.display())))?;
    }
    let pool = SqlitePoolOptions::new()
        // One writes, one is for single statements, the others read.
        .max_connections(10)
        .acquire_timeout(Duration::from_secs(30))
        .test_before_acquire(false)
        .connect_with(options)
        .await?;
    let queue = writer::start(pool.clone(), changes);
    Ok(Pools::Sqlite { pool, queue, glance: Glance::default() })
}

async fn open_postgres(url: &str) -> Result<Pools, StoreError> {
    let options = PgConnectOptions::from_str(url)?.statement_cache_capacity(KEPT_STATEMENTS);
    let pool = PgPoolOptions::new()
        .max_connections(16)
        .acquire_timeout(Duration::from_secs(30))
        // A question to the server before each use would double the way of a short statement.
        .test_before_acquire(false)
        .before_acquire(|connection, rested: PoolConnectionMetadata| {
            Box::pin(async move {
                if rested.idle_for > RESTED {
                    connection.ping().await?;
                }
                Ok(true)
            })
        })
        .connect_with(options)
        .await?;
    Ok(Pools::Postgres { pool })
}

async fn write_postgres<I, O, E, F>(pool: &PgPool, input: &I, work: &F) -> Result<O, E>
where
    E: From<WriteError>,
    F: for<'t> Fn(&'t mut Tx, &'t I) -> BoxFuture<'t, Result<O, E>>,
{
    for attempt in 1..=SERIALISATION_TRIES {
        let transaction =
            pool.begin_with("BEGIN ISOLATION LEVEL SERIALIZABLE").await.map_err(WriteError::from)?;
        let mut tx = Tx::new(TxInner::Postgres(transaction));
        let outcome = work(&mut tx, input).await;
        let (again, announce) = (tx.try_again, tx.announce);
        let TxInner::Postgres(mut transaction) = tx.inner else {
            return Err(WriteError::Stopped.into());
        };
        match outcome {
            Ok(output) => {
                if announce {
                    sqlx::query("SELECT pg_notify('thidua_change', '')")
                        .execute(&mut *transaction)
                        .await
                        .map_err(WriteError::from)?;
                }
                match transaction.commit().await.map_err(StoreError::from) {
                    Ok(()) => return Ok(output),
                    Err(StoreError::TryAgain) => {}
                    Err(error) => return Err(WriteError::Store(error).into()),
                }
            }
            Err(error) => {
                drop(transaction);
                if !again {
                    return Err(error);
                }
            }
        }
        tokio::time::sleep(Duration::from_millis(u64::from(attempt * attempt))).await;
    }
    Err(WriteError::Store(StoreError::TryAgain).into())
}
