//! What the verification of a record found.

use serde::{Deserialize, Serialize};

use super::{Check, Outcome};
use crate::{
    record::{ElectionResult, Head, Tally},
    terms::Terms,
};

/// How far an election has come, as its record tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// No event yet.
    Empty,
    /// The terms are there, the roll is not.
    Setup,
    /// Ballots come in.
    Open,
    /// Voting has ended; no sums yet.
    Closed,
    /// The encrypted sums are there; trustees decrypt.
    Tallied,
    /// There is a result.
    Finished,
}

/// Outcome of every check and the figures of the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Every check with its outcome, in the order of the numbers.
    pub outcomes: Vec<(Check, Outcome)>,
    /// The last event that could be read.
    pub head: Option<Head>,
    /// Lines read.
    pub events: u64,
    /// Ballots in the record, replaced ones included.
    pub ballots: u64,
    /// Ballots that count.
    pub counted: u64,
    /// Ballots that do not count: another one came, or the credential was revoked.
    pub replaced: u64,
    /// Voters on the roll.
    pub roll: u64,
    /// How far the election has come.
    pub stage: Stage,
    /// The terms, once they have been read.
    pub terms: Option<Terms>,
    /// The published encrypted tally.
    pub tally: Option<Tally>,
    /// The published result.
    pub result: Option<ElectionResult>,
}

impl Report {
    /// Outcome of one check.
    #[must_use]
    pub fn outcome(&self, check: Check) -> &Outcome {
        self.outcomes
            .iter()
            .find(|(other, _)| *other == check)
            .map_or(&Outcome::NotYet, |(_, outcome)| outcome)
    }

    /// Whether no check failed; an election that is not finished can pass.
    #[must_use]
    pub fn passed(&self) -> bool {
        !self.outcomes.iter().any(|(_, outcome)| matches!(outcome, Outcome::Failed(_)))
    }

    /// Whether the election is finished and every check passed (a head need not have been given).
    #[must_use]
    pub fn is_complete(&self) -> bool {
        let done = |(check, outcome): &(Check, Outcome)| match outcome {
            Outcome::Passed => true,
            Outcome::Failed(_) => false,
            Outcome::NotYet => *check == Check::Head,
        };
        self.stage == Stage::Finished && self.outcomes.iter().all(done)
    }

    /// The tally, if every check up to the tally product passed: what a trustee may decrypt.
    #[must_use]
    pub fn proven_tally(&self) -> Option<&Tally> {
        let proven =
            |(check, outcome): &(Check, Outcome)| *check > Check::Tally || *outcome == Outcome::Passed;
        self.tally.as_ref().filter(|_| self.passed() && self.outcomes.iter().all(proven))
    }
}
