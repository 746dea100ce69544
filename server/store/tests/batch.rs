//! What both databases promise about batches and single reading statements.
#![expect(clippy::unwrap_used, reason = "a test stops where its ground is missing")]

use std::time::Duration;

use futures::future::{BoxFuture, join_all};
use store::{Batch, StoreError, Turn, Tx, WriteError, agency};
use testkit::on_both;
use tokio::sync::Notify;

#[derive(Debug, thiserror::Error)]
enum Failed {
    #[error(transparent)]
    Write(#[from] WriteError),
    #[error("on purpose")]
    OnPurpose,
}

type Work<'t> = BoxFuture<'t, Result<Vec<Result<usize, Failed>>, StoreError>>;

/// Stores agencies under these numbers; refuses negative ones. Answers the size of the batch.
fn store_agencies<'t>(tx: &'t mut Tx, numbers: &'t [i64]) -> Work<'t> {
    Box::pin(async move {
        let mut outcomes = Vec::new();
        for number in numbers {
            if *number < 0 {
                outcomes.push(Err(Failed::OnPurpose));
                continue;
            }
            let code = format!("a{number:03}");
            agency::insert(tx, &code, "department", *number, "Sở", "Department").await?;
            outcomes.push(Ok(numbers.len()));
        }
        Ok(outcomes)
    })
}

async fn stored(db: &store::Db) -> usize {
    let mut tx = db.glance().await.unwrap();
    agency::list(&mut tx).await.unwrap().len()
}

#[tokio::test]
async fn requests_of_one_kind_share_batches_and_each_has_its_own_outcome() {
    on_both(async |db| {
        let batch = Batch::new(db.clone(), Turn::default(), store_agencies);
        let outcomes = join_all((0..300).map(|number| {
            let refused = number % 10 == 9;
            batch.run(if refused { -number } else { number })
        }))
        .await;
        for (number, outcome) in outcomes.iter().enumerate() {
            assert_eq!(outcome.is_err(), number % 10 == 9, "{number}: {outcome:?}");
        }
        assert_eq!(stored(&db).await, 270);
        let largest = outcomes.iter().filter_map(|outcome| outcome.as_ref().ok()).max();
        assert!(largest > Some(&1), "requests that come together are carried out together");
        // Alone, one is carried out too.
        assert_eq!(batch.run(500).await.unwrap(), 1);
    })
    .await;
}

/// Answers how many agencies there are and how many asked together; refuses to answer a negative number.
fn count_agencies<'t>(tx: &'t mut Tx, asked: &'t [i64]) -> Work<'t> {
    Box::pin(async move {
        let there = agency::list(tx).await?.len();
        let one =
            |number: &i64| if *number < 0 { Err(Failed::OnPurpose) } else { Ok(there * 1_000 + asked.len()) };
        Ok(asked.iter().map(one).collect())
    })
}

#[tokio::test]
async fn readers_share_a_statement_and_see_every_commit_before_it() {
    on_both(async |db| {
        let (writing, reading) = (
            Batch::new(db.clone(), Turn::default(), store_agencies),
            Batch::reading(db.clone(), count_agencies),
        );
        assert_eq!(reading.run(1).await.unwrap(), 1, "alone, one is answered too");
        for number in 0..3 {
            writing.run(number).await.unwrap();
            let outcomes =
                join_all((0..40).map(|asked| reading.run(if asked == 7 { -1 } else { asked }))).await;
            assert_eq!(outcomes.iter().filter(|outcome| outcome.is_err()).count(), 1);
            let known: Vec<usize> =
                outcomes.iter().filter_map(|outcome| outcome.as_ref().ok().copied()).collect();
            let there = usize::try_from(number).unwrap() + 1;
            assert!(known.iter().all(|known| known / 1_000 == there), "{known:?}");
            assert!(known.iter().any(|known| known % 1_000 > 1), "who asks together is answered together");
        }
        db.close().await;
        assert!(reading.run(1).await.is_err());
    })
    .await;
}

#[tokio::test]
async fn a_request_that_breaks_its_batch_fails_alone() {
    on_both(async |db| {
        let batch = Batch::new(db.clone(), Turn::default(), store_agencies);
        // The same code twice: the constraint undoes the statement that breaks it.
        let outcomes = join_all([1, 2, 3, 2, 4].map(|number| batch.run(number))).await;
        let failed = outcomes.iter().filter(|outcome| outcome.is_err()).count();
        assert_eq!(failed, 1, "{outcomes:?}");
        assert!(
            matches!(outcomes[3], Err(Failed::Write(WriteError::Store(ref error))) if error.is_constraint())
        );
        assert_eq!(stored(&db).await, 4);
    })
    .await;
}

#[tokio::test]
async fn a_glance_sees_every_commit_before_it() {
    on_both(async |db| {
        let batch = Batch::new(db.clone(), Turn::default(), store_agencies);
        for number in 0..5 {
            batch.run(number).await.unwrap();
            assert_eq!(stored(&db).await, usize::try_from(number).unwrap() + 1);
        }
        db.close().await;
        assert!(batch.run(9).await.is_err(), "nothing is accepted after the end");
    })
    .await;
}

/// Lets [`store_when_let`] go on; told by it that it has begun.
static BEGUN: Notify = Notify::const_new();
static GO: Notify = Notify::const_new();

/// Stores agencies like [`store_agencies`], number 0 only when it is let.
fn store_when_let<'t>(tx: &'t mut Tx, numbers: &'t [i64]) -> Work<'t> {
    Box::pin(async move {
        if numbers.contains(&0) {
            BEGUN.notify_one();
            GO.notified().await;
        }
        store_agencies(tx, numbers).await
    })
}

#[tokio::test]
async fn who_comes_soon_after_a_batch_waits_for_company() {
    on_both(async |db| {
        let paced = |pace| Batch::new(db.clone(), Turn::default(), store_when_let).paced(pace);
        let (slow, other) = (paced(Duration::from_secs(3_600)), paced(Duration::from_millis(1)));
        let ask = |number| {
            let slow = slow.clone();
            tokio::spawn(async move { slow.run(number).await })
        };
        let first = ask(0);
        BEGUN.notified().await;
        let second = ask(1);
        tokio::task::yield_now().await;
        GO.notify_one();
        assert_eq!(first.await.unwrap().unwrap(), 1, "nobody waits after silence");
        // Were the second at work, it would be stored before what comes now, for SQLite has one writer.
        assert_eq!(other.run(2).await.unwrap(), 1);
        assert_eq!(stored(&db).await, 2);
        second.abort();
        // A short wait comes to its end.
        for number in 3..6 {
            assert_eq!(other.run(number).await.unwrap(), 1);
        }
    })
    .await;
}
