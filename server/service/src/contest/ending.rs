//! Ending attempts: handed in, at the deadline, or with the round; each exactly once.

use std::collections::{BTreeMap, BTreeSet};

use domain::contest::{AttemptState, Board, BoardChange, Score, ScoredAnswer, score};
use store::{
    StoreError, Tx,
    contest::{AttemptRow, Ending},
};

use super::{
    attempt::{is_overdue, own_answer, picks},
    board, counted, named,
};
use crate::core::{Contestant, Failure, Service};

/// How many overdue attempts one transaction ends; others need not wait long behind it.
const MOST_PER_WRITE: i64 = 100;
/// How many attempts of a closing round one statement ends.
const MOST_PER_STATEMENT: usize = 500;

impl Service {
    /// Ends every attempt whose time and grace are over, with what was saved; answers how many.
    ///
    /// Called again and again by a background task. Several servers may do so at the same time.
    pub async fn close_overdue(&self) -> Result<u64, Failure> {
        let mut ended = 0;
        loop {
            let now_ms = self.now_ms();
            // Looked at before writing: most of the time there is nothing to end.
            let mut tx = self.db.glance().await?;
            if store::contest::overdue_attempts(&mut tx, now_ms, 1).await?.is_empty() {
                return Ok(ended);
            }
            drop(tx);
            let found = self
                .db
                .write(now_ms, |tx, now_ms| {
                    Box::pin(async move {
                        let overdue = store::contest::overdue_attempts(tx, *now_ms, MOST_PER_WRITE).await?;
                        end_alike(tx, overdue, AttemptState::TimedOut, *now_ms).await
                    })
                })
                .await?;
            ended += found;
        }
    }

    /// Ends this contestant's attempt if its time is over and no background task has come by yet.
    pub(super) async fn end_if_overdue(&self, by: Contestant) -> Result<(), Failure> {
        let now_ms = self.now_ms();
        let mut tx = self.db.glance().await?;
        let attempt = store::contest::newest_attempt(&mut tx, by.contestant_id).await?;
        drop(tx);
        let Some(attempt) = attempt else { return Ok(()) };
        if !is_overdue(&attempt, now_ms)? {
            return Ok(());
        }
        let ended: Result<u64, Failure> = self
            .db
            .write((attempt.contestant_id, now_ms), |tx, (contestant_id, now_ms)| {
                Box::pin(async move {
                    // Read again: an outage may have been declared meanwhile.
                    let mut open = store::contest::open_attempts_of(tx, &[*contestant_id]).await?;
                    open.retain(|attempt| attempt.closes_at <= *now_ms);
                    end_alike(tx, open, AttemptState::TimedOut, *now_ms).await
                })
            })
            .await;
        ended.map(drop)
    }
}

/// Ends open attempts in the same way at the same time; answers how many.
pub(super) async fn end_alike(
    tx: &mut Tx,
    attempts: Vec<AttemptRow>,
    how: AttemptState,
    now_ms: i64,
) -> Result<u64, Failure> {
    let endings: Vec<_> = attempts.into_iter().map(|attempt| (attempt, how, now_ms)).collect();
    for endings in endings.chunks(MOST_PER_STATEMENT) {
        end_all(tx, endings).await?;
    }
    Ok(endings.len() as u64)
}

/// Ends open attempts with the answers saved so far; those that have ended are left as they are.
///
/// After the deadline one counts as timed out at the deadline, however late it is noticed.
pub(super) async fn end_all(
    tx: &mut Tx,
    endings: &[(AttemptRow, AttemptState, i64)],
) -> Result<(), StoreError> {
    if endings.is_empty() {
        return Ok(());
    }
    let ids: Vec<i64> = endings.iter().map(|(attempt, ..)| attempt.id).collect();
    let scores = scores(tx, &ids).await?;
    let mut rows = Vec::with_capacity(endings.len());
    for (attempt, how, now_ms) in endings {
        let (state, ended_at_ms) = if *now_ms >= attempt.deadline_at {
            (AttemptState::TimedOut, attempt.deadline_at)
        } else {
            (*how, *now_ms)
        };
        let score = scores.get(&attempt.id).copied().unwrap_or_default();
        rows.push(Ending {
            id: attempt.id,
            state: state.name(),
            ended_at_ms,
            correct: i64::from(score.correct),
            is_perfect: score.is_perfect(),
        });
    }
    let ended: BTreeSet<i64> = store::contest::end_attempts(tx, &rows).await?.into_iter().collect();
    if ended.is_empty() {
        return Ok(());
    }
    let attempts: Vec<AttemptRow> = endings.iter().map(|(attempt, ..)| attempt.clone()).collect();
    let keys = board::keys(tx, &attempts).await?;
    let mut changes = Board::default();
    for ((attempt, _, now_ms), row) in endings.iter().zip(&rows) {
        if let (true, Some(key)) = (ended.contains(&attempt.id), keys.get(&attempt.id)) {
            let score = scores.get(&attempt.id).copied().unwrap_or_default();
            let counts = attempt.counts != 0;
            let change = if counts { BoardChange::ended(score) } else { BoardChange::ended_uncounted() };
            changes.add(*key, change);
            record(tx, attempt, row.state, *now_ms).await?;
        }
    }
    counted::choose(tx, &attempts, &mut changes).await?;
    board::store(tx, &changes).await?;
    tx.announce_change();
    Ok(())
}

/// What the saved answers of these attempts are worth.
pub(super) async fn scores(tx: &mut Tx, attempt_ids: &[i64]) -> Result<BTreeMap<i64, Score>, StoreError> {
    let mut answers: BTreeMap<i64, Vec<ScoredAnswer>> = BTreeMap::new();
    for row in store::contest::scored_items(tx, attempt_ids).await? {
        let kind = named(&row.kind)?;
        answers.entry(row.attempt_id).or_default().push(ScoredAnswer {
            chosen: own_answer(kind, &row.option_order, row.picked.as_deref())?,
            key: picks(&row.answer_key)?,
            is_void: row.voided_at.is_some(),
        });
    }
    Ok(answers.into_iter().map(|(id, answers)| (id, score(answers))).collect())
}

async fn record(tx: &mut Tx, attempt: &AttemptRow, state: &str, now_ms: i64) -> Result<(), StoreError> {
    let (actor_kind, actor_id, action) = match state.parse() {
        Ok(AttemptState::Submitted) => ("contestant", Some(attempt.contestant_id), "contest.submit"),
        Ok(AttemptState::RoundClosed) => ("system", None, "contest.end_with_round"),
        _ => ("system", None, "contest.time_out"),
    };
    let subject = format!("attempt {}", attempt.id);
    store::audit::append(tx, now_ms, actor_kind, actor_id, action, &subject, "").await
}
