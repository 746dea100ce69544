//! The count: what is in it, how ties end, and what stops it.

use domain::election::{CastRefused, DecryptionRefused, ElectionState, StepRefused};
use service::Failure;
use sha2::{Digest, Sha256};
use sqlx::{Connection, PgConnection, SqliteConnection};
use testkit::{on_both, on_both_at};

use crate::world::{World, refusal};

#[tokio::test]
async fn ties_go_to_standards_and_then_to_the_draw_that_anybody_can_redo() {
    on_both(async |db| {
        let world = World::open(db).await;
        // Two votes each for 0, 1, 2 and 3; officers 1 and 2 meet a standard more.
        for (voter, first) in [(4, [0, 1]), (5, [2, 3]), (8, [0, 1]), (9, [2, 3])] {
            world.cast(voter, &first, 0).await.unwrap();
        }
        world.count().await;
        world.publish().await;
        let result = world.service.result(world.election_id).await.unwrap();
        let rows = &result.categories[0].rows;
        let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        for row in rows {
            assert_eq!(row.draw, hex(&Sha256::digest(format!("{}:{}", result.seed, row.nominee_id))));
            assert!(row.by_draw && row.threshold_met);
        }
        let standards: Vec<u32> = rows.iter().map(|row| row.standards_met).collect();
        assert_eq!(standards, [1, 1, 0, 0]);
        assert!(rows[0].draw < rows[1].draw && rows[2].draw < rows[3].draw);
        assert!(rows[0].elected && rows[1].elected && !rows[2].elected);
        // In the second list the winner has all votes: the draw decides among the others only.
        let by_draw: Vec<bool> = result.categories[1].rows.iter().map(|row| row.by_draw).collect();
        assert_eq!(by_draw, [false, true, true]);
        assert_eq!(result.categories[1].rows[0].share_of_roll_bp, Some(4_000));
    })
    .await;
}

