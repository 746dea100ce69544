//! Reading a result file back. Strict: what was not written by the product is refused with its line.

use std::{collections::BTreeMap, fmt::Display, str::FromStr};

use super::{
    FORMAT, FORMAT_WITH_PICKS, FORMAT_WITH_PREDICTION, FiledAttempt, FiledQuestion, Picks, QuestionKind,
    ResultFile,
};
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
        // Whether it asks for a prediction; in the newest version the order of the rules tells.
        let asks = match lines.next("the first line of a result file")? {
            FORMAT => Some(false),
            FORMAT_WITH_PREDICTION => Some(true),
            FORMAT_WITH_PICKS => None,
            _ => return Err(lines.bad("the first line of a result file of this version")),
        };
        let has_picks = asks.is_none();
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
        let order = lines.after("order ")?;
        let asks = asks.unwrap_or(order == rank_order(true));
        if order != rank_order(asks) {
            return Err(lines.bad("the order of the rules as this program knows it"));
        }
        file.commitment = Some(lines.after("commitment ")?.to_owned()).filter(|text| text != "-");
        let seed = lines.after("seed ")?;
        file.seed = lines.unless_dash(seed)?;
        if asks {
            let prediction = lines.after("prediction ")?;
            file.prediction = Some(lines.prediction(prediction)?);
        }
        let mut known = BTreeMap::new();
        while let Some(line) = lines.try_next() {
            if let Some(question) = line.strip_prefix("question ") {
                // Questions stand before attempts, so that an answer can be judged as it is read.
                if !file.attempts.is_empty() {
                    return Err(lines.bad("an attempt"));
                }
                let question = lines.question(question, has_picks)?;
                known.insert(question.id, question);
                file.questions.push(question);
            } else if let Some(attempt) = line.strip_prefix("attempt ") {
                let attempt = lines.attempt(attempt, asks)?;
                lines.answered(&known, &attempt)?;
                file.attempts.push(attempt);
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

    fn question(&self, text: &str, has_picks: bool) -> Result<FiledQuestion, BadResultFile> {
        let bad = || self.bad("a question's number and right option");
        let mut words: Vec<&str> = text.split(' ').collect();
        let is_void = words.len() > 2 && words.pop_if(|word| *word == "void").is_some();
        let (id, key, kind) = match words.as_slice() {
            [id, key] => (id, key, QuestionKind::Single),
            [id, key, kind] if has_picks => (id, key, kind.parse().map_err(|_| bad())?),
            _ => return Err(bad()),
        };
        let (id, key): (_, Picks) = (self.number(id)?, self.number(key)?);
        // How many options there are is not said: a set may leave out more than the highest of its own.
        let options = if kind == QuestionKind::Ordering { key.len() } else { usize::MAX };
        if kind.takes_key(key, options) { Ok(FiledQuestion { id, kind, key, is_void }) } else { Err(bad()) }
    }

    /// Whether every answer is one that its question can have, and plainly written.
    fn answered(
        &self,
        known: &BTreeMap<i64, FiledQuestion>,
        attempt: &FiledAttempt,
    ) -> Result<(), BadResultFile> {
        for (id, chosen) in &attempt.answers {
            if let (Some(FiledQuestion { kind, key, .. }), Some(chosen)) = (known.get(id), chosen) {
                let options = if *kind == QuestionKind::Ordering { key.len() } else { usize::MAX };
                if !kind.takes(*chosen, options) || kind.plain(*chosen) != *chosen {
                    return Err(self.bad("an answer that the question can have"));
                }
            }
        }
        Ok(())
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
