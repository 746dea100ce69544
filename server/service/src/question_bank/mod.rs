//! The question bank: written by one person, approved by another, opened by few.
//!
//! Whoever opens a question before it is published does not take part in the contest: the opening is noted
//! in the transaction that shows the question, and excludes the officer who works with the account.

mod moodle;
mod read;
mod sheet;
#[cfg(test)]
mod tests;
mod versions;

use std::collections::BTreeSet;

use domain::{
    contest::{
        BankLine, BankOverview, BankQuestion, BankRefused, ImportReport, MAX_LISTED_QUESTION_FAULTS,
        OpenedQuestion, QuestionFault, QuestionState, RawQuestion, Validity, write_gift,
    },
    text::fold,
    time::Day,
};
use sha2::{Digest, Sha256};
use store::{
    StoreError, Tx,
    contest::{BankQuestionRow, BankRow, NewQuestion, Written},
};

use crate::{
    campaign::named,
    core::{BankReader, Failure, QuestionAuthor, QuestionReviewer, Service},
};

type Outcome<T> = Result<T, Failure<BankRefused>>;

/// Longest file name and note that are kept, in letters.
const MOST_LETTERS: usize = 200;

/// A kind of file in which the bank can be taken along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportKind {
    /// Moodle's plain text format, Vietnamese only.
    Gift,
    /// A workbook that can be read again.
    Xlsx,
}

/// Questions that an author sends.
struct Sent {
    /// Empty where a question was written by hand.
    file_name: String,
    read: Vec<RawQuestion>,
    /// The question that the one sent is a new version of.
    replaces: Option<i64>,
}

/// Something that an account does with questions.
struct Act<T> {
    account_id: i64,
    now_ms: i64,
    input: T,
}

impl Service {
    /// Takes the questions of a file as drafts, all of them or none; answers what was found.
    ///
    /// Errors: see [`BankRefused`]; faults of single questions stand in the report.
    pub async fn import_questions(
        &self,
        by: QuestionAuthor,
        file_name: &str,
        bytes: Vec<u8>,
    ) -> Outcome<ImportReport> {
        // Unpacking and reading take a while: not on a thread that answers requests.
        let read = match tokio::task::spawn_blocking(move || read::read(&bytes)).await {
            Ok(read) => read.map_err(Failure::Refused)?,
            Err(error) => {
                tracing::warn!(%error, "reading a file of questions broke off");
                return Err(Failure::Refused(BankRefused::Unreadable));
            }
        };
        let file_name: String =
            file_name.chars().filter(|letter| !letter.is_control()).take(MOST_LETTERS).collect();
        let act = self.bank_act(by.account_id, Sent { file_name, read, replaces: None });
        self.db.write(act, |tx, act| Box::pin(import(tx, act))).await
    }

    /// Takes a question that was written by hand as a draft; what is wrong with it stands in the report.
    ///
    /// `replaces`: the question that it is a new version of. Errors: that one stands on a paper, or has another version.
    pub async fn write_question(
        &self,
        by: QuestionAuthor,
        question: RawQuestion,
        replaces: Option<i64>,
    ) -> Outcome<ImportReport> {
        let sent = Sent { file_name: String::new(), read: vec![question], replaces };
        let act = self.bank_act(by.account_id, sent);
        self.db.write(act, |tx, act| Box::pin(import(tx, act))).await
    }

    /// The questions by state, without their texts, and what the account's last file had in it.
    pub async fn bank_overview(&self, by: BankReader) -> Result<BankOverview, Failure> {
        let mut tx = self.db.read().await?;
        let campaign = store::campaign::current(&mut tx).await?.ok_or(Failure::NotFound)?;
        let (today, last) = (Day::of_instant(self.now_ms()), Day(campaign.ends_day));
        let line = |row: BankRow| {
            let validity = Validity { from: row.valid_from.map(Day), until: row.valid_until.map(Day) };
            Ok(BankLine {
                id: row.id,
                code: row.code,
                topic: row.topic,
                difficulty: named(&row.difficulty)?,
                state: named(&row.state)?,
                validity,
                source: validity.state(today, last),
                is_replaced: row.replaced_at.is_some(),
                author: row.author,
            })
        };
        let rows = store::contest::bank_rows(&mut tx, campaign.id).await?;
        let report = store::contest::import_report(&mut tx, by.account_id).await?;
        let report = report.map(|json| serde_json::from_str(&json)).transpose();
        Ok(BankOverview {
            lines: rows.into_iter().map(line).collect::<Result<_, StoreError>>()?,
            report: report.map_err(|error| StoreError::Corrupt(format!("a report: {error}")))?,
        })
    }

