//! The server's own check of a whole record, with the same code as everybody else's.

use store::StoreError;
use voting::{BallotJob, BallotVerdict, Report, Verifier};

use crate::core::Service;

/// How many lines are read from the database at a time.
const CHUNK: i64 = 200;

impl Service {
    /// Runs every check over the record up to position `last`, and over one line more that is not stored yet.
    ///
    /// Uses all cores, holds no transaction while it works and never more than a few lines in memory.
    pub(super) async fn verify(
        &self,
        election_id: i64,
        last: i64,
        further: Option<String>,
        expected_head: Option<[u8; 32]>,
    ) -> Result<Report, StoreError> {
        let mut verifier = Verifier::new(expected_head);
        let mut from = 0;
        while from <= last {
            let limit = CHUNK.min(last - from + 1);
            let mut tx = self.db.read().await?;
            let rows = store::election::lines(&mut tx, election_id, from, limit).await?;
            drop(tx);
            if rows.is_empty() {
                break;
            }
            from += limit;
            verifier = self.check_lines(verifier, rows.into_iter().map(|row| row.line).collect()).await?;
        }
        verifier = self.check_lines(verifier, further.into_iter().collect()).await?;
        self.engine.calculate(move || verifier.finish()).await
    }

    async fn check_lines(&self, mut verifier: Verifier, lines: Vec<String>) -> Result<Verifier, StoreError> {
        let fed = self.engine.calculate(move || {
            let jobs: Vec<BallotJob> = lines.iter().filter_map(|line| verifier.feed(line)).collect();
            (verifier, jobs)
        });
        let (mut verifier, jobs) = fed.await?;
        for verdict in self.check_ballots(jobs).await? {
            verifier.settle(verdict);
        }
        Ok(verifier)
    }

    /// Checks ballots on all cores.
    async fn check_ballots(&self, jobs: Vec<BallotJob>) -> Result<Vec<BallotVerdict>, StoreError> {
        let share = jobs.len().div_ceil(self.engine.cores()).max(1);
        let mut jobs = jobs.into_iter();
        let mut shares = Vec::new();
        loop {
            let of_core: Vec<BallotJob> = jobs.by_ref().take(share).collect();
            if of_core.is_empty() {
                break;
            }
            let check = move || of_core.into_iter().map(BallotJob::run).collect::<Vec<_>>();
            shares.push(self.engine.calculate(check));
        }
        Ok(futures::future::try_join_all(shares).await?.into_iter().flatten().collect())
    }
}

/// Number of the first check that failed, or of the first that could not be made though it had to.
pub(super) fn broken(report: &Report) -> Option<u32> {
    if report.is_complete() {
        return None;
    }
    let failed = report.outcomes.iter().find(|(_, outcome)| matches!(outcome, voting::Outcome::Failed(_)));
    let missing = || report.outcomes.iter().find(|(_, outcome)| matches!(outcome, voting::Outcome::NotYet));
    let check = failed.or_else(missing).map_or(voting::Check::Sequence, |(check, _)| *check);
    Some(check.number())
}
