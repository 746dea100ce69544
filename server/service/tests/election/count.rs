//! The count: what is in it, how ties end, and what stops it.
#![expect(clippy::unwrap_used, reason = "a test stops where its ground is missing")]

use std::collections::BTreeSet;

use domain::{
    election::{BallotTrace, CastRefused, ElectionState},
    personal_code::PersonalCode,
};
use service::Failure;
use sha2::{Digest, Sha256};
use store::{
    StoreError, WriteError, agency,
    election::{self, BallotRow},
};
use testkit::on_both;
use voting::Selection;

use crate::world::World;

#[tokio::test]
async fn the_last_ballot_counts() {
    on_both(async |db| {
        let world = World::open(db).await;
        let early = world.cast(4, &[0, 1], &[0]).await.unwrap();
        let last = world.cast(4, &[3], &[2]).await.unwrap();
        assert!(last.replaced);
        assert_ne!(early.check_code, last.check_code);
        assert_eq!(world.trace(&early.check_code).await, BallotTrace::Absent);
        assert_eq!(world.trace(&last.check_code).await, BallotTrace::Stored);
        assert_eq!(world.voted().await, 1);
        world.close_and_publish().await;
        let result = world.service.result(world.election_id).await.unwrap();
        let with_votes = |category: usize| -> Vec<(i64, i64)> {
            let rows = result.categories[category].rows.iter().filter(|row| row.votes > 0);
            rows.map(|row| (row.nominee_id, row.votes)).collect()
        };
        assert_eq!(with_votes(0), [(world.first.nominees[3], 1)]);
        assert_eq!(with_votes(1), [(world.second.nominees[2], 1)]);
        assert_eq!(result.check_codes, [last.check_code]);
        // Nobody without a vote takes the second seat.
        assert_eq!(result.categories[0].rows.iter().filter(|row| row.elected).count(), 1);
    })
    .await;
}

#[tokio::test]
async fn ties_go_to_standards_and_then_to_the_draw_that_anybody_can_redo() {
    on_both(async |db| {
        let world = World::open(db).await;
        // One vote each for 0, 1, 2 and 3; officers 1 and 2 meet a standard more.
        world.cast(4, &[0, 1], &[0]).await.unwrap();
        world.cast(5, &[2, 3], &[0]).await.unwrap();
        world.close_and_publish().await;
        let result = world.service.result(world.election_id).await.unwrap();
        let rows = &result.categories[0].rows;
        let mut lines = result.check_codes.join("\n");
        lines.push('\n');
        let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        assert_eq!(result.seed, hex(&Sha256::digest(lines)));
        for row in rows {
            assert_eq!(row.draw, hex(&Sha256::digest(format!("{}:{}", result.seed, row.nominee_id))));
            assert!(row.by_draw);
        }
        let standards: Vec<u32> = rows.iter().map(|row| row.standards_met).collect();
        assert_eq!(standards, [1, 1, 0, 0]);
        assert!(rows[0].draw < rows[1].draw && rows[2].draw < rows[3].draw);
        assert!(rows[0].elected && rows[1].elected && !rows[2].elected);
        // In the second list the winner has all votes: the draw decides among the others only.
        let by_draw: Vec<bool> = result.categories[1].rows.iter().map(|row| row.by_draw).collect();
        assert_eq!(by_draw, [false, true, true, true]);
    })
    .await;
}

