//! The PDF of the progress page, opened again by another library and compared with the board.

use app::text::{
    format::{integer_in, percent_in},
    progress::status,
};
use axum::{
    body::{Body, to_bytes},
    http::{Request, header},
};
use domain::{
    progress::{AgencyFigures, BoardFilter, Indicator, LiveBoard, Unit},
    time::Day,
    viewer::Language::{self, English, Vietnamese},
};
use lopdf::Document;
use tower::ServiceExt;

use crate::support::{Site, on_both_sites, on_site};

/// The file that an address with this query answers, and what it is called.
async fn download(site: &Site, query: &str, language: &str) -> (Paper, String) {
    let request =
        Request::get(format!("/progress.pdf{query}")).header("cookie", format!("thidua_language={language}"));
    let response = site.router().oneshot(request.body(Body::empty()).expect("a request")).await;
    let response = response.expect("the router never fails");
    assert_eq!(response.status().as_u16(), 200);
    assert_eq!(response.headers()[header::CONTENT_TYPE], "application/pdf");
    let name = response.headers()[header::CONTENT_DISPOSITION].to_str().expect("text").to_owned();
    let bytes = to_bytes(response.into_body(), usize::MAX).await.expect("a whole file");
    (Paper::read(&bytes), name)
}

struct Paper {
    file: Document,
    /// The text of each page, without any white space: readers set their own between words.
    pages: Vec<String>,
}

impl Paper {
    fn read(bytes: &[u8]) -> Self {
        let file = Document::load_mem(bytes).expect("a PDF");
        let numbers: Vec<u32> = file.get_pages().into_keys().collect();
        let pages = numbers.iter().map(|number| file.extract_text(&[*number]).expect("text"));
        Self { pages: pages.map(|text| squeeze(&text)).collect(), file }
    }

    fn text(&self) -> String {
        self.pages.concat()
    }

    #[track_caller]
    fn assert_says(&self, words: &str) {
        assert!(self.text().contains(&squeeze(words)), "“{words}” is not in {}", self.text());
    }

    #[track_caller]
    fn assert_silent(&self, words: &str) {
        assert!(!self.text().contains(&squeeze(words)), "“{words}” is in {}", self.text());
    }

    /// Asserts that these cells stand in this order in rows of this name; a wide table stands in parts.
    #[track_caller]
    fn assert_row(&self, name: &str, cells: &[String]) {
        let (name, mut left) = (squeeze(name), cells);
        let text = self.text();
        for (at, _) in text.match_indices(&name) {
            let mut rest = &text[at + name.len()..];
            while let Some((cell, others)) = left.split_first() {
                let Some(after) = rest.strip_prefix(squeeze(cell).as_str()) else { break };
                (rest, left) = (after, others);
            }
        }
        assert!(left.is_empty(), "the row of {name} lacks {left:?} in {text}");
    }
}

