//! The way of a question into the bank: who wrote, opened and reviewed it.

use domain::{
    Bilingual,
    contest::{Picks, QuestionKind, Validity},
    time::Day,
};

use super::question::{from_json, kind, picks};
use crate::{
    StoreError, Tx,
    core::{
        execute, execute_rows, fetch_all, fetch_optional,
        rows::{filled, list_from, padded},
    },
};

/// Most questions that one statement names; bounds its length.
const MOST_IDS: usize = 512;

/// A question in a list: without its text, so that reading the list opens nothing.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct BankRow {
    /// Question id.
    pub id: i64,
    /// Code, unique in the campaign.
    pub code: String,
    /// Topic.
    pub topic: String,
    /// Difficulty by name.
    pub difficulty: String,
    /// State by name.
    pub state: String,
    /// First day on which the source holds.
    pub valid_from: Option<i64>,
    /// Last day on which it holds.
    pub valid_until: Option<i64>,
    /// When another question came in its place, UTC milliseconds.
    pub replaced_at: Option<i64>,
    /// Display name of the author.
    pub author: Option<String>,
}

/// Who wrote a question and where its review stands.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ReviewRow {
    /// The campaign whose bank it is in.
    pub campaign_id: i64,
    /// State by name.
    pub state: String,
    /// Account of the author.
    pub written_by: Option<i64>,
    /// What the reviewer said.
    pub review_note: String,
    /// Code, unique in the campaign.
    pub code: String,
    /// The question in whose place it comes.
    pub replaces: Option<i64>,
    /// When another came in its place, UTC milliseconds.
    pub replaced_at: Option<i64>,
}

/// One version of a question.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct VersionRow {
    /// Question id.
    pub id: i64,
    /// Code, unique in the campaign.
    pub code: String,
    /// State by name.
    pub state: String,
    /// Display name of the author.
    pub author: Option<String>,
    /// When it was written, UTC milliseconds.
    pub written_at: Option<i64>,
    /// Display name of the reviewer.
    pub reviewer: Option<String>,
    /// When it was reviewed, UTC milliseconds.
    pub reviewed_at: Option<i64>,
    /// When another came in its place, UTC milliseconds.
    pub replaced_at: Option<i64>,
}

/// A question with everything that an export says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankQuestionRow {
    /// Question id.
    pub id: i64,
    /// Code, unique in the campaign.
    pub code: String,
    /// Topic.
    pub topic: String,
    /// Difficulty by name.
    pub difficulty: String,
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
    /// When that holds.
    pub validity: Validity,
    /// Why it is right, Vietnamese.
    pub explanation_vi: String,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    code: String,
    topic: String,
    difficulty: String,
    kind: String,
    text_vi: String,
    text_en: String,
    options_vi: String,
    options_en: String,
    answer_key: String,
    source_vi: String,
    source_en: String,
    valid_from: Option<i64>,
    valid_until: Option<i64>,
    explanation_vi: String,
}

impl Row {
    fn into_question(self) -> Result<BankQuestionRow, StoreError> {
        let options = from_json(&self.options_vi)?.into_iter().zip(from_json(&self.options_en)?);
        Ok(BankQuestionRow {
            id: self.id,
            code: self.code,
            topic: self.topic,
            difficulty: self.difficulty,
            text: Bilingual::new(self.text_vi, self.text_en),
            options: options.map(|(vi, en)| Bilingual { vi, en }).collect(),
            kind: kind(&self.kind)?,
            key: picks(&self.answer_key)?,
            source: Bilingual::new(self.source_vi, self.source_en),
            validity: Validity { from: self.valid_from.map(Day), until: self.valid_until.map(Day) },
            explanation_vi: self.explanation_vi,
        })
    }
}

