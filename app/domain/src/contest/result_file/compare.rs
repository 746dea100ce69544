//! What a correction changed: the ranking before beside the one after.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::ResultFile;
use crate::contest::Prediction;

/// Contestants whose change of place is listed: those among the first so many before or after.
const LISTED_PLACES: u32 = 20;

/// How two versions of a round's result differ.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Comparison {
    /// Ranked attempts before.
    pub before: u32,
    /// Ranked attempts after.
    pub after: u32,
    /// Attempts with a better place than before.
    pub better: u32,
    /// Attempts with a worse place than before.
    pub worse: u32,
    /// What came true of the prediction, where that changed.
    pub actual: Option<ActualChange>,
    /// The front of the ranking, where somebody's place changed, by the place after.
    pub front: Vec<PlaceChange>,
}

/// What came true of the prediction, before and after a correction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActualChange {
    /// What was asked.
    pub asked: Prediction,
    /// The number before.
    pub before: u32,
    /// The number after.
    pub after: u32,
}

/// Another place than before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceChange {
    /// Stands for the contestant.
    pub pseudonym: String,
    /// Place before; none when not ranked.
    pub before: Option<u32>,
    /// Place after; none when not ranked any more.
    pub after: Option<u32>,
}

/// Compares two versions of one round's result.
#[must_use]
pub fn compare(before: &ResultFile, after: &ResultFile) -> Comparison {
    let (old, new) = (places(before), places(after));
    let mut comparison = Comparison { before: count(&old), after: count(&new), ..Comparison::default() };
    comparison.actual = before.prediction.zip(after.prediction).and_then(|(before, after)| {
        let change = ActualChange { asked: after.asked, before: before.actual, after: after.actual };
        (change.before != change.after).then_some(change)
    });
    let pseudonyms = old.keys().chain(new.keys().filter(|pseudonym| !old.contains_key(*pseudonym)));
    for pseudonym in pseudonyms {
        let (before, after) = (old.get(pseudonym).copied(), new.get(pseudonym).copied());
        if before == after {
            continue;
        }
        if let (Some(before), Some(after)) = (before, after) {
            comparison.better += u32::from(after < before);
            comparison.worse += u32::from(after > before);
        }
        if [before, after].into_iter().flatten().any(|place| place <= LISTED_PLACES) {
            let pseudonym = (*pseudonym).to_owned();
            comparison.front.push(PlaceChange { pseudonym, before, after });
        }
    }
    comparison.front.sort_by_key(|change| (change.after.unwrap_or(u32::MAX), change.before));
    comparison
}

fn places(file: &ResultFile) -> BTreeMap<&str, u32> {
    let ranked = file.attempts.iter();
    ranked.filter_map(|attempt| Some((attempt.pseudonym.as_str(), attempt.place?))).collect()
}

fn count(places: &BTreeMap<&str, u32>) -> u32 {
    u32::try_from(places.len()).unwrap_or(u32::MAX)
}
