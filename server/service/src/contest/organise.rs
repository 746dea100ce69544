//! Running the rounds.

use domain::{
    Bilingual,
    contest::{AttemptState, HeldUp, RoundInfo, RoundRefused, RoundState, ShortRound},
};
use store::{Tx, contest::RoundRow};

use super::{ending, info, publish, round_state, settings};
use crate::core::{Failure, Organiser, Service};

type Outcome<T> = Result<T, Failure<RoundRefused>>;

struct Step {
    round_id: i64,
    /// Random: the seed of the draw, and the key of pseudonyms where the campaign has none yet.
    seed: [u8; 32],
    key: [u8; 32],
    /// None: the server by itself, at the declared time.
    account_id: Option<i64>,
    now_ms: i64,
}

impl Service {
    /// All rounds, newest first, drafts included.
    pub async fn organiser_rounds(&self, _by: Organiser) -> Result<Vec<RoundInfo>, Failure> {
        let mut tx = self.db.read().await?;
        let mut rounds = Vec::new();
        for round in store::contest::rounds(&mut tx).await? {
            rounds.push(info(&mut tx, round).await?);
        }
        Ok(rounds)
    }

    /// Rounds in draft or open whose papers the bank cannot fill: as when a question was declared void.
    pub async fn short_rounds(&self, _by: Organiser) -> Result<Vec<ShortRound>, Failure> {
        let mut tx = self.db.read().await?;
        let mut short = Vec::new();
        for round in store::contest::rounds(&mut tx).await? {
            let state = round_state(&round)?;
            if state == RoundState::Closed {
                continue;
            }
            let asked = settings::of(&round)?;
            let stock =
                settings::stock(&mut tx, round.campaign_id, settings::days(&asked, self.now_ms())).await?;
            let shortages = asked.blueprint.shortages(&stock, asked.question_count);
            if !shortages.is_empty() {
                let title = Bilingual::new(round.title_vi, round.title_en);
                short.push(ShortRound { round: title, is_open: state == RoundState::Open, shortages });
            }
        }
        Ok(short)
    }

    /// Opens a draft round. One round of a campaign is open at a time, and the bank must fill a paper.
    ///
    /// The draw by lot is bound now: the hash of its seed is public from here on.
    pub async fn open_round(&self, by: Organiser, round_id: i64) -> Outcome<()> {
        let step = self.round_step(by, round_id);
        self.db.write(step, |tx, step| Box::pin(open(tx, step))).await
    }

    /// Closes an open round, ends its running attempts with what was saved, and publishes the result.
    pub async fn close_round(&self, by: Organiser, round_id: i64) -> Outcome<()> {
        let step = self.round_step(by, round_id);
        self.db.write(step, |tx, step| Box::pin(close(tx, step))).await
    }

    /// Opens and closes the rounds whose declared time has come; answers how many.
    ///
    /// Called again and again by a background task; several servers may do so at the same time. A round that cannot
    /// be opened yet, because another is open or the bank is too small, is tried again; organisers see why, which is
    /// written when it changes and not at every try. One that fails keeps none of the others waiting.
    pub async fn keep_periods(&self) -> Result<u64, Failure> {
        let mut kept = 0;
        let now_ms = self.now_ms();
        let mut tx = self.db.glance().await?;
        // Closed first: the next one may open only then.
        let closing = store::contest::rounds_to_close(&mut tx, now_ms).await?;
        drop(tx);
        for round_id in closing {
            let step = self.step_of_round(None, round_id);
            kept += done(self.db.write(step, |tx, step| Box::pin(close(tx, step))).await)?;
        }
        let mut tx = self.db.glance().await?;
        let opening = store::contest::rounds_to_open(&mut tx, now_ms).await?;
        drop(tx);
        let mut fault = None;
        for (round_id, known) in opening {
            let step = self.step_of_round(None, round_id);
            let opened = self.db.write(step, |tx, step| Box::pin(open(tx, step))).await;
            let why = opened.as_ref().err().and_then(held_up_by).map(HeldUp::name);
            let noted = match why.filter(|why| known.as_deref() != Some(*why)) {
                Some(why) => self.note_held_up(round_id, why, now_ms).await,
                None => Ok(()),
            };
            for outcome in [done(opened), noted.map(|()| 0)] {
                match outcome {
                    Ok(steps) => kept += steps,
                    Err(error) => fault = fault.or(Some(error)),
                }
            }
        }
        fault.map_or(Ok(kept), Err)
    }

