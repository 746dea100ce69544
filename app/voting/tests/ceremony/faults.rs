//! Wrong posts: which step notices, and who is named.

use voting::{
    Bytes32, Commit, DealingFault, Reveal,
    ceremony::{Ceremony, CeremonyFault, Deal, TrusteeFault, run_all},
};

use crate::played::{ELECTION, named, play};

#[test]
fn a_server_between_the_trustees_is_heard_in_the_code() {
    let honest = play(3, 2, 1);
    let server = play(3, 2, 100);
    // Trustee 1 is shown the server's own posts for trustee 3; nothing in them is wrong.
    let mut commits = honest.commits.clone();
    commits[2] = server.commits[2].clone();
    let (revealed, _) = honest.committed[0].reveal(&commits).unwrap();
    let mut reveals = honest.reveals.clone();
    reveals[2] = server.reveals[2].clone();
    let shown = revealed.compare(&reveals).unwrap();
    assert_ne!(shown.comparison_code().unwrap(), honest.compared[2].comparison_code().unwrap());
}

#[test]
fn an_exchanged_transport_key_is_heard_in_the_code() {
    let honest = play(3, 2, 1);
    let server = play(3, 2, 100);
    let mut commits = honest.commits.clone();
    commits[1].transport = server.commits[1].transport;
    let (revealed, _) = honest.committed[0].reveal(&commits).unwrap();
    let shown = revealed.compare(&honest.reveals).unwrap();
    assert_ne!(shown.comparison_code().unwrap(), honest.compared[1].comparison_code().unwrap());
}

#[test]
fn a_wrong_reveal_names_its_trustee() {
    let honest = play(3, 2, 1);
    let other = play(3, 2, 100);
    let with = |change: &dyn Fn(&mut Reveal)| {
        let mut reveals = honest.reveals.clone();
        change(&mut reveals[1]);
        let fault = honest.ceremony.check_reveal(2, &honest.commits[1], &reveals[1]).unwrap_err();
        assert_eq!(honest.revealed[0].compare(&reveals).unwrap_err(), fault);
        assert_eq!(honest.ceremony.trustee_set(&honest.commits, &reveals).unwrap_err(), fault);
        fault
    };
    let swapped = |reveal: &mut Reveal| reveal.polynomial[1] = other.reveals[1].polynomial[1];
    let proof =
        |reveal: &mut Reveal| reveal.proof_of_possession = honest.reveals[2].proof_of_possession.clone();
    assert_eq!(with(&|reveal| reveal.opening = Bytes32([7; 32])), named(2, DealingFault::Commitment));
    assert_eq!(with(&|reveal| *reveal = other.reveals[1].clone()), named(2, DealingFault::Commitment));
    assert_eq!(with(&swapped), named(2, DealingFault::Possession));
    assert_eq!(with(&proof), named(2, DealingFault::Possession));
    assert_eq!(with(&|reveal| reveal.polynomial.truncate(1)), named(2, DealingFault::Length));
    assert_eq!(with(&|reveal| reveal.polynomial.clear()), named(2, DealingFault::Length));
    assert_eq!(with(&|reveal| reveal.polynomial[0] = Bytes32([0xff; 32])), named(2, DealingFault::Malformed));
    let neutral = |reveal: &mut Reveal| reveal.polynomial[0] = Bytes32([0; 32]);
    assert_eq!(with(&neutral), named(2, DealingFault::Malformed));
}

#[test]
fn a_copied_or_malformed_commit_names_its_trustee() {
    let honest = play(3, 2, 1);
    let with = |change: &dyn Fn(&mut Commit)| {
        let mut commits = honest.commits.clone();
        change(&mut commits[2]);
        honest.committed[0].reveal(&commits).unwrap_err()
    };
    let first = honest.commits[0].clone();
    assert_eq!(with(&|commit| commit.commitment = first.commitment), named(3, DealingFault::Copied));
    assert_eq!(with(&|commit| commit.transport = first.transport), named(3, DealingFault::Copied));
    for no_key in [[0; 32], [0xff; 32]] {
        assert_eq!(with(&|commit| commit.transport = Bytes32(no_key)), named(3, DealingFault::Malformed));
    }
}

