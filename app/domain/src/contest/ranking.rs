//! Who did better: more right answers, then the nearer prediction where one is asked for, then less time,
//! then handed in earlier, then the smaller lot.

use std::cmp::Reverse;

use super::{Lot, Miss};

/// The rules of the ranking by name, first rule first; stands in every result file.
#[must_use]
pub const fn rank_order(asks_prediction: bool) -> &'static str {
    if asks_prediction { "correct prediction elapsed ended lot" } else { "correct elapsed ended lot" }
}

/// What an ended attempt is ranked by; the smaller key is the better one.
///
/// The order of the fields is the order of the rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct RankKey {
    correct: Reverse<u32>,
    miss: Miss,
    elapsed_ms: i64,
    ended_at_ms: i64,
    lot: Lot,
}

impl RankKey {
    /// Key of an attempt with `correct` right answers and a prediction so far off, taken and ended at these
    /// times (UTC milliseconds).
    #[must_use]
    pub const fn new(correct: u32, miss: Miss, started_at_ms: i64, ended_at_ms: i64, lot: Lot) -> Self {
        let elapsed_ms = ended_at_ms.saturating_sub(started_at_ms);
        Self { correct: Reverse(correct), miss, elapsed_ms, ended_at_ms, lot }
    }
}

/// All attempts of a round that count, best first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ranking(Vec<RankKey>);

impl Ranking {
    /// Puts the keys in order.
    #[must_use]
    pub fn of(mut keys: Vec<RankKey>) -> Self {
        keys.sort_unstable();
        Self(keys)
    }

    /// The place of `mine`, from 1; equal keys share a place.
    #[must_use]
    pub fn place(&self, mine: RankKey) -> usize {
        self.0.partition_point(|key| *key < mine) + 1
    }

    /// How many are ranked.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.len()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{RankKey, Ranking};
    use crate::contest::{CameTrue, Lot, LotSeed, Miss, Prediction};

    fn attempt() -> impl Strategy<Value = (u32, Option<u32>, i64, i64, u8)> {
        // Narrow ranges, so that ties happen.
        (0_u32..4, prop::option::weighted(0.8, 0_u32..6), 0_i64..5, 0_i64..5, 0_u8..3).prop_map(
            |(correct, predicted, start, took, name)| (correct, predicted, start, start + took, name),
        )
    }

    fn miss(predicted: Option<u32>) -> Miss {
        CameTrue { asked: Prediction::AllRight, actual: 3 }.miss(predicted)
    }

    fn lot(name: u8) -> Lot {
        LotSeed::new([3; 32]).lot(&name.to_string())
    }

    fn key((correct, predicted, started, ended, name): (u32, Option<u32>, i64, i64, u8)) -> RankKey {
        RankKey::new(correct, miss(predicted), started, ended, lot(name))
    }

    proptest! {
        #[test]
        fn the_first_rule_that_differs_decides(a in attempt(), b in attempt()) {
            let better = if a.0 != b.0 {
                a.0 > b.0
            } else if miss(a.1) != miss(b.1) {
                miss(a.1) < miss(b.1)
            } else if a.3 - a.2 != b.3 - b.2 {
                a.3 - a.2 < b.3 - b.2
            } else if a.3 != b.3 {
                a.3 < b.3
            } else {
                lot(a.4) < lot(b.4)
            };
            prop_assert_eq!(key(a) < key(b), better);
        }

        #[test]
        fn places_do_not_depend_on_the_order_of_the_list(
            attempts in prop::collection::vec(attempt(), 1..30), turn in 0_usize..30,
        ) {
            let keys: Vec<RankKey> = attempts.into_iter().map(key).collect();
            let mut turned = keys.clone();
            turned.rotate_left(turn % keys.len());
            let ranking = Ranking::of(keys.clone());
            prop_assert_eq!(&ranking, &Ranking::of(turned));
            prop_assert_eq!(ranking.count(), keys.len());
            for mine in &keys {
                // One more than those who did better.
                let better = keys.iter().filter(|key| *key < mine).count();
                prop_assert_eq!(ranking.place(*mine), better + 1);
            }
        }
    }
}
