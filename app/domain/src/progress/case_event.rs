//! Case events as the one-stop software reports them: how they are read, and what they count as.

use chrono::DateTime;
use serde::{Deserialize, Serialize};

use super::Measure;
use crate::{named_enum, time::Day};

/// Most events of one batch.
pub const MAX_BATCH: usize = 500;
/// Longest identifier, in letters.
pub const MAX_ID: usize = 100;
/// How far the clock of a source may run ahead, in milliseconds.
const CLOCK_SLACK_MS: i64 = 5 * 60 * 1000;
/// No event of an earlier year can be meant.
const FIRST_YEAR: i32 = 2000;
/// No file is due in a later year.
const LAST_YEAR: i32 = 2200;

named_enum! {
    /// A step of a case file.
    CaseStep {
        /// Received, online or at the counter.
        Received = "received",
        /// Digitised.
        Digitised = "digitised",
        /// Forwarded to who resolves it.
        Forwarded = "forwarded",
        /// Resolved.
        Resolved = "resolved",
        /// Its result returned to who submitted it.
        Returned = "returned",
        /// Never happened: takes the superseded event back and counts as nothing.
        Cancelled = "cancelled",
    }
}

named_enum! {
    /// How a file was submitted.
    Channel {
        /// As an online public service.
        Online = "online",
        /// At the counter.
        Counter = "counter",
        /// By the public post.
        Post = "post",
    }
}

named_enum! {
    /// What is wrong with a field of an event. The names are part of the interface: add, never rename.
    EventFault {
        /// The field is missing or empty.
        Required = "required",
        /// The field is not a text.
        NotAText = "not_a_text",
        /// There is no such field.
        UnknownField = "unknown_field",
        /// The event is not an object.
        NotAnObject = "not_an_object",
        /// Longer than [`MAX_ID`].
        TooLong = "too_long",
        /// Other letters than A–Z, a–z, 0–9 and `. - _ / :`, or none of the first three at the beginning.
        BadLetters = "bad_letters",
        /// None of the known names.
        UnknownName = "unknown_name",
        /// Not a date like `2026-11-21`.
        NotADate = "not_a_date",
        /// Not an instant like `2026-11-21T09:00:00+07:00`.
        NotAnInstant = "not_an_instant",
        /// Lies in the future.
        InTheFuture = "in_the_future",
        /// Before any event or after any due date that can be meant.
        ImpossibleDate = "impossible_date",
        /// There is no such agency.
        UnknownAgency = "unknown_agency",
        /// There is no such officer.
        UnknownOfficer = "unknown_officer",
        /// The officer belongs to another agency.
        OfficerElsewhere = "officer_elsewhere",
        /// This id was used for another content; a correction has an id of its own.
        IdReused = "id_reused",
        /// Another event supersedes the same one; supersede that one.
        AlreadySuperseded = "already_superseded",
        /// The event would supersede itself, at once or through others.
        SupersedesItself = "supersedes_itself",
    }
}

/// What is wrong with one event of a batch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventError {
    /// Place in the batch, from 0.
    pub index: usize,
    /// Field at fault; empty for the whole event.
    pub field: String,
    /// What is wrong.
    pub code: EventFault,
}

/// An event as it came, every field a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RawEvent {
    /// The source's own id of the event.
    pub event_id: Option<String>,
    /// Id of the event that this one corrects.
    pub supersedes: Option<String>,
    /// Code of the case file.
    pub case_code: Option<String>,
    /// Step by name.
    pub step: Option<String>,
    /// Channel by name.
    pub channel: Option<String>,
    /// Code of the procedure.
    pub procedure: Option<String>,
    /// Code of the agency.
    pub agency: Option<String>,
    /// Staff code of the officer.
    pub officer: Option<String>,
    /// Instant with offset.
    pub happened_at: Option<String>,
    /// Date on which the file is due.
    pub due_on: Option<String>,
}

impl RawEvent {
    /// The names of the fields, as they are sent.
    pub const FIELDS: [&str; 10] = [
        "event_id",
        "supersedes",
        "case_code",
        "step",
        "channel",
        "procedure",
        "agency",
        "officer",
        "happened_at",
        "due_on",
    ];

