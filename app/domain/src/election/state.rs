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
        /// Ballots are taken. Nobody sees a count.
        Open = "open",
        /// Ballots are counted, the result is not published.
        Closed = "closed",
        /// The result is public.
        Published = "published",
    }
}

/// Why an election does not take a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StepRefused {
    /// The state does not allow this step.
    #[error("the state does not allow this step")]
    WrongState,
    /// Voters, categories or nominees are missing.
    #[error("the election is incomplete")]
    Incomplete,
}

impl Coded for StepRefused {
    fn code(&self) -> Code {
        match self {
            Self::WrongState => Code::WrongState,
            Self::Incomplete => Code::ElectionIncomplete,
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

    /// The state after publishing. Errors: not closed, or published before.
    pub fn publish(self) -> Result<Self, StepRefused> {
        self.step(Self::Closed, Self::Published)
    }

    /// Whether ballots are taken.
    #[must_use]
    pub fn takes_ballots(self) -> bool {
        self == Self::Open
    }

    fn step(self, from: Self, to: Self) -> Result<Self, StepRefused> {
        if self == from { Ok(to) } else { Err(StepRefused::WrongState) }
    }
}

#[cfg(test)]
mod tests {
    use super::{ElectionState, StepRefused};

    #[test]
    fn an_election_goes_forward_one_step_at_a_time() {
        use ElectionState::{Closed, Draft, Open, Published};
        let wrong = Err(StepRefused::WrongState);
        for (state, opened, closed, published) in [
            (Draft, Ok(Open), wrong, wrong),
            (Open, wrong, Ok(Closed), wrong),
            (Closed, wrong, wrong, Ok(Published)),
            (Published, wrong, wrong, wrong),
        ] {
            assert_eq!((state.open(), state.close(), state.publish()), (opened, closed, published));
            assert_eq!(state.takes_ballots(), state == Open);
        }
    }
}
