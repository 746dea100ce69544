//! The national index, from the campaign's own figures.

use domain::{
    progress::{Component, national_score},
    time::Day,
};
use service::Failure;
use testkit::{on_both, service_on};

#[tokio::test]
async fn every_agency_is_scored_by_what_was_counted_of_it() {
    on_both(async |db| {
        let (service, _) = service_on(db.clone());
        assert!(matches!(service.national_page(None).await, Err(Failure::NotFound)));
        service.load_demo().await.unwrap();
        let page = service.national_page(None).await.unwrap();
        // The demonstration counts no payments: the Centre is scored out of the other 90 points.
        assert_eq!(page.centre.possible, 90);
        assert!(page.agencies.len() > 10);
        for line in &page.agencies {
            let scored = line.score.components.iter().filter_map(|one| one.points_centi);
            assert_eq!(line.score.points_centi, scored.sum::<i64>(), "{}", line.code);
            assert_eq!(line.score.components.len(), Component::ALL.len());
        }
        // The Centre's cases are those of its agencies, those too that are too small to be scored.
        let mut tx = db.read().await.unwrap();
        let campaign = store::campaign::current(&mut tx).await.unwrap().unwrap();
        let rows = store::progress::agency_totals(&mut tx, campaign.id).await.unwrap();
        let all = rows.iter().map(|row| (row.measure.parse().unwrap(), row.amount)).collect();
        assert_eq!(page.centre, national_score(&all));
    })
    .await;
}

#[tokio::test]
async fn an_earlier_day_is_scored_by_what_had_happened_until_then() {
    on_both(async |db| {
        let (service, _) = service_on(db.clone());
        service.load_demo().await.unwrap();
        let now = service.national_page(None).await.unwrap();
        let today = Day::of_instant(service.now_ms());
        let day = Day(today.0 - 10);
        let page = service.national_page(Some(day)).await.unwrap();
        assert_eq!((page.until, now.until), (Some(day), None));
        let mut tx = db.read().await.unwrap();
        let campaign = store::campaign::current(&mut tx).await.unwrap().unwrap();
        let rows = store::progress::agency_totals_until(&mut tx, campaign.id, day.0).await.unwrap();
        let all = rows.iter().map(|row| (row.measure.parse().unwrap(), row.amount)).collect();
        assert_eq!(page.centre, national_score(&all));
        assert_ne!(page.centre, now.centre);
        // Days that the campaign does not have, or not yet.
        for day in [Day(page.starts.0 - 1), today, Day(page.ends.0 + 1)] {
            assert_eq!(service.national_page(Some(day)).await.unwrap(), now, "{day:?}");
        }
    })
    .await;
}
