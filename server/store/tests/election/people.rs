//! The roll, voters' keys and trustees' seats.

use store::{
    account,
    election::{self, PostRow, RollCount},
};
use testkit::on_both;

use crate::world::{keys, world, write};

#[tokio::test]
async fn the_roll_knows_who_voted_and_turnout_follows() {
    on_both(async |db| {
        let world = world(&db).await;
        let (id, voter) = (world.id, world.officers[3]);
        keys(&db, &world).await;
        write(&db, (id, voter), |tx, (id, voter)| {
            Box::pin(async move { Ok(election::mark_voted(tx, *id, *voter).await?) })
        })
        .await
        .unwrap();
        let mut tx = db.read().await.unwrap();
        let entry = election::entry_by_credential(&mut tx, id, &[4; 32]).await.unwrap().unwrap();
        assert_eq!((entry.officer_id, entry.voted), (voter, true));
        assert_eq!(election::entry_by_credential(&mut tx, id, &[6; 32]).await.unwrap(), None);
        let turnout = election::turnout(&mut tx, id).await.unwrap();
        let lines: Vec<_> =
            turnout.iter().map(|row| (row.name_vi.as_str(), row.on_roll, row.voted)).collect();
        assert_eq!(lines, [("so-a", 2, 1), ("so-b", 3, 0)]);
        let count = election::roll_count(&mut tx, id).await.unwrap();
        assert_eq!(count, RollCount { on_roll: 5, voted: 1, with_key: 5 });
        let roll = election::roll(&mut tx, id).await.unwrap();
        let codes: Vec<&str> = roll.iter().map(|row| row.staff_code.as_str()).collect();
        assert_eq!(codes, ["so-a-0", "so-a-1", "so-b-0", "so-b-1", "so-b-2"]);
        assert_eq!((roll[0].officer_id, roll[0].voted, roll[0].reissues), (voter, true, 0));
        assert_eq!(roll[0].credential, Some(vec![4; 32]));
    })
    .await;
}

#[tokio::test]
async fn a_key_is_one_voters_and_a_new_one_takes_the_vote_back() {
    on_both(async |db| {
        let world = world(&db).await;
        let (id, voter, other) = (world.id, world.officers[0], world.officers[1]);
        keys(&db, &world).await;
        let taken = write(&db, (id, other), |tx, (id, other)| {
            Box::pin(async move { Ok(election::set_credential(tx, *id, *other, &[1; 32]).await?) })
        });
        assert!(taken.await.is_err_and(|error| error.is_constraint()));
        write(&db, (id, voter), |tx, (id, voter)| {
            Box::pin(async move {
                election::mark_voted(tx, *id, *voter).await?;
                election::reissue(tx, *id, *voter, &[77; 32]).await?;
                election::insert_revoked(tx, *id, &[1; 32]).await?;
                // Somebody who is not on the roll gets no key.
                assert!(!election::set_credential(tx, *id, 0, &[78; 32]).await?);
                Ok(())
            })
        })
        .await
        .unwrap();
        let mut tx = db.read().await.unwrap();
        assert!(election::is_revoked(&mut tx, id, &[1; 32]).await.unwrap());
        assert!(!election::is_revoked(&mut tx, id, &[77; 32]).await.unwrap());
        let roll = election::roll(&mut tx, id).await.unwrap();
        let entry = roll.iter().find(|row| row.officer_id == voter).unwrap();
        assert_eq!((entry.voted, entry.reissues), (false, 1));
        drop(tx);
        write(&db, (id, voter), |tx, (id, voter)| {
            Box::pin(async move {
                assert!(election::clear_credential(tx, *id, *voter).await?);
                assert!(!election::clear_credential(tx, *id, 0).await?);
                Ok(election::delete_roll_entry(tx, *id, *voter).await?)
            })
        })
        .await
        .unwrap();
        let mut tx = db.read().await.unwrap();
        let count = election::roll_count(&mut tx, id).await.unwrap();
        assert_eq!(count, RollCount { on_roll: 4, voted: 0, with_key: 4 });
    })
    .await;
}

#[tokio::test]
async fn a_trustee_has_one_seat_and_posts_once_a_step() {
    on_both(async |db| {
        let id = world(&db).await.id;
        let accounts = write(&db, id, |tx, id| {
            Box::pin(async move {
                let first = account::insert_staff(tx, "kiem-1", "Kiểm 1", "x", 0).await?;
                let second = account::insert_staff(tx, "kiem-2", "Kiểm 2", "x", 0).await?;
                account::grant_role(tx, first, "trustee").await?;
                election::insert_seat(tx, *id, 1, second).await?;
                election::insert_seat(tx, *id, 2, first).await?;
                Ok((first, second))
            })
        });
        let (first, second) = accounts.await.unwrap();
        let again = write(&db, (id, first), |tx, (id, first)| {
            Box::pin(async move { Ok(election::insert_seat(tx, *id, 3, *first).await?) })
        });
        assert!(again.await.is_err_and(|error| error.is_constraint()));
        let post = async |seat, step: &'static str| {
            write(&db, (id, seat, step), |tx, (id, seat, step)| {
                Box::pin(async move {
                    let post = PostRow { seat: *seat, step: (*step).to_owned(), body: "{}".to_owned() };
                    Ok(election::insert_post(tx, *id, &post).await?)
                })
            })
            .await
        };
        post(2, "commit").await.unwrap();
        post(1, "commit").await.unwrap();
        assert!(post(1, "commit").await.is_err_and(|error| error.is_constraint()));
        let mut tx = db.read().await.unwrap();
        let seats = election::seats(&mut tx, id).await.unwrap();
        let seats: Vec<_> = seats.iter().map(|row| (row.seat, row.account_id)).collect();
        assert_eq!(seats, [(1, second), (2, first)]);
        assert_eq!(election::seat_of(&mut tx, id, first).await.unwrap(), Some(2));
        assert_eq!(election::seat_of(&mut tx, id + 1, first).await.unwrap(), None);
        let posts = election::posts(&mut tx, id).await.unwrap();
        assert_eq!(posts.iter().map(|row| row.seat).collect::<Vec<_>>(), [1, 2]);
        let candidates = election::candidates(&mut tx, "trustee").await.unwrap();
        assert_eq!(candidates.iter().map(|row| row.account_id).collect::<Vec<_>>(), [first]);
        drop(tx);
        write(&db, id, |tx, id| {
            Box::pin(async move {
                election::clear_posts(tx, *id).await?;
                Ok(election::clear_seats(tx, *id).await?)
            })
        })
        .await
        .unwrap();
        let mut tx = db.read().await.unwrap();
        assert!(election::posts(&mut tx, id).await.unwrap().is_empty());
        assert!(election::seats(&mut tx, id).await.unwrap().is_empty());
    })
    .await;
}
