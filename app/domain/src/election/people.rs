//! What trustees and code keepers see and are refused for.

use serde::{Deserialize, Serialize};
use voting::Terms;

use super::ElectionState;
use crate::{
    Bilingual,
    code::{Code, Coded},
    named_enum,
};

named_enum! {
    /// A step of the key ceremony; each begins when all trustees have done the one before.
    CeremonyStep {
        /// Commit to a key part.
        Commit = "commit",
        /// Show the public side of it.
        Reveal = "reveal",
        /// Seal a share for every other trustee.
        Deal = "deal",
        /// Prove that the received shares fit.
        Confirm = "confirm",
        /// All have confirmed: the key is made.
        Done = "done",
    }
}

impl CeremonyStep {
    /// The step after this one.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Commit => Self::Reveal,
            Self::Reveal => Self::Deal,
            Self::Deal => Self::Confirm,
            Self::Confirm | Self::Done => Self::Done,
        }
    }
}

named_enum! {
    /// Why a voter is given a new code while the election is open.
    ReissueReason {
        /// The letter is lost or never came.
        Lost = "lost",
        /// Somebody else may have seen the code.
        Seen = "seen",
        /// The code cannot be read.
        Unreadable = "unreadable",
    }
}

/// An election in a trustee's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trusteeship {
    /// Election id.
    pub election_id: i64,
    /// Title.
    pub title: Bilingual,
    /// Where it stands.
    pub state: ElectionState,
    /// The trustee's seat, from 1.
    pub seat: u32,
    /// The step that the key ceremony is at.
    pub step: CeremonyStep,
    /// Whether the trustee has something to do now.
    pub to_do: bool,
}

/// The key ceremony as one trustee sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CeremonyView {
    /// Election id.
    pub election_id: i64,
    /// The random name that goes into every hash.
    pub name: String,
    /// Title.
    pub title: Bilingual,
    /// This trustee's seat, from 1.
    pub seat: u32,
    /// How many trustees there are.
    pub seats: u32,
    /// How many are enough to count.
    pub threshold: u32,
    /// Names of all trustees by seat.
    pub names: Vec<String>,
    /// The step that the ceremony is at.
    pub step: CeremonyStep,
    /// Whether this trustee has done this step and waits for the others.
    pub waits: bool,
    /// First posts by seat.
    pub commits: Vec<Option<String>>,
    /// Second posts by seat.
    pub reveals: Vec<Option<String>>,
    /// Third posts by seat; what is in them is sealed to each receiver.
    pub deals: Vec<Option<String>>,
    /// Whether each seat has confirmed.
    pub confirmed: Vec<bool>,
}

/// Why a post of the key ceremony is not taken; nothing is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CeremonyRefused {
    /// The election has been opened, or not all trustees are at this step.
    #[error("this step is not due")]
    NotDue,
    /// Another post of this trustee is in for this step.
    #[error("another post of this trustee is in")]
    PostedOtherwise,
    /// The post cannot be read or does not hold against the others'.
    #[error("the post does not hold")]
    Invalid,
}

impl Coded for CeremonyRefused {
    fn code(&self) -> Code {
        match self {
            Self::NotDue => Code::WrongState,
            Self::PostedOtherwise => Code::PostedOtherwise,
            Self::Invalid => Code::PostInvalid,
        }
    }
}

/// What a trustee decrypts after closing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecryptionTask {
    /// Election id.
    pub election_id: i64,
    /// Title.
    pub title: Bilingual,
    /// Where it stands; decryptions are taken while it is closed.
    pub state: ElectionState,
    /// This trustee's seat, from 1.
    pub seat: u32,
    /// The declared terms.
    pub terms: Terms,
    /// The record's line of the encrypted tally.
    pub tally: String,
    /// Seats whose decryption is in.
    pub done: Vec<u32>,
}

/// Why a partial decryption is not taken; nothing is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DecryptionRefused {
    /// The election is not closed, or counted already.
    #[error("decryptions are taken between closing and count")]
    WrongState,
    /// Not a decryption, of another seat, or its proof fails.
    #[error("the decryption does not hold")]
    Invalid,
    /// The decryption is in, but a check of the record fails: nothing is counted.
    #[error("check {0} of the record fails")]
    RecordBroken(u32),
}

impl Coded for DecryptionRefused {
    fn code(&self) -> Code {
        match self {
            Self::WrongState => Code::WrongState,
            Self::Invalid => Code::DecryptionInvalid,
            Self::RecordBroken(_) => Code::RecordBroken,
        }
    }
}

/// How far the count is after a partial decryption.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountProgress {
    /// Decryptions in the record.
    pub done: u32,
    /// How many are enough.
    pub threshold: u32,
    /// Whether the result is in the record.
    pub counted: bool,
}

/// An election in the code keeper's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeeperElection {
    /// Election id.
    pub election_id: i64,
    /// Title.
    pub title: Bilingual,
    /// Where it stands.
    pub state: ElectionState,
    /// Voters on the roll.
    pub on_roll: i64,
    /// Voters with a registered code.
    pub with_code: i64,
}

/// A voter in the code keeper's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeLine {
    /// The officer.
    pub officer_id: i64,
    /// Staff code.
    pub staff_code: String,
    /// Full name.
    pub name: String,
    /// The agency.
    pub agency: Bilingual,
    /// Whether a code is registered.
    pub has_code: bool,
    /// How often the code was issued anew.
    pub reissues: u32,
}

/// The roll as the code keeper sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeRoll {
    /// Election id.
    pub election_id: i64,
    /// The random name that codes are derived with.
    pub name: String,
    /// Title.
    pub title: Bilingual,
    /// Where it stands: all codes are made in a draft, single ones anew while it is open.
    pub state: ElectionState,
    /// The voters, by agency and staff code.
    pub lines: Vec<CodeLine>,
}

/// Why codes are not registered; nothing is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CodesRefused {
    /// All codes are registered in a draft only, single ones anew only while it is open.
    #[error("the state does not allow this")]
    WrongState,
    /// Somebody in the list is not on the roll, or stands in it twice.
    #[error("somebody in the list is not on the roll")]
    NotTheRoll,
    /// The same key for two people, or one that was used before.
    #[error("a key is taken")]
    KeyTaken,
}

impl Coded for CodesRefused {
    fn code(&self) -> Code {
        match self {
            Self::WrongState => Code::WrongState,
            Self::NotTheRoll => Code::CodesNotTheRoll,
            Self::KeyTaken => Code::CodeTaken,
        }
    }
}
