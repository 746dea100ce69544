//! A trial of a whole election: the server plays trustees, code keeper and voters through the real use cases.
//!
//! Only for an election that was created as a rehearsal: whoever plays everybody knows every secret.

mod players;

use domain::{
    Coded,
    election::{
        CheckOutcome, ElectionState, MAX_REHEARSAL_VOTERS, ReadinessItem, RehearsalCheck, RehearsalRefused,
        RehearsalReport,
    },
};
use store::{StoreError, election::ElectionRow};
use voting::{Outcome, Report};

use self::players::Voter;
use crate::{
    campaign::named,
    core::{Failure, Organiser, Service, Trustee},
};

type Refused = Failure<RehearsalRefused>;

/// How many lines of the record are read at a time.
const CHUNK: i64 = 500;

/// Who plays, and where.
struct Stage {
    by: Organiser,
    election: ElectionRow,
    /// By seat.
    trustees: Vec<Trustee>,
    /// Officers on the roll.
    roll: Vec<i64>,
}

impl Service {
    /// Plays an election from its draft to the count and keeps a report of it.
    ///
    /// Goes on if the caller leaves. Errors: not a rehearsal; not a draft; incomplete; too many voters;
    /// a step that was refused, whose code is told.
    pub async fn rehearse(&self, by: Organiser, election_id: i64) -> Result<RehearsalReport, Refused> {
        let service = self.clone();
        let playing = tokio::spawn(async move { service.play(by, election_id).await });
        let stopped = || StoreError::Corrupt("the rehearsal was stopped".to_owned());
        playing.await.map_err(|_| stopped())?
    }

    /// What the last rehearsal of this election found; none when it was not run.
    pub async fn rehearsal_report(
        &self,
        _by: Organiser,
        election_id: i64,
    ) -> Result<Option<RehearsalReport>, Failure> {
        let mut tx = self.db.read().await?;
        let kept = store::rehearsal::find(&mut tx, election_id).await?;
        Ok(kept.map(|report| serde_json::from_str(&report)).transpose().map_err(corrupt)?)
    }

    async fn play(&self, by: Organiser, election_id: i64) -> Result<RehearsalReport, Refused> {
        let stage = self.stage(by, election_id).await?;
        let shares = self.make_keys(&stage).await?;
        let voters = self.make_codes(&stage).await?;
        let readiness = self.readiness(by, election_id).await.map_err(Failure::widen)?;
        if readiness.iter().any(|item| !item.ok) {
            return Err(Failure::Refused(RehearsalRefused::Incomplete));
        }
        told(self.open_election(by, election_id).await)?;
        let ballots = self.cast_all(&stage, voters).await?;
        told(self.close_election(by, election_id).await)?;
        // Those of the first seats stay away: the others must be enough.
        let absent =
            shares.len().saturating_sub(usize::try_from(stage.election.threshold).unwrap_or_default());
        self.decrypt(&stage, shares.into_iter().skip(absent).collect()).await?;
        let record = self.whole_record(election_id).await?;
        let report = report(&stage, readiness, ballots, absent, &record);
        self.keep_report(&stage, &report).await?;
        Ok(report)
    }

    async fn stage(&self, by: Organiser, election_id: i64) -> Result<Stage, Refused> {
        let mut tx = self.db.read().await?;
        let election = store::election::find(&mut tx, election_id).await?.ok_or(Failure::NotFound)?;
        let state: ElectionState = named(&election.state)?;
        let roll = store::roll::officer_ids(&mut tx, election_id).await?;
        let seats = store::election::seats(&mut tx, election_id).await?;
        let refused = if !election.rehearsal {
            Some(RehearsalRefused::Real)
        } else if state != ElectionState::Draft {
            Some(RehearsalRefused::WrongState)
        } else if roll.is_empty() || seats.is_empty() {
            Some(RehearsalRefused::Incomplete)
        } else if roll.len() > MAX_REHEARSAL_VOTERS {
            Some(RehearsalRefused::TooManyVoters)
        } else {
            None
        };
        if let Some(refused) = refused {
            return Err(Failure::Refused(refused));
        }
        let trustees = seats.into_iter().map(|seat| Trustee { account_id: seat.account_id }).collect();
        Ok(Stage { by, election, trustees, roll })
    }

