//! What is left to do until the period's end, in cases.

use serde::{Deserialize, Serialize};

use super::{Direction, Indicator, Totals, Unit, judge::past};
use crate::time::Day;

/// Basis points of the whole.
const WHOLE_BP: i128 = 10_000;
/// Days of a week.
const WEEK: i64 = 7;

/// The period in which a target is to be met, seen from a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub starts: Day,
    /// Last day.
    pub ends: Day,
    /// The day on which one asks.
    pub today: Day,
}

impl Period {
    /// First of the seven days that end today.
    #[must_use]
    pub const fn week_began(self) -> Day {
        Day(self.today.0.saturating_sub(WEEK - 1))
    }

    /// Whether this day of the period is over.
    #[must_use]
    pub fn has_had(self, day: Day) -> bool {
        (self.starts..=self.ends).contains(&day) && day < self.today
    }

    /// Days gone by, today included; none before the period.
    fn gone(self) -> Option<i64> {
        Some(self.today.0.saturating_sub(self.starts.0).saturating_add(1)).filter(|days| *days > 0)
    }

    /// Days after today; none when the period is over.
    fn left(self) -> Option<i64> {
        Some(self.ends.0.saturating_sub(self.today.0)).filter(|days| *days > 0)
    }

    /// Cases to come if they come as before: `cases × days left / days gone`, rounded down.
    pub(super) fn expected(self, cases: i64) -> Option<i64> {
        let expected = i128::from(cases) * i128::from(self.left()?) / i128::from(self.gone()?);
        i64::try_from(expected).ok()
    }

    /// Cases a week so far, rounded down; none before the period.
    pub(super) fn per_week(self, cases: i64) -> Option<i64> {
        let per_week = i128::from(cases) * i128::from(WEEK) / i128::from(self.gone()?);
        i64::try_from(per_week).ok()
    }
}

/// What is left to do until the period's end.
///
/// “Expected” cases are those still to come at the pace so far. A good case is one that brings the share
/// nearer to its target, a bad case one that does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outlook {
    /// The share meets its target and will, while no more than `bad` of `expected` cases are bad.
    Spare {
        /// Most bad cases.
        bad: i64,
        /// Cases to come.
        expected: i64,
    },
    /// The share misses its target; `good` of `expected` cases must be good.
    Needed {
        /// Fewest good cases.
        good: i64,
        /// Cases to come.
        expected: i64,
        /// Good cases one after another that reach the target.
        in_a_row: i64,
    },
    /// Even if every expected case is good the share misses its target.
    OutOfReach {
        /// Good cases one after another that reach the target; none where a single bad one is too many.
        in_a_row: Option<i64>,
    },
    /// The count misses its target by `more`, which is `per_week` until the end.
    CountNeeded {
        /// Cases missing.
        more: i64,
        /// Cases a week, rounded up.
        per_week: i64,
    },
    /// The count must not grow by more than `more`.
    CountSpare {
        /// Cases left.
        more: i64,
    },
}

/// What is left to do of a target; `judged` says whether there are cases enough to judge by.
///
/// None without target, outside the period, for what stands still (see [`super::Measure::is_stock`]), and for a
/// count that is where it should be and can only become better.
pub(super) fn outlook(
    indicator: &Indicator,
    totals: &Totals,
    period: Period,
    judged: bool,
) -> Option<Outlook> {
    let target = indicator.target.filter(|_| judged)?;
    let numerator = totals.sum(&indicator.numerator);
    match indicator.unit {
        Unit::Count => of_count(numerator, target, indicator.direction, period.left()?),
        Unit::Share if indicator.basis().iter().any(|measure| measure.is_stock()) => None,
        Unit::Share => {
            let cases = totals.sum(&indicator.denominator);
            // “At most 5 % late” asks for the same as “at least 95 % not late”.
            let (good, target) = match indicator.direction {
                Direction::AtLeast | Direction::Above => (numerator, target),
                Direction::AtMost => (cases.checked_sub(numerator)?, 10_000_i64.checked_sub(target)?),
            };
            of_share(good, cases, target, period.expected(cases)?, past(indicator.direction))
        }
    }
}

fn of_count(count: i64, target: i64, direction: Direction, days_left: i64) -> Option<Outlook> {
    let more = target.checked_add(i64::try_from(past(direction)).ok()?)?.checked_sub(count)?;
    match direction {
        Direction::AtMost if more >= 0 => Some(Outlook::CountSpare { more }),
        // What was counted is not taken back.
        Direction::AtMost => Some(Outlook::OutOfReach { in_a_row: None }),
        Direction::AtLeast | Direction::Above if more > 0 => {
            let per_week = ceiling(i128::from(more) * i128::from(WEEK), i128::from(days_left));
            Some(Outlook::CountNeeded { more, per_week: i64::try_from(per_week).ok()? })
        }
        _ => None,
    }
}

/// `good` of `cases` are good, `target` (basis points) should be, `expected` cases are to come; `past` is 1 where
/// the target itself is not enough.
fn of_share(good: i64, cases: i64, target: i64, expected: i64, past: i128) -> Option<Outlook> {
    if !(0..=10_000).contains(&target) || !(0..=cases).contains(&good) {
        return None;
    }
    let (target, now, bad) = (i128::from(target), i128::from(cases), i128::from(cases - good));
    // Most bad cases that the whole period can bear.
    let bearable = ((WHOLE_BP - target) * (now + i128::from(expected)) - past).div_euclid(WHOLE_BP);
    let spare = (bearable - bad).min(i128::from(expected));
    if bad * WHOLE_BP + past <= (WHOLE_BP - target) * now {
        return Some(Outlook::Spare { bad: i64::try_from(spare).ok()?, expected });
    }
    // The fewest n with bad / (cases + n) ≤ 1 − target, or < where the target must be passed.
    let in_a_row = match WHOLE_BP - target {
        0 => None,
        tolerated => i64::try_from(ceiling(bad * WHOLE_BP + past - tolerated * now, tolerated)).ok(),
    };
    match in_a_row {
        Some(in_a_row) if spare >= 0 => {
            Some(Outlook::Needed { good: expected - i64::try_from(spare).ok()?, expected, in_a_row })
        }
        _ => Some(Outlook::OutOfReach { in_a_row }),
    }
}

/// Quotient rounded up; `divisor` is positive.
const fn ceiling(dividend: i128, divisor: i128) -> i128 {
    -(-dividend).div_euclid(divisor)
}

#[cfg(test)]
#[path = "outlook_tests.rs"]
mod tests;
