//! What pages show of an election before its result.

use serde::{Deserialize, Serialize};
use voting::{PackedTerms, RollLine};

use super::{CategoryRules, ElectionState, StandardCheck};
use crate::{Bilingual, agency::OfficerGroup, named_enum};

/// The last event of a public record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordHead {
    /// Position of the event, from 0.
    pub position: u64,
    /// Its hash, 64 hexadecimal digits.
    pub hash: String,
}

/// An election and its dates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ElectionFacts {
    /// Election id.
    pub id: i64,
    /// The random name that goes into every hash, 32 hexadecimal digits.
    pub name: String,
    /// Title.
    pub title: Bilingual,
    /// Where it stands.
    pub state: ElectionState,
    /// Whether it is only a trial.
    pub rehearsal: bool,
    /// Fewest votes for a seat, basis points of the roll.
    pub approval_bp: u32,
    /// How many trustees there are.
    pub trustees: u32,
    /// How many of them are enough to count.
    pub threshold: u32,
    /// Last event of the public record; none before opening.
    pub head: Option<RecordHead>,
    /// When it was opened, UTC milliseconds.
    pub opened_at_ms: Option<i64>,
    /// When it was closed, UTC milliseconds.
    pub closed_at_ms: Option<i64>,
    /// When it was counted, UTC milliseconds.
    pub counted_at_ms: Option<i64>,
    /// When the result was published, UTC milliseconds.
    pub published_at_ms: Option<i64>,
    /// When it was put away, UTC milliseconds.
    pub archived_at_ms: Option<i64>,
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

/// What a voter needs to fill in, seal and sign a ballot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoothPaper {
    /// Election id.
    pub election_id: i64,
    /// The election's title.
    pub title: Bilingual,
    /// Where it stands; ballots are taken while it is open.
    pub state: ElectionState,
    /// Whether it is only a trial.
    pub rehearsal: bool,
    /// The declared terms, as in the record's first event.
    pub terms: PackedTerms,
    /// Hash of the record's first event, 64 hexadecimal digits.
    pub setup_hash: String,
    /// The voter's line of the roll.
    pub line: RollLine,
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
    /// What the agency puts forward; may be empty.
    pub evidence: Bilingual,
    /// The standards of the group against the figures of this moment.
    pub standards: Vec<StandardCheck>,
}

/// Proof for the voter that the ballot is verified and stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CastReceipt {
    /// Election id.
    pub election_id: i64,
    /// The ballot's check code, `XXXX-XXXX`.
    pub check_code: String,
    /// The ballot's fingerprint, 64 hexadecimal digits.
    pub fingerprint: String,
    /// Position in the record, from 0.
    pub position: u64,
    /// Hash of the record up to the ballot, 64 hexadecimal digits.
    pub head: String,
    /// Whether an earlier ballot was replaced.
    pub replaced: bool,
}

named_enum! {
    /// What became of a ballot.
    TraceFound {
        /// There is no such ballot.
        Absent = "absent",
        /// In the record; the election is still open.
        Stored = "stored",
        /// In the record and counted.
        Counted = "counted",
        /// In the record, but a later ballot or a new code took its place.
        Replaced = "replaced",
    }
}

/// Where a ballot lies, and what it says about the choice: nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BallotTrace {
    /// What became of it.
    pub found: TraceFound,
    /// Position in the record, from 0; none if absent.
    pub position: Option<u64>,
    /// The fingerprint, 64 hexadecimal digits; none if absent.
    pub fingerprint: Option<String>,
    /// Last event of the record that was searched.
    pub head: Option<RecordHead>,
}