    /// Shows a question. Whoever sees one that is not published does not take part. Errors: not found.
    pub async fn open_question(&self, by: BankReader, id: i64) -> Result<OpenedQuestion, Failure> {
        let act = self.bank_act(by.account_id, id);
        self.db.write(act, |tx, act| Box::pin(open(tx, act))).await
    }

    /// Approves a draft, or sends it back with a note. Errors: one's own, reviewed before, not found.
    pub async fn review_question(
        &self,
        by: QuestionReviewer,
        id: i64,
        approve: bool,
        note: &str,
    ) -> Outcome<()> {
        let note: String = note.trim().chars().take(MOST_LETTERS).collect();
        let act = self.bank_act(by.account_id, (id, approve, note));
        self.db.write(act, |tx, act| Box::pin(review(tx, act))).await
    }

    /// The whole bank as a file; who takes it along has seen every question.
    pub async fn export_questions(&self, by: BankReader, kind: ExportKind) -> Result<Vec<u8>, Failure> {
        let act = self.bank_act(by.account_id, ());
        let questions = self.db.write(act, |tx, act| Box::pin(open_all(tx, act))).await?;
        match kind {
            ExportKind::Gift => Ok(write_gift(&questions).into_bytes()),
            ExportKind::Xlsx => Ok(sheet::workbook(&questions)
                .map_err(|error| StoreError::Corrupt(format!("the bank as a workbook: {error}")))?),
        }
    }

    fn bank_act<T>(&self, account_id: i64, input: T) -> Act<T> {
        Act { account_id, now_ms: self.now_ms(), input }
    }
}

async fn campaign<R>(tx: &mut Tx) -> Result<i64, Failure<R>> {
    Ok(store::campaign::current(tx).await?.ok_or(Failure::NotFound)?.id)
}

async fn import(tx: &mut Tx, act: &Act<Sent>) -> Outcome<ImportReport> {
    let Sent { file_name, read, replaces } = &act.input;
    let campaign_id = campaign(tx).await?;
    let code = match replaces {
        Some(id) => Some(versions::code_of_next(tx, campaign_id, *id).await?),
        None => None,
    };
    let taken = store::contest::bank_rows(tx, campaign_id).await?;
    let taken: BTreeSet<String> = taken.into_iter().map(|row| row.code).collect();
    let mut report = ImportReport { file_name: file_name.clone(), ..ImportReport::default() };
    let (mut good, mut seen) = (Vec::new(), BTreeSet::new());
    for raw in read {
        let judged = raw.check().and_then(|question| {
            let question = match &code {
                Some(code) => BankQuestion { code: code.clone(), ..question },
                None => with_code(question),
            };
            if taken.contains(&question.code) {
                Err(vec![QuestionFault::Taken])
            } else if seen.insert(question.code.clone()) {
                Ok(question)
            } else {
                Err(vec![QuestionFault::Twice])
            }
        });
        match judged {
            Ok(question) => good.push(question),
            Err(faults) => {
                report.faulty += 1;
                if report.faults.len() < MAX_LISTED_QUESTION_FAULTS {
                    report.faults.push(raw.with_faults(faults));
                }
            }
        }
    }
    if report.faulty == 0 {
        for question in &good {
            let written = Written { by: act.account_id, at_ms: act.now_ms, replaces: *replaces };
            insert(tx, campaign_id, question, written).await?;
        }
        if let Some(id) = replaces {
            versions::give_way(tx, *id, act.now_ms).await?;
        }
        report.added = u32::try_from(good.len()).unwrap_or(u32::MAX);
        let detail = format!("{} questions", report.added);
        record(tx, act, "bank.import", &format!("campaign {campaign_id}"), &detail).await?;
    }
    let json = serde_json::to_string(&report).map_err(|error| StoreError::Corrupt(error.to_string()))?;
    store::contest::set_import_report(tx, act.account_id, &json).await?;
    Ok(report)
}

/// A question without a code is called by a hash of its text, so that the same one is known again.
fn with_code(question: BankQuestion) -> BankQuestion {
    if !question.code.is_empty() {
        return question;
    }
    let hash = voting::to_hex(&Sha256::digest(fold(&question.text.vi)));
    BankQuestion { code: format!("q-{}", hash.chars().take(10).collect::<String>()), ..question }
}

