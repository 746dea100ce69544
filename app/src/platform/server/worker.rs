//! The worker is the browser's; on the server nothing is asked of it.

use domain::Code;
use worker::{Program, Task};

/// Loads nothing on the server.
pub const fn wake(_program: Program) {}

/// Ends nothing on the server.
pub const fn forget(_program: Program) {}

/// Answers nothing on the server: pages ask in the browser only.
pub async fn ask<T: Task>(_question: &T) -> Result<T::Answer, Code> {
    Err(Code::Unreachable)
}

/// What the worker tells while it checks a record.
pub enum CheckNews {
    /// So many events of the record are checked.
    Events(u32),
    /// All is checked: the report as JSON.
    Report(String),
    /// The record could not be loaded, or the browser cannot run the check.
    Failed,
}

/// A check that runs until it has told its report, or is dropped.
pub struct RecordCheck;

/// Checks nothing on the server.
pub fn check_record(
    _record: &str,
    _head: Option<&str>,
    _tell: impl Fn(CheckNews) + Clone + 'static,
) -> Option<RecordCheck> {
    None
}
