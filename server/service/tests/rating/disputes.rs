//! A dissatisfied rating is looked into: stated by the agency, decided by an organiser, never deleted.

use domain::progress::{DisputeRefused, DisputeState, DisputeTotals, RatingLevel, RatingReason};
use service::{
    Failure, Service,
    dispute::{DisputesFrom, PAGE},
    rating::Rating,
};
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
        let page = service.disputes_page(keeper, DisputesFrom::default()).await.unwrap();
        assert!(!page.decides);
        let ids: Vec<i64> = page.open.shown.iter().map(|dispute| dispute.rating_id).collect();
        let [first, second] = ids[..] else { panic!("{page:?}") };
        assert_eq!(page.open.shown[0].reason, Some(RatingReason::Time));
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
        let page = service
            .disputes_page(organiser.figure_keeper::<()>().unwrap(), DisputesFrom::default())
            .await
            .unwrap();
        assert!(page.decides && page.open.shown.is_empty());
        let decided = page.decided.shown.iter().find(|dispute| dispute.rating_id == first).unwrap();
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
        assert!(service.disputes_page(keeper, DisputesFrom::default()).await.unwrap().open.shown.is_empty());
        let all = service
            .disputes_page(organiser.figure_keeper::<()>().unwrap(), DisputesFrom::default())
            .await
            .unwrap();
        let foreign = all.open.shown[0].rating_id;
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

#[tokio::test]
async fn many_disputes_are_read_page_by_page_and_none_is_lost() {
    on_both(async |db| {
        let (service, clock, organiser, coordinator) = site(&db).await;
        let all = PAGE * 2 + 3;
        for _ in 0..all {
            rate(&service, RatingLevel::Dissatisfied).await;
            clock.advance(10 * 60 * 1000);
        }
        let (keeper, decider) =
            (coordinator.figure_keeper::<()>().unwrap(), organiser.organiser::<()>().unwrap());
        let first = service.disputes_page(keeper, DisputesFrom::default()).await.unwrap();
        let said_of = first.open.shown[1].rating_id;
        service.state_in_dispute(keeper, said_of, "Mất điện").await.unwrap();
        let (mut seen, mut lengths, mut from) = (Vec::new(), Vec::new(), DisputesFrom::default());
        loop {
            let page = service.disputes_page(keeper, from).await.unwrap();
            assert_eq!(page.totals.open, i64::try_from(all).unwrap());
            // What is said stands with its own rating on its own page.
            for dispute in &page.open.shown {
                assert_eq!(dispute.statements.len(), usize::from(dispute.rating_id == said_of));
            }
            lengths.push(page.open.shown.len());
            seen.extend(page.open.shown.iter().map(|dispute| dispute.rating_id));
            from.open_after = seen.last().copied();
            if !page.open.has_more {
                break;
            }
        }
        assert_eq!(lengths, [PAGE, PAGE, 3]);
        assert!(seen.is_sorted() && seen.len() == all);
        for rating in &seen {
            service.decide_dispute(decider, *rating, true, "Không có căn cứ").await.unwrap();
        }
        let page = service.disputes_page(keeper, DisputesFrom::default()).await.unwrap();
        assert_eq!((page.totals.open, page.totals.stands), (0, i64::try_from(all).unwrap()));
        assert_eq!(page.decided.shown.first().map(|dispute| dispute.rating_id), seen.last().copied());
        let last = page.decided.shown.last().map(|dispute| dispute.rating_id);
        let from = DisputesFrom { decided_after: last, ..DisputesFrom::default() };
        let next = service.disputes_page(keeper, from).await.unwrap();
        assert!(next.decided.shown[0].rating_id < last.unwrap());
        // The public sees the same numbers.
        assert_eq!(service.board().await.unwrap().disputes, page.totals);
    })
    .await;
}
