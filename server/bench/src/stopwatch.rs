//! How many were done in how much time.

use std::{
    sync::{
        OnceLock,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

/// Counts what many clients have done between the first beginning and the last end.
pub struct Stopwatch {
    longest: Duration,
    begun: OnceLock<Instant>,
    done: AtomicU64,
    last_us: AtomicU64,
}

impl Stopwatch {
    /// A stopwatch for a measurement that is bounded in time.
    pub const fn for_at_most(longest: Duration) -> Self {
        Self { longest, begun: OnceLock::new(), done: AtomicU64::new(0), last_us: AtomicU64::new(0) }
    }

    /// Begins at the first call; answers whether there is time for another one.
    pub fn begin(&self) -> bool {
        self.begun.get_or_init(now).elapsed() < self.longest
    }

    /// One more is done.
    pub fn done(&self) {
        let elapsed = self.begun.get_or_init(now).elapsed().as_micros();
        self.last_us.fetch_max(u64::try_from(elapsed).unwrap_or(u64::MAX), Ordering::Relaxed);
        self.done.fetch_add(1, Ordering::Relaxed);
    }

    /// How many are done.
    #[expect(clippy::cast_precision_loss, reason = "a count is far below 2^52")]
    pub fn count(&self) -> f64 {
        self.done.load(Ordering::Relaxed) as f64
    }

    /// How many were done in a second.
    #[expect(clippy::cast_precision_loss, reason = "microseconds are far below 2^52")]
    pub fn per_second(&self) -> f64 {
        self.count() * 1_000_000.0 / self.last_us.load(Ordering::Relaxed).max(1) as f64
    }
}

/// The time that `percent` of these times do not exceed; 0 without any.
pub fn percentile(times: &[f64], percent: usize) -> f64 {
    let mut times = times.to_vec();
    times.sort_unstable_by(f64::total_cmp);
    let place = (times.len() * percent).div_ceil(100).saturating_sub(1);
    times.get(place).copied().unwrap_or_default()
}

/// This instant.
#[expect(clippy::disallowed_methods, reason = "measuring time is what a benchmark is for")]
pub fn now() -> Instant {
    Instant::now()
}
