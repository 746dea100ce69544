use proptest::prelude::*;

use super::{Outlook, Period};
use crate::{
    Bilingual,
    progress::{Direction, Indicator, Measure, Status, Totals, Unit, judge, judge_in},
    time::Day,
};

fn share(direction: Direction, target: i64) -> Indicator {
    Indicator {
        code: "on_time".to_owned(),
        name: Bilingual::default(),
        unit: Unit::Share,
        numerator: vec![Measure::FilesOnTime],
        denominator: vec![Measure::FilesResolved],
        direction,
        target: Some(target),
        min_sample: 1,
        baseline: None,
        source: Bilingual::default(),
    }
}

fn counts(good: i64, cases: i64) -> Totals {
    Totals::from_iter([(Measure::FilesOnTime, good), (Measure::FilesResolved, cases)])
}

/// So many days gone and to come.
fn period(gone: i64, left: i64) -> Period {
    Period { starts: Day(1_001 - gone), ends: Day(1_000 + left), today: Day(1_000) }
}

fn of(indicator: &Indicator, good: i64, cases: i64, period: Period) -> Option<Outlook> {
    judge_in(indicator, &counts(good, cases), period).outlook
}

fn status(indicator: &Indicator, good: i64, cases: i64) -> Status {
    judge(indicator, &counts(good, cases)).status
}

#[test]
fn a_met_target_says_how_many_late_files_are_left() {
    // 1,000 files in 100 days, 2 late; 80 days bring 800 more. 1 % of 1,800 may be late: 18, so 16 more.
    let outlook = of(&share(Direction::AtLeast, 9_900), 998, 1_000, period(100, 80));
    assert_eq!(outlook, Some(Outlook::Spare { bad: 16, expected: 800 }));
    // Above 99 %: the 18th late file would leave exactly 99 %.
    let outlook = of(&share(Direction::Above, 9_900), 998, 1_000, period(100, 80));
    assert_eq!(outlook, Some(Outlook::Spare { bad: 15, expected: 800 }));
    // The same as “at most 1 % late”, counted by the late ones.
    let outlook = of(&share(Direction::AtMost, 100), 2, 1_000, period(100, 80));
    assert_eq!(outlook, Some(Outlook::Spare { bad: 16, expected: 800 }));
}

#[test]
fn a_missed_target_says_how_many_good_cases_are_needed() {
    // 70 of 100 online, 73 % wanted: (70 + n) / (100 + n) ≥ 0.73 needs n = 12 (82/112 = 73.2 %).
    let indicator = share(Direction::AtLeast, 7_300);
    let outlook = of(&indicator, 70, 100, period(50, 50));
    // At 200 files in all, 54 may be on paper and 30 are: 76 of the 100 to come must be online.
    assert_eq!(outlook, Some(Outlook::Needed { good: 76, expected: 100, in_a_row: 12 }));
    assert_eq!(of(&indicator, 70, 100, period(100, 11)), Some(Outlook::OutOfReach { in_a_row: Some(12) }));
    // After one late file 100 % cannot be had any more.
    let all = share(Direction::AtLeast, 10_000);
    assert_eq!(of(&all, 99, 100, period(50, 50)), Some(Outlook::OutOfReach { in_a_row: None }));
}

#[test]
fn counts_have_a_pace_or_a_limit() {
    let mut indicator = share(Direction::AtLeast, 20);
    (indicator.unit, indicator.denominator) = (Unit::Count, Vec::new());
    // 13 more in 15 days: 6.07 a week, so 7.
    let outlook = of(&indicator, 7, 0, period(30, 15));
    assert_eq!(outlook, Some(Outlook::CountNeeded { more: 13, per_week: 7 }));
    assert_eq!(of(&indicator, 20, 0, period(30, 15)), None);
    indicator.direction = Direction::AtMost;
    assert_eq!(of(&indicator, 18, 0, period(30, 15)), Some(Outlook::CountSpare { more: 2 }));
    // What was counted is not taken back.
    assert_eq!(of(&indicator, 21, 0, period(30, 15)), Some(Outlook::OutOfReach { in_a_row: None }));
}

