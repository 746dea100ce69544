//! Alerts: to a coordinator of the own agency, to organisers of all, from the board that everybody watches.

use domain::progress::{AlertKind, Measure};
use service::{Failure, Service, session::SignedIn};
use store::{Db, WriteError, progress::NewFact};
use testkit::{on_both, service_on};

pub(super) async fn site(db: &Db) -> (Service, SignedIn, SignedIn) {
    let (service, _) = service_on(db.clone());
    let handout = service.load_demo().await.unwrap();
    let sign_in = async |username: &str| {
        let account = handout.accounts.iter().find(|account| account.username == username).unwrap();
        let token = service.sign_in_staff(username, &account.password).await.unwrap();
        service.recognise(Some(&token.cookie), None).await.unwrap()
    };
    let (organiser, coordinator) = (sign_in("tochuc").await, sign_in("daumoi").await);
    (service, organiser, coordinator)
}

/// Resolves files of Sở Tài chính, all of them late.
async fn late_files(db: &Db, amount: i64) {
    let done: Result<(), WriteError> = db
        .write(amount, |tx, amount| {
            Box::pin(async move {
                let campaign = store::campaign::current(tx).await?.map_or(0, |campaign| campaign.id);
                let agencies = store::agency::list(tx).await?;
                let agency = agencies.iter().find(|agency| agency.code == "so-tai-chinh");
                let fact = NewFact {
                    campaign_id: campaign,
                    measure: Measure::FilesResolved.name(),
                    agency_id: agency.map_or(0, |agency| agency.id),
                    officer_id: None,
                    day: domain::time::Day::parse("2026-11-03").map_or(0, |day| day.0),
                    amount: *amount,
                    source: "hand_entry",
                    recorded_at_ms: 1,
                    stated_id: None,
                };
                Ok(store::progress::add_fact(tx, &fact).await?)
            })
        })
        .await;
    done.unwrap();
}

#[tokio::test]
async fn an_agency_is_told_of_its_own_targets_and_organisers_of_all() {
    on_both(async |db| {
        let (service, organiser, coordinator) = site(&db).await;
        late_files(&db, 100_000).await;
        let board = service.board().await.unwrap();
        let keeper = coordinator.figure_keeper::<()>().unwrap();
        let own = service.alerts_page(keeper, &board).await.unwrap();
        let [agency] = &own.agencies[..] else { panic!("{own:?}") };
        assert_eq!(agency.code, "so-tai-chinh");
        let on_time = agency.alerts.iter().find(|one| one.indicator.code == "on_time").unwrap();
        // 100,000 late files are more than the days left can make good.
        assert_eq!(on_time.alert.kind, AlertKind::Lost);
        assert!(agency.alerts.is_sorted_by_key(|one| one.alert.kind));
        let all = service.alerts_page(organiser.figure_keeper::<()>().unwrap(), &board).await.unwrap();
        assert_eq!(all.agencies.len(), board.agencies.len());
        assert!(all.agencies.is_sorted_by_key(|agency| std::cmp::Reverse(agency.alerts.len())));
        assert!(all.agencies.contains(agency));
        assert!(matches!(SignedIn::default().figure_keeper::<()>(), Err(Failure::NotSignedIn)));
    })
    .await;
}
