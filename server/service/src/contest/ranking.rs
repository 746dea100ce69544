//! The ranking of a closed round, made once and not for everybody who looks at their result.

use std::sync::Arc;

use domain::contest::{CameTrue, RankKey, Ranking};
use store::{StoreError, Tx, contest::RoundRow};
use tokio::sync::Mutex;

use super::{asked, predicted, publish::Draw, small};

/// The ranking that was asked for last; made again when the round's results were changed.
#[derive(Clone, Default)]
pub(crate) struct Rankings(Arc<Mutex<Option<Arc<Ranked>>>>);

/// The ranking of a closed round.
pub(super) struct Ranked {
    round_id: i64,
    results_version: i64,
    pub(super) ranking: Ranking,
    /// What came true of the prediction, where the round asks for one.
    pub(super) came_true: Option<CameTrue>,
}

impl Rankings {
    /// The ranking of a closed round as `tx` sees it. Whoever asks meanwhile waits for the same one.
    pub(super) async fn of(&self, tx: &mut Tx, round: &RoundRow) -> Result<Arc<Ranked>, StoreError> {
        let mut kept = self.0.lock().await;
        if let Some(kept) = kept.as_ref()
            && (kept.round_id, kept.results_version) == (round.id, round.results_version)
        {
            return Ok(kept.clone());
        }
        let mut keys = Vec::new();
        let draw = Draw::of(tx, round).await?;
        let rows = store::contest::ranked_attempts(tx, round.id).await?;
        let came_true = asked(round.prediction.as_deref())?
            .map(|asked| CameTrue::count(asked, rows.iter().map(|row| row.is_perfect != 0)));
        for row in rows {
            let (lot, predicted) = (draw.lot(row.contestant_id), predicted(row.prediction)?);
            let miss = came_true.map(|came_true| came_true.miss(predicted)).unwrap_or_default();
            keys.push(RankKey::new(small(row.correct_count)?, miss, row.started_at, row.ended_at, lot));
        }
        let (round_id, results_version) = (round.id, round.results_version);
        let ranked = Arc::new(Ranked { round_id, results_version, ranking: Ranking::of(keys), came_true });
        *kept = Some(ranked.clone());
        Ok(ranked)
    }
}
