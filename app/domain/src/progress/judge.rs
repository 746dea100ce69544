//! From counts to a judged figure, in whole numbers.

use serde::{Deserialize, Serialize};

use super::{
    indicator::{Direction, Indicator, Totals, Unit},
    interval::{Interval, wilson},
    outlook::{Outlook, Period, outlook},
};
use crate::named_enum;

/// Basis points of the whole.
const WHOLE_BP: i128 = 10_000;

named_enum! {
    /// Where a figure stands against its target.
    Status {
        /// The target is met.
        Met = "met",
        /// The target is missed.
        Missed = "missed",
        /// Too few cases to say.
        NotEnoughData = "not_enough_data",
        /// There is no target.
        NoTarget = "no_target",
    }
}

/// A judged figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judgement {
    /// In the indicator's unit. A share is rounded to basis points towards the worse side, so what is
    /// shown meets a target exactly when the share does. None while a share has no cases.
    pub value: Option<i64>,
    /// Good cases of a share, or the count itself.
    pub numerator: i64,
    /// All cases of a share, or those among which a count was made; none where a count has no such cases.
    pub denominator: Option<i64>,
    /// Against the target.
    pub status: Status,
    /// Of the cases counted so far, how many more had to be good (or how many fewer bad) for the target
    /// to be met: 0 when it is. None without target or data.
    pub cases_missing: Option<i64>,
    /// Value minus baseline, in the indicator's unit. None without baseline or data.
    pub change: Option<i64>,
    /// Value minus that of a week ago, in the indicator's unit; see [`super::week_change`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub week: Option<i64>,
    /// How far a share can be trusted. None for counts and without cases.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interval: Option<Interval>,
    /// What is left to do until the period's end; see [`judge_in`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outlook: Option<Outlook>,
}

/// Judges the indicator on these counts and says what is left to do in the period.
#[must_use]
pub fn judge_in(indicator: &Indicator, totals: &Totals, period: Period) -> Judgement {
    let judged = judge(indicator, totals);
    let enough = judged.status != Status::NotEnoughData;
    Judgement { outlook: outlook(indicator, totals, period, enough), ..judged }
}

/// Judges the indicator on these counts.
#[must_use]
pub fn judge(indicator: &Indicator, totals: &Totals) -> Judgement {
    let numerator = totals.sum(&indicator.numerator);
    let denominator = match indicator.denominator.as_slice() {
        [] => None,
        cases => Some(totals.sum(cases)),
    };
    let value = match indicator.unit {
        Unit::Share => {
            let share = share_bp(numerator, denominator.unwrap_or(0), indicator.direction);
            share.map(|share| passed(share, numerator, denominator.unwrap_or(0), indicator))
        }
        Unit::Count => Some(numerator),
    };
    let enough = denominator.is_none_or(|cases| cases >= indicator.min_sample);
    let judged = value.filter(|_| enough);
    let status = match (judged, indicator.target) {
        (None, _) => Status::NotEnoughData,
        (Some(_), None) => Status::NoTarget,
        (Some(value), Some(target)) if meets(value, target, indicator.direction) => Status::Met,
        (Some(_), Some(_)) => Status::Missed,
    };
    let missing = |target: i64| {
        let bound = match (indicator.unit, denominator) {
            (Unit::Share, Some(cases)) => share_of(target, cases, indicator.direction),
            (Unit::Share | Unit::Count, _) => i128::from(target) + past(indicator.direction),
        };
        cases_missing(numerator, bound, indicator.direction)
    };
    Judgement {
        value,
        numerator,
        denominator,
        status,
        cases_missing: indicator.target.filter(|_| judged.is_some()).map(missing),
        change: match (judged, &indicator.baseline) {
            (Some(value), Some(baseline)) => Some(value.saturating_sub(baseline.value)),
            _ => None,
        },
        week: None,
        interval: denominator
            .filter(|_| indicator.unit == Unit::Share)
            .and_then(|all| wilson(numerator, all)),
        outlook: None,
    }
}

/// Share of `cases` in basis points, rounded down where more is better and up where less is.
fn share_bp(good: i64, cases: i64, direction: Direction) -> Option<i64> {
    if cases <= 0 {
        return None;
    }
    let (parts, cases) = (i128::from(good) * WHOLE_BP, i128::from(cases));
    let share = match direction {
        Direction::AtLeast | Direction::Above => parts.div_euclid(cases),
        Direction::AtMost => ceiling(parts, cases),
    };
    i64::try_from(share).ok()
}

