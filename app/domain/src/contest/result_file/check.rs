//! What a result file must show of itself.

use std::collections::{BTreeMap, BTreeSet};

use super::{FiledAttempt, ResultFile};
use crate::{
    contest::{RankKey, Ranking, ScoredAnswer, score},
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
    let counted = counted(file);
    let wrong =
        file.attempts.iter().find(|attempt| counted.get(&attempt.pseudonym) != Some(&attempt.correct));
    match wrong {
        Some(attempt) => {
            let correct = counted.get(&attempt.pseudonym).copied().unwrap_or_default();
            Err(format!("{}: {correct} right answers, the file says {}", attempt.pseudonym, attempt.correct))
        }
        None => Ok(()),
    }
}

/// Right answers by pseudonym, counted anew.
fn counted(file: &ResultFile) -> BTreeMap<&String, u32> {
    let questions: BTreeMap<i64, _> = file.questions.iter().map(|question| (question.id, question)).collect();
    let of = |attempt: &FiledAttempt| {
        let answers = attempt.answers.iter().filter_map(|(question, chosen)| {
            let question = questions.get(question)?;
            Some(ScoredAnswer { chosen: *chosen, key: question.key, is_void: question.is_void })
        });
        score(answers).correct
    };
    file.attempts.iter().map(|attempt| (&attempt.pseudonym, of(attempt))).collect()
}

fn places(file: &ResultFile) -> Result<(), String> {
    let counted = counted(file);
    let key = |attempt: &FiledAttempt| -> RankKey {
        file.key(attempt, counted.get(&attempt.pseudonym).copied().unwrap_or_default())
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
