//! Whole seeded elections, from the frozen roll to the checked result.

use crate::world::{World, blank, category, chosen};
use voting::{
    BadBytes, CategoryOutcome, Check, Event, Outcome, PackedTerms, Report, Stage, StandardsMet, SumProof,
    append, from_base64, setup_head, to_base64,
};

fn votes(outcome: &CategoryOutcome) -> Vec<u64> {
    outcome.votes.iter().map(|row| row.votes).collect()
}

fn first(report: &Report) -> &CategoryOutcome {
    &report.result.as_ref().unwrap().categories[0]
}

#[track_caller]
fn assert_complete(report: &Report) {
    assert!(report.is_complete(), "{:?}", report.outcomes);
}

#[test]
fn one_of_twenty() {
    let mut world = World::new(vec![category(1, 20, (1, 1), false)], 5, &[(4, 103)]);
    for (voter, nominee) in [(0, 103), (1, 120), (2, 103), (4, 101)] {
        world.vote(voter, &[chosen(1, &[nominee])]);
    }
    world.finish(&[1, 2]);
    let report = world.report();
    assert_complete(&report);
    let mut expected = vec![0; 20];
    (expected[0], expected[2], expected[19]) = (1, 2, 1);
    assert_eq!(votes(first(&report)), expected);
    assert_eq!(first(&report).elected, [103]);
    assert_eq!((report.roll, report.ballots, report.counted, report.replaced), (5, 4, 4, 0));
    assert_eq!(report.stage, Stage::Finished);
}

#[test]
fn three_of_twenty_and_blank_votes() {
    let mut rules = category(1, 20, (1, 3), true);
    rules.seats = 2;
    let mut world = World::new(vec![rules, category(2, 2, (0, 2), false)], 4, &[(0, 102), (0, 201)]);
    world.vote(0, &[chosen(1, &[101, 110, 120]), chosen(2, &[202])]);
    world.vote(1, &[chosen(1, &[120, 101]), chosen(2, &[])]);
    world.vote(2, &[blank(1)]);
    world.vote(3, &[chosen(2, &[202, 201]), chosen(1, &[120])]);
    world.finish(&[1, 2, 3]);
    let report = world.report();
    assert_complete(&report);
    let mut expected = vec![0; 20];
    (expected[0], expected[9], expected[19]) = (2, 1, 3);
    assert_eq!(votes(first(&report)), expected);
    assert_eq!(first(&report).blank, 1);
    assert_eq!(first(&report).elected, [120, 101]);
    let second = &report.result.as_ref().unwrap().categories[1];
    assert_eq!((votes(second), second.blank), (vec![1, 2], 0));
}

#[test]
fn up_to_twelve_of_twenty() {
    let mut world = World::new(vec![category(1, 20, (0, 12), true)], 4, &[]);
    let twelve: Vec<i64> = (101..=112).collect();
    world.vote(0, &[chosen(1, &twelve)]);
    world.vote(1, &[chosen(1, &twelve[..7])]);
    world.vote(2, &[blank(1)]);
    world.vote(3, &[]);
    // Thirteen numbers are proved digit by digit.
    let Event::Ballot(ballot) = &world.events[2] else { panic!() };
    let sum = &ballot.sealed().unwrap().categories[0].sum;
    assert!(matches!(sum, SumProof::Range { partials, .. } if !partials.is_empty()));
    world.finish(&[1, 2]);
    let report = world.report();
    assert_complete(&report);
    assert_eq!(votes(first(&report)), [[2; 7].as_slice(), &[1; 5], &[0; 8]].concat());
    assert_eq!(first(&report).blank, 1);
}

#[test]
fn any_two_of_three_trustees_give_the_same_result() {
    let mut world = World::new(vec![category(1, 4, (1, 2), true)], 3, &[]);
    world.vote(0, &[chosen(1, &[101, 102])]);
    world.vote(1, &[chosen(1, &[102])]);
    let mut results = Vec::new();
    for trustees in [&[1, 2][..], &[1, 3], &[3, 2], &[3, 1, 2]] {
        let mut world = world.clone();
        world.finish(trustees);
        let report = world.report();
        assert_complete(&report);
        results.push(report.result);
    }
    assert!(results.windows(2).all(|pair| pair[0] == pair[1]));
    world.close(vec![]);
    world.add_tally();
    world.decrypt(2);
    let report = world.report();
    assert!(report.passed() && !report.is_complete());
    assert_eq!(report.outcome(Check::Decryptions), &Outcome::NotYet);
    assert!(report.proven_tally().is_some());
}

#[test]
fn the_last_ballot_counts() {
    let mut world = World::new(vec![category(1, 3, (1, 1), false)], 3, &[]);
    world.vote(0, &[chosen(1, &[101])]);
    world.vote(1, &[chosen(1, &[101])]);
    world.vote(0, &[chosen(1, &[102])]);
    world.vote(0, &[chosen(1, &[103])]);
    world.finish(&[2, 3]);
    let report = world.report();
    assert_complete(&report);
    assert_eq!(votes(first(&report)), [1, 0, 1]);
    assert_eq!((report.ballots, report.counted, report.replaced), (4, 2, 2));
}

#[test]
fn a_reissued_code_revokes_the_old_one_and_its_ballot() {
    let mut world = World::new(vec![category(1, 3, (1, 1), false)], 3, &[(0, 102), (1, 103)]);
    world.vote(0, &[chosen(1, &[101])]);
    world.vote(1, &[chosen(1, &[101])]);
    world.reissue(0);
    world.reissue(1);
    // Voter 0 votes again, and still cannot vote for itself; voter 1 does not.
    world.vote(0, &[chosen(1, &[103])]);
    assert!(world.booth.seal(&world.lines[0], &[chosen(1, &[102])], [0; 32]).is_err());
    world.finish(&[1, 3]);
    let report = world.report();
    assert_complete(&report);
    assert_eq!(votes(first(&report)), [0, 0, 1]);
    assert_eq!((report.roll, report.ballots, report.counted, report.replaced), (3, 3, 1, 2));
}

