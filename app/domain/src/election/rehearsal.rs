//! A trial of a whole election with made-up ballots, and what it showed.

use serde::{Deserialize, Serialize};

use super::{ReadinessItem, StepRefused};
use crate::{
    code::{Code, Coded},
    named_enum,
};

/// Most voters of a rehearsal: sealing and checking each ballot takes the server a while.
pub const MAX_REHEARSAL_VOTERS: usize = 2_000;

named_enum! {
    /// What came of a check of the public record.
    CheckOutcome {
        /// Everything is right.
        Passed = "passed",
        /// Something is wrong.
        Failed = "failed",
        /// There was nothing to check.
        NotYet = "not_yet",
    }
}

/// A numbered check of the public record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RehearsalCheck {
    /// Number, from 1.
    pub number: u32,
    /// Name as in the protocol, in English.
    pub name: String,
    /// What came of it.
    pub outcome: CheckOutcome,
}

/// What a rehearsal did and found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RehearsalReport {
    /// What was there right before opening.
    pub readiness: Vec<ReadinessItem>,
    /// Voters on the roll.
    pub roll: u32,
    /// Ballots cast.
    pub ballots: u32,
    /// Ballots counted.
    pub counted: u32,
    /// Trustees.
    pub trustees: u32,
    /// Trustees who stayed away from the count.
    pub absent: u32,
    /// The checks of the whole record; none of the expected head, which nobody gave.
    pub checks: Vec<RehearsalCheck>,
    /// Whether the record is complete and passes.
    pub passed: bool,
}

/// Why a rehearsal is not run, or stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RehearsalRefused {
    /// The election is real: its keys and codes are nobody's to make up.
    #[error("only an election marked as a rehearsal is rehearsed")]
    Real,
    /// Not a draft any more.
    #[error("a rehearsal begins with a draft")]
    WrongState,
    /// Categories, nominees, voters or trustees are missing.
    #[error("the election is incomplete")]
    Incomplete,
    /// More voters than [`MAX_REHEARSAL_VOTERS`].
    #[error("more than {MAX_REHEARSAL_VOTERS} voters")]
    TooManyVoters,
    /// A step of the election was refused.
    #[error("a step was refused: {}", .0.name())]
    Step(Code),
}

impl Coded for RehearsalRefused {
    fn code(&self) -> Code {
        match self {
            Self::Real => Code::NotPermitted,
            Self::WrongState => Code::WrongState,
            Self::Incomplete => Code::ElectionIncomplete,
            Self::TooManyVoters => Code::TooLarge,
            Self::Step(code) => *code,
        }
    }
}

impl From<StepRefused> for RehearsalRefused {
    fn from(refused: StepRefused) -> Self {
        Self::Step(refused.code())
    }
}
