//! The question bank.

use domain::{
    Bilingual,
    contest::{BadPicks, Picks, Question, QuestionKind, Validity},
    named::UnknownName,
    time::Day,
};

use crate::{
    StoreError, Tx,
    core::{execute, fetch_all},
};

/// A question to be added to the bank.
#[derive(Debug, Clone)]
pub struct NewQuestion<'a> {
    /// Code, unique in the campaign.
    pub code: &'a str,
    /// Topic by name.
    pub topic: &'a str,
    /// `easy`, `medium` or `hard`.
    pub difficulty: &'a str,
    /// How it is answered.
    pub kind: QuestionKind,
    /// Vietnamese text.
    pub text_vi: &'a str,
    /// English text.
    pub text_en: &'a str,
    /// Vietnamese options in the question's own order.
    pub options_vi: &'a [String],
    /// English options in the same order; as many.
    pub options_en: &'a [String],
    /// The right answer, in the question's own order.
    pub key: Picks,
    /// Where the answer stands, Vietnamese.
    pub source_vi: &'a str,
    /// Where the answer stands, English.
    pub source_en: &'a str,
    /// When that holds.
    pub validity: Validity,
    /// Why it is right, Vietnamese.
    pub explanation_vi: &'a str,
}

/// Who has written a draft, and what for.
#[derive(Debug, Clone, Copy)]
pub struct Written {
    /// Account of the author.
    pub by: i64,
    /// When, UTC milliseconds.
    pub at_ms: i64,
    /// The question in whose place it is to come.
    pub replaces: Option<i64>,
}

/// A question with its key, for review and scoring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionText {
    /// Question id.
    pub id: i64,
    /// How it is answered.
    pub kind: QuestionKind,
    /// The question.
    pub text: Bilingual,
    /// Its options in the question's own order.
    pub options: Vec<Bilingual>,
    /// The right answer, in that order.
    pub key: Picks,
    /// Where the answer stands.
    pub source: Bilingual,
    /// Why it is right, Vietnamese.
    pub explanation_vi: String,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    kind: String,
    text_vi: String,
    text_en: String,
    options_vi: String,
    options_en: String,
    answer_key: String,
    source_vi: String,
    source_en: String,
    explanation_vi: String,
}

/// Adds a question that may be drawn. Errors: a constraint when the code is taken or the key is none of
/// this kind of question.
pub async fn insert_question(
    tx: &mut Tx,
    campaign_id: i64,
    question: &NewQuestion<'_>,
) -> Result<(), StoreError> {
    insert(tx, campaign_id, question, "approved", None).await
}

/// Adds a question that waits for review. Errors: as [`insert_question`].
pub async fn insert_draft(
    tx: &mut Tx,
    campaign_id: i64,
    question: &NewQuestion<'_>,
    written: Written,
) -> Result<(), StoreError> {
    insert(tx, campaign_id, question, "draft", Some(written)).await
}

async fn insert(
    tx: &mut Tx,
    campaign_id: i64,
    question: &NewQuestion<'_>,
    state: &str,
    written: Option<Written>,
) -> Result<(), StoreError> {
    if question.options_vi.len() != question.options_en.len() {
        return Err(StoreError::Constraint("options differ in number between languages".to_owned()));
    }
    if !question.kind.takes_key(question.key, question.options_vi.len()) {
        return Err(StoreError::Constraint("the key does not fit the question".to_owned()));
    }
    let option_count = i64::try_from(question.options_vi.len()).unwrap_or(i64::MAX);
    execute!(
        tx,
        "INSERT INTO question (campaign_id, code, topic, difficulty, text_vi, text_en, options_vi, options_en,
                               option_count, kind, answer_key, source_vi, source_en, explanation_vi, state,
                               written_by, valid_from, valid_until, written_at, replaces)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)",
        campaign_id,
        question.code,
        question.topic,
        question.difficulty,
        question.text_vi,
        question.text_en,
        to_json(question.options_vi)?,
        to_json(question.options_en)?,
        option_count,
        question.kind.name(),
        question.key.to_string(),
        question.source_vi,
        question.source_en,
        question.explanation_vi,
        state,
        written.map(|written| written.by),
        question.validity.from.map(|day| day.0),
        question.validity.until.map(|day| day.0),
        written.map(|written| written.at_ms),
        written.and_then(|written| written.replaces),
    )?;
    Ok(())
}

/// The campaign's bank by id: what papers are drawn from on a day. Left out are questions that are void, not approved
/// or replaced, and such whose source does not hold on it.
pub async fn bank(tx: &mut Tx, campaign_id: i64, day: Day) -> Result<Vec<Question>, StoreError> {
    bank_throughout(tx, campaign_id, day, day).await
}

