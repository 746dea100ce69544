//! SQLite's one writer: many waiting use cases, one transaction, one disk flush.
//!
//! SQLite allows a single writer. Instead of letting requests fight for the lock, they queue here.
//! All that wait are run in one transaction; nobody is answered before the commit is on disk.
//!
//! A failing use case must undo only itself. Most fail before they have written anything, so they run
//! without savepoints at first; only when one fails after a write is everything undone and run again,
//! each inside a savepoint. A savepoint each at once would be two thirds of a short use case's time.

use std::{panic::AssertUnwindSafe, sync::Arc};

use futures::{FutureExt, future::BoxFuture};
use sqlx::{Connection, Sqlite, SqlitePool, pool::PoolConnection};
use tokio::sync::{mpsc, oneshot, watch};

use super::{StoreError, Tx, TxInner};

/// How many use cases may share one commit; bounds how long the first one waits.
const MOST_PER_COMMIT: usize = 256;

/// Why a writing use case has no answer of its own.
#[derive(Debug, Clone, thiserror::Error)]
pub enum WriteError {
    /// The database failed; nothing was stored.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The program is stopping or the use case broke; nothing was stored.
    #[error("the write was not carried out")]
    Stopped,
}

impl From<sqlx::Error> for WriteError {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}

/// The waiting line in front of the writer.
#[derive(Clone)]
pub(crate) struct Queue {
    jobs: mpsc::Sender<Message>,
}

enum Message {
    Run(Box<dyn Job>),
    Stop(oneshot::Sender<()>),
}

/// A use case with its types hidden, so that different ones can wait in one line.
trait Job: Send {
    /// Runs it; answers whether what it wrote is to be kept. A second run replaces the first one's outcome.
    fn run<'t>(&'t mut self, tx: &'t mut Tx) -> BoxFuture<'t, bool>;
    /// Hands the outcome to whoever waits, after the commit succeeded or failed.
    fn answer(self: Box<Self>, committed: bool);
}

struct UseCase<I, O, E, F> {
    input: I,
    work: F,
    outcome: Option<Result<O, E>>,
    reply: oneshot::Sender<Result<O, E>>,
}

impl<I, O, E, F> Job for UseCase<I, O, E, F>
where
    I: Send + Sync,
    O: Send,
    E: From<WriteError> + Send,
    F: for<'t> Fn(&'t mut Tx, &'t I) -> BoxFuture<'t, Result<O, E>> + Send + Sync,
{
    fn run<'t>(&'t mut self, tx: &'t mut Tx) -> BoxFuture<'t, bool> {
        Box::pin(async move {
            // A broken use case must not take the writer down with it.
            let outcome = AssertUnwindSafe((self.work)(tx, &self.input))
                .catch_unwind()
                .await
                .unwrap_or_else(|_| Err(WriteError::Stopped.into()));
            let keep = outcome.is_ok();
            self.outcome = Some(outcome);
            keep
        })
    }

    fn answer(self: Box<Self>, committed: bool) {
        let outcome = match self.outcome {
            Some(Ok(output)) if committed => Ok(output),
            Some(Err(error)) => Err(error),
            _ => Err(WriteError::Stopped.into()),
        };
        // The requester may have hung up; its write stands all the same.
        drop(self.reply.send(outcome));
    }
}

impl Queue {
    pub(crate) async fn run<I, O, E, F>(&self, input: I, work: F) -> Result<O, E>
    where
        I: Send + Sync + 'static,
        O: Send + 'static,
        E: From<WriteError> + Send + 'static,
        F: for<'t> Fn(&'t mut Tx, &'t I) -> BoxFuture<'t, Result<O, E>> + Send + Sync + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let job = UseCase { input, work, outcome: None, reply };
        if self.jobs.send(Message::Run(Box::new(job))).await.is_err() {
            return Err(WriteError::Stopped.into());
        }
        answer.await.unwrap_or_else(|_| Err(WriteError::Stopped.into()))
    }

    /// Lets everything that waits be committed, then ends the writer.
    pub(crate) async fn stop(&self) {
        let (reply, done) = oneshot::channel();
        if self.jobs.send(Message::Stop(reply)).await.is_ok() {
            drop(done.await);
        }
    }
}

