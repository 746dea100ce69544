//! What both databases promise about ratings.
#![expect(clippy::unwrap_used, reason = "a test stops where its ground is missing")]

use store::{
    Db, StoreError, Tx, WriteError, agency,
    rating::{self, NewRating, RemarkRow},
};
use testkit::on_both;

/// An agency with an officer at a counter: agency, officer, counter.
type Ground = (i64, i64, i64);

async fn lay_ground(tx: &mut Tx) -> Result<Ground, StoreError> {
    let agency_id = agency::insert(tx, "so-a", "department", 1, "Sở A", "A").await?;
    let officer = agency::OfficerRow {
        id: 0,
        agency_id,
        officer_group: "agency_officer".to_owned(),
        staff_code: "CB1".to_owned(),
        full_name: "Cán bộ".to_owned(),
        title_vi: String::new(),
        title_en: String::new(),
        achievements_vi: String::new(),
        achievements_en: String::new(),
    };
    let officer_id = agency::insert_officer(tx, &officer, "can bo").await?;
    let counter_id = agency::insert_counter(tx, "Q01", "Quầy", "Counter", officer_id).await?;
    Ok((agency_id, officer_id, counter_id))
}

async fn ground(db: &Db) -> Ground {
    let laid: Result<Ground, WriteError> =
        db.write((), |tx, ()| Box::pin(async move { Ok(lay_ground(tx).await?) })).await;
    laid.unwrap()
}

/// Ticket, level, reason, words, time.
type Given = (&'static str, &'static str, Option<&'static str>, Option<&'static str>, i64);

async fn rate(db: &Db, (_, officer_id, counter_id): Ground, given: Given) -> Result<bool, WriteError> {
    db.write(given, move |tx, (ticket, level, reason, words, rated_at_ms)| {
        Box::pin(async move {
            let rating = NewRating {
                ticket,
                counter_id,
                officer_id,
                level,
                reason: *reason,
                words: *words,
                rated_at_ms: *rated_at_ms,
            };
            Ok(rating::insert(tx, &rating).await?)
        })
    })
    .await
}

#[tokio::test]
async fn a_ticket_counts_once_and_the_first_rating_stands() {
    on_both(async |db| {
        let ground = ground(&db).await;
        let twenty = (0..20).map(|_| rate(&db, ground, ("same", "satisfied", None, None, 1)));
        let stored = futures::future::join_all(twenty).await;
        assert_eq!(stored.into_iter().filter(|stored| *stored.as_ref().unwrap()).count(), 1);
        assert!(!rate(&db, ground, ("same", "dissatisfied", None, None, 2)).await.unwrap());
        let mut tx = db.read().await.unwrap();
        assert_eq!(rating::level_of_ticket(&mut tx, "same").await.unwrap().as_deref(), Some("satisfied"));
        assert_eq!(rating::level_of_ticket(&mut tx, "other").await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn a_level_that_does_not_exist_is_refused() {
    on_both(async |db| {
        let ground = ground(&db).await;
        let refused = rate(&db, ground, ("t", "delighted", None, None, 1)).await;
        assert!(matches!(refused, Err(WriteError::Store(error)) if error.is_constraint()));
    })
    .await;
}

#[tokio::test]
async fn remarks_come_newest_first_and_silent_ratings_are_left_out() {
    on_both(async |db| {
        let ground = ground(&db).await;
        for given in [
            ("a", "dissatisfied", Some("time"), None, 10),
            ("b", "very_satisfied", None, None, 20),
            ("c", "satisfied", None, Some("Chờ hơi lâu"), 30),
        ] {
            assert!(rate(&db, ground, given).await.unwrap());
        }
        let mut tx = db.read().await.unwrap();
        let remarks = rating::remarks(&mut tx, ground.0, 5).await.unwrap();
        let row = |level: &str, reason: Option<&str>, words: Option<&str>, rated_at| RemarkRow {
            counter_code: "Q01".to_owned(),
            level: level.to_owned(),
            reason: reason.map(str::to_owned),
            words: words.map(str::to_owned),
            rated_at,
        };
        let expected =
            [row("satisfied", None, Some("Chờ hơi lâu"), 30), row("dissatisfied", Some("time"), None, 10)];
        assert_eq!(remarks, expected);
        assert_eq!(rating::remarks(&mut tx, ground.0, 1).await.unwrap(), expected[..1]);
    })
    .await;
}