/// What papers can be drawn from on each day from the first to the last, by id.
pub async fn bank_throughout(
    tx: &mut Tx,
    campaign_id: i64,
    first: Day,
    last: Day,
) -> Result<Vec<Question>, StoreError> {
    let rows = fetch_all!(
        tx,
        (i64, String, i64, String, String),
        "SELECT id, kind, option_count, topic, difficulty FROM question
         WHERE campaign_id = $1 AND state = 'approved' AND voided_at IS NULL AND replaced_at IS NULL
           AND (valid_from IS NULL OR valid_from <= $2) AND (valid_until IS NULL OR valid_until >= $3)
         ORDER BY id",
        campaign_id,
        first.0,
        last.0,
    )?;
    rows.into_iter()
        .map(|(id, kind, options, topic, difficulty)| {
            let corrupt = |what: String| StoreError::Corrupt(format!("question {id}: {what}"));
            let option_count = u8::try_from(options).map_err(|_| corrupt(format!("{options} options")))?;
            let unknown = |unknown: UnknownName| corrupt(unknown.to_string());
            let kind = kind.parse().map_err(unknown)?;
            Ok(Question { id, kind, option_count, topic, difficulty: difficulty.parse().map_err(unknown)? })
        })
        .collect()
}

/// The questions on an attempt's paper, with their keys, by place.
pub async fn question_texts(tx: &mut Tx, attempt_id: i64) -> Result<Vec<QuestionText>, StoreError> {
    let rows = fetch_all!(
        tx,
        Row,
        "SELECT q.id, q.kind, q.text_vi, q.text_en, q.options_vi, q.options_en, q.answer_key, q.source_vi,
                q.source_en, q.explanation_vi
         FROM attempt_item i JOIN question q ON q.id = i.question_id
         WHERE i.attempt_id = $1 ORDER BY i.place",
        attempt_id,
    )?;
    rows.into_iter().map(Row::into_text).collect()
}

/// Declares a question void; answers `false` when it is unknown or was void before.
pub async fn void_question(tx: &mut Tx, id: i64, now_ms: i64) -> Result<bool, StoreError> {
    let changed =
        execute!(tx, "UPDATE question SET voided_at = $2 WHERE id = $1 AND voided_at IS NULL", id, now_ms,)?;
    Ok(changed == 1)
}

/// Ids of the ended attempts whose paper has the question, by id.
pub async fn ended_with_question(tx: &mut Tx, question_id: i64) -> Result<Vec<i64>, StoreError> {
    let rows = fetch_all!(
        tx,
        (i64,),
        "SELECT a.id FROM attempt_item i JOIN attempt a ON a.id = i.attempt_id
         WHERE i.question_id = $1 AND a.state <> 'open' ORDER BY a.id",
        question_id,
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Ids of the rounds in which an attempt, running or ended, has the question on its paper.
pub async fn rounds_with_question(tx: &mut Tx, question_id: i64) -> Result<Vec<i64>, StoreError> {
    let rows = fetch_all!(
        tx,
        (i64,),
        "SELECT DISTINCT a.round_id FROM attempt_item i JOIN attempt a ON a.id = i.attempt_id
         WHERE i.question_id = $1 ORDER BY a.round_id",
        question_id,
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

impl Row {
    fn into_text(self) -> Result<QuestionText, StoreError> {
        let vi = from_json(&self.options_vi)?;
        let en = from_json(&self.options_en)?;
        Ok(QuestionText {
            id: self.id,
            text: Bilingual::new(self.text_vi, self.text_en),
            options: vi.into_iter().zip(en).map(|(vi, en)| Bilingual { vi, en }).collect(),
            kind: kind(&self.kind)?,
            key: picks(&self.answer_key)?,
            source: Bilingual::new(self.source_vi, self.source_en),
            explanation_vi: self.explanation_vi,
        })
    }
}

/// A stored kind of question.
pub(super) fn kind(name: &str) -> Result<QuestionKind, StoreError> {
    name.parse().map_err(|unknown: UnknownName| StoreError::Corrupt(unknown.to_string()))
}

/// Stored places among options.
pub(super) fn picks(digits: &str) -> Result<Picks, StoreError> {
    digits.parse().map_err(|bad: BadPicks| StoreError::Corrupt(format!("{digits}: {bad}")))
}

fn to_json(options: &[String]) -> Result<String, StoreError> {
    serde_json::to_string(options).map_err(|error| StoreError::Corrupt(error.to_string()))
}

pub(super) fn from_json(options: &str) -> Result<Vec<String>, StoreError> {
    serde_json::from_str(options).map_err(|error| StoreError::Corrupt(format!("options: {error}")))
}
