//! From the last ballot to the published result: closing, the encrypted sum, the count, every check.

use std::collections::HashSet;

use domain::election::{ElectionState, StepRefused, count_met};
use store::{
    StoreError, Tx,
    election::{ElectionRow, EventRow},
};
use voting::{Closing, Decryption, Event, Head, SignedBallot, StandardsMet, Tally};

use super::{
    Step, audit, corrupt, found,
    record::{append, event, events, position, stored_head},
    small,
    standards::Yardstick,
    state,
    verify::broken,
};
use crate::{
    campaign::named,
    core::{Failure, Organiser, Service},
};

type Refused = Failure<StepRefused>;

/// How many lines are read from the database at a time.
const CHUNK: i64 = 500;

impl Service {
    /// Stops taking ballots and adds up the encrypted ballots. Errors: not open; not found.
    ///
    /// Every ballot acknowledged before is in the sum, every later one is refused.
    pub async fn close_election(&self, by: Organiser, election_id: i64) -> Result<(), Refused> {
        let place = self.queue(election_id).await;
        let step = self.step(by, election_id);
        self.db.write(step, |tx, step| Box::pin(close(tx, step))).await?;
        drop(place);
        self.ensure_tally(election_id).await
    }

    /// Makes the result public, after every check of the record has passed once more.
    ///
    /// Errors: not counted; a check fails, and then nothing is published.
    pub async fn publish_result(&self, by: Organiser, election_id: i64) -> Result<(), Refused> {
        let step = self.step(by, election_id);
        let mut tx = self.db.read().await?;
        let election = found(&mut tx, election_id).await?;
        drop(tx);
        state(&election)?.publish().map_err(Failure::Refused)?;
        let head = stored_head(&election)?.ok_or_else(|| corrupt("the record is empty"))?;
        let last = election.head_position.unwrap_or(-1);
        let report = self.verify(election_id, last, None, Some(head.hash)).await?;
        if let Some(number) = broken(&report) {
            return Err(Failure::Refused(StepRefused::RecordBroken(number)));
        }
        self.db.write((step, head), |tx, (step, head)| Box::pin(publish(tx, step, head))).await
    }

