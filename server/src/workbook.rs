//! The tables of the progress page as one Excel file, a sheet for each.

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
use rust_xlsxwriter::{Format, FormatBorder, Workbook, Worksheet, XlsxError};
use service::Failure;

use self::tables::{Beside, Cell, Table};

/// What an Excel file is called on the way.
const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// Line of a sheet in which its columns are named; those above say when and from where.
const HEAD_LINE: u32 = 3;
/// Widths of the first and of the other columns, in letters.
const WIDTHS: [f64; 2] = [44.0, 18.0];

/// Answers `/progress.xlsx` with the present board in the reader's language, as far as the address asks for it.
pub async fn file(
    Extension(caller): Extension<Caller>,
    Query(asked): Query<HashMap<String, String>>,
) -> Response {
    let update = caller.live.latest();
    let is_indicator = |code: &str| update.board.indicators.iter().any(|line| line.indicator.code == code);
    // What nobody knows is left out, as the page says that has the link to this file.
    let (mut filter, _) = BoardFilter::read(|name| asked.get(name).cloned(), is_indicator);
    let (national, _) = BoardFilter::read_national(|name| asked.get(name).cloned());
    if national.order.is_by_points() {
        filter.order = national.order;
    }
    let earlier = match filter.until {
        Some(day) => match caller.service.board_until(day).await {
            Ok(earlier) => earlier,
            Err(error) => return failed(&error),
        },
        None => None,
    };
    if earlier.is_none() {
        filter.until = None;
    }
    let page = if filter.order.is_by_points() { "/progress/national" } else { "/progress" };
    let address = filter.after(&format!("{}{page}", caller.public_url));
    let beside = match beside(&caller, filter.until).await {
        Ok(beside) => beside,
        Err(error) => return failed(&error),
    };
    // Packing takes a moment of pure computation: not on a thread that answers others.
    let (now, language) = (update.clone(), caller.language);
    let write = move || write(earlier.as_ref().unwrap_or(&now.board), &beside, &filter, language, &address);
    let written = tokio::task::spawn_blocking(write).await;
    let bytes = match written {
        Ok(Ok(bytes)) => bytes,
        Ok(Err(error)) => return failed(&error),
        Err(error) => return failed(&error),
    };
    let name =
        format!("attachment; filename=\"tien-do-{}.xlsx\"", Day::of_instant(update.board.as_of_ms).iso());
    let mut response = ([(header::CONTENT_TYPE, KIND)], bytes).into_response();
    if let Ok(name) = HeaderValue::from_str(&name) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, name);
    }
    response
}

/// What the pages beside the board show; nothing while there is no campaign.
async fn beside(caller: &Caller, until: Option<Day>) -> Result<Beside, Failure> {
    match (caller.service.national_page(until).await, caller.service.weeks_of_all().await) {
        (Ok(national), Ok(weeks)) => Ok(Beside { national: Some(national), weeks }),
        (Err(Failure::NotFound), _) | (_, Err(Failure::NotFound)) => Ok(Beside::default()),
        (Err(error), _) | (_, Err(error)) => Err(error),
    }
}

fn failed(error: &dyn std::fmt::Display) -> Response {
    tracing::error!(%error, "the Excel file cannot be written");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}

fn write(
    board: &LiveBoard,
    beside: &Beside,
    filter: &BoardFilter,
    language: Language,
    address: &str,
) -> Result<Vec<u8>, XlsxError> {
    let (time, day) = (show_clock(board.as_of_ms), Day::of_instant(board.as_of_ms).show());
    let head = workbook::HEAD.in_language(language).replace("{time}", &time).replace("{day}", &day);
    let mut sources = board.indicators.iter().flat_map(|line| &line.sources);
    let head = match filter.until {
        Some(day) => workbook::HEAD_UNTIL.in_language(language).replace("{day}", &day.show()),
        None => head,
    };
    let made_up = sources.any(|of| of.source == FactSource::Demonstration && of.cases != 0);
    let above = [
        head,
        workbook::FROM.in_language(language).replace("{address}", address),
        if made_up { progress::DEMONSTRATION.in_language(language).to_owned() } else { String::new() },
    ];
    let mut file = Workbook::new();
    for table in tables::of(board, beside, filter, language) {
        write_table(file.add_worksheet(), &table, &above)?;
    }
    file.save_to_buffer()
}

fn write_table(sheet: &mut Worksheet, table: &Table, above: &[String]) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    let head = Format::new().set_bold().set_text_wrap().set_border_bottom(FormatBorder::Thin);
    let [share, count, points] =
        ["0.00%", "#,##0", "#,##0.00"].map(|shape| Format::new().set_num_format(shape));
    sheet.set_name(&table.name)?;
    for (line, text) in (0..).zip(above) {
        sheet.write_string_with_format(line, 0, text, &bold)?;
    }
    for (column, title) in (0..).zip(&table.columns) {
        sheet.write_string_with_format(HEAD_LINE, column, title, &head)?;
        sheet.set_column_width(column, WIDTHS[usize::from(column > 0)])?;
    }
    for (line, row) in (HEAD_LINE + 1..).zip(&table.rows) {
        for (column, cell) in (0..).zip(row) {
            match cell {
                // Written as text, so nothing in it is ever run as a formula.
                Cell::Text(text) => sheet.write_string(line, column, text)?,
                Cell::Share(bp) => sheet.write_number_with_format(line, column, fraction(*bp), &share)?,
                #[expect(clippy::cast_precision_loss, reason = "a count of cases is far below 2^53")]
                Cell::Count(count_) => {
                    sheet.write_number_with_format(line, column, *count_ as f64, &count)?
                }
                Cell::Points(centi) => {
                    sheet.write_number_with_format(line, column, in_points(*centi), &points)?
                }
                Cell::Empty => continue,
            };
        }
    }
    sheet.set_freeze_panes(HEAD_LINE + 1, 1)?;
    // As the page prints: on sheets of A4, across.
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    Ok(())
}

/// Basis points as the number that Excel shows as a percentage.
#[expect(clippy::cast_precision_loss, reason = "basis points of a share are far below 2^53")]
fn fraction(basis_points: i64) -> f64 {
    basis_points as f64 / 10_000.0
}

/// Hundredths of a point as points.
#[expect(clippy::cast_precision_loss, reason = "hundredths of at most a hundred points")]
fn in_points(centi: i64) -> f64 {
    centi as f64 / 100.0
}