/// All questions of a campaign's bank, those that wait for review first.
pub async fn bank_rows(tx: &mut Tx, campaign_id: i64) -> Result<Vec<BankRow>, StoreError> {
    fetch_all!(
        tx,
        BankRow,
        "SELECT q.id, q.code, q.topic, q.difficulty, q.state, q.valid_from, q.valid_until, q.replaced_at, a.display_name AS author
         FROM question q LEFT JOIN staff_account a ON a.id = q.written_by
         WHERE q.campaign_id = $1
         ORDER BY CASE WHEN q.replaced_at IS NULL THEN 0 ELSE 1 END, CASE q.state WHEN 'draft' THEN 0 WHEN 'rejected' THEN 1 ELSE 2 END, q.code",
        campaign_id,
    )
}

/// The questions of a campaign by topic and code; only `id` where one is given.
pub async fn bank_questions(
    tx: &mut Tx,
    campaign_id: i64,
    id: Option<i64>,
) -> Result<Vec<BankQuestionRow>, StoreError> {
    let rows = fetch_all!(
        tx,
        Row,
        "SELECT id, code, topic, difficulty, kind, text_vi, text_en, options_vi, options_en, answer_key, source_vi,
                source_en, valid_from, valid_until, explanation_vi
         FROM question WHERE campaign_id = $1 AND id = COALESCE($2, id) ORDER BY topic, code",
        campaign_id,
        id,
    )?;
    rows.into_iter().map(Row::into_question).collect()
}

/// Who wrote the question with this id and where its review stands.
pub async fn review_row(tx: &mut Tx, id: i64) -> Result<Option<ReviewRow>, StoreError> {
    fetch_optional!(
        tx,
        ReviewRow,
        "SELECT campaign_id, state, written_by, review_note, code, replaces, replaced_at FROM question WHERE id = $1",
        id,
    )
}

/// Ends the review of a draft; answers `false` when it is none.
pub async fn review_question(
    tx: &mut Tx,
    id: i64,
    state: &str,
    reviewed_by: i64,
    note: &str,
    now_ms: i64,
) -> Result<bool, StoreError> {
    let changed = execute!(
        tx,
        "UPDATE question SET state = $2, reviewed_by = $3, review_note = $4, reviewed_at = $5
         WHERE id = $1 AND state = 'draft' AND replaced_at IS NULL",
        id,
        state,
        reviewed_by,
        note,
        now_ms,
    )?;
    Ok(changed == 1)
}

/// All versions of the question with this id, the first one first.
pub async fn versions(tx: &mut Tx, id: i64) -> Result<Vec<VersionRow>, StoreError> {
    fetch_all!(
        tx,
        VersionRow,
        "WITH RECURSIVE earlier (id, replaces) AS (
             SELECT id, replaces FROM question WHERE id = $1
             UNION SELECT q.id, q.replaces FROM question q JOIN earlier e ON q.id = e.replaces),
         version (id) AS (
             SELECT id FROM earlier UNION SELECT q.id FROM question q JOIN version v ON q.replaces = v.id)
         SELECT q.id, q.code, q.state, a.display_name AS author, q.written_at, r.display_name AS reviewer,
                q.reviewed_at, q.replaced_at
         FROM question q JOIN version v ON v.id = q.id
         LEFT JOIN staff_account a ON a.id = q.written_by LEFT JOIN staff_account r ON r.id = q.reviewed_by
         ORDER BY q.id",
        id,
    )
}

/// Takes a question out of the bank, because another comes in its place.
pub async fn set_replaced(tx: &mut Tx, id: i64, now_ms: i64) -> Result<(), StoreError> {
    execute!(tx, "UPDATE question SET replaced_at = $2 WHERE id = $1 AND replaced_at IS NULL", id, now_ms)?;
    Ok(())
}

/// Whether the question stands on any paper: then nobody changes it any more.
pub async fn is_used(tx: &mut Tx, question_id: i64) -> Result<bool, StoreError> {
    let row = fetch_optional!(
        tx,
        (i64,),
        "SELECT question_id FROM attempt_item WHERE question_id = $1 LIMIT 1",
        question_id,
    )?;
    Ok(row.is_some())
}

