//! One rating for one served case, one for a browser in a while, and none from the office's own devices.

use domain::progress::{MAX_WITHOUT_TICKET, RatingLevel, RatingRules, TICKET_DAYS};
use service::{
    Failure, Service,
    rating::{Given, RatedFrom, Rating, RatingRefused, TicketsRefused},
    session::SignedIn,
};
use testkit::{TestClock, on_both, service_on};

use super::{rating, recount};

/// The demonstration with an organiser and the coordinator of an agency.
pub(super) async fn site(db: &store::Db) -> (Service, TestClock, SignedIn, SignedIn) {
    let (service, clock) = service_on(db.clone());
    let handout = service.load_demo().await.unwrap();
    let sign_in = async |username: &str| {
        let account = handout.accounts.iter().find(|account| account.username == username).unwrap();
        let token = service.sign_in_staff(username, &account.password).await.unwrap();
        service.recognise(Some(&token.cookie), None).await.unwrap()
    };
    let (organiser, coordinator) = (sign_in("tochuc").await, sign_in("daumoi").await);
    (service, clock, organiser, coordinator)
}

async fn codes(service: &Service, who: &SignedIn, counter: &str, count: i64) -> Vec<String> {
    let by = who.figure_keeper::<()>().unwrap();
    let given = service.give_tickets(by, counter.to_owned(), count).await.unwrap();
    let page = service.tickets_page(by, Some(given)).await.unwrap();
    page.given.unwrap().tickets.into_iter().map(|(_, code)| code).collect()
}

