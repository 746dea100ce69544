//! The count, made once, in the transaction that closes the election.

use domain::{agency::OfficerGroup, election::count_met};
use store::{
    StoreError, Tx,
    election::{BallotRow, ElectionRow, NewCount},
};
use voting::{Ranked, SealedBallot, Seed, Standing, Tally};

use super::{corrupt, lists, small, standards::Yardstick};
use crate::campaign::named;

/// Counts all ballots, ranks every category and stores the outcome.
///
/// Errors: corrupt when an unreadable ballot, a vote for nobody or a number of ballots other than the
/// roll's shows that somebody meddled with the tables; such an election must not be counted silently.
pub(super) async fn count(tx: &mut Tx, election: &ElectionRow) -> Result<(), StoreError> {
    let ballots = store::election::ballots(tx, election.id).await?;
    if i64::try_from(ballots.len()) != Ok(election.voted) {
        return Err(corrupt("ballots and roll do not agree"));
    }
    let tally = tally(&ballots)?;
    let seed = Seed::of_check_codes(ballots.iter().map(|ballot| ballot.check_code.as_str()));
    let (categories, nominees, lists) = lists(tx, election.id).await?;
    let known = |key: &(i64, i64)| nominees.iter().any(|row| (row.category_id, row.id) == *key);
    if !tally.votes.keys().all(known) {
        return Err(corrupt("a ballot names nobody's number"));
    }
    let yardstick = Yardstick::read(tx, election.campaign_id).await?;
    for (category, list) in categories.iter().zip(&lists) {
        let mut standings = Vec::new();
        for nominee in nominees.iter().filter(|row| row.category_id == category.id) {
            let group: OfficerGroup = named(&nominee.officer_group)?;
            standings.push(Standing {
                nominee_id: nominee.id,
                votes: tally.votes.get(&(category.id, nominee.id)).copied().unwrap_or(0),
                standards_met: count_met(&yardstick.check(group, nominee.officer_id)),
            });
        }
        for ranked in voting::rank(&standings, list.rules.seats, &seed) {
            store::election::insert_count(tx, election.id, &line(&ranked)?).await?;
        }
    }
    store::election::relay_ballots(tx, election.id, &ballots).await
}

fn tally(ballots: &[BallotRow]) -> Result<Tally, StoreError> {
    let sealed: Vec<SealedBallot> =
        ballots.iter().map(|ballot| SealedBallot::from_bytes(ballot.content.clone())).collect();
    voting::tally(&sealed).map_err(|_| corrupt("a ballot cannot be read"))
}

fn line(ranked: &Ranked) -> Result<NewCount, StoreError> {
    Ok(NewCount {
        nominee_id: ranked.standing.nominee_id,
        votes: i64::from(small(i64::try_from(ranked.standing.votes).map_err(|_| corrupt("votes"))?)?),
        place: i64::from(ranked.place),
        elected: ranked.elected,
        standards_met: i64::from(ranked.standing.standards_met),
        draw: ranked.draw.iter().map(|byte| format!("{byte:02x}")).collect(),
    })
}
