//! What the contest holds about one contestant, for that contestant alone.

use serde::{Deserialize, Serialize};

use super::{AttemptState, EntryGroup};
use crate::{
    code::{Code, Coded},
    text::Bilingual,
};

/// Everything that is stored about a contestant, but for secrets and hashes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnData {
    /// Full name.
    pub full_name: String,
    /// As whom the person takes part.
    pub group: EntryGroup,
    /// Agency or commune.
    pub home: Bilingual,
    /// Date of birth, `21/11/2008`.
    pub birth_date: Option<String>,
    /// Telephone number.
    pub phone: Option<String>,
    /// Whether public tables show the name.
    pub shows_name: bool,
    /// Version of the consent text agreed to.
    pub consent_version: String,
    /// When they entered and agreed, UTC milliseconds.
    pub consented_at_ms: i64,
    /// The attempts, newest first.
    pub attempts: Vec<OwnAttempt>,
}

/// An attempt as its contestant may take it along.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnAttempt {
    /// Name of the round.
    pub round: Bilingual,
    /// Where it is in its life.
    pub state: AttemptState,
    /// When it began, UTC milliseconds.
    pub started_at_ms: i64,
    /// When it ended, UTC milliseconds.
    pub ended_at_ms: Option<i64>,
    /// Right answers, once it has ended and its round shows them.
    pub correct: Option<u32>,
    /// What was predicted, where the round asks.
    pub prediction: Option<u32>,
    /// Questions that were answered.
    pub answered: u32,
    /// Questions on the paper.
    pub question_count: u32,
    /// Whether the questions are kept back until the round closes, because another attempt may hold them too.
    pub is_kept_back: bool,
    /// What was answered, by place: question and chosen options; empty while it is kept back.
    pub answers: Vec<(Bilingual, Vec<Bilingual>)>,
}

/// Why personal data are not erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EraseRefused {
    /// An attempt runs: it must be handed in first.
    #[error("an attempt still runs")]
    AttemptRuns,
}

impl Coded for EraseRefused {
    fn code(&self) -> Code {
        Code::WrongState
    }
}
