//! What crosses to the browser. A key is in none of these before its round is closed.

use serde::{Deserialize, Serialize};

use super::{
    AttemptState, DeclaredOutage, EntryGroup, Picks, Prediction, QuestionKind, RoundSettings, RoundState,
    RulesChange,
};
use crate::{
    code::{Code, Coded},
    named_enum,
    text::Bilingual,
};

/// A round as everybody may see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundInfo {
    /// Round id.
    pub id: i64,
    /// Where the round is in its life.
    pub state: RoundState,
    /// What organisers set.
    pub settings: RoundSettings,
    /// Declared outages in order of time.
    pub outages: Vec<DeclaredOutage>,
    /// Published changes of the rules, newest first.
    pub changes: Vec<RulesChange>,
    /// Hash of the seed of the draw by lot; none before the round opens.
    pub commitment: Option<String>,
    /// What kept the server from opening it at its declared time, and since when, UTC milliseconds.
    pub held_up: Option<(HeldUp, i64)>,
    /// When it was opened, UTC milliseconds.
    pub opened_at_ms: Option<i64>,
    /// When it was closed, UTC milliseconds.
    pub closed_at_ms: Option<i64>,
    /// Attempts begun.
    pub started: u32,
    /// Attempts ended.
    pub ended: u32,
}

named_enum! {
    /// Why a round does not open at its declared time.
    HeldUp {
        /// Another round of the campaign is open.
        AnotherOpen = "another_open",
        /// The bank cannot fill a paper.
        BankTooSmall = "bank_too_small",
        /// A fault of the server or its database.
        Fault = "fault",
    }
}

/// A round that will open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextRound {
    /// Name of the round.
    pub title: Bilingual,
    /// When, UTC milliseconds.
    pub opens_at_ms: i64,
}

/// What the entry form offers to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryChoices {
    /// Agencies: code and name.
    pub agencies: Vec<(String, Bilingual)>,
    /// Communes: code and Vietnamese name.
    pub communes: Vec<(String, String)>,
}

/// Where the contestant of this browser stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyContest {
    /// The contestant's name.
    pub full_name: String,
    /// As whom they take part.
    pub group: EntryGroup,
    /// State of their newest attempt in the present round; none when not started.
    pub attempt: Option<AttemptState>,
    /// How many more attempts they may begin in it.
    pub attempts_left: u32,
    /// The entry code, known only in the browser that entered.
    pub entry_code: Option<String>,
}

/// One question on a running paper. Without key, source and explanation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperQuestion {
    /// The question.
    pub text: Bilingual,
    /// How it is answered.
    pub kind: QuestionKind,
    /// Its options in the order in which this contestant sees them.
    pub options: Vec<Bilingual>,
    /// The saved answer: places in `options`.
    pub chosen: Option<Picks>,
    /// Sequence number of the saved answer; 0 when none.
    pub sequence: i64,
    /// When it was saved, UTC milliseconds.
    pub saved_at_ms: Option<i64>,
}

/// A running attempt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperView {
    /// Tells this attempt from others in what the browser keeps.
    pub attempt_id: i64,
    /// Name of the round.
    pub round: Bilingual,
    /// The questions by place.
    pub questions: Vec<PaperQuestion>,
    /// The prediction question, where the round asks one.
    pub prediction: Option<PaperPrediction>,
    /// When the attempt ends, UTC milliseconds by the server's clock.
    pub deadline_at_ms: i64,
    /// Until when answers given before the deadline may still arrive, UTC milliseconds.
    pub closes_at_ms: i64,
    /// The server's clock when this was made, UTC milliseconds.
    pub server_now_ms: i64,
}

/// The prediction question on a running paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperPrediction {
    /// What is asked.
    pub asked: Prediction,
    /// What is saved.
    pub given: Option<u32>,
}

/// What became of a contestant's prediction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnPrediction {
    /// What was asked.
    pub asked: Prediction,
    /// What was predicted.
    pub given: Option<u32>,
    /// What came true; only after the round is closed.
    pub actual: Option<u32>,
}

/// What the server holds for one question after a save.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveAck {
    /// Place of the question on the paper, from 0.
    pub place: u32,
    /// The stored answer: places among the shown options.
    pub chosen: Picks,
    /// Its sequence number.
    pub sequence: i64,
    /// When it was stored, UTC milliseconds.
    pub saved_at_ms: i64,
    /// Whether it arrived after the deadline, within the grace; the organisers see this mark too.
    pub is_late: bool,
}

/// One question with its key, shown after the round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewedQuestion {
    /// The question.
    pub text: Bilingual,
    /// How it is answered.
    pub kind: QuestionKind,
    /// Its options in the order in which this contestant saw them.
    pub options: Vec<Bilingual>,
    /// The contestant's answer, places in `options`.
    pub chosen: Option<Picks>,
    /// The right answer, places in `options`.
    pub key: Picks,
    /// Where the answer stands.
    pub source: Bilingual,
    /// Why it is right, Vietnamese.
    pub explanation_vi: String,
}

/// A place among all who finished the round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// Place, from 1; equal results share one.
    pub place: u32,
    /// Ended attempts of the round.
    pub of: u32,
}

/// One of several attempts of a contestant in a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttemptLine {
    /// Which it is, from 1.
    pub number: u32,
    /// Right answers; none while the round does not show them yet.
    pub correct: Option<u32>,
    /// When it ended, UTC milliseconds.
    pub ended_at_ms: i64,
    /// Whether it stands for the contestant.
    pub counts: bool,
}

/// The result of an ended attempt: of several, the one that counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttemptResult {
    /// Name of the round.
    pub round: Bilingual,
    /// All ended attempts, where the round allows several; by number. Which counts is told with the scores.
    pub attempts: Vec<AttemptLine>,
    /// How the attempt ended.
    pub state: AttemptState,
    /// Right answers; none while the round does not show them yet.
    pub correct: Option<u32>,
    /// Right answers that this paper needs to pass, where the round says so and shows scores.
    pub needed: Option<u32>,
    /// Answered questions.
    pub answered: u32,
    /// Questions on the paper.
    pub total: u32,
    /// Time taken, milliseconds.
    pub elapsed_ms: i64,
    /// When it ended, UTC milliseconds.
    pub ended_at_ms: i64,
    /// The prediction, where the round asks for one.
    pub prediction: Option<OwnPrediction>,
    /// Place in the round; only after the round is closed.
    pub standing: Option<Standing>,
    /// The prize that the declared table gives for this place.
    pub prize: Option<Bilingual>,
    /// What the contestant is called in the result file; only after the round is closed.
    pub pseudonym: Option<String>,
    /// The questions with their keys; only after the round is closed.
    pub review: Option<Vec<ReviewedQuestion>>,
}

/// Why a round is not opened or closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RoundRefused {
    /// The round is not in the state from which this step leads.
    #[error("the round's state does not allow this step")]
    WrongState,
    /// Another round of the campaign is open.
    #[error("another round is open")]
    AnotherOpen,
    /// The bank cannot fill a paper.
    #[error("the question bank is smaller than a paper")]
    BankTooSmall,
}

impl Coded for RoundRefused {
    fn code(&self) -> Code {
        match self {
            Self::WrongState | Self::AnotherOpen => Code::WrongState,
            Self::BankTooSmall => Code::BankTooSmall,
        }
    }
}
