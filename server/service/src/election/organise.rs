//! What organisers do: open, close, publish. None of it shows them a vote before publication.

use domain::election::{OrganiserElection, StepRefused, check_ready};
use store::{Tx, election::ElectionRow};

use super::{count::count, facts, lists, state};
use crate::core::{Failure, Organiser, Service};

type Refused = Failure<StepRefused>;

struct Step {
    election_id: i64,
    account_id: i64,
    now_ms: i64,
}

impl Service {
    /// All elections, drafts included, newest first.
    pub async fn organiser_elections(&self, _by: Organiser) -> Result<Vec<OrganiserElection>, Failure> {
        let mut tx = self.db.read().await?;
        let mut elections = Vec::new();
        for row in store::election::list(&mut tx).await? {
            let facts = facts(&mut tx, &row).await?;
            elections.push(OrganiserElection { facts, on_roll: row.on_roll, voted: row.voted });
        }
        Ok(elections)
    }

    /// Begins to take ballots. Errors: wrong state; incomplete.
    pub async fn open_election(&self, by: Organiser, election_id: i64) -> Result<(), Refused> {
        let step = self.step(by, election_id);
        self.db.write(step, |tx, step| Box::pin(open(tx, step))).await
    }

    /// Stops taking ballots and counts them, both or neither. Errors: wrong state.
    ///
    /// Every ballot acknowledged before is in the count, every later one is refused.
    pub async fn close_election(&self, by: Organiser, election_id: i64) -> Result<(), Refused> {
        let step = self.step(by, election_id);
        self.db.write(step, |tx, step| Box::pin(close(tx, step))).await
    }

    /// Makes the result public. Errors: wrong state.
    pub async fn publish_result(&self, by: Organiser, election_id: i64) -> Result<(), Refused> {
        let step = self.step(by, election_id);
        self.db.write(step, |tx, step| Box::pin(publish(tx, step))).await
    }

    fn step(&self, by: Organiser, election_id: i64) -> Step {
        Step { election_id, account_id: by.account_id, now_ms: self.now_ms() }
    }
}

async fn open(tx: &mut Tx, step: &Step) -> Result<(), Refused> {
    let election = find(tx, step).await?;
    state(&election)?.open().map_err(Failure::Refused)?;
    let (_, _, lists) = lists(tx, election.id).await?;
    check_ready(&lists, election.on_roll).map_err(Failure::Refused)?;
    store::election::set_open(tx, election.id, step.now_ms).await?;
    audit(tx, step, "election.open", &format!("{} on the roll", election.on_roll)).await
}

async fn close(tx: &mut Tx, step: &Step) -> Result<(), Refused> {
    let election = find(tx, step).await?;
    state(&election)?.close().map_err(Failure::Refused)?;
    count(tx, &election).await?;
    store::election::set_closed(tx, election.id, step.now_ms).await?;
    let detail = format!("{} ballots of {} on the roll", election.voted, election.on_roll);
    audit(tx, step, "election.close", &detail).await
}

async fn publish(tx: &mut Tx, step: &Step) -> Result<(), Refused> {
    let election = find(tx, step).await?;
    state(&election)?.publish().map_err(Failure::Refused)?;
    store::election::set_published(tx, election.id, step.now_ms).await?;
    audit(tx, step, "election.publish", "").await
}

async fn find(tx: &mut Tx, step: &Step) -> Result<ElectionRow, Refused> {
    store::election::find(tx, step.election_id).await?.ok_or(Failure::NotFound)
}

async fn audit(tx: &mut Tx, step: &Step, action: &str, detail: &str) -> Result<(), Refused> {
    tx.announce_change();
    let subject = format!("election {}", step.election_id);
    store::audit::append(tx, step.now_ms, "staff", Some(step.account_id), action, &subject, detail).await?;
    Ok(())
}
