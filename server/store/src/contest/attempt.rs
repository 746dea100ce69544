//! Attempts: started once per contestant and round, ended once.

use crate::{
    StoreError, Tx,
    core::{
        execute, execute_rows, fetch_all, fetch_optional, fetch_rows,
        rows::{filled, list, list_from, padded, values},
    },
};

/// An attempt as stored; `state` is one of the names in the domain crate.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct AttemptRow {
    /// Attempt id.
    pub id: i64,
    /// The round it belongs to.
    pub round_id: i64,
    /// Whose it is.
    pub contestant_id: i64,
    /// State by name.
    pub state: String,
    /// When it began, UTC milliseconds.
    pub started_at: i64,
    /// No answer given from this instant on counts, UTC milliseconds.
    pub deadline_at: i64,
    /// When the server ends it: the deadline and the grace after it, UTC milliseconds.
    pub closes_at: i64,
    /// By how much outages have moved the deadline, milliseconds.
    pub extended_ms: i64,
    /// When it ended, UTC milliseconds.
    pub ended_at: Option<i64>,
    /// Right answers, once it has ended.
    pub correct_count: Option<i64>,
    /// 1 when every question that counts was answered right.
    pub is_perfect: i64,
    /// When it was taken out of the ranking, UTC milliseconds.
    pub disqualified_at: Option<i64>,
    /// What was predicted, where the round asks.
    pub prediction: Option<i64>,
    /// Which of the contestant's attempts in the round it is, from 1.
    pub number: i64,
    /// 1: stands for the contestant in the round, once it has ended.
    pub counts: i64,
}

/// An attempt to be begun; times are UTC milliseconds.
#[derive(Debug, Clone, Copy)]
pub struct NewAttempt {
    /// The round.
    pub round_id: i64,
    /// Whose it is.
    pub contestant_id: i64,
    /// Which of the contestant's attempts in the round it is, from 1. Later ones do not count as yet.
    pub number: i64,
    /// When it begins.
    pub started_at_ms: i64,
    /// No answer given from this instant on counts.
    pub deadline_at_ms: i64,
    /// When the server ends it.
    pub closes_at_ms: i64,
}

/// How an attempt ended; times are UTC milliseconds.
#[derive(Debug, Clone, Copy)]
pub struct Ending {
    /// Attempt id.
    pub id: i64,
    /// Its final state by name.
    pub state: &'static str,
    /// When it ended.
    pub ended_at_ms: i64,
    /// Right answers.
    pub correct: i64,
    /// Whether every question that counts was answered right.
    pub is_perfect: bool,
}

/// Begins attempts in one statement and answers contestant and attempt ids.
///
/// Errors: a constraint when a contestant has this attempt in the round, or an open one anywhere.
pub async fn insert_attempts(tx: &mut Tx, attempts: &[NewAttempt]) -> Result<Vec<(i64, i64)>, StoreError> {
    if attempts.is_empty() {
        return Ok(Vec::new());
    }
    let rows = padded(attempts.len());
    let sql = format!(
        "WITH given (round_id, contestant_id, number, started_at, deadline_at, closes_at) AS ({})
         INSERT INTO attempt (round_id, contestant_id, number, counts, state, started_at, deadline_at, closes_at)
         SELECT round_id, contestant_id, number, CASE number WHEN 1 THEN 1 ELSE 0 END, 'open', started_at,
                deadline_at, closes_at
         FROM given WHERE round_id IS NOT NULL RETURNING contestant_id, id",
        values(rows, 6)
    );
    fetch_rows!(tx, (i64, i64), sql, |query| {
        for place in 0..rows {
            let row = attempts.get(place);
            query = query
                .bind(row.map(|row| row.round_id))
                .bind(row.map(|row| row.contestant_id))
                .bind(row.map(|row| row.number))
                .bind(row.map(|row| row.started_at_ms))
                .bind(row.map(|row| row.deadline_at_ms))
                .bind(row.map(|row| row.closes_at_ms));
        }
    })
}

/// The contestant's newest attempt in this round.
pub async fn attempt_of(
    tx: &mut Tx,
    contestant_id: i64,
    round_id: i64,
) -> Result<Option<AttemptRow>, StoreError> {
    fetch_optional!(
        tx,
        AttemptRow,
        "SELECT id, round_id, contestant_id, state, started_at, deadline_at, closes_at, extended_ms, ended_at,
                correct_count, is_perfect, disqualified_at, prediction, number, counts
         FROM attempt WHERE contestant_id = $1 AND round_id = $2 ORDER BY number DESC LIMIT 1",
        contestant_id,
        round_id,
    )
}

