//! Attacks on terms, roll and credentials.

use voting::{Bytes32, Check, Event, Head, Reissue, Roll, RollLine, Terms, TermsFault, append, verify};

use super::{assert_fails, assert_fails_only, event, finished, open};
use crate::world::{World, chain, code, hash_at};

#[track_caller]
fn assert_no_terms(change: impl Fn(&mut Terms), expected: impl Fn(&TermsFault) -> bool) {
    let mut world = finished();
    let terms = event!(world, Setup);
    change(terms);
    let fault = voting::Booth::new(terms, [0; 32]).unwrap_err();
    assert!(expected(&fault), "{fault:?}");
    assert_fails_only(&world.events, Check::Setup);
}

#[test]
fn terms_that_define_no_election() {
    assert_no_terms(|terms| terms.protocol.push('x'), |fault| *fault == TermsFault::Protocol);
    assert_no_terms(|terms| terms.election.push('0'), |fault| *fault == TermsFault::Election);
    assert_no_terms(|terms| terms.election.replace_range(..1, "A"), |fault| *fault == TermsFault::Election);
    assert_no_terms(|terms| terms.title.vi.push('\u{1b}'), |fault| *fault == TermsFault::Text);
    assert_no_terms(|terms| terms.approval_bp = 10_001, |fault| *fault == TermsFault::Approval);
    assert_no_terms(|terms| terms.categories.clear(), |fault| *fault == TermsFault::Categories);
    assert_no_terms(|terms| terms.categories[0].max = 4, |fault| *fault == TermsFault::Limits(1));
    assert_no_terms(|terms| terms.categories[0].min = 3, |fault| *fault == TermsFault::Limits(1));
    assert_no_terms(|terms| terms.categories[0].seats = 0, |fault| *fault == TermsFault::Limits(1));
    assert_no_terms(|terms| terms.categories[0].nominees.clear(), |fault| *fault == TermsFault::Nominees(1));
    let repeat = |terms: &mut Terms| terms.categories[0].nominees[1].id = 101;
    assert_no_terms(repeat, |fault| *fault == TermsFault::Repeated(101));
}

#[test]
fn trustees_whose_keys_do_not_prove_themselves() {
    let trustee =
        |number| move |fault: &TermsFault| matches!(fault, TermsFault::Trustee(of, _) if *of == number);
    assert_no_terms(|terms| terms.trustees.threshold = 4, |fault| *fault == TermsFault::Threshold);
    assert_no_terms(|terms| terms.trustees.threshold = 0, |fault| *fault == TermsFault::Threshold);
    assert_no_terms(|terms| terms.trustees.dealings.clear(), |fault| *fault == TermsFault::Threshold);
    // One trustee fewer or a lower threshold: the proofs of possession were made for other numbers.
    assert_no_terms(|terms| terms.trustees.threshold = 1, trustee(1));
    assert_no_terms(|terms| _ = terms.trustees.dealings.pop(), trustee(1));
    let replace = |terms: &mut Terms| terms.trustees.dealings[2] = terms.trustees.dealings[0].clone();
    assert_no_terms(replace, trustee(3));
    let opening = |terms: &mut Terms| terms.trustees.dealings[1].reveal.opening = Bytes32([0; 32]);
    assert_no_terms(opening, trustee(2));
    let proof = |terms: &mut Terms| terms.trustees.dealings[1].reveal.proof_of_possession.challenge.0[0] ^= 1;
    assert_no_terms(proof, trustee(2));
    let exchange = |terms: &mut Terms| terms.trustees.dealings[1].reveal.polynomial.swap(0, 1);
    assert_no_terms(exchange, trustee(2));
    let neutral = |terms: &mut Terms| terms.trustees.dealings[0].commit.transport = Bytes32([0; 32]);
    assert_no_terms(neutral, trustee(1));
}

#[test]
fn terms_changed_after_voting() {
    // Sound terms, but not those that the ballots were made for.
    for change in [
        (|terms: &mut Terms| terms.title.vi.push('!')) as fn(&mut Terms),
        |terms| terms.categories[0].nominees.swap(0, 1),
        |terms| terms.categories[0].seats = 2,
        |terms| terms.trustees.dealings.swap(0, 1),
    ] {
        let mut world = finished();
        change(event!(world, Setup));
        assert_fails(&world.events, Check::Proofs);
    }
}

#[test]
fn events_out_of_order() {
    let world = finished();
    for position in 0..world.events.len() - 1 {
        let mut events = world.events.clone();
        let moved = events.remove(position);
        events.push(moved);
        // A ballot or a trustee's part at the end is no less out of place than the roll.
        assert_fails(&events, Check::Sequence);
    }
    for again in [0, 1, super::CLOSING] {
        let mut events = world.events.clone();
        events.insert(again + 1, world.events[again].clone());
        assert_fails(&events, Check::Sequence);
    }
}

