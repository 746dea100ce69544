//! How often a source may report.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

/// Requests that a source may send at once.
pub const BURST: i64 = 200;
/// Time after which a source may send one more, in milliseconds: 50 a second.
const REFILL_MS: i64 = 20;

/// What every source has left; sources are few and only those with a token come here.
#[derive(Default)]
pub struct Limits(Mutex<HashMap<i64, Bucket>>);

/// Requests left at an instant.
struct Bucket {
    left: i64,
    /// UTC milliseconds up to which `left` was refilled.
    refilled_ms: i64,
}

impl Limits {
    /// Counts a request. Errors: the seconds to wait when there were too many.
    pub fn take(&self, source_id: i64, now_ms: i64) -> Result<(), i64> {
        let mut buckets = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let bucket = buckets.entry(source_id).or_insert(Bucket { left: BURST, refilled_ms: now_ms });
        let more = now_ms.saturating_sub(bucket.refilled_ms).max(0) / REFILL_MS;
        bucket.left = bucket.left.saturating_add(more).min(BURST);
        bucket.refilled_ms += more * REFILL_MS;
        if bucket.left == 0 {
            return Err(1);
        }
        bucket.left -= 1;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{BURST, Limits, REFILL_MS};

    #[test]
    fn a_burst_is_let_through_and_then_one_at_a_time() {
        let limits = Limits::default();
        for _ in 0..BURST {
            assert_eq!(limits.take(1, 1_000), Ok(()));
        }
        assert_eq!(limits.take(1, 1_000 + REFILL_MS - 1), Err(1));
        // Another source has a burst of its own.
        assert_eq!(limits.take(2, 1_000), Ok(()));
        assert_eq!(limits.take(1, 1_000 + REFILL_MS), Ok(()));
        assert_eq!(limits.take(1, 1_000 + REFILL_MS), Err(1));
        // A clock that was set back refills nothing and breaks nothing.
        assert_eq!(limits.take(1, 0), Err(1));
    }
}