fn squeeze(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

fn value(indicator: &Indicator, value: Option<i64>, language: Language) -> String {
    match (value, indicator.unit) {
        (None, _) => "–".to_owned(),
        (Some(value), Unit::Share) => percent_in(value, language),
        (Some(value), Unit::Count) => integer_in(value, language),
    }
}

/// Whether the agency counts anything that has a target; others are not on the page.
fn counts(board: &LiveBoard, agency: &AgencyFigures) -> bool {
    let mut figures = board.indicators.iter().zip(&agency.figures);
    figures.any(|(line, figure)| line.indicator.target.is_some() && figure.is_some())
}

/// What stands in an agency's row: result, met or missed, cases from the target, place.
fn cells(board: &LiveBoard, agency: &AgencyFigures) -> Vec<String> {
    let aimed = board.indicators.iter().enumerate().filter(|(_, line)| line.indicator.target.is_some());
    let cell = |(place, line): (usize, &domain::progress::IndicatorFigure)| {
        let Some(figure) = agency.figures[place] else { return "–".to_owned() };
        let mut cell = value(&line.indicator, figure.value, Vietnamese);
        cell += status(figure.status).in_language(Vietnamese);
        if let Some(missing) = figure.cases_missing.filter(|missing| *missing > 0) {
            cell += &format!("còn cách {}", integer_in(missing, Vietnamese));
        }
        if let Some(place) = agency.places[place] {
            cell += &format!("hạng {place}");
        }
        cell
    };
    aimed.map(cell).collect()
}

#[tokio::test]
async fn the_paper_says_what_the_board_says() {
    on_both_sites(async |site| {
        let mut organiser = site.staff("tochuc").await;
        let note = [
            ("agency", "so-noi-vu"),
            ("from", "3/11/2026"),
            ("to", "4/11/2026"),
            ("text", "Mất điện 🔌 cả ngày"),
        ];
        organiser.post("/api/notes/write", &note).await.assert_done();
        let mut live = site.live.subscribe();
        live.wait_for(|update| !update.board.notes.is_empty()).await.expect("the board goes on");
        let board = site.service.board().await.expect("the board");
        let (paper, name) = download(&site, "", "vi").await;
        assert_eq!(name, "attachment; filename=\"tien-do-2026-11-21.pdf\"");
        let head = site.service.campaign_head().await.expect("the campaign").expect("a campaign");
        paper.assert_says(&head.title.vi);
        paper.assert_says("Tiến độ phong trào, số liệu lúc 09:00:00 ngày 21/11/2026");
        paper.assert_says("Nguồn: http://thidua.test/progress");
        paper.assert_says("Đây là bản trình diễn");
        paper.assert_silent("Đang xem một phần");
        // A sign that the font does not have is told as such.
        paper.assert_row(
            "03/11/2026",
            &["04/11/2026".to_owned(), "Sở Nội vụ".to_owned(), "Mất điện ? cả ngày".to_owned()],
        );
        let (met, all) = board.targets_met();
        assert!(met > 0 && all > met, "the demonstration has both");
        paper.assert_says(&format!("Đạt {met} trên {all} chỉ tiêu"));
        for line in &board.indicators {
            let shown = value(&line.indicator, line.figure.value, Vietnamese);
            paper.assert_row(&line.indicator.name.vi, &[shown]);
            paper.assert_says(status(line.figure.status).in_language(Vietnamese));
            for of in &line.sources {
                let source = app::text::progress::source(of.source).in_language(Vietnamese);
                paper.assert_row(
                    &line.indicator.name.vi,
                    &[source.to_owned(), integer_in(of.cases, Vietnamese)],
                );
            }
        }
        assert!(!board.agencies.is_empty());
        for agency in board.agencies.iter().filter(|agency| counts(&board, agency)) {
            paper.assert_row(&agency.name.vi, &cells(&board, agency));
        }
        let election = board.turnout.first().expect("an election of the demonstration");
        paper.assert_says(&election.title.vi);
        for (at, page) in paper.pages.iter().enumerate() {
            let number = squeeze(&format!("Trang {}/{}", at + 1, paper.pages.len()));
            assert!(page.ends_with(&number), "{page}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_paper_names_no_officer_whom_the_page_does_not_name() {
    on_site(async |site| {
        let (paper, _) = download(&site, "", "vi").await;
        let page = squeeze(&site.visitor().get("/progress").await.body);
        let mut seen = 0;
        for official in &site.handout.officials {
            let name = squeeze(&official.full_name);
            if !page.contains(&name) {
                seen += 1;
                paper.assert_silent(&name);
            }
        }
        assert!(seen > 0);
    })
    .await;
}

#[tokio::test]
async fn the_paper_speaks_the_readers_language_and_says_what_it_is() {
    on_site(async |site| {
        for (cookie, language, title) in
            [("vi", Vietnamese, "Tiến độ phong trào"), ("en", English, "Campaign progress")]
        {
            let (paper, _) = download(&site, "?missed=yes", cookie).await;
            paper.assert_says(title);
            paper.assert_says(app::text::board_filter::MISSED.in_language(language));
            let catalog = paper.file.catalog().expect("a catalogue");
            let lang = catalog.get(b"Lang").and_then(lopdf::Object::as_str).expect("a language");
            assert_eq!(lang, cookie.as_bytes());
            let marked =
                catalog.get(b"MarkInfo").and_then(|mark| paper.file.dereference(mark)).expect("a mark").1;
            let marked =
                marked.as_dict().and_then(|mark| mark.get(b"Marked")).and_then(lopdf::Object::as_bool);
            assert!(marked.expect("whether it is tagged"));
            let info =
                paper.file.trailer.get(b"Info").and_then(lopdf::Object::as_reference).expect("what it is");
            let info = paper.file.get_dictionary(info).expect("what it is");
            let said = lopdf::decode_text_string(info.get(b"Title").expect("a title")).expect("text");
            assert_eq!(said, title);
        }
    })
    .await;
}

#[tokio::test]
async fn only_the_fonts_letters_that_are_used_are_in_the_file() {
    on_site(async |site| {
        let (paper, _) = download(&site, "", "vi").await;
        let fonts: Vec<_> = paper
            .file
            .objects
            .values()
            .filter_map(|object| {
                let font = object.as_dict().ok()?;
                let kind = font.get(b"Type").and_then(lopdf::Object::as_name).ok()?;
                let name = font.get(b"BaseFont").and_then(lopdf::Object::as_name).ok()?;
                (kind == b"Font")
                    .then(|| (String::from_utf8_lossy(name).into_owned(), font.has(b"ToUnicode")))
            })
            .collect();
        assert!(fonts.iter().any(|(_, searchable)| *searchable), "{fonts:?}");
        for (name, _) in fonts {
            // Six letters and a plus before the name mean a part of the font.
            let (part, of) = name.split_once('+').expect("a part of a font");
            assert_eq!(part.len(), 6);
            assert!(of.starts_with("NotoSans"), "{of}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_paper_holds_the_part_that_its_page_shows() {
    on_both_sites(async |site| {
        let board = site.service.board().await.expect("the board");
        let filter = BoardFilter { missed: true, ..BoardFilter::default() };
        let (cards, table) = (filter.indicators_of(&board), filter.agencies_of(&board, Vietnamese));
        assert!(!cards.indicators.is_empty() && cards.indicators.len() < board.indicators.len());
        assert!(!table.agencies.is_empty() && table.agencies.len() < board.agencies.len());
        // What nobody knows is left out, as by the Excel file.
        let (paper, _) = download(&site, "?missed=yes&bloc=nothing&sort=%3Cb%3E&unknown=1", "vi").await;
        paper.assert_says("Đang xem một phần: Chỉ phần chưa đạt.");
        paper.assert_says("Nguồn: http://thidua.test/progress?missed=yesĐạt");
        for agency in &table.agencies {
            paper.assert_row(&agency.name.vi, &cells(&table, agency));
        }
        let shown = paper.text();
        let shown = &shown[shown.find(&squeeze("Theo cơ quan")).expect("the table of agencies")..];
        let next = ["Đánhgiákhônghàilòng", "Bìnhchọn"].iter().filter_map(|name| shown.find(name)).min();
        let end = next.expect("the next table");
        for agency in &board.agencies {
            let is_there = shown[..end].contains(&squeeze(&agency.name.vi));
            let expected = table.agencies.iter().any(|other| other.code == agency.code);
            assert_eq!(is_there, expected, "{}", agency.code);
        }
        for line in &board.indicators {
            let name = &line.indicator.name.vi;
            let expected = [&cards, &table]
                .iter()
                .any(|part| part.indicators.iter().any(|other| other.indicator.code == line.indicator.code));
            if expected { paper.assert_says(name) } else { paper.assert_silent(name) }
        }
    })
    .await;
}

#[tokio::test]
async fn a_part_in_which_nothing_is_left_says_so() {
    on_site(async |site| {
        let (paper, _) = download(&site, "?bloc=commune", "vi").await;
        paper.assert_says("Không có cơ quan nào trong phần đang xem.");
    })
    .await;
}

#[tokio::test]
async fn an_earlier_day_stands_on_paper_too() {
    on_both_sites(async |site| {
        let day = Day::parse("2026-11-10").expect("a day");
        let board = site.service.board_until(day).await.expect("the board").expect("a day of the campaign");
        let (paper, _) = download(&site, "?until=2026-11-10", "vi").await;
        paper.assert_says("Tiến độ phong trào, tính đến hết ngày 10/11/2026");
        let present = site.service.board().await.expect("the board");
        paper.assert_silent(&present.turnout.first().expect("an election of the demonstration").title.vi);
        for agency in board.agencies.iter().filter(|agency| counts(&board, agency)) {
            paper.assert_row(&agency.name.vi, &cells(&board, agency));
        }
        // A day that the campaign does not have is left out.
        for unknown in ["2020-01-01", "2027-01-01", "x"] {
            let (paper, _) = download(&site, &format!("?until={unknown}"), "vi").await;
            paper.assert_says("số liệu lúc 09:00:00 ngày 21/11/2026");
        }
    })
    .await;
}

#[tokio::test]
async fn the_page_leads_to_the_paper_with_its_filter() {
    on_site(async |site| {
        let page = site.visitor().get("/progress?group=satisfaction&missed=yes").await;
        assert!(page.body.contains("/progress.pdf?group=satisfaction&amp;missed=yes"), "{}", page.body);
    })
    .await;
}