#[test]
fn a_roll_that_does_not_stand() {
    let changed = |change: fn(&mut Roll)| {
        let mut world = finished();
        change(event!(world, Roll));
        world.events
    };
    assert_fails(&changed(|roll| roll.lines.reverse()), Check::Roll);
    assert_fails(&changed(|roll| roll.lines.insert(0, roll.lines[0].clone())), Check::Roll);
    assert_fails(&changed(|roll| roll.lines[3].own = vec![999]), Check::Roll);
    assert_fails(&changed(|roll| roll.lines[3].own = vec![102, 102]), Check::Roll);
    // A key of small order: anybody could sign with it.
    assert_fails(&changed(|roll| roll.lines[0].key.0 = [0; 32]), Check::Roll);
}

#[test]
fn a_roll_changed_after_opening() {
    // Who voted is struck off.
    let mut world = finished();
    let voted = world.lines[1].key;
    event!(world, Roll).lines.retain(|line| line.key != voted);
    assert_fails(&world.events, Check::Roll);
    // Somebody is made a nominee's self, or no longer.
    let mut world = finished();
    event!(world, Roll).lines.iter_mut().for_each(|line| line.own.clear());
    assert_fails(&world.events, Check::Proofs);
    // Somebody is added who does not vote: the draw, and with it the head, changes.
    let mut world = finished();
    let roll = event!(world, Roll);
    roll.lines.push(RollLine { key: code(50).credential("x").key(), own: vec![] });
    roll.lines.sort_by_key(|line| line.key);
    assert_fails_only(&world.events, Check::TieRule);
}

#[test]
fn reissues_that_are_not_legal() {
    let world = open();
    let fresh = code(70).credential(&world.terms.election).key();
    let other = code(71).credential(&world.terms.election).key();
    let (of_0, of_1) = (world.lines[0].key, world.lines[1].key);
    let with = |pairs: &[(voting::CredentialKey, voting::CredentialKey)]| {
        let reissue =
            |(revoked, issued): &(_, _)| Event::Reissue(Reissue { revoked: *revoked, issued: *issued });
        let mut world: World = world.clone();
        world.events.extend(pairs.iter().map(reissue));
        world.events
    };
    assert!(crate::world::check(&with(&[(of_0, fresh), (fresh, other)])).passed());
    assert_fails_only(&with(&[(other, fresh)]), Check::Roll);
    assert_fails_only(&with(&[(of_0, of_1)]), Check::Roll);
    assert_fails_only(&with(&[(of_0, of_0)]), Check::Roll);
    assert_fails_only(&with(&[(of_0, fresh), (of_0, other)]), Check::Roll);
    assert_fails_only(&with(&[(of_0, fresh), (of_1, of_0)]), Check::Roll);
    assert_fails_only(&with(&[(of_0, voting::CredentialKey([0; 32]))]), Check::Roll);
}

#[test]
fn a_reissue_hidden_or_made_up() {
    // Made up after the fact, the ballot of the voter would have to leave the count.
    let mut world = finished();
    let (revoked, issued) = (world.lines[1].key, code(70).credential(&world.terms.election).key());
    world.events.insert(super::CLOSING, Event::Reissue(Reissue { revoked, issued }));
    assert_fails(&world.events, Check::LastBallot);
    let mut world = open();
    world.reissue(1);
    world.finish(&[1, 2]);
    assert!(world.report().is_complete());
    world.events.remove(super::CLOSING);
    assert_fails(&world.events, Check::LastBallot);
}

#[test]
fn without_mending_the_chain_every_change_shows_at_once() {
    let world = finished();
    let lines = chain(&world.events);
    let chain_breaks = |lines: &[String]| {
        let report = verify(lines.iter().map(String::as_str), None);
        super::failed(&report).contains(&Check::Chain)
    };
    for position in 0..lines.len() {
        let mut dropped = lines.clone();
        dropped.remove(position);
        // The last event can go without a trace in the chain; only the head tells.
        assert_eq!(chain_breaks(&dropped), position + 1 < lines.len());
        let mut doubled = lines.clone();
        doubled.insert(position, lines[position].clone());
        assert!(chain_breaks(&doubled));
        if position > 0 {
            let mut swapped = lines.clone();
            swapped.swap(position - 1, position);
            assert!(chain_breaks(&swapped));
        }
    }
}

#[test]
fn a_record_that_ends_early_or_was_rewritten_as_a_whole() {
    let world = finished();
    let lines = chain(&world.events);
    let head = hash_at(&world.events, lines.len() - 1);
    let fails = |lines: &[String]| {
        super::failed(&verify(lines.iter().map(String::as_str), Some(head))) == [Check::Head]
    };
    for length in 0..lines.len() {
        assert!(fails(&lines[..length]), "{length}");
    }
    // Another election, complete and in order, but not the one the receipts speak of.
    let mut other = open();
    other.vote(3, &[crate::world::blank(1)]);
    other.finish(&[1, 3]);
    assert!(fails(&chain(&other.events)));
    // A record that has grown since the head was written down still has it.
    let last = Head { position: lines.len() as u64 - 1, hash: head };
    let remark = Event::Correction(voting::Correction { text: crate::world::names("Remark") });
    let more = [lines.clone(), vec![append(Some(&last), &remark).0]].concat();
    assert_eq!(super::failed(&verify(more.iter().map(String::as_str), Some(head))), []);
}
