//! What the page on which figures are stated shows.

use serde::{Deserialize, Serialize};

use super::{FigureFault, Measure, StatedAs, StatedState};
use crate::{Bilingual, time::Day};

/// A row that cannot be taken over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FaultyFigure {
    /// Row of the file, the first is 1.
    pub row_number: u32,
    /// The cells as written in the file.
    pub cells: Vec<String>,
    /// What is wrong; at least one.
    pub faults: Vec<FigureFault>,
}

/// A row that can be taken over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoodFigure {
    /// Row of the file, the first is 1.
    pub row_number: u32,
    /// The agency.
    pub agency: Bilingual,
    /// What was counted.
    pub measure: Measure,
    /// When.
    pub day: Day,
    /// Number of cases.
    pub amount: i64,
    /// Number of cases stated before, if any.
    pub before: Option<i64>,
}

/// What taking a file over would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FiguresPreview {
    /// The file by its name on the sender's machine.
    pub file_name: String,
    /// Which file this preview is of: taking it over names it, so that nobody takes over what they did not see.
    pub upload: String,
    /// What would be stored.
    pub effect: FiguresTaken,
    /// The first rows that would be stored.
    pub sample: Vec<GoodFigure>,
    /// Faulty rows in all; [`MAX_FIGURE_FAULTS`] of them are listed.
    pub faulty: u32,
    /// Faulty rows by row.
    pub faults: Vec<FaultyFigure>,
}

/// What taking a file over did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FiguresTaken {
    /// Figures stated for the first time.
    pub new: u32,
    /// Figures that take the place of an earlier one.
    pub corrected: u32,
    /// Rows that say what is stored already.
    pub unchanged: u32,
    /// Whether an organiser has yet to accept them.
    pub waits: bool,
}

/// A stated figure with who stated it and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatedFigure {
    /// Number; grows with time.
    pub id: i64,
    /// The agency.
    pub agency: Bilingual,
    /// What was counted.
    pub measure: Measure,
    /// When it happened.
    pub day: Day,
    /// Number of cases.
    pub amount: i64,
    /// Name of the file; none where it was stated by hand.
    pub file_name: Option<String>,
    /// What the one who stated it says of it.
    pub note: String,
    /// What became of it.
    pub state: StatedState,
    /// Who stated it.
    pub stated_by: String,
    /// In which role.
    pub stated_as: StatedAs,
    /// When, UTC milliseconds.
    pub stated_at_ms: i64,
    /// Who decided.
    pub decided_by: Option<String>,
    /// Whether the reader may accept it.
    pub may_accept: bool,
}

/// An agency with figures that wait for an organiser.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitingAgency {
    /// Code of the agency.
    pub code: String,
    /// Its name.
    pub name: Bilingual,
    /// How many figures wait that the reader may accept.
    pub figures: i64,
    /// Number of the newest: accepting names it, so that nobody accepts what came later unseen.
    pub newest_id: i64,
}

/// The page on which figures are stated and decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FiguresPage {
    /// In which role the reader is here.
    pub role: StatedAs,
    /// Code and name of the agencies for which the reader may state figures.
    pub agencies: Vec<(String, Bilingual)>,
    /// First day of the campaign.
    pub starts: Day,
    /// Today, the last day for which figures may be stated.
    pub today: Day,
    /// The reader's file that waits to be taken over.
    pub preview: Option<FiguresPreview>,
    /// The first figures that wait for an organiser, oldest first.
    pub waiting: Vec<StatedFigure>,
    /// How many wait in all.
    pub waiting_count: i64,
    /// To an organiser: the agencies whose figures wait.
    pub waiting_agencies: Vec<WaitingAgency>,
    /// Others, newest first.
    pub newest: Vec<StatedFigure>,
}
