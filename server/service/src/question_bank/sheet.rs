//! Questions as a sheet: one row each, columns by their headings.

use std::collections::BTreeMap;

use domain::{
    Bilingual,
    contest::{BankQuestion, BankRefused, QuestionFault, QuestionKind, RawOption, RawQuestion, Validity},
    text::fold,
    time::Day,
};
use rust_xlsxwriter::{Workbook, XlsxError};

use crate::files::{Cell, Line};

/// How far down the row with the names of the columns is looked for: titles may stand above it.
const HEADING_ROWS: usize = 20;
/// Options of the widest question that is written.
const LETTERS: &str = "ABCDEFGHIJ";

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Column {
    Code,
    Topic,
    Difficulty,
    Kind,
    TextVi,
    TextEn,
    OptionVi(u8),
    OptionEn(u8),
    Key,
    SourceVi,
    SourceEn,
    ValidFrom,
    ValidUntil,
    Explanation,
}

/// Reads the rows below the headings. Errors: no row names question, options and key.
pub(super) fn questions(lines: &[Line]) -> Result<Vec<RawQuestion>, BankRefused> {
    let named = lines.iter().take(HEADING_ROWS).enumerate();
    let heading = named.into_iter().find_map(|(at, (_, cells))| Some((at, places(cells)?)));
    let (at, places) = heading.ok_or(BankRefused::Columns)?;
    Ok(lines[at + 1..].iter().filter_map(|(number, cells)| question(*number, cells, &places)).collect())
}

/// The place of each column, if this row names those that are needed.
fn places(cells: &[Cell]) -> Option<BTreeMap<Column, usize>> {
    let columns = (0..).zip(cells).filter_map(|(place, cell)| Some((column(cell)?, place)));
    let places: BTreeMap<Column, usize> = columns.collect();
    let needed = [Column::TextVi, Column::OptionVi(0), Column::OptionVi(1), Column::Key];
    needed.iter().all(|column| places.contains_key(column)).then_some(places)
}

/// The column that a heading names, in Vietnamese or English, however it is spaced and accented.
fn column(cell: &Cell) -> Option<Column> {
    let Cell::Text(heading) = cell else { return None };
    let heading: String = fold(heading).chars().filter(char::is_ascii_alphanumeric).collect();
    if let Some(option) = heading.strip_prefix("phuongan").or_else(|| heading.strip_prefix("option")) {
        return match option.as_bytes() {
            [letter @ b'a'..=b'j'] => Some(Column::OptionVi(letter - b'a')),
            [letter @ b'a'..=b'j', b'e', b'n'] => Some(Column::OptionEn(letter - b'a')),
            _ => None,
        };
    }
    Some(match heading.as_str() {
        "ma" | "macauhoi" | "code" => Column::Code,
        "chude" | "topic" => Column::Topic,
        "dokho" | "mucdo" | "difficulty" => Column::Difficulty,
        "loai" | "loaicau" | "loaicauhoi" | "kind" | "type" => Column::Kind,
        "cauhoi" | "noidung" | "question" => Column::TextVi,
        "cauhoien" | "questionen" => Column::TextEn,
        "dapan" | "dapandung" | "key" | "answer" => Column::Key,
        "nguon" | "cancu" | "source" => Column::SourceVi,
        "nguonen" | "sourceen" => Column::SourceEn,
        "hieuluctu" | "validfrom" => Column::ValidFrom,
        "hieulucden" | "validuntil" => Column::ValidUntil,
        "giaithich" | "explanation" => Column::Explanation,
        _ => return None,
    })
}

/// The question of a row; none where all cells are empty.
fn question(line: u32, cells: &[Cell], places: &BTreeMap<Column, usize>) -> Option<RawQuestion> {
    let mut faults = Vec::new();
    let mut take = |column: Column| match places.get(&column).and_then(|place| cells.get(*place)) {
        Some(Cell::Text(text) | Cell::Other(text)) => {
            // What a spreadsheet would take for a formula when the text is opened there again.
            if text.starts_with(['=', '@']) {
                faults.push(QuestionFault::Formula);
            }
            text.trim().to_owned()
        }
        Some(Cell::Formula(text)) => {
            faults.push(QuestionFault::Formula);
            text.trim().to_owned()
        }
        None => String::new(),
    };
    let text = Bilingual::new(take(Column::TextVi), take(Column::TextEn));
    let mut options: Vec<RawOption> = (0..10)
        .map(|place| {
            let text = Bilingual::new(take(Column::OptionVi(place)), take(Column::OptionEn(place)));
            RawOption { text, is_right: false }
        })
        .collect();
    let used = options.iter().rposition(|option| !option.text.vi.is_empty()).map_or(0, |last| last + 1);
    options.truncate(used);
    let (kind, key) = (take(Column::Kind), take(Column::Key));
    let question = RawQuestion {
        line,
        code: take(Column::Code),
        topic: take(Column::Topic),
        difficulty: take(Column::Difficulty),
        kind: QuestionKind::Single,
        text,
        options,
        source: Bilingual::new(take(Column::SourceVi), take(Column::SourceEn)),
        valid_from: take(Column::ValidFrom),
        valid_until: take(Column::ValidUntil),
        explanation: take(Column::Explanation),
        faults: Vec::new(),
    };
    if question.text.vi.is_empty() && question.options.is_empty() && key.is_empty() {
        return None;
    }
    Some(with_key(RawQuestion { faults, ..question }, &kind, &key))
}

