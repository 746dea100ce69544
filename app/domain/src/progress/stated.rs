//! Figures that people state, by hand or in a file: how one is checked, and what pages show of them.
//!
//! A figure is the number of cases of one measure at one agency on one day. Whoever states it anew corrects it:
//! the earlier one is superseded and stays on record.

use serde::{Deserialize, Serialize};

use super::{Measure, Period, RatingLevel, Totals};
use crate::{
    Bilingual, FieldError,
    code::{Code, Coded},
    named_enum,
    time::Day,
};

/// Most cases of one figure: more on one day are a slip of the hand.
pub const MAX_FIGURE: i64 = 1_000_000;
/// Most rows of figures in one file.
pub const MAX_FIGURE_ROWS: usize = 10_000;
/// Largest file in bytes.
pub const MAX_FIGURE_FILE_BYTES: usize = 2 * 1024 * 1024;
/// Most faulty rows that are listed.
pub const MAX_FIGURE_FAULTS: usize = 200;
/// How many good rows are shown as a sample.
pub const MAX_FIGURE_SAMPLE: usize = 20;
/// Longest note, in letters.
pub const MAX_NOTE: usize = 200;

named_enum! {
    /// What became of a stated figure.
    StatedState {
        /// An organiser has yet to look at it.
        Waiting = "waiting",
        /// It counts.
        Counted = "counted",
        /// A later one took its place.
        Superseded = "superseded",
        /// An organiser did not accept it.
        Rejected = "rejected",
    }
}

named_enum! {
    /// What stating a figure did.
    StatedOutcome {
        /// It is new and counts.
        Counts = "counts",
        /// It is new and waits.
        Waits = "waits",
        /// It counted already; nothing changed.
        CountsAlready = "counts_already",
        /// It waited already; nothing changed.
        WaitsAlready = "waits_already",
    }
}

named_enum! {
    /// In which role somebody states figures.
    StatedAs {
        /// As an organiser: counts at once, for every agency.
        Organiser = "organiser",
        /// As an agency's coordinator: for this agency, and counts once an organiser accepts it.
        Coordinator = "agency_coordinator",
    }
}

named_enum! {
    /// A column of a file of figures.
    FigureColumn {
        /// The day on which it happened.
        Day = "day",
        /// Code or name of the agency.
        Agency = "agency",
        /// What was counted, by name.
        Measure = "measure",
        /// Number of cases.
        Amount = "amount",
    }
}

/// What is wrong with a stated figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FigureFault {
    /// A cell is empty.
    Empty(FigureColumn),
    /// A cell is a formula, or begins like one (`=`, `+`, `-`, `@`).
    Formula(FigureColumn),
    /// A cell is a yes/no, an error of the spreadsheet, or much too long.
    Unreadable(FigureColumn),
    /// No agency has this code or name.
    UnknownAgency,
    /// A coordinator states figures of the own agency only.
    OtherAgency,
    /// Nothing that is counted has this name.
    UnknownMeasure,
    /// Citizens' ratings come from citizens.
    NotForAgencies,
    /// Neither `3/8/2026` nor `2026-08-03`.
    NotADate,
    /// The day is still to come.
    InTheFuture,
    /// The day is not in the campaign.
    OutsidePeriod,
    /// Anything but digits.
    NotANumber,
    /// Fewer than none.
    Negative,
    /// More than [`MAX_FIGURE`].
    TooMany,
    /// The same day, agency and measure stand in another row.
    Twice {
        /// That row.
        other_row: u32,
    },
    /// The agency would have more of a part than of the whole it is part of.
    MoreThanWhole {
        /// The part, for example files on time.
        part: Measure,
        /// Cases of it.
        of_part: i64,
        /// The whole, for example files resolved.
        whole: Measure,
        /// Cases of it.
        of_whole: i64,
    },
}

impl FigureFault {
    /// The form field at fault, and why in one code.
    #[must_use]
    pub fn field(&self) -> FieldError {
        let (field, code) = match self {
            Self::Empty(column) => (column.name(), Code::Required),
            Self::Formula(column) | Self::Unreadable(column) => (column.name(), Code::Malformed),
            Self::UnknownAgency => ("agency", Code::NotFound),
            Self::OtherAgency => ("agency", Code::NotPermitted),
            Self::UnknownMeasure => ("measure", Code::NotFound),
            Self::NotForAgencies => ("measure", Code::NotPermitted),
            Self::NotADate => ("day", Code::NotADate),
            Self::InTheFuture | Self::OutsidePeriod => ("day", Code::DayOutside),
            Self::NotANumber | Self::Negative | Self::TooMany | Self::Twice { .. } => {
                ("amount", Code::OutOfRange)
            }
            Self::MoreThanWhole { .. } => ("amount", Code::MoreThanWhole),
        };
        FieldError::new(field, code)
    }
}

impl Measure {
    /// The measure whose cases these are some of.
    #[must_use]
    pub const fn whole(self) -> Option<Self> {
        Some(match self {
            Self::FilesOnline => Self::FilesReceived,
            Self::FilesOnTime => Self::FilesResolved,
            Self::PaymentsOnline => Self::PaymentsDue,
            Self::OnlineProceduresWithFiles => Self::OnlineProcedures,
            Self::ProceduresPublishedRight => Self::ProceduresPublished,
            Self::UpdatesIn5Days => Self::UpdatesDue,
            _ => return None,
        })
    }

