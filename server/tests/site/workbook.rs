//! The Excel file of the progress page, opened again by another library and compared with the board.

use std::io::Cursor;

use axum::{
    body::{Body, to_bytes},
    http::{Request, header},
};
use calamine::{Data, Range, Reader, Xlsx};
use domain::{
    progress::{AgencyFigures, IndicatorFigure, LiveBoard, Unit},
    viewer::Language,
};
use tower::ServiceExt;

use crate::support::{Site, on_both_sites};

type File = Xlsx<Cursor<Vec<u8>>>;

async fn download(site: &Site, language: &str) -> (File, String) {
    let request = Request::get("/progress.xlsx").header("cookie", format!("thidua_language={language}"));
    let response = site.router().oneshot(request.body(Body::empty()).expect("a request")).await;
    let response = response.expect("the router never fails");
    assert_eq!(response.status().as_u16(), 200);
    let kind = &response.headers()[header::CONTENT_TYPE];
    assert_eq!(kind, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    let name = response.headers()[header::CONTENT_DISPOSITION].to_str().expect("text").to_owned();
    let bytes = to_bytes(response.into_body(), usize::MAX).await.expect("a whole file");
    (Xlsx::new(Cursor::new(bytes.to_vec())).expect("an Excel file"), name)
}

/// The lines below the columns' names.
fn lines(sheet: &Range<Data>) -> Vec<Vec<Data>> {
    sheet.rows().skip(4).map(<[Data]>::to_vec).collect()
}

fn number(value: Option<i64>, unit: Unit) -> Data {
    #[expect(clippy::cast_precision_loss, reason = "small numbers")]
    let as_float = |value: i64| value as f64;
    match (value, unit) {
        (None, _) => Data::Empty,
        (Some(value), Unit::Share) => Data::Float(as_float(value) / 10_000.0),
        (Some(value), Unit::Count) => Data::Float(as_float(value)),
    }
}

fn text(text: &str) -> Data {
    Data::String(text.to_owned())
}

/// The numbers of an indicator's line with the columns in which they stand.
fn expected_numbers(line: &IndicatorFigure) -> [(usize, Data); 9] {
    let (figure, unit) = (&line.figure, line.indicator.unit);
    [
        (1, number(figure.value, unit)),
        (2, number(line.indicator.target, unit)),
        (5, number(Some(figure.numerator), Unit::Count)),
        (6, number(figure.denominator, Unit::Count)),
        (7, number(figure.cases_missing, Unit::Count)),
        (8, number(figure.interval.map(|interval| interval.low), Unit::Share)),
        (9, number(figure.interval.map(|interval| interval.high), Unit::Share)),
        (10, number(figure.change, unit)),
        (11, number(figure.week, unit)),
    ]
}

fn assert_agency(board: &LiveBoard, agency: &AgencyFigures, line: &[Data]) {
    assert_eq!(line[0], text(agency.name.in_language(Language::Vietnamese)));
    let mut cells = line[1..].iter();
    for (place, indicator) in board.indicators.iter().map(|line| &line.indicator).enumerate() {
        if indicator.target.is_none() {
            continue;
        }
        let figure = agency.figures[place];
        let expected = [
            number(figure.and_then(|figure| figure.value), indicator.unit),
            number(figure.and_then(|figure| figure.cases_missing), Unit::Count),
            number(agency.places[place], Unit::Count),
        ];
        for cell in expected {
            assert_eq!(cells.next(), Some(&cell), "{} of {}", indicator.code, agency.code);
        }
    }
    assert_eq!(cells.next(), None);
}

#[tokio::test]
async fn every_cell_says_what_the_board_says() {
    on_both_sites(async |site| {
        let mut organiser = site.staff("tochuc").await;
        let note =
            [("agency", "so-noi-vu"), ("from", "3/11/2026"), ("to", "4/11/2026"), ("text", "=1+1 mất điện")];
        organiser.post("/api/notes/write", &note).await.assert_done();
        let mut live = site.live.subscribe();
        live.wait_for(|update| !update.board.notes.is_empty()).await.expect("the board goes on");
        let board = site.service.board().await.expect("the board");
        let (mut file, name) = download(&site, "vi").await;
        assert_eq!(name, "attachment; filename=\"tien-do-2026-11-21.xlsx\"");
        assert_eq!(
            file.sheet_names(),
            ["Chỉ tiêu", "Theo cơ quan", "Nguồn số liệu", "Bình chọn", "Cuộc thi", "Ghi chú"]
        );
        let mut sheet = |name: &str| file.worksheet_range(name).expect("a sheet");
        let indicators = sheet("Chỉ tiêu");
        assert_eq!(indicators[(0, 0)], text("Tiến độ phong trào, số liệu lúc 09:00:00 ngày 21/11/2026"));
        assert_eq!(indicators[(1, 0)], text("Nguồn: http://thidua.test/progress"));
        assert!(indicators[(2, 0)].to_string().contains("trình diễn"));
        let found = lines(&indicators);
        assert_eq!(found.len(), board.indicators.len());
        for (cells, line) in found.iter().zip(&board.indicators) {
            assert_eq!(cells[0], text(line.indicator.name.in_language(Language::Vietnamese)));
            assert_eq!(cells[12], text(line.indicator.source.in_language(Language::Vietnamese)));
            for (column, expected) in expected_numbers(line) {
                assert_eq!(cells[column], expected, "column {column} of {}", line.indicator.code);
            }
        }
        let found = lines(&sheet("Theo cơ quan"));
        assert_eq!(found.len(), board.agencies.len());
        for (cells, agency) in found.iter().zip(&board.agencies) {
            assert_agency(&board, agency, cells);
        }
        let sources: Vec<Data> =
            lines(&sheet("Nguồn số liệu")).into_iter().map(|line| line[2].clone()).collect();
        let expected = board.indicators.iter().flat_map(|line| &line.sources);
        let expected: Vec<Data> = expected.map(|of| number(Some(of.cases), Unit::Count)).collect();
        assert!(!expected.is_empty());
        assert_eq!(sources, expected);
        let turnout = lines(&sheet("Bình chọn"));
        let election = board.turnout.first().expect("an election of the demonstration");
        assert_eq!(turnout.len(), election.agencies.len() + 1);
        let all = turnout.last().expect("the line of all");
        assert_eq!(all[1], text("Tất cả"));
        assert_eq!(all[3], number(Some(election.on_roll), Unit::Count));
        let contest = lines(&sheet("Cuộc thi"));
        let totals = board.contest.as_ref().expect("a contest of the demonstration");
        assert_eq!(contest[0][2], number(Some(totals.contestants), Unit::Count));
        // A note is text, also where it looks like a formula.
        let notes = lines(&sheet("Ghi chú"));
        assert_eq!(notes, [["03/11/2026", "04/11/2026", "Sở Nội vụ", "=1+1 mất điện"].map(text)]);
    })
    .await;
}

#[tokio::test]
async fn the_file_speaks_the_readers_language() {
    crate::support::on_site(async |site| {
        let (file, _) = download(&site, "en").await;
        assert_eq!(file.sheet_names(), ["Indicators", "By agency", "Sources", "Voting", "Contest", "Notes"]);
        let page = site.visitor().get("/progress").await;
        assert!(page.body.contains("/progress.xlsx"));
    })
    .await;
}
