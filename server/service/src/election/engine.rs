//! What elections keep in memory: prepared booths, turns on the processor, and one lane per election.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    thread::available_parallelism,
};

use store::{StoreError, Tx, election::ElectionRow};
use tokio::sync::{OwnedMutexGuard, Semaphore};
use voting::{Booth, Event, Terms};

use super::{cast::Waiting, corrupt};
use crate::core::{Failure, Service};

/// Most booths that are kept; an older one is prepared again when it is asked for.
const MOST_BOOTHS: usize = 16;

/// Where those who add to an election's record go one after the other.
#[derive(Default)]
pub(super) struct Lane {
    turn: Arc<tokio::sync::Mutex<()>>,
    /// Checked ballots that wait to be stored.
    pub(super) ballots: Mutex<Vec<Waiting>>,
}

type BoothKey = (i64, [u8; 32]);

/// Shared by all clones of a service.
pub(crate) struct Engine {
    booths: Mutex<HashMap<BoothKey, Arc<Booth>>>,
    lanes: Mutex<HashMap<i64, Arc<Lane>>>,
    /// As many as there are cores: more proof checks at once would only slow each other down.
    turns: Semaphore,
    cores: usize,
}

impl Engine {
    pub(crate) fn new() -> Self {
        let cores = available_parallelism().map_or(1, usize::from);
        Self { booths: Mutex::default(), lanes: Mutex::default(), turns: Semaphore::new(cores), cores }
    }

    /// How many calculations run at once.
    pub(super) const fn cores(&self) -> usize {
        self.cores
    }

    /// Runs a calculation on a thread of its own when it is its turn.
    pub(super) async fn calculate<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, StoreError> {
        let stopped = || StoreError::Database("the calculation was stopped".to_owned());
        let _turn = self.turns.acquire().await.map_err(|_| stopped())?;
        tokio::task::spawn_blocking(work).await.map_err(|_| stopped())
    }

    /// The election's lane.
    pub(super) fn lane(&self, election_id: i64) -> Arc<Lane> {
        let mut lanes = self.lanes.lock().unwrap_or_else(PoisonError::into_inner);
        lanes.entry(election_id).or_default().clone()
    }

    fn kept(&self, key: &BoothKey) -> Option<Arc<Booth>> {
        self.booths.lock().unwrap_or_else(PoisonError::into_inner).get(key).cloned()
    }

    fn keep(&self, key: BoothKey, booth: Arc<Booth>) {
        let mut booths = self.booths.lock().unwrap_or_else(PoisonError::into_inner);
        if booths.len() >= MOST_BOOTHS {
            booths.clear();
        }
        booths.insert(key, booth);
    }
}

impl Lane {
    /// Waits until nobody else of this program is in the lane.
    pub(super) async fn turn(&self) -> OwnedMutexGuard<()> {
        self.turn.clone().lock_owned().await
    }
}

impl Service {
    /// The booth of an election that has been opened, if it was prepared lately.
    pub(super) fn kept_booth(&self, election: &ElectionRow) -> Result<Option<Arc<Booth>>, StoreError> {
        Ok(self.engine.kept(&(election.id, hash(election.setup_hash.as_deref())?)))
    }

    /// The prepared booth of an election that has been opened.
    pub(super) async fn prepared<R>(
        &self,
        tx: &mut Tx,
        election: &ElectionRow,
    ) -> Result<Arc<Booth>, Failure<R>> {
        if let Some(booth) = self.kept_booth(election)? {
            return Ok(booth);
        }
        let setup_hash = hash(election.setup_hash.as_deref())?;
        let terms = stored_terms(tx, election).await?;
        let made = self.engine.calculate(move || Booth::new(&terms, setup_hash)).await?;
        let booth = Arc::new(made.map_err(|fault| corrupt(&fault.to_string()))?);
        self.engine.keep((election.id, setup_hash), booth.clone());
        Ok(booth)
    }

    /// A place in the queue of those who add to an election's record, on PostgreSQL.
    ///
    /// There each of them changes the same row, and all but one would have to begin again. SQLite's
    /// one writer queues by itself and puts many into one commit; a lane would undo that.
    pub(super) async fn queue(&self, election_id: i64) -> Option<OwnedMutexGuard<()>> {
        if self.db.backend() == "postgres" { Some(self.engine.lane(election_id).turn().await) } else { None }
    }
}

/// The terms that the record begins with.
async fn stored_terms(tx: &mut Tx, election: &ElectionRow) -> Result<Terms, StoreError> {
    let line = store::election::line(tx, election.id, 0).await?;
    let line = line.ok_or_else(|| corrupt("the record has no beginning"))?;
    match voting::read_line(None, &line) {
        Ok((Event::Setup(terms), head)) if election.setup_hash.as_deref() == Some(head.hash.as_slice()) => {
            Ok(terms)
        }
        _ => Err(corrupt("the record does not begin with the election's terms")),
    }
}

/// Reads a stored hash.
pub(super) fn hash(stored: Option<&[u8]>) -> Result<[u8; 32], StoreError> {
    stored.and_then(|bytes| bytes.try_into().ok()).ok_or_else(|| corrupt("a hash is missing"))
}
