//! Results of closed rounds as everybody may see them, and what organisers need to correct them.

use serde::{Deserialize, Serialize};

use super::{
    AttemptState, Comparison, CorrectionKind, EntryGroup, ExclusionReason, FrontLine, Prediction, Prize,
};
use crate::text::Bilingual;

/// The published result of a closed round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundResults {
    /// Round id.
    pub round_id: i64,
    /// Name of the round.
    pub title: Bilingual,
    /// What contestants were to predict, if anything.
    pub prediction: Option<Prediction>,
    /// What the first places get, by place.
    pub prizes: Vec<Prize>,
    /// The first places of the newest version.
    pub front: Vec<FrontLine>,
    /// Every version, newest first; the older ones stay.
    pub versions: Vec<ResultVersion>,
    /// What was corrected, newest first.
    pub corrections: Vec<Correction>,
}

/// One version of a result; its file can be downloaded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResultVersion {
    /// The version; grows with every correction.
    pub version: i64,
    /// When it was made, UTC milliseconds.
    pub made_at_ms: i64,
    /// SHA-256 of the file, hexadecimal.
    pub digest: String,
    /// What came true of the prediction, where the round asks for one.
    pub actual: Option<u32>,
}

/// A published decision about results.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// The version of the results that it led to.
    pub version: i64,
    /// What it did.
    pub kind: CorrectionKind,
    /// The attempt or the question.
    pub subject_id: i64,
    /// Why, in the organisers' words.
    pub reason: String,
    /// When, UTC milliseconds.
    pub made_at_ms: i64,
    /// The ranking before beside the one after; none while the round was open.
    pub comparison: Option<Comparison>,
}

/// An entrant as organisers see one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entrant {
    /// Full name.
    pub full_name: String,
    /// As whom the person takes part.
    pub group: EntryGroup,
    /// Agency or commune.
    pub home: Bilingual,
    /// Telephone number with its middle hidden.
    pub phone: Option<String>,
    /// The newest attempt.
    pub attempt: Option<EntrantAttempt>,
}

/// An entrant's attempt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntrantAttempt {
    /// Attempt id.
    pub id: i64,
    /// Where it is in its life.
    pub state: AttemptState,
    /// Right answers, once it has ended.
    pub correct: Option<u32>,
    /// Answers that arrived after the deadline, within the grace.
    pub late: u32,
    /// Whether it was taken out of the ranking.
    pub is_disqualified: bool,
}

/// An officer who may not take part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExcludedOfficer {
    /// Staff code.
    pub staff_code: String,
    /// Full name.
    pub full_name: String,
    /// Why.
    pub reason: ExclusionReason,
}

/// A question that stands on papers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UsedQuestion {
    /// Question id.
    pub id: i64,
    /// Code in the bank.
    pub code: String,
    /// The question.
    pub text: Bilingual,
    /// On how many papers it stands.
    pub papers: u32,
    /// Whether it was declared void.
    pub is_void: bool,
}
