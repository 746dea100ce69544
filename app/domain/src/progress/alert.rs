//! Which targets are about to be missed, told while something can be done.

use serde::{Deserialize, Serialize};

use super::{Direction, Indicator, Judgement, Outlook, Period};
use crate::{Bilingual, named_enum, time::Day};

named_enum! {
    /// How bad it is; the worst first.
    AlertKind {
        /// At the present pace the target is not reached any more.
        Lost = "lost",
        /// The target is missed now, or not reached at the present pace.
        Behind = "behind",
        /// The target is met, but at the present pace its margin is used up before the end.
        Slipping = "slipping",
    }
}

/// A target that is about to be missed, and why one thinks so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alert {
    /// How bad it is.
    pub kind: AlertKind,
    /// What is left to do.
    pub outlook: Outlook,
    /// What comes at the pace so far: cases a week where a number is to be reached, bad cases until the period's end
    /// where a share or a limit is to be kept.
    pub pace: i64,
}

/// An indicator with its alert.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndicatorAlert {
    /// What is measured, and against what.
    pub indicator: Indicator,
    /// The figure.
    pub figure: Judgement,
    /// What is wrong.
    pub alert: Alert,
}

/// Ratings of a counter that were refused on a day, for those without tickets had reached their cap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedRatings {
    /// Code of the counter.
    pub counter: String,
    /// Its name.
    pub name: Bilingual,
    /// The day.
    pub day: Day,
    /// How many were refused.
    pub times: i64,
    /// When the last one came, UTC milliseconds.
    pub last_ms: i64,
}

impl RefusedRatings {
    /// The first day that is told of: yesterday, for who comes in the morning was not there in the evening.
    #[must_use]
    pub const fn told_since(today: Day) -> Day {
        Day(today.0 - 1)
    }
}

/// An agency's alerts, the worst first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgencyAlerts {
    /// Code of the agency.
    pub code: String,
    /// Its name.
    pub name: Bilingual,
    /// Targets that are about to be missed; may be none.
    pub alerts: Vec<IndicatorAlert>,
    /// Counters that did not take every rating lately; may be none.
    pub refused: Vec<RefusedRatings>,
}

impl AgencyAlerts {
    /// How many alerts there are, of both kinds.
    #[must_use]
    pub fn count(&self) -> usize {
        self.alerts.len() + self.refused.len()
    }
}

/// The page of alerts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlertsPage {
    /// When the figures were read, UTC milliseconds.
    pub as_of_ms: i64,
    /// Last day of the campaign.
    pub ends: Option<Day>,
    /// The agencies that the reader answers for: the own one, or all, those with most alerts first.
    pub agencies: Vec<AgencyAlerts>,
}

/// A target is about to be missed when a quarter more bad cases than so far would lose it.
const MARGIN: i64 = 4;

/// Whether the target is about to be missed, given what is left to do and how it went so far.
///
/// None without an outlook (see [`super::judge_in`]): without target, with too few cases, when the period is over.
#[must_use]
pub fn alert(indicator: &Indicator, judged: &Judgement, period: Period) -> Option<Alert> {
    let outlook = judged.outlook?;
    let is_lost = |pace: i64, spare: i64| pace.saturating_add(pace / MARGIN) > spare;
    let (kind, pace) = match outlook {
        Outlook::OutOfReach { .. } => (AlertKind::Lost, period.expected(bad(indicator, judged)?)?),
        Outlook::Needed { .. } => (AlertKind::Behind, period.expected(bad(indicator, judged)?)?),
        Outlook::Spare { bad: spare, .. } => {
            let pace = period.expected(bad(indicator, judged)?)?;
            (is_lost(pace, spare).then_some(AlertKind::Slipping)?, pace)
        }
        Outlook::CountNeeded { per_week, .. } => {
            let pace = period.per_week(judged.numerator)?;
            ((pace < per_week).then_some(AlertKind::Behind)?, pace)
        }
        Outlook::CountSpare { more } => {
            let pace = period.expected(judged.numerator)?;
            (is_lost(pace, more).then_some(AlertKind::Slipping)?, pace)
        }
    };
    Some(Alert { kind, outlook, pace })
}

