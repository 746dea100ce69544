//! Rules of a running attempt: the deadline, late and repeated saves, the score.

use super::{AttemptState, Picks};
use crate::code::{Code, Coded, FieldError};

/// Highest sequence number a browser may give a save; far above what a person can click.
pub const MAX_SEQUENCE: i64 = 1_000_000;

/// Why an attempt is not started, continued or answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AttemptRefused {
    /// No round is open.
    #[error("no round is open")]
    RoundNotOpen,
    /// The contestant's one attempt of the round has ended.
    #[error("the attempt of this round is used")]
    AttemptUsed,
    /// The deadline has passed.
    #[error("the time is over")]
    TimeOver,
    /// The attempt was handed in or ended with its round.
    #[error("the attempt has ended")]
    AttemptEnded,
    /// The paper has no such question, or the question no such option.
    #[error("not on this paper")]
    NotOnPaper,
    /// The sequence number is not one that a page of ours sends.
    #[error("the sequence number is out of range")]
    BadSequence,
    /// The bank cannot fill a paper.
    #[error("the question bank is smaller than a paper")]
    BankTooSmall,
    /// The round asks for a prediction and there is none.
    #[error("the prediction is missing")]
    PredictionMissing,
    /// The prediction is no number, negative or absurdly large.
    #[error("the prediction is out of range")]
    PredictionOutOfRange,
}

impl Coded for AttemptRefused {
    fn code(&self) -> Code {
        match self {
            Self::RoundNotOpen => Code::RoundNotOpen,
            Self::AttemptUsed => Code::AttemptUsed,
            Self::TimeOver => Code::TimeOver,
            Self::AttemptEnded => Code::AttemptEnded,
            Self::NotOnPaper => Code::NotOnPaper,
            Self::BadSequence => Code::Malformed,
            Self::BankTooSmall => Code::BankTooSmall,
            Self::PredictionMissing => Code::Required,
            Self::PredictionOutOfRange => Code::OutOfRange,
        }
    }

    fn fields(&self) -> Vec<FieldError> {
        match self {
            Self::PredictionMissing | Self::PredictionOutOfRange => {
                vec![FieldError::new("prediction", self.code())]
            }
            _ => Vec::new(),
        }
    }
}

/// When an attempt takes answers; all in UTC milliseconds by the server's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AnswerWindow {
    /// When the attempt began.
    pub started_at_ms: i64,
    /// No answer given from this instant on counts.
    pub deadline_at_ms: i64,
    /// The deadline and the grace after it: no answer that arrives from this instant on counts.
    pub closes_at_ms: i64,
}

/// When an answer that counts arrived.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrival {
    /// Before the deadline.
    InTime,
    /// Within the grace, given before the deadline by the device's word; such answers are marked.
    Late,
}

impl AnswerWindow {
    /// The window of an attempt that begins now with these limits; it ends with its round at the latest.
    #[must_use]
    pub const fn begin(
        now_ms: i64,
        time_limit_s: i64,
        grace_s: i64,
        round_closes_at_ms: Option<i64>,
    ) -> Self {
        let in_full_ms = now_ms.saturating_add(time_limit_s.saturating_mul(1000));
        let deadline_at_ms = match round_closes_at_ms {
            Some(closes_ms) if closes_ms < in_full_ms => closes_ms,
            _ => in_full_ms,
        };
        let closes_at_ms = deadline_at_ms.saturating_add(grace_s.saturating_mul(1000));
        Self { started_at_ms: now_ms, deadline_at_ms, closes_at_ms }
    }

    /// Whether an answer may be saved that arrives at `now_ms`; `answered_at_ms` is when it was given by
    /// the device's clock, set right by the server's.
    ///
    /// The store guards its one statement with the same conditions; this says why it changed nothing.
    pub const fn judge_save(
        &self,
        state: AttemptState,
        now_ms: i64,
        answered_at_ms: Option<i64>,
    ) -> Result<Arrival, AttemptRefused> {
        match (state, answered_at_ms) {
            (AttemptState::Submitted | AttemptState::RoundClosed, _) => Err(AttemptRefused::AttemptEnded),
            (AttemptState::Open, _) if now_ms < self.deadline_at_ms => Ok(Arrival::InTime),
            (AttemptState::Open, Some(given_ms))
                if now_ms < self.closes_at_ms
                    && self.started_at_ms <= given_ms
                    && given_ms < self.deadline_at_ms =>
            {
                Ok(Arrival::Late)
            }
            (AttemptState::Open | AttemptState::TimedOut, _) => Err(AttemptRefused::TimeOver),
        }
    }

