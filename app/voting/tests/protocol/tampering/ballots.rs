//! Attacks with ballots: by voters, by the server, by somebody in between.

use voting::{
    BallotFault, Booth, Check, Choice, Event, RollLine, SealedBallot, SignedBallot, Slot, SumProof,
};

use super::{CLOSING, FIRST_OF_0, LAST_OF_0, ONLY_OF_1, assert_fails, assert_fails_only, finished, open};
use crate::world::{World, blank, category, chosen, code, seed};

/// A ballot of voter 3, sealed in a booth of other rules and for a line that may not be the roll's.
fn forged(
    world: &World,
    change: impl Fn(&mut voting::Terms),
    own: &[i64],
    choices: &[Choice],
) -> SealedBallot {
    let mut terms = world.terms.clone();
    change(&mut terms);
    let booth = Booth::new(&terms, world.booth.setup_hash()).unwrap();
    let line = RollLine { key: world.lines[3].key, own: own.to_vec() };
    booth.seal(&line, choices, seed(77)).unwrap()
}

/// Voter 3 casts this ballot; what the checks of the cast and of the record say.
#[track_caller]
fn assert_refused(mut world: World, sealed: &SealedBallot, fault: BallotFault) {
    assert_eq!(world.booth.check_proofs(&world.lines[3], sealed), Err(fault));
    let signed = world.booth.sign(sealed, &world.credentials[3]);
    assert_eq!(world.booth.check_signature(&signed), Ok(()));
    world.events.push(Event::Ballot(signed));
    assert_fails_only(&world.events, Check::Proofs);
}

#[test]
fn an_honest_ballot_is_not_refused() {
    let world = open();
    let sealed = forged(&world, |_| {}, &[], &[chosen(1, &[101])]);
    assert_eq!(world.booth.check_proofs(&world.lines[3], &sealed), Ok(()));
}

#[test]
fn too_many_choices() {
    let world = open();
    let sealed = forged(&world, |terms| terms.categories[0].max = 3, &[], &[chosen(1, &[101, 102, 103])]);
    assert_refused(world, &sealed, BallotFault::Sum(1));
}

#[test]
fn too_few_choices() {
    let world = open();
    let sealed = forged(&world, |terms| terms.categories[0].min = 0, &[], &[chosen(1, &[])]);
    assert_refused(world, &sealed, BallotFault::Sum(1));
}

#[test]
fn a_choice_beside_a_blank_vote() {
    let world = open();
    // In these terms the fourth slot is a nominee like the others.
    let fourth = |terms: &mut voting::Terms| terms.categories[0] = category(1, 4, (1, 2), false);
    let sealed = forged(&world, fourth, &[], &[chosen(1, &[101, 104])]);
    assert_refused(world, &sealed, BallotFault::Sum(1));
}

#[test]
fn another_number_of_choices_where_it_is_fixed() {
    let mut world = World::new(vec![category(1, 3, (1, 1), false)], 4, &[]);
    let sealed = forged(
        &world,
        |terms| (terms.categories[0].min, terms.categories[0].max) = (2, 2),
        &[],
        &[chosen(1, &[101, 102])],
    );
    assert_refused(world.clone(), &sealed, BallotFault::Sum(1));
    // The right kind of proof is part of the shape.
    let sealed = forged(&world, |terms| terms.categories[0].max = 2, &[], &[chosen(1, &[101])]);
    assert!(matches!(sealed.categories[0].sum, SumProof::Range { .. }));
    assert_refused(world.clone(), &sealed, BallotFault::Shape);
    world.vote(3, &[chosen(1, &[101])]);
    assert!(world.report().passed());
}

#[test]
fn a_vote_for_oneself() {
    let mut world = open();
    let line = RollLine { key: world.lines[1].key, own: vec![] };
    let sealed = world.booth.seal(&line, &[chosen(1, &[102])], seed(1)).unwrap();
    assert_eq!(world.booth.check_proofs(&world.lines[1], &sealed), Err(BallotFault::OwnSlot(1)));
    let signed = world.booth.sign(&sealed, &world.credentials[1]);
    world.events.push(Event::Ballot(signed));
    assert_fails_only(&world.events, Check::Proofs);
}

