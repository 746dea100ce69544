//! Starting attempts, all that come at the same time together.

use std::collections::{BTreeMap, btree_map::Entry};

use domain::{
    contest::{AnswerWindow, AttemptRefused, AttemptState, Board, BoardChange, Question, draw},
    time::Day,
};
use store::{
    StoreError, Tx,
    contest::{NewAttempt, NewItem, StarterRow},
};

use super::{board, named, settings, small};
use crate::core::{Contestant, Failure, Service};

type Outcome = Result<i64, Failure<AttemptRefused>>;

/// A contestant's wish to start.
pub(crate) struct Start {
    contestant_id: i64,
    seed: [u8; 32],
    now_ms: i64,
}

impl Service {
    /// Starts the contestant's attempt in the open round and answers its id.
    ///
    /// While the attempt runs, starting again answers the same one; once it has ended, the next one begins where the
    /// round allows several.
    pub async fn start(&self, by: Contestant) -> Outcome {
        let input = Start { contestant_id: by.contestant_id, seed: self.random(), now_ms: self.now_ms() };
        self.contest.starts.run(input).await
    }
}

/// What happens to one of the starts.
enum Plan {
    Refused(Failure<AttemptRefused>),
    GoesOn(i64),
    /// Begins an attempt; several starts of one contestant begin the same.
    Begins(i64),
}

pub(super) async fn start_all(tx: &mut Tx, inputs: &[Start]) -> Result<Vec<Outcome>, StoreError> {
    let ids: Vec<i64> = inputs.iter().map(|input| input.contestant_id).collect();
    let rows = store::contest::starters(tx, &ids).await?;
    let starters: BTreeMap<i64, StarterRow> = rows.into_iter().map(|row| (row.id, row)).collect();
    let mut new = NewPapers::default();
    let mut plans = Vec::with_capacity(inputs.len());
    for input in inputs {
        plans.push(match starters.get(&input.contestant_id) {
            Some(starter) => plan(tx, input, starter, &mut new).await?,
            None => Plan::Refused(Failure::NotFound),
        });
    }
    let begun = new.store(tx).await?;
    let missing = || StoreError::Corrupt("an attempt was not begun".to_owned());
    plans
        .into_iter()
        .map(|plan| {
            Ok(match plan {
                Plan::Refused(why) => Err(why),
                Plan::GoesOn(attempt_id) => Ok(attempt_id),
                Plan::Begins(contestant_id) => Ok(*begun.get(&contestant_id).ok_or_else(missing)?),
            })
        })
        .collect()
}

async fn plan(
    tx: &mut Tx,
    input: &Start,
    starter: &StarterRow,
    new: &mut NewPapers,
) -> Result<Plan, StoreError> {
    let refused = |why| Ok(Plan::Refused(Failure::Refused(why)));
    let (Some(round_id), Some(questions), Some(time_limit_s), Some(grace_s), Some(allowed)) = (
        starter.round_id,
        starter.question_count,
        starter.time_limit_s,
        starter.grace_s,
        starter.attempts_allowed,
    ) else {
        return refused(AttemptRefused::RoundNotOpen);
    };
    let mut number = 1;
    if let (Some(attempt_id), Some(newest), Some(state), Some(deadline_at)) =
        (starter.attempt_id, starter.number, &starter.state, starter.deadline_at)
    {
        let is_open = named::<AttemptState>(state)? == AttemptState::Open;
        if is_open && input.now_ms < deadline_at {
            return Ok(Plan::GoesOn(attempt_id));
        }
        if newest >= allowed || starter.disqualified_at.is_some() {
            return refused(AttemptRefused::AttemptUsed);
        }
        if is_open {
            // Answers given in time may still arrive; the next attempt begins after that.
            return refused(AttemptRefused::TimeOver);
        }
        number = newest + 1;
    }
    // Whoever has begun goes on; nobody begins at the round's end.
    if starter.round_closes_at.is_some_and(|closes_ms| closes_ms <= input.now_ms) {
        return refused(AttemptRefused::RoundNotOpen);
    }
    if !new.papers.contains_key(&starter.id) {
        let blueprint = settings::blueprint(starter.blueprint.as_deref())?;
        let bank = new.bank(tx, starter.campaign_id, Day::of_instant(input.now_ms)).await?;
        let Ok(paper) = draw(bank, &blueprint, small(questions)?, input.seed) else {
            return refused(AttemptRefused::BankTooSmall);
        };
        let lines = paper.into_iter().map(|drawn| (drawn.question_id, drawn.options.to_string()));
        new.papers.insert(starter.id, lines.collect());
        let window = AnswerWindow::begin(input.now_ms, time_limit_s, grace_s, starter.round_closes_at);
        new.attempts.push(NewAttempt {
            round_id,
            contestant_id: starter.id,
            number,
            started_at_ms: window.started_at_ms,
            deadline_at_ms: window.deadline_at_ms,
            closes_at_ms: window.closes_at_ms,
        });
        let key = board::key(round_id, &starter.entry_group, starter.agency_id.unwrap_or_default())?;
        new.board.add(key, BoardChange::started());
    }
    Ok(Plan::Begins(starter.id))
}

/// The attempts that one batch begins.
#[derive(Default)]
struct NewPapers {
    /// By campaign and day.
    banks: BTreeMap<(i64, Day), Vec<Question>>,
    attempts: Vec<NewAttempt>,
    /// Questions and orders of options by contestant.
    papers: BTreeMap<i64, Vec<(i64, String)>>,
    board: Board,
}

impl NewPapers {
    async fn bank(&mut self, tx: &mut Tx, campaign_id: i64, day: Day) -> Result<&[Question], StoreError> {
        Ok(match self.banks.entry((campaign_id, day)) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(free) => free.insert(store::contest::bank(tx, campaign_id, day).await?),
        })
    }

    /// Stores everything and answers the attempts by contestant.
    async fn store(self, tx: &mut Tx) -> Result<BTreeMap<i64, i64>, StoreError> {
        let begun = store::contest::insert_attempts(tx, &self.attempts).await?;
        let begun: BTreeMap<i64, i64> = begun.into_iter().collect();
        let mut items = Vec::new();
        for (contestant_id, attempt_id) in &begun {
            let lines = self.papers.get(contestant_id).map(Vec::as_slice).unwrap_or_default();
            for (place, (question_id, order)) in (0..).zip(lines) {
                items.push(NewItem {
                    attempt_id: *attempt_id,
                    place,
                    question_id: *question_id,
                    option_order: order.clone(),
                });
            }
        }
        store::contest::insert_items(tx, &items).await?;
        board::store(tx, &self.board).await?;
        Ok(begun)
    }
}