    /// Casts a random ballot for everybody, and a second one for the first voter; answers how many were cast.
    async fn cast_all(&self, stage: &Stage, voters: Vec<Voter>) -> Result<u32, Refused> {
        let mut cast = 0;
        for ballot in self.seal_all(stage, voters).await? {
            told(self.cast(stage.election.id, ballot).await)?;
            cast += 1;
        }
        Ok(cast)
    }

    /// Runs every check over the whole record, as anybody can once the result is published.
    async fn whole_record(&self, election_id: i64) -> Result<Report, StoreError> {
        let mut lines = Vec::new();
        loop {
            let from = i64::try_from(lines.len()).unwrap_or(i64::MAX);
            let mut tx = self.db.read().await?;
            let more = store::election::lines(&mut tx, election_id, from, CHUNK).await?;
            if more.is_empty() {
                break;
            }
            lines.extend(more.into_iter().map(|event| event.line));
        }
        let check = move || voting::verify(lines.iter().map(String::as_str), None);
        let stopped = || StoreError::Corrupt("the checks were stopped".to_owned());
        tokio::task::spawn_blocking(check).await.map_err(|_| stopped())
    }

    async fn keep_report(&self, stage: &Stage, report: &RehearsalReport) -> Result<(), Refused> {
        let json = serde_json::to_string(report).map_err(corrupt)?;
        let detail =
            format!("{} ballots, {}", report.ballots, if report.passed { "passed" } else { "not passed" });
        let input = (stage.election.id, stage.by.account_id, self.now_ms(), json, detail);
        self.db
            .write(input, |tx, (election_id, account_id, now_ms, json, detail)| {
                Box::pin(async move {
                    store::rehearsal::keep(tx, *election_id, json).await?;
                    let (actor, subject) = (Some(*account_id), format!("election {election_id}"));
                    store::audit::append(tx, *now_ms, "staff", actor, "election.rehearse", &subject, detail)
                        .await?;
                    Ok(())
                })
            })
            .await
    }
}

fn report(
    stage: &Stage,
    readiness: Vec<ReadinessItem>,
    ballots: u32,
    absent: usize,
    record: &Report,
) -> RehearsalReport {
    let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let check = |(check, outcome): &(voting::Check, Outcome)| RehearsalCheck {
        number: check.number(),
        name: check.name().to_owned(),
        outcome: match outcome {
            Outcome::Passed => CheckOutcome::Passed,
            Outcome::Failed(_) => CheckOutcome::Failed,
            Outcome::NotYet => CheckOutcome::NotYet,
        },
    };
    let checks = record.outcomes.iter().filter(|(check, _)| *check != voting::Check::Head).map(check);
    RehearsalReport {
        readiness,
        roll: small(stage.roll.len()),
        ballots,
        counted: u32::try_from(record.counted).unwrap_or(u32::MAX),
        trustees: small(stage.trustees.len()),
        absent: small(absent),
        checks: checks.collect(),
        passed: record.is_complete(),
    }
}

/// The outcome of a step of the play, its refusal told by code.
fn told<T, R: Coded>(outcome: Result<T, Failure<R>>) -> Result<T, Refused> {
    outcome.map_err(|failure| match failure {
        Failure::Refused(rule) => Failure::Refused(RehearsalRefused::Step(rule.code())),
        Failure::NotSignedIn => Failure::NotSignedIn,
        Failure::NotPermitted => Failure::NotPermitted,
        Failure::NotFound => Failure::NotFound,
        Failure::Store(error) => Failure::Store(error),
    })
}

fn corrupt(error: serde_json::Error) -> StoreError {
    StoreError::Corrupt(error.to_string())
}
