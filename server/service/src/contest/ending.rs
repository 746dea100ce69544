//! Ending attempts: handed in, at the deadline, or with the round; each exactly once.

use domain::contest::{AttemptState, score};
use store::{StoreError, Tx, contest::AttemptRow};

use super::attempt::is_overdue;
use crate::core::{Contestant, Failure, Service};

/// How many overdue attempts one transaction ends; others need not wait long behind it.
const MOST_PER_WRITE: i64 = 100;

impl Service {
    /// Ends every attempt whose time is over, with what was saved; answers how many.
    ///
    /// Called again and again by a background task. Several servers may do so at the same time.
    pub async fn close_overdue(&self) -> Result<u64, Failure> {
        let mut ended = 0;
        loop {
            let now_ms = self.now_ms();
            // Looked at before writing: most of the time there is nothing to end.
            let mut tx = self.db.read().await?;
            if store::contest::overdue_attempts(&mut tx, now_ms, 1).await?.is_empty() {
                return Ok(ended);
            }
            drop(tx);
            let found = self
                .db
                .write(now_ms, |tx, now_ms| {
                    Box::pin(async move {
                        let overdue = store::contest::overdue_attempts(tx, *now_ms, MOST_PER_WRITE).await?;
                        for attempt in &overdue {
                            end(tx, attempt, AttemptState::TimedOut, *now_ms).await?;
                        }
                        Ok::<_, Failure>(overdue.len() as u64)
                    })
                })
                .await?;
            ended += found;
        }
    }

    /// Ends this contestant's attempt if its time is over and no background task has come by yet.
    pub(super) async fn end_if_overdue(&self, by: Contestant) -> Result<(), Failure> {
        let now_ms = self.now_ms();
        let mut tx = self.db.read().await?;
        let attempt = store::contest::newest_attempt(&mut tx, by.contestant_id).await?;
        drop(tx);
        let Some(attempt) = attempt else { return Ok(()) };
        if !is_overdue(&attempt, now_ms)? {
            return Ok(());
        }
        self.db
            .write((attempt, now_ms), |tx, (attempt, now_ms)| {
                Box::pin(async move {
                    end(tx, attempt, AttemptState::TimedOut, *now_ms).await?;
                    Ok(())
                })
            })
            .await
    }
}

/// Ends an open attempt with the answers saved so far; one that has ended is left as it is.
///
/// After the deadline it counts as timed out at the deadline, however late it is noticed.
pub(super) async fn end(
    tx: &mut Tx,
    attempt: &AttemptRow,
    how: AttemptState,
    now_ms: i64,
) -> Result<(), StoreError> {
    let (state, ended_at_ms) = if now_ms >= attempt.deadline_at {
        (AttemptState::TimedOut, attempt.deadline_at)
    } else {
        (how, now_ms)
    };
    let items = store::contest::items(tx, attempt.id).await?;
    let correct = score(items.iter().map(|item| (item.chosen, item.key_option)));
    let correct = i64::try_from(correct).unwrap_or(i64::MAX);
    if !store::contest::end_attempt(tx, attempt.id, state.name(), ended_at_ms, correct).await? {
        return Ok(());
    }
    let (actor_kind, actor_id, action) = match state {
        AttemptState::Submitted => ("contestant", Some(attempt.contestant_id), "contest.submit"),
        AttemptState::RoundClosed => ("system", None, "contest.end_with_round"),
        AttemptState::TimedOut | AttemptState::Open => ("system", None, "contest.time_out"),
    };
    let subject = format!("attempt {}", attempt.id);
    store::audit::append(tx, now_ms, actor_kind, actor_id, action, &subject, "").await?;
    tx.announce_change();
    Ok(())
}