async fn insert(
    tx: &mut Tx,
    campaign_id: i64,
    question: &BankQuestion,
    written: Written,
) -> Result<(), StoreError> {
    let half = |half: fn(&domain::Bilingual) -> &String| -> Vec<String> {
        question.options.iter().map(|option| half(option).clone()).collect()
    };
    let new = NewQuestion {
        code: &question.code,
        topic: &question.topic,
        difficulty: question.difficulty.name(),
        kind: question.kind,
        text_vi: &question.text.vi,
        text_en: &question.text.en,
        options_vi: &half(|text| &text.vi),
        options_en: &half(|text| &text.en),
        key: question.key,
        source_vi: &question.source.vi,
        source_en: &question.source.en,
        validity: question.validity,
        explanation_vi: &question.explanation,
    };
    store::contest::insert_draft(tx, campaign_id, &new, written).await
}

async fn open(tx: &mut Tx, act: &Act<i64>) -> Result<OpenedQuestion, Failure> {
    let id = act.input;
    let row = store::contest::review_row(tx, id).await?.ok_or(Failure::NotFound)?;
    let questions = store::contest::bank_questions(tx, row.campaign_id, Some(id)).await?;
    let question = questions.into_iter().next().ok_or(Failure::NotFound)?;
    if !store::contest::is_published(tx, id).await?
        && note_openings(tx, row.campaign_id, act.account_id, &[id], act.now_ms).await? > 0
    {
        record(tx, act, "bank.open", &format!("question {id}"), "").await?;
    }
    let state: QuestionState = named(&row.state)?;
    Ok(OpenedQuestion {
        id,
        code: question.code,
        topic: question.topic,
        difficulty: named(&question.difficulty)?,
        state,
        kind: question.kind,
        text: question.text,
        options: question.options,
        key: question.key,
        source: question.source,
        validity: question.validity,
        explanation: question.explanation_vi,
        is_own: row.written_by == Some(act.account_id),
        note: row.review_note,
        change: versions::change_state(tx, id, row.replaced_at).await?,
        versions: versions::all(tx, id).await?,
    })
}

/// Notes that an account has opened questions that are not published, which excludes its officer; answers how
/// many of them it had not opened before.
pub(crate) async fn note_openings(
    tx: &mut Tx,
    campaign_id: i64,
    account_id: i64,
    unpublished: &[i64],
    now_ms: i64,
) -> Result<u64, StoreError> {
    let noted = store::contest::note_openings(tx, unpublished, account_id, now_ms).await?;
    if noted > 0 {
        store::contest::exclude_reader(tx, campaign_id, account_id).await?;
    }
    Ok(noted)
}

async fn review(tx: &mut Tx, act: &Act<(i64, bool, String)>) -> Outcome<()> {
    let (id, approve, note) = &act.input;
    let row = store::contest::review_row(tx, *id).await?.ok_or(Failure::NotFound)?;
    if row.written_by == Some(act.account_id) {
        return Err(Failure::Refused(BankRefused::OwnQuestion));
    }
    let state = if *approve { QuestionState::Approved } else { QuestionState::Rejected };
    if !store::contest::review_question(tx, *id, state.name(), act.account_id, note, act.now_ms).await? {
        return Err(Failure::Refused(BankRefused::WrongState));
    }
    if let (true, Some(old)) = (*approve, row.replaces) {
        // It may have come onto a paper since the change was written.
        if store::contest::is_used(tx, old).await? {
            return Err(Failure::Refused(BankRefused::InUse));
        }
        store::contest::set_replaced(tx, old, act.now_ms).await?;
    }
    record(tx, act, "bank.review", &format!("question {id}"), state.name()).await?;
    Ok(())
}

async fn open_all(tx: &mut Tx, act: &Act<()>) -> Result<Vec<BankQuestion>, Failure> {
    let campaign_id = campaign(tx).await?;
    let rows = store::contest::bank_questions(tx, campaign_id, None).await?;
    let questions: Vec<BankQuestion> = rows.into_iter().map(exported).collect::<Result<_, _>>()?;
    let unseen = store::contest::unseen_questions(tx, campaign_id, act.account_id).await?;
    note_openings(tx, campaign_id, act.account_id, &unseen, act.now_ms).await?;
    let detail = format!("{} questions", questions.len());
    record(tx, act, "bank.export", &format!("campaign {campaign_id}"), &detail).await?;
    Ok(questions)
}

fn exported(row: BankQuestionRow) -> Result<BankQuestion, StoreError> {
    Ok(BankQuestion {
        code: row.code,
        topic: row.topic,
        difficulty: named(&row.difficulty)?,
        kind: row.kind,
        text: row.text,
        options: row.options,
        key: row.key,
        source: row.source,
        validity: row.validity,
        explanation: row.explanation_vi,
    })
}

async fn record<T>(
    tx: &mut Tx,
    act: &Act<T>,
    action: &str,
    subject: &str,
    detail: &str,
) -> Result<(), StoreError> {
    store::audit::append(tx, act.now_ms, "staff", Some(act.account_id), action, subject, detail).await
}
