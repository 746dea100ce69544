//! Organisers change, add and withdraw indicators; everybody sees what changed and why.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops where its ground is missing")]

use domain::{
    Bilingual,
    progress::{Direction, Indicator, IndicatorInForce, IndicatorRefused, Measure, Status, Unit},
};
use service::{Failure, Organiser, Service};
use store::Db;
use testkit::{on_both, service_on};

async fn site(db: Db) -> (Service, Organiser) {
    let (service, _) = service_on(db);
    let handout = service.load_demo().await.unwrap();
    let account = handout.accounts.iter().find(|account| account.username == "tochuc").unwrap();
    let token = service.sign_in_staff("tochuc", &account.password).await.unwrap();
    let organiser = service.recognise(Some(&token.cookie), None).await.unwrap();
    (service, organiser.organiser::<()>().unwrap())
}

async fn of(service: &Service, by: Organiser, code: &str) -> IndicatorInForce {
    let page = service.indicators_page(by).await.unwrap();
    page.indicators.into_iter().find(|one| one.indicator.code == code).unwrap()
}

#[track_caller]
fn refusal(outcome: Result<(), Failure<IndicatorRefused>>) -> IndicatorRefused {
    match outcome {
        Err(Failure::Refused(why)) => why,
        other => panic!("expected a refusal, got {other:?}"),
    }
}

#[tokio::test]
async fn a_changed_target_is_judged_by_at_once_and_published() {
    on_both(async |db| {
        let (service, by) = site(db).await;
        let first = of(&service, by, "on_time").await;
        assert_eq!(first.version, 0);
        let mut after = first.indicator.clone();
        (after.target, after.direction) = (Some(10_000), Direction::AtLeast);
        let missing = service.change_indicator(by, after.clone(), 0, " ".to_owned()).await;
        assert!(matches!(refusal(missing), IndicatorRefused::Invalid(_)));
        service.change_indicator(by, after.clone(), 0, "Kế hoạch bổ sung".to_owned()).await.unwrap();
        // Who had opened the form before does not undo what was never seen.
        let late = service.change_indicator(by, first.indicator.clone(), 0, "Sửa".to_owned()).await;
        assert_eq!(refusal(late), IndicatorRefused::Outdated);
        // The same once more is no change.
        service.change_indicator(by, after.clone(), 1, "Lặp lại".to_owned()).await.unwrap();

        assert_eq!(of(&service, by, "on_time").await.version, 1);
        let board = service.board().await.unwrap();
        let judged = board.indicators.iter().find(|one| one.indicator.code == "on_time").unwrap();
        assert_eq!((judged.indicator.target, judged.figure.status), (Some(10_000), Status::Missed));
        let [change] = &service.campaign().await.unwrap().changes[..] else { panic!("one change") };
        assert_eq!((change.before.as_ref(), change.after.as_ref()), (Some(&first.indicator), Some(&after)));
        assert_eq!(change.reason, "Kế hoạch bổ sung");
    })
    .await;
}

#[tokio::test]
async fn an_indicator_is_added_and_withdrawn_and_its_name_is_not_used_again() {
    on_both(async |db| {
        let (service, by) = site(db).await;
        let online = Indicator {
            code: String::new(),
            name: Bilingual::new("Hồ sơ trả kết quả", "Results returned"),
            unit: Unit::Share,
            numerator: vec![Measure::FilesReturned],
            denominator: vec![Measure::FilesResolved],
            direction: Direction::AtLeast,
            target: Some(9_000),
            min_sample: 10,
            baseline: None,
            source: Bilingual::new("Thông báo số 5", "Notice no. 5"),
        };
        let before = service.indicators_page(by).await.unwrap().indicators.len();
        service.add_indicator(by, online.clone(), "Theo thông báo".to_owned()).await.unwrap();
        let page = service.indicators_page(by).await.unwrap();
        let added = &page.indicators[before];
        assert_eq!(added.indicator, Indicator { code: "added_1".to_owned(), ..online.clone() });
        assert_eq!((added.version, page.changes[0].before.as_ref()), (1, None));

        let stale = service.withdraw_indicator(by, "added_1".to_owned(), 0, "Thôi".to_owned()).await;
        assert_eq!(refusal(stale), IndicatorRefused::Outdated);
        service.withdraw_indicator(by, "added_1".to_owned(), 1, "Thôi".to_owned()).await.unwrap();
        let again = service.withdraw_indicator(by, "added_1".to_owned(), 2, "Thôi".to_owned()).await;
        assert!(matches!(again, Err(Failure::NotFound)));
        service.add_indicator(by, online, "Dùng lại".to_owned()).await.unwrap();
        let page = service.indicators_page(by).await.unwrap();
        assert_eq!(page.indicators[before].indicator.code, "added_3");
        assert_eq!(page.changes.len(), 3);
        assert_eq!(page.changes[1].after, None);
    })
    .await;
}

#[tokio::test]
async fn what_a_standard_rests_on_stays() {
    on_both(async |db| {
        let (service, by) = site(db).await;
        let page = service.indicators_page(by).await.unwrap();
        let resting = page.indicators.iter().find(|one| one.is_standard).unwrap().clone();
        let code = resting.indicator.code.clone();
        let gone = service.withdraw_indicator(by, code.clone(), 0, "Bỏ".to_owned()).await;
        assert_eq!(refusal(gone), IndicatorRefused::IsStandard);
        let mut other = resting.indicator.clone();
        other.unit = if other.unit == Unit::Share { Unit::Count } else { Unit::Share };
        other.denominator = vec![Measure::FilesResolved];
        (other.target, other.baseline) = (Some(1), None);
        assert_eq!(
            refusal(service.change_indicator(by, other, 0, "Đổi".to_owned()).await),
            IndicatorRefused::IsStandard
        );
        assert_eq!(of(&service, by, &code).await, resting);
        assert!(service.indicators_page(by).await.unwrap().changes.is_empty());
    })
    .await;
}