#[test]
fn a_cheating_dealer_is_named() {
    let honest = play(4, 2, 1);
    let with = |change: &dyn Fn(&mut Deal)| {
        let mut deals = honest.deals.clone();
        change(&mut deals[1]);
        honest.dealt[0].finish(&deals).unwrap_err()
    };
    let earlier = play(4, 2, 100);
    assert_eq!(with(&|deal| deal.for_trustee.swap(0, 1)), named(2, TrusteeFault::SealedShare));
    assert_eq!(with(&|deal| *deal = earlier.deals[1].clone()), named(2, TrusteeFault::SealedShare));
    assert_eq!(with(&|deal| *deal = honest.deals[2].clone()), named(2, TrusteeFault::SealedShare));
    assert_eq!(with(&|deal| deal.for_trustee.truncate(2)), named(2, TrusteeFault::Shares));
    let mut long = honest.deals[1].clone();
    long.for_trustee.push(long.for_trustee[0].clone());
    assert_eq!(honest.ceremony.check_deal(2, &long), Err(named(2, TrusteeFault::Shares)));
}

#[test]
fn a_step_waits_for_everybody_and_knows_its_own_post() {
    let honest = play(3, 2, 1);
    let other = play(3, 2, 100);
    let missing = CeremonyFault::Missing { posts: 2, seats: 3 };
    assert_eq!(honest.committed[0].reveal(&honest.commits[..2]).unwrap_err(), missing);
    assert_eq!(honest.revealed[0].compare(&honest.reveals[..2]).unwrap_err(), missing);
    assert_eq!(honest.dealt[0].finish(&honest.deals[..2]).unwrap_err(), missing);
    assert_eq!(honest.committed[0].reveal(&other.commits).unwrap_err(), CeremonyFault::OwnPost);
    assert_eq!(honest.revealed[0].compare(&other.reveals).unwrap_err(), CeremonyFault::OwnPost);
    assert_eq!(honest.dealt[0].finish(&other.deals).unwrap_err(), CeremonyFault::OwnPost);
}

#[test]
fn after_a_restart_nothing_of_the_old_ceremony_is_taken() {
    let old = play(3, 2, 1);
    let new = play(3, 2, 100);
    // Trustee 1 kept the old state; trustee 2 posted the old deal.
    assert_eq!(old.committed[0].reveal(&new.commits).unwrap_err(), CeremonyFault::OwnPost);
    let mut deals = new.deals.clone();
    deals[1] = old.deals[1].clone();
    assert_eq!(new.dealt[0].finish(&deals).unwrap_err(), named(2, TrusteeFault::SealedShare));
    assert_ne!(old.set(), new.set());
    let stale = old.confirms().swap_remove(0);
    let refused = Err(named(1, TrusteeFault::Confirmation));
    assert_eq!(new.ceremony.check_confirm(&new.set(), 1, &stale), refused);
}

#[test]
fn a_confirmation_holds_for_one_seat_of_one_election() {
    let played = play(3, 2, 1);
    let (set, confirms) = (played.set(), played.confirms());
    assert_eq!(
        played.ceremony.check_confirm(&set, 2, &confirms[0]),
        Err(named(2, TrusteeFault::Confirmation))
    );
    let elsewhere = Ceremony::new(&ELECTION.replace('0', "1"), 3, 2).unwrap();
    assert_eq!(elsewhere.check_confirm(&set, 1, &confirms[0]), Err(named(1, TrusteeFault::Confirmation)));
    let three = Ceremony::new(ELECTION, 3, 3).unwrap();
    assert_eq!(three.check_confirm(&set, 1, &confirms[0]), Err(CeremonyFault::Numbers));
    for seat in [0, 4, u32::MAX] {
        assert_eq!(played.ceremony.check_confirm(&set, seat, &confirms[0]), Err(CeremonyFault::Numbers));
    }
}

#[test]
fn a_ceremony_has_a_named_election_and_fitting_numbers() {
    for (seats, threshold) in [(0, 0), (1, 0), (0, 1), (2, 3), (17, 2), (u32::MAX, 1), (3, u32::MAX)] {
        assert_eq!(
            Ceremony::new(ELECTION, seats, threshold),
            Err(CeremonyFault::Numbers),
            "{threshold} of {seats}"
        );
        assert_eq!(run_all(ELECTION, seats, threshold, [1; 32]).unwrap_err(), CeremonyFault::Numbers);
    }
    for name in ["", "0011", &ELECTION.to_uppercase(), &format!("{ELECTION}0"), &"é".repeat(16)] {
        assert_eq!(Ceremony::new(name, 3, 2), Err(CeremonyFault::Numbers), "{name}");
    }
    let ceremony = Ceremony::new(ELECTION, 3, 2).unwrap();
    for seat in [0, 4, u32::MAX] {
        assert_eq!(ceremony.begin(seat, [1; 32]).unwrap_err(), CeremonyFault::Numbers);
    }
}
