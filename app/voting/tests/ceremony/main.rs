//! The key ceremony: what it makes, who is named when it fails, and that no post can crash it.
#![expect(clippy::unwrap_used, reason = "a test stops where its ground is missing")]

mod faults;
mod played;
mod texts;

use played::{ELECTION, Played, named, play};
use rand_chacha::{ChaCha20Rng, rand_core::SeedableRng};
use voting::{
    CategoryTerms, Closing, DealingFault, KeyShare, Names, NomineeTerms, OutcomeFault, PROTOCOL, Tally,
    Terms, TrusteeSet,
    ceremony::{CeremonyFault, check_key, run_all},
};

#[test]
fn everybody_sees_one_code_and_confirms_one_key() {
    for (seats, threshold) in [(1, 1), (3, 1), (3, 2), (5, 3), (4, 4), (7, 4)] {
        let played = play(seats, threshold, 1);
        let code = played.ceremony.comparison_code(&played.commits, &played.reveals).unwrap();
        for state in &played.compared {
            assert_eq!(state.comparison_code(), Ok(code.clone()));
        }
        let set = played.set();
        for (seat, confirm) in (1..).zip(played.confirms()) {
            assert_eq!(played.ceremony.check_confirm(&set, seat, &confirm), Ok(()), "{threshold} of {seats}");
        }
    }
}

#[test]
fn the_server_accepts_every_honest_post() {
    let Played { ceremony, commits, reveals, deals, .. } = play(3, 2, 1);
    for (((seat, commit), reveal), deal) in (1..).zip(&commits).zip(&reveals).zip(&deals) {
        assert_eq!(ceremony.check_commit(seat, commit), Ok(()));
        assert_eq!(ceremony.check_reveal(seat, commit, reveal), Ok(()));
        assert_eq!(ceremony.check_deal(seat, deal), Ok(()));
    }
}

fn names(text: &str) -> Names {
    Names { vi: text.to_owned(), en: text.to_owned() }
}

fn terms(trustees: TrusteeSet) -> Terms {
    let nominee = |id| NomineeTerms { id, name: format!("Ứng viên {id}"), agency: names("Sở A") };
    let category = CategoryTerms {
        id: 1,
        title: names("Hạng mục"),
        min: 1,
        max: 1,
        seats: 1,
        blank: false,
        nominees: [11, 12].map(nominee).into(),
    };
    Terms {
        protocol: PROTOCOL.to_owned(),
        election: ELECTION.to_owned(),
        title: names("Bầu thử"),
        categories: vec![category],
        approval_bp: 0,
        trustees,
    }
}

/// Every way to take `count` of the shares.
fn subsets(shares: &[KeyShare], count: usize) -> Vec<Vec<&KeyShare>> {
    (0..1_u32 << shares.len())
        .filter(|chosen| usize::try_from(chosen.count_ones()).unwrap() == count)
        .map(|chosen| {
            (0..).zip(shares).filter(|(place, _)| chosen >> place & 1 == 1).map(|(_, share)| share).collect()
        })
        .collect()
}

#[test]
fn any_trustees_in_threshold_number_decrypt_the_same() {
    for (seats, threshold) in [(1, 1), (3, 2), (5, 3)] {
        let (set, shares) = run_all(ELECTION, seats, threshold, [3; 32]).unwrap();
        let terms = terms(set);
        let key = terms.key_set().unwrap().shared_key().clone();
        let mut random = ChaCha20Rng::from_seed([4; 32]);
        let sums = [7_u64, 5].map(|votes| key.encrypt(votes, &mut random).to_bytes()).concat();
        let tally: Tally = serde_json::from_value(serde_json::json!({
            "categories": [{"id": 1, "sums": voting::to_base64(&sums)}]
        }))
        .unwrap();
        let closing = Closing { counted: (1..=12).collect(), standards: Vec::new() };
        let result = |chosen: &[&KeyShare]| {
            let part = |share: &&KeyShare| share.decrypt(&terms, &tally, [5; 32]).unwrap();
            let parts: Vec<_> = chosen.iter().map(part).collect();
            voting::outcome(&terms, 12, &closing, &[6; 32], &tally, &parts)
        };
        let count = usize::try_from(threshold).unwrap();
        let all = subsets(&shares, count);
        let first = result(&all[0]).unwrap();
        let votes: Vec<_> = first.categories[0].votes.iter().map(|row| row.votes).collect();
        assert_eq!(votes, [7, 5]);
        for chosen in &all {
            assert_eq!(result(chosen).unwrap(), first, "{threshold} of {seats}");
        }
        for chosen in subsets(&shares, count - 1) {
            assert_eq!(result(&chosen), Err(OutcomeFault::TooFewTrustees));
        }
    }
}

#[test]
fn a_trustee_knows_the_published_key() {
    let (set, shares) = run_all(ELECTION, 3, 2, [1; 32]).unwrap();
    for share in &shares {
        assert_eq!(check_key(share, ELECTION, &set), Ok(()));
    }
    let (other, _) = run_all(ELECTION, 3, 2, [2; 32]).unwrap();
    assert_eq!(check_key(&shares[0], ELECTION, &other), Err(CeremonyFault::Key));
    let mut mixed = set.clone();
    mixed.dealings[2] = other.dealings[2].clone();
    assert_eq!(check_key(&shares[0], ELECTION, &mixed), Err(CeremonyFault::Key));
    mixed.dealings[2].reveal = set.dealings[2].reveal.clone();
    assert_eq!(check_key(&shares[0], ELECTION, &mixed), Err(named(3, DealingFault::Commitment)));
    let elsewhere = ELECTION.replace('0', "1");
    assert_eq!(check_key(&shares[0], &elsewhere, &set), Err(CeremonyFault::Numbers));
    let (larger, _) = run_all(ELECTION, 3, 3, [1; 32]).unwrap();
    assert_eq!(check_key(&shares[0], ELECTION, &larger), Err(CeremonyFault::Numbers));
}

#[test]
fn playing_all_trustees_follows_from_the_seed() {
    let (set, shares) = run_all(ELECTION, 3, 2, [1; 32]).unwrap();
    assert_eq!(shares.len(), 3);
    assert_eq!(run_all(ELECTION, 3, 2, [1; 32]).unwrap().0, set);
    assert_ne!(run_all(ELECTION, 3, 2, [2; 32]).unwrap().0, set);
}
