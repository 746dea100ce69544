//! Paper of a board that is larger than the demonstration's, and of none.

use domain::{
    Bilingual,
    agency::AgencyKind,
    campaign::CampaignHead,
    progress::{
        AgencyFigures, BoardFilter, Direction, DisputeTotals, Indicator, IndicatorFigure, LiveBoard, Measure,
        Totals, Unit, judge,
    },
    time::Day,
    viewer::Language,
};

use super::{super::Part, write};

/// Agencies with 1 to `agencies` good cases of a hundred, of which 90 are the target.
fn part(agencies: i64, filter: BoardFilter) -> Part {
    let indicator = Indicator {
        code: "on_time".to_owned(),
        name: Bilingual::new("Hồ sơ đúng hạn", "Files on time"),
        unit: Unit::Share,
        numerator: vec![Measure::FilesOnTime],
        denominator: vec![Measure::FilesResolved],
        direction: Direction::AtLeast,
        target: Some(9_000),
        min_sample: 1,
        baseline: None,
        source: Bilingual::default(),
    };
    let figure = |good, all| {
        let counts = [(Measure::FilesOnTime, good), (Measure::FilesResolved, all)];
        judge(&indicator, &Totals::from_iter(counts))
    };
    let agency = |good: i64| AgencyFigures {
        code: format!("so-{good}"),
        name: Bilingual::new(format!("Sở thứ {good};"), format!("Department {good};")),
        kind: AgencyKind::Department,
        figures: vec![Some(figure(good, 100))],
        places: vec![Some(agencies + 1 - good)],
        climbs: vec![None],
        disputes: DisputeTotals::default(),
    };
    let whole = figure(agencies * (agencies + 1) / 2, agencies * 100);
    let board = LiveBoard {
        feed: 1,
        version: 1,
        as_of_ms: 1_763_600_000_000,
        indicators: vec![IndicatorFigure {
            indicator: indicator.clone(),
            figure: whole,
            sources: Vec::new(),
        }],
        ends: None,
        agencies: (1..=agencies).map(agency).collect(),
        counters: Vec::new(),
        turnout: Vec::new(),
        contest: None,
        disputes: DisputeTotals::default(),
        notes: Vec::new(),
    };
    Part { board, filter, language: Language::Vietnamese, address: "http://thidua.test/progress".to_owned() }
}

fn head() -> CampaignHead {
    let day = |day| Day::parse(day).expect("a day");
    CampaignHead {
        title: Bilingual::new("Đợt thi đua thử", "A campaign to try"),
        theme: Bilingual::default(),
        plan_number: String::new(),
        plan_day: day("2025-10-01"),
        starts: day("2025-10-01"),
        ends: day("2025-12-31"),
    }
}

/// The text of each page, without white space.
fn pages(part: &Part, head: Option<&CampaignHead>) -> Vec<String> {
    let file = lopdf::Document::load_mem(&write(part, head).expect("a file")).expect("a PDF");
    let text = |number: u32| file.extract_text(&[number]).expect("text");
    let squeeze = |text: String| text.chars().filter(|letter| !letter.is_whitespace()).collect();
    file.get_pages().into_keys().map(text).map(squeeze).collect()
}

#[test]
fn a_hundred_agencies_stand_on_several_pages_with_the_header_on_each() {
    let pages = pages(&part(100, BoardFilter::default()), Some(&head()));
    assert!(pages.len() > 3, "{}", pages.len());
    let mut next = 1;
    for (at, page) in pages.iter().enumerate() {
        let header = page.find("CơquanHồsơđúnghạn").expect("the header of the table");
        let before = next;
        loop {
            let (judged, missing) = match next {
                90.. => ("Đạt", String::new()),
                _ => ("Chưađạt", format!("còncách{}", 90 - next)),
            };
            let row = format!("Sởthứ{next};{next}%{judged}{missing}hạng{}", 101 - next);
            match page.find(&row) {
                Some(found) if next <= 100 => assert!(header < found, "{row} above the header"),
                _ => break,
            }
            next += 1;
        }
        assert!(next > before, "no agency on {page}");
        assert!(page.ends_with(&format!("Trang{}/{}", at + 1, pages.len())), "{page}");
    }
    assert_eq!(next, 101);
}

#[test]
fn the_part_that_misses_its_target_is_all_that_stands_there() {
    let filter = BoardFilter { missed: true, ..BoardFilter::default() };
    let text = pages(&part(100, filter), Some(&head())).concat();
    for good in 1..=100 {
        assert_eq!(text.contains(&format!("Sởthứ{good};")), good < 90, "{good}");
    }
}

#[test]
fn without_a_campaign_the_paper_says_so() {
    let pages = pages(&part(0, BoardFilter::default()), None);
    assert_eq!(pages.len(), 1);
    assert!(pages.concat().starts_with("TiếnđộphongtràoChưacóphongtràonào."), "{pages:?}");
}