#[test]
fn an_empty_slot_that_is_not_ones_own() {
    let world = open();
    let sealed = forged(&world, |_| {}, &[102], &[chosen(1, &[101])]);
    assert_refused(world, &sealed, BallotFault::OwnSlot(1));
}

#[test]
fn other_categories_or_slots_than_on_the_paper() {
    let world = open();
    let more = |terms: &mut voting::Terms| terms.categories[0] = category(1, 4, (1, 2), true);
    let sealed = forged(&world, more, &[], &[chosen(1, &[101])]);
    assert_refused(world.clone(), &sealed, BallotFault::Shape);
    let renamed = |terms: &mut voting::Terms| terms.categories[0].id = 2;
    let sealed = forged(&world, renamed, &[], &[chosen(2, &[101])]);
    assert_refused(world.clone(), &sealed, BallotFault::Shape);
    let second = |terms: &mut voting::Terms| terms.categories.push(category(2, 1, (0, 1), true));
    let sealed = forged(&world, second, &[], &[chosen(1, &[101])]);
    assert_refused(world, &sealed, BallotFault::Shape);
}

#[test]
fn a_copied_ballot_under_another_credential() {
    let mut world = open();
    let Event::Ballot(victim) = &world.events[LAST_OF_0] else { panic!() };
    let mut copied = victim.sealed().unwrap();
    assert_eq!(world.booth.check_proofs(&world.lines[3], &copied), Err(BallotFault::Credential));
    copied.key = world.lines[3].key;
    assert_refused(world.clone(), &copied, BallotFault::Range(1, 0));
    // The same with one ciphertext only.
    let Slot::Sealed { .. } = copied.categories[0].slots[2] else { panic!() };
    let mut own = forged(&world, |_| {}, &[], &[chosen(1, &[101])]);
    own.categories[0].slots[2] = copied.categories[0].slots[2].clone();
    assert_refused(world.clone(), &own, BallotFault::Range(1, 2));
    // And signed by somebody else than its credential.
    world.events[LAST_OF_0] = Event::Ballot(world.booth.sign(&own, &world.credentials[0]));
    assert_fails(&world.events, Check::Signatures);
}

#[test]
fn slots_exchanged_within_a_ballot() {
    let world = open();
    let mut sealed = forged(&world, |_| {}, &[], &[chosen(1, &[101])]);
    sealed.categories[0].slots.swap(0, 2);
    assert_refused(world, &sealed, BallotFault::Range(1, 0));
}

#[test]
fn a_ballot_of_another_election() {
    let elsewhere =
        World::of_election("ffeeddccbbaa99887766554433221100", vec![category(1, 3, (1, 2), true)], 4, &[]);
    let world = open();
    let line = RollLine { key: world.lines[3].key, own: vec![] };
    let mut sealed = elsewhere.booth.seal(&line, &[chosen(1, &[101])], seed(5)).unwrap();
    assert_refused(world.clone(), &sealed, BallotFault::Election);
    sealed.setup = world.booth.setup_hash();
    assert_refused(world, &sealed, BallotFault::Range(1, 0));
}

#[test]
fn malformed_points_and_scalars() {
    let world = open();
    let honest = forged(&world, |_| {}, &[], &[chosen(1, &[101])]);
    // No point at all; the field's prime instead of 0; the group order instead of 0.
    let prime =
        voting::hash_from_hex("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f").unwrap();
    let order =
        voting::hash_from_hex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010").unwrap();
    for wrong in [[0xff; 32], prime, order] {
        let part = |group: usize| {
            let mut sealed = honest.clone();
            let Slot::Sealed { ciphertext, proof } = &mut sealed.categories[0].slots[1] else { panic!() };
            ciphertext.iter_mut().chain(proof).nth(group).map(|place| *place = wrong).unwrap();
            sealed
        };
        let first_scalar = 2;
        let groups = if wrong == order { first_scalar..5 } else { 0..5 };
        for group in groups {
            assert_refused(world.clone(), &part(group), BallotFault::Malformed(1));
        }
        let mut sealed = honest.clone();
        let SumProof::Range { challenge, .. } = &mut sealed.categories[0].sum else { panic!() };
        *challenge = wrong;
        assert_refused(world.clone(), &sealed, BallotFault::Malformed(1));
    }
}

