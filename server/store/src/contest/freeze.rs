//! Public tables that stand still: the scoreboard as it was at an instant.

use crate::{StoreError, Tx, core::execute};

/// Copies a round's scoreboard as it was at `freeze_at_ms`, counted from the attempts, so that it makes no
/// difference when the copy is made. Once made it stays; answers whether it was made now, which it is not
/// if the round stands still from another instant by now.
pub async fn freeze_tallies(
    tx: &mut Tx,
    round_id: i64,
    freeze_at_ms: i64,
    now_ms: i64,
) -> Result<bool, StoreError> {
    let marked = execute!(
        tx,
        "UPDATE contest_round SET frozen_at = $2 WHERE id = $1 AND frozen_at IS NULL AND freeze_at = $3",
        round_id,
        now_ms,
        freeze_at_ms,
    )?;
    if marked == 0 {
        return Ok(false);
    }
    execute!(
        tx,
        "INSERT INTO contest_frozen_tally
             (round_id, entry_group, agency_id, started, ended, participants, correct, perfect)
         SELECT round_id, entry_group, agency_id, COUNT(*), CAST(SUM(ended) AS BIGINT),
                CAST(SUM(counts) AS BIGINT), CAST(SUM(counts * correct) AS BIGINT),
                CAST(SUM(counts * is_perfect) AS BIGINT)
         FROM (SELECT a.round_id, c.entry_group, COALESCE(c.agency_id, 0) AS agency_id,
                      CASE WHEN a.ended_at < $2 THEN 1 ELSE 0 END AS ended,
                      CASE WHEN a.ended_at < $2 AND (a.disqualified_at IS NULL OR a.disqualified_at >= $2)
                                AND a.turn = 1
                           THEN 1 ELSE 0 END AS counts,
                      COALESCE(a.correct_count, 0) AS correct, a.is_perfect
               FROM (SELECT b.id, b.round_id, b.contestant_id, b.ended_at, b.disqualified_at, b.correct_count,
                            b.is_perfect,
                            -- Which of several would have counted then: as it is chosen when one ends.
                            ROW_NUMBER() OVER (PARTITION BY b.contestant_id ORDER BY
                                CASE WHEN b.ended_at < $2 THEN 0 ELSE 1 END,
                                CASE r.counted_attempt WHEN 'last' THEN -b.number ELSE 0 END,
                                -COALESCE(b.correct_count, 0), b.ended_at - b.started_at, b.ended_at, b.number)
                                AS turn
                     FROM attempt b JOIN contest_round r ON r.id = b.round_id
                     WHERE b.round_id = $1 AND b.started_at < $2) a
               JOIN contestant c ON c.id = a.contestant_id) counted
         GROUP BY round_id, entry_group, agency_id",
        round_id,
        freeze_at_ms,
    )?;
    Ok(true)
}

/// Forgets the copy, because the instant was changed.
pub async fn thaw_tallies(tx: &mut Tx, round_id: i64) -> Result<(), StoreError> {
    execute!(tx, "UPDATE contest_round SET frozen_at = NULL WHERE id = $1", round_id)?;
    execute!(tx, "DELETE FROM contest_frozen_tally WHERE round_id = $1", round_id)?;
    Ok(())
}