#[test]
fn nothing_is_forecast_without_a_ground_for_it() {
    let mut indicator = share(Direction::AtLeast, 9_900);
    // The period is over, or has not begun.
    assert_eq!(of(&indicator, 90, 100, period(50, 0)), None);
    assert_eq!(of(&indicator, 90, 100, period(0, 50)), None);
    // Published procedures are there once and for all; no more come every day.
    indicator.denominator = vec![Measure::ProceduresPublished];
    let totals = Totals::from_iter([(Measure::FilesOnTime, 90), (Measure::ProceduresPublished, 100)]);
    assert_eq!(judge_in(&indicator, &totals, period(50, 50)).outlook, None);
    // Too few cases, or no target.
    indicator = Indicator { min_sample: 200, ..share(Direction::AtLeast, 9_900) };
    assert_eq!(of(&indicator, 90, 100, period(50, 50)), None);
    indicator = Indicator { target: None, ..share(Direction::AtLeast, 9_900) };
    assert_eq!(of(&indicator, 90, 100, period(50, 50)), None);
}

fn direction() -> impl Strategy<Value = Direction> {
    prop_oneof![Just(Direction::AtLeast), Just(Direction::Above), Just(Direction::AtMost)]
}

proptest! {
    /// Carries the promise out: does the target hold at the end, and does it fail with one case less or more?
    #[test]
    fn what_is_promised_comes_true_and_is_tight(
        good in 0_i64..2_000, more in 0_i64..200, target in 0_i64..=10_000, direction in direction(),
        gone in 1_i64..200, left in 1_i64..200,
    ) {
        prop_assume!(good + more > 0);
        let cases = good + more;
        let indicator = share(direction, target);
        let numerator = |good: i64, cases: i64| match direction {
            Direction::AtLeast | Direction::Above => good,
            Direction::AtMost => cases - good,
        };
        let met = |good, cases| status(&indicator, numerator(good, cases), cases) == Status::Met;
        match of(&indicator, numerator(good, cases), cases, period(gone, left)).unwrap() {
            Outlook::Spare { bad, expected } => {
                prop_assert!(met(good, cases));
                prop_assert!((0..=expected).contains(&bad));
                prop_assert!(met(good + expected - bad, cases + expected));
                prop_assert!(bad == expected || !met(good + expected - bad - 1, cases + expected));
            }
            Outlook::Needed { good: needed, expected, in_a_row } => {
                prop_assert!(!met(good, cases));
                prop_assert!((1..=expected).contains(&needed));
                prop_assert!(met(good + needed, cases + expected));
                prop_assert!(!met(good + needed - 1, cases + expected));
                prop_assert!(met(good + in_a_row, cases + in_a_row));
                prop_assert!(!met(good + in_a_row - 1, cases + in_a_row - 1));
            }
            Outlook::OutOfReach { in_a_row } => {
                let expected = cases * left / gone;
                prop_assert!(!met(good + expected, cases + expected));
                if let Some(n) = in_a_row {
                    prop_assert!(met(good + n, cases + n));
                    prop_assert!(!met(good + n - 1, cases + n - 1));
                }
            }
            other => prop_assert!(false, "{other:?} of a share"),
        }
    }

    #[test]
    fn no_count_breaks_the_arithmetic(
        good: i64, cases: i64, target: i64, direction in direction(), starts: i64, ends: i64, today: i64,
    ) {
        let period = Period { starts: Day(starts), ends: Day(ends), today: Day(today) };
        let mut indicator = share(direction, target);
        let share = judge_in(&indicator, &counts(good, cases), period).outlook;
        indicator.unit = Unit::Count;
        let count = judge_in(&indicator, &counts(good, cases), period).outlook;
        // No promise of fewer than no cases.
        let has_sense = |outlook| match outlook {
            Outlook::Spare { bad, expected } => bad >= 0 && expected >= bad,
            Outlook::Needed { good, expected, in_a_row } => good > 0 && expected >= good && in_a_row > 0,
            Outlook::OutOfReach { in_a_row } => in_a_row.is_none_or(|n| n > 0),
            Outlook::CountNeeded { more, per_week } => more > 0 && per_week > 0,
            Outlook::CountSpare { more } => more >= 0,
        };
        prop_assert!(share.is_none_or(has_sense) && count.is_none_or(has_sense), "{share:?} {count:?}");
    }
}
