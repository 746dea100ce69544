//! What moved since a week ago, and what holds a whole set of figures back.

use super::{Direction, IndicatorFigure, Judgement, Status, Unit};

/// Value minus that of a week ago, in the indicator's unit. None where either rests on too few cases.
#[must_use]
pub fn week_change(now: &Judgement, week_ago: &Judgement) -> Option<i64> {
    let judged = |figure: &Judgement| figure.value.filter(|_| figure.status != Status::NotEnoughData);
    Some(judged(now)?.saturating_sub(judged(week_ago)?))
}

/// Places gained since a week ago, negative for lost ones. None where there was or is no place.
#[must_use]
pub fn climbs(now: &[Option<i64>], week_ago: &[Option<i64>]) -> Vec<Option<i64>> {
    now.iter().zip(week_ago).map(|(now, before)| Some((*before)?.saturating_sub((*now)?))).collect()
}

/// The missed indicator that is furthest from its target: the share with the widest gap, and only without
/// one of these the count with most cases missing.
#[must_use]
pub fn furthest_from_target(lines: &[IndicatorFigure]) -> Option<&IndicatorFigure> {
    let missed = || lines.iter().filter(|line| line.figure.status == Status::Missed);
    let shares = missed().filter(|line| line.indicator.unit == Unit::Share);
    let counts = missed().filter(|line| line.indicator.unit == Unit::Count);
    // Of equals the first one in declared order.
    let widest = |best: Option<(i64, _)>, (gap, line)| match best {
        Some((widest, _)) if widest >= gap => best,
        _ => Some((gap, line)),
    };
    let share = shares.filter_map(|line| Some((gap(line)?, line))).fold(None, widest);
    let count = || counts.filter_map(|line| Some((line.figure.cases_missing?, line))).fold(None, widest);
    share.or_else(count).map(|(_, line)| line)
}

/// How far a share is on the wrong side of its target, basis points.
fn gap(line: &IndicatorFigure) -> Option<i64> {
    let (value, target) = (line.figure.value?, line.indicator.target?);
    Some(match line.indicator.direction {
        Direction::AtLeast | Direction::Above => target.saturating_sub(value),
        Direction::AtMost => value.saturating_sub(target),
    })
}

#[cfg(test)]
mod tests {
    use super::{climbs, furthest_from_target, week_change};
    use crate::{
        Bilingual,
        progress::{Direction, Indicator, IndicatorFigure, Judgement, Measure, Totals, Unit, judge},
    };

    fn indicator(code: &str, unit: Unit, target: i64) -> Indicator {
        Indicator {
            code: code.to_owned(),
            name: Bilingual::default(),
            unit,
            numerator: vec![Measure::FilesOnTime],
            denominator: if unit == Unit::Share { vec![Measure::FilesResolved] } else { Vec::new() },
            direction: Direction::AtLeast,
            target: Some(target),
            min_sample: 10,
            baseline: None,
            source: Bilingual::default(),
        }
    }

    fn figure(indicator: &Indicator, good: i64, cases: i64) -> Judgement {
        let totals = Totals::from_iter([(Measure::FilesOnTime, good), (Measure::FilesResolved, cases)]);
        judge(indicator, &totals)
    }

    fn line(code: &str, unit: Unit, target: i64, good: i64) -> IndicatorFigure {
        let indicator = indicator(code, unit, target);
        IndicatorFigure { figure: figure(&indicator, good, 100), indicator, sources: Vec::new() }
    }

    #[test]
    fn a_change_is_said_only_between_two_judged_figures() {
        let share = indicator("on_time", Unit::Share, 9_900);
        let (few, before, now) = (figure(&share, 5, 5), figure(&share, 50, 100), figure(&share, 147, 200));
        assert_eq!(week_change(&now, &before), Some(2_350));
        assert_eq!(week_change(&before, &now), Some(-2_350));
        assert_eq!(week_change(&now, &few), None);
        assert_eq!(week_change(&few, &now), None);
    }

    #[test]
    fn a_place_is_compared_with_a_place() {
        let (now, before) = ([Some(1), Some(4), None, Some(2)], [Some(3), Some(2), Some(1), None]);
        assert_eq!(climbs(&now, &before), [Some(2), Some(-2), None, None]);
    }

    #[test]
    fn the_widest_gap_is_named_and_a_count_only_without_shares() {
        let code =
            |lines: &[IndicatorFigure]| furthest_from_target(lines).map(|line| line.indicator.code.clone());
        let met = line("met", Unit::Share, 5_000, 90);
        let near = line("near", Unit::Share, 9_900, 98);
        let far = line("far", Unit::Share, 9_000, 60);
        let count = line("count", Unit::Count, 1_000, 3);
        assert_eq!(code(&[met.clone(), near.clone(), count.clone(), far]), Some("far".to_owned()));
        assert_eq!(code(&[met.clone(), count.clone(), near]), Some("near".to_owned()));
        assert_eq!(code(&[count, met.clone()]), Some("count".to_owned()));
        assert_eq!(code(&[met]), None);
    }
}