/// All attempts of these contestants in a round, by contestant and number.
pub async fn attempts_in_round(
    tx: &mut Tx,
    round_id: i64,
    contestant_ids: &[i64],
) -> Result<Vec<AttemptRow>, StoreError> {
    if contestant_ids.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "SELECT id, round_id, contestant_id, state, started_at, deadline_at, closes_at, extended_ms, ended_at,
                correct_count, is_perfect, disqualified_at, prediction, number, counts
         FROM attempt WHERE round_id = $1 AND contestant_id IN ({}) ORDER BY contestant_id, number",
        list_from(2, padded(contestant_ids.len()))
    );
    fetch_rows!(tx, AttemptRow, sql, |query| {
        query = query.bind(round_id);
        for id in filled(contestant_ids) {
            query = query.bind(id);
        }
    })
}

/// Lets this attempt and no other one of the contestant's in its round count.
pub async fn let_count(tx: &mut Tx, attempt: &AttemptRow) -> Result<(), StoreError> {
    execute!(
        tx,
        "UPDATE attempt SET counts = CASE WHEN id = $3 THEN 1 ELSE 0 END
         WHERE contestant_id = $1 AND round_id = $2",
        attempt.contestant_id,
        attempt.round_id,
        attempt.id,
    )?;
    Ok(())
}

/// The attempt with this id.
pub async fn attempt(tx: &mut Tx, id: i64) -> Result<Option<AttemptRow>, StoreError> {
    fetch_optional!(
        tx,
        AttemptRow,
        "SELECT id, round_id, contestant_id, state, started_at, deadline_at, closes_at, extended_ms, ended_at,
                correct_count, is_perfect, disqualified_at, prediction, number, counts
         FROM attempt WHERE id = $1",
        id,
    )
}

/// The attempts with these ids, by id.
pub async fn attempts(tx: &mut Tx, ids: &[i64]) -> Result<Vec<AttemptRow>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "SELECT id, round_id, contestant_id, state, started_at, deadline_at, closes_at, extended_ms, ended_at,
                correct_count, is_perfect, disqualified_at, prediction, number, counts
         FROM attempt WHERE id IN ({}) ORDER BY id",
        list(padded(ids.len()))
    );
    fetch_rows!(tx, AttemptRow, sql, |query| {
        for id in filled(ids) {
            query = query.bind(id);
        }
    })
}

/// The contestant's attempt that began last, whatever its round.
pub async fn newest_attempt(tx: &mut Tx, contestant_id: i64) -> Result<Option<AttemptRow>, StoreError> {
    fetch_optional!(
        tx,
        AttemptRow,
        "SELECT id, round_id, contestant_id, state, started_at, deadline_at, closes_at, extended_ms, ended_at,
                correct_count, is_perfect, disqualified_at, prediction, number, counts
         FROM attempt WHERE contestant_id = $1 ORDER BY started_at DESC, id DESC LIMIT 1",
        contestant_id,
    )
}

/// The open attempts of these contestants, by id; at most one of each.
pub async fn open_attempts_of(tx: &mut Tx, contestant_ids: &[i64]) -> Result<Vec<AttemptRow>, StoreError> {
    if contestant_ids.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "SELECT id, round_id, contestant_id, state, started_at, deadline_at, closes_at, extended_ms, ended_at,
                correct_count, is_perfect, disqualified_at, prediction, number, counts
         FROM attempt WHERE state = 'open' AND contestant_id IN ({}) ORDER BY id",
        list(padded(contestant_ids.len()))
    );
    fetch_rows!(tx, AttemptRow, sql, |query| {
        for id in filled(contestant_ids) {
            query = query.bind(id);
        }
    })
}

/// Open attempts that the server must end at `now_ms`, longest overdue first, `limit` at most.
pub async fn overdue_attempts(tx: &mut Tx, now_ms: i64, limit: i64) -> Result<Vec<AttemptRow>, StoreError> {
    fetch_all!(
        tx,
        AttemptRow,
        "SELECT id, round_id, contestant_id, state, started_at, deadline_at, closes_at, extended_ms, ended_at,
                correct_count, is_perfect, disqualified_at, prediction, number, counts
         FROM attempt WHERE state = 'open' AND closes_at <= $1 ORDER BY closes_at, id LIMIT $2",
        now_ms,
        limit,
    )
}

