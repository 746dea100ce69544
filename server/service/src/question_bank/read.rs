//! From the bytes of a file to questions: which kind of file it is, and what each says.

use domain::contest::{
    BankRefused, MAX_QUESTION_FILE_BYTES, MAX_QUESTIONS, RawQuestion, read_aiken, read_gift,
};

use super::{moodle, sheet};
use crate::files::{self, BadFile, workbook};

impl From<BadFile> for BankRefused {
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

/// Reads a file of questions of any known kind. Errors: see [`BankRefused`]; faults stand at their questions.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<RawQuestion>, BankRefused> {
    files::check(bytes, MAX_QUESTION_FILE_BYTES)?;
    let questions = if files::is_archive(bytes) {
        sheet::questions(&workbook::lines(bytes, MAX_QUESTIONS)?)?
    } else {
        of_text(&files::utf8(bytes)?)?
    };
    Ok(files::counted(questions, MAX_QUESTIONS)?)
}

fn of_text(text: &str) -> Result<Vec<RawQuestion>, BankRefused> {
    let begin = text.trim_start();
    if begin.starts_with("<?xml") || begin.starts_with("<quiz") {
        moodle::questions(text)
    } else if text.lines().any(|line| line.starts_with("ANSWER:")) {
        Ok(read_aiken(text))
    } else if text.contains('{') {
        Ok(read_gift(text))
    } else {
        Err(BankRefused::Unreadable)
    }
}
