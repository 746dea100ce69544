//! Many requests of one kind, answered together by a few statements.
//!
//! While one batch is at work the next requests gather; the fuller the server, the larger the
//! batches and the fewer statements each request costs. After silence, a request does not wait.

use std::{
    ops::Range,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use futures::future::BoxFuture;
use tokio::{
    sync::{OwnedMutexGuard, oneshot},
    time::sleep,
};

use super::{Db, StoreError, Tx, WriteError};

/// Most requests in one batch; bounds the length of the statements.
const MOST_PER_BATCH: usize = 128;

/// Kinds of request that touch the same rows take turns. On PostgreSQL they would otherwise undo each other
/// and run again; on SQLite the writer lets them share a commit.
#[derive(Clone, Default)]
pub struct Turn(Arc<tokio::sync::Mutex<()>>);

impl Turn {
    /// Waits until nobody else holds the turn; the turn ends when what this answers is dropped.
    pub async fn wait(&self, db: &Db) -> Option<OwnedMutexGuard<()>> {
        match db.backend() {
            "postgres" => Some(self.0.clone().lock_owned().await),
            _ => None,
        }
    }
}

/// What runs a batch: one outcome for each input, in their order. An error undoes the whole batch.
pub type BatchWork<I, O, E> =
    for<'t> fn(&'t mut Tx, &'t [I]) -> BoxFuture<'t, Result<Vec<Result<O, E>>, StoreError>>;

/// A kind of request that is run in batches; cheap to clone.
///
/// A single request's refusal is its own outcome and undoes nothing: the work must not have written for it.
pub struct Batch<I, O, E> {
    db: Db,
    /// What to take turns by while writing; none: it only reads.
    turn: Option<Turn>,
    /// Least time between the beginnings of two batches.
    pace: Duration,
    work: BatchWork<I, O, E>,
    line: Arc<Mutex<Line<I, O, E>>>,
}

struct Line<I, O, E> {
    waiting: Vec<Waiting<I, O, E>>,
    /// Whether a task is at work that takes up what waits.
    is_served: bool,
}

type Waiting<I, O, E> = (I, oneshot::Sender<Result<O, E>>);

impl<I, O, E> Clone for Batch<I, O, E> {
    fn clone(&self) -> Self {
        let Self { db, turn, pace, work, line } = self;
        Self { db: db.clone(), turn: turn.clone(), pace: *pace, work: *work, line: line.clone() }
    }
}

impl<I, O, E> Batch<I, O, E>
where
    I: Send + Sync + 'static,
    O: Send + 'static,
    E: From<WriteError> + Send + 'static,
{
    /// A kind of request that `work` carries out, taking turns with the others that hold `turn`.
    pub fn new(db: Db, turn: Turn, work: BatchWork<I, O, E>) -> Self {
        Self::of(db, Some(turn), work)
    }

    /// A kind of request that `work` answers by one reading statement; see [`Db::glance`].
    pub fn reading(db: Db, work: BatchWork<I, O, E>) -> Self {
        Self::of(db, None, work)
    }

    fn of(db: Db, turn: Option<Turn>, work: BatchWork<I, O, E>) -> Self {
        let line = Line { waiting: Vec::new(), is_served: false };
        Self { db, turn, pace: Duration::ZERO, work, line: Arc::new(Mutex::new(line)) }
    }

    /// Lets a batch begin no sooner than `pace` after the one before; who comes after longer silence never waits.
    ///
    /// Some work takes as many statements for one request as for a hundred: in a rush, waiting a little for
    /// company leaves more of the only writer to the others.
    #[must_use]
    pub fn paced(self, pace: Duration) -> Self {
        Self { pace, ..self }
    }

    /// Carries one request out together with those that come at the same time; answers after the commit.
    pub async fn run(&self, input: I) -> Result<O, E> {
        let (reply, answer) = oneshot::channel();
        let is_first = {
            let mut line = self.line();
            line.waiting.push((input, reply));
            !std::mem::replace(&mut line.is_served, true)
        };
        if is_first {
            // A task of its own: it goes on when the first requester hangs up.
            tokio::spawn(self.clone().serve());
        }
        answer.await.unwrap_or_else(|_| Err(WriteError::Stopped.into()))
    }

    fn line(&self) -> MutexGuard<'_, Line<I, O, E>> {
        self.line.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn serve(self) {
        loop {
            // Taken first: what comes while waiting for it goes along.
            let turn = match &self.turn {
                Some(turn) => turn.wait(&self.db).await,
                None => None,
            };
            let batch: Vec<_> = {
                let mut line = self.line();
                if line.waiting.is_empty() {
                    line.is_served = false;
                    return;
                }
                let count = line.waiting.len().min(MOST_PER_BATCH);
                line.waiting.drain(..count).collect()
            };
            let (inputs, replies): (Vec<I>, Vec<_>) = batch.into_iter().unzip();
            // Runs from here on, whether or not it is waited for.
            let pace = sleep(self.pace);
            let outcomes = self.carry_out(Arc::new(inputs)).await;
            drop(turn);
            for (reply, outcome) in replies.into_iter().zip(outcomes) {
                // The requester may have hung up; its write stands all the same.
                drop(reply.send(outcome));
            }
            // The timer rounds up to milliseconds: even no time at all may cost one.
            if !self.pace.is_zero() {
                pace.await;
            }
        }
    }

    /// All together; when that fails each alone, so that one request cannot spoil the others'.
    async fn carry_out(&self, inputs: Arc<Vec<I>>) -> Vec<Result<O, E>> {
        let count = inputs.len();
        match self.work_on(inputs.clone(), 0..count).await {
            Ok(outcomes) => outcomes,
            Err(error) if count == 1 => vec![Err(error.into())],
            Err(_) => {
                let mut outcomes = Vec::with_capacity(count);
                for place in 0..count {
                    outcomes.push(match self.work_on(inputs.clone(), place..place + 1).await {
                        Ok(mut one) => one.pop().unwrap_or_else(|| Err(WriteError::Stopped.into())),
                        Err(error) => Err(error.into()),
                    });
                }
                outcomes
            }
        }
    }

    async fn work_on(
        &self,
        inputs: Arc<Vec<I>>,
        range: Range<usize>,
    ) -> Result<Vec<Result<O, E>>, WriteError> {
        let work = self.work;
        if self.turn.is_none() {
            let mut tx = self.db.glance().await?;
            return some_outcome_each(work, &mut tx, inputs.get(range).unwrap_or_default()).await;
        }
        self.db
            .write((inputs, range), move |tx, (inputs, range)| {
                let inputs = inputs.get(range.clone()).unwrap_or_default();
                Box::pin(some_outcome_each(work, tx, inputs))
            })
            .await
    }
}

async fn some_outcome_each<I, O, E>(
    work: BatchWork<I, O, E>,
    tx: &mut Tx,
    inputs: &[I],
) -> Result<Vec<Result<O, E>>, WriteError> {
    let outcomes = work(tx, inputs).await?;
    if outcomes.len() == inputs.len() { Ok(outcomes) } else { Err(WriteError::Stopped) }
}
