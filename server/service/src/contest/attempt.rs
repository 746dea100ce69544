//! An attempt: starting it, seeing the paper, saving answers, handing it in.
//!
//! Every use case finds the attempt through the contestant, so nobody can touch another's.

use domain::contest::{
    AttemptRefused, AttemptState, MAX_SEQUENCE, OptionOrder, PaperQuestion, PaperView, SaveAck, deadline_ms,
    draw, judge_save,
};
use store::{
    StoreError, Tx,
    contest::{Answer, AttemptRow, ItemRow, QuestionText, Save},
};

use super::{ending, named, small, the_open_round};
use crate::core::{Contestant, Failure, Service};

type Outcome<T> = Result<T, Failure<AttemptRefused>>;

impl Service {
    /// Starts the contestant's attempt in the open round and answers its id.
    ///
    /// While the attempt runs, starting again answers the same one.
    pub async fn start(&self, by: Contestant) -> Outcome<i64> {
        let input = Start { contestant_id: by.contestant_id, seed: self.random(), now_ms: self.now_ms() };
        self.db.write(input, |tx, input| Box::pin(start(tx, input))).await
    }

    /// The running paper. Errors: not found before the start; refused once the time is over or it has ended.
    pub async fn paper(&self, by: Contestant) -> Outcome<PaperView> {
        self.end_if_overdue(by).await.map_err(Failure::widen)?;
        let now_ms = self.now_ms();
        let mut tx = self.db.read().await?;
        let attempt =
            store::contest::newest_attempt(&mut tx, by.contestant_id).await?.ok_or(Failure::NotFound)?;
        judge_save(named(&attempt.state)?, attempt.deadline_at, now_ms).map_err(Failure::Refused)?;
        let round = store::contest::round(&mut tx, attempt.round_id).await?.ok_or(Failure::NotFound)?;
        let questions = paper_questions(&mut tx, attempt.id).await?;
        Ok(PaperView {
            attempt_id: attempt.id,
            round: domain::Bilingual::new(round.title_vi, round.title_en),
            questions: questions.into_iter().map(|(question, _)| question).collect(),
            deadline_at_ms: attempt.deadline_at,
            server_now_ms: now_ms,
        })
    }

    /// Saves one answer: `shown` is the option's place among those shown, both places count from 0.
    ///
    /// A save whose sequence number is not newer than the stored one changes nothing; either way the answer
    /// says what is stored. Without a number the save counts as the newest.
    pub async fn save(
        &self,
        by: Contestant,
        place: u32,
        shown: u8,
        sequence: Option<i64>,
    ) -> Outcome<SaveAck> {
        if sequence.is_some_and(|number| !(1..=MAX_SEQUENCE).contains(&number)) {
            return Err(Failure::Refused(AttemptRefused::BadSequence));
        }
        let answer = Answer { place, shown, sequence: sequence.unwrap_or_default() };
        let input = Save { contestant_id: by.contestant_id, answer, now_ms: self.now_ms() };
        self.db.write(input, |tx, input| Box::pin(save(tx, input))).await
    }

    /// Hands the attempt in; handing in again changes nothing.
    pub async fn submit(&self, by: Contestant) -> Outcome<()> {
        let input = (by.contestant_id, self.now_ms());
        self.db
            .write(input, |tx, (contestant_id, now_ms)| {
                Box::pin(async move {
                    let attempt = store::contest::newest_attempt(tx, *contestant_id).await?;
                    let attempt = attempt.ok_or(Failure::NotFound)?;
                    ending::end(tx, &attempt, AttemptState::Submitted, *now_ms).await?;
                    Ok(())
                })
            })
            .await
    }
}

struct Start {
    contestant_id: i64,
    seed: [u8; 32],
    now_ms: i64,
}

async fn start(tx: &mut Tx, input: &Start) -> Outcome<i64> {
    let contestant = store::contest::contestant(tx, input.contestant_id).await?.ok_or(Failure::NotFound)?;
    let round = the_open_round(tx).await?.filter(|round| round.campaign_id == contestant.campaign_id);
    let round = round.ok_or(Failure::Refused(AttemptRefused::RoundNotOpen))?;
    if let Some(attempt) = store::contest::attempt_of(tx, contestant.id, round.id).await? {
        return match judge_save(named(&attempt.state)?, attempt.deadline_at, input.now_ms) {
            Ok(()) => Ok(attempt.id),
            Err(_) => Err(Failure::Refused(AttemptRefused::AttemptUsed)),
        };
    }
    let bank = store::contest::bank(tx, round.campaign_id).await?;
    let paper = draw(&bank, small(round.question_count)?, input.seed)
        .map_err(|_| Failure::Refused(AttemptRefused::BankTooSmall))?;
    let deadline_at_ms = deadline_ms(input.now_ms, round.time_limit_s);
    let attempt_id =
        store::contest::insert_attempt(tx, round.id, contestant.id, input.now_ms, deadline_at_ms).await?;
    for (place, drawn) in (0..).zip(&paper) {
        let order = drawn.options.to_string();
        store::contest::insert_item(tx, attempt_id, place, drawn.question_id, &order).await?;
    }
    Ok(attempt_id)
}

async fn save(tx: &mut Tx, input: &Save) -> Outcome<SaveAck> {
    let Answer { place, shown, .. } = input.answer;
    if let Some(sequence) = store::contest::save_answer(tx, input).await? {
        return Ok(SaveAck { place, chosen: shown, sequence, saved_at_ms: input.now_ms });
    }
    // Nothing was changed: find out why.
    let refused = Failure::Refused;
    let Some(stored) = store::contest::saved_item(tx, input.contestant_id, place).await? else {
        return match store::contest::newest_attempt(tx, input.contestant_id).await? {
            Some(_) => Err(refused(AttemptRefused::NotOnPaper)),
            None => Err(Failure::NotFound),
        };
    };
    let order = order(&stored.option_order)?;
    if order.own(shown).is_none() {
        return Err(refused(AttemptRefused::NotOnPaper));
    }
    if let (Some(chosen), Some(saved_at_ms)) = (stored.chosen, stored.saved_at)
        && input.answer.sequence > 0
        && input.answer.sequence <= stored.sequence
    {
        let chosen = shown_place(&order, chosen)?;
        return Ok(SaveAck { place, chosen, sequence: stored.sequence, saved_at_ms });
    }
    match judge_save(named(&stored.state)?, stored.deadline_at, input.now_ms) {
        Err(why) => Err(refused(why)),
        Ok(()) => Err(StoreError::Corrupt("an answer in order was not saved".to_owned()).into()),
    }
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

fn order(stored: &str) -> Result<OptionOrder, StoreError> {
    stored.parse().map_err(|_| StoreError::Corrupt("an order of options cannot be read".to_owned()))
}

/// Where the question's own option `own` is shown.
pub(super) fn shown_place(order: &OptionOrder, own: i64) -> Result<u8, StoreError> {
    order.shown(small(own)?).ok_or_else(|| StoreError::Corrupt(format!("option {own} is not in its order")))
}

/// Whether an open attempt's time is over at `now_ms`.
pub(super) fn is_overdue(attempt: &AttemptRow, now_ms: i64) -> Result<bool, StoreError> {
    let state: AttemptState = named(&attempt.state)?;
    Ok(state == AttemptState::Open && attempt.deadline_at <= now_ms)
}
