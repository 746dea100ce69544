//! What a result file must show of itself.

use std::collections::BTreeSet;

use super::{FiledAttempt, ResultFile};
use crate::{
    contest::{CameTrue, RankKey, Ranking},
    named_enum,
};

named_enum! {
    /// One of the checks, in their order.
    ResultCheck {
        /// The published seed is the one that was bound before the round opened.
        Seed = "seed",
        /// No question and no contestant stands in the file twice.
        Once = "once",
        /// Every paper has known questions, each once, and ends after it began.
        Papers = "papers",
        /// The right answers counted anew from answers and keys are those in the file.
        Scores = "scores",
        /// What came true of the prediction, counted anew, is what the file says.
        Prediction = "prediction",
        /// The places computed anew are those in the file.
        Places = "places",
    }
}

/// Makes every check; what a check found, where it did not pass.
///
/// `commitment` is the hash that the reader noted before the round; without one the file's own is taken.
#[must_use]
pub fn check(file: &ResultFile, commitment: Option<&str>) -> Vec<(ResultCheck, Result<(), String>)> {
    let outcome = |check: &ResultCheck| match check {
        ResultCheck::Seed => seed(file, commitment),
        ResultCheck::Once => once(file),
        ResultCheck::Papers => papers(file),
        ResultCheck::Scores => scores(file),
        ResultCheck::Prediction => prediction(file),
        ResultCheck::Places => places(file),
    };
    ResultCheck::ALL.iter().map(|check| (*check, outcome(check))).collect()
}

fn seed(file: &ResultFile, noted: Option<&str>) -> Result<(), String> {
    let filed = file.commitment.as_deref();
    if let (Some(noted), true) = (noted, noted != filed) {
        return Err(format!("the file says {}, noted was {noted}", filed.unwrap_or("nothing")));
    }
    match (file.seed, filed) {
        (Some(seed), Some(filed)) if seed.commitment() == filed => Ok(()),
        (None, None) => Ok(()),
        (Some(seed), _) => Err(format!("the hash of the seed is {}", seed.commitment())),
        (None, Some(_)) => Err("the seed is missing".to_owned()),
    }
}

fn once(file: &ResultFile) -> Result<(), String> {
    let mut questions = BTreeSet::new();
    if let Some(twice) = file.questions.iter().find(|question| !questions.insert(question.id)) {
        return Err(format!("question {} twice", twice.id));
    }
    let mut pseudonyms = BTreeSet::new();
    match file.attempts.iter().find(|attempt| !pseudonyms.insert(&attempt.pseudonym)) {
        Some(twice) => Err(format!("{} twice", twice.pseudonym)),
        None => Ok(()),
    }
}

fn papers(file: &ResultFile) -> Result<(), String> {
    let known: BTreeSet<i64> = file.questions.iter().map(|question| question.id).collect();
    for attempt in &file.attempts {
        let mut seen = BTreeSet::new();
        for (question, _) in &attempt.answers {
            if !known.contains(question) || !seen.insert(question) {
                return Err(format!("{}: question {question}", attempt.pseudonym));
            }
        }
        if attempt.ended_at_ms < attempt.started_at_ms || attempt.ended_at_ms > file.closed_at_ms {
            return Err(format!("{}: begin and end", attempt.pseudonym));
        }
    }
    Ok(())
}

fn scores(file: &ResultFile) -> Result<(), String> {
    let counted = file.scores();
    let correct = |attempt: &FiledAttempt| {
        counted.get(attempt.pseudonym.as_str()).map(|score| score.correct).unwrap_or_default()
    };
    match file.attempts.iter().find(|attempt| correct(attempt) != attempt.correct) {
        Some(attempt) => {
            let correct = correct(attempt);
            Err(format!("{}: {correct} right answers, the file says {}", attempt.pseudonym, attempt.correct))
        }
        None => Ok(()),
    }
}

fn prediction(file: &ResultFile) -> Result<(), String> {
    let counted = file.came_true();
    if file.prediction == counted {
        return Ok(());
    }
    let actual =
        |came_true: Option<CameTrue>| came_true.map(|came_true| came_true.actual).unwrap_or_default();
    Err(format!("{} came true, the file says {}", actual(counted), actual(file.prediction)))
}

fn places(file: &ResultFile) -> Result<(), String> {
    let (counted, came_true) = (file.scores(), file.came_true());
    let key = |attempt: &FiledAttempt| -> RankKey {
        let score = counted.get(attempt.pseudonym.as_str()).copied().unwrap_or_default();
        file.key(attempt, score.correct, came_true)
    };
    let ranked = file.attempts.iter().filter(|attempt| attempt.place.is_some());
    let ranking = Ranking::of(ranked.clone().map(key).collect());
    for attempt in ranked {
        let place = u32::try_from(ranking.place(key(attempt))).unwrap_or(u32::MAX);
        if attempt.place != Some(place) {
            let filed = attempt.place.unwrap_or_default();
            return Err(format!("{}: place {place}, the file says {filed}", attempt.pseudonym));
        }
    }
    Ok(())
}
