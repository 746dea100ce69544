//! Why a ballot is not taken.

use voting::{BallotFault, ChoiceFault};

use crate::code::{Code, Coded, FieldError};

/// Largest ballot that is looked at, in bytes of its text form.
///
/// 30 categories of 60 nominees need about 700 kB; the largest allowed election must fit.
pub const MAX_BALLOT_BYTES: usize = 1_000_000;

/// Why a ballot is not taken; nothing is stored and an earlier ballot stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CastRefused {
    /// The election is not open.
    #[error("the election is not open")]
    NotOpen,
    /// More than [`MAX_BALLOT_BYTES`].
    #[error("the ballot is too large")]
    TooLarge,
    /// Not a ballot in its one canonical form.
    #[error("the ballot cannot be read")]
    Malformed,
    /// The code's key is not on the roll.
    #[error("not on the roll")]
    NotOnRoll,
    /// The code was issued anew; this one is no longer valid.
    #[error("the code is no longer valid")]
    Revoked,
    /// The signature or a proof does not hold.
    #[error(transparent)]
    Fault(BallotFault),
    /// An earlier ballot of this voter, sent again.
    #[error("an earlier ballot of this voter was sent again")]
    Replayed,
}

impl Coded for CastRefused {
    fn code(&self) -> Code {
        match self {
            Self::NotOpen => Code::ElectionNotOpen,
            Self::TooLarge => Code::TooLarge,
            Self::Malformed => Code::Malformed,
            Self::NotOnRoll => Code::NotOnRoll,
            Self::Revoked => Code::CodeRevoked,
            Self::Fault(BallotFault::Layout | BallotFault::Shape | BallotFault::Malformed(_)) => {
                Code::Malformed
            }
            Self::Fault(BallotFault::Signature) => Code::BallotSignatureWrong,
            Self::Fault(BallotFault::OwnSlot(_)) => Code::OwnVote,
            Self::Fault(_) => Code::BallotProofWrong,
            Self::Replayed => Code::BallotReplayed,
        }
    }

    /// The category at fault, as field `category_<id>`.
    fn fields(&self) -> Vec<FieldError> {
        match self {
            Self::Fault(
                BallotFault::OwnSlot(id)
                | BallotFault::Sum(id)
                | BallotFault::Range(id, _)
                | BallotFault::Malformed(id),
            ) => vec![of_category(*id, self.code())],
            _ => Vec::new(),
        }
    }
}

/// Names the category of a choice that cannot be sealed, and what is wrong with it.
#[must_use]
pub fn choice_error(fault: &ChoiceFault) -> FieldError {
    let (id, code) = match *fault {
        ChoiceFault::TooFew(id) => (id, Code::TooFewChoices),
        ChoiceFault::TooMany(id) => (id, Code::TooManyChoices),
        ChoiceFault::Duplicate(id) => (id, Code::DuplicateChoice),
        ChoiceFault::UnknownNominee(id) | ChoiceFault::UnknownCategory(id) => (id, Code::UnknownNominee),
        ChoiceFault::OwnVote(id) => (id, Code::OwnVote),
        ChoiceFault::BlankNotAllowed(id) => (id, Code::BlankNotAllowed),
        ChoiceFault::BlankWithChoices(id) => (id, Code::BlankWithChoices),
    };
    of_category(id, code)
}

fn of_category(id: i64, code: Code) -> FieldError {
    FieldError::new(&format!("category_{id}"), code)
}
