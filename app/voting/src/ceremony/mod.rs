//! The key ceremony: the trustees make the election key together, each in the own browser.
//!
//! Four posts of each trustee, [`Commit`], [`Reveal`], [`Deal`] and [`Confirm`], go through a server that is not
//! trusted; a step starts when the posts of the step before are all there. The states between the steps
//! ([`Committed`] → [`Revealed`] → [`Compared`] → [`Dealt`]) hold the trustee's secret and stay in the trustee's
//! browser. `CEREMONY.md` tells what each post is made of and what the ceremony protects from.

mod checks;
mod fault;
mod own;
mod posts;
mod rehearsal;
mod sealed_share;
mod states;

pub use checks::check_key;
pub use fault::{CeremonyFault, TrusteeFault};
pub use posts::{BadPost, Confirm, Deal, Post};
pub use rehearsal::run_all;
pub use sealed_share::SealedShare;
pub use states::{Committed, Compared, Dealt, Progress, Revealed};

use elastic_elgamal::sharing::Params;
use serde::{Deserialize, Serialize};

use crate::{Seed32, dealing::Commit, terms::MOST_TRUSTEES};

/// One ceremony: the election it is for and the numbers it was called with.
///
/// Only made by [`Ceremony::new`] (also when it is read), so the numbers always fit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Numbers", into = "Numbers")]
pub struct Ceremony {
    election: String,
    params: Params,
}

/// A ceremony as it is written.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Numbers {
    election: String,
    seats: u32,
    threshold: u32,
}

impl Ceremony {
    /// A ceremony of `seats` trustees, of whom `threshold` decrypt together.
    ///
    /// Errors: the name of the election is not 32 lower-case hexadecimal digits, or not 1 ≤ threshold ≤ seats ≤ 16.
    pub fn new(election: &str, seats: u32, threshold: u32) -> Result<Self, CeremonyFault> {
        let digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        let named = election.len() == 32 && election.bytes().all(digit);
        let small =
            |number: u32| usize::try_from(number).ok().filter(|number| (1..=MOST_TRUSTEES).contains(number));
        match (named, small(seats), small(threshold)) {
            (true, Some(seats), Some(threshold)) if threshold <= seats => {
                Ok(Self { election: election.to_owned(), params: Params::new(seats, threshold) })
            }
            _ => Err(CeremonyFault::Numbers),
        }
    }

    /// Starts the ceremony for the trustee of `seat` (from 1): the state to keep and the first post.
    ///
    /// The trustee's share of the key follows from `seed`: draw it afresh for each ceremony, also after a restart.
    pub fn begin(&self, seat: u32, seed: Seed32) -> Result<(Committed, Commit), CeremonyFault> {
        Committed::begin(self, seat, seed)
    }

    /// Name of the election.
    #[must_use]
    pub fn election(&self) -> &str {
        &self.election
    }

    /// Number of trustees.
    #[must_use]
    pub fn seats(&self) -> u32 {
        // At most `MOST_TRUSTEES`.
        u32::try_from(self.params.shares).unwrap_or(u32::MAX)
    }

    /// How many trustees decrypt together.
    #[must_use]
    pub fn threshold(&self) -> u32 {
        u32::try_from(self.params.threshold).unwrap_or(u32::MAX)
    }

    /// Where the trustee of `seat` stands in a list. Errors: no such seat.
    fn index(&self, seat: u32) -> Result<usize, CeremonyFault> {
        let index = seat.checked_sub(1).and_then(|index| usize::try_from(index).ok());
        index.filter(|index| *index < self.params.shares).ok_or(CeremonyFault::Numbers)
    }

    /// Errors: not one post of each trustee.
    fn check_count(&self, posts: usize) -> Result<(), CeremonyFault> {
        if posts == self.params.shares {
            Ok(())
        } else {
            Err(CeremonyFault::Missing { posts, seats: self.seats() })
        }
    }
}

impl TryFrom<Numbers> for Ceremony {
    type Error = CeremonyFault;

    fn try_from(numbers: Numbers) -> Result<Self, CeremonyFault> {
        Self::new(&numbers.election, numbers.seats, numbers.threshold)
    }
}

impl From<Ceremony> for Numbers {
    fn from(ceremony: Ceremony) -> Self {
        Self { seats: ceremony.seats(), threshold: ceremony.threshold(), election: ceremony.election }
    }
}
