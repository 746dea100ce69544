//! An attempt: seeing the paper, predicting and handing it in.
//!
//! Every use case finds the attempt through the contestant, so nobody can touch another's.

use std::collections::{BTreeMap, BTreeSet};

use domain::contest::{
    AnswerWindow, AttemptRefused, AttemptState, OptionOrder, PaperPrediction, PaperQuestion, PaperView,
    Picks, QuestionKind, judge_prediction, read_prediction,
};
use store::{
    StoreError, Tx,
    contest::{AttemptRow, ItemRow, QuestionText},
};

use super::{asked, ending, named, predicted};
use crate::core::{Contestant, Failure, Service};

type Outcome<T> = Result<T, Failure<AttemptRefused>>;

/// A contestant's wish to hand in, or to keep a prediction.
pub(crate) struct HandIn {
    contestant_id: i64,
    /// The attempt whose paper the page shows; none: the one that is open.
    attempt_id: Option<i64>,
    prediction: Option<u32>,
    now_ms: i64,
}

impl HandIn {
    /// A page that was forgotten in another tab must not end the attempt that came after its own.
    fn means(&self, attempt: &AttemptRow) -> bool {
        self.attempt_id.is_none_or(|named| named == attempt.id)
    }
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
        let given = predicted(attempt.prediction)?;
        let questions = paper_questions(&mut tx, attempt.id).await?;
        Ok(PaperView {
            attempt_id: attempt.id,
            round: domain::Bilingual::new(round.title_vi, round.title_en),
            questions: questions.into_iter().map(|(question, _)| question).collect(),
            prediction: asked(round.prediction.as_deref())?.map(|asked| PaperPrediction { asked, given }),
            deadline_at_ms: attempt.deadline_at,
            closes_at_ms: attempt.closes_at,
            server_now_ms: now_ms,
        })
    }

    /// Keeps a prediction, as typed, until another is given; it counts also when the time runs out.
    ///
    /// `attempt_id` is the attempt whose paper the page shows. Errors: that one has ended; time is over; no number.
    pub async fn predict(&self, by: Contestant, attempt_id: Option<i64>, typed: &str) -> Outcome<()> {
        let input = self.hand_in(by, attempt_id, typed)?;
        if input.prediction.is_none() {
            return Err(Failure::Refused(AttemptRefused::PredictionMissing));
        }
        self.contest.predictions.run(input).await
    }

    /// Hands the attempt in; handing in again changes nothing.
    pub async fn submit(&self, by: Contestant) -> Outcome<()> {
        self.submit_predicting(by, None, "").await
    }

    /// Hands the attempt in with a prediction as typed, or with the one kept before when nothing was typed.
    ///
    /// `attempt_id` is the attempt whose paper the page shows; when another runs, nothing changes.
    /// Errors: where the round asks for one, refused without any while the time runs.
    pub async fn submit_predicting(
        &self,
        by: Contestant,
        attempt_id: Option<i64>,
        typed: &str,
    ) -> Outcome<()> {
        let input = self.hand_in(by, attempt_id, typed)?;
        self.contest.hand_ins.run(input).await
    }

    fn hand_in(&self, by: Contestant, attempt_id: Option<i64>, typed: &str) -> Outcome<HandIn> {
        let prediction = read_prediction(typed).map_err(Failure::Refused)?;
        Ok(HandIn { contestant_id: by.contestant_id, attempt_id, prediction, now_ms: self.now_ms() })
    }
}

/// Which of these rounds ask for a prediction.
async fn asking(tx: &mut Tx, attempts: &BTreeMap<i64, AttemptRow>) -> Result<BTreeSet<i64>, StoreError> {
    let rounds: BTreeSet<i64> = attempts.values().map(|attempt| attempt.round_id).collect();
    let mut asking = BTreeSet::new();
    for round_id in rounds {
        if store::contest::round(tx, round_id).await?.is_some_and(|round| round.prediction.is_some()) {
            asking.insert(round_id);
        }
    }
    Ok(asking)
}

/// The open attempts of those who send something, by contestant.
async fn open_of(tx: &mut Tx, inputs: &[HandIn]) -> Result<BTreeMap<i64, AttemptRow>, StoreError> {
    let ids: Vec<i64> = inputs.iter().map(|input| input.contestant_id).collect();
    let open = store::contest::open_attempts_of(tx, &ids).await?;
    Ok(open.into_iter().map(|attempt| (attempt.contestant_id, attempt)).collect())
}

