//! Saving answers.

use std::collections::BTreeMap;

use domain::contest::Picks;

use crate::{
    StoreError, Tx,
    core::{
        fetch_optional, fetch_rows,
        rows::{padded, values},
    },
};

/// An answer to be saved, from the contestant whose attempt is open.
#[derive(Debug, Clone, Copy)]
pub struct Save {
    /// Who answers.
    pub contestant_id: i64,
    /// In which attempt; none: in the one that is open.
    pub attempt_id: Option<i64>,
    /// What they answer.
    pub answer: Answer,
    /// When it was given by the device's clock, set right by the server's, UTC milliseconds.
    pub answered_at_ms: Option<i64>,
    /// The server's clock, UTC milliseconds.
    pub now_ms: i64,
}

/// An answer as a page sends it.
#[derive(Debug, Clone, Copy)]
pub struct Answer {
    /// Place of the question on the paper, from 0.
    pub place: u32,
    /// What is chosen, by places among the options shown; nothing takes back what was.
    pub shown: Picks,
    /// Grows with every change of the answer; 0 takes the next free number.
    pub sequence: i64,
}

/// What a save has stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Saved {
    /// Sequence number of the answer.
    pub sequence: i64,
    /// Whether it arrived after the deadline, within the grace.
    pub is_late: bool,
}

/// A saved answer, for explaining why a save changed nothing.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct SavedRow {
    /// The attempt.
    pub attempt_id: i64,
    /// State of the attempt by name.
    pub state: String,
    /// When the attempt began, UTC milliseconds.
    pub started_at: i64,
    /// The attempt's deadline, UTC milliseconds.
    pub deadline_at: i64,
    /// When the server ends the attempt, UTC milliseconds.
    pub closes_at: i64,
    /// Order in which the options are shown, one digit each.
    pub option_order: String,
    /// The saved answer: places among the shown options, one digit each.
    pub picked: Option<String>,
    /// Its sequence number.
    pub sequence: i64,
    /// When it was saved, UTC milliseconds.
    pub saved_at: Option<i64>,
    /// 1 when it arrived after the deadline, within the grace.
    pub is_late: i64,
}

/// Saves answers in as few statements as there are answers to one question; outcomes in their order.
///
/// `None`, and nothing is changed, unless the contestant's attempt is open, the answer is in time (before
/// the deadline, or given before it and arrived within the grace), the place and options are on the
/// paper, and the sequence number is newer than the stored one.
pub async fn save_answers(tx: &mut Tx, saves: &[Save]) -> Result<Vec<Option<Saved>>, StoreError> {
    let mut outcomes = vec![None; saves.len()];
    let mut left: Vec<usize> = (0..saves.len()).collect();
    while !left.is_empty() {
        // One statement changes a row once: a second answer to the same question waits for the next one.
        let mut together: BTreeMap<(i64, i64), usize> = BTreeMap::new();
        left.retain(|index| match saves.get(*index) {
            Some(save) => {
                let key = (save.contestant_id, i64::from(save.answer.place));
                *together.entry(key).or_insert(*index) != *index
            }
            None => false,
        });
        let given: Vec<&Save> = together.values().filter_map(|index| saves.get(*index)).collect();
        for (contestant_id, place, sequence, is_late) in save_once(tx, &given).await? {
            let outcome = together.get(&(contestant_id, place)).and_then(|index| outcomes.get_mut(*index));
            if let Some(outcome) = outcome {
                *outcome = Some(Saved { sequence, is_late: is_late != 0 });
            }
        }
    }
    Ok(outcomes)
}

/// Answers contestant, place, sequence number and lateness of what was saved.
async fn save_once(tx: &mut Tx, saves: &[&Save]) -> Result<Vec<(i64, i64, i64, i64)>, StoreError> {
    let rows = padded(saves.len());
    let sql = format!(
        "WITH given (contestant_id, named_attempt, given_place, shown, highest, new_sequence, answered_at, now_ms)
             AS ({})
         UPDATE attempt_item
         SET picked = given.shown,
             sequence = CASE WHEN given.new_sequence = 0 THEN sequence + 1 ELSE given.new_sequence END,
             saved_at = given.now_ms,
             is_late = CASE WHEN attempt.deadline_at > given.now_ms THEN 0 ELSE 1 END
         FROM given, attempt
         WHERE attempt.contestant_id = given.contestant_id AND attempt.state = 'open'
           AND attempt.id = COALESCE(given.named_attempt, attempt.id)
           AND (attempt.deadline_at > given.now_ms
                OR (given.answered_at >= attempt.started_at AND given.answered_at < attempt.deadline_at
                    AND attempt.closes_at > given.now_ms))
           AND attempt_item.attempt_id = attempt.id AND attempt_item.place = given.given_place
           AND given.highest < length(option_order)
           AND (given.new_sequence = 0 OR sequence < given.new_sequence)
         RETURNING (SELECT a.contestant_id FROM attempt a WHERE a.id = attempt_item.attempt_id),
                   attempt_item.place, attempt_item.sequence, attempt_item.is_late",
        values(rows, 8)
    );
    fetch_rows!(tx, (i64, i64, i64, i64), sql, |query| {
        for place in 0..rows {
            let row = saves.get(place);
            query = query
                .bind(row.map(|row| row.contestant_id))
                .bind(row.and_then(|row| row.attempt_id))
                .bind(row.map(|row| i64::from(row.answer.place)))
                .bind(row.map(|row| row.answer.shown.to_string()))
                .bind(row.map(|row| row.answer.shown.highest().map_or(-1, i64::from)))
                .bind(row.map(|row| row.answer.sequence))
                .bind(row.and_then(|row| row.answered_at_ms))
                .bind(row.map(|row| row.now_ms));
        }
    })
}

/// What is saved for one place of the contestant's newest attempt.
pub async fn saved_item(tx: &mut Tx, contestant_id: i64, place: u32) -> Result<Option<SavedRow>, StoreError> {
    fetch_optional!(
        tx,
        SavedRow,
        "SELECT a.id AS attempt_id, a.state, a.started_at, a.deadline_at, a.closes_at, i.option_order, i.picked, i.sequence,
                i.saved_at, i.is_late
         FROM attempt a JOIN attempt_item i ON i.attempt_id = a.id
         WHERE a.contestant_id = $1 AND i.place = $2 ORDER BY a.started_at DESC, a.id DESC LIMIT 1",
        contestant_id,
        i64::from(place),
    )
}
