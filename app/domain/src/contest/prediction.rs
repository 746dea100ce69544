//! The prediction question: it decides between contestants with equally many right answers.
//!
//! What came true is counted when the round is closed, without disqualified attempts, and counted anew
//! with every correction.

use serde::{Deserialize, Serialize};

use super::AttemptRefused;
use crate::named_enum;

named_enum! {
    /// What a round asks its contestants to predict.
    Prediction {
        /// How many ranked attempts have every question that counts right.
        AllRight = "all_right",
        /// How many attempts are ranked.
        Participants = "participants",
    }
}

/// Greatest number that is taken; no province has more people.
pub const MOST_PREDICTED: u32 = 20_000_000;

/// What a round asked for and the number that came true.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CameTrue {
    /// What was asked.
    pub asked: Prediction,
    /// The number itself.
    pub actual: u32,
}

/// How far off a prediction was: the smaller, the better. The same for all where none is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Miss(u32);

impl CameTrue {
    /// Counts the ranked attempts; each item says whether one has everything right.
    pub fn count(asked: Prediction, ranked: impl IntoIterator<Item = bool>) -> Self {
        let counts = |is_perfect: &bool| match asked {
            Prediction::AllRight => *is_perfect,
            Prediction::Participants => true,
        };
        let actual = ranked.into_iter().filter(counts).count();
        Self { asked, actual: u32::try_from(actual).unwrap_or(u32::MAX) }
    }

    /// How far off `predicted` is; none at all is further off than any number.
    #[must_use]
    pub fn miss(self, predicted: Option<u32>) -> Miss {
        Miss(predicted.map_or(u32::MAX, |predicted| predicted.abs_diff(self.actual)))
    }
}

/// A number as typed, digits in groups of three allowed (`26.000`); none when nothing was typed.
///
/// Errors: [`AttemptRefused::PredictionOutOfRange`] for anything but 0 to [`MOST_PREDICTED`].
pub fn read_prediction(typed: &str) -> Result<Option<u32>, AttemptRefused> {
    let groups: Vec<&str> = typed.trim().split(['.', ',', ' ', '\u{a0}']).collect();
    if groups == [""] {
        return Ok(None);
    }
    let (first, rest) = groups.split_first().unwrap_or((&"", &[]));
    let in_groups =
        rest.is_empty() || ((1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3));
    let digits = groups.concat();
    let plain = !first.is_empty() && digits.len() <= 12 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let number = digits.parse::<u32>().ok().filter(|number| in_groups && plain && *number <= MOST_PREDICTED);
    number.map(Some).ok_or(AttemptRefused::PredictionOutOfRange)
}

/// What is stored when an attempt is handed in: what was given now, otherwise what was given before.
///
/// Errors: [`AttemptRefused::PredictionMissing`] where the round asks and nothing was given;
/// [`AttemptRefused::NotOnPaper`] where something was given that is not asked.
pub const fn judge_prediction(
    is_asked: bool,
    before: Option<u32>,
    now: Option<u32>,
) -> Result<Option<u32>, AttemptRefused> {
    match (is_asked, before, now) {
        (false, _, None) => Ok(None),
        (false, _, Some(_)) => Err(AttemptRefused::NotOnPaper),
        (true, None, None) => Err(AttemptRefused::PredictionMissing),
        (true, before, None) => Ok(before),
        (true, _, now) => Ok(now),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{CameTrue, MOST_PREDICTED, Miss, Prediction, judge_prediction, read_prediction};
    use crate::contest::AttemptRefused::{NotOnPaper, PredictionMissing, PredictionOutOfRange};

    #[test]
    fn numbers_are_read_as_people_write_them_and_nothing_else_is() {
        for (typed, number) in
            [("0", 0), (" 118 ", 118), ("26.000", 26_000), ("1,200,300", 1_200_300), ("007", 7)]
        {
            assert_eq!(read_prediction(typed), Ok(Some(number)), "{typed}");
        }
        assert_eq!(read_prediction(&MOST_PREDICTED.to_string()), Ok(Some(MOST_PREDICTED)));
        assert_eq!(read_prediction(" \t"), Ok(None));
        let absurd = [
            "-1",
            "−1",
            "+1",
            "2.5",
            "1.0000",
            ".500",
            "1e3",
            "mười",
            "1 2",
            "20000001",
            "99999999999999999999",
        ];
        for typed in absurd {
            assert_eq!(read_prediction(typed), Err(PredictionOutOfRange), "{typed}");
        }
    }

    #[test]
    fn what_was_given_last_is_kept_and_must_be_given_once() {
        assert_eq!(judge_prediction(true, None, None), Err(PredictionMissing));
        assert_eq!(judge_prediction(true, Some(3), None), Ok(Some(3)));
        assert_eq!(judge_prediction(true, Some(3), Some(4)), Ok(Some(4)));
        assert_eq!(judge_prediction(false, None, None), Ok(None));
        assert_eq!(judge_prediction(false, None, Some(4)), Err(NotOnPaper));
    }

    #[test]
    fn only_ranked_attempts_come_true() {
        let ranked = [true, false, true];
        assert_eq!(CameTrue::count(Prediction::AllRight, ranked).actual, 2);
        assert_eq!(CameTrue::count(Prediction::Participants, ranked).actual, 3);
        assert_eq!(CameTrue::count(Prediction::AllRight, []).actual, 0);
    }

    proptest! {
        #[test]
        fn the_nearer_number_is_the_better_and_none_is_the_worst(
            actual in 0..=MOST_PREDICTED, one in 0..=MOST_PREDICTED, other in 0..=MOST_PREDICTED,
        ) {
            let came_true = CameTrue { asked: Prediction::AllRight, actual };
            let distance = |number: u32| (i64::from(number) - i64::from(actual)).abs();
            let (a, b) = (came_true.miss(Some(one)), came_true.miss(Some(other)));
            prop_assert_eq!(a.cmp(&b), distance(one).cmp(&distance(other)));
            prop_assert!(a < came_true.miss(None));
            prop_assert_eq!(came_true.miss(Some(actual)), Miss::default());
        }
    }
}
