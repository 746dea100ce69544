//! Who accepts what: marked figures, all of an agency, none of one's own; and many at the same time.

use domain::{
    Bilingual,
    progress::{FigureFault, FiguresRefused, Measure, StatedOutcome},
    time::Day,
};
use service::Failure;
use store::{Db, WriteError};
use testkit::{on_both, service_on};

use super::{OTHER, OWN, Site, refusal, site};

/// So many lines of a file, a figure of [`OWN`] each.
fn lines(count: i64) -> String {
    let first = Day::parse("2026-08-15").unwrap().0;
    let measures = ["news_items", "initiatives", "bank_accounts", "volunteer_visits"];
    let line = |place: i64| {
        let measure = measures[usize::try_from(place % 4).unwrap()];
        format!("{};{OWN};{measure};1\n", Day(first + place / 4).show())
    };
    (0..count).map(line).collect()
}

async fn decide_agency(site: &Site, up_to: i64) -> Result<usize, FiguresRefused> {
    let by = site.organiser.organiser::<()>().unwrap();
    refusal(site.service.decide_agency_figures(by, OWN.to_owned(), up_to, true).await)
}

#[tokio::test]
async fn all_that_an_agency_has_stated_is_accepted_at_once_as_far_as_it_was_seen() {
    on_both(async |db| {
        let site = site(db).await;
        site.send(&site.coordinator, &lines(300)).await.unwrap();
        let page = site.page(&site.organiser).await;
        // The list is long: the page says how long.
        assert_eq!((page.waiting.len(), page.waiting_count), (200, 300));
        let [agency] = &page.waiting_agencies[..] else { panic!("{:?}", page.waiting_agencies) };
        assert_eq!((agency.code.as_str(), agency.figures), (OWN, 300));
        // What comes after the page was read is not accepted with it.
        site.state(&site.coordinator, ["20/11/2026", OWN, "news_items", "7"]).await.unwrap();
        assert_eq!(decide_agency(&site, agency.newest_id).await, Ok(300));
        assert_eq!(site.stated(OWN, Measure::NewsItems).await, 75);
        assert_eq!(site.waiting().await.len(), 1);
        assert_eq!(decide_agency(&site, agency.newest_id).await, Err(FiguresRefused::NothingWaits));
        assert_eq!(decide_agency(&site, i64::MAX).await, Ok(1));
        assert_eq!(site.stated(OWN, Measure::NewsItems).await, 82);
        let by = site.organiser.organiser::<()>().unwrap();
        let unknown = site.service.decide_agency_figures(by, "so-la".to_owned(), 1, true).await;
        assert!(matches!(unknown, Err(Failure::NotFound)));
        // To the coordinator nobody's decision is offered.
        assert!(site.page(&site.coordinator).await.waiting_agencies.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_refusal_names_agency_and_figure() {
    on_both(async |db| {
        let site = site(db).await;
        for measure in ["files_on_time", "files_resolved"].into_iter().rev() {
            site.state(&site.coordinator, ["3/11/2026", OWN, measure, "900000"]).await.unwrap();
        }
        site.state(&site.coordinator, ["3/11/2026", OWN, "news_items", "2"]).await.unwrap();
        let waiting = site.waiting().await;
        let refused = site.decide(vec![waiting[1], waiting[2]], true).await;
        let Err(FiguresRefused::Beyond { agency, fault }) = refused else { panic!("{refused:?}") };
        assert_eq!(agency, Bilingual::new("Sở Tài chính", "Department of Finance"));
        assert!(matches!(fault, FigureFault::MoreThanWhole { part: Measure::FilesOnTime, .. }));
        assert_eq!(site.stated(OWN, Measure::NewsItems).await, 0);
        // The same number twice is one figure.
        assert_eq!(site.decide(vec![waiting[2], waiting[2]], true).await, Ok(1));
        assert_eq!(decide_agency(&site, i64::MAX).await, Ok(2));
    })
    .await;
}

#[tokio::test]
async fn who_stated_a_figure_does_not_accept_it() {
    on_both(async |db: Db| {
        let site = site(db).await;
        site.state(&site.coordinator, ["3/11/2026", OWN, "news_items", "12"]).await.unwrap();
        let waiting = site.waiting().await;
        let granted: Result<(), WriteError> = site
            .db
            .write((), |tx, ()| {
                Box::pin(async move {
                    let account = store::account::staff_by_username(tx, "daumoi").await?.unwrap();
                    Ok(store::account::grant_role(tx, account.id, "organiser").await?)
                })
            })
            .await;
        granted.unwrap();
        let both = site.sign_in("daumoi").await;
        let page = site.page(&both).await;
        assert!(page.waiting_agencies.is_empty() && !page.waiting[0].may_accept);
        assert!(site.page(&site.organiser).await.waiting[0].may_accept);
        let by = both.organiser::<()>().unwrap();
        let own = refusal(site.service.decide_figures(by, waiting.clone(), true).await);
        assert_eq!(own, Err(FiguresRefused::Own));
        let all = site.service.decide_agency_figures(by, OWN.to_owned(), i64::MAX, true).await;
        assert_eq!(refusal(all), Err(FiguresRefused::NothingWaits));
        assert_eq!(site.stated(OWN, Measure::NewsItems).await, 0);
        // Taking one's own figure back is no approval.
        assert_eq!(refusal(site.service.decide_figures(by, waiting, false).await), Ok(1));
    })
    .await;
}

#[tokio::test]
async fn many_state_at_once_and_nobody_is_turned_away() {
    on_both(async |db| {
        let site = site(db).await;
        // Two servers on one database: their people do not take turns with each other.
        let (other_server, _) = service_on(site.db.clone());
        let by = site.organiser.figure_keeper::<()>().unwrap();
        let figure = |place: i64| service::progress::stated::FigureByHand {
            agency: if place % 3 == 0 { OWN } else { OTHER }.to_owned(),
            measure: "files_digitised".to_owned(),
            day: "3/11/2026".to_owned(),
            amount: (place + 1).to_string(),
            note: String::new(),
        };
        let all = (0..24).map(|place| {
            let server = if place % 2 == 0 { &site.service } else { &other_server };
            server.state_figure(by, figure(place))
        });
        for outcome in futures::future::join_all(all).await {
            assert_eq!(outcome.unwrap(), StatedOutcome::Counts);
        }
        for agency in [OWN, OTHER] {
            // Of one kind one counts, whichever came last.
            assert!((1..=24).contains(&site.stated(agency, Measure::FilesDigitised).await));
        }
    })
    .await;
}
