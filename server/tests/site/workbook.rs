//! The Excel file of the progress page, opened again by another library and compared with the board.

use std::io::Cursor;

use app::text::progress::status;
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
    download_of(site, "", language).await
}

/// The file that an address with this query answers.
async fn download_of(site: &Site, query: &str, language: &str) -> (File, String) {
    let request = Request::get(format!("/progress.xlsx{query}"))
        .header("cookie", format!("thidua_language={language}"));
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
            figure
                .map_or(Data::Empty, |figure| text(status(figure.status).in_language(Language::Vietnamese))),
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
            [
                "Chỉ tiêu",
                "Theo cơ quan",
                "Bộ chỉ số 766",
                "Theo tuần",
                "Nguồn số liệu",
                "Đánh giá không hài lòng",
                "Theo quầy",
                "Bình chọn",
                "Cuộc thi",
                "Ghi chú"
            ]
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
        // As on the page, without those that count nothing of what has a target.
        let counts = |agency: &&AgencyFigures| {
            let mut figures = board.indicators.iter().zip(&agency.figures);
            figures.any(|(line, figure)| line.indicator.target.is_some() && figure.is_some())
        };
        let expected: Vec<_> = board.agencies.iter().filter(counts).collect();
        assert_eq!(found.len(), expected.len());
        for (cells, agency) in found.iter().zip(expected) {
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
        let names = file.sheet_names();
        let expected = [
            "Indicators",
            "By agency",
            "National index",
            "By week",
            "Sources",
            "Dissatisfied ratings",
            "By counter",
            "Voting",
            "Contest",
            "Notes",
        ];
        assert_eq!(names, expected);
        let page = site.visitor().get("/progress").await;
        assert!(page.body.contains("/progress.xlsx"));
    })
    .await;
}

fn count(value: i64) -> Data {
    number(Some(value), Unit::Count)
}

fn points(centi: Option<i64>) -> Data {
    #[expect(clippy::cast_precision_loss, reason = "small numbers")]
    centi.map_or(Data::Empty, |centi| Data::Float(centi as f64 / 100.0))
}

