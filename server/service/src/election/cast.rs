//! A ballot is cast: checked on any core, then stored with all that wait beside it.
//!
//! There is no session: the ballot's public key names the line of the roll, its signature casts.
//! No audit line is written for a ballot and nothing of it is logged, on purpose: a line has a time.

use std::sync::{Arc, PoisonError};

use domain::election::{CastReceipt, CastRefused, MAX_BALLOT_BYTES};
use store::{
    Tx, WriteError,
    election::{BallotRow, ElectionRow},
};
use tokio::sync::oneshot;
use voting::{Booth, CheckCode, CredentialKey, Event, Fingerprint, Head, SignedBallot};

use super::{
    engine::Lane,
    record::{hash_at, insert, make_head, position, stored_head, stored_position},
    state, visible,
    vote::{line, voter},
};
use crate::core::{Failure, Service};

/// Most ballots in one transaction, so that none waits long for its neighbours.
const MOST_TOGETHER: usize = 64;

type Refused = Failure<CastRefused>;

/// A checked ballot, and who waits to hear that it is stored.
pub(super) struct Waiting {
    cast: Arc<Cast>,
    answer: oneshot::Sender<Result<CastReceipt, Refused>>,
}

struct Cast {
    election_id: i64,
    key: CredentialKey,
    fingerprint: Fingerprint,
    event: Event,
}

impl Service {
    /// Checks a ballot and stores it; answers when it is on disk. The voter's last ballot counts.
    ///
    /// Sending the same ballot again answers the same receipt. Errors: [`CastRefused`] by rule; then
    /// nothing changes and an earlier ballot stays.
    pub async fn cast(&self, election_id: i64, signed: String) -> Result<CastReceipt, Refused> {
        if signed.len() > MAX_BALLOT_BYTES {
            return Err(Failure::Refused(CastRefused::TooLarge));
        }
        let malformed = |_| Failure::Refused(CastRefused::Malformed);
        let ballot = SignedBallot::from_text(&signed).map_err(malformed)?;
        if !ballot.is_signed() {
            return Err(Failure::Refused(CastRefused::Fault(voting::BallotFault::Signature)));
        }
        let fingerprint = ballot.fingerprint();
        // Single looks instead of a transaction: all of it is looked at again when the ballot is stored.
        let mut tx = self.db.glance().await?;
        let election = open(&mut tx, election_id).await?;
        let voter = voter(&mut tx, election_id, &ballot.key()).await?;
        if store::election::ballot(&mut tx, election_id, &fingerprint.0).await?.is_none() {
            let line = line(&mut tx, election_id, &ballot.key(), &voter).await?;
            // Nothing of the database is held while the processor works.
            drop(tx);
            let booth = self.booth_of(&election).await?;
            let sealed = ballot.sealed().map_err(malformed)?;
            let checked = self.engine.calculate(move || booth.check_proofs(&line, &sealed)).await?;
            checked.map_err(|fault| Failure::Refused(CastRefused::Fault(fault)))?;
        }
        self.stored(Cast { election_id, key: ballot.key(), fingerprint, event: Event::Ballot(ballot) }).await
    }

    async fn booth_of(&self, election: &ElectionRow) -> Result<Arc<Booth>, Refused> {
        if let Some(booth) = self.kept_booth(election)? {
            return Ok(booth);
        }
        let mut tx = self.db.read().await?;
        self.prepared(&mut tx, election).await
    }

    /// Waits for the ballot's turn, in which all ballots that wait by then are stored.
    async fn stored(&self, cast: Cast) -> Result<CastReceipt, Refused> {
        let (service, lane) = (self.clone(), self.engine.lane(cast.election_id));
        let (answer, receipt) = oneshot::channel();
        lane.ballots
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(Waiting { cast: Arc::new(cast), answer });
        // On a task of its own: a voter who hangs up must not stop those who wait for the same commit.
        tokio::spawn(async move {
            let _turn = lane.turn().await;
            service.store_waiting(&lane).await;
        });
        receipt.await.unwrap_or(Err(Failure::Store(WriteError::Stopped)))
    }

