//! The demonstration fills an empty database, once, with what the campaign's documents ask for.
#![expect(clippy::unwrap_used, reason = "a test stops where its ground is missing")]

use domain::{
    agency::AgencyKind,
    campaign::CampaignPage,
    election::{CategoryResult, ElectionState},
    progress::{FactSource, IndicatorFigure, LiveBoard, Status},
};
use service::{
    Failure, Service,
    demo::{DemoHandout, DemoRefused},
    session::SignedIn,
};
use store::{Db, progress};
use testkit::{on_both, service_on};
use voting::{Booth, Choice, Event, VotingCode, key_file};

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
        let elections = service.public_elections().await.unwrap();
        let [election] = elections.as_slice() else { panic!("one election") };
        assert_eq!(election.state, ElectionState::Open);
        assert_eq!((election.trustees, election.threshold, election.approval_bp), (3, 2, 5_000));
        assert_eq!(election.categories.iter().filter(|category| category.rules.blank).count(), 1);
        for official in &handout.officials {
            let code = VotingCode::parse(&official.voting_code).unwrap();
            let paper = service.booth(election.id, code.credential(&election.name).key()).await.unwrap();
            assert!(!paper.voted, "{}", official.staff_code);
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
        assert!(
            store::contest::bank(&mut tx, campaign.id, domain::time::Day(campaign.starts_day))
                .await
                .unwrap()
                .len()
                >= 60
        );
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

async fn signed_in(service: &Service, handout: &DemoHandout, username: &str) -> SignedIn {
    let account = handout.accounts.iter().find(|account| account.username == username).unwrap();
    let token = service.sign_in_staff(username, &account.password).await.unwrap();
    service.recognise(Some(&token.cookie), None).await.unwrap()
}

#[tokio::test]
async fn a_newcomer_can_play_every_role_to_the_result() {
    on_both(async |db| {
        let (service, _) = service_on(db);
        let handout = service.load_demo().await.unwrap();
        let election = service.public_elections().await.unwrap().remove(0);
        // A voter.
        let code = VotingCode::parse(&handout.officials[0].voting_code).unwrap();
        let credential = code.credential(&election.name);
        let paper = service.booth(election.id, credential.key()).await.unwrap();
        let terms = paper.terms.unpack().unwrap();
        let booth = Booth::new(&terms, voting::hash_from_hex(&paper.setup_hash).unwrap()).unwrap();
        let choices: Vec<Choice> = terms
            .categories
            .iter()
            .map(|category| {
                let other = category.nominees.iter().find(|one| !paper.line.own.contains(&one.id)).unwrap();
                Choice { category_id: category.id, nominee_ids: vec![other.id], blank: false }
            })
            .collect();
        let sealed = booth.seal(&paper.line, &choices, [7; 32]).unwrap();
        service.cast(election.id, booth.sign(&sealed, &credential).to_text()).await.unwrap();
        // The organiser.
        let organiser = signed_in(&service, &handout, "tochuc").await.organiser::<()>().unwrap();
        service.close_election(organiser, election.id).await.unwrap();
        // Two of the three trustees, with what the handout gives them.
        for key in &handout.keys[1..] {
            let trustee = signed_in(&service, &handout, key.username).await.trustee::<()>().unwrap();
            assert!(key_file::open(&key.key_file, "another passphrase").is_err());
            let share = key_file::open(&key.key_file, &key.passphrase).unwrap();
            let task = service.decryption_task(trustee, election.id).await.unwrap();
            let json = task.tally.split_once(' ').unwrap().1;
            let Event::Tally(tally) = serde_json::from_str(json).unwrap() else { panic!("no tally") };
            let decryption = share.decrypt(&task.terms, &tally, [8; 32]).unwrap();
            let body = serde_json::to_string(&decryption).unwrap();
            service.post_decryption(trustee, election.id, body).await.unwrap();
        }
        assert_eq!(service.election(election.id).await.unwrap().state, ElectionState::Counted);
        service.publish_result(organiser, election.id).await.unwrap();
        let result = service.result(election.id).await.unwrap();
        assert_eq!(result.turnout.voted, 1);
        let votes = |of: &CategoryResult| of.rows.iter().map(|row| row.votes).sum::<u64>();
        assert!(result.categories.iter().all(|category| votes(category) == 1));
        // One vote is far from half the roll.
        assert!(result.categories.iter().all(|category| category.rows.iter().all(|row| !row.elected)));
    })
    .await;
}
