//! How far a share can be trusted: the Wilson score interval.

use serde::{Deserialize, Serialize};

/// Normal quantile of a two-sided interval of 95 %.
const Z: f64 = 1.959_963_984_540_054;
/// Basis points of the whole.
const WHOLE_BP: f64 = 10_000.0;

/// Between which shares the true one lies, with 95 % confidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interval {
    /// Lower bound in basis points, rounded down.
    pub low: i64,
    /// Upper bound in basis points, rounded up.
    pub high: i64,
}

/// Wilson score interval (95 %, no continuity correction) of `good` among `cases`.
///
/// None where these are no part of a whole: no cases, or fewer cases than good ones.
/// Source: E. B. Wilson, Journal of the American Statistical Association 22 (1927) 209–212.
#[must_use]
#[expect(
    clippy::cast_precision_loss,
    reason = "counts below 2^53 are exact; beyond, the interval is a point"
)]
#[expect(clippy::cast_possible_truncation, reason = "clamped to 0..=10000 before")]
pub fn wilson(good: i64, cases: i64) -> Option<Interval> {
    if cases <= 0 || !(0..=cases).contains(&good) {
        return None;
    }
    let (n, share) = (cases as f64, good as f64 / cases as f64);
    let scale = 1.0 + Z * Z / n;
    let centre = (share + Z * Z / (2.0 * n)) / scale;
    let half = Z * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt() / scale;
    let in_bp = |bound: f64| (bound * WHOLE_BP).clamp(0.0, WHOLE_BP);
    // At both ends the bound is the end itself, whatever the last digit of the arithmetic says.
    let low = if good == 0 { 0.0 } else { in_bp(centre - half).floor() };
    let high = if good == cases { WHOLE_BP } else { in_bp(centre + half).ceil() };
    Some(Interval { low: low as i64, high: high as i64 })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Interval, wilson};

    /// Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 3: to four decimals.
    #[test]
    fn the_published_examples_come_out() {
        let published = [
            ((81, 263), (2_553, 3_662)),
            ((15, 148), (624, 1_605)),
            ((0, 20), (0, 1_611)),
            ((1, 29), (61, 1_718)),
        ];
        for ((good, cases), (low, high)) in published {
            let is = wilson(good, cases).unwrap();
            // The table rounds to the nearest, the interval outwards: at most one basis point apart.
            assert!((low - 1..=low).contains(&is.low), "{good}/{cases}: {is:?}");
            assert!((high..=high + 1).contains(&is.high), "{good}/{cases}: {is:?}");
        }
    }

    #[test]
    fn the_year_reviews_ratings_have_an_interval() {
        // Computed with 40 decimal digits: 70.509… % and 77.916… %.
        assert_eq!(wilson(395, 531), Some(Interval { low: 7_050, high: 7_792 }));
        // 66,056 of 66,056: all that can be said is “above 99.99 %”.
        assert_eq!(wilson(66_056, 66_056), Some(Interval { low: 9_999, high: 10_000 }));
    }

    #[test]
    fn what_is_no_share_has_no_interval() {
        assert_eq!([wilson(0, 0), wilson(3, 2), wilson(-1, 5), wilson(1, -5)], [None; 4]);
    }

    /// Whether `share_bp` passes the score test that the interval inverts: (p̂ − p)² ≤ z² p (1 − p) / n.
    fn is_plausible(share_bp: i64, good: i64, cases: i64) -> bool {
        let (n, p) = (i128::from(cases), i128::from(share_bp));
        let distance = i128::from(good) * 10_000 - p * n;
        // z² in billionths, whole numbers only: another way than the one under test.
        distance * distance * 1_000_000_000 <= 3_841_458_821 * p * (10_000 - p) * n
    }

    proptest! {
        #[test]
        fn the_interval_is_the_set_of_plausible_shares(good in 0_i64..5_000, more in 0_i64..5_000) {
            prop_assume!(good + more > 0);
            let (cases, is) = (good + more, wilson(good, good + more).unwrap());
            prop_assert!(0 <= is.low && is.low < is.high && is.high <= 10_000);
            // One point outside on either side is implausible, one point inside is plausible.
            prop_assert!(is.low == 0 || !is_plausible(is.low - 1, good, cases));
            prop_assert!(is.high == 10_000 || !is_plausible(is.high + 1, good, cases));
            prop_assert!(is.high - is.low < 4 || is_plausible(is.low + 1, good, cases));
            prop_assert!(is.high - is.low < 4 || is_plausible(is.high - 1, good, cases));
        }

        #[test]
        fn all_good_of_more_cases_is_worth_more(cases in 1_i64..100_000) {
            prop_assert!(wilson(cases, cases).unwrap().low <= wilson(cases + 1, cases + 1).unwrap().low);
        }

        #[test]
        fn no_count_breaks_the_arithmetic(good: i64, cases: i64) {
            let is = wilson(good, cases);
            prop_assert!(is.is_none_or(|is| 0 <= is.low && is.low <= is.high && is.high <= 10_000));
        }
    }
}
