//! Papers and the answers on them.

use crate::{
    StoreError, Tx,
    core::{execute, fetch_all, fetch_optional},
};

/// One question's line on a paper; options are in the question's own numbering.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ItemRow {
    /// Place on the paper, from 0.
    pub place: i64,
    /// Order in which the options are shown, one digit each.
    pub option_order: String,
    /// The saved answer.
    pub chosen: Option<i64>,
    /// Sequence number of the saved answer; 0 when none.
    pub sequence: i64,
    /// When it was saved, UTC milliseconds.
    pub saved_at: Option<i64>,
    /// Place of the right option.
    pub key_option: i64,
}

/// An answer to be saved, from the contestant whose attempt is open.
#[derive(Debug, Clone, Copy)]
pub struct Save {
    /// Who answers.
    pub contestant_id: i64,
    /// What they answer.
    pub answer: Answer,
    /// The server's clock, UTC milliseconds.
    pub now_ms: i64,
}

/// An answer as a page sends it.
#[derive(Debug, Clone, Copy)]
pub struct Answer {
    /// Place of the question on the paper, from 0.
    pub place: u32,
    /// Place of the chosen option among those shown, from 0.
    pub shown: u8,
    /// Grows with every change of the answer; 0 takes the next free number.
    pub sequence: i64,
}

/// A saved answer.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct SavedRow {
    /// State of the attempt by name.
    pub state: String,
    /// The attempt's deadline, UTC milliseconds.
    pub deadline_at: i64,
    /// Order in which the options are shown, one digit each.
    pub option_order: String,
    /// The saved answer in the question's own numbering.
    pub chosen: Option<i64>,
    /// Its sequence number.
    pub sequence: i64,
    /// When it was saved, UTC milliseconds.
    pub saved_at: Option<i64>,
}

/// Puts a question on a paper.
pub async fn insert_item(
    tx: &mut Tx,
    attempt_id: i64,
    place: i64,
    question_id: i64,
    option_order: &str,
) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO attempt_item (attempt_id, place, question_id, option_order, sequence)
         VALUES ($1, $2, $3, $4, 0)",
        attempt_id,
        place,
        question_id,
        option_order,
    )?;
    Ok(())
}

/// The lines of a paper by place.
pub async fn items(tx: &mut Tx, attempt_id: i64) -> Result<Vec<ItemRow>, StoreError> {
    fetch_all!(
        tx,
        ItemRow,
        "SELECT i.place, i.option_order, i.chosen, i.sequence, i.saved_at, q.key_option
         FROM attempt_item i JOIN question q ON q.id = i.question_id
         WHERE i.attempt_id = $1 ORDER BY i.place",
        attempt_id,
    )
}

/// Saves an answer in one statement and answers its sequence number.
///
/// `None`, and nothing is changed, unless the contestant's attempt is open and before its deadline, the
/// place and option are on the paper, and the sequence number is newer than the stored one.
pub async fn save_answer(tx: &mut Tx, save: &Save) -> Result<Option<i64>, StoreError> {
    // The digit at the shown place is the option's own number.
    let saved = fetch_optional!(
        tx,
        (i64,),
        "UPDATE attempt_item
         SET chosen = CAST(substr(option_order, CAST($3 AS INTEGER) + 1, 1) AS BIGINT),
             sequence = CASE WHEN $4 = 0 THEN sequence + 1 ELSE $4 END,
             saved_at = $5
         WHERE attempt_id = (SELECT id FROM attempt
                             WHERE contestant_id = $1 AND state = 'open' AND deadline_at > $5)
           AND place = $2
           AND $3 < length(option_order)
           AND ($4 = 0 OR sequence < $4)
         RETURNING sequence",
        save.contestant_id,
        i64::from(save.answer.place),
        i64::from(save.answer.shown),
        save.answer.sequence,
        save.now_ms,
    )?;
    Ok(saved.map(|(sequence,)| sequence))
}

/// What is saved for one place of the contestant's newest attempt.
pub async fn saved_item(tx: &mut Tx, contestant_id: i64, place: u32) -> Result<Option<SavedRow>, StoreError> {
    fetch_optional!(
        tx,
        SavedRow,
        "SELECT a.state, a.deadline_at, i.option_order, i.chosen, i.sequence, i.saved_at
         FROM attempt a JOIN attempt_item i ON i.attempt_id = a.id
         WHERE a.contestant_id = $1 AND i.place = $2 ORDER BY a.started_at DESC, a.id DESC LIMIT 1",
        contestant_id,
        i64::from(place),
    )
}
