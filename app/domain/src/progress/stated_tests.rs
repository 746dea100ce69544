//! What figures are possible.

use super::{FigureFault, MAX_FIGURE, StatedAs, check_figure, parts_beyond_wholes};
use crate::{
    progress::{Measure, Period, Totals},
    time::Day,
};

const PERIOD: Period = Period { starts: Day(100), ends: Day(200), today: Day(150) };

#[test]
fn a_figure_lies_in_the_campaign_and_not_in_the_future() {
    let of = |day| check_figure(Measure::NewsItems, Day(day), 1, PERIOD, StatedAs::Coordinator);
    assert_eq!(of(99), [FigureFault::OutsidePeriod]);
    assert_eq!(of(100), []);
    assert_eq!(of(150), []);
    assert_eq!(of(151), [FigureFault::InTheFuture]);
    assert_eq!(of(201), [FigureFault::InTheFuture]);
    let later = Period { today: Day(300), ..PERIOD };
    let of = |day| check_figure(Measure::NewsItems, Day(day), 1, later, StatedAs::Coordinator);
    assert_eq!((of(200), of(201)), (vec![], vec![FigureFault::OutsidePeriod]));
}

#[test]
fn a_figure_is_a_possible_number() {
    let of = |amount| check_figure(Measure::NewsItems, Day(120), amount, PERIOD, StatedAs::Organiser);
    assert_eq!(of(0), []);
    assert_eq!(of(-1), [FigureFault::Negative]);
    assert_eq!(of(MAX_FIGURE), []);
    assert_eq!(of(MAX_FIGURE + 1), [FigureFault::TooMany]);
}

#[test]
fn an_agency_does_not_state_how_satisfied_its_citizens_are() {
    let of = |by| check_figure(Measure::VerySatisfied, Day(120), 5, PERIOD, by);
    assert_eq!(of(StatedAs::Coordinator), [FigureFault::NotForAgencies]);
    assert_eq!(of(StatedAs::Organiser), []);
}

#[test]
fn a_part_is_at_most_the_whole() {
    let totals = Totals::from_iter([(Measure::FilesResolved, 10), (Measure::FilesOnTime, 9)]);
    let change = |on_time, resolved| {
        let change = Totals::from_iter([(Measure::FilesOnTime, on_time), (Measure::FilesResolved, resolved)]);
        parts_beyond_wholes(&totals, &change)
    };
    assert_eq!(change(1, 0), []);
    assert_eq!(change(3, 2), []);
    let fault = |of_part, of_whole| {
        let (part, whole) = (Measure::FilesOnTime, Measure::FilesResolved);
        vec![FigureFault::MoreThanWhole { part, of_part, whole, of_whole }]
    };
    assert_eq!(change(2, 0), fault(11, 10));
    // Taking back of the whole is no better.
    assert_eq!(change(0, -2), fault(9, 8));
    // What was wrong before does not hold up something else.
    let wrong = Totals::from_iter([(Measure::UpdatesIn5Days, 3)]);
    assert_eq!(parts_beyond_wholes(&wrong, &Totals::from_iter([(Measure::NewsItems, 1)])), []);
}
