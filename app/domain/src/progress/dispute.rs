//! A dissatisfied rating is looked into: the agency states what happened, an organiser decides whether it counts.
//!
//! A rating is never deleted. One that does not count is taken back by a fact of its own, so that both stand there.

use serde::{Deserialize, Serialize};

use super::RatingReason;
use crate::{
    Bilingual, FieldError,
    code::{Code, Coded},
    named_enum,
};

/// Longest statement or reason of a decision, in letters.
pub const MAX_DISPUTE_TEXT: usize = 1000;

named_enum! {
    /// Where a dispute stands.
    DisputeState {
        /// Nobody has decided yet.
        Open = "open",
        /// The rating stands and counts.
        Stands = "stands",
        /// The rating does not count.
        Void = "void",
    }
}

/// How many disputes there are, by outcome: all that the public learns of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisputeTotals {
    /// Not decided.
    pub open: i64,
    /// The rating stands.
    pub stands: i64,
    /// The rating does not count.
    pub void: i64,
}

impl DisputeTotals {
    /// Adds those of another set.
    pub const fn add(&mut self, other: Self) {
        self.open += other.open;
        self.stands += other.stands;
        self.void += other.void;
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.open == 0 && self.stands == 0 && self.void == 0
    }
}

/// What an agency says of a rating.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisputeStatement {
    /// What happened, and what proves it.
    pub text: String,
    /// Who says so.
    pub by: String,
    /// When, UTC milliseconds.
    pub at_ms: i64,
}

/// A dissatisfied rating that is looked into.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dispute {
    /// Number of the rating.
    pub rating_id: i64,
    /// The officer's agency.
    pub agency: Bilingual,
    /// Code of the counter.
    pub counter: String,
    /// Who was rated.
    pub officer: String,
    /// What it is mostly about.
    pub reason: Option<RatingReason>,
    /// In the citizen's own words.
    pub words: Option<String>,
    /// When, UTC milliseconds.
    pub rated_at_ms: i64,
    /// Where it stands.
    pub state: DisputeState,
    /// What the agency says, oldest first.
    pub statements: Vec<DisputeStatement>,
    /// Why it was decided so, by whom and when.
    pub decision: Option<DisputeStatement>,
}

/// The page on which disputes are stated and decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisputesPage {
    /// Whether the reader decides; otherwise the reader states.
    pub decides: bool,
    /// How many there are of those that the reader may see.
    pub totals: DisputeTotals,
    /// Those that are not decided, oldest first.
    pub open: DisputeList,
    /// The others, newest first.
    pub decided: DisputeList,
}

/// A part of a list of disputes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisputeList {
    /// What is shown.
    pub shown: Vec<Dispute>,
    /// Whether more follow.
    pub has_more: bool,
}

/// Why a statement or a decision is not taken; nothing was stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DisputeRefused {
    /// No text: a decision is explained, a statement says something.
    #[error("the text is missing")]
    NoText,
    /// Longer than [`MAX_DISPUTE_TEXT`].
    #[error("the text is longer than {MAX_DISPUTE_TEXT} letters")]
    LongText,
    /// It was decided already.
    #[error("decided already")]
    Decided,
    /// Who has spoken for the agency wants to decide.
    #[error("spoke for the agency")]
    Own,
}

impl Coded for DisputeRefused {
    fn code(&self) -> Code {
        match self {
            Self::NoText => Code::Required,
            Self::LongText => Code::TooLong,
            Self::Decided => Code::WrongState,
            Self::Own => Code::NotPermitted,
        }
    }

    fn fields(&self) -> Vec<FieldError> {
        match self {
            Self::NoText | Self::LongText => vec![FieldError::new("text", self.code())],
            Self::Decided | Self::Own => Vec::new(),
        }
    }
}

/// The text without idle spaces. Errors: none is left, or too much.
pub fn dispute_text(typed: &str) -> Result<String, DisputeRefused> {
    // A form sends two letters for the end of a line, and its field counts one.
    let text = typed.trim().replace("\r\n", "\n");
    match text.chars().count() {
        0 => Err(DisputeRefused::NoText),
        letters if letters > MAX_DISPUTE_TEXT => Err(DisputeRefused::LongText),
        _ => Ok(text),
    }
}

/// What a decision makes of a dispute. Errors: it was decided before, or the decider has spoken for the agency.
pub fn decided(
    state: DisputeState,
    counts: bool,
    decider: i64,
    speakers: &[i64],
) -> Result<DisputeState, DisputeRefused> {
    match state {
        DisputeState::Stands | DisputeState::Void => Err(DisputeRefused::Decided),
        DisputeState::Open if speakers.contains(&decider) => Err(DisputeRefused::Own),
        DisputeState::Open if counts => Ok(DisputeState::Stands),
        DisputeState::Open => Ok(DisputeState::Void),
    }
}

#[cfg(test)]
mod tests {
    use super::{DisputeRefused, DisputeState, MAX_DISPUTE_TEXT, decided, dispute_text};

    #[test]
    fn a_dispute_is_decided_once_and_not_by_who_spoke_for_the_agency() {
        assert_eq!(decided(DisputeState::Open, true, 1, &[2]), Ok(DisputeState::Stands));
        assert_eq!(decided(DisputeState::Open, false, 1, &[]), Ok(DisputeState::Void));
        assert_eq!(decided(DisputeState::Open, false, 2, &[1, 2]), Err(DisputeRefused::Own));
        for over in [DisputeState::Stands, DisputeState::Void] {
            assert_eq!(decided(over, true, 1, &[]), Err(DisputeRefused::Decided));
        }
    }

    #[test]
    fn a_text_says_something_and_ends() {
        assert_eq!(dispute_text(" Đã xin lỗi \n"), Ok("Đã xin lỗi".to_owned()));
        assert_eq!(dispute_text(" \n"), Err(DisputeRefused::NoText));
        assert!(dispute_text(&"ế".repeat(MAX_DISPUTE_TEXT)).is_ok());
        assert_eq!(dispute_text(&"ế".repeat(MAX_DISPUTE_TEXT + 1)), Err(DisputeRefused::LongText));
    }
}
