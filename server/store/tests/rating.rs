//! What both databases promise about ratings.
#![expect(clippy::unwrap_used, reason = "a test stops where its ground is missing")]

use store::{
    Db, StoreError, Tx, WriteError, agency,
    rating::{self, NewRating, RemarkRow},
};
use testkit::{campaign_row, on_both};

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
        left_at: None,
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
                case_number: None,
                rated_at_ms: *rated_at_ms,
            };
            Ok(rating::insert(tx, &rating).await?.is_some())
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

#[tokio::test]
async fn a_served_case_is_rated_once() {
    on_both(async |db| {
        let (_, officer_id, counter_id) = ground(&db).await;
        let rate = async |ticket: &'static str, case: Option<&'static str>| -> bool {
            let stored: Result<bool, WriteError> = db
                .write((ticket, case), move |tx, (ticket, case_number)| {
                    Box::pin(async move {
                        let rating = NewRating {
                            ticket,
                            counter_id,
                            officer_id,
                            level: "satisfied",
                            reason: None,
                            words: None,
                            case_number: *case_number,
                            rated_at_ms: 5,
                        };
                        Ok(rating::insert(tx, &rating).await?.is_some())
                    })
                })
                .await;
            stored.unwrap()
        };
        assert!(rate("a", Some("Q01/1/1")).await);
        assert!(!rate("b", Some("Q01/1/1")).await);
        assert!(rate("c", Some("Q01/1/2")).await);
        // Without a case as many as there are.
        assert!(rate("d", None).await && rate("e", None).await);
        let mut tx = db.read().await.unwrap();
        assert_eq!(rating::without_ticket_since(&mut tx, counter_id, 4).await.unwrap(), 2);
        assert_eq!(rating::without_ticket_since(&mut tx, counter_id, 5).await.unwrap(), 0);
        assert_eq!(rating::without_ticket_since(&mut tx, counter_id + 1, 0).await.unwrap(), 0);
        assert!(rating::is_rated(&mut tx, "Q01/1/2").await.unwrap());
        assert!(!rating::is_rated(&mut tx, "Q01/1/3").await.unwrap());
    })
    .await;
}

#[tokio::test]
async fn tickets_are_numbered_through_and_the_first_key_stays() {
    on_both(async |db| {
        let (_, _, counter) = ground(&db).await;
        let given: Result<_, WriteError> = db
            .write(counter, |tx, counter| {
                Box::pin(async move {
                    let first = rating::give_tickets(tx, *counter, 7, 3).await?;
                    let second = rating::give_tickets(tx, *counter, 7, 2).await?;
                    let given = rating::tickets_given(tx, *counter, 7).await?;
                    Ok((first, second, given, rating::tickets_given(tx, *counter, 8).await?))
                })
            })
            .await;
        assert_eq!(given.unwrap(), (3, 5, 5, 0));
    })
    .await;
}

#[tokio::test]
async fn a_campaign_says_what_it_asks_of_a_rating() {
    on_both(async |db| {
        let seen: Result<_, WriteError> = db
            .write((), |tx, ()| {
                Box::pin(async move {
                    let campaign = store::campaign::insert(tx, &campaign_row("c", 10)).await?;
                    let mut seen = vec![rating::rules(tx, campaign).await?];
                    for needs_ticket in [true, false] {
                        let rules = rating::RulesRow { needs_ticket, office_may: !needs_ticket };
                        rating::set_rules(tx, campaign, rules).await?;
                        seen.push(rating::rules(tx, campaign).await?);
                    }
                    rating::insert_key(tx, campaign, b"first").await?;
                    rating::insert_key(tx, campaign, b"second").await?;
                    Ok((seen, rating::key(tx, campaign).await?, rating::key(tx, campaign + 1).await?))
                })
            })
            .await;
        let (seen, key, none) = seen.unwrap();
        let rules = |needs_ticket, office_may| Some(rating::RulesRow { needs_ticket, office_may });
        assert_eq!(seen, [None, rules(true, false), rules(false, true)]);
        assert_eq!((key.as_deref(), none), (Some(&b"first"[..]), None));
    })
    .await;
}

#[tokio::test]
async fn what_the_cap_refuses_is_added_up_for_each_counter_and_day() {
    on_both(async |db| {
        let (agency_id, _, counter) = ground(&db).await;
        let seen: Result<_, WriteError> = db
            .write(counter, |tx, counter| {
                Box::pin(async move {
                    rating::add_refused(tx, *counter, 7, (3, 70)).await?;
                    rating::add_refused(tx, *counter, 8, (1, 80)).await?;
                    // What another server counted arrives later.
                    rating::add_refused(tx, *counter, 8, (5, 85)).await?;
                    rating::add_refused(tx, *counter, 8, (2, 82)).await?;
                    Ok((rating::refused_since(tx, 7).await?, rating::refused_since(tx, 9).await?))
                })
            })
            .await;
        let row = |day, refused, last_at| rating::RefusedRow {
            agency_id,
            counter_code: "Q01".to_owned(),
            name_vi: "Quầy".to_owned(),
            name_en: "Counter".to_owned(),
            day,
            refused,
            last_at,
        };
        assert_eq!(seen.unwrap(), (vec![row(8, 8, 85), row(7, 3, 70)], Vec::new()));
    })
    .await;
}
