//! Which of a contestant's attempts counts, where a round allows several: chosen anew whenever one ends, runs
//! again or gets another score.

use std::collections::BTreeMap;

use domain::contest::{AttemptState, Board, BoardChange, CountedAttempt, EndedAttempt};
use store::{
    StoreError, Tx,
    contest::{AttemptRow, RoundRow},
};

use super::{board, named, small};

/// Chooses for the contestants of these attempts, as they are stored now, and notes on the board what changes.
pub(super) async fn choose(
    tx: &mut Tx,
    touched: &[AttemptRow],
    changes: &mut Board,
) -> Result<(), StoreError> {
    let mut by_round: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    for attempt in touched {
        by_round.entry(attempt.round_id).or_default().push(attempt.contestant_id);
    }
    for (round_id, mut contestants) in by_round {
        let missing = || StoreError::Corrupt(format!("round {round_id} is missing"));
        let round = store::contest::round(tx, round_id).await?.ok_or_else(missing)?;
        if round.attempts_allowed > 1 {
            contestants.sort_unstable();
            contestants.dedup();
            choose_in(tx, &round, &contestants, changes).await?;
        }
    }
    Ok(())
}

async fn choose_in(
    tx: &mut Tx,
    round: &RoundRow,
    contestants: &[i64],
    changes: &mut Board,
) -> Result<(), StoreError> {
    let policy: CountedAttempt = named(&round.counted_attempt)?;
    let all = store::contest::attempts_in_round(tx, round.id, contestants).await?;
    let keys = board::keys(tx, &all).await?;
    for attempts in all.chunk_by(|one, other| one.contestant_id == other.contestant_id) {
        let candidates: Vec<EndedAttempt> = attempts.iter().filter_map(ended).collect::<Result<_, _>>()?;
        let Some(chosen) = policy.choose(&candidates) else { continue };
        let Some(chosen) = attempts.iter().find(|attempt| attempt.id == chosen.id && attempt.counts == 0)
        else {
            continue;
        };
        store::contest::let_count(tx, chosen).await?;
        if chosen.disqualified_at.is_some() {
            continue;
        }
        if let Some(key) = keys.get(&chosen.id) {
            if let Some(before) = counting(attempts)? {
                changes.add(*key, BoardChange::disqualified(board::stored_score(before)?));
            }
            changes.add(*key, BoardChange::chosen(board::stored_score(chosen)?));
        }
    }
    Ok(())
}

/// The ended attempt that stands for the contestant; none while the only one runs.
pub(super) fn counting(attempts: &[AttemptRow]) -> Result<Option<&AttemptRow>, StoreError> {
    for attempt in attempts {
        if attempt.counts != 0 && named::<AttemptState>(&attempt.state)? != AttemptState::Open {
            return Ok(Some(attempt));
        }
    }
    Ok(None)
}

fn ended(attempt: &AttemptRow) -> Option<Result<EndedAttempt, StoreError>> {
    let (ended_at_ms, correct) = (attempt.ended_at?, attempt.correct_count?);
    Some(small(attempt.number).and_then(|number| {
        Ok(EndedAttempt {
            id: attempt.id,
            number,
            correct: small(correct)?,
            started_at_ms: attempt.started_at,
            ended_at_ms,
        })
    }))
}
