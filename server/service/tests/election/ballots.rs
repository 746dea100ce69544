//! What a voter sees, and every ballot that is not taken.

use std::collections::{BTreeSet, HashSet};

use domain::{
    Code, Coded,
    election::{BoothPaper, CastRefused, MAX_BALLOT_BYTES, StandardStatus, TraceFound},
};
use testkit::{on_both, service_on};
use voting::{BallotFault, Booth, RollLine, SignedBallot, Terms};

use crate::world::{World, credential, refusal};

#[tokio::test]
async fn sending_again_gives_the_same_receipt_and_an_old_ballot_does_not_come_back() {
    on_both(async |db| {
        let world = World::open(db).await;
        let voter = world.credential(4).await;
        let first = world.ballot(&voter, &world.choice(&[0], 0), 1).await;
        let second = world.ballot(&voter, &world.choice(&[1], 1), 2).await;
        let receipt = world.send(first.clone()).await.unwrap();
        assert_eq!(world.send(first.clone()).await.unwrap(), receipt);
        world.cast(5, &[0], 0).await.unwrap();
        // Still the same, though the record has gone on.
        assert_eq!(world.send(first.clone()).await.unwrap(), receipt);
        let later = world.send(second.clone()).await.unwrap();
        assert!(later.replaced && !receipt.replaced);
        let before = world.stored().await;
        assert_eq!(refusal(world.send(first).await), CastRefused::Replayed);
        assert_eq!(world.send(second).await.unwrap(), later);
        assert_eq!(world.stored().await, before);
        assert_eq!((before.len(), world.voted().await), (5, 2));
        // The receipt's head is the hash of the record up to the ballot.
        let position = usize::try_from(later.position).unwrap();
        assert!(before[position].starts_with(&later.head));
    })
    .await;
}

#[tokio::test]
async fn ballots_that_come_at_once_each_get_their_own_answer() {
    on_both(async |db| {
        let world = World::open(db).await;
        let again = world.credential(4).await;
        let old = world.ballot(&again, &world.choice(&[0], 0), 1).await;
        let last = world.ballot(&again, &world.choice(&[1], 1), 2).await;
        world.send(old.clone()).await.unwrap();
        let receipt = world.send(last.clone()).await.unwrap();
        // A replay, a repetition, a stranger, and five voters of whom one sends twice.
        let stranger = credential(&"f".repeat(32), 9);
        let mut theirs = SignedBallot::from_text(&old).unwrap().sealed().unwrap();
        theirs.key = stranger.key();
        let mut ballots = vec![old, last, world.ballot(&again, &world.choice(&[2], 0), 3).await];
        ballots.push(SignedBallot::new(&theirs, &stranger).to_text());
        for voter in 5..10 {
            // Officer 6 stands first on the second list.
            let choice = world.choice(&[0], usize::from(voter == 6));
            ballots.push(world.ballot(&world.credential(voter).await, &choice, 1).await);
        }
        ballots.push(ballots[4].clone());
        let mut answers =
            futures::future::join_all(ballots.into_iter().map(|ballot| world.send(ballot))).await;
        let twice = answers.pop().unwrap().unwrap();
        assert_eq!(twice, *answers[4].as_ref().unwrap());
        let mut positions: Vec<u64> = answers.drain(4..).map(|answer| answer.unwrap().position).collect();
        assert_eq!(refusal(answers.pop().unwrap()), CastRefused::NotOnRoll);
        let newest = answers.pop().unwrap().unwrap();
        assert!(newest.replaced);
        // The repetition is the last ballot or a replay, whichever of the two came first.
        match answers.pop().unwrap() {
            Ok(repeated) => assert_eq!(repeated, receipt),
            refused => assert_eq!(refusal(refused), CastRefused::Replayed),
        }
        assert_eq!(refusal(answers.pop().unwrap()), CastRefused::Replayed);
        positions.push(newest.position);
        positions.sort_unstable();
        assert_eq!(positions, [4, 5, 6, 7, 8, 9]);
        let record = world.stored().await;
        let report = voting::verify(record.iter().map(String::as_str), None);
        assert!(report.passed(), "{:?}", report.outcomes);
        assert_eq!((record.len(), world.voted().await), (10, 6));
    })
    .await;
}

#[tokio::test]
async fn two_servers_take_ballots_of_one_election() {
    on_both(async |db| {
        let world = World::open(db.clone()).await;
        // Another program on the same database: it knows nothing of this one's queues.
        let (other, _) = service_on(db);
        let mut ballots = Vec::new();
        for voter in 3..10 {
            // Officers 3 and 6 stand themselves, in other places than these.
            let choice = world.choice(&[0], usize::from(voter == 6));
            ballots.push(world.ballot(&world.credential(voter).await, &choice, 1).await);
        }
        let cast = ballots.into_iter().enumerate().map(|(number, ballot)| {
            let service = if number % 2 == 0 { &other } else { &world.service };
            service.cast(world.election_id, ballot)
        });
        for receipt in futures::future::join_all(cast).await {
            receipt.unwrap();
        }
        let record = world.stored().await;
        let report = voting::verify(record.iter().map(String::as_str), None);
        assert!(report.passed(), "{:?}", report.outcomes);
        assert_eq!((record.len(), world.voted().await), (9, 7));
    })
    .await;
}

