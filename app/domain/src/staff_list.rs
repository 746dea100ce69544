//! Keeping the agencies' staff lists from a spreadsheet: what is shown before anything is stored.
//!
//! The file has the columns of a list of voters and is refused for the same reasons ([`RollRefused`]); but it may
//! change people, and says who is no longer there.
//!
//! [`RollRefused`]: crate::election::RollRefused

use serde::{Deserialize, Serialize};

use crate::{
    Bilingual,
    agency::OfficerGroup,
    election::{AgencyRows, FaultyRow},
};

/// Most changes, and most people who are gone, that a preview lists by name.
pub const MAX_LISTED_STAFF: usize = 300;

/// What the staff list says of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffFacts {
    /// Full name.
    pub full_name: String,
    /// The agency.
    pub agency: Bilingual,
    /// The participant group.
    pub group: OfficerGroup,
}

/// A known person of whom the file says something else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffChange {
    /// Row of the file, the first is 1.
    pub row_number: u32,
    /// Staff code.
    pub staff_code: String,
    /// As stored.
    pub before: StaffFacts,
    /// As in the file.
    pub after: StaffFacts,
}

/// Somebody on the staff list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffMember {
    /// Staff code.
    pub staff_code: String,
    /// Full name.
    pub full_name: String,
}

/// What taking a staff list over would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffPreview {
    /// The file by its name on the sender's machine.
    pub file_name: String,
    /// Which file this preview is of: an import names it, so that nobody imports what they did not see.
    pub upload: String,
    /// Rows of people.
    pub rows: u32,
    /// Good rows of people whom nobody knows yet.
    pub new: u32,
    /// Good rows that say something else than what is stored.
    pub changed: u32,
    /// Good rows of people who had left and are back.
    pub returning: u32,
    /// Good rows that change nothing.
    pub same: u32,
    /// People of the agencies in the file whom it does not name.
    pub gone: u32,
    /// Faulty rows in all; the first of them are listed.
    pub faulty: u32,
    /// The first changes, by row.
    pub changes: Vec<StaffChange>,
    /// The first of those whom the file does not name, by staff code.
    pub gone_people: Vec<StaffMember>,
    /// Good rows by agency, in the agencies' order.
    pub agencies: Vec<AgencyRows>,
    /// Faulty rows by row.
    pub faults: Vec<FaultyRow>,
}

/// What taking a staff list over did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffImported {
    /// People who were made known.
    pub new: u32,
    /// People who were changed, those who are back included.
    pub changed: u32,
    /// People noted as having left.
    pub gone: u32,
    /// Rows that were left out on the organiser's word.
    pub left_out: u32,
}

/// The staff list in numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffOverview {
    /// Every agency with how many are on its list, in declared order.
    pub agencies: Vec<AgencyRows>,
    /// The file that waits to be taken over.
    pub waiting: Option<String>,
}
