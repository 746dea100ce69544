//! What stands in an address, and what it shows of a small board.

use proptest::prelude::*;

use super::{AgencyOrder, BoardFilter, IndicatorGroup};
use crate::{
    Bilingual,
    agency::AgencyKind,
    progress::{
        AgencyFigures, Direction, DisputeTotals, Indicator, IndicatorFigure, LiveBoard, Measure, Totals,
        Unit, judge,
    },
    time::Day,
    viewer::Language,
};

fn indicator(code: &str, good: Measure, all: Measure) -> Indicator {
    Indicator {
        code: code.to_owned(),
        name: Bilingual::new(code, code),
        unit: Unit::Share,
        numerator: vec![good],
        denominator: vec![all],
        direction: Direction::AtLeast,
        target: Some(9_000),
        min_sample: 1,
        baseline: None,
        source: Bilingual::default(),
    }
}

/// Two indicators, and agencies with so many good cases of a hundred of each; none where one counts nothing.
fn board(agencies: &[(&str, AgencyKind, [Option<i64>; 2])]) -> LiveBoard {
    let indicators = [
        indicator("on_time", Measure::FilesOnTime, Measure::FilesResolved),
        indicator("paid_online", Measure::PaymentsOnline, Measure::PaymentsDue),
    ];
    let figure = |indicator: &Indicator, good: i64| {
        let counts = [(indicator.numerator[0], good), (indicator.denominator[0], 100)];
        judge(indicator, &Totals::from_iter(counts))
    };
    let line = |(name, kind, goods): &(&str, AgencyKind, [Option<i64>; 2])| AgencyFigures {
        code: name.to_lowercase(),
        name: Bilingual::new(*name, *name),
        kind: *kind,
        figures: indicators.iter().zip(goods).map(|(of, good)| good.map(|good| figure(of, good))).collect(),
        // A place of its own for every number of good cases, the best first.
        places: goods.iter().map(|good| good.map(|good| 101 - good)).collect(),
        climbs: vec![None; 2],
        disputes: DisputeTotals::default(),
    };
    LiveBoard {
        feed: 1,
        version: 1,
        as_of_ms: 1,
        indicators: indicators
            .iter()
            .zip([95, 50])
            .map(|(of, good)| IndicatorFigure {
                indicator: of.clone(),
                figure: figure(of, good),
                sources: Vec::new(),
            })
            .collect(),
        ends: None,
        agencies: agencies.iter().map(line).collect(),
        counters: Vec::new(),
        turnout: Vec::new(),
        contest: None,
        disputes: DisputeTotals::default(),
        notes: Vec::new(),
    }
}

fn four() -> LiveBoard {
    use AgencyKind::{Commune, Department};
    board(&[
        ("Thuế", Department, [Some(99), Some(95)]),
        ("Đất đai", Department, [Some(80), Some(40)]),
        ("Bờ Sông", Commune, [Some(70), None]),
        ("An Đông", Commune, [None, Some(89)]),
    ])
}