/// Bad cases of a share so far: those that take it away from its target.
fn bad(indicator: &Indicator, judged: &Judgement) -> Option<i64> {
    match indicator.direction {
        Direction::AtMost => Some(judged.numerator),
        Direction::AtLeast | Direction::Above => judged.denominator?.checked_sub(judged.numerator),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{AgencyAlerts, Alert, AlertKind, RefusedRatings, alert};
    use crate::{
        Bilingual,
        progress::{Direction, Indicator, Measure, Outlook, Period, Status, Totals, Unit, judge_in},
        time::Day,
    };

    fn indicator(unit: Unit, direction: Direction, target: i64) -> Indicator {
        let denominator = if unit == Unit::Share { vec![Measure::FilesResolved] } else { Vec::new() };
        Indicator {
            code: "on_time".to_owned(),
            name: Bilingual::default(),
            unit,
            numerator: vec![Measure::FilesOnTime],
            denominator,
            direction,
            target: Some(target),
            min_sample: 1,
            baseline: None,
            source: Bilingual::default(),
        }
    }

    fn of(indicator: &Indicator, good: i64, cases: i64, (gone, left): (i64, i64)) -> Option<Alert> {
        let counts = Totals::from_iter([(Measure::FilesOnTime, good), (Measure::FilesResolved, cases)]);
        let period = Period { starts: Day(1_001 - gone), ends: Day(1_000 + left), today: Day(1_000) };
        alert(indicator, &judge_in(indicator, &counts, period), period)
    }

    #[test]
    fn a_share_slips_when_a_quarter_more_bad_cases_would_lose_it() {
        let share = indicator(Unit::Share, Direction::AtLeast, 9_900);
        // 1,000 files in 100 days, as many to come; 20 of 2,000 may be late.
        let period = (100, 100);
        assert_eq!(of(&share, 998, 1_000, period), None);
        // 8 late, 12 more may be: 8 to come and a quarter more are 10.
        assert_eq!(of(&share, 992, 1_000, period), None);
        // 9 late, 11 more may be: 9 to come and a quarter more are 11. 10 late use it up.
        assert_eq!(of(&share, 991, 1_000, period), None);
        let slips = of(&share, 990, 1_000, period).unwrap();
        assert_eq!((slips.kind, slips.pace), (AlertKind::Slipping, 10));
        assert_eq!(slips.outlook, Outlook::Spare { bad: 10, expected: 1_000 });
        // Counted by the bad ones it is the same.
        let late = indicator(Unit::Share, Direction::AtMost, 100);
        assert_eq!(of(&late, 10, 1_000, period).map(|alert| alert.kind), Some(AlertKind::Slipping));
        assert_eq!(of(&late, 9, 1_000, period), None);
    }

    #[test]
    fn a_missed_share_is_behind_and_then_lost() {
        let share = indicator(Unit::Share, Direction::AtLeast, 9_900);
        assert_eq!(of(&share, 985, 1_000, (100, 100)).unwrap().kind, AlertKind::Behind);
        assert_eq!(of(&share, 900, 1_000, (100, 100)).unwrap().kind, AlertKind::Lost);
        // Over is over: nobody is called for what cannot be changed.
        assert_eq!(of(&share, 900, 1_000, (100, 0)), None);
    }

    #[test]
    fn a_number_is_behind_while_more_a_week_is_needed_than_comes() {
        let number = indicator(Unit::Count, Direction::AtLeast, 200);
        // 90 in 10 weeks are 9 a week; 110 more in 10 weeks are 11.
        let behind = of(&number, 90, 0, (70, 70)).unwrap();
        assert_eq!((behind.kind, behind.pace), (AlertKind::Behind, 9));
        assert_eq!(behind.outlook, Outlook::CountNeeded { more: 110, per_week: 11 });
        assert_eq!(of(&number, 100, 0, (70, 70)), None);
        assert_eq!(of(&number, 200, 0, (70, 70)), None);
        let limit = indicator(Unit::Count, Direction::AtMost, 10);
        assert_eq!(of(&limit, 6, 0, (70, 70)).unwrap().kind, AlertKind::Slipping);
        assert_eq!(of(&limit, 4, 0, (70, 70)), None);
        assert_eq!(of(&limit, 11, 0, (70, 70)).unwrap().kind, AlertKind::Lost);
        // None at all: nothing to warn of before the first.
        assert_eq!(of(&indicator(Unit::Count, Direction::AtMost, 0), 0, 0, (70, 70)), None);
    }

    #[test]
    fn a_counter_that_refuses_ratings_is_an_alert_of_today_and_of_yesterday() {
        let refused = |day| RefusedRatings {
            counter: "Q01".to_owned(),
            name: Bilingual::default(),
            day: Day(day),
            times: 3,
            last_ms: 1,
        };
        let told = |day| Day(day) >= RefusedRatings::told_since(Day(1_000));
        assert_eq!([998, 999, 1_000].map(told), [false, true, true]);
        let none =
            AgencyAlerts { code: String::new(), name: Bilingual::default(), alerts: vec![], refused: vec![] };
        let some = AgencyAlerts { refused: vec![refused(1_000), refused(999)], ..none.clone() };
        assert_eq!((none.count(), some.count()), (0, 2));
    }

    proptest! {
        #[test]
        fn who_meets_the_target_is_never_lost_and_who_is_told_so_misses_it(
            good in 0_i64..2_000, more in 0_i64..50, target in 0_i64..=10_000, gone in 1_i64..200, left in 1_i64..200,
        ) {
            let share = indicator(Unit::Share, Direction::AtLeast, target);
            let counts = Totals::from_iter([(Measure::FilesOnTime, good), (Measure::FilesResolved, good + more)]);
            let period = Period { starts: Day(1_001 - gone), ends: Day(1_000 + left), today: Day(1_000) };
            let judged = judge_in(&share, &counts, period);
            let alert = alert(&share, &judged, period);
            match judged.status {
                Status::Met => prop_assert!(alert.is_none_or(|alert| alert.kind == AlertKind::Slipping)),
                Status::Missed => prop_assert!(alert.is_some_and(|alert| alert.kind != AlertKind::Slipping)),
                _ => prop_assert_eq!(alert, None),
            }
        }
    }
}