#[test]
fn nobody_votes() {
    let mut world = World::new(vec![category(1, 2, (1, 1), true)], 2, &[]);
    world.finish(&[1, 2]);
    let report = world.report();
    assert_complete(&report);
    assert_eq!(votes(first(&report)), [0, 0]);
    assert_eq!(first(&report).elected, [0; 0]);
    assert_eq!(first(&report).places.len(), 2);
}

#[test]
fn a_record_verifies_as_far_as_it_goes() {
    let mut world = World::new(vec![category(1, 2, (1, 1), true)], 2, &[]);
    world.vote(0, &[chosen(1, &[101])]);
    let not_yet = |report: &Report| {
        report
            .outcomes
            .iter()
            .filter(|(_, outcome)| *outcome == Outcome::NotYet)
            .map(|(check, _)| check.number())
            .collect::<Vec<_>>()
    };
    let open = world.report();
    assert!(open.passed() && open.proven_tally().is_none());
    assert_eq!((open.stage, not_yet(&open)), (Stage::Open, vec![9, 10, 11, 12, 13, 14]));
    world.close(vec![]);
    assert_eq!(not_yet(&world.report()), [10, 11, 12, 13, 14]);
    world.add_tally();
    assert_eq!(not_yet(&world.report()), [11, 12, 13, 14]);
    let empty = voting::verify([], None);
    assert_eq!((empty.stage, empty.outcomes.len(), not_yet(&empty).len()), (Stage::Empty, 14, 14));
}

#[test]
fn ties_go_to_standards_then_to_the_draw() {
    let mut rules = category(1, 4, (1, 1), false);
    rules.seats = 2;
    let mut world = World::new(vec![rules], 5, &[]);
    for (voter, nominee) in [(0, 101), (1, 102), (2, 103), (3, 104)] {
        world.vote(voter, &[chosen(1, &[nominee])]);
    }
    world.close(vec![StandardsMet { nominee_id: 103, met: 2 }, StandardsMet { nominee_id: 104, met: 1 }]);
    world.add_tally();
    world.decrypt(1);
    world.decrypt(3);
    world.add_result();
    let report = world.report();
    assert_complete(&report);
    assert_eq!(first(&report).elected, [103, 104]);
    // The last two places are drawn: the smaller SHA-256 of "seed:number" goes first.
    let seed = voting::Seed::from_bytes(report.result.as_ref().unwrap().seed);
    let mut drawn = [101, 102];
    drawn.sort_by_key(|id| seed.draw(*id));
    assert_eq!(first(&report).places[2..], drawn);
}

#[test]
fn the_approval_threshold_is_a_share_of_the_roll() {
    for (approval_bp, elected) in [(0, 1), (4_000, 1), (4_001, 0), (10_000, 0)] {
        let mut world = World::new(vec![category(1, 2, (1, 1), false)], 5, &[]);
        world.terms.approval_bp = approval_bp;
        let mut world = World::open(world.terms, world.shares, world.credentials, world.lines);
        world.vote(0, &[chosen(1, &[101])]);
        world.vote(1, &[chosen(1, &[101])]);
        world.finish(&[1, 2]);
        let report = world.report();
        assert_complete(&report);
        assert_eq!(first(&report).elected.len(), elected, "{approval_bp}");
    }
}

#[test]
fn remarks_change_nothing_and_the_head_can_be_expected() {
    let mut world = World::new(vec![category(1, 2, (1, 1), false)], 2, &[]);
    world.vote(0, &[chosen(1, &[102])]);
    world.finish(&[1, 2]);
    let remark = Event::Correction(voting::Correction { text: crate::world::names("A name was misspelt.") });
    world.events.push(remark);
    let lines = crate::world::chain(&world.events);
    let head = crate::world::hash_at(&world.events, world.events.len() - 1);
    let report = voting::verify(lines.iter().map(String::as_str), Some(head));
    assert_complete(&report);
    assert_eq!(report.outcome(Check::Head), &Outcome::Passed);
    assert_eq!(report.head.unwrap().hash, head);
    let cut = voting::verify(lines[..lines.len() - 1].iter().map(String::as_str), Some(head));
    assert!(matches!(cut.outcome(Check::Head), Outcome::Failed(_)));
}

#[test]
fn packed_terms_unpack_to_the_same_hash_and_nothing_else_unpacks() {
    let world = World::new(vec![category(1, 3, (1, 2), true)], 2, &[]);
    let (_, head) = append(None, &Event::Setup(world.terms.clone()));
    assert_eq!(setup_head(&world.terms), head);
    let packed = world.terms.pack();
    assert_eq!(packed.unpack(), Ok(world.terms.clone()));

    let text = serde_json::to_value(&packed).unwrap();
    let text = text.as_str().unwrap();
    for bad in ["", "AAAA", &text[4..], &text[..text.len() - 4], &format!("{text}AAAA")] {
        let packed: PackedTerms = serde_json::from_value(bad.into()).unwrap();
        assert_eq!(packed.unpack(), Err(BadBytes), "{bad}");
    }
    // The first length in two bytes instead of one: the reader would take it, but it is another spelling.
    let bytes = from_base64(text).unwrap();
    let longer = to_base64(&[&[bytes[0] | 0x80, 0], &bytes[1..]].concat());
    let packed: PackedTerms = serde_json::from_value(longer.into()).unwrap();
    assert_eq!(packed.unpack(), Err(BadBytes));
}