    /// The field with this name.
    pub fn field(&mut self, name: &str) -> Option<&mut Option<String>> {
        Some(match name {
            "event_id" => &mut self.event_id,
            "supersedes" => &mut self.supersedes,
            "case_code" => &mut self.case_code,
            "step" => &mut self.step,
            "channel" => &mut self.channel,
            "procedure" => &mut self.procedure,
            "agency" => &mut self.agency,
            "officer" => &mut self.officer,
            "happened_at" => &mut self.happened_at,
            "due_on" => &mut self.due_on,
            _ => return None,
        })
    }
}

/// An event that has been read; agency and officer are still names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseEvent {
    /// The source's own id of the event.
    pub event_id: String,
    /// Id of the event that this one corrects; it may come later.
    pub supersedes: Option<String>,
    /// Code of the case file.
    pub case_code: String,
    /// What was done.
    pub step: CaseStep,
    /// How the file was submitted.
    pub channel: Option<Channel>,
    /// Code of the procedure.
    pub procedure: String,
    /// Code of the agency.
    pub agency: String,
    /// Staff code of the officer.
    pub officer: Option<String>,
    /// When, UTC milliseconds.
    pub happened_at_ms: i64,
    /// Last day on which it is on time.
    pub due: Option<Day>,
}

type Fault = (&'static str, EventFault);

impl CaseEvent {
    /// Reads an event; `now_ms` is the present, UTC milliseconds.
    ///
    /// Errors: every field at fault with what is wrong with it.
    pub fn read(raw: &RawEvent, now_ms: i64) -> Result<Self, Vec<Fault>> {
        let mut reader = Reader::default();
        let step: Option<CaseStep> = reader.name("step", &raw.step, true);
        let is = |wanted| step == Some(wanted);
        let event = Self {
            event_id: reader.id("event_id", &raw.event_id, true),
            supersedes: reader.some_id("supersedes", &raw.supersedes, is(CaseStep::Cancelled)),
            case_code: reader.id("case_code", &raw.case_code, true),
            step: step.unwrap_or(CaseStep::Cancelled),
            // Without it a file would count neither as online nor as not online.
            channel: reader.name("channel", &raw.channel, is(CaseStep::Received)),
            procedure: reader.id("procedure", &raw.procedure, true),
            agency: reader.id("agency", &raw.agency, true),
            officer: reader.some_id("officer", &raw.officer, false),
            happened_at_ms: reader.instant("happened_at", &raw.happened_at, now_ms),
            // Without it nobody could say whether the file was late.
            due: reader.due("due_on", &raw.due_on, is(CaseStep::Resolved)),
        };
        if event.supersedes.as_ref() == Some(&event.event_id) {
            reader.faults.push(("supersedes", EventFault::SupersedesItself));
        }
        if reader.faults.is_empty() { Ok(event) } else { Err(reader.faults) }
    }

    /// The day in Vietnam on which it happened.
    #[must_use]
    pub const fn day(&self) -> Day {
        Day::of_instant(self.happened_at_ms)
    }

    /// The whole content as one text, by which a repetition is told from another content.
    ///
    /// Hashes of it are stored: add fields at the end only.
    #[must_use]
    pub fn content(&self) -> String {
        let parts: [&str; 10] = [
            &self.event_id,
            self.supersedes.as_deref().unwrap_or_default(),
            &self.case_code,
            self.step.name(),
            self.channel.map_or("", Channel::name),
            &self.procedure,
            &self.agency,
            self.officer.as_deref().unwrap_or_default(),
            &self.happened_at_ms.to_string(),
            &self.due.map(|due| due.0.to_string()).unwrap_or_default(),
        ];
        // No field holds a line break.
        parts.join("\n")
    }

    /// What it counts as, one case each.
    #[must_use]
    pub fn measures(&self) -> Vec<Measure> {
        match self.step {
            CaseStep::Received if self.channel == Some(Channel::Online) => {
                vec![Measure::FilesReceived, Measure::FilesOnline]
            }
            CaseStep::Received => vec![Measure::FilesReceived],
            CaseStep::Digitised => vec![Measure::FilesDigitised],
            CaseStep::Forwarded => vec![Measure::FilesForwarded],
            CaseStep::Resolved if self.due.is_some_and(|due| self.day() <= due) => {
                vec![Measure::FilesResolved, Measure::FilesOnTime]
            }
            CaseStep::Resolved => vec![Measure::FilesResolved],
            CaseStep::Returned => vec![Measure::FilesReturned],
            CaseStep::Cancelled => Vec::new(),
        }
    }
}

/// Reads fields and remembers what is wrong with them.
#[derive(Default)]
struct Reader {
    faults: Vec<Fault>,
}

impl Reader {
    fn text<'a>(
        &mut self,
        field: &'static str,
        value: &'a Option<String>,
        required: bool,
    ) -> Option<&'a str> {
        let text = value.as_deref().filter(|text| !text.is_empty());
        if text.is_none() && required {
            self.faults.push((field, EventFault::Required));
        }
        text
    }

    fn some_id(&mut self, field: &'static str, value: &Option<String>, required: bool) -> Option<String> {
        let text = self.text(field, value, required)?;
        let letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '/' | ':');
        // A list opened by a spreadsheet must not run what a source sent.
        let begins_well = text.starts_with(|c: char| c.is_ascii_alphanumeric());
        if text.len() > MAX_ID {
            self.faults.push((field, EventFault::TooLong));
        } else if !begins_well || !text.chars().all(letter) {
            self.faults.push((field, EventFault::BadLetters));
        }
        Some(text.to_owned())
    }

    fn id(&mut self, field: &'static str, value: &Option<String>, required: bool) -> String {
        self.some_id(field, value, required).unwrap_or_default()
    }

    fn name<T: std::str::FromStr>(
        &mut self,
        field: &'static str,
        value: &Option<String>,
        required: bool,
    ) -> Option<T> {
        let known = self.text(field, value, required)?.parse().ok();
        if known.is_none() {
            self.faults.push((field, EventFault::UnknownName));
        }
        known
    }

    fn instant(&mut self, field: &'static str, value: &Option<String>, now_ms: i64) -> i64 {
        let Some(text) = self.text(field, value, true) else { return 0 };
        let Ok(at) = DateTime::parse_from_rfc3339(text) else {
            self.faults.push((field, EventFault::NotAnInstant));
            return 0;
        };
        let at_ms = at.timestamp_millis();
        if at_ms > now_ms.saturating_add(CLOCK_SLACK_MS) {
            self.faults.push((field, EventFault::InTheFuture));
        } else if Day::of_instant(at_ms).year().is_none_or(|year| year < FIRST_YEAR) {
            self.faults.push((field, EventFault::ImpossibleDate));
        }
        at_ms
    }

    fn due(&mut self, field: &'static str, value: &Option<String>, required: bool) -> Option<Day> {
        let text = self.text(field, value, required)?;
        // One way of writing only: `03/08/2026` would be read differently by different programs.
        let day = Day::parse(text).filter(|_| text.len() == 10 && !text.contains('/'));
        match day {
            None => self.faults.push((field, EventFault::NotADate)),
            Some(day) if day.year().is_none_or(|year| !(FIRST_YEAR..=LAST_YEAR).contains(&year)) => {
                self.faults.push((field, EventFault::ImpossibleDate));
            }
            Some(_) => {}
        }
        day
    }
}

/// What became of a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct BatchReceipt {
    /// Events of the batch.
    pub events: usize,
    /// Events stored now.
    pub stored: usize,
    /// Events that were known already, and changed nothing.
    pub duplicates: usize,
    /// Of the stored ones, those that supersede another.
    pub corrections: usize,
    /// Of the stored ones, those that happened outside the campaign and count for nothing in it.
    pub outside_period: usize,
}

#[cfg(test)]
#[path = "case_event_tests.rs"]
mod tests;
