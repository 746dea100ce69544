//! The demonstration fills an empty database, once, with what the campaign's documents ask for.
#![expect(clippy::unwrap_used, reason = "a test stops where its ground is missing")]

use domain::{
    agency::AgencyKind,
    campaign::CampaignPage,
    progress::{FactSource, IndicatorFigure, LiveBoard, Status},
};
use service::{Failure, demo::DemoRefused};
use store::{Db, progress};
use testkit::{on_both, service_on};

async fn agencies_of(db: &Db, kinds: &[AgencyKind]) -> usize {
    let mut tx = db.read().await.unwrap();
    let agencies = store::agency::list(&mut tx).await.unwrap();
    agencies.iter().filter(|agency| kinds.iter().any(|kind| kind.name() == agency.kind)).count()
}

fn status(board: &LiveBoard, code: &str) -> Status {
    board.indicators.iter().find(|line| line.indicator.code == code).unwrap().figure.status
}

#[tokio::test]
async fn it_loads_once_and_everybody_can_get_in() {
    on_both(async |db| {
        let (service, _) = service_on(db.clone());
        let handout = service.load_demo().await.unwrap();
        let refused = service.load_demo().await;
        assert!(matches!(refused, Err(Failure::Refused(DemoRefused::NotEmpty))));
        for account in &handout.accounts {
            let token = service.sign_in_staff(account.username, &account.password).await.unwrap();
            let known = service.recognise(Some(&token.cookie), None).await.unwrap();
            assert!(known.who().unwrap().has_role(account.role));
        }
        for official in &handout.officials {
            assert!(
                service.sign_in_official(&official.personal_code).await.is_ok(),
                "{}",
                official.staff_code
            );
        }
        for counter in &handout.counters {
            assert_eq!(service.counter(&counter.code).await.unwrap().name.vi, counter.name);
        }
    })
    .await;
}

#[tokio::test]
async fn a_database_in_use_is_left_alone() {
    on_both(async |db| {
        let (service, _) = service_on(db.clone());
        let account = service::staff::NewAccount {
            username: "an".to_owned(),
            display_name: "An".to_owned(),
            password: "mat khau dai".to_owned(),
            roles: Vec::new(),
        };
        service.add_staff(account).await.unwrap();
        assert!(matches!(service.load_demo().await, Err(Failure::Refused(DemoRefused::NotEmpty))));
        assert_eq!(agencies_of(&db, AgencyKind::ALL).await, 0);
    })
    .await;
}

#[tokio::test]
async fn it_is_as_large_as_a_province() {
    on_both(async |db| {
        let (service, _) = service_on(db.clone());
        let handout = service.load_demo().await.unwrap();
        assert_eq!(agencies_of(&db, &[AgencyKind::Department]).await, 16);
        assert_eq!(agencies_of(&db, &[AgencyKind::CentralVertical]).await, 2);
        assert_eq!(agencies_of(&db, &[AgencyKind::Partner]).await, 3);
        assert_eq!(agencies_of(&db, &[AgencyKind::Centre]).await, 1);
        assert!(handout.officials.len() >= 60 && handout.counters.len() >= 20);
        let mut tx = db.read().await.unwrap();
        let campaign = store::campaign::current(&mut tx).await.unwrap().unwrap();
        assert!(store::contest::bank_size(&mut tx, campaign.id).await.unwrap() >= 60);
        drop(tx);
        let CampaignPage { strands, conduct_do, conduct_dont, rewards, standards, indicators, .. } =
            service.campaign().await.unwrap();
        assert_eq!((strands.len(), conduct_do.len(), conduct_dont.len()), (7, 5, 5));
        assert!(!rewards.is_empty() && standards.iter().all(|group| group.standards.len() == 6));
        let targets: Vec<(&str, i64)> =
            indicators.iter().filter_map(|i| Some((i.code.as_str(), i.target?))).collect();
        let expected = [
            ("on_time", 9_900),
            ("very_satisfied", 9_800),
            ("dissatisfied", 0),
            ("online_procedures", 9_000),
            ("files_online", 7_300),
            ("published_right", 10_000),
            ("updated_in_5_days", 10_000),
        ];
        assert_eq!(targets, expected);
        // Every standard that counted facts decide names an indicator that exists.
        let rules =
            standards.iter().flat_map(|group| &group.standards).filter_map(|standard| standard.rule.as_ref());
        assert!(rules.clone().count() > 0);
        for rule in rules {
            assert!(
                indicators.iter().any(|indicator| indicator.code == rule.indicator),
                "{}",
                rule.indicator
            );
        }
    })
    .await;
}

#[tokio::test]
async fn its_figures_are_plausible_and_equal_a_recount() {
    on_both(async |db| {
        let (service, _) = service_on(db.clone());
        service.load_demo().await.unwrap();
        let board = service.board().await.unwrap();
        for line in &board.indicators {
            let part = line.figure.denominator.is_none_or(|cases| line.figure.numerator <= cases);
            assert!(part && line.figure.numerator >= 0, "{}", line.indicator.code);
        }
        // Something to be proud of, something to work on, and somewhere too little to say.
        assert_eq!(status(&board, "on_time"), Status::Met);
        assert_eq!(status(&board, "very_satisfied"), Status::Missed);
        assert_eq!(status(&board, "initiatives"), Status::NoTarget);
        let statuses = board.agencies.iter().flat_map(|agency| agency.figures.iter().flatten());
        let count = |wanted| statuses.clone().filter(|figure| figure.status == wanted).count();
        assert!(count(Status::Missed) > 5 && count(Status::Met) > count(Status::Missed));
        assert!((1..10).contains(&count(Status::NotEnoughData)));
        let mut tx = db.read().await.unwrap();
        let campaign = store::campaign::current(&mut tx).await.unwrap().unwrap();
        let kept = progress::running_totals(&mut tx, campaign.id).await.unwrap();
        assert_eq!(kept, progress::recount(&mut tx, campaign.id).await.unwrap());
    })
    .await;
}

#[tokio::test]
async fn it_is_clearly_a_demonstration() {
    on_both(async |db| {
        let (service, _) = service_on(db);
        service.load_demo().await.unwrap();
        let board = service.board().await.unwrap();
        let sources = |line: &IndicatorFigure| line.sources.iter().map(|of| of.source).collect::<Vec<_>>();
        for line in &board.indicators {
            assert_eq!(sources(line), [FactSource::Demonstration], "{}", line.indicator.code);
        }
    })
    .await;
}
