//! All trustees played by one program: for the demonstration, tests and rehearsals.

use super::{Ceremony, CeremonyFault};
use crate::{Seed32, group::random_for, terms::TrusteeSet, trustee::KeyShare};
use rand_chacha::rand_core::RngCore;

/// Holds a whole ceremony at once: the public part and every trustee's share, lowest seat first.
///
/// Whoever calls it knows the whole key. Never for an election whose ballots are to be secret.
/// Errors: the name of the election or the numbers do not fit.
pub fn run_all(
    election: &str,
    seats: u32,
    threshold: u32,
    seed: Seed32,
) -> Result<(TrusteeSet, Vec<KeyShare>), CeremonyFault> {
    let ceremony = Ceremony::new(election, seats, threshold)?;
    let mut random = random_for("thidua ceremony rehearsal 1", &seed, &[]);
    let begin = |seat| {
        let mut own = [0; 32];
        random.fill_bytes(&mut own);
        ceremony.begin(seat, own)
    };
    let (states, commits) = step((1..=seats).map(begin))?;
    let (states, reveals) = step(states.iter().map(|state| state.reveal(&commits)))?;
    let dealt = states.iter().map(|state| state.compare(&reveals)?.deal());
    let (states, deals) = step(dealt)?;
    let (shares, confirms) = step(states.iter().map(|state| state.finish(&deals)))?;
    let set = ceremony.trustee_set(&commits, &reveals)?;
    for (seat, confirm) in (1..).zip(&confirms) {
        ceremony.check_confirm(&set, seat, confirm)?;
    }
    Ok((set, shares))
}

/// One step of all trustees: the new states and the posts.
fn step<S, P>(
    outcomes: impl Iterator<Item = Result<(S, P), CeremonyFault>>,
) -> Result<(Vec<S>, Vec<P>), CeremonyFault> {
    let both = outcomes.collect::<Result<Vec<_>, _>>()?;
    Ok(both.into_iter().unzip())
}