    /// Whether the server ends an open attempt at `now_ms`.
    #[must_use]
    pub const fn is_over(&self, now_ms: i64) -> bool {
        now_ms >= self.closes_at_ms
    }
}

/// What the answers of a paper are worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Score {
    /// Right answers to questions that count.
    pub correct: u32,
    /// Questions that count: those that are not void.
    pub counted: u32,
}

impl Score {
    /// Whether every question that counts was answered right.
    #[must_use]
    pub const fn is_perfect(self) -> bool {
        self.counted > 0 && self.correct == self.counted
    }
}

/// An answer to be scored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScoredAnswer {
    /// What was chosen, in the question's own numbering and plainly written; none: unanswered.
    pub chosen: Option<Picks>,
    /// The right answer, likewise.
    pub key: Picks,
    /// Whether the question was declared void.
    pub is_void: bool,
}

/// Scores the answers of a paper: only what is right as a whole counts, and void questions count for nobody.
pub fn score(answers: impl IntoIterator<Item = ScoredAnswer>) -> Score {
    answers.into_iter().filter(|answer| !answer.is_void).fold(Score::default(), |sum, answer| Score {
        correct: sum.correct + u32::from(answer.chosen == Some(answer.key)),
        counted: sum.counted + 1,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{AnswerWindow, Arrival, AttemptRefused, Score, ScoredAnswer, score};
    use crate::contest::AttemptState;

    proptest! {
        #[test]
        fn saves_count_for_exactly_the_time_limit(
            started in 0_i64..4_000_000_000_000, limit_s in 1_i64..86_400, grace_s in 0_i64..600,
            closes_in_s in proptest::option::of(1_i64..100_000),
        ) {
            let window = AnswerWindow::begin(started, limit_s, grace_s, closes_in_s.map(|s| started + s * 1000));
            let deadline = window.deadline_at_ms;
            // The round's end cuts the time short and never lengthens it.
            prop_assert_eq!(deadline - started, closes_in_s.map_or(limit_s, |s| s.min(limit_s)) * 1000);
            prop_assert_eq!(window.closes_at_ms - deadline, grace_s * 1000);
            let save = |now, given| window.judge_save(AttemptState::Open, now, given);
            prop_assert_eq!(save(deadline - 1, None), Ok(Arrival::InTime));
            prop_assert_eq!(save(deadline, None), Err(AttemptRefused::TimeOver));
        }

        #[test]
        fn late_answers_count_only_when_given_in_time_and_arrived_within_the_grace(
            limit_s in 1_i64..600, grace_s in 0_i64..600, now in 0_i64..1_300_000, given in -10_i64..1_300_000,
        ) {
            let window = AnswerWindow::begin(0, limit_s, grace_s, None);
            let outcome = window.judge_save(AttemptState::Open, now, Some(given));
            let in_time = now < limit_s * 1000;
            let late = !in_time && now < (limit_s + grace_s) * 1000 && (0..limit_s * 1000).contains(&given);
            let expected = match (in_time, late) {
                (true, _) => Ok(Arrival::InTime),
                (false, true) => Ok(Arrival::Late),
                (false, false) => Err(AttemptRefused::TimeOver),
            };
            prop_assert_eq!(outcome, expected);
        }
    }

    #[test]
    fn an_ended_attempt_takes_nothing() {
        let window = AnswerWindow::begin(0, 60, 60, None);
        for state in AttemptState::ALL.iter().filter(|state| **state != AttemptState::Open) {
            assert!(window.judge_save(*state, 1, Some(1)).is_err());
        }
    }

    #[test]
    fn unanswered_is_not_right_and_void_is_not_counted() {
        let answer = |chosen: Option<&str>, key: &str, is_void| ScoredAnswer {
            chosen: chosen.map(|chosen| chosen.parse().unwrap()),
            key: key.parse().unwrap(),
            is_void,
        };
        let answers = [
            answer(None, "0", false),
            answer(Some("0"), "0", false),
            answer(Some("1"), "2", false),
            answer(Some("3"), "3", false),
            answer(Some("1"), "1", true),
        ];
        assert_eq!(score(answers), Score { correct: 2, counted: 4 });
        assert!(score([answer(Some("1"), "1", false), answer(None, "1", true)]).is_perfect());
        // Half of what is right is not right, nor is more than that or another order.
        let whole = [("02", "02"), ("0", "02"), ("012", "02"), ("0123", "0123"), ("0132", "0123")];
        let answers = whole.map(|(chosen, key)| answer(Some(chosen), key, false));
        assert_eq!(score(answers), Score { correct: 2, counted: 5 });
        assert!(!score([]).is_perfect(), "nothing to answer is nothing to praise");
    }
}
