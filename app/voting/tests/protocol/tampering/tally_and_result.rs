//! Attacks on the count: by the server, by trustees.

use voting::{Check, Decryption, Event, StandardsMet, from_base64, to_base64};

use super::{assert_fails, assert_fails_only, event, finished, open};
use crate::world::World;

/// A record up to the tally and these trustees' parts.
fn tallied(trustees: &[usize]) -> World {
    let mut world = open();
    world.close(vec![]);
    world.add_tally();
    trustees.iter().for_each(|trustee| world.decrypt(*trustee));
    world
}

fn groups(text: &str) -> Vec<[u8; 32]> {
    from_base64(text).unwrap().chunks(32).map(|group| group.try_into().unwrap()).collect()
}

fn joined(groups: &[[u8; 32]]) -> String {
    to_base64(groups.as_flattened())
}

#[test]
fn a_wrong_list_of_counted_ballots() {
    for counted in [vec![], vec![2, 3, 5], vec![2, 3, 4, 5], vec![3, 4], vec![4, 3, 5], vec![3, 4, 5, 9]] {
        let mut world = tallied(&[]);
        assert_eq!(event!(world, Closing).counted, [3, 4, 5]);
        event!(world, Closing).counted = counted;
        assert_fails_only(&world.events, Check::LastBallot);
    }
}

#[test]
fn standards_out_of_order_or_of_nobody() {
    let met = |ids: &[i64]| ids.iter().map(|id| StandardsMet { nominee_id: *id, met: 1 }).collect::<Vec<_>>();
    for (ids, good) in [(&[101, 103][..], true), (&[103, 101], false), (&[101, 101], false), (&[7], false)] {
        let mut world = open();
        world.close(met(ids));
        world.add_tally();
        match good {
            true => assert!(world.report().passed()),
            false => assert_fails_only(&world.events, Check::TieRule),
        }
    }
    // Standards made up after the draw is known: it is drawn anew.
    let mut world = finished();
    event!(world, Closing).standards = met(&[102]);
    assert_fails_only(&world.events, Check::TieRule);
}

#[test]
fn sums_that_are_not_those_of_the_ballots() {
    let changes: [fn(&mut Vec<[u8; 32]>); 5] = [
        // Two nominees exchanged.
        |sums| (0..2).for_each(|part| sums.swap(part, part + 2)),
        // A sum that everybody can read.
        |sums| sums[..2].fill([0; 32]),
        |sums| _ = sums.pop(),
        |sums| sums.push([0; 32]),
        |sums| sums[0] = [0xff; 32],
    ];
    for change in changes {
        let mut world = tallied(&[]);
        let category = &mut event!(world, Tally).categories[0];
        let mut sums = groups(&category.sums);
        change(&mut sums);
        category.sums = joined(&sums);
        assert_fails_only(&world.events, Check::Tally);
    }
    // With the honest trustees' parts in the record, their proofs no longer fit either.
    let mut world = finished();
    let category = &mut event!(world, Tally).categories[0];
    let mut sums = groups(&category.sums);
    sums.swap(0, 2);
    category.sums = joined(&sums);
    assert_fails(&world.events, Check::Tally);
    assert_fails(&world.events, Check::Decryptions);
}

#[test]
fn forged_partial_decryptions() {
    let changes: [fn(&mut Vec<[u8; 32]>); 6] = [
        // The decryption of another slot, of nothing, none, one too many, no point, no scalar.
        |shares| shares[0] = shares[3],
        |shares| shares[0] = [0; 32],
        |shares| shares.truncate(9),
        |shares| shares.extend([[0; 32]; 3]),
        |shares| shares[0] = [0xff; 32],
        |shares| shares[1] = [0xff; 32],
    ];
    let honest = tallied(&[1]);
    for change in changes {
        let mut world = honest.clone();
        let category = &mut event!(world, Decryption).categories[0];
        let mut shares = groups(&category.shares);
        change(&mut shares);
        category.shares = joined(&shares);
        let Event::Tally(tally) = &world.events[7] else { panic!() };
        let Event::Decryption(decryption) = &world.events[8] else { panic!() };
        assert!(voting::check_decryption(&world.terms, tally, decryption).is_err());
        assert_fails_only(&world.events, Check::Decryptions);
    }
}

