//! What authors and reviewers see of the bank.

use serde::{Deserialize, Serialize};

use super::{Difficulty, FaultyQuestion, QuestionState};
use crate::text::Bilingual;

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
    /// The question.
    pub text: Bilingual,
    /// Its options.
    pub options: Vec<Bilingual>,
    /// Place of the right option, from 0.
    pub key: u8,
    /// Where the answer stands.
    pub source: Bilingual,
    /// Why it is right, Vietnamese.
    pub explanation: String,
    /// Whether the reader has written it.
    pub is_own: bool,
    /// What the reviewer said.
    pub note: String,
}