    /// Adds the encrypted sum to the record of a closed election, if it is not there yet.
    ///
    /// Not part of the closing transaction: adding up takes seconds, and nobody else could write meanwhile.
    /// Should the program stop in between, the first trustee who comes makes up for it.
    pub(super) async fn ensure_tally<R: Send + 'static>(&self, election_id: i64) -> Result<(), Failure<R>> {
        let mut tx = self.db.read().await?;
        let election = found(&mut tx, election_id).await?;
        let Some(closing_position) = election.closing_position else { return Ok(()) };
        if election.head_position != Some(closing_position) {
            return Ok(());
        }
        let booth = self.prepared(&mut tx, &election).await?;
        let closing = closing(&mut tx, &election).await?;
        drop(tx);
        let ballots = self.counted_ballots(election_id, closing_position, closing.counted).await?;
        let sum = self.engine.calculate(move || voting::product(&booth, &ballots)).await?;
        let tally = sum.map_err(|fault| corrupt(&fault.to_string()))?;
        self.db.write((election_id, tally), |tx, (id, tally)| Box::pin(store_tally(tx, *id, tally))).await
    }

    async fn counted_ballots(
        &self,
        election_id: i64,
        end: i64,
        counted: Vec<u64>,
    ) -> Result<Vec<SignedBallot>, StoreError> {
        let counted: HashSet<u64> = counted.into_iter().collect();
        let mut ballots = Vec::with_capacity(counted.len());
        let mut from = 0;
        while from < end {
            let mut tx = self.db.read().await?;
            let rows = store::election::lines(&mut tx, election_id, from, CHUNK).await?;
            drop(tx);
            for row in rows {
                if counted.contains(&position(row.position)?)
                    && let Event::Ballot(ballot) = event(&row.line)?
                {
                    ballots.push(ballot);
                }
            }
            from += CHUNK;
        }
        if ballots.len() == counted.len() { Ok(ballots) } else { Err(corrupt("a counted ballot is missing")) }
    }

    /// Puts the result into the record if enough trustees have decrypted; answers whether it is there.
    ///
    /// Goes on when the caller goes away. Errors: a check of the record fails; then nothing is counted.
    pub(super) async fn count(&self, election_id: i64) -> Result<bool, Refused> {
        let service = self.clone();
        let task = tokio::spawn(async move { service.count_once(election_id).await });
        task.await.unwrap_or_else(|_| Err(StoreError::Database("the count was stopped".to_owned()).into()))
    }

    async fn count_once(&self, election_id: i64) -> Result<bool, Refused> {
        // Two trustees may come at the same moment; one count is enough.
        let _lane = self.engine.lane(election_id).turn().await;
        let mut tx = self.db.read().await?;
        let election = found(&mut tx, election_id).await?;
        if state(&election)? != ElectionState::Closed {
            return Ok(election.counted_at.is_some());
        }
        let done = decryptions(&mut tx, election_id).await?;
        if small(election.threshold)? > u32::try_from(done.len()).unwrap_or(u32::MAX) {
            return Ok(false);
        }
        let basis = Basis::read(self, &mut tx, &election, done).await?;
        drop(tx);
        let head = stored_head(&election)?.ok_or_else(|| corrupt("the record is empty"))?;
        let result = self.engine.calculate(move || basis.outcome()).await?;
        let line =
            result.as_ref().ok().map(|result| voting::append(Some(&head), &Event::Result(result.clone())).0);
        let last = election.head_position.unwrap_or(-1);
        // Without a result the checks say what is wrong with the record.
        let report = self.verify(election_id, last, line, None).await?;
        let (Ok(result), None) = (result, broken(&report)) else {
            let number = broken(&report).unwrap_or(voting::Check::Result.number());
            return Err(Failure::Refused(StepRefused::RecordBroken(number)));
        };
        let input = (election_id, self.now_ms(), head, Event::Result(result));
        self.db
            .write(input, |tx, (id, now_ms, head, result)| {
                Box::pin(store_result(tx, *id, *now_ms, head, result))
            })
            .await
    }
}

/// What the result follows from.
struct Basis {
    terms: voting::Terms,
    roll: u64,
    closing: Closing,
    closing_hash: [u8; 32],
    tally: Tally,
    decryptions: Vec<Decryption>,
}

impl Basis {
    async fn read(
        service: &Service,
        tx: &mut Tx,
        election: &ElectionRow,
        decryptions: Vec<Decryption>,
    ) -> Result<Self, Refused> {
        let closing_position = election.closing_position.unwrap_or(-1);
        let closing_hash = super::record::hash_at(tx, election.id, closing_position).await?;
        Ok(Self {
            terms: service.prepared(tx, election).await?.terms().clone(),
            roll: roll_length(tx, election.id).await?,
            closing: closing(tx, election).await?,
            closing_hash: voting::hash_from_hex(&closing_hash)
                .map_err(|_| corrupt("a hash cannot be read"))?,
            tally: tally(tx, election.id).await?.ok_or_else(|| corrupt("the tally is missing"))?,
            decryptions,
        })
    }

    fn outcome(&self) -> Result<voting::ElectionResult, voting::OutcomeFault> {
        let Self { terms, roll, closing, closing_hash, tally, decryptions } = self;
        voting::outcome(terms, *roll, closing, closing_hash, tally, decryptions)
    }
}

/// The encrypted sum, once it is in the record.
pub(super) async fn tally(tx: &mut Tx, election_id: i64) -> Result<Option<Tally>, StoreError> {
    let found = events(tx, election_id, "tally").await?.into_iter().next();
    Ok(found.and_then(|event| if let Event::Tally(tally) = event { Some(tally) } else { None }))
}

