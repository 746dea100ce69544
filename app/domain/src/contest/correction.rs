//! Corrections after the fact, and who may not take part: decisions of the organisers.

use crate::{
    code::{Code, Coded},
    named_enum,
};

named_enum! {
    /// Why somebody may not take part in the contest that they help to hold.
    ExclusionReason {
        /// Member of the organising committee.
        Committee = "committee",
        /// Member of the secretariat.
        Secretariat = "secretariat",
        /// Question author.
        Author = "author",
        /// Question reviewer.
        Reviewer = "reviewer",
        /// Technical staff of the contest's software.
        Technician = "technician",
        /// Has opened a question before it was published.
        SawQuestion = "saw_question",
    }
}

named_enum! {
    /// What a decision about results did.
    CorrectionKind {
        /// An attempt was taken out of the ranking.
        Disqualify = "disqualify",
        /// The later of two entries of one person was taken out of the ranking.
        SamePerson = "same_person",
        /// A question was declared void.
        VoidQuestion = "void_question",
    }
}

/// Why a correction is not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CorrectionRefused {
    /// The attempt still runs, or the correction was made before.
    #[error("the state does not allow this correction")]
    WrongState,
    /// Nothing says why.
    #[error("the reason is missing")]
    ReasonMissing,
}

impl Coded for CorrectionRefused {
    fn code(&self) -> Code {
        match self {
            Self::WrongState => Code::WrongState,
            Self::ReasonMissing => Code::Required,
        }
    }
}