    async fn store_waiting(&self, lane: &Lane) {
        let waiting: Vec<Waiting> = {
            let mut ballots = lane.ballots.lock().unwrap_or_else(PoisonError::into_inner);
            let together = ballots.len().min(MOST_TOGETHER);
            ballots.drain(..together).collect()
        };
        // Another's turn may have taken them all.
        if waiting.is_empty() {
            return;
        }
        let casts = waiting.iter().map(|one| one.cast.clone()).collect();
        if let Ok(outcomes) = self.store_together(casts).await {
            for (one, outcome) in waiting.into_iter().zip(outcomes) {
                // Who hung up finds the ballot by sending it again.
                drop(one.answer.send(outcome));
            }
            return;
        }
        // What one of them ran into must not cost the others their vote.
        for one in waiting {
            let alone = self.store_together(vec![one.cast]).await;
            let outcome = alone
                .and_then(|mut outcomes| outcomes.pop().unwrap_or(Err(Failure::Store(WriteError::Stopped))));
            drop(one.answer.send(outcome));
        }
    }

    /// One outcome for each ballot. Errors: of the database; then none is stored.
    async fn store_together(
        &self,
        casts: Vec<Arc<Cast>>,
    ) -> Result<Vec<Result<CastReceipt, Refused>>, Refused> {
        self.db.write(casts, |tx, casts| Box::pin(store_ballots(tx, casts))).await
    }
}

/// Adds ballots of one election to its record and marks the roll, in one transaction so that neither can be lost alone.
async fn store_ballots(
    tx: &mut Tx,
    casts: &[Arc<Cast>],
) -> Result<Vec<Result<CastReceipt, Refused>>, Refused> {
    let Some(election_id) = casts.first().map(|cast| cast.election_id) else { return Ok(Vec::new()) };
    // Everything is looked at again: the election may have closed while the proofs were checked.
    let election = match open(tx, election_id).await {
        Ok(election) => election,
        Err(Failure::Refused(CastRefused::NotOpen)) => {
            return Ok(casts.iter().map(|_| Err(Failure::Refused(CastRefused::NotOpen))).collect());
        }
        Err(failure) => return Err(failure),
    };
    let before = stored_head(&election)?;
    let mut head = before;
    let mut outcomes = Vec::with_capacity(casts.len());
    for cast in casts {
        // A ballot that is refused has changed nothing; only the database's own faults end the whole.
        match store_ballot(tx, cast, &mut head).await {
            Err(Failure::Store(fault)) => return Err(Failure::Store(fault)),
            outcome => outcomes.push(outcome),
        }
    }
    if let Some(head) = head.filter(|head| Some(*head) != before) {
        make_head(tx, election_id, &head).await?;
        tx.announce_change();
    }
    Ok(outcomes)
}

async fn store_ballot(tx: &mut Tx, cast: &Cast, head: &mut Option<Head>) -> Result<CastReceipt, Refused> {
    let (id, key) = (cast.election_id, cast.key.0.as_slice());
    let voter = voter(tx, id, &cast.key).await?;
    if let Some(known) = store::election::ballot(tx, id, &cast.fingerprint.0).await? {
        let last = store::election::last_ballot(tx, id, key).await?;
        if last.as_ref() != Some(&known) {
            return Err(Failure::Refused(CastRefused::Replayed));
        }
        let replaced = store::election::has_earlier_ballot(tx, id, key, known.position).await?;
        let head = hash_at(tx, id, known.position).await?;
        return Ok(receipt(cast, position(known.position)?, head, replaced));
    }
    let added = insert(tx, id, head.as_ref(), &cast.event).await?;
    let ballot = BallotRow {
        fingerprint: cast.fingerprint.0.to_vec(),
        credential: key.to_vec(),
        position: stored_position(&added)?,
    };
    store::election::insert_ballot(tx, id, &ballot).await?;
    if !voter.voted {
        store::election::mark_voted(tx, id, voter.officer_id).await?;
    }
    *head = Some(added);
    Ok(receipt(cast, added.position, added.to_string(), voter.voted))
}

fn receipt(cast: &Cast, position: u64, head: String, replaced: bool) -> CastReceipt {
    CastReceipt {
        election_id: cast.election_id,
        check_code: CheckCode::of(&cast.fingerprint).to_string(),
        fingerprint: cast.fingerprint.to_string(),
        position,
        head,
        replaced,
    }
}

/// The election, if it takes ballots. Errors: not found; not open.
async fn open(tx: &mut Tx, election_id: i64) -> Result<ElectionRow, Refused> {
    let election = visible(tx, election_id).await?;
    if state(&election)?.takes_ballots() { Ok(election) } else { Err(Failure::Refused(CastRefused::NotOpen)) }
}
