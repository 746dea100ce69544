//! Who of an agency's staff has not entered: names for its coordinator and the organisers only.

use serde::{Deserialize, Serialize};

use crate::text::Bilingual;

/// An official who has not entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MissingOfficer {
    /// Staff code.
    pub staff_code: String,
    /// Full name.
    pub full_name: String,
}

/// An agency's staff list beside who has entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MissingStaff {
    /// Name of the agency.
    pub agency: Bilingual,
    /// Officers on the staff list.
    pub roster: u32,
    /// Officers on it who may not take part.
    pub excluded: u32,
    /// Officers who may take part and have not entered, by staff code.
    pub missing: Vec<MissingOfficer>,
}

/// What the page of staff lists shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterView {
    /// Code and name of the agencies that the reader may look at.
    pub agencies: Vec<(String, Bilingual)>,
    /// Code of the agency that is shown.
    pub chosen: String,
    /// Its staff; none while no agency is chosen.
    pub staff: Option<MissingStaff>,
}
