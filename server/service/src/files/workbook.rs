//! Lists as XLSX workbooks: the first sheet, cell by cell, nothing evaluated.

use std::io::{Cursor, Read};

use calamine::{Data, DataRef, Reader, Xlsx, XlsxError};
use zip::ZipArchive;

use super::{BadFile, Cell, Line};

/// Most bytes of a workbook once unpacked; 10,000 rows take about a twentieth of it.
const MAX_UNPACKED_BYTES: u64 = 40 * 1024 * 1024;
/// Most texts that a workbook may announce: its reader sets memory aside for what is announced.
const MAX_SHARED_TEXTS: usize = 1_000_000;
/// Columns further right are not looked at.
const MAX_COLUMNS: u32 = 40;
/// Rows read beyond the allowed ones: title and heading rows, and one more to see that it is too many.
const SPARE_ROWS: usize = 50;

/// The rows of the first sheet. Errors: too large, unreadable, more than `most_rows` rows and some headings.
pub(crate) fn lines(bytes: &[u8], most_rows: usize) -> Result<Vec<Line>, BadFile> {
    check_unpacked(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(unreadable)?;
    let first = book.sheet_names().into_iter().next().ok_or(BadFile::Empty)?;
    let mut cells = book.worksheet_cells_reader(&first).map_err(unreadable)?;
    let mut lines: Vec<Line> = Vec::new();
    while let Some(found) = cells.next_cell_with_formula_metadata().map_err(unreadable)? {
        let (row, place) = found.pos;
        let cell = read(&found.value, found.formula.is_some());
        if place >= MAX_COLUMNS || cell == Cell::Text(String::new()) {
            continue;
        }
        let number = row.saturating_add(1);
        // Rows come in ascending order; a workbook that does otherwise was not written by a spreadsheet.
        match lines.last().map(|(last, _)| last.cmp(&number)) {
            Some(std::cmp::Ordering::Equal) => {}
            Some(std::cmp::Ordering::Greater) => return Err(BadFile::Unreadable),
            Some(std::cmp::Ordering::Less) | None => lines.push((number, Vec::new())),
        }
        if let Some((_, row)) = lines.last_mut() {
            let place = usize::try_from(place).unwrap_or_default();
            if row.len() <= place {
                row.resize(place + 1, Cell::Text(String::new()));
            }
            row[place] = cell;
        }
        if lines.len() > most_rows + SPARE_ROWS {
            return Err(BadFile::TooManyRows);
        }
    }
    Ok(lines)
}

fn read(value: &DataRef<'_>, is_formula: bool) -> Cell {
    let text = match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        // Codes of digits only are numbers to a spreadsheet; Rust prints 12.0 as “12”.
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(_) | DataRef::DateTime(_) | DataRef::Error(_) => return other(value, is_formula),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => return Cell::Other(text.clone()),
    };
    if is_formula { Cell::Formula(text) } else { Cell::Text(text) }
}

fn other(value: &DataRef<'_>, is_formula: bool) -> Cell {
    let text = Data::from(value.clone()).to_string();
    if is_formula { Cell::Formula(text) } else { Cell::Other(text) }
}

/// Unpacks everything once and throws it away: what an archive says about its sizes may be a lie.
fn check_unpacked(bytes: &[u8]) -> Result<(), BadFile> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| BadFile::Unreadable)?;
    let mut left = MAX_UNPACKED_BYTES;
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(|_| BadFile::Unreadable)?;
        let is_texts = file.name().is_ok_and(|name| name.to_ascii_lowercase().ends_with("sharedstrings.xml"));
        let mut content = Vec::new();
        let unpacked = file.take(left + 1).read_to_end(&mut content).map_err(|_| BadFile::Unreadable)?;
        left = left.checked_sub(u64::try_from(unpacked).unwrap_or(u64::MAX)).ok_or(BadFile::TooLarge)?;
        if is_texts && announced_texts(&content) > MAX_SHARED_TEXTS {
            return Err(BadFile::TooLarge);
        }
    }
    Ok(())
}

/// How many texts the table of texts says that it has.
fn announced_texts(content: &[u8]) -> usize {
    let head = String::from_utf8_lossy(&content[..content.len().min(4096)]);
    let Some((_, after)) = head.split_once("uniqueCount") else { return 0 };
    let digits = after.trim_start_matches([' ', '\n', '\r', '\t', '=', '"', '\'']);
    let end = digits.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(digits.len());
    if end == 0 { 0 } else { digits[..end].parse().unwrap_or(usize::MAX) }
}

#[expect(clippy::needless_pass_by_value, reason = "taken by map_err")]
fn unreadable(error: XlsxError) -> BadFile {
    tracing::debug!(%error, "a workbook cannot be read");
    BadFile::Unreadable
}
