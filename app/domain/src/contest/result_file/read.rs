//! Reading a result file back. Strict: what was not written by the product is refused with its line.

use std::{fmt::Display, str::FromStr};

use super::{FORMAT, FORMAT_WITH_PREDICTION, FiledAttempt, FiledQuestion, ResultFile};
use crate::{
    contest::{CameTrue, rank_order},
    text::Bilingual,
};

/// A line that does not belong into a result file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {what}")]
pub struct BadResultFile {
    /// Line number, from 1.
    pub line: usize,
    /// What is expected there.
    pub what: &'static str,
}

impl FromStr for ResultFile {
    type Err = BadResultFile;

    fn from_str(text: &str) -> Result<Self, BadResultFile> {
        let mut lines = Lines { lines: text.lines(), number: 0 };
        let asks = match lines.next("the first line of a result file")? {
            FORMAT => false,
            FORMAT_WITH_PREDICTION => true,
            _ => return Err(lines.bad("the first line of a result file of this version")),
        };
        let head = lines.next("the round")?;
        let words: Vec<&str> = head.split(' ').collect();
        let ["round", round_id, "version", version, "closed", closed_at_ms] = words.as_slice() else {
            return Err(lines.bad("round, version and time of closing"));
        };
        let mut file = Self {
            round_id: lines.number(round_id)?,
            version: lines.number(version)?,
            closed_at_ms: lines.number(closed_at_ms)?,
            title: Bilingual::new(lines.after("title_vi ")?, lines.after("title_en ")?),
            commitment: None,
            seed: None,
            prediction: None,
            questions: Vec::new(),
            attempts: Vec::new(),
        };
        let order = format!("order {}", rank_order(asks));
        lines.exactly(&order, "the order of the rules as this program knows it")?;
        file.commitment = Some(lines.after("commitment ")?.to_owned()).filter(|text| text != "-");
        let seed = lines.after("seed ")?;
        file.seed = lines.unless_dash(seed)?;
        if asks {
            let prediction = lines.after("prediction ")?;
            file.prediction = Some(lines.prediction(prediction)?);
        }
        while let Some(line) = lines.try_next() {
            if let Some(question) = line.strip_prefix("question ") {
                // Questions stand before attempts, so that an answer can be judged as it is read.
                if !file.attempts.is_empty() {
                    return Err(lines.bad("an attempt"));
                }
                file.questions.push(lines.question(question)?);
            } else if let Some(attempt) = line.strip_prefix("attempt ") {
                file.attempts.push(lines.attempt(attempt, asks)?);
            } else {
                return Err(lines.bad("a question or an attempt"));
            }
        }
        Ok(file)
    }
}

struct Lines<'a> {
    lines: std::str::Lines<'a>,
    /// Number of the line that was read last.
    number: usize,
}

impl<'a> Lines<'a> {
    const fn bad(&self, what: &'static str) -> BadResultFile {
        BadResultFile { line: self.number, what }
    }

    fn try_next(&mut self) -> Option<&'a str> {
        self.number += 1;
        self.lines.next()
    }

    fn next(&mut self, what: &'static str) -> Result<&'a str, BadResultFile> {
        self.try_next().ok_or_else(|| self.bad(what))
    }

    fn exactly(&mut self, wanted: &str, what: &'static str) -> Result<(), BadResultFile> {
        if self.next(what)? == wanted { Ok(()) } else { Err(self.bad(what)) }
    }

    fn after(&mut self, name: &'static str) -> Result<&'a str, BadResultFile> {
        self.next(name)?.strip_prefix(name).ok_or_else(|| self.bad(name))
    }

    /// A number or seed in the one way in which it is written.
    fn number<T: FromStr + Display>(&self, text: &str) -> Result<T, BadResultFile> {
        let read = text.parse().ok().filter(|value: &T| value.to_string() == text);
        read.ok_or_else(|| self.bad("a number"))
    }

    fn unless_dash<T: FromStr + Display>(&self, text: &str) -> Result<Option<T>, BadResultFile> {
        if text == "-" { Ok(None) } else { self.number(text).map(Some) }
    }

    fn question(&self, text: &str) -> Result<FiledQuestion, BadResultFile> {
        let words: Vec<&str> = text.split(' ').collect();
        let (id, key, is_void) = match words.as_slice() {
            [id, key] => (id, key, false),
            [id, key, "void"] => (id, key, true),
            _ => return Err(self.bad("a question's number and right option")),
        };
        Ok(FiledQuestion { id: self.number(id)?, key: self.number(key)?, is_void })
    }

    fn prediction(&self, text: &str) -> Result<CameTrue, BadResultFile> {
        let read = text.split_once(' ').and_then(|(asked, actual)| Some((asked.parse().ok()?, actual)));
        let (asked, actual) = read.ok_or_else(|| self.bad("what was asked and what came true"))?;
        Ok(CameTrue { asked, actual: self.number(actual)? })
    }

    fn attempt(&self, text: &str, asks: bool) -> Result<FiledAttempt, BadResultFile> {
        let words: Vec<&str> = text.split(' ').collect();
        let [pseudonym, place, correct, started, ended, answers @ ..] = words.as_slice() else {
            return Err(self.bad("pseudonym, place, right answers, begin and end of an attempt"));
        };
        let (prediction, answers) = match answers.split_first() {
            Some((prediction, answers)) if asks => (self.unless_dash(prediction)?, answers),
            None if asks => return Err(self.bad("the prediction of an attempt")),
            _ => (None, answers),
        };
        let answer = |word: &&str| {
            let (question, chosen) = word.split_once(':').ok_or_else(|| self.bad("question:option"))?;
            Ok((self.number(question)?, self.unless_dash(chosen)?))
        };
        Ok(FiledAttempt {
            pseudonym: (*pseudonym).to_owned(),
            place: self.unless_dash(place)?,
            correct: self.number(correct)?,
            started_at_ms: self.number(started)?,
            ended_at_ms: self.number(ended)?,
            prediction,
            answers: answers.iter().map(answer).collect::<Result<_, _>>()?,
        })
    }
}
