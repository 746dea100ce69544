//! Files that people send: their bytes as text or as the cells of a sheet.

pub(crate) mod delimited;
pub(crate) mod workbook;

/// How far down the row with the names of the columns is looked for: titles may stand above it.
const HEADING_ROWS: usize = 20;

/// A cell as a reader found it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Cell {
    Text(String),
    /// A formula, whose value nobody computes here.
    Formula(String),
    /// A date, a yes/no, an error.
    Other(String),
}

/// A row as a reader found it: its number and its cells by place.
pub(crate) type Line = (u32, Vec<Cell>);

/// Why a file cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BadFile {
    Empty,
    TooLarge,
    TooManyRows,
    Unreadable,
    Encoding,
    /// No row names the columns.
    Columns,
}

/// Most that is read of a file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Most {
    pub bytes: usize,
    pub rows: usize,
}

/// Reads a table, XLSX or text with commas, semicolons or tabs: `places` finds the columns in the row that names
/// them, `row` makes something of a row below it, or nothing.
///
/// Errors: not readable, no row that names the columns, no row below it, more than allowed.
pub(crate) fn table<P, R>(
    bytes: &[u8],
    most: Most,
    places: impl Fn(&[Cell]) -> Option<P>,
    row: impl Fn(&P, u32, &[Cell]) -> Option<R>,
) -> Result<Vec<R>, BadFile> {
    check(bytes, most.bytes)?;
    let heading = |lines: &[Line]| {
        let named = |(at, (_, cells)): (usize, &Line)| Some((at, places(cells)?));
        lines.iter().enumerate().take(HEADING_ROWS).find_map(named)
    };
    let rows_of = |lines: &[Line]| {
        let (at, places) = heading(lines)?;
        Some(lines[at + 1..].iter().filter_map(|(number, cells)| row(&places, *number, cells)).collect())
    };
    let rows: Option<Vec<R>> = if is_archive(bytes) {
        rows_of(&workbook::lines(bytes, most.rows)?)
    } else {
        let text = utf8(bytes)?;
        let mut rows = None;
        for delimiter in *b",;\t" {
            rows = rows_of(&delimited::lines(&text, delimiter, most.rows)?);
            if rows.is_some() {
                break;
            }
        }
        rows
    };
    counted(rows.ok_or(BadFile::Columns)?, most.rows)
}

/// Whether a file is worth reading. Errors: too large, empty, an old or encrypted document.
pub(crate) fn check(bytes: &[u8], most_bytes: usize) -> Result<(), BadFile> {
    if bytes.len() > most_bytes {
        Err(BadFile::TooLarge)
    } else if bytes.iter().all(u8::is_ascii_whitespace) {
        Err(BadFile::Empty)
    } else if is_closed_format(bytes) {
        Err(BadFile::Unreadable)
    } else {
        Ok(())
    }
}

/// What was read, if there is something and not too much of it.
pub(crate) fn counted<R>(rows: Vec<R>, most_rows: usize) -> Result<Vec<R>, BadFile> {
    match rows.len() {
        0 => Err(BadFile::Empty),
        count if count > most_rows => Err(BadFile::TooManyRows),
        _ => Ok(rows),
    }
}

/// The text of a file, without byte order mark and with plain line ends. Errors: not UTF-8.
pub(crate) fn utf8(bytes: &[u8]) -> Result<String, BadFile> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    // UTF-16 of plain letters is valid UTF-8 with a zero in every other place.
    if bytes.contains(&0) {
        return Err(BadFile::Encoding);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| BadFile::Encoding)?;
    let mut text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.push('\n');
    Ok(text)
}

/// Whether the file is an old or encrypted Office document or a PDF.
fn is_closed_format(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) || bytes.starts_with(b"%PDF")
}

/// Whether the file is an archive, as XLSX workbooks are.
pub(crate) fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Single spaces between words; control characters and byte order marks go.
pub(crate) fn tidy(text: &str) -> String {
    let words =
        text.split(|letter: char| letter.is_whitespace() || letter.is_control() || letter == '\u{feff}');
    let mut tidy = String::with_capacity(text.len());
    for word in words.filter(|word| !word.is_empty()) {
        if !tidy.is_empty() {
            tidy.push(' ');
        }
        tidy.push_str(word);
    }
    tidy
}
