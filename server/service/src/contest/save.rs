//! Saving answers, all that come at the same time together.

use domain::contest::{AnswerWindow, AttemptRefused, MAX_SEQUENCE, Picks, SaveAck};
use store::{
    StoreError, Tx, WriteError,
    contest::{Answer, Save},
};

use super::{
    attempt::{order, picks},
    named,
};
use crate::core::{Contestant, Failure, Service};

type Outcome = Result<SaveAck, Failure<AttemptRefused>>;

/// An answer as a page sends it; places count from 0.
#[derive(Debug, Clone, Copy, Default)]
pub struct GivenAnswer {
    /// The attempt whose paper the page shows; none: the one that is open.
    pub attempt_id: Option<i64>,
    /// Place of the question on the paper.
    pub place: u32,
    /// What is chosen among the options shown; nothing takes back what was.
    pub shown: Picks,
    /// Grows with every change; without one the answer counts as the newest.
    pub sequence: Option<i64>,
    /// When it was given by the device's clock, set right by the server's, UTC milliseconds.
    pub answered_at_ms: Option<i64>,
}

impl Service {
    /// Saves one answer that is given now; see [`Service::save_given`].
    pub async fn save(
        &self,
        by: Contestant,
        place: u32,
        shown: impl Into<Picks>,
        sequence: Option<i64>,
    ) -> Outcome {
        let shown = shown.into();
        self.save_given(by, GivenAnswer { place, shown, sequence, ..GivenAnswer::default() }).await
    }

    /// Saves one answer.
    ///
    /// A save whose sequence number is not newer than the stored one changes nothing; either way the
    /// outcome says what is stored. An answer given before the deadline that arrives within the round's
    /// grace after it counts and is marked.
    pub async fn save_given(&self, by: Contestant, given: GivenAnswer) -> Outcome {
        let GivenAnswer { attempt_id, place, shown, sequence, answered_at_ms } = given;
        if sequence.is_some_and(|number| !(1..=MAX_SEQUENCE).contains(&number)) {
            return Err(Failure::Refused(AttemptRefused::BadSequence));
        }
        let answer = Answer { place, shown, sequence: sequence.unwrap_or_default() };
        let (contestant_id, now_ms) = (by.contestant_id, self.now_ms());
        let input = Save { contestant_id, attempt_id, answer, answered_at_ms, now_ms };
        self.contest.saves.run(input).await
    }
}

pub(super) async fn save_all(tx: &mut Tx, inputs: &[Save]) -> Result<Vec<Outcome>, StoreError> {
    let saved = store::contest::save_answers(tx, inputs).await?;
    let mut outcomes = Vec::with_capacity(inputs.len());
    for (input, saved) in inputs.iter().zip(saved) {
        let Answer { place, shown, .. } = input.answer;
        outcomes.push(match saved {
            Some(saved) => Ok(SaveAck {
                place,
                chosen: shown,
                sequence: saved.sequence,
                saved_at_ms: input.now_ms,
                is_late: saved.is_late,
            }),
            None => match explain(tx, input).await {
                Err(Failure::Store(WriteError::Store(error))) => return Err(error),
                explained => explained,
            },
        });
    }
    Ok(outcomes)
}

/// Why a save changed nothing.
async fn explain(tx: &mut Tx, input: &Save) -> Outcome {
    let Answer { place, shown, .. } = input.answer;
    let refused = Failure::Refused;
    let Some(stored) = store::contest::saved_item(tx, input.contestant_id, place).await? else {
        return match store::contest::newest_attempt(tx, input.contestant_id).await? {
            Some(_) => Err(refused(AttemptRefused::NotOnPaper)),
            None => Err(Failure::NotFound),
        };
    };
    if input.attempt_id.is_some_and(|named| named != stored.attempt_id) {
        return Err(refused(AttemptRefused::AttemptEnded));
    }
    let order = order(&stored.option_order)?;
    if shown.places().any(|place| order.own(place).is_none()) {
        return Err(refused(AttemptRefused::NotOnPaper));
    }
    if let (Some(picked), Some(saved_at_ms)) = (&stored.picked, stored.saved_at)
        && input.answer.sequence > 0
        && input.answer.sequence <= stored.sequence
    {
        let chosen = picks(picked)?;
        let is_late = stored.is_late != 0;
        return Ok(SaveAck { place, chosen, sequence: stored.sequence, saved_at_ms, is_late });
    }
    let window = AnswerWindow {
        started_at_ms: stored.started_at,
        deadline_at_ms: stored.deadline_at,
        closes_at_ms: stored.closes_at,
    };
    match window.judge_save(named(&stored.state)?, input.now_ms, input.answered_at_ms) {
        Err(why) => Err(refused(why)),
        Ok(_) => Err(StoreError::Corrupt("an answer in order was not saved".to_owned()).into()),
    }
}
