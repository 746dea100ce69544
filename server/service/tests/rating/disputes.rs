//! A dissatisfied rating is looked into: stated by the agency, decided by an organiser, never deleted.

use domain::progress::{DisputeRefused, DisputeState, DisputeTotals, RatingLevel, RatingReason};
use service::{Failure, Service, rating::Rating};
use store::progress::{day_totals, recount_days};
use testkit::on_both;

use super::{rating, recount, tickets::site};

/// Rates the first counter of Sở Tài chính.
async fn rate(service: &Service, level: RatingLevel) {
    let one = rating(service, level);
    let reason = Some(RatingReason::Time);
    service.rate(Rating { counter: "Q01".to_owned(), reason, ..one }).await.unwrap();
}

#[tokio::test]
async fn a_rating_that_does_not_count_is_taken_back_and_stays() {
    on_both(async |db| {
        let (service, clock, organiser, coordinator) = site(&db).await;
        let before = recount(&db).await;
        rate(&service, RatingLevel::Satisfied).await;
        rate(&service, RatingLevel::Dissatisfied).await;
        rate(&service, RatingLevel::Dissatisfied).await;
        let (keeper, decider) =
            (coordinator.figure_keeper::<()>().unwrap(), organiser.organiser::<()>().unwrap());
        let page = service.disputes_page(keeper).await.unwrap();
        assert!(!page.decides);
        let ids: Vec<i64> = page.open.iter().map(|dispute| dispute.rating_id).collect();
        let [first, second] = ids[..] else { panic!("{page:?}") };
        assert_eq!(page.open[0].reason, Some(RatingReason::Time));
        service.state_in_dispute(keeper, first, " Mất điện từ 8 giờ ").await.unwrap();
        service.state_in_dispute(keeper, first, "Kèm biên bản").await.unwrap();
        for (text, why) in [(" ", DisputeRefused::NoText), (&"x".repeat(1001), DisputeRefused::LongText)] {
            let refused = service.state_in_dispute(keeper, first, text).await;
            assert!(matches!(refused, Err(Failure::Refused(refusal)) if refusal == why));
        }
        // Days later; the case is taken back on the day on which it was given.
        clock.advance(3 * 24 * 3600 * 1000);
        let void = service.decide_dispute(decider, first, false, "Có biên bản mất điện").await.unwrap();
        assert_eq!(void, DisputeState::Void);
        let stands = service.decide_dispute(decider, second, true, "Không có căn cứ").await.unwrap();
        assert_eq!(stands, DisputeState::Stands);
        assert_eq!(recount(&db).await, [before[0], before[1] + 1, before[2] + 1]);
        let again = service.decide_dispute(decider, first, true, "Nghĩ lại").await;
        assert!(matches!(again, Err(Failure::Refused(DisputeRefused::Decided))));
        let late = service.state_in_dispute(keeper, second, "Bổ sung").await;
        assert!(matches!(late, Err(Failure::Refused(DisputeRefused::Decided))));
        let mut tx = db.read().await.unwrap();
        let campaign = store::campaign::current(&mut tx).await.unwrap().unwrap().id;
        let days = day_totals(&mut tx, campaign, i64::MIN, i64::MAX).await.unwrap();
        assert_eq!(days, recount_days(&mut tx, campaign).await.unwrap());
        drop(tx);
        // Statements and reasons stay readable to those concerned; the public sees numbers.
        let page = service.disputes_page(organiser.figure_keeper::<()>().unwrap()).await.unwrap();
        assert!(page.decides && page.open.is_empty());
        let decided = page.decided.iter().find(|dispute| dispute.rating_id == first).unwrap();
        let said: Vec<&str> = decided.statements.iter().map(|said| said.text.as_str()).collect();
        assert_eq!(said, ["Mất điện từ 8 giờ", "Kèm biên bản"]);
        assert_eq!(decided.decision.as_ref().unwrap().text, "Có biên bản mất điện");
        let board = service.board().await.unwrap();
        assert_eq!(board.disputes, DisputeTotals { open: 0, stands: 1, void: 1 });
        let agency = board.agencies.iter().find(|agency| agency.code == "so-tai-chinh").unwrap();
        assert_eq!(agency.disputes, board.disputes);
        let public = serde_json::to_string(&board).unwrap();
        assert!(!public.contains("biên bản") && !public.contains("Mất điện"), "{public}");
    })
    .await;
}

#[tokio::test]
async fn an_agency_sees_and_states_its_own_and_decides_nothing() {
    on_both(async |db| {
        let (service, _, organiser, coordinator) = site(&db).await;
        // Another agency's counter.
        service.rate(rating(&service, RatingLevel::Dissatisfied)).await.unwrap();
        let keeper = coordinator.figure_keeper::<()>().unwrap();
        assert!(service.disputes_page(keeper).await.unwrap().open.is_empty());
        let all = service.disputes_page(organiser.figure_keeper::<()>().unwrap()).await.unwrap();
        let foreign = all.open[0].rating_id;
        let refused = service.state_in_dispute(keeper, foreign, "Không phải của tôi").await;
        assert!(matches!(refused, Err(Failure::NotFound)));
        assert!(coordinator.organiser::<()>().is_err());
        let unknown = service.decide_dispute(organiser.organiser::<()>().unwrap(), 0, true, "x").await;
        assert!(matches!(unknown, Err(Failure::NotFound)));
        // Who has spoken for an agency decides nothing of it.
        let by = organiser.figure_keeper::<()>().unwrap();
        service.state_in_dispute(by, foreign, "Tôi có mặt lúc đó").await.unwrap();
        let own = service.decide_dispute(organiser.organiser::<()>().unwrap(), foreign, false, "x").await;
        assert!(matches!(own, Err(Failure::Refused(DisputeRefused::Own))));
    })
    .await;
}