/// Rates Q05 from a browser that nobody has used before; answers why not, if it is refused.
async fn rate(service: &Service, case: Option<&str>, from: RatedFrom) -> Option<RatingRefused> {
    let one = rating(service, RatingLevel::Satisfied);
    let outcome = service.rate(Rating { case: case.map(str::to_owned), from, ..one }).await;
    match outcome {
        Ok(_) => None,
        Err(Failure::Refused(why)) => Some(why),
        Err(other) => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_ticket_counts_once_at_its_counter_in_its_days() {
    on_both(async |db| {
        let (service, clock, organiser, _) = site(&db).await;
        let rules = RatingRules { needs_ticket: true, office_may: false };
        service.set_rating_rules(organiser.organiser::<()>().unwrap(), rules).await.unwrap();
        let before = recount(&db).await;
        let anybody = RatedFrom::default;
        assert_eq!(rate(&service, None, anybody()).await, Some(RatingRefused::TicketNeeded));
        assert_eq!(rate(&service, Some("  "), anybody()).await, Some(RatingRefused::TicketNeeded));
        // Nothing was given out yet, so nothing holds.
        assert_eq!(rate(&service, Some("0AB1-CDEF"), anybody()).await, Some(RatingRefused::TicketWrong));
        let own = codes(&service, &organiser, "Q05", 3).await;
        let other = codes(&service, &organiser, "Q01", 1).await;
        assert_eq!(rate(&service, Some(&other[0]), anybody()).await, Some(RatingRefused::TicketWrong));
        let mistyped = own[0].replace(&own[0][8..], if own[0].ends_with('Z') { "Y" } else { "Z" });
        assert_eq!(rate(&service, Some(&mistyped), anybody()).await, Some(RatingRefused::TicketWrong));
        assert_eq!(recount(&db).await, before);
        assert_eq!(rate(&service, Some(&own[0].to_lowercase()), anybody()).await, None);
        assert_eq!(rate(&service, Some(&own[0]), anybody()).await, Some(RatingRefused::TicketUsed));
        // At the same time, too.
        let ten = (0..10).map(|_| rate(&service, Some(&own[1]), anybody()));
        let ten = futures::future::join_all(ten).await;
        assert_eq!(ten.iter().filter(|why| why.is_none()).count(), 1);
        assert_eq!(ten.iter().filter(|why| **why == Some(RatingRefused::TicketUsed)).count(), 9);
        // A view of the page that is sent again says what counts, whatever its ticket.
        let sent = Rating { case: Some(own[2].clone()), ..rating(&service, RatingLevel::VerySatisfied) };
        assert_eq!(service.rate(sent.clone()).await.unwrap(), RatingLevel::VerySatisfied);
        assert_eq!(service.rate(sent).await.unwrap(), RatingLevel::VerySatisfied);
        assert_eq!(recount(&db).await, [before[0] + 1, before[1] + 2, before[2]]);
        let late = codes(&service, &organiser, "Q05", 2).await;
        clock.advance((TICKET_DAYS - 1) * 24 * 3600 * 1000);
        assert_eq!(rate(&service, Some(&late[0]), anybody()).await, None);
        clock.advance(24 * 3600 * 1000);
        assert_eq!(rate(&service, Some(&late[1]), anybody()).await, Some(RatingRefused::TicketWrong));
    })
    .await;
}

#[tokio::test]
async fn without_a_ticket_a_browser_waits_between_two_ratings_of_a_counter() {
    on_both(async |db| {
        let (service, _, organiser, _) = site(&db).await;
        let again = || RatedFrom { is_again: true, is_office: false };
        let sent = rating(&service, RatingLevel::Satisfied);
        assert!(service.rate(sent.clone()).await.is_ok());
        assert_eq!(rate(&service, None, again()).await, Some(RatingRefused::JustNow));
        // The same view sent twice, as after a lost answer, is no second rating.
        assert!(service.rate(Rating { from: again(), ..sent }).await.is_ok());
        // Who has a ticket of a served case waits for nothing.
        let ticket = codes(&service, &organiser, "Q05", 1).await.remove(0);
        assert_eq!(rate(&service, Some(&ticket), again()).await, None);
    })
    .await;
}

#[tokio::test]
async fn a_program_without_tickets_rates_no_more_than_a_counter_serves() {
    on_both(async |db| {
        let (service, clock, organiser, _) = site(&db).await;
        let before = recount(&db).await;
        let [(lately_ms, at_once), (day_ms, in_a_day)] = MAX_WITHOUT_TICKET;
        let mut counted = 0;
        for _ in 0..in_a_day / at_once {
            for _ in 0..at_once {
                assert_eq!(rate(&service, None, RatedFrom::default()).await, None);
                counted += 1;
            }
            assert_eq!(rate(&service, None, RatedFrom::default()).await, Some(RatingRefused::TooMany));
            clock.advance(lately_ms);
        }
        // The day's number, too; another counter and a ticket are not held by it.
        assert_eq!(rate(&service, None, RatedFrom::default()).await, Some(RatingRefused::TooMany));
        let other = Rating { counter: "Q01".to_owned(), ..rating(&service, RatingLevel::Satisfied) };
        assert!(service.rate(other).await.is_ok());
        let ticket = codes(&service, &organiser, "Q05", 1).await.remove(0);
        assert_eq!(rate(&service, Some(&ticket), RatedFrom::default()).await, None);
        assert_eq!(recount(&db).await, [before[0], before[1] + counted + 2, before[2]]);
        clock.advance(day_ms);
        assert_eq!(rate(&service, None, RatedFrom::default()).await, None);
    })
    .await;
}

#[tokio::test]
async fn who_runs_a_counter_is_told_that_ratings_without_tickets_are_refused() {
    on_both(async |db| {
        let (service, clock, organiser, coordinator) = site(&db).await;
        let refused = async |who: &SignedIn| {
            let board = service.board().await.unwrap();
            let page = service.alerts_page(who.figure_keeper::<()>().unwrap(), &board).await.unwrap();
            assert!(page.agencies.is_sorted_by_key(|agency| std::cmp::Reverse(agency.count())));
            let all = page.agencies.into_iter().flat_map(|agency| agency.refused);
            all.map(|one| (one.counter, one.day, one.times, one.last_ms)).collect::<Vec<_>>()
        };
        let by = coordinator.figure_keeper::<()>().unwrap();
        let own = service.tickets_page(by, None).await.unwrap().counters[0].code.clone();
        let [(_, at_once), _] = MAX_WITHOUT_TICKET;
        let rate = async |counter: &str| {
            let one = Rating { counter: counter.to_owned(), ..rating(&service, RatingLevel::Satisfied) };
            service.rate(one).await.is_ok()
        };
        for counter in ["Q05", own.as_str()] {
            for _ in 0..at_once {
                assert!(rate(counter).await);
            }
        }
        assert_eq!(service.note_refused_ratings().await.unwrap(), 0, "taken ratings are no refusals");
        for _ in 0..50 {
            assert!(!rate("q05 ").await);
        }
        clock.advance(1_000);
        assert!(!rate(&own).await);
        assert!(refused(&organiser).await.is_empty(), "a flood by itself writes nothing");
        assert_eq!(service.note_refused_ratings().await.unwrap(), 2, "a number for each counter");
        assert_eq!(service.note_refused_ratings().await.unwrap(), 0);
        let (now_ms, today) = (service.now_ms(), domain::time::Day::of_instant(service.now_ms()));
        let of_own = (own.clone(), today, 1, now_ms);
        assert_eq!(refused(&coordinator).await, std::slice::from_ref(&of_own));
        let mut all = refused(&organiser).await;
        all.sort();
        let mut expected = [of_own, ("Q05".to_owned(), today, 50, now_ms - 1_000)];
        expected.sort();
        assert_eq!(all, expected);
        assert!(!rate("Q05").await);
        service.note_refused_ratings().await.unwrap();
        assert!(refused(&organiser).await.contains(&("Q05".to_owned(), today, 51, now_ms)));
        // The next morning it is still told, then no more.
        let day_ms = 24 * 3600 * 1000;
        clock.advance(day_ms);
        assert_eq!(refused(&coordinator).await.len(), 1);
        clock.advance(day_ms);
        assert!(refused(&coordinator).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn no_rating_comes_from_where_staff_are_signed_in_unless_the_campaign_says_so() {
    on_both(async |db| {
        let (service, _, organiser, _) = site(&db).await;
        let office = || RatedFrom { is_again: false, is_office: true };
        assert_eq!(rate(&service, None, office()).await, Some(RatingRefused::FromOffice));
        let rules = RatingRules { needs_ticket: false, office_may: true };
        service.set_rating_rules(organiser.organiser::<()>().unwrap(), rules).await.unwrap();
        assert_eq!(service.rating_rules().await.unwrap(), rules);
        assert_eq!(rate(&service, None, office()).await, None);
    })
    .await;
}

#[tokio::test]
async fn a_coordinator_gives_out_tickets_of_the_own_counters_as_many_as_a_day_has() {
    on_both(async |db| {
        let (service, _, organiser, coordinator) = site(&db).await;
        let by = coordinator.figure_keeper::<()>().unwrap();
        let page = service.tickets_page(by, None).await.unwrap();
        assert!(!page.may_change && !page.counters.is_empty());
        let own = page.counters[0].code.clone();
        let foreign = service.give_tickets(by, "Q05".to_owned(), 1).await;
        assert!(matches!(foreign, Err(Failure::NotPermitted)));
        // Tickets of another agency's counter are not shown either, nor such as nobody gave out.
        codes(&service, &organiser, "Q05", 1).await;
        let day = domain::time::Day::of_instant(service.now_ms());
        for (counter, first, last) in [("Q05", 1, 1), (own.as_str(), 1, 9)] {
            let given = Given { counter: counter.to_owned(), day, first, last };
            assert_eq!(service.tickets_page(by, Some(given)).await.unwrap().given, None, "{counter}");
        }
        for count in [0, -1, 61, i64::MAX] {
            let refused = service.give_tickets(by, own.clone(), count).await;
            assert!(matches!(refused, Err(Failure::Refused(TicketsRefused::Number))), "{count}");
        }
        let mut seen = std::collections::BTreeSet::new();
        for _ in 0..17 {
            seen.extend(codes(&service, &coordinator, &own, 60).await);
        }
        assert_eq!(seen.len(), 17 * 60);
        let more = service.give_tickets(by, own.clone(), 4).await;
        assert!(matches!(more, Err(Failure::Refused(TicketsRefused::UsedUp))));
        assert_eq!(codes(&service, &coordinator, &own, 3).await.len(), 3);
    })
    .await;
}
