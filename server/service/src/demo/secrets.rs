//! What in a real election nobody holds together: every voter's code and every trustee's key.
//!
//! Made here so that a newcomer can play all roles. The code keeper's and the trustees' browsers make them
//! otherwise, and the server sees public keys only.

use store::StoreError;
use voting::{
    KeyShare, VotingCode,
    ceremony::{Ceremony, CeremonyFault, Post},
    key_file, to_hex,
};

use super::DemoKey;
use crate::{
    core::{Failure, Service},
    demo_election::CeremonyPosts,
};

/// How many of the trustees are enough to count.
pub(super) const THRESHOLD: u32 = 2;
/// Random letters of a password (60 bits) and of a passphrase (80 bits), in groups of four.
const PASSWORD_LETTERS: usize = 12;
const PASSPHRASE_LETTERS: usize = 16;

/// The secrets of the demonstration's election.
pub(super) struct Secrets {
    /// The election's name, which goes into every hash.
    pub election: String,
    /// A voting code for each officer, in the same order.
    pub codes: Vec<VotingCode>,
    /// What the trustees posted while they made the election's key, by seat.
    pub posts: Vec<CeremonyPosts>,
    /// The trustees' key files, by seat.
    pub keys: Vec<DemoKey>,
}

impl Secrets {
    /// Makes them for so many officers, and for one trustee per user name.
    pub(super) fn make<R>(
        service: &Service,
        officers: usize,
        usernames: &[&'static str],
    ) -> Result<Self, Failure<R>> {
        let election = to_hex(&service.random::<16>());
        let codes = (0..officers).map(|_| VotingCode::from_random(service.random())).collect();
        let seats = u32::try_from(usernames.len()).map_err(broken)?;
        let ceremony = Ceremony::new(&election, seats, THRESHOLD).map_err(broken)?;
        let played = play(service, &ceremony).map_err(broken)?;
        let (mut posts, mut keys) = (Vec::new(), Vec::new());
        for ((share, own_posts), username) in played.into_iter().zip(usernames) {
            let passphrase = letters(service, PASSPHRASE_LETTERS);
            let key_file = key_file::protect(&share, &passphrase, service.random()).map_err(broken)?;
            keys.push(DemoKey { username, key_file, passphrase });
            posts.push(own_posts);
        }
        Ok(Self { election, codes, posts, keys })
    }
}

/// Plays all trustees through the key ceremony; answers each one's share of the key and posts.
fn play(service: &Service, ceremony: &Ceremony) -> Result<Vec<(KeyShare, CeremonyPosts)>, CeremonyFault> {
    let begin = |seat| ceremony.begin(seat, service.random());
    let (states, commits) = step((1..=ceremony.seats()).map(begin))?;
    let (states, reveals) = step(states.iter().map(|state| state.reveal(&commits)))?;
    let (states, deals) = step(states.iter().map(|state| state.compare(&reveals)?.deal()))?;
    let (shares, confirms) = step(states.iter().map(|state| state.finish(&deals)))?;
    let posts = commits.iter().zip(&reveals).zip(deals.iter().zip(&confirms));
    let posts = posts.map(|((commit, reveal), (deal, confirm))| CeremonyPosts {
        commit: commit.to_text(),
        reveal: reveal.to_text(),
        deal: deal.to_text(),
        confirm: confirm.to_text(),
    });
    Ok(shares.into_iter().zip(posts).collect())
}

/// One step of all trustees: their new states and their posts.
fn step<S, P>(
    outcomes: impl Iterator<Item = Result<(S, P), CeremonyFault>>,
) -> Result<(Vec<S>, Vec<P>), CeremonyFault> {
    let both = outcomes.collect::<Result<Vec<_>, _>>()?;
    Ok(both.into_iter().unzip())
}

/// A password that can be read aloud, for example `k3vq-8m2x-thzc`.
pub(super) fn password(service: &Service) -> String {
    letters(service, PASSWORD_LETTERS)
}

fn letters(service: &Service, count: usize) -> String {
    // A voting code's letters: random, in groups of four, without those that are read for another.
    let printed = VotingCode::from_random(service.random()).printed().to_lowercase();
    printed.chars().take(count + count.div_ceil(4) - 1).collect()
}

/// The demonstration's own numbers fit, so this does not happen; if it does, nothing is stored.
fn broken<R>(fault: impl std::fmt::Display) -> Failure<R> {
    StoreError::Corrupt(format!("the demonstration's election: {fault}")).into()
}
