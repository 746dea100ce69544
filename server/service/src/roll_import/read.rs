//! From the bytes of a file to rows of people; knows nothing of who is stored.

use domain::{
    election::{MAX_ROLL_FILE_BYTES, MAX_ROLL_ROWS, RollColumn, RollRefused, RowFault},
    text::fold,
};
use serde::{Deserialize, Serialize};

use crate::files::{self, BadFile, Cell, Most, tidy};

/// Longest text of a cell, in letters.
const MAX_CELL_LETTERS: usize = 200;

/// One row of people, as written, with what reading it showed to be wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Row {
    /// Row of the file, the first is 1.
    pub number: u32,
    pub staff_code: String,
    pub full_name: String,
    pub agency: String,
    pub group: String,
    pub faults: Vec<RowFault>,
}

impl From<BadFile> for RollRefused {
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

/// Reads a list of people. Errors: see [`RollRefused`]; faults of single rows stand in the rows.
pub(crate) fn read(bytes: &[u8]) -> Result<Vec<Row>, RollRefused> {
    let most = Most { bytes: MAX_ROLL_FILE_BYTES, rows: MAX_ROLL_ROWS };
    Ok(files::table(bytes, most, Places::of, Places::row)?)
}

/// Which place of a row holds which column.
struct Places {
    staff_code: usize,
    full_name: usize,
    agency: usize,
    group: Option<usize>,
}

impl Places {
    /// The places, if this row names the columns.
    fn of(cells: &[Cell]) -> Option<Self> {
        let columns: Vec<Option<RollColumn>> = cells.iter().map(column).collect();
        let place = |wanted| columns.iter().position(|column| *column == Some(wanted));
        Some(Self {
            staff_code: place(RollColumn::StaffCode)?,
            full_name: place(RollColumn::FullName)?,
            agency: place(RollColumn::Agency)?,
            group: place(RollColumn::Group),
        })
    }

    /// The row of a person; none where all four cells are empty.
    fn row(&self, number: u32, cells: &[Cell]) -> Option<Row> {
        let mut faults = Vec::new();
        let mut take = |place: usize, column, needed| {
            let (text, fault) = clean(cells.get(place), column, needed);
            faults.extend(fault);
            text
        };
        let staff_code = take(self.staff_code, RollColumn::StaffCode, true);
        let full_name = take(self.full_name, RollColumn::FullName, true);
        let agency = take(self.agency, RollColumn::Agency, true);
        let group = self.group.map_or_else(String::new, |place| take(place, RollColumn::Group, false));
        let is_blank = [&staff_code, &full_name, &agency, &group].iter().all(|text| text.is_empty());
        (!is_blank).then_some(Row { number, staff_code, full_name, agency, group, faults })
    }
}

/// The text of a cell without idle spaces, and what is wrong with it.
fn clean(cell: Option<&Cell>, column: RollColumn, needed: bool) -> (String, Option<RowFault>) {
    let (text, is_formula, is_other) = match cell {
        Some(Cell::Text(text)) => (text.as_str(), false, false),
        Some(Cell::Formula(text)) => (text.as_str(), true, false),
        Some(Cell::Other(text)) => (text.as_str(), false, true),
        None => ("", false, false),
    };
    let text = tidy(text);
    let fault = if is_formula || text.starts_with(['=', '+', '-', '@']) {
        Some(RowFault::Formula(column))
    } else if is_other {
        Some(RowFault::NotText(column))
    } else if text.is_empty() {
        needed.then_some(RowFault::Empty(column))
    } else if text.chars().count() > MAX_CELL_LETTERS {
        Some(RowFault::TooLong(column))
    } else {
        None
    };
    (text.chars().take(MAX_CELL_LETTERS).collect(), fault)
}

/// The column that a heading names, in Vietnamese or English, however it is spaced and accented.
fn column(cell: &Cell) -> Option<RollColumn> {
    let Cell::Text(heading) = cell else { return None };
    let letters: String = fold(heading).chars().filter(|letter| letter.is_ascii_alphanumeric()).collect();
    Some(match letters.as_str() {
        "macanbo" | "macb" | "macbcc" | "macbccvc" | "macongchuc" | "manhanvien" | "manv" | "sohieucanbo"
        | "staffcode" | "staffid" | "staffnumber" | "employeecode" | "officercode" => RollColumn::StaffCode,
        "hovaten" | "hoten" | "hotencanbo" | "hovatencanbo" | "tencanbo" | "hodemvaten" | "fullname"
        | "name" => RollColumn::FullName,
        "macoquan" | "macq" | "coquan" | "coquandonvi" | "madonvi" | "donvi" | "agency" | "agencycode"
        | "office" | "department" => RollColumn::Agency,
        "nhom" | "nhomdoituong" | "doituong" | "group" | "officergroup" | "participantgroup" => {
            RollColumn::Group
        }
        _ => return None,
    })
}
