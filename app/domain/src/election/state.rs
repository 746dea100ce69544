//! The life of an election.

use crate::{
    code::{Code, Coded},
    named_enum,
};

named_enum! {
    /// Where an election stands; it only ever goes forward.
    ElectionState {
        /// Being prepared; visible to organisers only.
        Draft = "draft",
        /// Ballots are taken. Nobody can see a count.
        Open = "open",
        /// No more ballots; trustees decrypt the sum.
        Closed = "closed",
        /// The result is in the record, not yet announced.
        Counted = "counted",
        /// The result is announced.
        Published = "published",
        /// Put away; everything stays public.
        Archived = "archived",
    }
}

/// Why an election does not take a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StepRefused {
    /// The state does not allow this step.
    #[error("the state does not allow this step")]
    WrongState,
    /// Voters, codes, nominees or trustees' keys are missing.
    #[error("the election is incomplete")]
    Incomplete,
    /// A check of the public record fails.
    #[error("check {0} of the record fails")]
    RecordBroken(u32),
    /// A correction without words, or with too many.
    #[error("a correction has 1 to {MAX_CORRECTION_LETTERS} letters in each language")]
    BadCorrection,
}

/// Longest correction in letters.
pub const MAX_CORRECTION_LETTERS: usize = 2_000;

impl Coded for StepRefused {
    fn code(&self) -> Code {
        match self {
            Self::WrongState => Code::WrongState,
            Self::Incomplete => Code::ElectionIncomplete,
            Self::RecordBroken(_) => Code::RecordBroken,
            Self::BadCorrection => Code::Malformed,
        }
    }
}

impl ElectionState {
    /// The state after opening. Errors: not a draft.
    pub fn open(self) -> Result<Self, StepRefused> {
        self.step(Self::Draft, Self::Open)
    }

    /// The state after closing. Errors: not open.
    pub fn close(self) -> Result<Self, StepRefused> {
        self.step(Self::Open, Self::Closed)
    }

    /// The state after the count. Errors: not closed, or counted before.
    pub fn count(self) -> Result<Self, StepRefused> {
        self.step(Self::Closed, Self::Counted)
    }

    /// The state after publishing. Errors: not counted, or published before.
    pub fn publish(self) -> Result<Self, StepRefused> {
        self.step(Self::Counted, Self::Published)
    }

    /// The state after putting away. Errors: not published.
    pub fn archive(self) -> Result<Self, StepRefused> {
        self.step(Self::Published, Self::Archived)
    }

    /// Whether what is declared may still change. Errors: opened before.
    pub fn edit(self) -> Result<(), StepRefused> {
        if self == Self::Draft { Ok(()) } else { Err(StepRefused::WrongState) }
    }

    /// Whether a correction may be added. Errors: not published yet.
    pub fn correct(self) -> Result<(), StepRefused> {
        if self.shows_result() { Ok(()) } else { Err(StepRefused::WrongState) }
    }

    /// Whether ballots are taken.
    #[must_use]
    pub fn takes_ballots(self) -> bool {
        self == Self::Open
    }

    /// Whether the result may be shown.
    #[must_use]
    pub fn shows_result(self) -> bool {
        matches!(self, Self::Published | Self::Archived)
    }

    fn step(self, from: Self, to: Self) -> Result<Self, StepRefused> {
        if self == from { Ok(to) } else { Err(StepRefused::WrongState) }
    }
}

#[cfg(test)]
mod tests {
    use super::{ElectionState, StepRefused};

    type Step = fn(ElectionState) -> Result<ElectionState, StepRefused>;

    #[test]
    fn an_election_goes_forward_one_step_at_a_time() {
        let steps: [Step; 5] = [
            ElectionState::open,
            ElectionState::close,
            ElectionState::count,
            ElectionState::publish,
            ElectionState::archive,
        ];
        for (place, state) in ElectionState::ALL.iter().enumerate() {
            for (number, step) in steps.iter().enumerate() {
                let next = (number == place).then(|| ElectionState::ALL[place + 1]);
                assert_eq!(step(*state), next.ok_or(StepRefused::WrongState), "{state:?}, step {number}");
            }
            assert_eq!(state.takes_ballots(), place == 1);
            assert_eq!(state.edit().is_ok(), place == 0);
            assert_eq!(state.correct().is_ok(), place >= 4);
        }
    }
}
