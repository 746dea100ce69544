//! What the protocol promises for every election, every ballot and every ranking.

use crate::world::{World, category, check, seed};
use proptest::{collection::vec, prelude::*, sample::subsequence};
use voting::{CheckCode, Choice, Seed, Standing, rank, votes_needed};

const NOMINEES: i64 = 4;
const VOTERS: usize = 3;

/// A choice in category 1 of up to two nominees, or blank.
fn choice() -> impl Strategy<Value = Choice> {
    let all: Vec<i64> = (1..=NOMINEES).map(|number| 100 + number).collect();
    prop_oneof![
        1 => Just(Choice { category_id: 1, nominee_ids: vec![], blank: true }),
        3 => subsequence(all, 1..=2).prop_shuffle().prop_map(|nominee_ids| Choice {
            category_id: 1,
            nominee_ids,
            blank: false
        }),
    ]
}

/// What happens while an election is open.
#[derive(Debug, Clone)]
enum Step {
    Vote(usize, Choice),
    Reissue(usize),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let vote = (0..VOTERS, choice()).prop_map(|(voter, choice)| Step::Vote(voter, choice));
    vec(prop_oneof![6 => vote, 1 => (0..VOTERS).prop_map(Step::Reissue)], 0..6)
}

fn standings() -> impl Strategy<Value = Vec<Standing>> {
    // Few different values, so that ties of votes and of standards are common.
    vec((0..3_u64, 0..3_u32), 0..12).prop_map(|values| {
        (1..)
            .zip(values)
            .map(|(nominee_id, (votes, standards_met))| Standing { nominee_id, votes, standards_met })
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn the_result_is_the_naive_count_of_the_last_votes(steps in steps(), absent in 1..=3_usize) {
        let mut world = World::new(vec![category(1, NOMINEES, (1, 2), true)], VOTERS, &[]);
        let mut last: [Option<Choice>; VOTERS] = Default::default();
        let mut reissued = [false; VOTERS];
        for step in steps {
            match step {
                Step::Vote(voter, choice) => {
                    world.vote(voter, std::slice::from_ref(&choice));
                    last[voter] = Some(choice);
                }
                Step::Reissue(voter) if !reissued[voter] => {
                    world.reissue(voter);
                    (last[voter], reissued[voter]) = (None, true);
                }
                Step::Reissue(_) => {}
            }
        }
        let present: Vec<usize> = (1..=3).filter(|trustee| *trustee != absent).collect();
        world.finish(&present);
        let report = check(&world.events);
        prop_assert!(report.is_complete(), "{:?}", report.outcomes);
        let outcome = &report.result.unwrap().categories[0];
        for row in &outcome.votes {
            let naive = last.iter().flatten().filter(|choice| choice.nominee_ids.contains(&row.nominee_id));
            prop_assert_eq!(row.votes, naive.count() as u64);
        }
        let blank = last.iter().flatten().filter(|choice| choice.blank).count();
        prop_assert_eq!(outcome.blank, blank as u64);
        prop_assert_eq!(report.counted, last.iter().flatten().count() as u64);
    }

    #[test]
    fn the_order_of_choosing_leaves_no_trace(choice in choice(), number: u64) {
        let world = World::new(vec![category(1, NOMINEES, (1, 2), true)], 1, &[]);
        let mut other = choice.clone();
        other.nominee_ids.reverse();
        let [one, two] = [choice, other].map(|choice| world.booth.seal(&world.lines[0], &[choice], seed(number)).unwrap());
        prop_assert_eq!(one.to_bytes(), two.to_bytes());
        prop_assert_eq!(world.booth.check_proofs(&world.lines[0], &one), Ok(()));
    }

    #[test]
    fn what_may_not_be_chosen_is_not_sealed(ids in vec(100..106_i64, 0..4), blank: bool, own in 101..105_i64) {
        let world = World::new(vec![category(1, NOMINEES, (1, 2), true)], 1, &[(0, own)]);
        let choice = Choice { category_id: 1, nominee_ids: ids.clone(), blank };
        let sealed = world.booth.seal(&world.lines[0], &[choice], seed(1));
        let distinct = ids.iter().collect::<std::collections::BTreeSet<_>>().len() == ids.len();
        let known = ids.iter().all(|id| (101..105).contains(id) && *id != own);
        let counted = if blank { ids.is_empty() } else { (1..=2).contains(&ids.len()) };
        prop_assert_eq!(sealed.is_ok(), distinct && known && counted);
    }
}

proptest! {
    #[test]
    fn the_ranking_does_not_depend_on_the_order_of_the_list(
        (standings, shuffled) in standings().prop_flat_map(|list| (Just(list.clone()), Just(list).prop_shuffle())),
        seats in 0..5_u32,
        needed in 1..3_u64,
        seed: [u8; 32],
    ) {
        let seed = Seed::from_bytes(seed);
        let ranked = rank(&standings, seats, needed, &seed);
        prop_assert_eq!(&ranked, &rank(&shuffled, seats, needed, &seed));
        // Everybody once, places without gaps, and every neighbour pair strictly in the declared order.
        let places: Vec<u32> = ranked.iter().map(|row| row.place).collect();
        let expected: Vec<u32> = (1..).take(standings.len()).collect();
        prop_assert_eq!(places, expected);
        for pair in ranked.windows(2) {
            let (a, b) = (&pair[0], &pair[1]);
            let first = (a.standing.votes, a.standing.standards_met);
            let second = (b.standing.votes, b.standing.standards_met);
            prop_assert!(first > second || (first == second && a.draw < b.draw));
        }
        let elected = |row: &voting::Ranked| row.place <= seats && row.standing.votes >= needed;
        prop_assert!(ranked.iter().all(|row| row.elected == elected(row)));
    }

    #[test]
    fn the_votes_needed_are_the_fewest_that_reach_the_share(approval_bp in 0..=10_000_u32, roll in 0..100_000_u64) {
        let needed = votes_needed(approval_bp, roll);
        let reaches = |votes: u64| votes > 0 && votes * 10_000 >= u64::from(approval_bp) * roll;
        prop_assert!(reaches(needed) && !reaches(needed - 1));
    }

    #[test]
    fn a_printed_check_code_reads_back(bytes: [u8; 8]) {
        let code = CheckCode::from_random(bytes);
        prop_assert_eq!(CheckCode::parse(code.as_str()), Ok(code.clone()));
        let sloppy = code.as_str().to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
        prop_assert_eq!(CheckCode::parse(&sloppy), Ok(code));
    }
}

#[test]
fn the_draw_can_be_redone_with_everyday_tools() {
    // printf '%s:%s' SEED 12 | sha256sum
    let seed = "40525b236b036e7198e51eaa5b7d21dcb5a468e744e2ee1d5ca88e25d73754dd";
    let draw = Seed::from_bytes(voting::hash_from_hex(seed).unwrap()).draw(12);
    assert_eq!(voting::to_hex(&draw), "c8ff67f918f4a353fd000f5af2fc35aedc7780e15f979182146a25e6d5ca3b29");
}

#[test]
fn what_is_no_check_code_is_refused() {
    for typed in ["", "ABCD", "ABCD-EFG", "ABCD-EFGHJ", "ABCD-EFG!", "ABCD-EFGĐ"] {
        assert!(CheckCode::parse(typed).is_err(), "{typed}");
    }
}
