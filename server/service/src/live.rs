//! The live feed: one aggregation per change, however many watch.

use std::{
    collections::VecDeque,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use bytes::Bytes;
use domain::progress::{BoardDelta, Edition, LiveBoard};
use serde::Serialize;
use store::StoreError;
use tokio::{sync::watch, task::AbortHandle};

use crate::core::{Failure, Service};

/// Least time between the ends of one aggregation and the start of the next; a burst shares one.
const PAUSE: Duration = Duration::from_millis(250);
/// Wait after an aggregation that failed.
const RETRY: Duration = Duration::from_secs(1);

/// The board as it is sent, the same text for every watcher.
#[derive(Debug)]
pub struct Update {
    /// Which board this is; the version grows with every aggregation, across restarts too.
    pub edition: Edition,
    /// [`Update::board`] as JSON; every watcher is sent this same piece of memory.
    pub json: Bytes,
    /// The board, for pages made on the server.
    pub board: LiveBoard,
    /// The last steps that led here, oldest first; together never longer than the board itself.
    steps: VecDeque<Step>,
}

/// One change as it is sent, the same text for every watcher who holds the board before it.
#[derive(Debug, Clone)]
pub struct Step {
    /// Version of the board that it is applied to.
    from: i64,
    /// The board that comes out.
    pub edition: Edition,
    /// A [`BoardDelta`] as JSON.
    pub json: Bytes,
}

/// What a watcher has to be sent.
#[derive(Debug)]
pub enum News<'a> {
    /// The watcher holds the newest board.
    Nothing,
    /// These steps, one after the other.
    Steps(Vec<&'a Step>),
    /// The whole board.
    Whole,
}

impl Update {
    fn first(board: LiveBoard) -> Result<Self, Failure> {
        Ok(Self { edition: Edition::of(&board), json: json(&board)?, board, steps: VecDeque::new() })
    }

    /// `board` must be newer than the last one.
    fn after(last: &Self, board: LiveBoard) -> Result<Self, Failure> {
        let delta = json(&BoardDelta::between(&last.board, &board))?;
        let mut update = Self::first(board)?;
        update.steps = last.steps.clone();
        update.steps.push_back(Step { from: last.edition.version, edition: update.edition, json: delta });
        // Longer steps than the board would never be sent: whoever needs them is sent the board.
        let mut length: usize = update.steps.iter().map(|step| step.json.len()).sum();
        while length > update.json.len() {
            length -= update.steps.pop_front().map_or(length, |step| step.json.len());
        }
        Ok(update)
    }

    /// What brings somebody up to date who holds this board, or none.
    #[must_use]
    pub fn since(&self, held: Option<Edition>) -> News<'_> {
        let Some(held) = held.filter(|held| held.feed == self.edition.feed) else { return News::Whole };
        if held.version == self.edition.version {
            return News::Nothing;
        }
        match self.steps.iter().position(|step| step.from == held.version) {
            Some(first) => News::Steps(self.steps.range(first..).collect()),
            None => News::Whole,
        }
    }
}

fn json(sent: &impl Serialize) -> Result<Bytes, Failure> {
    let json = serde_json::to_vec(sent).map_err(|error| StoreError::Corrupt(error.to_string()))?;
    Ok(json.into())
}

/// Keeps the board up to date as long as a clone of it lives; cheap to clone.
#[derive(Clone)]
pub struct LiveFeed {
    updates: watch::Receiver<Arc<Update>>,
    aggregations: Arc<AtomicU64>,
    _running: Arc<Running>,
}

/// Ends the task with the last clone of the feed.
struct Running(AbortHandle);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.abort();
    }
}

impl LiveFeed {
    /// Aggregates once and then after every announced change.
    pub async fn start(service: Service) -> Result<Self, Failure> {
        // Listening begins before the first reading, so that no change falls between.
        let changes = service.db.changes();
        let feed = u32::from_le_bytes(service.random());
        let mut first = service.board().await?;
        first.feed = feed;
        let first = Update::first(first)?;
        let (sender, updates) = watch::channel(Arc::new(first));
        let aggregations = Arc::new(AtomicU64::new(1));
        let counted = aggregations.clone();
        let task = tokio::spawn(follow(changes, async move || {
            let last = sender.borrow().clone();
            match aggregate(&service, &last).await {
                Ok(update) => {
                    counted.fetch_add(1, Ordering::Relaxed);
                    sender.send_replace(Arc::new(update));
                    true
                }
                Err(error) => {
                    tracing::error!(%error, "the live board cannot be read");
                    false
                }
            }
        }));
        Ok(Self { updates, aggregations, _running: Arc::new(Running(task.abort_handle())) })
    }

    /// The present board and every later one; a slow watcher skips what is out of date.
    #[must_use]
    pub fn subscribe(&self) -> watch::Receiver<Arc<Update>> {
        self.updates.clone()
    }

    /// The present board.
    #[must_use]
    pub fn latest(&self) -> Arc<Update> {
        self.updates.borrow().clone()
    }

    /// How often the board was read since the start.
    #[must_use]
    pub fn aggregations(&self) -> u64 {
        self.aggregations.load(Ordering::Relaxed)
    }
}

async fn aggregate(service: &Service, last: &Update) -> Result<Update, Failure> {
    let mut board = service.board().await?;
    board.feed = last.edition.feed;
    board.version = board.version.max(last.edition.version.saturating_add(1));
    Update::after(last, board)
}

/// Calls `aggregate` after changes until their sender is gone; it answers whether it succeeded.
///
/// A change counts as seen before the board is read, so one that comes during a reading or a pause
/// leads to another reading.
async fn follow(mut changes: watch::Receiver<u64>, mut aggregate: impl AsyncFnMut() -> bool) {
    while changes.changed().await.is_ok() {
        while !aggregate().await {
            tokio::time::sleep(RETRY).await;
        }
        tokio::time::sleep(PAUSE).await;
    }
}

#[cfg(test)]
mod tests;
