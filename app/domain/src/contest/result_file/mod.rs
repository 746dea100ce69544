//! The result of a closed round as a file that anyone can recheck: keys, answers and places, no names.
//!
//! Plain lines of words, so that a spreadsheet or a few lines of any language can read it:
//!
//! ```text
//! thidua contest result 1
//! round 3 version 0 closed 1795312800000
//! title_vi Vòng 1
//! title_en Round 1
//! order correct elapsed ended lot
//! commitment 60e05bd1…
//! seed 00000000…
//! question 17 2
//! question 18 0 void
//! attempt ABCDE-FGHJK 1 1 1795226400000 1795227000000 17:2 18:-
//! attempt KJHGF-EDCBA - 0 1795226400000 1795227100000 17:1 18:0
//! ```
//!
//! A question has its number, its right option and whether it is void. An attempt has its pseudonym, place
//! (`-`: disqualified), right answers, begin and end (UTC milliseconds), and the option chosen for each
//! question (`-`: none); options count from 0. `commitment` and `seed` are `-` where no draw was prepared.
//!
//! Where the round asks for a prediction the first line says `result 2`, the order is
//! `correct prediction elapsed ended lot`, a line `prediction all_right 118` (or `participants`) after the seed
//! says what was asked and what came true, and each attempt has its prediction (`-`: none) after its end.
//!
//! Where a question has several right options or options to be put in order the first line says `result 3`, and the
//! order alone tells whether a prediction was asked. Such a question says `multiple` or `ordering` after its key, as
//! `question 19 02 multiple`; key and answers have one digit for each option: ascending, or in their order. Only what
//! is the same as the key is right.

mod check;
mod compare;
mod read;

use std::{collections::BTreeMap, fmt};

use super::{
    CameTrue, Lot, LotSeed, Picks, QuestionKind, RankKey, Ranking, Score, ScoredAnswer, entry_code::ALPHABET,
    rank_order, score,
};
use crate::text::Bilingual;

pub use check::{ResultCheck, check};
pub use compare::{ActualChange, Comparison, PlaceChange, compare};
pub use read::BadResultFile;

/// First line of a result file.
const FORMAT: &str = "thidua contest result 1";
/// First line where the round asks for a prediction.
const FORMAT_WITH_PREDICTION: &str = "thidua contest result 2";
/// First line where an answer can be more than one option.
const FORMAT_WITH_PICKS: &str = "thidua contest result 3";

/// The result of a closed round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultFile {
    /// Round id.
    pub round_id: i64,
    /// Grows with every correction of results.
    pub version: i64,
    /// When the round was closed, UTC milliseconds.
    pub closed_at_ms: i64,
    /// Name of the round.
    pub title: Bilingual,
    /// Hash of the seed as it was published before the round opened.
    pub commitment: Option<String>,
    /// Seed of the draw by lot.
    pub seed: Option<LotSeed>,
    /// What contestants were to predict and what came true; none where nothing was asked.
    pub prediction: Option<CameTrue>,
    /// The questions on the papers, by number.
    pub questions: Vec<FiledQuestion>,
    /// The ended attempts, best first, the disqualified ones last.
    pub attempts: Vec<FiledAttempt>,
}

/// A question as scored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FiledQuestion {
    /// Question id.
    pub id: i64,
    /// How it is answered.
    pub kind: QuestionKind,
    /// The right answer.
    pub key: Picks,
    /// Whether it counts for nobody.
    pub is_void: bool,
}

/// An ended attempt without a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FiledAttempt {
    /// Stands for the contestant, who alone is told it.
    pub pseudonym: String,
    /// Place, from 1; none when disqualified.
    pub place: Option<u32>,
    /// Right answers to questions that count.
    pub correct: u32,
    /// When it began, UTC milliseconds.
    pub started_at_ms: i64,
    /// When it ended, UTC milliseconds.
    pub ended_at_ms: i64,
    /// What was predicted, where the round asks.
    pub prediction: Option<u32>,
    /// Question ids on the paper, each with what was chosen, plainly written.
    pub answers: Vec<(i64, Option<Picks>)>,
}

/// A contestant's pseudonym from a keyed hash: ten letters (50 bits), without those read for another.
#[must_use]
pub fn pseudonym(hash: [u8; 32]) -> String {
    let letter = |byte: &u8| ALPHABET.get(usize::from(byte % 32)).map(|letter| char::from(*letter));
    let letters: String = hash.iter().take(10).filter_map(letter).collect();
    let (front, back) = letters.split_at(letters.len() / 2);
    format!("{front}-{back}")
}

impl ResultFile {
    /// The lot of a pseudonym; the same for all where no draw was prepared.
    #[must_use]
    pub fn lot(&self, pseudonym: &str) -> Lot {
        self.seed.map(|seed| seed.lot(pseudonym)).unwrap_or_default()
    }

