//! Citizens rate the officer at a counter: once per ticket, counted at once, seen by everybody who watches.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops where its ground is missing")]

#[path = "rating/disputes.rs"]
mod disputes;
#[path = "rating/tickets.rs"]
mod tickets;

use std::time::{Duration, Instant};

use domain::{
    Code, Coded,
    progress::{FactSource, Measure, RatingLevel, RatingReason, SourceCases, Totals},
};
use service::{
    Failure, Service,
    live::LiveFeed,
    rating::{RatedFrom, Rating, RatingRefused},
};
use store::{Db, progress};
use testkit::{on_both, service_on};

async fn demonstration(db: &Db) -> Service {
    let (service, _) = service_on(db.clone());
    service.load_demo().await.unwrap();
    service
}

fn rating(service: &Service, level: RatingLevel) -> Rating {
    Rating {
        ticket: service.new_ticket(),
        counter: "Q05".to_owned(),
        level,
        reason: None,
        words: None,
        case: None,
        from: RatedFrom::default(),
    }
}

/// All ratings by a recount of the facts: very satisfied, satisfied, dissatisfied.
async fn recount(db: &Db) -> [i64; 3] {
    let mut tx = db.read().await.unwrap();
    let campaign = store::campaign::current(&mut tx).await.unwrap().unwrap();
    let rows = progress::recount(&mut tx, campaign.id).await.unwrap();
    let totals: Totals =
        rows.iter().map(|row| (row.measure.parse::<Measure>().unwrap(), row.amount)).collect();
    [Measure::VerySatisfied, Measure::Satisfied, Measure::Dissatisfied].map(|measure| totals.sum(&[measure]))
}

#[tokio::test]
async fn sending_twice_counts_once_and_the_first_rating_stands() {
    on_both(async |db| {
        let service = demonstration(&db).await;
        let before = recount(&db).await;
        let first = rating(&service, RatingLevel::Satisfied);
        assert_eq!(service.rate(first.clone()).await.unwrap(), RatingLevel::Satisfied);
        let again = Rating { level: RatingLevel::Dissatisfied, ..first };
        assert_eq!(service.rate(again).await.unwrap(), RatingLevel::Satisfied);
        let after = recount(&db).await;
        assert_eq!(after, [before[0], before[1] + 1, before[2]]);
    })
    .await;
}

