//! The numbered checks and what can come of each.

use serde::{Deserialize, Serialize};

/// One check of a record. Numbers and names are part of the protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Check {
    /// Every line is an event in the one accepted spelling.
    Format,
    /// Every hash follows from the event and the hash before it.
    Chain,
    /// Events come in the allowed order.
    Sequence,
    /// The terms are sound and the trustees' keys prove themselves.
    Setup,
    /// The roll is sound; ballots and re-issues are of credentials on it that are not revoked.
    Roll,
    /// Every ballot is signed by its credential.
    Signatures,
    /// Every ballot has the right shape and its proofs hold.
    Proofs,
    /// No ballot stands twice.
    Duplicates,
    /// The last ballot of every credential is counted, and nothing else.
    LastBallot,
    /// The encrypted tally is the sum of the counted ballots.
    Tally,
    /// The partial decryptions prove themselves, one for each trustee at most.
    Decryptions,
    /// The published votes are what the tally decrypts to.
    Result,
    /// Draw, places and seats follow the declared rule.
    TieRule,
    /// A line has the expected hash.
    Head,
}

impl Check {
    /// All checks in the order of their numbers.
    pub const ALL: [Self; 14] = [
        Self::Format,
        Self::Chain,
        Self::Sequence,
        Self::Setup,
        Self::Roll,
        Self::Signatures,
        Self::Proofs,
        Self::Duplicates,
        Self::LastBallot,
        Self::Tally,
        Self::Decryptions,
        Self::Result,
        Self::TieRule,
        Self::Head,
    ];

    /// Number of the check, from 1.
    #[must_use]
    pub const fn number(self) -> u32 {
        match self {
            Self::Format => 1,
            Self::Chain => 2,
            Self::Sequence => 3,
            Self::Setup => 4,
            Self::Roll => 5,
            Self::Signatures => 6,
            Self::Proofs => 7,
            Self::Duplicates => 8,
            Self::LastBallot => 9,
            Self::Tally => 10,
            Self::Decryptions => 11,
            Self::Result => 12,
            Self::TieRule => 13,
            Self::Head => 14,
        }
    }

    /// Name of the check.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::Chain => "chain",
            Self::Sequence => "sequence",
            Self::Setup => "setup",
            Self::Roll => "roll",
            Self::Signatures => "signatures",
            Self::Proofs => "proofs",
            Self::Duplicates => "duplicates",
            Self::LastBallot => "last ballot counts",
            Self::Tally => "tally product",
            Self::Decryptions => "partial decryptions",
            Self::Result => "result",
            Self::TieRule => "tie rule",
            Self::Head => "head",
        }
    }

    pub(super) const fn index(self) -> usize {
        self as usize
    }
}

/// What came of a check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Everything there is to check is right.
    Passed,
    /// The first thing that was found wrong, in English.
    Failed(String),
    /// There was nothing to check yet, or an earlier failure left nothing that could be checked.
    NotYet,
}