/// Marks the options that the cell with the key names by letter or by number; where the options are to be put in
/// order, the key names all of them in the right one, or says nothing where they stand in it.
fn with_key(mut question: RawQuestion, kind: &str, key: &str) -> RawQuestion {
    let words = key.split([',', ';', ' ', '/']).filter(|word| !word.is_empty());
    let places: Option<Vec<usize>> = words.map(|word| place(word, question.options.len())).collect();
    let Some(places) = places else {
        question.faults.push(QuestionFault::KeyMissing);
        return question;
    };
    match self::kind(kind, places.len()) {
        Some(kind) => question.kind = kind,
        None => question.faults.push(QuestionFault::Kind),
    }
    if question.kind != QuestionKind::Ordering {
        for place in places {
            if let Some(option) = question.options.get_mut(place) {
                option.is_right = true;
            }
        }
    } else if !places.is_empty() {
        let mut all = places.clone();
        all.sort_unstable();
        if all.into_iter().eq(0..question.options.len()) {
            let options = std::mem::take(&mut question.options);
            question.options = places.iter().filter_map(|place| options.get(*place).cloned()).collect();
        } else {
            question.faults.push(QuestionFault::KeyMissing);
        }
    }
    question
}

/// The option that a letter or a number stands for.
fn place(word: &str, option_count: usize) -> Option<usize> {
    let place = match word.to_ascii_uppercase().as_bytes() {
        [letter @ b'A'..=b'J'] => Some(usize::from(letter - b'A')),
        _ => word.parse::<usize>().ok().and_then(|number| number.checked_sub(1)),
    };
    place.filter(|place| *place < option_count)
}

/// The kind that a cell names; an empty one means what the number of right options says.
fn kind(words: &str, right: usize) -> Option<QuestionKind> {
    Some(match fold(words).as_str() {
        "" if right > 1 => QuestionKind::Multiple,
        "" | "mot dap an" | "mot lua chon" | "single" => QuestionKind::Single,
        "nhieu dap an" | "nhieu lua chon" | "multiple" => QuestionKind::Multiple,
        "sap xep" | "thu tu" | "ordering" => QuestionKind::Ordering,
        _ => return None,
    })
}

/// Writes questions as a workbook that can be read again. Every cell is text, so that nothing is computed.
pub(super) fn workbook(questions: &[BankQuestion]) -> Result<Vec<u8>, XlsxError> {
    let widest = questions.iter().map(|question| question.options.len()).max().unwrap_or(4).max(2);
    let letters: Vec<char> = LETTERS.chars().take(widest).collect();
    let mut heading: Vec<String> =
        ["Mã", "Chủ đề", "Độ khó", "Loại câu", "Câu hỏi", "Câu hỏi EN"].map(str::to_owned).to_vec();
    heading.extend(letters.iter().map(|letter| format!("Phương án {letter}")));
    heading.extend(letters.iter().map(|letter| format!("Phương án {letter} EN")));
    let last = ["Đáp án", "Nguồn", "Nguồn EN", "Hiệu lực từ", "Hiệu lực đến", "Giải thích"];
    heading.extend(last.map(str::to_owned));
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let rows = std::iter::once(heading).chain(questions.iter().map(|question| row(question, widest)));
    for (number, row) in (0..).zip(rows) {
        for (place, text) in (0..).zip(row) {
            sheet.write_string(number, place, text)?;
        }
    }
    book.save_to_buffer()
}

fn row(question: &BankQuestion, widest: usize) -> Vec<String> {
    let options = |half: fn(&Bilingual) -> &String| -> Vec<String> {
        let written = question.options.iter().map(|option| half(option).clone());
        written.chain(std::iter::repeat(String::new())).take(widest).collect()
    };
    let letter = |place| LETTERS.chars().nth(usize::from(place)).map(String::from).unwrap_or_default();
    let key = question.key.places().map(letter).collect::<Vec<_>>().join(",");
    let mut row = vec![question.code.clone(), question.topic.clone()];
    row.extend([question.difficulty.name().to_owned(), question.kind.name().to_owned()]);
    row.extend([question.text.vi.clone(), question.text.en.clone()]);
    row.extend(options(|text| &text.vi));
    row.extend(options(|text| &text.en));
    let day = |day: Option<Day>| day.map(Day::show).unwrap_or_default();
    let Validity { from, until } = question.validity;
    row.extend([key, question.source.vi.clone(), question.source.en.clone(), day(from), day(until)]);
    row.push(question.explanation.clone());
    row
}
