//! Attacks on a finished record. Every attacker here makes the hash chain right again, so that the check
//! that knows what is wrong has to find it.

mod ballots;
mod flips;
mod roll_and_setup;
mod tally_and_result;

use crate::world::{World, blank, category, check, chosen};
use voting::{Check, Event, Outcome, Report};

/// Voter 0 votes twice, voter 1 once, voter 2 hands in a blank vote, voter 3 stays away. Voter 1 is nominee 102.
fn open() -> World {
    let mut world = World::new(vec![category(1, 3, (1, 2), true)], 4, &[(1, 102)]);
    world.vote(0, &[chosen(1, &[101])]);
    world.vote(1, &[chosen(1, &[101, 103])]);
    world.vote(0, &[chosen(1, &[103])]);
    world.vote(2, &[blank(1)]);
    world
}

/// Positions of the ballots in [`open`].
const FIRST_OF_0: usize = 2;
const ONLY_OF_1: usize = 3;
const LAST_OF_0: usize = 4;
const CLOSING: usize = 6;

fn finished() -> World {
    let mut world = open();
    world.finish(&[1, 3]);
    world
}

/// The checks that fail.
fn failed(report: &Report) -> Vec<Check> {
    let failed =
        |(check, outcome): &(Check, Outcome)| matches!(outcome, Outcome::Failed(_)).then_some(*check);
    report.outcomes.iter().filter_map(failed).collect()
}

/// The event of a kind, to be changed.
macro_rules! event {
    ($world:expr, $kind:ident) => {
        $world
            .events
            .iter_mut()
            .find_map(|event| match event {
                voting::Event::$kind(event) => Some(event),
                _ => None,
            })
            .unwrap()
    };
}
use event;

/// The record fails this check, whatever else fails with it.
#[track_caller]
fn assert_fails(events: &[Event], expected: Check) {
    let report = check(events);
    assert!(failed(&report).contains(&expected), "{expected:?}: {:?}", report.outcomes);
    assert!(!failed(&report).contains(&Check::Chain), "the attacker forgot the chain");
}

/// The record fails this check and no other.
#[track_caller]
fn assert_fails_only(events: &[Event], expected: Check) {
    let report = check(events);
    assert_eq!(failed(&report), [expected], "{:?}", report.outcomes);
}

#[test]
fn without_an_attack_everything_passes() {
    let report = finished().report();
    assert!(report.is_complete(), "{:?}", report.outcomes);
}