/// A share that is above its target by less than a basis point is not shown as the target itself.
fn passed(share_bp: i64, good: i64, cases: i64, indicator: &Indicator) -> i64 {
    let is_above = |target: i64| i128::from(good) * WHOLE_BP > i128::from(target) * i128::from(cases);
    match (indicator.direction, indicator.target) {
        (Direction::Above, Some(target)) if share_bp == target && is_above(target) => share_bp + 1,
        _ => share_bp,
    }
}

/// How many cases beyond the target itself are asked for.
pub(super) const fn past(direction: Direction) -> i128 {
    match direction {
        Direction::Above => 1,
        Direction::AtLeast | Direction::AtMost => 0,
    }
}

const fn meets(value: i64, target: i64, direction: Direction) -> bool {
    match direction {
        Direction::AtLeast => value >= target,
        Direction::Above => value > target,
        Direction::AtMost => value <= target,
    }
}

/// How many good cases `target_bp` of `cases` are: ⌈target × cases / 10000⌉ where more is better, ⌊…⌋ where less
/// is, and ⌊…⌋ + 1 where the target must be passed.
fn share_of(target_bp: i64, cases: i64, direction: Direction) -> i128 {
    let scaled = i128::from(target_bp) * i128::from(cases);
    match direction {
        Direction::AtLeast => ceiling(scaled, WHOLE_BP),
        Direction::Above => scaled.div_euclid(WHOLE_BP) + 1,
        Direction::AtMost => scaled.div_euclid(WHOLE_BP),
    }
}

/// The smallest n ≥ 0 with `numerator + n ≥ bound` (at least, above) or `numerator − n ≤ bound` (at most).
fn cases_missing(numerator: i64, bound: i128, direction: Direction) -> i64 {
    let missing = match direction {
        Direction::AtLeast | Direction::Above => bound - i128::from(numerator),
        Direction::AtMost => i128::from(numerator) - bound,
    };
    i64::try_from(missing.max(0)).unwrap_or(i64::MAX)
}

