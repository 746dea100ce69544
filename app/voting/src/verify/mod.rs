//! The checks of a record: the same code for the server, the browser and `verify-election`.
//!
//! [`Verifier::feed`] takes the lines in order and is cheap; the expensive checks of each ballot come out
//! as a [`BallotJob`] that can run anywhere and in any order.

mod check;
mod finish;
mod job;
mod report;
mod state;
mod verifier;

pub use check::{Check, Outcome};
pub use job::{BallotJob, BallotVerdict};
pub use report::{Report, Stage};
pub use verifier::Verifier;

/// Checks all lines of a record in one thread.
pub fn verify<'a>(lines: impl IntoIterator<Item = &'a str>, expected_head: Option<[u8; 32]>) -> Report {
    let mut verifier = Verifier::new(expected_head);
    for line in lines {
        if let Some(job) = verifier.feed(line) {
            verifier.settle(job.run());
        }
    }
    verifier.finish()
}
