//! What both databases promise about transactions, sessions and accounts.

use store::{Db, StoreError, WriteError, account, agency, audit, session};
use testkit::on_both;

#[derive(Debug, thiserror::Error)]
enum Failed {
    #[error(transparent)]
    Write(#[from] WriteError),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("on purpose")]
    OnPurpose,
}

#[tokio::test]
async fn a_failing_use_case_leaves_nothing_and_its_neighbours_stay() {
    on_both(async |db| {
        let writes = (0..40_i64).map(|number| {
            db.write(number, |tx, number| {
                Box::pin(async move {
                    let code = format!("a{number}");
                    agency::insert(tx, &code, "department", *number, "Sở", "Department").await?;
                    if number % 4 == 0 { Err(Failed::OnPurpose) } else { Ok(*number) }
                })
            })
        });
        let outcomes = futures::future::join_all(writes).await;
        let failed = outcomes.iter().filter(|outcome| matches!(outcome, Err(Failed::OnPurpose))).count();
        assert_eq!(failed, 10);
        let mut tx = db.read().await.unwrap();
        let kept: Vec<String> =
            agency::list(&mut tx).await.unwrap().into_iter().map(|agency| agency.code).collect();
        let expected: Vec<String> = (0..40).filter(|n| n % 4 != 0).map(|n| format!("a{n}")).collect();
        assert_eq!(kept, expected);
    })
    .await;
}

#[tokio::test]
async fn a_panicking_use_case_does_not_stop_the_writer() {
    on_both(async |db| {
        let broken: Result<(), Failed> =
            db.write((), |_, ()| Box::pin(async { panic!("a broken use case") })).await;
        assert!(matches!(broken, Err(Failed::Write(WriteError::Stopped))));
        let next: Result<i64, Failed> = db
            .write((), |tx, ()| {
                Box::pin(async move { Ok(account::insert_staff(tx, "an", "An", "hash", 1).await?) })
            })
            .await;
        assert!(next.is_ok());
    })
    .await;
}

#[tokio::test]
async fn a_constraint_is_told_from_other_failures() {
    on_both(async |db| {
        let twice: Result<(), Failed> = db
            .write((), |tx, ()| {
                Box::pin(async move {
                    agency::insert(tx, "so-a", "department", 1, "Sở A", "A").await?;
                    agency::insert(tx, "so-a", "department", 2, "Sở A", "A").await?;
                    Ok(())
                })
            })
            .await;
        let Err(Failed::Store(error)) = twice else { panic!("{twice:?}") };
        assert!(error.is_constraint());
    })
    .await;
}

#[tokio::test]
async fn watchers_hear_of_announced_changes_only_after_the_commit() {
    on_both(async |db| {
        let mut changes = db.changes();
        announce(&db, "so-a", true).await.unwrap();
        changes.changed().await.unwrap();
        changes.mark_unchanged();
        assert!(announce(&db, "so-b", false).await.is_err());
        assert!(!changes.has_changed().unwrap());
        announce(&db, "so-c", true).await.unwrap();
        changes.changed().await.unwrap();
        let mut tx = db.read().await.unwrap();
        assert_eq!(agency::list(&mut tx).await.unwrap().len(), 2);
    })
    .await;
}

async fn announce(db: &Db, code: &'static str, succeed: bool) -> Result<(), Failed> {
    db.write((code, succeed), |tx, (code, succeed)| {
        Box::pin(async move {
            tx.announce_change();
            agency::insert(tx, code, "department", 1, "Sở", "Department").await?;
            if *succeed { Ok(()) } else { Err(Failed::OnPurpose) }
        })
    })
    .await
}

#[tokio::test]
async fn sessions_expire_and_end() {
    on_both(async |db| {
        let stored: Result<(), Failed> = db
            .write((), |tx, ()| {
                Box::pin(async move {
                    session::insert(tx, b"one", session::Subject::Contestant(7), 1_000).await?;
                    session::insert(tx, b"two", session::Subject::Staff(8), 2_000).await?;
                    Ok(())
                })
            })
            .await;
        stored.unwrap();
        let mut tx = db.read().await.unwrap();
        let found = session::find(&mut tx, b"one".to_vec(), 999).await.unwrap();
        assert_eq!(found, Some(session::Subject::Contestant(7)));
        assert_eq!(session::find(&mut tx, b"one".to_vec(), 1_000).await.unwrap(), None);
        assert_eq!(session::find(&mut tx, b"three".to_vec(), 0).await.unwrap(), None);
        // Many at once answer in their order, each by its own clock.
        let asked = [(b"two", 5), (b"six", 5), (b"one", 1_000), (b"one", 5), (b"two", 5)];
        let asked = asked.map(|(hash, now_ms)| session::Lookup { token_hash: hash.to_vec(), now_ms });
        let (one, two) = (session::Subject::Contestant(7), session::Subject::Staff(8));
        let found = session::find_all(&mut tx, &asked).await.unwrap();
        assert_eq!(found, [Some(two), None, None, Some(one), Some(two)]);
        assert_eq!(session::find_all(&mut tx, &[]).await.unwrap(), []);
        drop(tx);
        let forgotten: Result<u64, Failed> = db
            .write((), |tx, ()| Box::pin(async move { Ok(session::delete_expired(tx, 1_500).await?) }))
            .await;
        assert_eq!(forgotten.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn the_trail_is_read_backwards_in_pages() {
    on_both(async |db| {
        let written: Result<(), Failed> = db
            .write((), |tx, ()| {
                Box::pin(async move {
                    let id = account::insert_staff(tx, "an", "An", "hash", 1).await?;
                    for step in 0..5 {
                        let action = format!("step.{step}");
                        audit::append(tx, step, "staff", Some(id), &action, "", "").await?;
                    }
                    Ok(())
                })
            })
            .await;
        written.unwrap();
        let mut tx = db.read().await.unwrap();
        let newest = audit::page(&mut tx, i64::MAX, 3).await.unwrap();
        let actions: Vec<&str> = newest.iter().map(|row| row.action.as_str()).collect();
        assert_eq!(actions, ["step.4", "step.3", "step.2"]);
        assert_eq!(newest[0].actor_name.as_deref(), Some("an"));
        let older = audit::page(&mut tx, newest[2].id, 3).await.unwrap();
        assert_eq!(older.len(), 2);
    })
    .await;
}