#[tokio::test]
async fn every_ballot_that_breaks_a_rule_is_refused_by_name_and_changes_nothing() {
    on_both(async |db| {
        let world = World::open(db).await;
        let voter = world.credential(0).await;
        let paper = world.service.booth(world.election_id, voter.key()).await.unwrap();
        let setup = voting::hash_from_hex(&paper.setup_hash).unwrap();
        let terms = paper.terms.unpack().unwrap();
        let good = world.ballot(&voter, &world.choice(&[1], 1), 1).await;
        let before = world.stored().await;
        let sealed_by = |terms: &Terms, setup: [u8; 32], line: &RollLine, first: &[usize]| {
            let booth = Booth::new(terms, setup).unwrap();
            let sealed = booth.seal(line, &world.choice(first, 1), [7; 32]).unwrap();
            booth.sign(&sealed, &voter).to_text()
        };
        let line = &paper.line;
        // Three choices where two are allowed, under terms the voter made up.
        let mut loose = terms.clone();
        loose.categories[0].max = 3;
        let oversum = sealed_by(&loose, setup, line, &[1, 2, 3]);
        let own = sealed_by(&terms, setup, &RollLine { own: Vec::new(), ..line.clone() }, &[0]);
        let elsewhere = sealed_by(&terms, [9; 32], line, &[1]);
        let mut longer = terms.clone();
        longer.categories.pop();
        let shape = Booth::new(&longer, setup).unwrap();
        let half = shape.seal(line, &world.choice(&[1], 1)[..1], [7; 32]).unwrap();
        let shape = shape.sign(&half, &voter).to_text();
        let first = terms.categories[0].id;
        use BallotFault::{Election, OwnSlot, Shape, Signature, Sum};
        let cases = [
            (String::new(), CastRefused::Malformed, Code::Malformed),
            (good[..good.len() - 4].to_owned(), CastRefused::Malformed, Code::Malformed),
            (format!("{good}AAAA"), CastRefused::Malformed, Code::Malformed),
            ("A".repeat(10_000_000), CastRefused::TooLarge, Code::TooLarge),
            ("A".repeat(MAX_BALLOT_BYTES), CastRefused::Malformed, Code::Malformed),
            (resigned_by_nobody(&good), CastRefused::Fault(Signature), Code::BallotSignatureWrong),
            (oversum, CastRefused::Fault(Sum(first)), Code::BallotProofWrong),
            (own, CastRefused::Fault(OwnSlot(first)), Code::OwnVote),
            (elsewhere, CastRefused::Fault(Election), Code::BallotProofWrong),
            (shape, CastRefused::Fault(Shape), Code::Malformed),
        ];
        for (ballot, wanted, code) in cases {
            let refused = refusal(world.send(ballot).await);
            assert_eq!((refused, refused.code()), (wanted, code));
        }
        assert_eq!(CastRefused::Fault(OwnSlot(first)).fields()[0].field, format!("category_{first}"));
        assert_eq!(world.stored().await, before);
        assert_eq!(world.voted().await, 0);
        world.send(good).await.unwrap();
    })
    .await;
}

/// The same ballot with another signature.
fn resigned_by_nobody(ballot: &str) -> String {
    let mut bytes = voting::from_base64(ballot).unwrap();
    bytes[40] ^= 1;
    voting::to_base64(&bytes)
}

#[tokio::test]
async fn a_flipped_byte_anywhere_is_refused_even_when_signed_anew() {
    on_both(async |db| {
        let world = World::open(db).await;
        let voter = world.credential(4).await;
        let good = world.ballot(&voter, &world.choice(&[0, 2], 1), 1).await;
        let sealed = SignedBallot::from_text(&good).unwrap().sealed().unwrap();
        let bytes = sealed.to_bytes();
        let before = world.stored().await;
        for place in (0..bytes.len()).step_by(53) {
            let mut flipped = bytes.clone();
            flipped[place] ^= 4;
            // What is no ballot any more the voter's browser could not even sign.
            let Ok(sealed) = voting::SealedBallot::from_bytes(voter.key(), &flipped) else { continue };
            let ballot = SignedBallot::new(&sealed, &voter).to_text();
            let refused = refusal(world.send(ballot).await);
            assert!(matches!(refused, CastRefused::Fault(_)), "byte {place}: {refused:?}");
        }
        assert_eq!(world.stored().await, before);
    })
    .await;
}

