//! An attempt: seeing the paper and handing it in.
//!
//! Every use case finds the attempt through the contestant, so nobody can touch another's.

use std::collections::BTreeMap;

use domain::contest::{AnswerWindow, AttemptRefused, AttemptState, OptionOrder, PaperQuestion, PaperView};
use store::{
    StoreError, Tx,
    contest::{AttemptRow, ItemRow, QuestionText},
};

use super::{ending, named, small};
use crate::core::{Contestant, Failure, Service};

type Outcome<T> = Result<T, Failure<AttemptRefused>>;

/// A contestant's wish to hand in.
pub(crate) struct HandIn {
    contestant_id: i64,
    now_ms: i64,
}

impl Service {
    /// The running paper. Errors: not found before the start; refused once it has ended.
    ///
    /// Between deadline and grace it is still shown: the device may hold answers that were given in time.
    pub async fn paper(&self, by: Contestant) -> Outcome<PaperView> {
        self.end_if_overdue(by).await.map_err(Failure::widen)?;
        let now_ms = self.now_ms();
        let mut tx = self.db.read().await?;
        let attempt =
            store::contest::newest_attempt(&mut tx, by.contestant_id).await?.ok_or(Failure::NotFound)?;
        match named(&attempt.state)? {
            AttemptState::Open => {}
            AttemptState::TimedOut => return Err(Failure::Refused(AttemptRefused::TimeOver)),
            _ => return Err(Failure::Refused(AttemptRefused::AttemptEnded)),
        }
        let round = store::contest::round(&mut tx, attempt.round_id).await?.ok_or(Failure::NotFound)?;
        let questions = paper_questions(&mut tx, attempt.id).await?;
        Ok(PaperView {
            attempt_id: attempt.id,
            round: domain::Bilingual::new(round.title_vi, round.title_en),
            questions: questions.into_iter().map(|(question, _)| question).collect(),
            deadline_at_ms: attempt.deadline_at,
            closes_at_ms: attempt.closes_at,
            server_now_ms: now_ms,
        })
    }

    /// Hands the attempt in; handing in again changes nothing.
    pub async fn submit(&self, by: Contestant) -> Outcome<()> {
        let input = HandIn { contestant_id: by.contestant_id, now_ms: self.now_ms() };
        self.contest.hand_ins.run(input).await
    }
}

pub(super) async fn hand_in_all(tx: &mut Tx, inputs: &[HandIn]) -> Result<Vec<Outcome<()>>, StoreError> {
    let ids: Vec<i64> = inputs.iter().map(|input| input.contestant_id).collect();
    let open = store::contest::open_attempts_of(tx, &ids).await?;
    let mut open: BTreeMap<i64, AttemptRow> =
        open.into_iter().map(|attempt| (attempt.contestant_id, attempt)).collect();
    let mut endings = Vec::new();
    let mut outcomes = Vec::with_capacity(inputs.len());
    for input in inputs {
        if let Some(attempt) = open.remove(&input.contestant_id) {
            endings.push((attempt, AttemptState::Submitted, input.now_ms));
        } else if !endings.iter().any(|(attempt, ..)| attempt.contestant_id == input.contestant_id)
            && store::contest::newest_attempt(tx, input.contestant_id).await?.is_none()
        {
            outcomes.push(Err(Failure::NotFound));
            continue;
        }
        outcomes.push(Ok(()));
    }
    ending::end_all(tx, &endings).await?;
    Ok(outcomes)
}

/// The questions of a paper as the contestant sees them, each with its stored form.
pub(super) async fn paper_questions(
    tx: &mut Tx,
    attempt_id: i64,
) -> Result<Vec<(PaperQuestion, (OptionOrder, QuestionText))>, StoreError> {
    let items = store::contest::items(tx, attempt_id).await?;
    let texts = store::contest::question_texts(tx, attempt_id).await?;
    items.into_iter().zip(texts).map(|(item, text)| paper_question(&item, text)).collect()
}

fn paper_question(
    item: &ItemRow,
    text: QuestionText,
) -> Result<(PaperQuestion, (OptionOrder, QuestionText)), StoreError> {
    let order = order(&item.option_order)?;
    let options = order.arrange(&text.options).ok_or_else(|| {
        StoreError::Corrupt(format!("options of question {} do not fit its order", text.id))
    })?;
    let question = PaperQuestion {
        text: text.text.clone(),
        options,
        chosen: item.chosen.map(|own| shown_place(&order, own)).transpose()?,
        sequence: item.sequence,
        saved_at_ms: item.saved_at,
    };
    Ok((question, (order, text)))
}

/// A stored order of options.
pub(super) fn order(stored: &str) -> Result<OptionOrder, StoreError> {
    stored.parse().map_err(|_| StoreError::Corrupt("an order of options cannot be read".to_owned()))
}

/// Where the question's own option `own` is shown.
pub(super) fn shown_place(order: &OptionOrder, own: i64) -> Result<u8, StoreError> {
    order.shown(small(own)?).ok_or_else(|| StoreError::Corrupt(format!("option {own} is not in its order")))
}

/// When an attempt takes answers.
pub(super) const fn window(attempt: &AttemptRow) -> AnswerWindow {
    AnswerWindow {
        started_at_ms: attempt.started_at,
        deadline_at_ms: attempt.deadline_at,
        closes_at_ms: attempt.closes_at,
    }
}

/// Whether the server must end an attempt that is open at `now_ms`.
pub(super) fn is_overdue(attempt: &AttemptRow, now_ms: i64) -> Result<bool, StoreError> {
    let state: AttemptState = named(&attempt.state)?;
    Ok(state == AttemptState::Open && window(attempt).is_over(now_ms))
}
