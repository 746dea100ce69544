//! The result of an ended attempt; keys and places only once its round is closed.

use domain::{
    Bilingual,
    contest::{AttemptResult, AttemptState, RankKey, ReviewedQuestion, RoundState, Standing, place_among},
};
use store::{StoreError, Tx, contest::AttemptRow};

use super::{
    attempt::{paper_questions, shown_place},
    named, round_state, small,
};
use crate::core::{Contestant, Failure, Service};

impl Service {
    /// The result of the contestant's newest attempt. Errors: not found while there is none or it runs.
    pub async fn my_result(&self, by: Contestant) -> Result<AttemptResult, Failure> {
        self.end_if_overdue(by).await?;
        let mut tx = self.db.read().await?;
        let attempt = store::contest::newest_attempt(&mut tx, by.contestant_id).await?;
        let attempt = attempt.ok_or(Failure::NotFound)?;
        let (Some(ended_at_ms), Some(correct)) = (attempt.ended_at, attempt.correct_count) else {
            return Err(Failure::NotFound);
        };
        let round = store::contest::round(&mut tx, attempt.round_id).await?.ok_or(Failure::NotFound)?;
        let is_closed = round_state(&round)? == RoundState::Closed;
        let state: AttemptState = named(&attempt.state)?;
        let items = store::contest::items(&mut tx, attempt.id).await?;
        let answered = items.iter().filter(|item| item.chosen.is_some()).count();
        let mut result = AttemptResult {
            round: Bilingual::new(round.title_vi, round.title_en),
            state,
            correct: small(correct)?,
            answered: u32::try_from(answered).unwrap_or(u32::MAX),
            total: u32::try_from(items.len()).unwrap_or(u32::MAX),
            elapsed_ms: ended_at_ms.saturating_sub(attempt.started_at),
            ended_at_ms,
            standing: None,
            review: None,
        };
        if is_closed {
            let mine = RankKey::new(result.correct, attempt.started_at, ended_at_ms);
            result.standing = Some(standing(&mut tx, &attempt, mine).await?);
            result.review = Some(review(&mut tx, attempt.id).await?);
        }
        Ok(result)
    }
}

async fn standing(tx: &mut Tx, attempt: &AttemptRow, mine: RankKey) -> Result<Standing, StoreError> {
    let mut keys = Vec::new();
    for row in store::contest::ended_attempts(tx, attempt.round_id).await? {
        keys.push(RankKey::new(small(row.correct_count)?, row.started_at, row.ended_at));
    }
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Ok(Standing { place: count(place_among(&keys, mine)), of: count(keys.len()) })
}

async fn review(tx: &mut Tx, attempt_id: i64) -> Result<Vec<ReviewedQuestion>, StoreError> {
    let questions = paper_questions(tx, attempt_id).await?;
    questions
        .into_iter()
        .map(|(question, (order, stored))| {
            Ok(ReviewedQuestion {
                text: question.text,
                options: question.options,
                chosen: question.chosen,
                key: shown_place(&order, stored.key_option)?,
                source: stored.source,
                explanation_vi: stored.explanation_vi,
            })
        })
        .collect()
}
