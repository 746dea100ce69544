//! Taking a list of voters over from a spreadsheet: what is shown before anything is stored.

use serde::{Deserialize, Serialize};

use crate::{
    Bilingual, FieldError,
    code::{Code, Coded},
    named_enum,
};

/// Most rows of people in one file.
pub const MAX_ROLL_ROWS: usize = 10_000;
/// Largest file in bytes.
pub const MAX_ROLL_FILE_BYTES: usize = 2 * 1024 * 1024;
/// Most faulty rows that are listed, and so can be left out; a worse file is to be corrected.
pub const MAX_LISTED_FAULTS: usize = 500;
/// How many good rows are shown as a sample.
pub const MAX_SAMPLE_ROWS: usize = 20;

named_enum! {
    /// A column of the list.
    RollColumn {
        /// The person's code in the staff system, unique in the province.
        StaffCode = "staff_code",
        /// Family and given name.
        FullName = "full_name",
        /// Code or name of the agency.
        Agency = "agency",
        /// Participant group; needed for people who are new to the product.
        Group = "group",
    }
}

/// Why a file or an import is refused as a whole; nothing was stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RollRefused {
    /// The election is open or over: its roll is frozen.
    #[error("the roll can be changed in a draft only")]
    NotDraft,
    /// More bytes than [`MAX_ROLL_FILE_BYTES`], packed or unpacked beyond reason.
    #[error("the file is too large")]
    TooLarge,
    /// No file, or one without rows of people.
    #[error("the file has no rows")]
    Empty,
    /// Neither an XLSX workbook nor text.
    #[error("the file is neither XLSX nor CSV")]
    Unreadable,
    /// Text that is not UTF-8.
    #[error("the text is not UTF-8")]
    Encoding,
    /// No row names the columns staff code, name and agency.
    #[error("no row names the columns")]
    Columns,
    /// More people than [`MAX_ROLL_ROWS`].
    #[error("more than {MAX_ROLL_ROWS} rows")]
    TooManyRows,
    /// Faulty rows are left that nobody said to leave out.
    #[error("faulty rows are left")]
    FaultyRows,
    /// Another file was sent in the meantime, or none is waiting.
    #[error("another file was sent in the meantime")]
    Replaced,
}

impl Coded for RollRefused {
    fn code(&self) -> Code {
        match self {
            Self::NotDraft => Code::WrongState,
            Self::TooLarge => Code::TooLarge,
            Self::Empty => Code::FileEmpty,
            Self::Unreadable => Code::FileUnreadable,
            Self::Encoding => Code::FileEncoding,
            Self::Columns => Code::FileColumns,
            Self::TooManyRows => Code::FileTooLong,
            Self::FaultyRows => Code::FaultyRows,
            Self::Replaced => Code::FileReplaced,
        }
    }

    fn fields(&self) -> Vec<FieldError> {
        match self {
            Self::NotDraft | Self::FaultyRows | Self::Replaced => Vec::new(),
            _ => vec![FieldError::new("file", self.code())],
        }
    }
}

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowFault {
    /// A cell is empty.
    Empty(RollColumn),
    /// A cell has more than 200 letters.
    TooLong(RollColumn),
    /// A cell is a formula, or begins like one (`=`, `+`, `-`, `@`).
    Formula(RollColumn),
    /// A cell is a date, a yes/no or an error of the spreadsheet.
    NotText(RollColumn),
    /// No agency has this code or name.
    UnknownAgency,
    /// No participant group has this name.
    UnknownGroup,
    /// The same staff code stands in another row of the file.
    Twice {
        /// That row.
        other_row: u32,
    },
    /// The staff code belongs to somebody of another name.
    OtherName {
        /// The stored name.
        stored: String,
    },
    /// The person is known in another agency.
    OtherAgency {
        /// The stored agency.
        stored: Bilingual,
    },
    /// The person is known in another group.
    OtherGroup,
    /// The person has left by the staff list.
    HasLeft,
    /// The row changes a person who stands on the roll or the ballot of an election that is not over.
    InElection,
}

/// A row that cannot be taken over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FaultyRow {
    /// Row of the file, the first is 1.
    pub row_number: u32,
    /// As written in the file.
    pub staff_code: String,
    /// As written in the file.
    pub full_name: String,
    /// As written in the file.
    pub agency: String,
    /// As written in the file.
    pub group: String,
    /// What is wrong; at least one.
    pub faults: Vec<RowFault>,
}

named_enum! {
    /// What taking over a good row does.
    RowEffect {
        /// A known official joins the roll.
        Joins = "joins",
        /// A person is made known and joins the roll.
        New = "new",
        /// The official is on the roll already: nothing.
        OnRoll = "on_roll",
    }
}

/// A row that can be taken over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoodRow {
    /// Row of the file, the first is 1.
    pub row_number: u32,
    /// Staff code.
    pub staff_code: String,
    /// Full name.
    pub full_name: String,
    /// The agency.
    pub agency: Bilingual,
    /// What taking it over does.
    pub effect: RowEffect,
}

/// How many rows of a file belong to an agency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgencyRows {
    /// The agency.
    pub agency: Bilingual,
    /// Good rows.
    pub rows: u32,
}

/// What an import would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RollPreview {
    /// The election.
    pub election_id: i64,
    /// The file by its name on the sender's machine.
    pub file_name: String,
    /// Which file this preview is of: an import names it, so that nobody imports what they did not see.
    pub upload: String,
    /// Rows of people.
    pub rows: u32,
    /// Good rows whose officials would join.
    pub joins: u32,
    /// Good rows whose people would be made known and join.
    pub new: u32,
    /// Good rows whose officials are on the roll already.
    pub on_roll: u32,
    /// Faulty rows in all; [`MAX_LISTED_FAULTS`] of them are listed.
    pub faulty: u32,
    /// The first good rows.
    pub sample: Vec<GoodRow>,
    /// Good rows by agency, in the agencies' order.
    pub agencies: Vec<AgencyRows>,
    /// Faulty rows by row.
    pub faults: Vec<FaultyRow>,
}

/// What an import did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct RollImported {
    /// Officials who joined the roll, people made known included.
    pub added: u32,
    /// People who were made known.
    pub new: u32,
    /// Officials who were on the roll already.
    pub on_roll: u32,
    /// Rows that were left out on the organiser's word.
    pub left_out: u32,
}

/// The roll as organisers see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RollOverview {
    /// Every agency, in declared order.
    pub agencies: Vec<RollAgency>,
    /// The voters of the agency that was asked for.
    pub voters: Vec<RollVoter>,
    /// Name of the file that waits to be imported, if one does.
    pub waiting: Option<String>,
}

/// An agency's part of the roll.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RollAgency {
    /// Agency id.
    pub agency_id: i64,
    /// The agency.
    pub agency: Bilingual,
    /// Officials on the roll.
    pub on_roll: u32,
    /// Officials whom the product knows.
    pub known: u32,
}

/// An official on the roll.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RollVoter {
    /// Officer id.
    pub officer_id: i64,
    /// Staff code.
    pub staff_code: String,
    /// Full name.
    pub name: String,
}
