//! Who did better: more right answers, then less time, then handed in earlier.

use std::cmp::Reverse;

/// What an ended attempt is ranked by; the smaller key is the better one.
///
/// The order of the fields is the order of the rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct RankKey {
    correct: Reverse<u32>,
    elapsed_ms: i64,
    ended_at_ms: i64,
}

impl RankKey {
    /// Key of an attempt with `correct` right answers, taken and ended at these times (UTC milliseconds).
    #[must_use]
    pub const fn new(correct: u32, started_at_ms: i64, ended_at_ms: i64) -> Self {
        Self { correct: Reverse(correct), elapsed_ms: ended_at_ms.saturating_sub(started_at_ms), ended_at_ms }
    }
}

/// The place of `mine` among `keys`, from 1; equal keys share a place.
#[must_use]
pub fn place_among(keys: &[RankKey], mine: RankKey) -> usize {
    keys.iter().filter(|key| **key < mine).count() + 1
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{RankKey, place_among};

    fn attempt() -> impl Strategy<Value = (u32, i64, i64)> {
        // Narrow ranges, so that ties happen.
        (0_u32..4, 0_i64..5, 0_i64..5).prop_map(|(correct, start, took)| (correct, start, start + took))
    }

    fn key((correct, started, ended): (u32, i64, i64)) -> RankKey {
        RankKey::new(correct, started, ended)
    }

    proptest! {
        #[test]
        fn the_first_rule_that_differs_decides(a in attempt(), b in attempt()) {
            let better = if a.0 != b.0 {
                a.0 > b.0
            } else if a.2 - a.1 != b.2 - b.1 {
                a.2 - a.1 < b.2 - b.1
            } else {
                a.2 < b.2
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
            let mut sorted = keys.clone();
            sorted.sort();
            for mine in &keys {
                prop_assert_eq!(place_among(&keys, *mine), place_among(&turned, *mine));
                // The place is where the key first stands in the sorted list.
                let first = sorted.iter().position(|key| key == mine).unwrap();
                prop_assert_eq!(place_among(&keys, *mine), first + 1);
            }
        }
    }
}
