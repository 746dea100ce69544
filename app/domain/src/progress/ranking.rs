//! Agencies in order of a share, fairly: by what can be relied on, not by luck with few cases.

use super::{Direction, Judgement, Status};

/// Each figure's place by the safe bound of its interval, 1 = best; equal bounds share a place.
///
/// The safe bound is the lower one where more is better and the upper one where less is. Counts have no place:
/// a large agency counts more of anything. Nor has a figure that rests on too few cases.
#[must_use]
pub fn places(figures: &[Option<Judgement>], direction: Direction) -> Vec<Option<i64>> {
    let badness: Vec<Option<i64>> =
        figures.iter().map(|figure| badness(figure.as_ref()?, direction)).collect();
    let place = |mine: i64| {
        let better = badness.iter().flatten().filter(|other| **other < mine);
        better.fold(1, |place: i64, _| place + 1)
    };
    badness.iter().map(|mine| mine.map(place)).collect()
}

/// The safe bound, turned so that less is better.
fn badness(figure: &Judgement, direction: Direction) -> Option<i64> {
    let interval = figure.interval.filter(|_| figure.status != Status::NotEnoughData)?;
    Some(match direction {
        Direction::AtLeast | Direction::Above => -interval.low,
        Direction::AtMost => interval.high,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::places;
    use crate::{
        Bilingual,
        progress::{Direction, Indicator, Judgement, Measure, Totals, Unit, judge},
    };

    fn figure(direction: Direction, good: i64, cases: i64) -> Judgement {
        let indicator = Indicator {
            code: String::new(),
            name: Bilingual::default(),
            unit: Unit::Share,
            numerator: vec![Measure::FilesOnTime],
            denominator: vec![Measure::FilesResolved],
            direction,
            target: Some(9_000),
            min_sample: 10,
            baseline: None,
            source: Bilingual::default(),
        };
        judge(&indicator, &Totals::from_iter([(Measure::FilesOnTime, good), (Measure::FilesResolved, cases)]))
    }

    #[test]
    fn many_cases_count_for_more_than_luck() {
        let at_least = |good, cases| Some(figure(Direction::AtLeast, good, cases));
        // 12 of 12 can be luck; 990 of 1,000 cannot. 9 of 9 are too few to say; somebody counts nothing.
        let figures =
            [at_least(12, 12), at_least(990, 1_000), at_least(9, 9), None, at_least(12, 12), at_least(5, 10)];
        let places = places(&figures, Direction::AtLeast);
        assert_eq!(places, [Some(2), Some(1), None, None, Some(2), Some(4)]);
    }

    #[test]
    fn where_less_is_better_the_upper_bound_decides() {
        let at_most = |late, cases| Some(figure(Direction::AtMost, late, cases));
        let places = places(&[at_most(0, 12), at_most(10, 1_000)], Direction::AtMost);
        assert_eq!(places, [Some(2), Some(1)]);
    }

    proptest! {
        #[test]
        fn places_do_not_depend_on_the_order_of_the_list(
            counts in proptest::collection::vec((0_i64..50, 0_i64..50), 1..12), turn in 0_usize..12,
        ) {
            let figures: Vec<_> =
                counts.iter().map(|(good, bad)| Some(figure(Direction::AtLeast, *good, good + bad))).collect();
            let mut turned = figures.clone();
            let turn = turn % figures.len();
            turned.rotate_left(turn);
            let mut expected = places(&figures, Direction::AtLeast);
            expected.rotate_left(turn);
            prop_assert_eq!(places(&turned, Direction::AtLeast), expected);
        }
    }
}