fn read(query: &str) -> (BoardFilter, Vec<(&'static str, String)>) {
    let value = |name: &str| {
        let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        pairs.find_map(|(key, value)| (key == name).then(|| value.to_owned()))
    };
    BoardFilter::read(value, |code| ["on_time", "paid_online"].contains(&code))
}

/// Names of the agencies that a query shows, in order, and codes of the table's columns.
fn table(query: &str) -> (Vec<String>, Vec<String>) {
    let (filter, unknown) = read(query);
    assert_eq!(unknown, []);
    let table = filter.agencies_of(&four(), Language::Vietnamese);
    (
        table.agencies.into_iter().map(|agency| agency.name.vi).collect(),
        table.indicators.into_iter().map(|line| line.indicator.code).collect(),
    )
}

#[test]
fn a_table_shows_what_its_address_asks_for() {
    let (names, columns) = table("");
    assert_eq!(names, ["Thuế", "Đất đai", "Bờ Sông", "An Đông"]);
    assert_eq!(columns, ["on_time", "paid_online"]);
    assert_eq!(table("sort=name").0, ["An Đông", "Bờ Sông", "Đất đai", "Thuế"]);
    assert_eq!(table("sort=missed").0, ["Đất đai", "Bờ Sông", "An Đông", "Thuế"]);
    assert_eq!(table("sort=on_time").0, ["Thuế", "Đất đai", "Bờ Sông", "An Đông"]);
    assert_eq!(table("bloc=commune&sort=paid_online").0, ["An Đông", "Bờ Sông"]);
    assert_eq!(table("missed=yes").0, ["Đất đai", "Bờ Sông", "An Đông"]);
    assert_eq!(table("missed=yes&group=files").0, ["Đất đai", "Bờ Sông"]);
    assert_eq!(table("missed=yes&bloc=commune&group=online").1, ["paid_online"]);
    assert_eq!(table("group=online").1, ["paid_online"]);
    assert_eq!(table("group=movement").1, [""; 0]);
}

#[test]
fn cards_show_what_the_whole_campaign_misses() {
    let codes = |query: &str| -> Vec<String> {
        let shown = read(query).0.indicators_of(&four());
        assert_eq!(shown.agencies.len(), 4);
        shown.indicators.into_iter().map(|line| line.indicator.code).collect()
    };
    assert_eq!(codes("missed=yes"), ["paid_online"]);
    assert_eq!(codes("missed=yes&group=files"), [""; 0]);
    assert_eq!(codes("group=files"), ["on_time"]);
}

#[test]
fn what_nobody_knows_is_told_and_left_out() {
    let (filter, unknown) = read("group=x&bloc=<b>&missed=maybe&until=31/2/2026&sort=on_time;--&other=1");
    assert_eq!(filter, BoardFilter::default());
    let names: Vec<&str> = unknown.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, BoardFilter::NAMES);
    assert_eq!(read("group=&bloc=&missed=&until=&sort="), (BoardFilter::default(), Vec::new()));
}

#[test]
fn an_address_keeps_what_it_had() {
    let filter = BoardFilter { missed: true, ..BoardFilter::default() };
    assert_eq!(filter.after("/progress"), "/progress?missed=yes");
    assert_eq!(filter.after("/progress/trend?indicator=x"), "/progress/trend?indicator=x&missed=yes");
    assert_eq!(BoardFilter::default().after("/progress"), "/progress");
}

#[test]
fn every_group_has_measures() {
    for group in IndicatorGroup::ALL {
        let of = |measure: &Measure| IndicatorGroup::of(&indicator("x", *measure, *measure)) == Some(*group);
        assert!(Measure::ALL.iter().any(of), "{}", group.name());
    }
}

prop_compose! {
    fn filters()(
        group in proptest::option::of(proptest::sample::select(IndicatorGroup::ALL)),
        bloc in proptest::option::of(proptest::sample::select(AgencyKind::ALL)),
        missed: bool,
        until in proptest::option::of((0_i64..40_000).prop_map(Day)),
        order in proptest::sample::select(vec![
            AgencyOrder::Declared, AgencyOrder::Name, AgencyOrder::Missed,
            AgencyOrder::Place("on_time".to_owned()), AgencyOrder::Place("paid_online".to_owned()),
        ]),
    ) -> BoardFilter {
        BoardFilter { group, bloc, missed, until, order }
    }
}

proptest! {
    #[test]
    fn a_filter_survives_its_way_through_an_address(filter in filters()) {
        prop_assert_eq!(read(&filter.query()), (filter, Vec::new()));
    }

    /// Whatever is left out, a figure stays with its agency and its indicator.
    #[test]
    fn a_cell_says_the_same_in_every_table(filter in filters()) {
        let (whole, table) = (four(), filter.agencies_of(&four(), Language::English));
        for agency in &table.agencies {
            prop_assert_eq!(agency.figures.len(), table.indicators.len());
            let in_whole = whole.agencies.iter().find(|other| other.code == agency.code).expect("an agency");
            for (column, line) in table.indicators.iter().enumerate() {
                let at = whole.indicators.iter().position(|other| other == line).expect("an indicator");
                prop_assert_eq!(agency.figures[column], in_whole.figures[at]);
                prop_assert_eq!(agency.places[column], in_whole.places[at]);
            }
        }
    }
}
