//! From a figure down to the facts behind it.

use serde::{Deserialize, Serialize};

use super::{FactSource, IndicatorFigure, Measure};
use crate::{Bilingual, time::Day};

/// A counted fact with where it comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactLine {
    /// Line number; grows with time.
    pub id: i64,
    /// What was counted.
    pub measure: Measure,
    /// When it happened.
    pub day: Day,
    /// Number of cases; negative where an earlier fact was taken back.
    pub amount: i64,
    /// The officer, where it is one person's.
    pub officer: Option<String>,
    /// What kind of source.
    pub source: FactSource,
    /// Name of the program that reported it, or of the person who stated it.
    pub reporter: Option<String>,
    /// The program's own id of the event, or the name of the file.
    pub event_id: Option<String>,
    /// Code of the case file.
    pub case_code: Option<String>,
    /// When it was stored, UTC milliseconds.
    pub recorded_at_ms: i64,
}

/// An agency's figure and the newest facts behind it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactsPage {
    /// The agency's short name for addresses.
    pub code: String,
    /// The agency's name.
    pub name: Bilingual,
    /// The figure.
    pub figure: IndicatorFigure,
    /// Last day of the period.
    pub ends: Day,
    /// When the figure was read, UTC milliseconds.
    pub as_of_ms: i64,
    /// Its facts, newest first.
    pub lines: Vec<FactLine>,
    /// Whether there are older ones.
    pub has_older: bool,
}