#[tokio::test]
async fn bad_input_is_refused_with_a_code_and_stores_nothing() {
    on_both(async |db| {
        let service = demonstration(&db).await;
        let before = recount(&db).await;
        let good = rating(&service, RatingLevel::VerySatisfied);
        let unknown = service.rate(Rating { counter: "Q99".to_owned(), ..good.clone() }).await;
        assert!(matches!(unknown, Err(Failure::NotFound)));
        assert!(matches!(service.counter("Q99").await, Err(Failure::NotFound)));
        for ticket in ["", "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "' OR 1=1 --"] {
            let forged = service.rate(Rating { ticket: ticket.to_owned(), ..good.clone() }).await;
            assert!(matches!(forged, Err(Failure::Refused(RatingRefused::BadForm))), "{ticket}");
        }
        let long = service.rate(Rating { words: Some("ế".repeat(201)), ..good.clone() }).await;
        let Err(Failure::Refused(why)) = long else { panic!("a remark of 201 letters was taken") };
        assert_eq!((why.code(), why.fields()[0].field.as_str()), (Code::TooLong, "words"));
        assert_eq!(recount(&db).await, before);
        // 200 letters are taken, and the counter's code may be typed in small letters.
        let longest = Rating { counter: " q05 ".to_owned(), words: Some("ế".repeat(200)), ..good };
        assert!(service.rate(longest).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn remarks_and_officers_figures_are_for_managers() {
    on_both(async |db| {
        let (service, _) = service_on(db.clone());
        let handout = service.load_demo().await.unwrap();
        let said = Rating {
            reason: Some(RatingReason::Time),
            words: Some("  Chờ hơi lâu ".to_owned()),
            ..rating(&service, RatingLevel::Dissatisfied)
        };
        service.rate(said).await.unwrap();
        let public = service.agency_page("so-xay-dung", None).await.unwrap();
        assert!(public.remarks.is_empty());
        assert!(
            public.officers.len() == 2 && public.officers.iter().all(|officer| officer.figures.is_none())
        );
        assert!(public.officers[0].ratings > 0);
        let account = handout.accounts.iter().find(|account| account.username == "quanly").unwrap();
        let token = service.sign_in_staff("quanly", &account.password).await.unwrap();
        let manager = service.recognise(Some(&token.cookie), None).await.unwrap().manager::<()>().unwrap();
        let full = service.agency_page("so-xay-dung", Some(manager)).await.unwrap();
        assert_eq!(full.remarks[0].words.as_deref(), Some("Chờ hơi lâu"));
        assert_eq!(full.remarks[0].reason, Some(RatingReason::Time));
        assert!(
            full.officers.iter().all(|officer| officer.figures.as_ref().is_some_and(|all| all.len() > 3))
        );
        assert!(matches!(service.agency_page("so-khong-co", None).await, Err(Failure::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn watchers_see_every_rating_with_few_aggregations() {
    on_both(async |db| {
        let service = demonstration(&db).await;
        let before = recount(&db).await;
        let feed = LiveFeed::start(service.clone()).await.unwrap();
        let mut watcher = feed.subscribe();
        #[expect(clippy::disallowed_methods, reason = "the bound below is one per real quarter of a second")]
        let started = Instant::now();
        let levels = [RatingLevel::VerySatisfied, RatingLevel::Satisfied, RatingLevel::Dissatisfied];
        let counters = ["Q01", "Q02", "Q03", "Q04", "Q05"];
        let ratings = levels.iter().cycle().zip(counters.iter().cycle()).take(60).map(|(level, counter)| {
            service.rate(Rating { counter: (*counter).to_owned(), ..rating(&service, *level) })
        });
        for outcome in futures::future::join_all(ratings).await {
            outcome.unwrap();
        }
        let expected = before.map(|count| count + 20);
        assert_eq!(recount(&db).await, expected);
        let cases: i64 = expected.iter().sum();
        let seen =
            watcher.wait_for(|update| {
                update.board.indicators.iter().any(|line| {
                    line.indicator.code == "very_satisfied" && line.figure.denominator == Some(cases)
                })
            });
        let update = seen.await.unwrap().clone();
        let figure = |code: &str| {
            update.board.indicators.iter().find(|line| line.indicator.code == code).unwrap().figure
        };
        assert_eq!(figure("very_satisfied").numerator, expected[0]);
        assert_eq!(figure("dissatisfied").numerator, expected[2]);
        let line = update.board.indicators.iter().find(|line| line.indicator.code == "dissatisfied").unwrap();
        assert!(line.sources.contains(&SourceCases { source: FactSource::CounterRating, cases: 60 }));
        assert_eq!(
            serde_json::from_slice::<serde_json::Value>(&update.json).unwrap()["version"],
            update.edition.version
        );
        // One at the start, then at most one per 250 ms however many rate: a bound that holds at any speed.
        let aggregations = u128::from(feed.aggregations());
        let most = started.elapsed().as_millis() / Duration::from_millis(250).as_millis() + 2;
        assert!(aggregations <= most, "{aggregations} > {most}");
    })
    .await;
}

#[tokio::test]
async fn every_update_is_newer_than_the_last() {
    on_both(async |db| {
        let service = demonstration(&db).await;
        let feed = LiveFeed::start(service.clone()).await.unwrap();
        let mut watcher = feed.subscribe();
        // The test's clock stands still, so the version cannot come from the clock alone.
        let mut last = watcher.borrow_and_update().edition.version;
        for _ in 0..3 {
            service.rate(rating(&service, RatingLevel::Satisfied)).await.unwrap();
            watcher.changed().await.unwrap();
            let version = watcher.borrow_and_update().edition.version;
            assert!(version > last);
            last = version;
        }
    })
    .await;
}
