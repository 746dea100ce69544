//! The ballot protocol: what a ballot is, how it is counted, how ties are broken.
//!
//! Pure: no I/O, no clock; randomness is an argument. `README.md` tells the protocol in words.

mod ballot;
mod check_code;
mod rank;

pub use ballot::{BadBallot, BallotContent, NotABallot, SealedBallot, Selection, Tally, open, seal, tally};
pub use check_code::{BadCheckCode, CheckCode};
pub use rank::{Ranked, Seed, Standing, rank};