/// Quotient rounded up; `divisor` is positive.
const fn ceiling(dividend: i128, divisor: i128) -> i128 {
    -(-dividend).div_euclid(divisor)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Judgement, Status, judge};
    use crate::{
        Bilingual,
        progress::{Baseline, Direction, Indicator, Measure, Totals, Unit},
    };

    fn share(direction: Direction, target: Option<i64>, min_sample: i64) -> Indicator {
        Indicator {
            code: "on_time".to_owned(),
            name: Bilingual::default(),
            unit: Unit::Share,
            numerator: vec![Measure::FilesOnTime],
            denominator: vec![Measure::FilesResolved],
            direction,
            target,
            min_sample,
            baseline: None,
            source: Bilingual::default(),
        }
    }

    fn of(indicator: &Indicator, good: i64, cases: i64) -> Judgement {
        judge(indicator, &Totals::from_iter([(Measure::FilesOnTime, good), (Measure::FilesResolved, cases)]))
    }

    fn direction() -> impl Strategy<Value = Direction> {
        prop_oneof![Just(Direction::AtLeast), Just(Direction::Above), Just(Direction::AtMost)]
    }

    proptest! {
        #[test]
        fn a_part_is_never_more_than_the_whole(good in 0_i64..1_000_000, more in 0_i64..1_000_000, direction in direction()) {
            let value = of(&share(direction, None, 0), good, good + more).value;
            prop_assert_eq!(value.is_some(), good + more > 0);
            prop_assert!(value.is_none_or(|value| (0..=10_000).contains(&value)));
            // 100 % is said only of a whole, where more is better.
            if direction == Direction::AtLeast && more > 0 {
                prop_assert!(value < Some(10_000));
            }
        }

        #[test]
        fn the_judgement_is_the_exact_one(
            good in 0_i64..100_000, more in 1_i64..100_000, target in 0_i64..=10_000, direction in direction(),
        ) {
            let cases = good + more;
            let exact = match direction {
                Direction::AtLeast => good * 10_000 >= target * cases,
                Direction::Above => good * 10_000 > target * cases,
                Direction::AtMost => good * 10_000 <= target * cases,
            };
            let judged = of(&share(direction, Some(target), 0), good, cases);
            prop_assert_eq!(judged.status == Status::Met, exact);
            prop_assert_eq!(judged.cases_missing == Some(0), exact);
        }

        #[test]
        fn cases_missing_is_the_smallest_number_that_meets_the_target(
            good in 0_i64..10_000, more in 1_i64..10_000, target in 0_i64..=10_000, direction in direction(),
        ) {
            let (indicator, cases) = (share(direction, Some(target), 0), good + more);
            let missing = of(&indicator, good, cases).cases_missing.unwrap();
            let with = |n: i64| match direction {
                Direction::AtLeast | Direction::Above => of(&indicator, good + n, cases).status,
                Direction::AtMost => of(&indicator, good - n, cases).status,
            };
            prop_assert_eq!(with(missing), Status::Met);
            if missing > 0 {
                prop_assert_eq!(with(missing - 1), Status::Missed);
            }
        }

        #[test]
        fn below_the_minimum_sample_nothing_is_claimed(cases in 0_i64..30, late in 0_i64..30) {
            let mut indicator = share(Direction::AtLeast, Some(9_900), 30);
            indicator.baseline = Some(Baseline { value: 10_000, label: Bilingual::default() });
            let judged = of(&indicator, (cases - late).max(0), cases);
            prop_assert_eq!(judged.status, Status::NotEnoughData);
            prop_assert_eq!((judged.cases_missing, judged.change), (None, None));
        }

        #[test]
        fn no_count_breaks_the_arithmetic(good: i64, cases: i64, target: i64, direction in direction()) {
            let judged = of(&share(direction, Some(target), 0), good, cases);
            prop_assert!(judged.cases_missing.is_none_or(|missing| missing >= 0));
        }
    }

    #[test]
    fn the_year_review_comes_out_as_published() {
        let indicator = share(Direction::AtLeast, Some(9_900), 30);
        let all = of(&indicator, 66_056, 66_056);
        assert_eq!((all.value, all.status, all.cases_missing), (Some(10_000), Status::Met, Some(0)));
        // One late file of 66,056 is 99.99 %, not 100 %.
        assert_eq!(of(&indicator, 66_055, 66_056).value, Some(9_999));
        // 395 of 531 very satisfied: 126 more were needed for 98 % of 531 (520.38, so 521).
        let rated = of(&share(Direction::AtLeast, Some(9_800), 20), 395, 531);
        assert_eq!(
            (rated.value, rated.status, rated.cases_missing),
            (Some(7_438), Status::Missed, Some(126))
        );
    }

    #[test]
    fn above_99_percent_is_more_than_99_percent() {
        let indicator = share(Direction::Above, Some(9_900), 30);
        let exactly = of(&indicator, 990, 1_000);
        assert_eq!(
            (exactly.value, exactly.status, exactly.cases_missing),
            (Some(9_900), Status::Missed, Some(1))
        );
        let above = of(&indicator, 991, 1_000);
        assert_eq!((above.value, above.status, above.cases_missing), (Some(9_910), Status::Met, Some(0)));
        // By less than a hundredth of a percent: not shown as the 99 % that would not be enough.
        let barely = of(&indicator, 99_001, 100_000);
        assert_eq!((barely.value, barely.status), (Some(9_901), Status::Met));
        // A count must pass its target too.
        let mut visits = share(Direction::Above, Some(20), 0);
        (visits.unit, visits.denominator) = (Unit::Count, Vec::new());
        assert_eq!(of(&visits, 20, 0).cases_missing, Some(1));
        assert_eq!(of(&visits, 21, 0).status, Status::Met);
    }

    #[test]
    fn a_count_is_compared_with_target_and_baseline() {
        let mut indicator = share(Direction::AtMost, Some(0), 0);
        indicator.unit = Unit::Count;
        indicator.denominator = Vec::new();
        indicator.baseline = Some(Baseline { value: 1, label: Bilingual::default() });
        let judged = of(&indicator, 3, 500);
        assert_eq!((judged.value, judged.denominator), (Some(3), None));
        assert_eq!((judged.status, judged.cases_missing, judged.change), (Status::Missed, Some(3), Some(2)));
        indicator.target = None;
        assert_eq!(of(&indicator, 3, 0).status, Status::NoTarget);
    }

    #[test]
    fn a_count_among_too_few_cases_is_not_judged() {
        let mut indicator = share(Direction::AtMost, Some(0), 1);
        indicator.unit = Unit::Count;
        assert_eq!(of(&indicator, 0, 0).status, Status::NotEnoughData);
        assert_eq!(of(&indicator, 0, 531).status, Status::Met);
    }
}