/// Keeps predictions; of several by one contestant the last.
pub(super) async fn predict_all(tx: &mut Tx, inputs: &[HandIn]) -> Result<Vec<Outcome<()>>, StoreError> {
    let open = open_of(tx, inputs).await?;
    let asking = asking(tx, &open).await?;
    let mut kept = BTreeMap::new();
    let mut outcomes = Vec::with_capacity(inputs.len());
    for input in inputs {
        let meant = open.get(&input.contestant_id).filter(|attempt| input.means(attempt));
        let Some(attempt) = meant else {
            let newest = store::contest::newest_attempt(tx, input.contestant_id).await?;
            outcomes.push(Err(match newest {
                Some(_) => Failure::Refused(AttemptRefused::AttemptEnded),
                None => Failure::NotFound,
            }));
            continue;
        };
        if input.now_ms >= attempt.deadline_at {
            outcomes.push(Err(Failure::Refused(AttemptRefused::TimeOver)));
            continue;
        }
        let judged = judge_prediction(asking.contains(&attempt.round_id), None, input.prediction);
        if let Ok(Some(number)) = judged {
            kept.insert(attempt.id, i64::from(number));
        }
        outcomes.push(judged.map(drop).map_err(Failure::Refused));
    }
    let kept: Vec<(i64, i64)> = kept.into_iter().collect();
    store::contest::set_predictions(tx, &kept).await?;
    Ok(outcomes)
}

pub(super) async fn hand_in_all(tx: &mut Tx, inputs: &[HandIn]) -> Result<Vec<Outcome<()>>, StoreError> {
    let mut open = open_of(tx, inputs).await?;
    let asking = asking(tx, &open).await?;
    let (mut endings, mut kept) = (Vec::new(), Vec::new());
    let mut outcomes = Vec::with_capacity(inputs.len());
    for input in inputs {
        let is_meant = open.get(&input.contestant_id).is_some_and(|attempt| input.means(attempt));
        if let Some(attempt) = open.remove(&input.contestant_id).filter(|_| is_meant) {
            // After the deadline the server ends the attempt with what was kept before.
            if input.now_ms < attempt.deadline_at {
                let before = predicted(attempt.prediction)?;
                match judge_prediction(asking.contains(&attempt.round_id), before, input.prediction) {
                    Ok(Some(number)) => kept.push((attempt.id, i64::from(number))),
                    Ok(None) => {}
                    Err(why) => {
                        open.insert(input.contestant_id, attempt);
                        outcomes.push(Err(Failure::Refused(why)));
                        continue;
                    }
                }
            }
            endings.push((attempt, AttemptState::Submitted, input.now_ms));
        } else if !endings.iter().any(|(attempt, ..)| attempt.contestant_id == input.contestant_id)
            && store::contest::newest_attempt(tx, input.contestant_id).await?.is_none()
        {
            outcomes.push(Err(Failure::NotFound));
            continue;
        }
        outcomes.push(Ok(()));
    }
    store::contest::set_predictions(tx, &kept).await?;
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
        kind: text.kind,
        options,
        chosen: item.picked.as_deref().map(picks).transpose()?.filter(|picked| !picked.is_empty()),
        sequence: item.sequence,
        saved_at_ms: item.saved_at,
    };
    Ok((question, (order, text)))
}

/// A stored order of options.
pub(super) fn order(stored: &str) -> Result<OptionOrder, StoreError> {
    stored.parse().map_err(|_| StoreError::Corrupt("an order of options cannot be read".to_owned()))
}

/// Stored places among options.
pub(super) fn picks(stored: &str) -> Result<Picks, StoreError> {
    stored.parse().map_err(|_| StoreError::Corrupt("places among options cannot be read".to_owned()))
}

/// A stored answer in the question's own numbering; none where there is none that such a question can have.
pub(super) fn own_answer(
    kind: QuestionKind,
    option_order: &str,
    picked: Option<&str>,
) -> Result<Option<Picks>, StoreError> {
    let Some(picked) = picked.filter(|picked| !picked.is_empty()) else { return Ok(None) };
    Ok(order(option_order)?.own_answer(kind, picks(picked)?))
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
