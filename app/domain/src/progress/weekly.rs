//! A figure week by week.

use serde::{Deserialize, Serialize};

use super::{FigureNote, Indicator, Measure, Period, Status, Totals, judge};
use crate::{Bilingual, time::Day};

/// Days of a week.
const WEEK: i64 = 7;

/// One week of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeekPoint {
    /// Last day that is in it.
    pub ends: Day,
    /// Good cases of this week alone, or its count.
    pub numerator: i64,
    /// All cases of this week alone; none for a count among no cases.
    pub denominator: Option<i64>,
    /// From the campaign's beginning to the end of this week, in the indicator's unit; none while there are too few cases.
    pub so_far: Option<i64>,
}

/// A figure of the campaign, or of one of its agencies, week by week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrendPage {
    /// The agency's stable short name and name; none for the whole campaign.
    pub agency: Option<(String, Bilingual)>,
    /// What is shown.
    pub indicator: Indicator,
    /// From the first week on.
    pub weeks: Vec<WeekPoint>,
    /// Notes that explain a dip: those of the agency and of all, or of all alone.
    pub notes: Vec<FigureNote>,
    /// When it was read, UTC milliseconds.
    pub as_of_ms: i64,
}

/// The figure week by week, from the first day of the period to today.
///
/// What is counted of days before belongs to the first week, what is counted of later ones to the last, so
/// the last point is the figure itself. Empty before the period begins.
#[must_use]
pub fn weekly(indicator: &Indicator, days: &[(Day, Measure, i64)], period: Period) -> Vec<WeekPoint> {
    let last_day = period.today.0.min(period.ends.0);
    let length = last_day.saturating_sub(period.starts.0).saturating_add(1);
    let Some(weeks) = usize::try_from(length).ok().map(|days| days.div_ceil(7)).filter(|weeks| *weeks > 0)
    else {
        return Vec::new();
    };
    let mut by_week = vec![Totals::default(); weeks];
    for (day, measure, amount) in days {
        let since = day.0.saturating_sub(period.starts.0).max(0);
        let week = usize::try_from(since / WEEK).unwrap_or(usize::MAX).min(weeks - 1);
        by_week[week].add(*measure, *amount);
    }
    let mut so_far = Totals::default();
    let mut ends = period.starts.0.saturating_sub(1);
    let mut points = Vec::with_capacity(weeks);
    for week in by_week {
        ends = ends.saturating_add(WEEK).min(last_day);
        so_far.add_all(&week);
        let judged = judge(indicator, &so_far);
        points.push(WeekPoint {
            ends: Day(ends),
            numerator: week.sum(&indicator.numerator),
            denominator: (!indicator.denominator.is_empty()).then(|| week.sum(&indicator.denominator)),
            so_far: judged.value.filter(|_| judged.status != Status::NotEnoughData),
        });
    }
    points
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::weekly;
    use crate::{
        Bilingual,
        progress::{Direction, Indicator, Measure, Period, Status, Totals, Unit, judge},
        time::Day,
    };

    fn on_time() -> Indicator {
        Indicator {
            code: "on_time".to_owned(),
            name: Bilingual::default(),
            unit: Unit::Share,
            numerator: vec![Measure::FilesOnTime],
            denominator: vec![Measure::FilesResolved],
            direction: Direction::AtLeast,
            target: Some(9_900),
            min_sample: 10,
            baseline: None,
            source: Bilingual::default(),
        }
    }

    fn period(today: i64) -> Period {
        Period { starts: Day(100), ends: Day(129), today: Day(today) }
    }

    proptest! {
        #[test]
        fn the_last_point_is_the_figure_and_the_weeks_are_all_of_it(
            days in prop::collection::vec((80_i64..160, 0_i64..50, 0_i64..50), 0..40), today in 100_i64..150,
        ) {
            let facts: Vec<(Day, Measure, i64)> = days
                .iter()
                .flat_map(|(day, good, bad)| {
                    [(Day(*day), Measure::FilesOnTime, *good), (Day(*day), Measure::FilesResolved, good + bad)]
                })
                .collect();
            let all = Totals::from_iter(facts.iter().map(|(_, measure, amount)| (*measure, *amount)));
            let points = weekly(&on_time(), &facts, period(today));
            let judged = judge(&on_time(), &all);
            let last = points.last().unwrap();
            prop_assert_eq!(last.so_far, judged.value.filter(|_| judged.status != Status::NotEnoughData));
            prop_assert_eq!(points.iter().map(|point| point.numerator).sum::<i64>(), judged.numerator);
            prop_assert_eq!(points.iter().filter_map(|point| point.denominator).sum::<i64>(), judged.denominator.unwrap());
            prop_assert_eq!(last.ends, Day(today.min(129)));
            prop_assert!(points.windows(2).all(|two| two[0].ends < two[1].ends));
        }
    }

    #[test]
    fn weeks_begin_with_the_period() {
        let facts = [
            (Day(100), Measure::FilesResolved, 10),
            (Day(106), Measure::FilesOnTime, 8),
            (Day(107), Measure::FilesOnTime, 2),
        ];
        let points = weekly(&on_time(), &facts, period(108));
        let shown: Vec<_> =
            points.iter().map(|point| (point.ends.0, point.numerator, point.so_far)).collect();
        assert_eq!(shown, [(106, 8, Some(8_000)), (108, 2, Some(10_000))]);
        assert!(weekly(&on_time(), &facts, period(99)).is_empty());
        // The period has five weeks, the last one of two days.
        let ends: Vec<i64> = weekly(&on_time(), &[], period(200)).iter().map(|point| point.ends.0).collect();
        assert_eq!(ends, [106, 113, 120, 127, 129]);
    }
}
