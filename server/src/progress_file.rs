//! The progress page as a file: the same tables for Excel and for paper.

mod excel;
mod paper;
mod tables;

use std::collections::HashMap;

use app::{
    platform::Caller,
    text::{progress, workbook},
};
use axum::{
    Extension,
    extract::Query,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{
    progress::{BoardFilter, FactSource, LiveBoard},
    time::{Day, show_clock},
    viewer::Language,
};
use service::Failure;

use self::tables::Beside;

/// What an Excel file is called on the way.
const EXCEL: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// What a PDF is called on the way.
const PDF: &str = "application/pdf";

type Asked = Query<HashMap<String, String>>;

/// Answers `/progress.xlsx` with the present board in the reader's language, as far as the address asks for it.
pub async fn excel(Extension(caller): Extension<Caller>, Query(asked): Asked) -> Response {
    match excel_of(&caller, &asked).await {
        Ok(response) => response,
        Err(error) => failed(error.as_ref()),
    }
}

/// Answers `/progress.pdf` with what the page shows of the same board.
pub async fn pdf(Extension(caller): Extension<Caller>, Query(asked): Asked) -> Response {
    match pdf_of(&caller, &asked).await {
        Ok(response) => response,
        Err(error) => failed(error.as_ref()),
    }
}

type Error = Box<dyn std::error::Error + Send + Sync>;

async fn excel_of(caller: &Caller, asked: &HashMap<String, String>) -> Result<Response, Error> {
    let part = Part::asked(caller, asked).await?.by_points(caller, asked);
    let beside = beside(caller, part.filter.until).await?;
    let day = part.board.as_of_ms;
    // Packing takes a moment of pure computation: not on a thread that answers others.
    let bytes = tokio::task::spawn_blocking(move || excel::write(&part, &beside)).await??;
    Ok(file(bytes, EXCEL, day, "xlsx"))
}

async fn pdf_of(caller: &Caller, asked: &HashMap<String, String>) -> Result<Response, Error> {
    let part = Part::asked(caller, asked).await?;
    let head = caller.service.campaign_head().await?;
    let day = part.board.as_of_ms;
    let bytes = tokio::task::spawn_blocking(move || paper::write(&part, head.as_ref())).await??;
    Ok(file(bytes, PDF, day, "pdf"))
}

/// The board as an address asks for it.
struct Part {
    /// The board, whole: present, or of the day that the filter names.
    board: LiveBoard,
    /// Which part of it is shown.
    filter: BoardFilter,
    /// Language of the reader.
    language: Language,
    /// Address of the page that shows the same.
    address: String,
}

impl Part {
    async fn asked(caller: &Caller, asked: &HashMap<String, String>) -> Result<Self, Failure> {
        let update = caller.live.latest();
        let is_indicator =
            |code: &str| update.board.indicators.iter().any(|line| line.indicator.code == code);
        // What nobody knows is left out, as the page says that has the link to this file.
        let (mut filter, _) = BoardFilter::read(|name| asked.get(name).cloned(), is_indicator);
        let earlier = match filter.until {
            Some(day) => caller.service.board_until(day).await?,
            None => None,
        };
        if earlier.is_none() {
            filter.until = None;
        }
        let address = filter.after(&format!("{}/progress", caller.public_url));
        let board = earlier.unwrap_or_else(|| update.board.clone());
        Ok(Self { board, filter, language: caller.language, address })
    }

    /// Takes the order by points too, which only the table of the national index has.
    fn by_points(mut self, caller: &Caller, asked: &HashMap<String, String>) -> Self {
        let (national, _) = BoardFilter::read_national(|name| asked.get(name).cloned());
        if national.order.is_by_points() {
            self.filter.order = national.order;
            self.address = self.filter.after(&format!("{}/progress/national", caller.public_url));
        }
        self
    }

    /// What it is, and of when.
    fn head(&self) -> String {
        match self.filter.until {
            Some(until) => workbook::HEAD_UNTIL.filled(self.language, &[("day", &until.show())]),
            None => {
                let at = self.board.as_of_ms;
                let (time, day) = (show_clock(at), Day::of_instant(at).show());
                workbook::HEAD.filled(self.language, &[("time", &time), ("day", &day)])
            }
        }
    }

    /// Where it was taken from.
    fn from(&self) -> String {
        workbook::FROM.filled(self.language, &[("address", &self.address)])
    }

    /// Says that figures are made up, if any are.
    fn demonstration(&self) -> Option<&'static str> {
        let mut sources = self.board.indicators.iter().flat_map(|line| &line.sources);
        let made_up = sources.any(|of| of.source == FactSource::Demonstration && of.cases != 0);
        made_up.then(|| progress::DEMONSTRATION.in_language(self.language))
    }
}

/// What the pages beside the board show; nothing while there is no campaign.
async fn beside(caller: &Caller, until: Option<Day>) -> Result<Beside, Failure> {
    match (caller.service.national_page(until).await, caller.service.weeks_of_all().await) {
        (Ok(national), Ok(weeks)) => Ok(Beside { national: Some(national), weeks }),
        (Err(Failure::NotFound), _) | (_, Err(Failure::NotFound)) => Ok(Beside::default()),
        (Err(error), _) | (_, Err(error)) => Err(error),
    }
}

/// The file to be kept under a name that says the day of its figures.
fn file(bytes: Vec<u8>, kind: &'static str, as_of_ms: i64, ending: &str) -> Response {
    let name = format!("attachment; filename=\"tien-do-{}.{ending}\"", Day::of_instant(as_of_ms).iso());
    let mut response = ([(header::CONTENT_TYPE, kind)], bytes).into_response();
    if let Ok(name) = HeaderValue::from_str(&name) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, name);
    }
    response
}

fn failed(error: &dyn std::error::Error) -> Response {
    tracing::error!(%error, "the file of the progress page cannot be written");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}
