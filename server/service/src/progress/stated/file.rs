//! From the bytes of a file to rows of figures; knows nothing of what is stored.

use domain::{
    progress::{FigureColumn, FigureFault, FiguresRefused, MAX_FIGURE_FILE_BYTES, MAX_FIGURE_ROWS, Measure},
    text::fold,
    time::Day,
};
use serde::{Deserialize, Serialize};

use crate::files::{self, BadFile, Cell, Most, tidy};

/// Longest text of a cell, in letters.
const MAX_CELL_LETTERS: usize = 200;
/// The day 1 January 1970 as spreadsheets count days.
const SERIAL_OF_1970: f64 = 25_569.0;
/// Spreadsheets' days from 2000 to 2100; other numbers are no dates that anybody means.
const SERIALS: std::ops::Range<f64> = 36_526.0..73_051.0;

/// One row of figures, with what reading it showed to be wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Row {
    /// Row of the file, the first is 1.
    pub number: u32,
    /// Day, agency, measure and amount as written.
    pub cells: [String; 4],
    pub day: Option<Day>,
    pub measure: Option<Measure>,
    pub amount: Option<i64>,
    pub faults: Vec<FigureFault>,
}

impl From<BadFile> for FiguresRefused {
    fn from(bad: BadFile) -> Self {
        match bad {
            BadFile::Empty => Self::Empty,
            BadFile::TooLarge => Self::TooLarge,
            BadFile::TooManyRows => Self::TooManyRows,
            BadFile::Unreadable => Self::Unreadable,
            BadFile::Encoding => Self::Encoding,
            BadFile::Columns => Self::Columns,
        }
    }
}

/// Reads a file of figures. Errors: see [`FiguresRefused`]; faults of single rows stand in the rows.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Row>, FiguresRefused> {
    let most = Most { bytes: MAX_FIGURE_FILE_BYTES, rows: MAX_FIGURE_ROWS };
    Ok(files::table(bytes, most, places_of, |places, number, cells| row(number, cells, *places))?)
}

/// The places of day, agency, measure and amount, if this row names the columns.
fn places_of(cells: &[Cell]) -> Option<[usize; 4]> {
    let columns: Vec<Option<FigureColumn>> = cells.iter().map(column).collect();
    let place = |wanted| columns.iter().position(|column| *column == Some(wanted));
    Some([
        place(FigureColumn::Day)?,
        place(FigureColumn::Agency)?,
        place(FigureColumn::Measure)?,
        place(FigureColumn::Amount)?,
    ])
}

/// The row; none where all four cells are empty.
fn row(number: u32, cells: &[Cell], places: [usize; 4]) -> Option<Row> {
    let mut faults = Vec::new();
    let mut index = 0;
    let texts = places.map(|place| {
        let column = FigureColumn::ALL[index];
        index += 1;
        let (text, fault) = clean(cells.get(place), column);
        faults.extend(fault);
        text
    });
    if texts.iter().all(String::is_empty) {
        return None;
    }
    let mut row = Row { number, cells: texts, day: None, measure: None, amount: None, faults };
    let at_fault = |column| row.faults.iter().any(|fault| fault.field().field == column);
    let (day, measure, amount) = (at_fault("day"), at_fault("measure"), at_fault("amount"));
    let [day_text, _, measure_text, amount_text] = &row.cells;
    if !day {
        row.day = self::day(day_text);
        row.faults.extend(row.day.is_none().then_some(FigureFault::NotADate));
    }
    if !measure {
        row.measure = self::measure(measure_text);
        row.faults.extend(row.measure.is_none().then_some(FigureFault::UnknownMeasure));
    }
    if !amount {
        match self::amount(amount_text) {
            Ok(amount) => row.amount = Some(amount),
            Err(fault) => row.faults.push(fault),
        }
    }
    Some(row)
}

/// The text of a cell without idle spaces, and what is wrong with it.
fn clean(cell: Option<&Cell>, column: FigureColumn) -> (String, Option<FigureFault>) {
    let (text, is_formula, is_other) = match cell {
        Some(Cell::Text(text)) => (text.as_str(), false, false),
        Some(Cell::Formula(text)) => (text.as_str(), true, false),
        // A date is what stands in the column of days; it reads as the number of the day.
        Some(Cell::Other(text)) => (text.as_str(), false, column != FigureColumn::Day),
        None => ("", false, false),
    };
    let text = tidy(text);
    // A number below zero has its own fault.
    let is_number = column == FigureColumn::Amount && text.parse::<i64>().is_ok();
    let fault = if is_formula || (text.starts_with(['=', '+', '-', '@']) && !is_number) {
        Some(FigureFault::Formula(column))
    } else if is_other || text.chars().count() > MAX_CELL_LETTERS {
        Some(FigureFault::Unreadable(column))
    } else {
        text.is_empty().then_some(FigureFault::Empty(column))
    };
    (text.chars().take(MAX_CELL_LETTERS).collect(), fault)
}

