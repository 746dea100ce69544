//! The result of an ended attempt; keys and places only once its round is closed.

use domain::{
    Bilingual,
    contest::{
        AttemptLine, AttemptResult, AttemptState, OwnPrediction, RankKey, ReviewedQuestion, RoundState,
        Score, Standing, needed_to_pass, prize_at,
    },
};
use store::{
    StoreError, Tx,
    contest::{AttemptRow, RoundRow},
};

use super::{
    asked,
    attempt::{own_answer, paper_questions},
    counted, named, predicted,
    publish::Draw,
    round_state, settings, small,
};
use crate::core::{Contestant, Failure, Service};

impl Service {
    /// The result of the contestant's newest attempt, or of the one that counts in its round.
    ///
    /// Errors: not found while there is none or it runs.
    pub async fn my_result(&self, by: Contestant) -> Result<AttemptResult, Failure> {
        self.end_if_overdue(by).await?;
        let mut tx = self.db.read().await?;
        let newest = store::contest::newest_attempt(&mut tx, by.contestant_id).await?;
        let newest = newest.filter(|newest| newest.ended_at.is_some()).ok_or(Failure::NotFound)?;
        let round = store::contest::round(&mut tx, newest.round_id).await?.ok_or(Failure::NotFound)?;
        let shows_scores = settings::shows_scores(&round)?;
        let all = store::contest::attempts_in_round(&mut tx, round.id, &[by.contestant_id]).await?;
        // Which one counts would tell of the scores.
        let counting = if shows_scores { counted::counting(&all)? } else { None };
        let attempt = counting.cloned().unwrap_or(newest);
        let (Some(ended_at_ms), Some(correct)) = (attempt.ended_at, attempt.correct_count) else {
            return Err(Failure::NotFound);
        };
        let is_closed = round_state(&round)? == RoundState::Closed;
        let state: AttemptState = named(&attempt.state)?;
        let items = store::contest::items(&mut tx, attempt.id).await?;
        let mut answered = 0;
        for item in &items {
            let own = own_answer(named(&item.kind)?, &item.option_order, item.picked.as_deref())?;
            answered += usize::from(own.is_some());
        }
        let given = predicted(attempt.prediction)?;
        let counted = count(items.iter().filter(|item| item.voided_at.is_none()).count());
        let score = Score { correct: small(correct)?, counted };
        let mark = round.pass_mark.map(small).transpose()?;
        let of_mark = small(round.question_count)?;
        let is_judged = shows_scores && attempt.disqualified_at.is_none();
        let mut result = AttemptResult {
            round: Bilingual::new(round.title_vi.as_str(), round.title_en.as_str()),
            attempts: lines(&round, &all, shows_scores)?,
            state,
            correct: shows_scores.then_some(score.correct),
            needed: mark.filter(|_| is_judged).map(|mark| needed_to_pass(mark, score, of_mark)),
            answered: count(answered),
            total: count(items.len()),
            elapsed_ms: ended_at_ms.saturating_sub(attempt.started_at),
            ended_at_ms,
            prediction: asked(round.prediction.as_deref())?.map(|asked| OwnPrediction {
                asked,
                given,
                actual: None,
            }),
            standing: None,
            prize: None,
            pseudonym: None,
            review: None,
        };
        if is_closed {
            let draw = Draw::of(&mut tx, &round).await?;
            result.pseudonym = draw.pseudonym(attempt.contestant_id);
            let ranked = self.contest.rankings.of(&mut tx, &round).await?;
            if let (Some(prediction), Some(came_true)) = (&mut result.prediction, ranked.came_true) {
                prediction.actual = Some(came_true.actual);
            }
            if attempt.disqualified_at.is_none() {
                let lot = draw.lot(attempt.contestant_id);
                let miss = ranked.came_true.map(|came_true| came_true.miss(given)).unwrap_or_default();
                let mine = RankKey::new(score.correct, miss, attempt.started_at, ended_at_ms, lot);
                let (place, of) = (ranked.ranking.place(mine), ranked.ranking.count());
                result.standing = Some(Standing { place: count(place), of: count(of) });
                result.prize =
                    prize_at(&settings::prizes(&round)?, count(place)).map(|prize| prize.name.clone());
            }
            result.review = Some(review(&mut tx, attempt.id).await?);
        }
        Ok(result)
    }
}

/// The ended attempts, where the round allows several.
fn lines(
    round: &RoundRow,
    attempts: &[AttemptRow],
    shows_scores: bool,
) -> Result<Vec<AttemptLine>, StoreError> {
    let line = |attempt: &AttemptRow| {
        let (ended_at_ms, correct) = (attempt.ended_at?, attempt.correct_count?);
        Some(small(attempt.number).and_then(|number| {
            Ok(AttemptLine {
                number,
                correct: shows_scores.then(|| small(correct)).transpose()?,
                ended_at_ms,
                counts: shows_scores && attempt.counts != 0 && attempt.disqualified_at.is_none(),
            })
        }))
    };
    if round.attempts_allowed > 1 { attempts.iter().filter_map(line).collect() } else { Ok(Vec::new()) }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

async fn review(tx: &mut Tx, attempt_id: i64) -> Result<Vec<ReviewedQuestion>, StoreError> {
    let questions = paper_questions(tx, attempt_id).await?;
    questions
        .into_iter()
        .map(|(question, (order, stored))| {
            let missing = || StoreError::Corrupt(format!("the key of question {}", stored.id));
            Ok(ReviewedQuestion {
                text: question.text,
                kind: question.kind,
                options: question.options,
                chosen: question.chosen,
                key: order.shown_answer(stored.kind, stored.key).ok_or_else(missing)?,
                source: stored.source,
                explanation_vi: stored.explanation_vi,
            })
        })
        .collect()
}