    async fn note_held_up(&self, round_id: i64, why: &'static str, now_ms: i64) -> Result<(), Failure> {
        self.db
            .write((round_id, why, now_ms), |tx, (round_id, why, now_ms)| {
                Box::pin(async move { Ok(store::contest::hold_up(tx, *round_id, why, *now_ms).await?) })
            })
            .await
    }

    fn round_step(&self, by: Organiser, round_id: i64) -> Step {
        self.step_of_round(Some(by.account_id), round_id)
    }

    fn step_of_round(&self, account_id: Option<i64>, round_id: i64) -> Step {
        let now_ms = self.now_ms();
        Step { round_id, seed: self.random(), key: self.random(), account_id, now_ms }
    }
}

/// How many steps an outcome is: none when it is refused, as when another server was faster.
fn done(outcome: Outcome<()>) -> Result<u64, Failure> {
    match outcome {
        Ok(()) => Ok(1),
        Err(Failure::Store(error)) => Err(Failure::Store(error)),
        Err(_) => Ok(0),
    }
}

/// What holds a round up that was not opened; nothing where another server or an organiser was faster.
const fn held_up_by(failure: &Failure<RoundRefused>) -> Option<HeldUp> {
    match failure {
        Failure::Refused(RoundRefused::AnotherOpen) => Some(HeldUp::AnotherOpen),
        Failure::Refused(RoundRefused::BankTooSmall) => Some(HeldUp::BankTooSmall),
        Failure::Store(_) => Some(HeldUp::Fault),
        Failure::Refused(RoundRefused::WrongState)
        | Failure::NotSignedIn
        | Failure::NotPermitted
        | Failure::NotFound => None,
    }
}

async fn open(tx: &mut Tx, step: &Step) -> Outcome<()> {
    let round = may_become(tx, step.round_id, RoundState::Open).await?;
    for other in store::contest::rounds(tx).await? {
        if other.campaign_id == round.campaign_id && round_state(&other)? == RoundState::Open {
            return Err(Failure::Refused(RoundRefused::AnotherOpen));
        }
    }
    let asked = settings::of(&round)?;
    let stock = settings::stock(tx, round.campaign_id, settings::days(&asked, step.now_ms)).await?;
    if !asked.blueprint.shortages(&stock, asked.question_count).is_empty() {
        return Err(Failure::Refused(RoundRefused::BankTooSmall));
    }
    if !store::contest::open_round(tx, round.id, step.now_ms, &step.seed).await? {
        return Err(Failure::Refused(RoundRefused::WrongState));
    }
    record(tx, step, "contest.open_round").await
}

async fn close(tx: &mut Tx, step: &Step) -> Outcome<()> {
    let round = may_become(tx, step.round_id, RoundState::Closed).await?;
    let open = store::contest::open_attempts(tx, round.id).await?;
    ending::end_alike(tx, open, AttemptState::RoundClosed, step.now_ms).await.map_err(Failure::widen)?;
    if !store::contest::close_round(tx, round.id, step.now_ms).await? {
        return Err(Failure::Refused(RoundRefused::WrongState));
    }
    store::contest::insert_contest_key(tx, round.campaign_id, &step.key).await?;
    publish::publish(tx, round.id, step.now_ms).await?;
    record(tx, step, "contest.close_round").await
}

async fn may_become(tx: &mut Tx, round_id: i64, next: RoundState) -> Outcome<RoundRow> {
    let round = store::contest::round(tx, round_id).await?.ok_or(Failure::NotFound)?;
    if round_state(&round)?.may_become(next) {
        Ok(round)
    } else {
        Err(Failure::Refused(RoundRefused::WrongState))
    }
}

async fn record(tx: &mut Tx, step: &Step, action: &str) -> Outcome<()> {
    let subject = format!("round {}", step.round_id);
    let actor = if step.account_id.is_some() { "staff" } else { "system" };
    store::audit::append(tx, step.now_ms, actor, step.account_id, action, &subject, "").await?;
    tx.announce_change();
    Ok(())
}