    /// Whether one may state this in that role: nobody rates the own agency.
    #[must_use]
    pub fn may_be_stated(self, by: StatedAs) -> bool {
        by == StatedAs::Organiser || !RatingLevel::MEASURES.contains(&self)
    }
}

/// Checks one figure by itself.
#[must_use]
pub fn check_figure(
    measure: Measure,
    day: Day,
    amount: i64,
    period: Period,
    by: StatedAs,
) -> Vec<FigureFault> {
    let mut faults = Vec::new();
    if !measure.may_be_stated(by) {
        faults.push(FigureFault::NotForAgencies);
    }
    if day > period.today {
        faults.push(FigureFault::InTheFuture);
    } else if day < period.starts || day > period.ends {
        faults.push(FigureFault::OutsidePeriod);
    }
    if amount < 0 {
        faults.push(FigureFault::Negative);
    } else if amount > MAX_FIGURE {
        faults.push(FigureFault::TooMany);
    }
    faults
}

/// The parts of which an agency would have more than of the whole, were `change` added to `totals`.
///
/// Only measures that change are judged: what was wrong before cannot be mended by refusing something else.
#[must_use]
pub fn parts_beyond_wholes(totals: &Totals, change: &Totals) -> Vec<FigureFault> {
    let mut after = totals.clone();
    after.add_all(change);
    let changes = |measure| change.sum(&[measure]) != 0;
    let beyond = |part: &Measure| {
        let whole = part.whole()?;
        let (of_part, of_whole) = (after.sum(&[*part]), after.sum(&[whole]));
        ((changes(*part) || changes(whole)) && of_part > of_whole).then_some(FigureFault::MoreThanWhole {
            part: *part,
            of_part,
            whole,
            of_whole,
        })
    };
    Measure::ALL.iter().filter_map(beyond).collect()
}

/// Whether `decider` may accept what `stated_by` has stated: nobody accepts figures of their own.
///
/// What organisers state counts without being accepted, but openly as theirs. A coordinator's figure is shown as
/// looked at by somebody else, also where the coordinator has become an organiser meanwhile.
#[must_use]
pub const fn may_accept(stated_by: i64, decider: i64) -> bool {
    stated_by != decider
}

/// Why figures are refused as a whole; nothing was stored.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FiguresRefused {
    /// More bytes than [`MAX_FIGURE_FILE_BYTES`], packed or unpacked beyond reason.
    #[error("the file is too large")]
    TooLarge,
    /// No file, or one without rows.
    #[error("the file has no rows")]
    Empty,
    /// Neither an XLSX workbook nor text.
    #[error("the file is neither XLSX nor CSV")]
    Unreadable,
    /// Text that is not UTF-8.
    #[error("the text is not UTF-8")]
    Encoding,
    /// No row names the columns day, agency, measure and amount.
    #[error("no row names the columns")]
    Columns,
    /// More rows than [`MAX_FIGURE_ROWS`].
    #[error("more than {MAX_FIGURE_ROWS} rows")]
    TooManyRows,
    /// Rows of the file are faulty.
    #[error("faulty rows are left")]
    FaultyRows,
    /// Another file was sent in the meantime, or none is waiting.
    #[error("another file was sent in the meantime")]
    Replaced,
    /// The figure is wrong.
    #[error("{} faults in the figure", .0.len())]
    Faults(Vec<FigureFault>),
    /// Accepting would give this agency more of a part than of its whole.
    #[error("{} would have more of a part than of the whole", agency.vi)]
    Beyond {
        /// The agency.
        agency: Bilingual,
        /// The part and its whole.
        fault: FigureFault,
    },
    /// Who stated a figure wants to accept it; see [`may_accept`].
    #[error("figures of one's own")]
    Own,
    /// The note is longer than [`MAX_NOTE`].
    #[error("the note is too long")]
    LongNote,
    /// Nothing was chosen, or it was decided already.
    #[error("nothing waits for this decision")]
    NothingWaits,
}

impl Coded for FiguresRefused {
    fn code(&self) -> Code {
        match self {
            Self::TooLarge => Code::TooLarge,
            Self::Empty => Code::FileEmpty,
            Self::Unreadable => Code::FileUnreadable,
            Self::Encoding => Code::FileEncoding,
            Self::Columns => Code::FileColumns,
            Self::TooManyRows => Code::FileTooLong,
            Self::FaultyRows => Code::FaultyRows,
            Self::Replaced => Code::FileReplaced,
            Self::Faults(faults) => faults.first().map_or(Code::Malformed, |fault| fault.field().code),
            Self::Beyond { fault, .. } => fault.field().code,
            Self::Own => Code::OwnFigure,
            Self::LongNote => Code::TooLong,
            Self::NothingWaits => Code::WrongState,
        }
    }

    fn fields(&self) -> Vec<FieldError> {
        match self {
            Self::Faults(faults) => faults.iter().map(FigureFault::field).collect(),
            Self::LongNote => vec![FieldError::new("note", Code::TooLong)],
            Self::Beyond { .. } | Self::Own | Self::FaultyRows | Self::Replaced | Self::NothingWaits => {
                Vec::new()
            }
            _ => vec![FieldError::new("file", self.code())],
        }
    }
}

#[cfg(test)]
#[path = "stated_tests.rs"]
mod tests;
