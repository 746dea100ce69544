//! Files that people send: their bytes as text or as the cells of a sheet.

pub(crate) mod delimited;
pub(crate) mod workbook;

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
pub(crate) fn is_closed_format(bytes: &[u8]) -> bool {
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
