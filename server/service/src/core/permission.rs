//! Permissions as values: who holds one has been checked.
//!
//! The constructors are private to this crate; a use case that takes a permission cannot be called
//! by somebody who lacks it.

use domain::progress::StatedAs;

/// An organiser of the campaign.
#[derive(Debug, Clone, Copy)]
pub struct Organiser {
    pub(crate) account_id: i64,
}

/// A manager, or an organiser: may see names behind figures.
#[derive(Debug, Clone, Copy)]
pub struct Manager(());

impl Manager {
    pub(crate) const fn granted() -> Self {
        Self(())
    }
}

/// A member of the counting team (Tổ kiểm phiếu), who holds one part of an election's key.
#[derive(Debug, Clone, Copy)]
pub struct Trustee {
    pub(crate) account_id: i64,
}

/// Who makes and hands out voting codes; never an organiser too.
#[derive(Debug, Clone, Copy)]
pub struct CodeKeeper {
    pub(crate) account_id: i64,
}

/// Who writes contest questions.
#[derive(Debug, Clone, Copy)]
pub struct QuestionAuthor {
    pub(crate) account_id: i64,
}

/// Who approves contest questions that somebody else has written.
#[derive(Debug, Clone, Copy)]
pub struct QuestionReviewer {
    pub(crate) account_id: i64,
}

/// An author or a reviewer: may open questions before they are published, and does not take part then.
#[derive(Debug, Clone, Copy)]
pub struct BankReader {
    pub(crate) account_id: i64,
}

/// An organiser, or the coordinator of one agency: may see who of a staff list has not entered.
#[derive(Debug, Clone, Copy)]
pub struct RosterReader {
    pub(crate) account_id: i64,
    /// Organisers see every agency.
    pub(crate) sees_all: bool,
}

/// Who states figures: an organiser for every agency, a coordinator for the own one.
#[derive(Debug, Clone, Copy)]
pub struct FigureKeeper {
    pub(crate) account_id: i64,
    pub(crate) role: StatedAs,
}

/// A contestant of the public contest.
#[derive(Debug, Clone, Copy)]
pub struct Contestant {
    pub(crate) contestant_id: i64,
}
