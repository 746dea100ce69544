//! What trustees do after closing: decrypt the sum, each a part.

use domain::election::{CountProgress, DecryptionRefused, DecryptionTask, ElectionState, StepRefused};
use store::Tx;
use voting::{Decryption, Event};

use super::{
    Step, audit,
    ceremony::seated,
    count::{decryptions, tally},
    record::{append, stored_head},
    small, state, title,
};
use crate::core::{Failure, Service, Trustee};

type Refused = Failure<DecryptionRefused>;

/// Largest partial decryption that is looked at, in bytes of JSON.
const MAX_BYTES: usize = 1_000_000;

impl Service {
    /// What this trustee decrypts. Errors: not closed yet; not found; not permitted without a seat.
    pub async fn decryption_task(&self, by: Trustee, election_id: i64) -> Result<DecryptionTask, Refused> {
        self.ensure_tally(election_id).await?;
        let mut tx = self.db.read().await?;
        let (row, seat) = seated(&mut tx, election_id, by).await?;
        let wrong_state = Failure::Refused(DecryptionRefused::WrongState);
        let Some(closing) = row.closing_position else { return Err(wrong_state) };
        let line = store::election::line(&mut tx, election_id, closing.saturating_add(1)).await?;
        let done = decryptions(&mut tx, election_id).await?;
        Ok(DecryptionTask {
            election_id,
            title: title(&row),
            state: state(&row)?,
            seat,
            terms: self.prepared(&mut tx, &row).await?.terms().clone(),
            tally: line.ok_or(wrong_state)?,
            done: done.iter().map(|part| part.trustee).collect(),
        })
    }

    /// Takes a partial decryption (JSON of [`voting::Decryption`]); the one that is enough makes the count.
    ///
    /// Sending the same one again is harmless, and takes a count up again that was interrupted.
    /// Errors: not closed; the decryption does not hold; a check of the record fails; not permitted.
    pub async fn post_decryption(
        &self,
        by: Trustee,
        election_id: i64,
        body: String,
    ) -> Result<CountProgress, Refused> {
        const INVALID: Refused = Failure::Refused(DecryptionRefused::Invalid);
        self.ensure_tally(election_id).await?;
        let part: Option<Decryption> = Some(body)
            .filter(|body| body.len() <= MAX_BYTES)
            .and_then(|body| serde_json::from_str(&body).ok());
        let part = part.ok_or(INVALID)?;
        let mut tx = self.db.read().await?;
        let (row, seat) = seated(&mut tx, election_id, by).await?;
        let tally = tally(&mut tx, election_id).await?;
        let tally = tally.ok_or(Failure::Refused(DecryptionRefused::WrongState))?;
        let booth = self.prepared(&mut tx, &row).await?;
        drop(tx);
        if part.trustee != seat {
            return Err(INVALID);
        }
        let checking = part.clone();
        let checked = move || voting::check_decryption(booth.terms(), &tally, &checking);
        self.engine.calculate(checked).await?.map_err(|_| INVALID)?;
        let place = self.queue(election_id).await;
        let step = Step { election_id, account_id: by.account_id, now_ms: self.now_ms() };
        self.db.write((step, part), |tx, (step, part)| Box::pin(store_part(tx, step, part))).await?;
        drop(place);
        let counted = self.count(election_id).await.map_err(|failure| match failure {
            Failure::Refused(StepRefused::RecordBroken(number)) => {
                Failure::Refused(DecryptionRefused::RecordBroken(number))
            }
            Failure::Refused(_) => Failure::Refused(DecryptionRefused::WrongState),
            Failure::NotSignedIn => Failure::NotSignedIn,
            Failure::NotPermitted => Failure::NotPermitted,
            Failure::NotFound => Failure::NotFound,
            Failure::Store(error) => Failure::Store(error),
        })?;
        let mut tx = self.db.read().await?;
        let done = decryptions(&mut tx, election_id).await?.len();
        let done = u32::try_from(done).unwrap_or(u32::MAX);
        Ok(CountProgress { done, threshold: small(row.threshold)?, counted })
    }
}

async fn store_part(tx: &mut Tx, step: &Step, part: &Decryption) -> Result<(), Refused> {
    let row = super::found(tx, step.election_id).await?;
    let there = decryptions(tx, row.id).await?;
    match there.iter().find(|other| other.trustee == part.trustee) {
        // Proofs are random: whatever this trustee sends again was checked, and the first one stays.
        Some(_) => return Ok(()),
        None if state(&row)? != ElectionState::Closed => {
            return Err(Failure::Refused(DecryptionRefused::WrongState));
        }
        // Enough are there; the count is under way.
        None if there.len() >= usize::try_from(row.threshold).unwrap_or(usize::MAX) => return Ok(()),
        None => {}
    }
    append(tx, row.id, stored_head(&row)?.as_ref(), &Event::Decryption(part.clone())).await?;
    tx.announce_change();
    audit(tx, step, "election.decrypt", &format!("trustee {}", part.trustee)).await
}