#[tokio::test]
async fn closing_while_ballots_come_in_loses_none_and_adds_none() {
    on_both(async |db| {
        let world = World::open(db).await;
        // Everybody votes and votes again, all at once; the election closes among them.
        let mut ballots = Vec::new();
        for round in 0..3 {
            for voter in [4, 5, 9] {
                let key = world.credential(voter).await;
                let choice = world.choice(&[(voter + round) % 4], 0);
                ballots.push(world.ballot(&key, &choice, u8::try_from(round + 1).unwrap()).await);
            }
        }
        let (mut casts, mut closing) = (Vec::new(), None);
        for (number, ballot) in ballots.into_iter().enumerate() {
            let (service, id) = (world.service.clone(), world.election_id);
            casts.push(tokio::spawn(async move { service.cast(id, ballot).await }));
            if number == 4 {
                let (service, organiser) = (world.service.clone(), world.organiser);
                closing = Some(tokio::spawn(async move { service.close_election(organiser, id).await }));
            }
        }
        let mut receipts = Vec::new();
        for cast in casts {
            match cast.await.unwrap() {
                Ok(receipt) => receipts.push(receipt),
                Err(failure) => {
                    assert!(matches!(failure, Failure::Refused(CastRefused::NotOpen)), "{failure:?}");
                }
            }
        }
        closing.unwrap().await.unwrap().unwrap();
        let stored = world.stored().await;
        // Setup, roll, what was acknowledged, closing, tally.
        assert_eq!(stored.len(), 2 + receipts.len() + 2);
        for receipt in &receipts {
            assert!(stored[usize::try_from(receipt.position).unwrap()].starts_with(&receipt.head));
        }
        assert!(stored[stored.len() - 2].contains(r#""kind":"closing""#));
        let late = world.cast(8, &[0], 0).await;
        assert_eq!(refusal(late), CastRefused::NotOpen);
        assert_eq!(world.stored().await, stored);
    })
    .await;
}

#[tokio::test]
async fn partial_decryptions_are_taken_after_closing_from_their_own_trustee_only() {
    on_both(async |db| {
        let world = World::open(db).await;
        let (service, id) = (&world.service, world.election_id);
        world.cast(4, &[0], 0).await.unwrap();
        let early = service.decryption_task(world.trustees[0], id).await;
        assert_eq!(refusal(early), DecryptionRefused::WrongState);
        world.close().await;
        let before = world.stored().await;
        assert!(matches!(service.decryption_task(world.stranger, id).await, Err(Failure::NotPermitted)));
        let part = world.part(1).await;
        let mut bent: voting::Decryption = serde_json::from_str(&part).unwrap();
        let shares = &mut bent.categories[0].shares;
        // The first share twice, where the second one belongs.
        *shares = format!("{}{}{}", &shares[..128], &shares[..128], &shares[256..]);
        let bent = serde_json::to_string(&bent).unwrap();
        for wrong in [String::new(), "{}".to_owned(), bent, "0".repeat(10_000_000), world.part(2).await] {
            let refused = service.post_decryption(world.trustees[0], id, wrong).await;
            assert_eq!(refusal(refused), DecryptionRefused::Invalid);
        }
        assert_eq!(world.stored().await, before);
        let progress = service.post_decryption(world.trustees[0], id, part.clone()).await.unwrap();
        assert_eq!((progress.done, progress.threshold, progress.counted), (1, 2, false));
        // One trustee counts once, however often it sends.
        assert!(!service.post_decryption(world.trustees[0], id, part.clone()).await.unwrap().counted);
        assert!(service.my_trusteeships(world.trustees[1]).await.unwrap()[0].to_do);
        assert!(world.decrypt(2).await.unwrap().counted);
        assert!(service.post_decryption(world.trustees[0], id, part).await.unwrap().counted);
        assert_eq!(service.election(id).await.unwrap().state, ElectionState::Counted);
        assert_eq!(world.stored().await.len(), before.len() + 3);
        let late = world.part(3).await;
        let late = service.post_decryption(world.trustees[2], id, late).await;
        assert_eq!(refusal(late), DecryptionRefused::WrongState);
    })
    .await;
}

#[tokio::test]
async fn two_trustees_at_the_same_moment_make_one_result() {
    on_both(async |db| {
        let world = World::open(db).await;
        world.cast(4, &[0], 0).await.unwrap();
        world.close().await;
        let posts = [(1, world.part(1).await), (2, world.part(2).await), (3, world.part(3).await)];
        let posts = posts.map(|(seat, part)| {
            let (service, id, by) = (world.service.clone(), world.election_id, world.trustees[seat - 1]);
            tokio::spawn(async move { service.post_decryption(by, id, part).await })
        });
        for post in posts {
            match post.await.unwrap() {
                Ok(_) | Err(Failure::Refused(DecryptionRefused::WrongState)) => {}
                Err(failure) => assert!(matches!(failure, Failure::NotFound), "{failure:?}"),
            }
        }
        let stored = world.stored().await;
        let of_kind =
            |kind: &str| stored.iter().filter(|line| line.contains(&format!(r#""kind":"{kind}""#))).count();
        assert_eq!((of_kind("decryption"), of_kind("result")), (2, 1));
        let report = voting::verify(stored.iter().map(String::as_str), None);
        assert!(report.is_complete(), "{:?}", report.outcomes);
    })
    .await;
}

#[tokio::test]
async fn a_record_that_somebody_changed_is_not_counted() {
    on_both_at(async |db, url| {
        let world = World::open(db).await;
        for voter in [4, 5] {
            world.cast(voter, &[0], 0).await.unwrap();
        }
        world.close().await;
        // One letter of a counted ballot, in the tables, past the product.
        let line = world.stored().await[2].clone();
        bend(&url, 2, &line).await;
        world.decrypt(3).await.unwrap();
        let refused = refusal(world.decrypt(1).await);
        assert!(matches!(refused, DecryptionRefused::RecordBroken(1..=2)), "{refused:?}");
        let state = world.service.election(world.election_id).await.unwrap().state;
        assert_eq!(state, ElectionState::Closed);
        assert!(!world.stored().await.iter().any(|line| line.contains(r#""kind":"result""#)));
        // Put right again, the count goes on when a trustee comes back.
        put(&url, 2, &line).await;
        assert!(world.decrypt(1).await.unwrap().counted);
    })
    .await;
}

#[tokio::test]
async fn a_result_is_published_only_after_every_check() {
    on_both_at(async |db, url| {
        let world = World::open(db).await;
        world.cast(4, &[0], 0).await.unwrap();
        world.count().await;
        let stored = world.stored().await;
        for (place, line) in (0_i64..).zip(&stored) {
            bend(&url, place, line).await;
            let refused = world.service.publish_result(world.organiser, world.election_id).await;
            assert!(matches!(refusal(refused), StepRefused::RecordBroken(_)), "line {place}");
            put(&url, place, line).await;
        }
        // The last line dropped: the head does not fit any more.
        let last = i64::try_from(stored.len()).unwrap() - 1;
        let gone = run(&url, "DELETE FROM record_event WHERE position = $1", last, None).await;
        assert_eq!(gone, 1);
        let refused = refusal(world.service.publish_result(world.organiser, world.election_id).await);
        assert!(matches!(refused, StepRefused::RecordBroken(_)), "{refused:?}");
    })
    .await;
}

/// Changes one letter in the middle of a line.
async fn bend(url: &str, position: i64, line: &str) {
    let mut bytes = line.as_bytes().to_vec();
    let middle =
        (70..bytes.len()).find(|place| bytes[*place].is_ascii_alphanumeric() && *place > bytes.len() / 2);
    let middle = middle.unwrap();
    bytes[middle] = if bytes[middle] == b'1' { b'2' } else { b'1' };
    put(url, position, &String::from_utf8(bytes).unwrap()).await;
}

async fn put(url: &str, position: i64, line: &str) {
    let changed =
        run(url, "UPDATE record_event SET line = $2 WHERE position = $1", position, Some(line)).await;
    assert_eq!(changed, 1);
}

async fn run(url: &str, sql: &'static str, position: i64, line: Option<&str>) -> u64 {
    if url.starts_with("postgres") {
        let mut connection = PgConnection::connect(url).await.unwrap();
        let mut query = sqlx::query(sql).bind(position);
        if let Some(line) = line {
            query = query.bind(line);
        }
        query.execute(&mut connection).await.unwrap().rows_affected()
    } else {
        let mut connection = SqliteConnection::connect(url).await.unwrap();
        let mut query = sqlx::query(sql).bind(position);
        if let Some(line) = line {
            query = query.bind(line);
        }
        query.execute(&mut connection).await.unwrap().rows_affected()
    }
}