/// All open attempts of a round, by id.
pub async fn open_attempts(tx: &mut Tx, round_id: i64) -> Result<Vec<AttemptRow>, StoreError> {
    fetch_all!(
        tx,
        AttemptRow,
        "SELECT id, round_id, contestant_id, state, started_at, deadline_at, closes_at, extended_ms, ended_at,
                correct_count, is_perfect, disqualified_at, prediction, number, counts
         FROM attempt WHERE round_id = $1 AND state = 'open' ORDER BY id",
        round_id,
    )
}

/// Ends open attempts in one statement; answers the ids of those that had not ended before.
pub async fn end_attempts(tx: &mut Tx, endings: &[Ending]) -> Result<Vec<i64>, StoreError> {
    if endings.is_empty() {
        return Ok(Vec::new());
    }
    let rows = padded(endings.len());
    let sql = format!(
        "WITH given (given_id, new_state, new_ended_at, new_correct, new_perfect) AS ({})
         UPDATE attempt SET state = given.new_state, ended_at = given.new_ended_at,
                            correct_count = given.new_correct, is_perfect = given.new_perfect
         FROM given WHERE attempt.id = given.given_id AND attempt.state = 'open' RETURNING id",
        values(rows, 5)
    );
    let ended = fetch_rows!(tx, (i64,), sql, |query| {
        for place in 0..rows {
            let row = endings.get(place);
            query = query
                .bind(row.map(|row| row.id))
                .bind(row.map(|row| row.state))
                .bind(row.map(|row| row.ended_at_ms))
                .bind(row.map(|row| row.correct))
                .bind(row.map(|row| i64::from(row.is_perfect)));
        }
    })?;
    Ok(ended.into_iter().map(|(id,)| id).collect())
}

/// Gives ended attempts another score; pairs of attempt id, right answers and whether perfect.
pub async fn rescore_attempts(tx: &mut Tx, scores: &[(i64, i64, bool)]) -> Result<(), StoreError> {
    if scores.is_empty() {
        return Ok(());
    }
    let rows = padded(scores.len());
    let sql = format!(
        "WITH given (given_id, new_correct, new_perfect) AS ({})
         UPDATE attempt SET correct_count = given.new_correct, is_perfect = given.new_perfect
         FROM given WHERE attempt.id = given.given_id AND attempt.state <> 'open'",
        values(rows, 3)
    );
    execute_rows!(tx, sql, |query| {
        for place in 0..rows {
            let row = scores.get(place);
            query = query
                .bind(row.map(|row| row.0))
                .bind(row.map(|row| row.1))
                .bind(row.map(|row| i64::from(row.2)));
        }
    })?;
    Ok(())
}

/// Keeps predictions of open attempts in one statement; pairs of attempt id and number.
pub async fn set_predictions(tx: &mut Tx, predictions: &[(i64, i64)]) -> Result<(), StoreError> {
    if predictions.is_empty() {
        return Ok(());
    }
    let rows = padded(predictions.len());
    let sql = format!(
        "WITH given (given_id, new_prediction) AS ({})
         UPDATE attempt SET prediction = given.new_prediction
         FROM given WHERE attempt.id = given.given_id AND attempt.state = 'open'",
        values(rows, 2)
    );
    execute_rows!(tx, sql, |query| {
        for place in 0..rows {
            let row = predictions.get(place);
            query = query.bind(row.map(|row| row.0)).bind(row.map(|row| row.1));
        }
    })?;
    Ok(())
}

/// Takes a contestant out of the ranking of the round of this attempt, with all attempts there; answers `false`
/// when one of them runs, or they were taken out before.
pub async fn disqualify_attempt(tx: &mut Tx, id: i64, now_ms: i64) -> Result<bool, StoreError> {
    let changed = execute!(
        tx,
        "UPDATE attempt SET disqualified_at = $2
         WHERE disqualified_at IS NULL AND EXISTS
                   (SELECT 1 FROM attempt a WHERE a.id = $1 AND a.contestant_id = attempt.contestant_id
                        AND a.round_id = attempt.round_id)
           AND NOT EXISTS
                   (SELECT 1 FROM attempt a WHERE a.contestant_id = attempt.contestant_id
                        AND a.round_id = attempt.round_id AND a.state = 'open')",
        id,
        now_ms,
    )?;
    Ok(changed > 0)
}
