//! Notes that explain a dip: what happened on which days.
//!
//! A note is never changed. Who was wrong withdraws it, which stays on record, and writes another.

use serde::{Deserialize, Serialize};

use super::Period;
use crate::{
    Bilingual, FieldError,
    code::{Code, Coded},
    time::Day,
};

/// Longest note, in letters.
pub const MAX_FIGURE_NOTE: usize = 200;

/// A note as everybody sees it beside the figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureNote {
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
    /// Code and name of the agency whose figures it explains; none for all of them.
    pub agency: Option<(String, Bilingual)>,
    /// What happened.
    pub text: String,
}

impl FigureNote {
    /// Whether it explains figures of this agency.
    #[must_use]
    pub fn concerns(&self, agency: &str) -> bool {
        self.agency.as_ref().is_none_or(|(code, _)| code == agency)
    }

    /// Whether it falls into the seven days that end on `today`: those of which the week's change speaks.
    #[must_use]
    pub fn is_recent(&self, today: Day) -> bool {
        self.from <= today && self.to.0 > today.0.saturating_sub(7)
    }
}

/// A note with who wrote it and who withdrew it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteRecord {
    /// Number.
    pub id: i64,
    /// What everybody sees of it.
    pub note: FigureNote,
    /// Who wrote it, and when (UTC milliseconds).
    pub written: (String, i64),
    /// Who withdrew it, and when.
    pub withdrawn: Option<(String, i64)>,
    /// Whether the reader may withdraw it.
    pub may_withdraw: bool,
}

/// The page on which notes are written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotesPage {
    /// Code and name of the agencies for which the reader may write.
    pub agencies: Vec<(String, Bilingual)>,
    /// Whether the reader may write for all agencies together.
    pub for_all: bool,
    /// First and last day of the campaign.
    pub days: (Day, Day),
    /// The notes, newest days first.
    pub notes: Vec<NoteRecord>,
}

/// Why a note is not taken; nothing was stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoteRefused {
    /// A day is written wrongly; names the field.
    #[error("{0} is no day")]
    NotADate(&'static str),
    /// The days lie outside the campaign, or the last comes before the first.
    #[error("the days are not in the campaign, or in the wrong order")]
    Days,
    /// No text.
    #[error("the note says nothing")]
    NoText,
    /// Longer than [`MAX_FIGURE_NOTE`].
    #[error("the note is too long")]
    LongText,
    /// It was withdrawn already.
    #[error("withdrawn already")]
    Withdrawn,
}

impl Coded for NoteRefused {
    fn code(&self) -> Code {
        match self {
            Self::NotADate(_) => Code::NotADate,
            Self::Days => Code::DayOutside,
            Self::NoText => Code::Required,
            Self::LongText => Code::TooLong,
            Self::Withdrawn => Code::WrongState,
        }
    }

    fn fields(&self) -> Vec<FieldError> {
        let field = match self {
            Self::NotADate(field) => field,
            Self::Days => "to",
            Self::NoText | Self::LongText => "text",
            Self::Withdrawn => return Vec::new(),
        };
        vec![FieldError::new(field, self.code())]
    }
}

/// Days and text of a note. A holiday that is still to come may be noted.
pub fn check_note(from: Day, to: Day, text: &str, period: Period) -> Result<String, NoteRefused> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if from > to || from < period.starts || to > period.ends {
        return Err(NoteRefused::Days);
    }
    match text.chars().count() {
        0 => Err(NoteRefused::NoText),
        letters if letters > MAX_FIGURE_NOTE => Err(NoteRefused::LongText),
        _ => Ok(text),
    }
}

#[cfg(test)]
mod tests {
    use super::{FigureNote, MAX_FIGURE_NOTE, NoteRefused, check_note};
    use crate::{Bilingual, progress::Period, time::Day};

    const PERIOD: Period = Period { starts: Day(100), ends: Day(200), today: Day(150) };

    #[test]
    fn a_note_has_days_of_the_campaign_and_says_something() {
        let of = |from, to, text: &str| check_note(Day(from), Day(to), text, PERIOD);
        assert_eq!(of(100, 200, " Nghỉ \n lễ "), Ok("Nghỉ lễ".to_owned()));
        assert_eq!(of(180, 180, "Nghỉ lễ"), Ok("Nghỉ lễ".to_owned()));
        for (from, to) in [(99, 120), (120, 201), (121, 120)] {
            assert_eq!(of(from, to, "Nghỉ lễ"), Err(NoteRefused::Days));
        }
        assert_eq!(of(120, 121, " \t"), Err(NoteRefused::NoText));
        assert_eq!(of(120, 121, &"ế".repeat(MAX_FIGURE_NOTE + 1)), Err(NoteRefused::LongText));
    }

    #[test]
    fn a_note_concerns_its_agency_or_all_and_is_recent_for_a_week() {
        let note = |agency: Option<&str>, from, to| FigureNote {
            from: Day(from),
            to: Day(to),
            agency: agency.map(|code| (code.to_owned(), Bilingual::default())),
            text: "Mất điện".to_owned(),
        };
        assert!(note(None, 1, 2).concerns("so-a") && note(Some("so-a"), 1, 2).concerns("so-a"));
        assert!(!note(Some("so-b"), 1, 2).concerns("so-a"));
        assert!(note(None, 143, 144).is_recent(Day(150)) && note(None, 150, 160).is_recent(Day(150)));
        assert!(!note(None, 140, 143).is_recent(Day(150)) && !note(None, 151, 152).is_recent(Day(150)));
    }
}