    /// What an attempt with so many right answers is ranked by, when this came true.
    fn key(&self, attempt: &FiledAttempt, correct: u32, came_true: Option<CameTrue>) -> RankKey {
        let miss = came_true.map(|came_true| came_true.miss(attempt.prediction)).unwrap_or_default();
        let lot = self.lot(&attempt.pseudonym);
        RankKey::new(correct, miss, attempt.started_at_ms, attempt.ended_at_ms, lot)
    }

    /// What the answers of each attempt are worth by the keys, by pseudonym.
    fn scores(&self) -> BTreeMap<&str, Score> {
        let questions: BTreeMap<i64, _> =
            self.questions.iter().map(|question| (question.id, question)).collect();
        let of = |attempt: &FiledAttempt| {
            let answers = attempt.answers.iter().filter_map(|(question, chosen)| {
                let question = questions.get(question)?;
                Some(ScoredAnswer { chosen: *chosen, key: question.key, is_void: question.is_void })
            });
            score(answers)
        };
        self.attempts.iter().map(|attempt| (attempt.pseudonym.as_str(), of(attempt))).collect()
    }

    /// What came true of the prediction, counted from the attempts that have a place.
    fn came_true(&self) -> Option<CameTrue> {
        let asked = self.prediction?.asked;
        let scores = self.scores();
        let ranked = self.attempts.iter().filter(|attempt| attempt.place.is_some());
        let is_perfect = ranked
            .map(|attempt| scores.get(attempt.pseudonym.as_str()).is_some_and(|score| score.is_perfect()));
        Some(CameTrue::count(asked, is_perfect))
    }

    /// Counts what came true, gives every attempt that counts its place and puts all in order; a place of
    /// `None` stays one.
    #[must_use]
    pub fn ranked(mut self) -> Self {
        self.prediction = self.came_true();
        let came_true = self.prediction;
        let attempts = std::mem::take(&mut self.attempts);
        let mut keyed: Vec<(RankKey, FiledAttempt)> = attempts
            .into_iter()
            .map(|attempt| (self.key(&attempt, attempt.correct, came_true), attempt))
            .collect();
        let counted = keyed.iter().filter(|(_, attempt)| attempt.place.is_some());
        let ranking = Ranking::of(counted.map(|(key, _)| *key).collect());
        for (key, attempt) in &mut keyed {
            let place = u32::try_from(ranking.place(*key)).unwrap_or(u32::MAX);
            attempt.place = attempt.place.map(|_| place);
        }
        keyed.sort_by(|(a_key, a), (b_key, b)| {
            let order = |attempt: &FiledAttempt, key: &RankKey| (attempt.place.is_none(), *key);
            (order(a, a_key), &a.pseudonym).cmp(&(order(b, b_key), &b.pseudonym))
        });
        self.attempts = keyed.into_iter().map(|(_, attempt)| attempt).collect();
        self
    }
}

impl fmt::Display for ResultFile {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let asks = self.prediction.is_some();
        let has_picks = self.questions.iter().any(|question| question.kind != QuestionKind::Single);
        let format = match (has_picks, asks) {
            (true, _) => FORMAT_WITH_PICKS,
            (false, true) => FORMAT_WITH_PREDICTION,
            (false, false) => FORMAT,
        };
        writeln!(out, "{format}")?;
        writeln!(out, "round {} version {} closed {}", self.round_id, self.version, self.closed_at_ms)?;
        writeln!(out, "title_vi {}", one_line(&self.title.vi))?;
        writeln!(out, "title_en {}", one_line(&self.title.en))?;
        writeln!(out, "order {}", rank_order(asks))?;
        writeln!(out, "commitment {}", self.commitment.as_deref().unwrap_or("-"))?;
        writeln!(out, "seed {}", or_dash(self.seed))?;
        if let Some(CameTrue { asked, actual }) = self.prediction {
            writeln!(out, "prediction {} {actual}", asked.name())?;
        }
        for question in &self.questions {
            write!(out, "question {} {}", question.id, question.key)?;
            if question.kind != QuestionKind::Single {
                write!(out, " {}", question.kind.name())?;
            }
            writeln!(out, "{}", if question.is_void { " void" } else { "" })?;
        }
        for attempt in &self.attempts {
            let (place, correct) = (or_dash(attempt.place), attempt.correct);
            let (started, ended) = (attempt.started_at_ms, attempt.ended_at_ms);
            write!(out, "attempt {} {place} {correct} {started} {ended}", attempt.pseudonym)?;
            if asks {
                write!(out, " {}", or_dash(attempt.prediction))?;
            }
            for (question, chosen) in &attempt.answers {
                write!(out, " {question}:{}", or_dash(*chosen))?;
            }
            writeln!(out)?;
        }
        Ok(())
    }
}

fn or_dash(value: Option<impl fmt::Display>) -> String {
    value.map_or_else(|| "-".to_owned(), |value| value.to_string())
}

/// Words with single spaces, as one line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
