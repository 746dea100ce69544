//! The ranking of a closed round, made once and not for everybody who looks at their result.

use std::sync::Arc;

use domain::contest::{RankKey, Ranking};
use store::{StoreError, Tx, contest::RoundRow};
use tokio::sync::Mutex;

use super::{publish::Draw, small};

/// The ranking that was asked for last; made again when the round's results were changed.
#[derive(Clone, Default)]
pub(crate) struct Rankings(Arc<Mutex<Option<Kept>>>);

struct Kept {
    round_id: i64,
    results_version: i64,
    ranking: Arc<Ranking>,
}

impl Rankings {
    /// The ranking of a closed round as `tx` sees it. Whoever asks meanwhile waits for the same one.
    pub(super) async fn of(&self, tx: &mut Tx, round: &RoundRow) -> Result<Arc<Ranking>, StoreError> {
        let mut kept = self.0.lock().await;
        if let Some(kept) = kept.as_ref()
            && (kept.round_id, kept.results_version) == (round.id, round.results_version)
        {
            return Ok(kept.ranking.clone());
        }
        let mut keys = Vec::new();
        let draw = Draw::of(tx, round).await?;
        for row in store::contest::ranked_attempts(tx, round.id).await? {
            let lot = draw.lot(row.contestant_id);
            keys.push(RankKey::new(small(row.correct_count)?, row.started_at, row.ended_at, lot));
        }
        let ranking = Arc::new(Ranking::of(keys));
        let (round_id, results_version) = (round.id, round.results_version);
        *kept = Some(Kept { round_id, results_version, ranking: ranking.clone() });
        Ok(ranking)
    }
}
