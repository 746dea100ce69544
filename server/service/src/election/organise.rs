//! What organisers do with a prepared election: open it, remind voters, correct, put away.

use domain::{
    Bilingual,
    election::{MAX_CORRECTION_LETTERS, NotVoted, StepRefused},
};
use store::{StoreError, Tx};
use voting::{Correction, CredentialKey, Event, Roll, RollLine};

use super::{
    Step, audit, corrupt,
    draft::names,
    found,
    readiness::{declared_terms, readiness},
    record::{append, stored_head},
    state,
};
use crate::core::{Failure, Organiser, Service};

type Refused = Failure<StepRefused>;

impl Service {
    /// Fixes everything that was declared, begins the public record and takes ballots.
    ///
    /// Errors: not a draft; incomplete, as [`Service::readiness`] tells; not found.
    pub async fn open_election(&self, by: Organiser, election_id: i64) -> Result<(), Refused> {
        let step = self.step(by, election_id);
        self.db.write(step, |tx, step| Box::pin(open(tx, step))).await
    }

    /// Puts a published election away; everything stays public. Errors: not published; not found.
    pub async fn archive_election(&self, by: Organiser, election_id: i64) -> Result<(), Refused> {
        let step = self.step(by, election_id);
        self.db
            .write(step, |tx, step| {
                Box::pin(async move {
                    let election = found(tx, step.election_id).await?;
                    state(&election)?.archive().map_err(Failure::Refused)?;
                    store::election::set_archived(tx, election.id, step.now_ms).await?;
                    audit(tx, step, "election.archive", "").await
                })
            })
            .await
    }

    /// Adds a correction to the public record; it changes nothing that is there. Errors: not published; no words.
    pub async fn add_correction(
        &self,
        by: Organiser,
        election_id: i64,
        text: Bilingual,
    ) -> Result<(), Refused> {
        let fits = |text: &String| (1..=MAX_CORRECTION_LETTERS).contains(&text.trim().chars().count());
        if !fits(&text.vi) || !fits(&text.en) {
            return Err(Failure::Refused(StepRefused::BadCorrection));
        }
        let _place = self.queue(election_id).await;
        let input = (self.step(by, election_id), text);
        self.db.write(input, |tx, (step, text)| Box::pin(correct(tx, step, text))).await
    }

    /// Who on the roll has not voted, for a reminder; that the list was read is in the audit trail.
    ///
    /// Errors: not open, because afterwards nobody needs to know; not found.
    pub async fn not_voted(&self, by: Organiser, election_id: i64) -> Result<Vec<NotVoted>, Refused> {
        let _place = self.queue(election_id).await;
        let step = self.step(by, election_id);
        self.db.write(step, |tx, step| Box::pin(list_not_voted(tx, step))).await
    }
}

/// Begins the record of a draft that is ready and opens it. Errors: corrupt when it is not ready.
pub(crate) async fn begin_record(tx: &mut Tx, election_id: i64, now_ms: i64) -> Result<(), StoreError> {
    let election = store::election::find(tx, election_id).await?;
    let election = election.ok_or_else(|| corrupt("there is no such election"))?;
    let terms = declared_terms(tx, &election).await?;
    let terms = terms.ok_or_else(|| corrupt("the election has no terms"))?;
    let setup = append(tx, election_id, None, &Event::Setup(terms)).await?;
    let lines = frozen_roll(tx, election_id).await?;
    append(tx, election_id, Some(&setup), &Event::Roll(Roll { lines })).await?;
    store::election::set_open(tx, election_id, now_ms, &setup.hash).await?;
    tx.announce_change();
    Ok(())
}

/// The keys of all voters and who of the nominees each is, ascending by key: no order of people shows.
async fn frozen_roll(tx: &mut Tx, election_id: i64) -> Result<Vec<RollLine>, StoreError> {
    let nominees = store::election::nominees(tx, election_id).await?;
    let mut lines = Vec::new();
    for entry in store::election::roll(tx, election_id).await? {
        let key: Option<[u8; 32]> = entry.credential.as_deref().and_then(|key| key.try_into().ok());
        let own = nominees.iter().filter(|nominee| nominee.officer_id == entry.officer_id);
        lines.push(RollLine {
            key: CredentialKey(key.ok_or_else(|| corrupt("a voter has no code"))?),
            own: own.map(|nominee| nominee.id).collect(),
        });
    }
    lines.sort_by_key(|line| line.key);
    Ok(lines)
}

async fn open(tx: &mut Tx, step: &Step) -> Result<(), Refused> {
    let election = found(tx, step.election_id).await?;
    state(&election)?.open().map_err(Failure::Refused)?;
    if !readiness(tx, &election).await?.iter().all(|item| item.ok) {
        return Err(Failure::Refused(StepRefused::Incomplete));
    }
    begin_record(tx, election.id, step.now_ms).await?;
    let count = store::election::roll_count(tx, election.id).await?;
    audit(tx, step, "election.open", &format!("{} on the roll", count.on_roll)).await
}

async fn correct(tx: &mut Tx, step: &Step, text: &Bilingual) -> Result<(), Refused> {
    let election = found(tx, step.election_id).await?;
    state(&election)?.correct().map_err(Failure::Refused)?;
    let event = Event::Correction(Correction { text: names(text.vi.trim(), text.en.trim()) });
    append(tx, election.id, stored_head(&election)?.as_ref(), &event).await?;
    audit(tx, step, "election.correct", "").await
}

async fn list_not_voted(tx: &mut Tx, step: &Step) -> Result<Vec<NotVoted>, Refused> {
    let election = found(tx, step.election_id).await?;
    if !state(&election)?.takes_ballots() {
        return Err(Failure::Refused(StepRefused::WrongState));
    }
    let missing: Vec<NotVoted> = store::election::roll(tx, election.id)
        .await?
        .into_iter()
        .filter(|entry| !entry.voted)
        .map(|entry| NotVoted {
            name: entry.full_name,
            staff_code: entry.staff_code,
            agency: Bilingual::new(entry.agency_vi, entry.agency_en),
        })
        .collect();
    audit(tx, step, "election.not_voted", &format!("{} names read", missing.len())).await?;
    Ok(missing)
}
