//! The scoreboard: changed in the transaction of the event that changes it.

use std::collections::BTreeMap;

use domain::contest::{Board, BoardKey, Score};
use store::{
    StoreError, Tx,
    contest::{AttemptRow, TallyRow},
};

use super::{named, small};

/// The part of the scoreboard to which a contestant of this group and agency (0: none) counts.
pub(super) fn key(round_id: i64, entry_group: &str, agency_id: i64) -> Result<BoardKey, StoreError> {
    let agency_id = (agency_id != 0).then_some(agency_id);
    Ok(BoardKey { round_id, group: named(entry_group)?, agency_id })
}

/// The parts of the scoreboard to which the contestants of these attempts count, by attempt.
pub(super) async fn keys(
    tx: &mut Tx,
    attempts: &[AttemptRow],
) -> Result<BTreeMap<i64, BoardKey>, StoreError> {
    let ids: Vec<i64> = attempts.iter().map(|attempt| attempt.contestant_id).collect();
    let places = store::contest::tally_places(tx, &ids).await?;
    let places: BTreeMap<i64, (String, i64)> =
        places.into_iter().map(|(id, group, agency_id)| (id, (group, agency_id))).collect();
    attempts
        .iter()
        .map(|attempt| {
            let place = places.get(&attempt.contestant_id);
            let (group, agency_id) =
                place.ok_or_else(|| StoreError::Corrupt(format!("attempt {} is nobody's", attempt.id)))?;
            Ok((attempt.id, key(attempt.round_id, group, *agency_id)?))
        })
        .collect()
}

/// Adds the changes to the stored scoreboard.
pub(super) async fn store(tx: &mut Tx, board: &Board) -> Result<(), StoreError> {
    let changes: Vec<TallyRow> = board
        .parts()
        .map(|(key, change)| TallyRow {
            round_id: key.round_id,
            entry_group: key.group.name().to_owned(),
            agency_id: key.agency_id.unwrap_or_default(),
            started: change.started,
            ended: change.ended,
            participants: change.participants,
            correct: change.correct,
            perfect: change.perfect,
        })
        .collect();
    store::contest::add_to_tallies(tx, &changes).await
}

/// The score with which an attempt has ended; of a perfect one every question counts.
pub(super) fn stored_score(attempt: &AttemptRow) -> Result<Score, StoreError> {
    let correct: u32 = small(attempt.correct_count.unwrap_or_default())?;
    // How many questions counted matters only for telling a perfect paper from another.
    let counted = if attempt.is_perfect != 0 { correct } else { correct.saturating_add(1) };
    Ok(Score { correct, counted })
}
