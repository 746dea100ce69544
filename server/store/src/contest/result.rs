//! Results of closed rounds: what they are made of, every version of them, and what was corrected.

use crate::{
    StoreError, Tx,
    core::{execute, fetch_all, fetch_optional},
};

/// An ended attempt, as far as ranking needs to know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct EndedRow {
    /// Attempt id.
    pub id: i64,
    /// Whose it is.
    pub contestant_id: i64,
    /// Right answers.
    pub correct_count: i64,
    /// When it began, UTC milliseconds.
    pub started_at: i64,
    /// When it ended, UTC milliseconds.
    pub ended_at: i64,
    /// When it was taken out of the ranking, UTC milliseconds.
    pub disqualified_at: Option<i64>,
    /// What was predicted, where the round asks.
    pub prediction: Option<i64>,
}

/// What an attempt that counts is ranked by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct RankedRow {
    /// Whose it is.
    pub contestant_id: i64,
    /// Right answers.
    pub correct_count: i64,
    /// When it began, UTC milliseconds.
    pub started_at: i64,
    /// When it ended, UTC milliseconds.
    pub ended_at: i64,
    /// 1 when every question that counts was answered right.
    pub is_perfect: i64,
    /// What was predicted, where the round asks.
    pub prediction: Option<i64>,
}

/// A version of a round's result, without its file.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ResultRow {
    /// The version; grows with every correction.
    pub version: i64,
    /// When it was made, UTC milliseconds.
    pub made_at: i64,
    /// SHA-256 of the file, hexadecimal.
    pub digest: String,
    /// What came true of the prediction, where the round asks for one.
    pub actual: Option<i64>,
}

/// A decision about results to be stored.
#[derive(Debug, Clone, Copy)]
pub struct NewCorrection<'a> {
    /// The round it reached.
    pub round_id: i64,
    /// The version of the results that it led to.
    pub version: i64,
    /// Kind by name.
    pub kind: &'static str,
    /// The attempt or the question.
    pub subject_id: i64,
    /// Why, in the organisers' words.
    pub reason: &'a str,
    /// When, UTC milliseconds.
    pub made_at_ms: i64,
    /// Account of the organiser.
    pub made_by: i64,
    /// What changed in the ranking, JSON; none while the round was open.
    pub comparison: Option<&'a str>,
}

/// A stored decision about results.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct CorrectionRow {
    /// The version of the results that it led to.
    pub version: i64,
    /// Kind by name.
    pub kind: String,
    /// The attempt or the question.
    pub subject_id: i64,
    /// Why, in the organisers' words.
    pub reason: String,
    /// When, UTC milliseconds.
    pub made_at: i64,
    /// What changed in the ranking, JSON.
    pub comparison: Option<String>,
}

/// The ended attempts of a round that stand for their contestants, by id; the disqualified ones too.
pub async fn ended_attempts(tx: &mut Tx, round_id: i64) -> Result<Vec<EndedRow>, StoreError> {
    fetch_all!(
        tx,
        EndedRow,
        "SELECT id, contestant_id, correct_count, started_at, ended_at, disqualified_at, prediction FROM attempt
         WHERE round_id = $1 AND state <> 'open' AND counts = 1 ORDER BY id",
        round_id,
    )
}

/// All ended attempts of a round that count, by id.
pub async fn ranked_attempts(tx: &mut Tx, round_id: i64) -> Result<Vec<RankedRow>, StoreError> {
    fetch_all!(
        tx,
        RankedRow,
        "SELECT contestant_id, correct_count, started_at, ended_at, is_perfect, prediction FROM attempt
         WHERE round_id = $1 AND state <> 'open' AND counts = 1 AND disqualified_at IS NULL ORDER BY id",
        round_id,
    )
}

/// An answer of an ended attempt.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct AnswerRow {
    /// The attempt.
    pub attempt_id: i64,
    /// The question.
    pub question_id: i64,
    /// Order in which the options were shown, one digit each.
    pub option_order: String,
    /// What was chosen: places among the shown options, one digit each.
    pub picked: Option<String>,
}

/// A question as scored.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct KeyRow {
    /// Question id.
    pub id: i64,
    /// How it is answered, by name.
    pub kind: String,
    /// The right answer: the question's own options, one digit each.
    pub answer_key: String,
    /// When it was declared void, UTC milliseconds.
    pub voided_at: Option<i64>,
}

/// The answers of those attempts by attempt and place.
pub async fn answers(tx: &mut Tx, round_id: i64) -> Result<Vec<AnswerRow>, StoreError> {
    fetch_all!(
        tx,
        AnswerRow,
        "SELECT i.attempt_id, i.question_id, i.option_order, i.picked
         FROM attempt a JOIN attempt_item i ON i.attempt_id = a.id
         WHERE a.round_id = $1 AND a.state <> 'open' AND a.counts = 1 ORDER BY i.attempt_id, i.place",
        round_id,
    )
}

/// The questions on the papers of those attempts, by id.
pub async fn used_questions(tx: &mut Tx, round_id: i64) -> Result<Vec<KeyRow>, StoreError> {
    fetch_all!(
        tx,
        KeyRow,
        "SELECT id, kind, answer_key, voided_at FROM question WHERE id IN
             (SELECT i.question_id FROM attempt a JOIN attempt_item i ON i.attempt_id = a.id
              WHERE a.round_id = $1 AND a.state <> 'open' AND a.counts = 1) ORDER BY id",
        round_id,
    )
}

/// Stores a version of a round's result. Errors: a constraint when the version is stored already.
pub async fn insert_result(
    tx: &mut Tx,
    round_id: i64,
    result: &ResultRow,
    file: &str,
) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO contest_result (round_id, version, made_at, digest, file, actual)
         VALUES ($1, $2, $3, $4, $5, $6)",
        round_id,
        result.version,
        result.made_at,
        &result.digest,
        file,
        result.actual,
    )?;
    Ok(())
}

/// The versions of a round's result, newest first.
pub async fn results(tx: &mut Tx, round_id: i64) -> Result<Vec<ResultRow>, StoreError> {
    fetch_all!(
        tx,
        ResultRow,
        "SELECT version, made_at, digest, actual FROM contest_result WHERE round_id = $1 ORDER BY version DESC",
        round_id,
    )
}

/// The file of a version of a round's result.
pub async fn result_file(tx: &mut Tx, round_id: i64, version: i64) -> Result<Option<String>, StoreError> {
    let row = fetch_optional!(
        tx,
        (String,),
        "SELECT file FROM contest_result WHERE round_id = $1 AND version = $2",
        round_id,
        version,
    )?;
    Ok(row.map(|(file,)| file))
}

/// Stores a decision about results.
pub async fn insert_correction(tx: &mut Tx, correction: &NewCorrection<'_>) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO contest_correction
             (round_id, version, kind, subject_id, reason, made_at, made_by, comparison)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        correction.round_id,
        correction.version,
        correction.kind,
        correction.subject_id,
        correction.reason,
        correction.made_at_ms,
        correction.made_by,
        correction.comparison,
    )?;
    Ok(())
}

/// The decisions about a round's results, newest first.
pub async fn corrections(tx: &mut Tx, round_id: i64) -> Result<Vec<CorrectionRow>, StoreError> {
    fetch_all!(
        tx,
        CorrectionRow,
        "SELECT version, kind, subject_id, reason, made_at, comparison
         FROM contest_correction WHERE round_id = $1 ORDER BY version DESC",
        round_id,
    )
}
