//! Public tables that stand still before the end, so that nobody knows at the last minute what it takes.

use domain::contest::RoundState;
use store::{StoreError, contest::RoundRow};

use super::round_state;
use crate::core::{Failure, Service};

impl Service {
    /// The round that the public sees, and since when its tables stand still, if they do.
    ///
    /// Whoever looks first after that instant has the copy made; it is the same whoever that is.
    pub(super) async fn public_round(&self) -> Result<Option<(RoundRow, Option<i64>)>, Failure> {
        let now_ms = self.now_ms();
        let mut tx = self.db.read().await?;
        let Some(round) = store::contest::present_round(&mut tx).await? else { return Ok(None) };
        drop(tx);
        let since = frozen_since(&round, now_ms)?;
        if let (Some(freeze_at_ms), None) = (since, round.frozen_at) {
            let made: Result<bool, Failure> = self
                .db
                .write((round.id, freeze_at_ms, now_ms), |tx, (id, freeze_at_ms, now_ms)| {
                    Box::pin(async move {
                        Ok(store::contest::freeze_tallies(tx, *id, *freeze_at_ms, *now_ms).await?)
                    })
                })
                .await;
            made?;
        }
        Ok(Some((round, since)))
    }
}

/// Since when a round's public tables stand still at `now_ms`; they move again once it is closed.
fn frozen_since(round: &RoundRow, now_ms: i64) -> Result<Option<i64>, StoreError> {
    let is_open = round_state(round)? == RoundState::Open;
    Ok(round.freeze_at.filter(|freeze_at_ms| is_open && *freeze_at_ms <= now_ms))
}