/// The partial decryptions in the record.
pub(super) async fn decryptions(tx: &mut Tx, election_id: i64) -> Result<Vec<Decryption>, StoreError> {
    let part = |event| if let Event::Decryption(part) = event { Some(part) } else { None };
    Ok(events(tx, election_id, "decryption").await?.into_iter().filter_map(part).collect())
}

/// The closing event.
pub(super) async fn closing(tx: &mut Tx, election: &ElectionRow) -> Result<Closing, StoreError> {
    match events(tx, election.id, "closing").await?.into_iter().next() {
        Some(Event::Closing(closing)) => Ok(closing),
        _ => Err(corrupt("the closing event is missing")),
    }
}

/// How many voters the frozen roll has.
pub(super) async fn roll_length(tx: &mut Tx, election_id: i64) -> Result<u64, StoreError> {
    match events(tx, election_id, "roll").await?.into_iter().next() {
        Some(Event::Roll(roll)) => Ok(u64::try_from(roll.lines.len()).unwrap_or(u64::MAX)),
        _ => Err(corrupt("the roll is missing")),
    }
}

async fn close(tx: &mut Tx, step: &Step) -> Result<(), Refused> {
    let election = found(tx, step.election_id).await?;
    state(&election)?.close().map_err(Failure::Refused)?;
    let counted = store::election::counted_positions(tx, election.id).await?;
    let counted: Vec<u64> = counted.into_iter().map(position).collect::<Result<_, _>>()?;
    let yardstick = Yardstick::read(tx, election.campaign_id).await?;
    let mut standards = Vec::new();
    for nominee in store::election::nominees(tx, election.id).await? {
        let met = count_met(&yardstick.check(named(&nominee.officer_group)?, nominee.officer_id));
        standards.push(StandardsMet { nominee_id: nominee.id, met });
    }
    let detail = format!("{} ballots count", counted.len());
    let event = Event::Closing(Closing { counted, standards });
    let head = append(tx, election.id, stored_head(&election)?.as_ref(), &event).await?;
    let position = i64::try_from(head.position).map_err(|_| corrupt("the record is too long"))?;
    store::election::set_closed(tx, election.id, step.now_ms, position).await?;
    tx.announce_change();
    audit(tx, step, "election.close", &detail).await
}

async fn store_tally<R>(tx: &mut Tx, election_id: i64, tally: &Tally) -> Result<(), Failure<R>> {
    let election = found(tx, election_id).await?;
    // Somebody else may have been faster; the sum is the same.
    if election.head_position == election.closing_position {
        append(tx, election_id, stored_head(&election)?.as_ref(), &Event::Tally(tally.clone())).await?;
    }
    Ok(())
}

async fn store_result(
    tx: &mut Tx,
    election_id: i64,
    now_ms: i64,
    checked: &Head,
    result: &Event,
) -> Result<bool, Refused> {
    let election = found(tx, election_id).await?;
    state(&election)?.count().map_err(Failure::Refused)?;
    if stored_head(&election)? != Some(*checked) {
        return Err(corrupt("the record changed while it was checked").into());
    }
    let (line, head) = voting::append(Some(checked), result);
    let position = i64::try_from(head.position).map_err(|_| corrupt("the record is too long"))?;
    store::election::append_event(tx, election_id, "result", &EventRow { position, line }, &head.hash)
        .await?;
    store::election::set_counted(tx, election_id, now_ms).await?;
    tx.announce_change();
    let subject = format!("election {election_id}");
    store::audit::append(tx, now_ms, "system", None, "election.count", &subject, "every check passed")
        .await?;
    Ok(true)
}

async fn publish(tx: &mut Tx, step: &Step, checked: &Head) -> Result<(), Refused> {
    let election = found(tx, step.election_id).await?;
    state(&election)?.publish().map_err(Failure::Refused)?;
    if stored_head(&election)? != Some(*checked) {
        return Err(corrupt("the record changed while it was checked").into());
    }
    store::election::set_published(tx, election.id, step.now_ms).await?;
    tx.announce_change();
    audit(tx, step, "election.publish", "every check passed").await
}