/// Starts the writer task on a connection of its own.
pub(crate) fn start(pool: SqlitePool, changes: Arc<watch::Sender<u64>>) -> Queue {
    let (jobs, waiting) = mpsc::channel(4096);
    tokio::spawn(serve(pool, waiting, changes));
    Queue { jobs }
}

async fn serve(pool: SqlitePool, mut waiting: mpsc::Receiver<Message>, changes: Arc<watch::Sender<u64>>) {
    let mut messages = Vec::with_capacity(MOST_PER_COMMIT);
    // One connection for all commits: it keeps its prepared statements and its pages.
    let mut held = None;
    while waiting.recv_many(&mut messages, MOST_PER_COMMIT).await > 0 {
        let mut jobs = Vec::with_capacity(messages.len());
        let mut stop = None;
        for message in messages.drain(..) {
            match message {
                Message::Run(job) => jobs.push(job),
                Message::Stop(reply) => stop = Some(reply),
            }
        }
        let committed = run_together(&pool, &mut held, &mut jobs).await;
        match committed {
            Ok(announce) => {
                jobs.into_iter().for_each(|job| job.answer(true));
                if announce {
                    changes.send_modify(|version| *version += 1);
                }
            }
            Err(error) => {
                tracing::error!(%error, "group commit failed");
                jobs.into_iter().for_each(|job| job.answer(false));
            }
        }
        if let Some(reply) = stop {
            // Whoever asked may not wait for the answer.
            reply.send(()).ok();
            return;
        }
    }
}

/// Runs `jobs` in one transaction; answers whether any of them announced a change.
async fn run_together(
    pool: &SqlitePool,
    held: &mut Option<PoolConnection<Sqlite>>,
    jobs: &mut [Box<dyn Job>],
) -> Result<bool, sqlx::Error> {
    if jobs.is_empty() {
        return Ok(false);
    }
    let connection = match held.take() {
        Some(connection) => connection,
        None => pool.acquire().await?,
    };
    let mut tx = Tx::new(TxInner::SqliteWriter(connection));
    let outcome = commit(&mut tx, jobs).await;
    if let TxInner::SqliteWriter(connection) = tx.inner {
        if outcome.is_ok() {
            *held = Some(connection);
        } else {
            // A connection in doubt must not be used again with a transaction open.
            drop(connection.detach().close().await);
        }
    }
    outcome
}

async fn commit(tx: &mut Tx, jobs: &mut [Box<dyn Job>]) -> Result<bool, sqlx::Error> {
    statement(tx, "BEGIN IMMEDIATE").await?;
    let announce = match run_plain(tx, jobs).await {
        Some(announce) => announce,
        None => {
            statement(tx, "ROLLBACK").await?;
            statement(tx, "BEGIN IMMEDIATE").await?;
            run_each(tx, jobs).await?
        }
    };
    statement(tx, "COMMIT").await?;
    Ok(announce)
}

/// Runs all without savepoints; `None` when one failed that had written, so that all must be undone.
async fn run_plain(tx: &mut Tx, jobs: &mut [Box<dyn Job>]) -> Option<bool> {
    let mut announce = false;
    for job in jobs {
        (tx.announce, tx.has_written) = (false, false);
        if job.run(tx).await {
            announce |= tx.announce;
        } else if tx.has_written {
            return None;
        }
    }
    Some(announce)
}

async fn run_each(tx: &mut Tx, jobs: &mut [Box<dyn Job>]) -> Result<bool, sqlx::Error> {
    let mut announce = false;
    for job in jobs {
        tx.announce = false;
        statement(tx, "SAVEPOINT use_case").await?;
        if job.run(tx).await {
            announce |= tx.announce;
        } else {
            statement(tx, "ROLLBACK TO use_case").await?;
        }
        statement(tx, "RELEASE use_case").await?;
    }
    Ok(announce)
}

async fn statement(tx: &mut Tx, sql: &'static str) -> Result<(), sqlx::Error> {
    if let TxInner::SqliteWriter(connection) = &mut tx.inner {
        sqlx::query(sql).execute(&mut **connection).await?;
    }
    Ok(())
}
