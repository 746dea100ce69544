//! What the tests share: real databases on both backends, a clock and randomness that the test decides.
#![expect(clippy::expect_used, clippy::panic, reason = "a test stops where its ground is missing")]

mod databases;
mod ground;
mod world;

pub use databases::{on_both, on_both_at};
pub use ground::campaign_row;
pub use world::{TestClock, TestEntropy, service_on};