/// A day as people write it, or as a spreadsheet counts it.
pub(super) fn day(text: &str) -> Option<Day> {
    // Some spreadsheets write midnight behind a date.
    let date = text.split(['T', ' ']).next().unwrap_or_default();
    Day::parse(date).or_else(|| {
        let serial: f64 = text.parse().ok().filter(|serial| SERIALS.contains(serial))?;
        #[expect(clippy::cast_possible_truncation, reason = "checked to be a day of this century")]
        Some(Day((serial - SERIAL_OF_1970).floor() as i64))
    })
}

/// Digits only: points and commas mean thousands to some and fractions to others.
pub(super) fn amount(text: &str) -> Result<i64, FigureFault> {
    let amount: i64 = text.trim().parse().map_err(|_| FigureFault::NotANumber)?;
    if amount < 0 { Err(FigureFault::Negative) } else { Ok(amount) }
}

/// The column that a heading names, in Vietnamese or English, however it is spaced and accented.
fn column(cell: &Cell) -> Option<FigureColumn> {
    let Cell::Text(heading) = cell else { return None };
    Some(match letters(heading).as_str() {
        "ngay" | "ngayphatsinh" | "day" | "date" => FigureColumn::Day,
        "macoquan" | "coquan" | "coquandonvi" | "madonvi" | "donvi" | "agency" | "agencycode" => {
            FigureColumn::Agency
        }
        "noidung" | "chiso" | "chitieu" | "machiso" | "measure" | "what" => FigureColumn::Measure,
        "soluong" | "so" | "amount" | "number" | "count" => FigureColumn::Amount,
        _ => return None,
    })
}

/// What a cell calls a measure: its name, or the words of the page on which figures are stated.
pub(super) fn measure(text: &str) -> Option<Measure> {
    if let Ok(measure) = text.parse() {
        return Some(measure);
    }
    Some(match letters(text).as_str() {
        "hosotiepnhan" | "filereceived" => Measure::FilesReceived,
        "hosonoptructuyen" | "hosotructuyen" | "filesubmittedonline" => Measure::FilesOnline,
        "hosodagiaiquyet" | "filesresolved" | "fileresolved" => Measure::FilesResolved,
        "hosodunghoactruochan" | "hosodunghan" | "fileontimeorearly" => Measure::FilesOnTime,
        "hosoduocsohoa" | "hososohoa" | "filedigitised" => Measure::FilesDigitised,
        "hosodachuyen" | "fileforwarded" => Measure::FilesForwarded,
        "ketquadatra" | "resultreturned" => Measure::FilesReturned,
        "giaodichphaithanhtoan" | "paymentdue" => Measure::PaymentsDue,
        "giaodichthanhtoantructuyen" | "paymentmadeonline" => Measure::PaymentsOnline,
        "danhgiarathailong" | "rathailong" | "ratedverysatisfied" => Measure::VerySatisfied,
        "danhgiahailong" | "hailong" | "ratedsatisfied" => Measure::Satisfied,
        "danhgiakhonghailong" | "khonghailong" | "rateddissatisfied" => Measure::Dissatisfied,
        "dichvucongtructuyen" | "onlineservice" => Measure::OnlineProcedures,
        "dichvucongtructuyencohoso" | "onlineservicewithfiles" => Measure::OnlineProceduresWithFiles,
        "thutucdacongbo" | "procedurepublished" => Measure::ProceduresPublished,
        "thutuccongbodungdukipthoi" | "procedurepublishedrightandintime" => Measure::ProceduresPublishedRight,
        "capnhatphailam" | "updatedue" => Measure::UpdatesDue,
        "capnhattrong5ngay" | "updatedwithin5days" => Measure::UpdatesIn5Days,
        "luottinhnguyenvienhotro" | "visithelpedbyvolunteers" => Measure::VolunteerVisits,
        "taikhoannganhang" | "bankaccount" => Measure::BankAccounts,
        "sangkien" | "initiative" => Measure::Initiatives,
        "tinbai" | "newsitem" => Measure::NewsItems,
        _ => return None,
    })
}

fn letters(text: &str) -> String {
    fold(text).chars().filter(char::is_ascii_alphanumeric).collect()
}