#[tokio::test]
async fn closing_while_ballots_come_in_loses_none_and_adds_none() {
    on_both(async |db| {
        let world = World::open(db).await;
        let mut officials = Vec::new();
        for officer in 4..10 {
            officials.push((officer, world.official(officer).await));
        }
        // Everybody votes and votes again, all at once; the election closes among them.
        let (mut casts, mut closing) = (Vec::new(), None);
        for round in 0..4 {
            for (officer, official) in officials.clone() {
                let second = if officer == 6 { 1 } else { 0 };
                let choice = world.choice(&[(officer + round) % 4], &[second]);
                let (service, id) = (world.service.clone(), world.election_id);
                casts.push(tokio::spawn(async move { (officer, service.cast(official, id, choice).await) }));
            }
            if round == 1 {
                let (service, organiser, id) = (world.service.clone(), world.organiser, world.election_id);
                closing = Some(tokio::spawn(async move { service.close_election(organiser, id).await }));
            }
        }
        let all = casts.len();
        let mut receipts = Vec::new();
        for cast in casts {
            match cast.await.unwrap() {
                (officer, Ok(receipt)) => receipts.push((officer, receipt.check_code)),
                (_, Err(failure)) => {
                    assert!(matches!(failure, Failure::Refused(CastRefused::NotOpen)), "{failure:?}")
                }
            }
        }
        closing.unwrap().await.unwrap().unwrap();
        if world.db.backend() == "sqlite" {
            // One writer takes them in turn, so the closing is known to lie between.
            assert!(!receipts.is_empty() && receipts.len() < all);
        }
        let id = world.election_id;
        world.service.publish_result(world.organiser, id).await.unwrap();
        let result = world.service.result(id).await.unwrap();
        // Each officer with a receipt has exactly one counted ballot, and it is one of the receipts.
        let voters: BTreeSet<usize> = receipts.iter().map(|(officer, _)| *officer).collect();
        let counted: BTreeSet<usize> = receipts
            .iter()
            .filter(|(_, code)| result.check_codes.contains(code))
            .map(|(officer, _)| *officer)
            .collect();
        assert_eq!(counted, voters);
        assert_eq!(result.check_codes.len(), voters.len());
        assert_eq!(result.turnout.voted, i64::try_from(voters.len()).unwrap());
        let votes: i64 = result.categories[1].rows.iter().map(|row| row.votes).sum();
        assert_eq!(votes, i64::try_from(voters.len()).unwrap());
    })
    .await;
}

#[tokio::test]
async fn a_stuffed_or_spoiled_ballot_box_is_not_counted() {
    on_both(async |db| {
        let world = World::open(db).await;
        world.cast(4, &[0], &[0]).await.unwrap();
        let sealed = |choice: &[Selection]| {
            voting::seal(&voting::BallotContent::new(choice).unwrap()).as_bytes().to_vec()
        };
        let good = sealed(&world.choice(&[1], &[1]));
        let nobody = sealed(&[Selection { category_id: world.first.category_id, nominee_ids: vec![-7] }]);
        let closed = async || match world.service.close_election(world.organiser, world.election_id).await {
            Err(Failure::Store(WriteError::Store(StoreError::Corrupt(why)))) => why,
            other => format!("{other:?}"),
        };
        // Past the service, into the tables: what somebody with the database's password could do.
        put(&world, 1, vec![9, 9, 9], Some(5)).await;
        assert_eq!(closed().await, "a ballot cannot be read");
        put(&world, 1, nobody, None).await;
        assert_eq!(closed().await, "a ballot names nobody's number");
        put(&world, 1, good.clone(), None).await;
        put(&world, 2, good.clone(), None).await;
        assert_eq!(closed().await, "ballots and roll do not agree");
        let facts = world.service.election(world.election_id).await.unwrap();
        assert_eq!(facts.state, ElectionState::Open);
        put(&world, 2, good, Some(6)).await;
        assert_eq!(closed().await, "Ok(())");
    })
    .await;
}

/// Writes a ballot into slot `slot` and marks `voter` on the roll, bypassing every rule.
async fn put(world: &World, slot: u8, content: Vec<u8>, voter: Option<usize>) {
    let ballot = BallotRow { slot: vec![slot; 32], content, check_code: format!("0000-000{slot}") };
    let voter = voter.map(|officer| PersonalCode::parse(&world.codes[officer]).unwrap().handle());
    let input = (world.election_id, ballot, voter);
    let written: Result<(), WriteError> = world
        .db
        .write(input, |tx, (id, ballot, voter)| {
            Box::pin(async move {
                if !election::replace_ballot(tx, *id, ballot).await? {
                    election::insert_ballot(tx, *id, ballot).await?;
                }
                if let Some(staff_code) = voter {
                    let officer = agency::officer_by_staff_code(tx, staff_code).await?.unwrap();
                    election::mark_voted(tx, *id, officer.id).await?;
                }
                Ok(())
            })
        })
        .await;
    written.unwrap();
}
