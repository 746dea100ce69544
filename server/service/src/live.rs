//! The live feed: one aggregation per change, however many watch.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use bytes::Bytes;
use domain::progress::LiveBoard;
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
    /// Grows with every aggregation, across restarts too.
    pub version: i64,
    /// [`Update::board`] as JSON; every watcher is sent this same piece of memory.
    pub json: Bytes,
    /// The board, for pages made on the server.
    pub board: LiveBoard,
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
        let first = aggregate(&service, 0).await?;
        let (sender, updates) = watch::channel(Arc::new(first));
        let aggregations = Arc::new(AtomicU64::new(1));
        let counted = aggregations.clone();
        let task = tokio::spawn(follow(changes, async move || {
            let last = sender.borrow().version;
            match aggregate(&service, last).await {
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

async fn aggregate(service: &Service, last_version: i64) -> Result<Update, Failure> {
    let mut board = service.board().await?;
    board.version = board.version.max(last_version.saturating_add(1));
    let json = serde_json::to_vec(&board).map_err(|error| StoreError::Corrupt(error.to_string()))?;
    Ok(Update { version: board.version, json: json.into(), board })
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
mod tests {
    use std::{
        sync::{
            Arc,
            atomic::{AtomicU64, Ordering},
        },
        time::Duration,
    };

    use tokio::sync::watch;

    use super::{RETRY, follow};

    /// Sends 1,000 changes within one second of the test's own time; answers what the aggregations saw.
    async fn watch_a_burst(mut fails: u32) -> Vec<u64> {
        let sender = Arc::new(watch::Sender::new(0_u64));
        let state = Arc::new(AtomicU64::new(0));
        let seen = Arc::new(std::sync::Mutex::new(Vec::new()));
        let (state_read, seen_written) = (state.clone(), seen.clone());
        let following = tokio::spawn(follow(sender.subscribe(), move || {
            let (state, seen) = (state_read.clone(), seen_written.clone());
            let works = fails == 0;
            fails = fails.saturating_sub(1);
            async move {
                if works {
                    seen.lock().unwrap().push(state.load(Ordering::SeqCst));
                }
                works
            }
        }));
        for number in 1..=1_000 {
            state.store(number, Ordering::SeqCst);
            sender.send_replace(number);
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        tokio::time::sleep(RETRY * 3).await;
        following.abort();
        seen.lock().unwrap().clone()
    }

    #[tokio::test(start_paused = true)]
    async fn a_burst_shares_aggregations_and_its_end_is_not_lost() {
        let seen = watch_a_burst(0).await;
        assert!(seen.len() <= 6, "{seen:?}");
        assert_eq!(seen.last(), Some(&1_000));
    }

    #[tokio::test(start_paused = true)]
    async fn a_failed_aggregation_is_made_up_for() {
        assert_eq!(watch_a_burst(2).await.last(), Some(&1_000));
    }
}
