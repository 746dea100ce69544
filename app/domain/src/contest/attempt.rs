//! Rules of a running attempt: the deadline, late and repeated saves, the score.

use super::AttemptState;
use crate::code::{Code, Coded};

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
        }
    }
}

/// The last instant, exclusive, at which a save counts; UTC milliseconds.
#[must_use]
pub const fn deadline_ms(started_at_ms: i64, time_limit_s: i64) -> i64 {
    started_at_ms.saturating_add(time_limit_s.saturating_mul(1000))
}

/// Whether an answer may be saved at `now_ms` by the server's clock.
///
/// The store guards its one statement with the same two conditions; this says why it changed nothing.
pub const fn judge_save(state: AttemptState, deadline_at_ms: i64, now_ms: i64) -> Result<(), AttemptRefused> {
    match state {
        AttemptState::Open if now_ms < deadline_at_ms => Ok(()),
        AttemptState::Open | AttemptState::TimedOut => Err(AttemptRefused::TimeOver),
        AttemptState::Submitted | AttemptState::RoundClosed => Err(AttemptRefused::AttemptEnded),
    }
}

/// Number of right answers among pairs of chosen option (none: unanswered) and key.
pub fn score(answers: impl IntoIterator<Item = (Option<i64>, i64)>) -> usize {
    answers.into_iter().filter(|(chosen, key)| *chosen == Some(*key)).count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{AttemptRefused, deadline_ms, judge_save, score};
    use crate::contest::AttemptState;

    proptest! {
        #[test]
        fn saves_count_for_exactly_the_time_limit(started in 0_i64..4_000_000_000_000, limit_s in 1_i64..86_400) {
            let deadline = deadline_ms(started, limit_s);
            prop_assert_eq!(deadline - started, limit_s * 1000);
            prop_assert_eq!(judge_save(AttemptState::Open, deadline, deadline - 1), Ok(()));
            prop_assert_eq!(judge_save(AttemptState::Open, deadline, deadline), Err(AttemptRefused::TimeOver));
        }
    }

    #[test]
    fn an_ended_attempt_takes_nothing() {
        for state in AttemptState::ALL.iter().filter(|state| **state != AttemptState::Open) {
            assert!(judge_save(*state, 100, 1).is_err());
        }
    }

    #[test]
    fn unanswered_is_not_right() {
        assert_eq!(score([(None, 0), (Some(0), 0), (Some(1), 2), (Some(3), 3)]), 2);
        assert_eq!(score([]), 0);
    }
}
