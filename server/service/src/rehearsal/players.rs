//! The made-up trustees, code keeper and voters of a rehearsal.

use domain::election::{CeremonyStep, RehearsalRefused};
use rand::{Rng, SeedableRng, rngs::StdRng, seq::IndexedRandom};
use store::StoreError;
use voting::{
    Booth, CategoryTerms, Choice, Credential, Event, KeyShare, RollLine, Terms, VotingCode,
    ceremony::{Ceremony, CeremonyFault, Post},
};

use super::{Refused, Stage, corrupt, told};
use crate::core::{CodeKeeper, Failure, Service};

/// One ballot in so many is blank where the rules allow it.
const BLANK_ONE_IN: u32 = 10;

/// A made-up voter.
pub(super) struct Voter {
    officer_id: i64,
    credential: Credential,
}

impl Service {
    /// Holds the trustees' ceremony anew and answers their shares, by seat.
    pub(super) async fn make_keys(&self, stage: &Stage) -> Result<Vec<KeyShare>, Refused> {
        let (by, id) = (stage.by, stage.election.id);
        told(self.restart_ceremony(by, id).await)?;
        let number = |number: i64| u32::try_from(number).unwrap_or_default();
        let (seats, threshold) = (number(stage.election.trustees), number(stage.election.threshold));
        let ceremony = Ceremony::new(&stage.election.name, seats, threshold).map_err(faulty)?;
        let begun = (1..=seats).map(|seat| ceremony.begin(seat, self.random()));
        let (states, commits) = both(begun)?;
        self.post_all(stage, CeremonyStep::Commit, &commits).await?;
        let (states, reveals) = both(states.iter().map(|state| state.reveal(&commits)))?;
        self.post_all(stage, CeremonyStep::Reveal, &reveals).await?;
        let (states, deals) = both(states.iter().map(|state| state.compare(&reveals)?.deal()))?;
        self.post_all(stage, CeremonyStep::Deal, &deals).await?;
        let (shares, confirms) = both(states.iter().map(|state| state.finish(&deals)))?;
        self.post_all(stage, CeremonyStep::Confirm, &confirms).await?;
        Ok(shares)
    }

    async fn post_all<P: Post>(&self, stage: &Stage, step: CeremonyStep, posts: &[P]) -> Result<(), Refused> {
        for (by, post) in stage.trustees.iter().zip(posts) {
            told(self.post_ceremony(*by, stage.election.id, step, post.to_text()).await)?;
        }
        Ok(())
    }

    /// Makes a code for everybody on the roll and registers its key.
    pub(super) async fn make_codes(&self, stage: &Stage) -> Result<Vec<Voter>, Refused> {
        let make = |officer_id: &i64| {
            let code = VotingCode::from_random(self.random());
            Voter { officer_id: *officer_id, credential: code.credential(&stage.election.name) }
        };
        let voters: Vec<Voter> = stage.roll.iter().map(make).collect();
        let keys = voters.iter().map(|voter| (voter.officer_id, voter.credential.key())).collect();
        let by = CodeKeeper { account_id: stage.by.account_id };
        told(self.register_credentials(by, stage.election.id, keys).await)?;
        Ok(voters)
    }

    /// Seals and signs a random ballot for everybody, and a second one for the first voter.
    pub(super) async fn seal_all(&self, stage: &Stage, voters: Vec<Voter>) -> Result<Vec<String>, Refused> {
        let id = stage.election.id;
        let Some(first) = voters.first() else { return Ok(Vec::new()) };
        // The paper as the first voter's browser would get it.
        let paper = told(self.booth(id, first.credential.key()).await)?;
        let setup = voting::hash_from_hex(&paper.setup_hash).map_err(|_| stopped())?;
        let mut tx = self.db.read().await?;
        let mut players = Vec::with_capacity(voters.len());
        for voter in voters {
            let own = store::election::own_nominees(&mut tx, id, voter.officer_id).await?;
            players.push((RollLine { key: voter.credential.key(), own }, voter.credential));
        }
        drop(tx);
        let random = StdRng::from_seed(self.random());
        let terms = paper.terms.unpack().map_err(|_| stopped())?;
        let seal = move || seal(&terms, setup, &players, random);
        let sealed = tokio::task::spawn_blocking(seal).await.map_err(|_| stopped())?;
        sealed.ok_or(Failure::Refused(RehearsalRefused::Incomplete))
    }

    /// Gives the partial decryptions of the trustees who hold these shares.
    pub(super) async fn decrypt(&self, stage: &Stage, shares: Vec<KeyShare>) -> Result<(), Refused> {
        for share in shares {
            let seat = usize::try_from(share.trustee).unwrap_or_default().checked_sub(1);
            let by = seat.and_then(|seat| stage.trustees.get(seat)).copied().ok_or_else(stopped)?;
            let task = told(self.decryption_task(by, stage.election.id).await)?;
            let json = task.tally.split_once(' ').map(|(_, json)| json).ok_or_else(stopped)?;
            let Event::Tally(tally) = serde_json::from_str(json).map_err(corrupt)? else {
                return Err(stopped().into());
            };
            let part = share.decrypt(&task.terms, &tally, self.random()).map_err(|_| stopped())?;
            let body = serde_json::to_string(&part).map_err(corrupt)?;
            told(self.post_decryption(by, stage.election.id, body).await)?;
        }
        Ok(())
    }
}

/// One step of all trustees: the new states and the posts.
fn both<S, P>(
    steps: impl Iterator<Item = Result<(S, P), CeremonyFault>>,
) -> Result<(Vec<S>, Vec<P>), Refused> {
    let both = steps.collect::<Result<Vec<_>, _>>().map_err(faulty)?;
    Ok(both.into_iter().unzip())
}

/// Seals everybody's ballot; none when somebody has no valid choice or the terms do not hold.
fn seal(
    terms: &Terms,
    setup: [u8; 32],
    players: &[(RollLine, Credential)],
    mut random: StdRng,
) -> Option<Vec<String>> {
    let booth = Booth::new(terms, setup).ok()?;
    let again = players.first();
    let mut ballots = Vec::with_capacity(players.len() + 1);
    for (line, credential) in players.iter().chain(again) {
        let choices: Vec<Choice> =
            terms.categories.iter().map(|category| choose(category, &line.own, &mut random)).collect();
        let sealed = booth.seal(line, &choices, random.random()).ok()?;
        ballots.push(booth.sign(&sealed, credential).to_text());
    }
    Some(ballots)
}

/// A random valid choice: between min and max nominees other than oneself, or now and then nobody.
fn choose(category: &CategoryTerms, own: &[i64], random: &mut StdRng) -> Choice {
    let others: Vec<i64> =
        category.nominees.iter().map(|nominee| nominee.id).filter(|id| !own.contains(id)).collect();
    let there = u32::try_from(others.len()).unwrap_or(u32::MAX);
    let most = category.max.min(there);
    let blank = category.blank && (most < category.min || random.random_range(0..BLANK_ONE_IN) == 0);
    let nominee_ids = if blank || most < category.min {
        Vec::new()
    } else {
        let count = random.random_range(category.min..=most);
        let count = usize::try_from(count).unwrap_or_default();
        others.choose_multiple(random, count).copied().collect()
    };
    Choice { category_id: category.id, nominee_ids, blank }
}

fn faulty(fault: CeremonyFault) -> StoreError {
    StoreError::Corrupt(fault.to_string())
}

fn stopped() -> StoreError {
    StoreError::Corrupt("the rehearsal could not go on".to_owned())
}
