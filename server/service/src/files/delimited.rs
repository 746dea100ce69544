//! Lists as text: CSV by comma, semicolon or tab.

use super::{BadFile, Cell, Line};

/// Rows read beyond the allowed ones: title and heading rows, and one more to see that it is too many.
const SPARE_ROWS: usize = 50;

/// The rows of such a text, each with the line on which it begins. Errors: unreadable, more than `most_rows` rows
/// and some headings.
pub(crate) fn lines(text: &str, delimiter: u8, most_rows: usize) -> Result<Vec<Line>, BadFile> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let mut lines = Vec::new();
    while reader.read_record(&mut record).map_err(|_| BadFile::Unreadable)? {
        // Blank lines before a record count as part of it: its last line is certain, its first is not.
        let inside: usize = record.iter().map(|cell| cell.matches('\n').count()).sum();
        let after = usize::try_from(reader.position().line()).unwrap_or(usize::MAX);
        let number = u32::try_from(after.saturating_sub(1 + inside)).unwrap_or(u32::MAX);
        lines.push((number, record.iter().map(|cell| Cell::Text(cell.to_owned())).collect()));
        if lines.len() > most_rows + SPARE_ROWS {
            return Err(BadFile::TooManyRows);
        }
    }
    Ok(lines)
}