#[tokio::test]
async fn the_national_index_stands_in_the_file_as_on_its_page() {
    on_both_sites(async |site| {
        let page = site.service.national_page(None).await.expect("the page");
        let html = site.visitor().get("/progress/national").await.body;
        let (mut file, _) = download(&site, "vi").await;
        let sheet = file.worksheet_range("Bộ chỉ số 766").expect("a sheet");
        let found = lines(&sheet);
        let centre = ("Toàn Trung tâm", &page.centre);
        let agencies = page.agencies.iter().map(|line| (line.name.vi.as_str(), &line.score));
        let expected: Vec<_> = std::iter::once(centre).chain(agencies).collect();
        assert!(expected.len() > 1);
        assert_eq!(found.len(), expected.len());
        for (cells, (name, score)) in found.iter().zip(expected) {
            let mut wanted = vec![text(name), points(Some(score.points_centi)), count(score.possible)];
            for one in &score.components {
                wanted.extend([points(one.points_centi), count(one.good), count(one.all)]);
            }
            assert_eq!(*cells, wanted, "{name}");
            // The page says the same, as people write numbers here.
            let total = format!("{},{:02}", score.points_centi / 100, score.points_centi % 100);
            assert!(html.contains(&format!("{total} / {}", score.possible)), "{name}: {total}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_national_index_shows_the_part_that_its_address_asks_for() {
    on_both_sites(async |site| {
        let mut visitor = site.visitor();
        let day = domain::time::Day::parse("2026-11-10").expect("a day");
        let page = site.service.national_page(Some(day)).await.expect("the page");
        let asked = "group=online&bloc=department&until=2026-11-10&sort=points";
        let read = |name: &str| {
            let mut parts = asked.split('&').filter_map(|part| part.split_once('='));
            parts.find_map(|(key, value)| (key == name).then(|| value.to_owned()))
        };
        let (filter, unknown) = domain::progress::BoardFilter::read_national(read);
        assert!(unknown.is_empty(), "{unknown:?}");
        let part = filter.national_of(&page, Language::Vietnamese);
        assert!(part.agencies.len() > 2 && part.agencies.len() < page.agencies.len());
        let html = visitor.get(&format!("/progress/national?{asked}")).await.body;
        let shown = "Đang xem một phần: Trực tuyến và số hóa; Sở, ban, ngành của tỉnh; Tính đến hết ngày 10/11/2026; Nhiều điểm nhất trước: Tổng điểm.";
        assert!(html.contains(shown), "{html}");
        assert!(!html.contains("Tiến độ giải quyết ("), "{html}");
        let file = format!("/progress.xlsx?{}", asked.replace('&', "&amp;"));
        assert!(html.contains(&file), "{html}");
        // The way down and back keeps what is understood there.
        assert!(html.contains("/progress?group=online&amp;bloc=department&amp;until=2026-11-10\""), "{html}");
        let (mut file, _) = download_of(&site, &format!("?{asked}"), "vi").await;
        let found = lines(&file.worksheet_range("Bộ chỉ số 766").expect("a sheet"));
        let mut at = 0;
        for (cells, line) in found.iter().skip(1).zip(&part.agencies) {
            assert_eq!(cells[..2], [text(&line.name.vi), points(Some(line.score.points_centi))]);
            assert_eq!(cells.len(), 3 + 3 * line.score.components.len());
            let link = format!("/progress/{}?group=online", line.code);
            let next = html[at..].find(&link).unwrap_or_else(|| panic!("{link} after {at}: {html}"));
            at += next;
        }
        assert_eq!(found.len(), part.agencies.len() + 1);
        let html = visitor.get("/progress/national?missed=yes&until=2020-01-01&group=movement").await.body;
        assert!(html.contains("group=movement; missed=yes; until=01/01/2020"), "{html}");
        assert!(!html.contains("Đang xem một phần"), "{html}");
        let html = visitor.get("/progress?missed=yes&sort=name").await.body;
        assert!(html.contains("/progress/national?sort=name\""), "{html}");
    })
    .await;
}

#[tokio::test]
async fn weeks_counters_and_looked_into_ratings_stand_in_the_file() {
    on_both_sites(async |site| {
        let (mut file, _) = download(&site, "vi").await;
        let board = site.service.board().await.expect("the board");
        let mut expected = Vec::new();
        for line in &board.indicators {
            let page = site.service.trend_page(&line.indicator.code, None).await.expect("the page");
            expected.extend(page.weeks.iter().rev().map(|week| {
                vec![
                    text(&line.indicator.name.vi),
                    text(&week.ends.show()),
                    number(week.so_far, line.indicator.unit),
                    count(week.numerator),
                    number(week.denominator, Unit::Count),
                ]
            }));
        }
        assert!(expected.len() > board.indicators.len());
        // A table ends with its last cell that says something.
        assert_eq!(lines(&file.worksheet_range("Theo tuần").expect("a sheet")), expected);
        let counters = lines(&file.worksheet_range("Theo quầy").expect("a sheet"));
        let expected: Vec<_> =
            board.counters.iter().map(|of| vec![text(&of.counter), count(of.ratings)]).collect();
        assert!(!expected.is_empty());
        assert_eq!(counters, expected);
        let disputes = lines(&file.worksheet_range("Đánh giá không hài lòng").expect("a sheet"));
        let row = |name: &str, of: domain::progress::DisputeTotals| {
            vec![text(name), count(of.open), count(of.stands), count(of.void)]
        };
        let agencies = board.agencies.iter().filter(|agency| !agency.disputes.is_empty());
        let mut expected: Vec<_> = agencies.map(|agency| row(&agency.name.vi, agency.disputes)).collect();
        expected.push(row("Tất cả", board.disputes));
        assert_eq!(disputes, expected);
    })
    .await;
}

#[tokio::test]
async fn the_file_holds_the_part_that_its_page_shows() {
    on_both_sites(async |site| {
        let query = "?group=online&bloc=central_vertical&sort=name&unknown=1&missed=perhaps";
        let board = site.service.board().await.expect("the board");
        let filter = domain::progress::BoardFilter {
            group: Some(domain::progress::IndicatorGroup::Online),
            bloc: Some(domain::agency::AgencyKind::CentralVertical),
            missed: false,
            until: None,
            order: domain::progress::AgencyOrder::Name,
        };
        let (cards, table) = (filter.indicators_of(&board), filter.agencies_of(&board, Language::Vietnamese));
        assert!(!cards.indicators.is_empty() && cards.indicators.len() < board.indicators.len());
        assert!(!table.agencies.is_empty() && table.agencies.len() < board.agencies.len());
        let (mut file, _) = download_of(&site, query, "vi").await;
        let sheet = file.worksheet_range("Chỉ tiêu").expect("a sheet");
        assert_eq!(
            sheet[(1, 0)],
            text("Nguồn: http://thidua.test/progress?group=online&bloc=central_vertical&sort=name")
        );
        let names: Vec<Data> = lines(&sheet).into_iter().map(|line| line[0].clone()).collect();
        let expected: Vec<Data> = cards.indicators.iter().map(|line| text(&line.indicator.name.vi)).collect();
        assert_eq!(names, expected);
        let found = lines(&file.worksheet_range("Theo cơ quan").expect("a sheet"));
        assert_eq!(found.len(), table.agencies.len());
        for (cells, agency) in found.iter().zip(&table.agencies) {
            assert_agency(&table, agency, cells);
        }
    })
    .await;
}

#[tokio::test]
async fn an_address_says_what_is_shown_and_what_is_not_understood() {
    crate::support::on_site(async |site| {
        let mut visitor = site.visitor();
        let all = visitor.get("/progress").await.body;
        assert!(!all.contains("Đang xem một phần"), "{all}");
        let part = visitor.get("/progress?group=satisfaction&missed=yes&bloc=%3Cb%3E&sort=nothing").await;
        assert_eq!(part.status.as_u16(), 200);
        let shown = "Đang xem một phần: Mức độ hài lòng; Chỉ phần chưa đạt.";
        assert!(part.body.contains(shown), "{}", part.body);
        assert!(part.body.contains("bloc=&lt;b&gt;; sort=nothing"), "{}", part.body);
        assert!(part.body.contains("/progress.xlsx?group=satisfaction&amp;missed=yes"), "{}", part.body);
        assert!(!part.body.contains("Hồ sơ giải quyết đúng và trước hạn</a>"), "{}", part.body);
        // An agency's page and the weeks of an indicator lead back to the same part.
        for address in ["/progress/so-tai-chinh?", "/progress/trend?indicator=dissatisfied&"] {
            let page = visitor.get(&format!("{address}missed=yes&sort=name")).await;
            assert_eq!(page.status.as_u16(), 200, "{address}");
            assert!(page.body.contains("missed=yes&amp;sort=name"), "{address}: {}", page.body);
        }
    })
    .await;
}

#[tokio::test]
async fn an_earlier_day_is_shown_standing_still_and_in_the_file() {
    on_both_sites(async |site| {
        let mut visitor = site.visitor();
        let day = domain::time::Day::parse("2026-11-10").expect("a day");
        let board = site.service.board_until(day).await.expect("the board").expect("a day of the campaign");
        let page = visitor.get("/progress?until=2026-11-10").await.body;
        assert!(page.contains("Đang xem một phần: Tính đến hết ngày 10/11/2026."), "{page}");
        assert!(!page.contains("Tải lại trang để xem số liệu mới nhất"), "{page}");
        let (mut file, _) = download_of(&site, "?until=2026-11-10", "vi").await;
        assert_eq!(file.sheet_names(), ["Chỉ tiêu", "Theo cơ quan", "Bộ chỉ số 766", "Nguồn số liệu"]);
        let sheet = file.worksheet_range("Chỉ tiêu").expect("a sheet");
        assert_eq!(sheet[(0, 0)], text("Tiến độ phong trào, tính đến hết ngày 10/11/2026"));
        for (cells, line) in lines(&sheet).iter().zip(&board.indicators) {
            for (column, expected) in expected_numbers(line) {
                assert_eq!(cells[column], expected, "column {column} of {}", line.indicator.code);
            }
        }
        // Days that the campaign does not have are told and left out, in the file too.
        for (address, told) in
            [("2020-01-01", "until=01/01/2020"), ("2027-01-01", "until=01/01/2027"), ("x", "until=x")]
        {
            let page = visitor.get(&format!("/progress?until={address}")).await;
            assert_eq!(page.status.as_u16(), 200);
            assert!(page.body.contains(told), "{told}: {}", page.body);
            assert!(page.body.contains("Tải lại trang để xem số liệu mới nhất"), "{}", page.body);
            let (file, _) = download_of(&site, &format!("?until={address}"), "vi").await;
            assert!(file.sheet_names().len() > 3);
        }
    })
    .await;
}
