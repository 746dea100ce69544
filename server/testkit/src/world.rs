//! A clock that stands still until told, and randomness that repeats.

use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicI64, Ordering},
};

use rand::{RngCore, SeedableRng, rngs::StdRng};
use service::{Clock, Entropy, Service};
use store::Db;

/// A clock that the test sets and advances.
#[derive(Clone)]
pub struct TestClock(Arc<AtomicI64>);

impl TestClock {
    /// A clock that shows `now_ms`, UTC milliseconds.
    #[must_use]
    pub fn at(now_ms: i64) -> Self {
        Self(Arc::new(AtomicI64::new(now_ms)))
    }

    /// Moves the clock by `by_ms`.
    pub fn advance(&self, by_ms: i64) {
        self.0.fetch_add(by_ms, Ordering::SeqCst);
    }
}

impl Clock for TestClock {
    fn now_ms(&self) -> i64 {
        self.0.load(Ordering::SeqCst)
    }
}

/// Randomness from a seed: the same test run sees the same bytes.
pub struct TestEntropy(Mutex<StdRng>);

impl TestEntropy {
    /// Randomness that begins at `seed`.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        Self(Mutex::new(StdRng::seed_from_u64(seed)))
    }
}

impl Entropy for TestEntropy {
    fn fill(&self, bytes: &mut [u8]) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).fill_bytes(bytes);
    }
}

/// The use cases on `db` with a clock at 2026-11-21 09:00 in Vietnam and repeatable randomness.
#[must_use]
pub fn service_on(db: Db) -> (Service, TestClock) {
    let clock = TestClock::at(1_795_226_400_000);
    let service = Service::new(db, Arc::new(clock.clone()), Arc::new(TestEntropy::seeded(1)));
    (service, clock)
}
