//! Papers: the questions drawn for an attempt and what was answered.

use crate::{
    StoreError, Tx,
    core::{
        execute_rows, fetch_all, fetch_rows,
        rows::{filled, list, padded, values},
    },
};

/// Most lines of papers that one statement stores; bounds its length.
const MOST_ROWS: usize = 512;

/// One question's line on a paper.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ItemRow {
    /// Place on the paper, from 0.
    pub place: i64,
    /// Order in which the options are shown, one digit each.
    pub option_order: String,
    /// The saved answer: places among the shown options, one digit each.
    pub picked: Option<String>,
    /// Sequence number of the saved answer; 0 when none.
    pub sequence: i64,
    /// When it was saved, UTC milliseconds.
    pub saved_at: Option<i64>,
    /// 1 when it arrived after the deadline, within the grace.
    pub is_late: i64,
    /// How the question is answered, by name.
    pub kind: String,
    /// The right answer: the question's own options, one digit each.
    pub answer_key: String,
    /// When the question was declared void, UTC milliseconds.
    pub voided_at: Option<i64>,
}

/// A question to be put on a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewItem {
    /// The attempt whose paper it is.
    pub attempt_id: i64,
    /// Place on the paper, from 0.
    pub place: i64,
    /// The question.
    pub question_id: i64,
    /// Order in which the options are shown, one digit each.
    pub option_order: String,
}

/// What scoring an answer needs.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ScoredRow {
    /// The attempt.
    pub attempt_id: i64,
    /// Order in which the options are shown, one digit each.
    pub option_order: String,
    /// The saved answer: places among the shown options, one digit each.
    pub picked: Option<String>,
    /// How the question is answered, by name.
    pub kind: String,
    /// The right answer: the question's own options, one digit each.
    pub answer_key: String,
    /// When the question was declared void, UTC milliseconds.
    pub voided_at: Option<i64>,
}

/// Puts questions on papers, hundreds in one statement.
pub async fn insert_items(tx: &mut Tx, items: &[NewItem]) -> Result<(), StoreError> {
    for items in items.chunks(MOST_ROWS) {
        let rows = padded(items.len());
        let sql = format!(
            "WITH given (attempt_id, place, question_id, option_order) AS ({})
             INSERT INTO attempt_item (attempt_id, place, question_id, option_order, sequence)
             SELECT attempt_id, place, question_id, option_order, 0 FROM given WHERE attempt_id IS NOT NULL",
            values(rows, 4)
        );
        execute_rows!(tx, sql, |query| {
            for place in 0..rows {
                let row = items.get(place);
                query = query
                    .bind(row.map(|row| row.attempt_id))
                    .bind(row.map(|row| row.place))
                    .bind(row.map(|row| row.question_id))
                    .bind(row.map(|row| row.option_order.as_str()));
            }
        })?;
    }
    Ok(())
}

/// The lines of a paper by place.
pub async fn items(tx: &mut Tx, attempt_id: i64) -> Result<Vec<ItemRow>, StoreError> {
    fetch_all!(
        tx,
        ItemRow,
        "SELECT i.place, i.option_order, i.picked, i.sequence, i.saved_at, i.is_late, q.kind, q.answer_key,
                q.voided_at
         FROM attempt_item i JOIN question q ON q.id = i.question_id
         WHERE i.attempt_id = $1 ORDER BY i.place",
        attempt_id,
    )
}

/// The answers of these attempts beside the keys, by attempt and place.
pub async fn scored_items(tx: &mut Tx, attempt_ids: &[i64]) -> Result<Vec<ScoredRow>, StoreError> {
    if attempt_ids.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "SELECT i.attempt_id, i.option_order, i.picked, q.kind, q.answer_key, q.voided_at
         FROM attempt_item i JOIN question q ON q.id = i.question_id
         WHERE i.attempt_id IN ({}) ORDER BY i.attempt_id, i.place",
        list(padded(attempt_ids.len()))
    );
    fetch_rows!(tx, ScoredRow, sql, |query| {
        for id in filled(attempt_ids) {
            query = query.bind(id);
        }
    })
}
