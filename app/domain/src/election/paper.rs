//! What pages show of an election before its result.

use serde::{Deserialize, Serialize};

use super::{CategoryRules, ElectionState, StandardCheck};
use crate::{Bilingual, agency::OfficerGroup, named_enum};

/// An election and its dates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ElectionFacts {
    /// Election id.
    pub id: i64,
    /// Title.
    pub title: Bilingual,
    /// Where it stands.
    pub state: ElectionState,
    /// When it was opened, UTC milliseconds.
    pub opened_at_ms: Option<i64>,
    /// When it was closed and counted, UTC milliseconds.
    pub closed_at_ms: Option<i64>,
    /// When the result was published, UTC milliseconds.
    pub published_at_ms: Option<i64>,
    /// The categories in their declared order.
    pub categories: Vec<CategoryFacts>,
}

/// A category without its nominees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CategoryFacts {
    /// Category id.
    pub id: i64,
    /// Title.
    pub title: Bilingual,
    /// Whose category it is.
    pub group: OfficerGroup,
    /// How many are chosen and elected.
    pub rules: CategoryRules,
    /// How many nominees stand.
    pub nominees: u32,
}

/// An election in a voter's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ElectionSummary {
    /// The election.
    pub facts: ElectionFacts,
    /// Whether the viewer's ballot is in.
    pub voted: bool,
}

/// An election in the organisers' list. Carries no count of votes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganiserElection {
    /// The election.
    pub facts: ElectionFacts,
    /// Voters on the roll.
    pub on_roll: i64,
    /// Voters who have voted.
    pub voted: i64,
}

/// What a voter chooses from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BallotPaper {
    /// Election id.
    pub election_id: i64,
    /// The election's title.
    pub title: Bilingual,
    /// Whether a ballot of this voter is in and would be replaced.
    pub voted: bool,
    /// The categories in their declared order.
    pub categories: Vec<PaperCategory>,
}

/// One list of nominees, in an order of this voter's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperCategory {
    /// Category id.
    pub id: i64,
    /// Title.
    pub title: Bilingual,
    /// How many to choose.
    pub rules: CategoryRules,
    /// Who stands, in the voter's own shuffled order.
    pub nominees: Vec<Dossier>,
}

/// What a voter should know about a nominee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dossier {
    /// Nominee id.
    pub nominee_id: i64,
    /// Full name.
    pub name: String,
    /// Participant group.
    pub group: OfficerGroup,
    /// The officer's agency.
    pub agency: Bilingual,
    /// Job title.
    pub title: Bilingual,
    /// What the officer achieved.
    pub achievements: Bilingual,
    /// Whether this is the voter, who cannot be chosen on this paper.
    pub is_viewer: bool,
    /// The standards of the group against the figures of this moment.
    pub standards: Vec<StandardCheck>,
}

/// Proof for the voter that the ballot is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// Election id.
    pub election_id: i64,
    /// The election's title.
    pub title: Bilingual,
    /// The ballot's check code, `XXXX-XXXX`; the only time anybody is told.
    pub check_code: String,
    /// Whether an earlier ballot was replaced.
    pub replaced: bool,
}

named_enum! {
    /// What became of the ballot with a check code.
    BallotTrace {
        /// Stored; the election is still open.
        Stored = "stored",
        /// Stored and counted.
        Counted = "counted",
        /// There is no such ballot: mistyped, or replaced by a later one.
        Absent = "absent",
    }
}
