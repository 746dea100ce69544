//! Several attempts in a round: which of them stands for the contestant.

use crate::named_enum;

/// Most attempts that a round may allow.
pub const MOST_ATTEMPTS: u32 = 10;

named_enum! {
    /// Which of a contestant's attempts counts.
    CountedAttempt {
        /// The one with most right answers; of those the quickest, then the one handed in first.
        Best = "best",
        /// The one that ended last.
        Last = "last",
    }
}

/// An ended attempt, as far as choosing needs to know it. Times are UTC milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EndedAttempt {
    /// Attempt id.
    pub id: i64,
    /// Which of the contestant's attempts it is, from 1.
    pub number: u32,
    /// Right answers.
    pub correct: u32,
    /// When it began.
    pub started_at_ms: i64,
    /// When it ended.
    pub ended_at_ms: i64,
}

impl CountedAttempt {
    /// The attempt that stands for the contestant; none without any.
    ///
    /// A prediction does not decide here: what comes true is unknown until the round is closed.
    #[must_use]
    pub fn choose(self, ended: &[EndedAttempt]) -> Option<EndedAttempt> {
        let better = |attempt: &&EndedAttempt| {
            let took_ms = attempt.ended_at_ms.saturating_sub(attempt.started_at_ms);
            (std::cmp::Reverse(attempt.correct), took_ms, attempt.ended_at_ms, attempt.number)
        };
        match self {
            Self::Best => ended.iter().min_by_key(better).copied(),
            Self::Last => ended.iter().max_by_key(|attempt| attempt.number).copied(),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{CountedAttempt, EndedAttempt};

    fn ended() -> impl Strategy<Value = Vec<EndedAttempt>> {
        prop::collection::vec((0_u32..4, 0_i64..3), 0..5).prop_map(|attempts| {
            let numbered = attempts.into_iter().zip(1_u32..);
            numbered
                .map(|((correct, took), number)| {
                    let started_at_ms = i64::from(number) * 10;
                    let ended_at_ms = started_at_ms + took;
                    EndedAttempt { id: i64::from(number), number, correct, started_at_ms, ended_at_ms }
                })
                .collect()
        })
    }

    proptest! {
        #[test]
        fn nobody_has_a_better_attempt_than_the_best_or_a_later_than_the_last(mut all in ended(), turn in 0_usize..5) {
            let best = CountedAttempt::Best.choose(&all);
            let last = CountedAttempt::Last.choose(&all);
            prop_assert_eq!(best.is_none(), all.is_empty());
            for one in &all {
                let best = best.unwrap();
                let took = |attempt: &EndedAttempt| attempt.ended_at_ms - attempt.started_at_ms;
                prop_assert!(one.correct <= best.correct);
                prop_assert!(one.correct < best.correct || took(one) >= took(&best));
                prop_assert!(one.number <= last.unwrap().number);
            }
            let count = all.len().max(1);
            all.rotate_left(turn % count);
            prop_assert_eq!(CountedAttempt::Best.choose(&all), best);
            prop_assert_eq!(CountedAttempt::Last.choose(&all), last);
        }
    }
}