/// Whether the question stands on a paper of a round that is closed: then everybody may know it.
pub async fn is_published(tx: &mut Tx, question_id: i64) -> Result<bool, StoreError> {
    let row = fetch_optional!(
        tx,
        (i64,),
        "SELECT i.question_id FROM attempt_item i JOIN attempt a ON a.id = i.attempt_id
         JOIN contest_round r ON r.id = a.round_id
         WHERE i.question_id = $1 AND r.state = 'closed' LIMIT 1",
        question_id,
    )?;
    Ok(row.is_some())
}

/// The campaign's questions that are not published and that an account has not opened, by id.
pub async fn unseen_questions(
    tx: &mut Tx,
    campaign_id: i64,
    account_id: i64,
) -> Result<Vec<i64>, StoreError> {
    let rows = fetch_all!(
        tx,
        (i64,),
        "SELECT q.id FROM question q
         LEFT JOIN question_opening o ON o.question_id = q.id AND o.account_id = $2
         WHERE q.campaign_id = $1 AND o.question_id IS NULL AND q.id NOT IN
             (SELECT i.question_id FROM contest_round r JOIN attempt a ON a.round_id = r.id
              JOIN attempt_item i ON i.attempt_id = a.id
              WHERE r.campaign_id = $1 AND r.state = 'closed')
         ORDER BY q.id",
        campaign_id,
        account_id,
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Notes that an account has opened these questions; answers how many it had not before.
pub async fn note_openings(
    tx: &mut Tx,
    question_ids: &[i64],
    account_id: i64,
    now_ms: i64,
) -> Result<u64, StoreError> {
    let mut noted = 0;
    for ids in question_ids.chunks(MOST_IDS) {
        let sql = format!(
            "INSERT INTO question_opening (question_id, account_id, opened_at)
             SELECT id, CAST($1 AS BIGINT), CAST($2 AS BIGINT) FROM question WHERE id IN ({})
             ON CONFLICT (question_id, account_id) DO NOTHING",
            list_from(3, padded(ids.len()))
        );
        noted += execute_rows!(tx, sql, |query| {
            query = query.bind(account_id).bind(now_ms);
            for id in filled(ids) {
                query = query.bind(id);
            }
        })?;
    }
    Ok(noted)
}

/// Excludes the officer who works with an account for having seen a question, unless excluded already.
///
/// Answers whether there is such an officer.
pub async fn exclude_reader(tx: &mut Tx, campaign_id: i64, account_id: i64) -> Result<bool, StoreError> {
    let row = fetch_optional!(
        tx,
        (Option<i64>,),
        "SELECT officer_id FROM staff_account WHERE id = $1",
        account_id
    )?;
    let Some((Some(officer_id),)) = row else { return Ok(false) };
    execute!(
        tx,
        "INSERT INTO contest_exclusion (campaign_id, officer_id, reason) VALUES ($1, $2, 'saw_question')
         ON CONFLICT (campaign_id, officer_id) DO NOTHING",
        campaign_id,
        officer_id,
    )?;
    Ok(true)
}

/// Keeps what the last file of questions of an account had in it, JSON.
pub async fn set_import_report(tx: &mut Tx, account_id: i64, report: &str) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO question_import (account_id, report) VALUES ($1, $2)
         ON CONFLICT (account_id) DO UPDATE SET report = excluded.report",
        account_id,
        report,
    )?;
    Ok(())
}

/// What the last file of questions of an account had in it, JSON.
pub async fn import_report(tx: &mut Tx, account_id: i64) -> Result<Option<String>, StoreError> {
    let row = fetch_optional!(
        tx,
        (String,),
        "SELECT report FROM question_import WHERE account_id = $1",
        account_id
    )?;
    Ok(row.map(|(report,)| report))
}