#[tokio::test]
async fn a_copied_ballot_and_a_code_from_elsewhere_are_refused() {
    on_both(async |db| {
        let world = World::open(db).await;
        let (victim, thief) = (world.credential(4).await, world.credential(5).await);
        let ballot = world.ballot(&victim, &world.choice(&[0], 0), 1).await;
        world.send(ballot.clone()).await.unwrap();
        // The victim's ciphertexts under the thief's key and signature.
        let mut copy = SignedBallot::from_text(&ballot).unwrap().sealed().unwrap();
        copy.key = thief.key();
        let refused = refusal(world.send(SignedBallot::new(&copy, &thief).to_text()).await);
        assert_eq!(refused.code(), Code::BallotProofWrong);
        // The code of another election, though it is the same letters.
        let foreign = credential(&"0".repeat(32), 4);
        let booth = world.service.booth(world.election_id, foreign.key()).await;
        assert_eq!(refusal(booth), CastRefused::NotOnRoll);
        let mut stray = copy.clone();
        stray.key = foreign.key();
        let refused = refusal(world.send(SignedBallot::new(&stray, &foreign).to_text()).await);
        assert_eq!((refused, refused.code()), (CastRefused::NotOnRoll, Code::NotOnRoll));
        assert_eq!(world.voted().await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_ballot_is_found_by_code_and_by_fingerprint_and_nothing_else_is() {
    on_both(async |db| {
        let world = World::open(db).await;
        let receipt = world.cast(4, &[0], 0).await.unwrap();
        let sloppy = receipt.check_code.to_lowercase().replace('-', " ");
        for typed in [&receipt.check_code, &sloppy, &receipt.fingerprint, &receipt.fingerprint.to_uppercase()]
        {
            let trace = world.service.find_ballot(world.election_id, typed).await.unwrap();
            assert_eq!((trace.found, trace.position), (TraceFound::Stored, Some(receipt.position)));
            assert_eq!(trace.fingerprint.as_deref(), Some(receipt.fingerprint.as_str()));
            assert_eq!(trace.head.unwrap().hash, receipt.head);
        }
        for typed in ["", "0000-0000", "mot hai ba", &"0".repeat(64)] {
            assert_eq!(world.trace(typed).await, TraceFound::Absent, "{typed}");
        }
    })
    .await;
}

#[tokio::test]
async fn each_voter_has_an_order_of_their_own_that_stays() {
    on_both(async |db| {
        let world = World::open(db).await;
        let order = |paper: &BoothPaper| -> Vec<i64> {
            paper.categories.iter().flat_map(|list| list.nominees.iter().map(|n| n.nominee_id)).collect()
        };
        let (mut orders, mut sets) = (HashSet::new(), HashSet::new());
        for voter in 0..10 {
            let key = world.credential(voter).await.key();
            let paper = world.service.booth(world.election_id, key).await.unwrap();
            let again = world.service.booth(world.election_id, key).await.unwrap();
            assert_eq!(paper, again);
            sets.insert(order(&paper).into_iter().collect::<BTreeSet<_>>());
            orders.insert(order(&paper));
        }
        // 144 possible orders: ten voters with fewer than five different ones would be no shuffle.
        assert!(orders.len() >= 5, "{orders:?}");
        assert_eq!(sets.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_paper_tells_the_terms_and_the_dossiers() {
    on_both(async |db| {
        let world = World::open(db).await;
        let paper = world.service.booth(world.election_id, world.credential(1).await.key()).await.unwrap();
        assert!(!paper.voted && paper.state.takes_ballots());
        assert_eq!(paper.line.own, [world.first.nominees[1]]);
        assert_eq!(paper.terms.unpack().unwrap().approval_bp, 2_000);
        let dossier = |place: usize| {
            let wanted = world.first.nominees[place];
            paper.categories[0].nominees.iter().find(|dossier| dossier.nominee_id == wanted).unwrap()
        };
        let statuses =
            |place: usize| dossier(place).standards.iter().map(|check| check.status).collect::<Vec<_>>();
        use StandardStatus::{Met, Missed, NotEnoughData, NotMeasured};
        assert_eq!(statuses(0), [Missed, NotMeasured]);
        assert_eq!(statuses(1), [Met, NotMeasured]);
        assert_eq!(statuses(3), [NotEnoughData, NotMeasured]);
        assert_eq!((dossier(0).agency.vi.as_str(), dossier(0).evidence.vi.as_str()), ("Sở A", "Minh chứng"));
        world.cast(1, &[0], 0).await.unwrap();
        let paper = world.service.booth(world.election_id, world.credential(1).await.key()).await.unwrap();
        assert!(paper.voted);
    })
    .await;
}
