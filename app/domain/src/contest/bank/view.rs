//! What authors and reviewers see of the bank.

use serde::{Deserialize, Serialize};

use super::{ChangeState, Difficulty, FaultyQuestion, QuestionState, SourceState, Validity};
use crate::{
    contest::{Picks, QuestionKind},
    text::Bilingual,
};

/// A question in the list, without its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BankLine {
    /// Question id.
    pub id: i64,
    /// Code in the bank.
    pub code: String,
    /// Topic.
    pub topic: String,
    /// Difficulty.
    pub difficulty: Difficulty,
    /// Where it is on its way.
    pub state: QuestionState,
    /// When its source holds.
    pub validity: Validity,
    /// Whether it holds today.
    pub source: SourceState,
    /// Whether another version is in its place.
    pub is_replaced: bool,
    /// Name of the author, if an account has written it.
    pub author: Option<String>,
}

/// The bank, and what the reader's last file had in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BankOverview {
    /// The questions, those that wait for review first.
    pub lines: Vec<BankLine>,
    /// The last file.
    pub report: Option<ImportReport>,
}

/// What a file of questions had in it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ImportReport {
    /// Name of the file.
    pub file_name: String,
    /// Questions taken as drafts; none as long as one is faulty.
    pub added: u32,
    /// Faulty questions.
    pub faulty: u32,
    /// The first of these.
    pub faults: Vec<FaultyQuestion>,
}

/// A question with its key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenedQuestion {
    /// Question id.
    pub id: i64,
    /// Code in the bank.
    pub code: String,
    /// Topic.
    pub topic: String,
    /// Difficulty.
    pub difficulty: Difficulty,
    /// Where it is on its way.
    pub state: QuestionState,
    /// How it is answered.
    pub kind: QuestionKind,
    /// The question.
    pub text: Bilingual,
    /// Its options.
    pub options: Vec<Bilingual>,
    /// The right answer.
    pub key: Picks,
    /// Where the answer stands.
    pub source: Bilingual,
    /// When that holds.
    pub validity: Validity,
    /// Why it is right, Vietnamese.
    pub explanation: String,
    /// Whether the reader has written it.
    pub is_own: bool,
    /// What the reviewer said.
    pub note: String,
    /// Whether it can be changed.
    pub change: ChangeState,
    /// All its versions, the first one first; only one where it was never changed.
    pub versions: Vec<QuestionVersion>,
}

/// One version of a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionVersion {
    /// Question id.
    pub id: i64,
    /// Code in the bank.
    pub code: String,
    /// Where it is on its way.
    pub state: QuestionState,
    /// Who has written it.
    pub author: Option<String>,
    /// When it was written, UTC milliseconds.
    pub written_at_ms: Option<i64>,
    /// Who has reviewed it.
    pub reviewer: Option<String>,
    /// When it was reviewed, UTC milliseconds.
    pub reviewed_at_ms: Option<i64>,
    /// When another version came in its place, UTC milliseconds.
    pub replaced_at_ms: Option<i64>,
}