#[test]
fn a_sum_proof_of_the_wrong_length() {
    let world = open();
    let mut sealed = forged(&world, |_| {}, &[], &[chosen(1, &[101])]);
    let SumProof::Range { responses, .. } = &mut sealed.categories[0].sum else { panic!() };
    responses.push([0; 32]);
    let before = responses.clone();
    assert_refused(world.clone(), &sealed, BallotFault::Sum(1));
    let SumProof::Range { responses, partials: more, .. } = &mut sealed.categories[0].sum else { panic!() };
    *responses = before[..2].to_vec();
    more.push([[0; 32]; 2]);
    assert_refused(world, &sealed, BallotFault::Sum(1));
}

#[test]
fn dropped_ballots() {
    for position in [FIRST_OF_0, ONLY_OF_1, LAST_OF_0] {
        let mut world = finished();
        world.events.remove(position);
        assert_fails(&world.events, Check::LastBallot);
    }
    // With the closing adapted, the sums give it away.
    let mut world = finished();
    world.events.remove(ONLY_OF_1);
    super::event!(world, Closing).counted = vec![3, 4];
    assert_fails(&world.events, Check::Tally);
}

#[test]
fn exchanged_ballots() {
    // An earlier ballot of the same voter made the last one.
    let mut world = finished();
    world.events.swap(FIRST_OF_0, LAST_OF_0);
    assert_fails(&world.events, Check::Tally);
    // Ballots of two voters: the draw depends on every hash up to the closing.
    let mut world = finished();
    world.events.swap(ONLY_OF_1, LAST_OF_0);
    assert_fails_only(&world.events, Check::TieRule);
}

#[test]
fn replayed_ballots() {
    let mut world = open();
    let old = world.events[FIRST_OF_0].clone();
    world.events.push(old);
    assert_fails_only(&world.events, Check::Duplicates);
    // A new signature makes no new ballot.
    let mut world = open();
    let Event::Ballot(last) = &world.events[LAST_OF_0] else { panic!() };
    let again = SignedBallot::new(&last.sealed().unwrap(), &world.credentials[0]);
    world.events.push(Event::Ballot(again));
    assert_fails_only(&world.events, Check::Duplicates);
}

#[test]
fn added_ballots() {
    // By somebody who is not on the roll.
    let mut world = open();
    let stranger = code(99).credential(&world.terms.election);
    let line = RollLine { key: stranger.key(), own: vec![] };
    let sealed = world.booth.seal(&line, &[blank(1)], seed(3)).unwrap();
    world.events.push(Event::Ballot(world.booth.sign(&sealed, &stranger)));
    assert_fails_only(&world.events, Check::Roll);
    // In the name of voter 3, without the code.
    let mut world = open();
    let sealed = world.booth.seal(&world.lines[3], &[blank(1)], seed(3)).unwrap();
    let signed = world.booth.sign(&sealed, &stranger);
    assert_eq!(world.booth.check_signature(&signed), Err(BallotFault::Signature));
    world.events.push(Event::Ballot(signed));
    assert_fails_only(&world.events, Check::Signatures);
}

#[test]
fn a_ballot_signed_anew_by_somebody_else() {
    let mut world = finished();
    let Event::Ballot(ballot) = &world.events[ONLY_OF_1] else { panic!() };
    let signed = SignedBallot::new(&ballot.sealed().unwrap(), &world.credentials[2]);
    world.events[ONLY_OF_1] = Event::Ballot(signed);
    assert_fails(&world.events, Check::Signatures);
}

#[test]
fn a_ballot_of_a_revoked_credential() {
    let mut world = open();
    let late = world.ballot(0, &[chosen(1, &[101])]);
    world.reissue(0);
    world.events.push(Event::Ballot(late));
    assert_fails_only(&world.events, Check::Roll);
}

#[test]
fn a_ballot_after_closing() {
    let mut world = finished();
    let late = world.ballot(3, &[chosen(1, &[101])]);
    for position in CLOSING + 1..=world.events.len() {
        let mut events = world.events.clone();
        events.insert(position, Event::Ballot(late.clone()));
        assert_fails_only(&events, Check::Sequence);
    }
}
