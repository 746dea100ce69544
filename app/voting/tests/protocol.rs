//! What the ballot protocol promises for every input.

use std::collections::BTreeMap;

use proptest::{collection::vec, prelude::*};
use voting::{
    BadBallot, BallotContent, CheckCode, SealedBallot, Seed, Selection, Standing, open, rank, seal, tally,
};

/// Selections in any order, nothing twice.
fn selections() -> impl Strategy<Value = Vec<Selection>> {
    proptest::collection::btree_map(any::<i64>(), proptest::collection::btree_set(any::<i64>(), 1..6), 0..5)
        .prop_map(|content| {
            let selection = |(category_id, nominees): (i64, std::collections::BTreeSet<i64>)| Selection {
                category_id,
                nominee_ids: nominees.into_iter().collect(),
            };
            content.into_iter().map(selection).collect::<Vec<_>>()
        })
        .prop_shuffle()
}

/// A few nominees on few ballots, so that they are chosen again and again.
fn crowded_ballot() -> impl Strategy<Value = Vec<Selection>> {
    let chosen = proptest::sample::subsequence((1..6_i64).collect::<Vec<_>>(), 0..5).prop_shuffle();
    vec(chosen, 2).prop_map(|lists| {
        (1..).zip(lists).map(|(category_id, nominee_ids)| Selection { category_id, nominee_ids }).collect()
    })
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
    #[test]
    fn a_sealed_ballot_opens_to_its_content(selections in selections()) {
        let content = BallotContent::new(&selections).unwrap();
        let sealed = seal(&content);
        let stored = SealedBallot::from_bytes(sealed.as_bytes().to_vec());
        prop_assert_eq!(open(&stored), Ok(content));
    }

    #[test]
    fn the_order_of_choosing_leaves_no_trace(selections in selections(), turn in any::<prop::sample::Index>()) {
        let mut other = selections.clone();
        other.reverse();
        for selection in &mut other {
            let turn = turn.index(selection.nominee_ids.len());
            selection.nominee_ids.rotate_left(turn);
        }
        let (one, two) = (BallotContent::new(&selections).unwrap(), BallotContent::new(&other).unwrap());
        prop_assert_eq!(seal(&one), seal(&two));
    }

    #[test]
    fn a_changed_byte_is_refused_or_reads_as_exactly_what_it_says(
        selections in selections(),
        place in any::<prop::sample::Index>(),
        flip in 1_u8..,
    ) {
        let mut bytes = seal(&BallotContent::new(&selections).unwrap()).as_bytes().to_vec();
        let place = place.index(bytes.len());
        bytes[place] ^= flip;
        let changed = SealedBallot::from_bytes(bytes);
        // Never two encodings of one content: what opens is what sealing gives.
        if let Ok(content) = open(&changed) {
            prop_assert_eq!(seal(&content), changed);
        }
    }

    #[test]
    fn noise_never_opens_unless_it_is_a_ballot(bytes in vec(any::<u8>(), 0..64)) {
        let noise = SealedBallot::from_bytes(bytes);
        if let Ok(content) = open(&noise) {
            prop_assert_eq!(seal(&content), noise);
        }
    }

    #[test]
    fn a_cut_or_lengthened_ballot_is_an_error(selections in selections(), cut in any::<prop::sample::Index>()) {
        let sealed = seal(&BallotContent::new(&selections).unwrap());
        let bytes = sealed.as_bytes();
        let short = SealedBallot::from_bytes(bytes[..cut.index(bytes.len())].to_vec());
        prop_assert_eq!(open(&short), Err(BadBallot));
        let long = SealedBallot::from_bytes([bytes, &[0]].concat());
        prop_assert_eq!(open(&long), Err(BadBallot));
    }

    #[test]
    fn the_tally_is_the_naive_count(ballots in vec(crowded_ballot(), 0..20)) {
        let sealed: Vec<SealedBallot> =
            ballots.iter().map(|selections| seal(&BallotContent::new(selections).unwrap())).collect();
        let counted = tally(&sealed).unwrap();
        let mut naive = BTreeMap::new();
        for selection in ballots.iter().flatten() {
            for nominee_id in &selection.nominee_ids {
                *naive.entry((selection.category_id, *nominee_id)).or_insert(0_u64) += 1;
            }
        }
        prop_assert_eq!(counted.ballots, ballots.len() as u64);
        prop_assert_eq!(counted.votes, naive);
    }

    #[test]
    fn the_ranking_does_not_depend_on_the_order_of_the_list(
        (standings, shuffled) in standings().prop_flat_map(|list| (Just(list.clone()), Just(list).prop_shuffle())),
        seats in 0..5_u32,
        codes in vec("[0-9A-Z]{4}-[0-9A-Z]{4}", 0..5),
    ) {
        let seed = Seed::of_check_codes(codes.iter().map(String::as_str));
        let ranked = rank(&standings, seats, &seed);
        let again = rank(&shuffled, seats, &seed);
        prop_assert_eq!(&ranked, &again);
        // Everybody once, places without gaps, and every neighbour pair strictly in the declared order.
        let places: Vec<u32> = ranked.iter().map(|row| row.place).collect();
        let expected: Vec<u32> = (1..).take(standings.len()).collect();
        prop_assert_eq!(places, expected);
        for pair in ranked.windows(2) {
            let (a, b) = (&pair[0], &pair[1]);
            let first = (a.standing.votes, a.standing.standards_met);
            let second = (b.standing.votes, b.standing.standards_met);
            prop_assert!(first > second || (first == second && a.draw < b.draw));
            if first == second {
                prop_assert!(a.by_draw && b.by_draw);
            }
        }
        prop_assert!(ranked.iter().all(|row| row.elected == (row.place <= seats && row.standing.votes > 0)));
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
fn what_stands_twice_is_no_ballot() {
    let selection =
        |category_id, nominee_ids: &[i64]| Selection { category_id, nominee_ids: nominee_ids.to_vec() };
    assert!(BallotContent::new(&[selection(1, &[2, 3, 2])]).is_err());
    assert!(BallotContent::new(&[selection(1, &[2]), selection(1, &[3])]).is_err());
    assert_eq!(BallotContent::new(&[selection(1, &[])]), BallotContent::new(&[]));
}

#[test]
fn one_bad_ballot_stops_the_count() {
    let good = seal(&BallotContent::new(&[Selection { category_id: 1, nominee_ids: vec![2] }]).unwrap());
    assert_eq!(tally([&good, &SealedBallot::from_bytes(vec![9, 9])]), Err(BadBallot));
}

#[test]
fn a_debug_print_hides_the_choice() {
    let sealed = seal(&BallotContent::new(&[Selection { category_id: 1, nominee_ids: vec![77] }]).unwrap());
    assert_eq!(format!("{sealed:?}"), "SealedBallot(…)");
}

#[test]
fn the_draw_can_be_redone_with_everyday_tools() {
    // printf 'B000-0000\nA000-0000\n' | LC_ALL=C sort | sha256sum
    let seed = Seed::of_check_codes(["B000-0000", "A000-0000"]);
    assert_eq!(seed.to_string(), "40525b236b036e7198e51eaa5b7d21dcb5a468e744e2ee1d5ca88e25d73754dd");
    // printf '%s:%s' SEED 12 | sha256sum
    let draw: String = seed.draw(12).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(draw, "c8ff67f918f4a353fd000f5af2fc35aedc7780e15f979182146a25e6d5ca3b29");
}

#[test]
fn what_is_no_check_code_is_refused() {
    for typed in ["", "ABCD", "ABCD-EFG", "ABCD-EFGHJ", "ABCD-EFG!", "ABCD-EFGĐ"] {
        assert!(CheckCode::parse(typed).is_err(), "{typed}");
    }
}
