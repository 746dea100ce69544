//! Time and randomness as arguments, so that tests decide both.

use std::time::{SystemTime, UNIX_EPOCH};

use rand::TryRngCore;

/// Tells the time.
pub trait Clock: Send + Sync + 'static {
    /// Now, UTC milliseconds since 1970.
    fn now_ms(&self) -> i64;
}

/// Gives randomness fit for secrets.
pub trait Entropy: Send + Sync + 'static {
    /// Fills `bytes` with random bytes.
    fn fill(&self, bytes: &mut [u8]);
}

/// The machine's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
    fn now_ms(&self) -> i64 {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
    }
}

/// The operating system's randomness.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemEntropy;

impl Entropy for SystemEntropy {
    #[expect(clippy::panic, reason = "without randomness no secret is safe: stop rather than go on")]
    fn fill(&self, bytes: &mut [u8]) {
        if let Err(error) = rand::rngs::OsRng.try_fill_bytes(bytes) {
            panic!("the operating system gives no randomness: {error}");
        }
    }
}