#[test]
fn a_partial_decryption_in_the_name_of_another_trustee() {
    for trustee in [0, 2, 3, 4, u32::MAX] {
        let mut world = tallied(&[1]);
        event!(world, Decryption).trustee = trustee;
        assert_fails_only(&world.events, Check::Decryptions);
    }
}

#[test]
fn the_same_trustee_twice() {
    let mut world = tallied(&[1, 1]);
    assert_fails_only(&world.events, Check::Decryptions);
    // Nor do two parts of one trustee make a result.
    let mut result = finished().events.pop().unwrap();
    world.events.push(result.clone());
    assert_fails(&world.events, Check::Decryptions);
    let Event::Result(result) = &mut result else { panic!() };
    let decryptions: Vec<Decryption> = [1, 1].map(|trustee| world.decryption(trustee)).into();
    let (Event::Closing(closing), Event::Tally(tally)) = (&world.events[6], &world.events[7]) else {
        panic!()
    };
    let outcome = voting::outcome(&world.terms, 4, closing, &result.seed, tally, &decryptions);
    assert_eq!(outcome, Err(voting::OutcomeFault::SameTrustee(1)));
    let outcome = voting::outcome(&world.terms, 4, closing, &result.seed, tally, &decryptions[..1]);
    assert_eq!(outcome, Err(voting::OutcomeFault::TooFewTrustees));
}

#[test]
fn a_result_without_enough_trustees() {
    for trustees in [&[][..], &[2]] {
        let mut world = tallied(trustees);
        world.events.extend(finished().events.pop());
        assert_fails_only(&world.events, Check::Decryptions);
    }
}

#[test]
fn the_share_of_another_trustee_or_election_decrypts_nothing() {
    let world = tallied(&[]);
    let Event::Tally(tally) = &world.events[7] else { panic!() };
    let mut share = world.shares[0].clone();
    share.trustee = 2;
    let wrong = Err(voting::DecryptionFault::WrongShare);
    assert_eq!(share.decrypt(&world.terms, tally, [0; 32]), wrong);
    let mut share = world.shares[0].clone();
    share.election = "f".repeat(32);
    assert_eq!(share.decrypt(&world.terms, tally, [0; 32]), wrong);
}

#[test]
fn wrong_votes() {
    let mut world = finished();
    event!(world, Result).categories[0].votes[0].votes += 1;
    assert_fails_only(&world.events, Check::Result);
    let mut world = finished();
    event!(world, Result).categories[0].blank = 0;
    assert_fails_only(&world.events, Check::Result);
    let mut world = finished();
    event!(world, Result).categories[0].votes[0].nominee_id = 102;
    assert_fails_only(&world.events, Check::Result);
    let mut world = finished();
    event!(world, Result).categories.clear();
    assert_fails(&world.events, Check::Result);
}

#[test]
fn a_wrong_draw_or_wrong_places() {
    let mut world = finished();
    event!(world, Result).seed[0] ^= 1;
    assert_fails_only(&world.events, Check::TieRule);
    let mut world = finished();
    event!(world, Result).categories[0].places.swap(0, 1);
    assert_fails_only(&world.events, Check::TieRule);
    let mut world = finished();
    let elected = &mut event!(world, Result).categories[0].elected;
    assert_eq!(elected, &[103]);
    *elected = vec![101];
    assert_fails_only(&world.events, Check::TieRule);
}

#[test]
fn a_ballot_nobody_checked_is_no_checked_ballot() {
    let world = finished();
    let mut verifier = voting::Verifier::new(None);
    let jobs: Vec<_> =
        crate::world::chain(&world.events).iter().filter_map(|line| verifier.feed(line)).collect();
    assert_eq!(jobs.len(), 4);
    for job in jobs.into_iter().skip(1) {
        verifier.settle(job.run());
    }
    assert!(super::failed(&verifier.finish()).contains(&Check::Proofs));
}
