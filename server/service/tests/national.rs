//! The national index, from the campaign's own figures.

use domain::progress::{Component, national_score};
use service::Failure;
use testkit::{on_both, service_on};

#[tokio::test]
async fn every_agency_is_scored_by_what_was_counted_of_it() {
    on_both(async |db| {
        let (service, _) = service_on(db.clone());
        assert!(matches!(service.national_page().await, Err(Failure::NotFound)));
        service.load_demo().await.unwrap();
        let page = service.national_page().await.unwrap();
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
