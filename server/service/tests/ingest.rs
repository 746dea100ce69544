//! Case events of the one-stop software: once, in any order, corrected, refused.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops where its ground is missing")]

use std::collections::{BTreeMap, HashSet};

use domain::{
    progress::{BatchReceipt, CaseEvent, CaseStep, Channel, EventError, EventFault, Measure},
    time::Day,
};
use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};
use service::{
    Failure, Service,
    progress::{
        ingest::{Batch, BatchRefused, digest},
        source::{Reporter, SourceRefused},
    },
};
use store::{
    Db,
    progress::{day_totals, recount, recount_days, running_totals},
};
use testkit::{on_both, service_on};

const AGENCY: &str = "so-noi-vu";

/// The demonstration's site with a source that may report.
async fn site(db: &Db) -> (Service, Reporter) {
    let (service, _) = service_on(db.clone());
    service.load_demo().await.unwrap();
    let token = service.add_source("mot-cua").await.unwrap();
    let reporter = service.reporter(&token).await.unwrap();
    (service, reporter)
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// A file that came online on 3 November.
fn received(event_id: &str) -> CaseEvent {
    CaseEvent {
        event_id: event_id.to_owned(),
        supersedes: None,
        case_code: "H00-1".to_owned(),
        step: CaseStep::Received,
        channel: Some(Channel::Online),
        procedure: "1.004269".to_owned(),
        agency: AGENCY.to_owned(),
        officer: None,
        happened_at_ms: day("2026-11-03").starts_at_ms(),
        due: None,
    }
}

fn correction(event_id: &str, of: &str, step: CaseStep) -> CaseEvent {
    CaseEvent { supersedes: Some(of.to_owned()), step, channel: None, due: None, ..received(event_id) }
}

fn batch(key: &str, events: Vec<CaseEvent>) -> Batch {
    let body: Vec<String> = events.iter().map(CaseEvent::content).collect();
    Batch { key: key.to_owned(), body: digest(body.join("\n").as_bytes()), events }
}

async fn report(service: &Service, by: &Reporter, key: &str, events: Vec<CaseEvent>) -> BatchReceipt {
    service.report_events(by, batch(key, events)).await.unwrap()
}

async fn refusal(service: &Service, by: &Reporter, key: &str, events: Vec<CaseEvent>) -> BatchRefused {
    match service.report_events(by, batch(key, events)).await {
        Err(Failure::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

/// What events count as, by measure and day; asserts that every running total equals its recount.
async fn counted(db: &Db) -> BTreeMap<(String, i64), i64> {
    let mut tx = db.read().await.unwrap();
    let campaign = store::campaign::current(&mut tx).await.unwrap().unwrap();
    let running = running_totals(&mut tx, campaign.id).await.unwrap();
    assert_eq!(running, recount(&mut tx, campaign.id).await.unwrap());
    let days = day_totals(&mut tx, campaign.id, i64::MIN, i64::MAX).await.unwrap();
    assert_eq!(days, recount_days(&mut tx, campaign.id).await.unwrap());
    let sum = |of: &str| -> i64 { running.iter().filter(|row| row.source == of).map(|row| row.amount).sum() };
    let mut counted = BTreeMap::new();
    for row in days.into_iter().filter(|row| row.source == "case_event" && row.amount != 0) {
        *counted.entry((row.measure, row.fact_day)).or_default() += row.amount;
    }
    assert_eq!(counted.values().sum::<i64>(), sum("case_event"));
    counted
}

fn cases(measure: Measure, day: Day, amount: i64) -> ((String, i64), i64) {
    ((measure.name().to_owned(), day.0), amount)
}

#[tokio::test]
async fn a_batch_counts_once_however_often_it_is_sent() {
    on_both(async |db| {
        let (service, by) = site(&db).await;
        let events = vec![received("E-1"), received("E-2")];
        let receipt = report(&service, &by, "k1", events.clone()).await;
        assert_eq!(receipt, BatchReceipt { events: 2, stored: 2, ..BatchReceipt::default() });
        let third = day("2026-11-03");
        let expected = [cases(Measure::FilesOnline, third, 2), cases(Measure::FilesReceived, third, 2)];
        assert_eq!(counted(&db).await, BTreeMap::from(expected.clone()));
        // The same answer for the same key, also after the events are known.
        assert_eq!(report(&service, &by, "k1", events.clone()).await, receipt);
        let again = report(&service, &by, "k2", events.clone()).await;
        assert_eq!((again.stored, again.duplicates), (0, 2));
        assert_eq!(refusal(&service, &by, "k1", vec![received("E-3")]).await, BatchRefused::KeyReused);
        assert_eq!(counted(&db).await, BTreeMap::from(expected));
        // Another source has its own events and keys.
        let token = service.add_source("other").await.unwrap();
        let other = service.reporter(&token).await.unwrap();
        assert_eq!(report(&service, &other, "k1", events).await.stored, 2);
    })
    .await;
}

#[tokio::test]
async fn one_wrong_event_keeps_the_whole_batch_out() {
    on_both(async |db| {
        let (service, by) = site(&db).await;
        report(&service, &by, "k0", vec![received("E-0"), correction("E-0b", "E-0", CaseStep::Digitised)])
            .await;
        let before = counted(&db).await;
        let of = |officer: &str, agency: &str, id: &str| CaseEvent {
            officer: Some(officer.to_owned()),
            agency: agency.to_owned(),
            ..received(id)
        };
        let events = vec![
            received("E-1"),
            CaseEvent { agency: "so-la".to_owned(), ..received("E-2") },
            of("CB999", AGENCY, "E-3"),
            of("CB001", AGENCY, "E-4"),
            CaseEvent { case_code: "H00-2".to_owned(), ..received("E-0") },
            correction("E-5", "E-0", CaseStep::Cancelled),
            correction("E-0", "E-0b", CaseStep::Cancelled),
            correction("E-6", "E-7", CaseStep::Digitised),
            correction("E-7", "E-6", CaseStep::Digitised),
        ];
        let wrong = |index, field: &str, code| EventError { index, field: field.to_owned(), code };
        let errors = vec![
            wrong(1, "agency", EventFault::UnknownAgency),
            wrong(2, "officer", EventFault::UnknownOfficer),
            wrong(3, "officer", EventFault::OfficerElsewhere),
            wrong(4, "event_id", EventFault::IdReused),
            wrong(5, "supersedes", EventFault::AlreadySuperseded),
            wrong(6, "event_id", EventFault::IdReused),
            wrong(7, "supersedes", EventFault::SupersedesItself),
            wrong(8, "supersedes", EventFault::SupersedesItself),
        ];
        assert_eq!(refusal(&service, &by, "k1", events).await, BatchRefused::Events(errors));
        assert_eq!(counted(&db).await, before);
        // The key was not used up: nothing was answered with it.
        assert_eq!(report(&service, &by, "k1", vec![received("E-1")]).await.stored, 1);
        assert_eq!(refusal(&service, &by, "k2", Vec::new()).await, BatchRefused::Empty);
        assert_eq!(refusal(&service, &by, "", vec![received("E-8")]).await, BatchRefused::BadKey);
        assert_eq!(refusal(&service, &by, "a b", vec![received("E-8")]).await, BatchRefused::BadKey);
        let many = (0..501).map(|n| received(&format!("M-{n}"))).collect();
        assert_eq!(refusal(&service, &by, "k3", many).await, BatchRefused::TooMany);
    })
    .await;
}

#[tokio::test]
async fn late_events_and_corrections_change_the_day_they_are_about() {
    on_both(async |db| {
        let (service, by) = site(&db).await;
        let resolved = |id: &str, on: &str, due: &str| CaseEvent {
            step: CaseStep::Resolved,
            due: Some(day(due)),
            happened_at_ms: day(on).starts_at_ms(),
            ..received(id)
        };
        report(&service, &by, "k1", vec![resolved("E-2", "2026-11-20", "2026-11-19")]).await;
        // Reported a day later, about September.
        report(&service, &by, "k2", vec![resolved("E-1", "2026-09-10", "2026-09-10")]).await;
        let (september, november) = (day("2026-09-10"), day("2026-11-20"));
        let both = BTreeMap::from([
            cases(Measure::FilesOnTime, september, 1),
            cases(Measure::FilesResolved, september, 1),
            cases(Measure::FilesResolved, november, 1),
        ]);
        assert_eq!(counted(&db).await, both);
        // The file was resolved a day earlier than reported, and so in time.
        let mut corrected = resolved("E-2b", "2026-11-19", "2026-11-19");
        corrected.supersedes = Some("E-2".to_owned());
        report(&service, &by, "k3", vec![corrected]).await;
        let nineteenth = day("2026-11-19");
        let after = BTreeMap::from([
            cases(Measure::FilesOnTime, september, 1),
            cases(Measure::FilesResolved, september, 1),
            cases(Measure::FilesOnTime, nineteenth, 1),
            cases(Measure::FilesResolved, nineteenth, 1),
        ]);
        assert_eq!(counted(&db).await, after);
        // Before the campaign: kept, and counts for nothing.
        let receipt = report(&service, &by, "k4", vec![resolved("E-0", "2026-08-14", "2026-08-14")]).await;
        assert_eq!((receipt.stored, receipt.outside_period), (1, 1));
        assert_eq!(counted(&db).await, after);
    })
    .await;
}

#[tokio::test]
async fn the_live_board_counts_what_was_reported() {
    on_both(async |db| {
        let (service, by) = site(&db).await;
        let files = async || {
            let board = service.board().await.unwrap();
            let line = board.indicators.into_iter().find(|line| line.indicator.code == "files_online");
            line.unwrap().figure
        };
        let before = files().await;
        let changes = *service.db().changes().borrow();
        let paper = CaseEvent { channel: Some(Channel::Counter), ..received("E-2") };
        report(&service, &by, "k1", vec![received("E-1"), paper]).await;
        let after = files().await;
        assert_eq!(after.numerator, before.numerator + 1);
        assert_eq!(after.denominator, before.denominator.map(|all| all + 2));
        service.db().changes().wait_for(|seen| *seen > changes).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_token_is_known_by_its_hash_until_it_is_renewed_or_revoked() {
    on_both(async |db| {
        let (service, _) = service_on(db.clone());
        let first = service.add_source("mot-cua").await.unwrap();
        assert!(service.reporter(&first).await.is_ok());
        assert!(matches!(service.reporter("thidua_wrong").await, Err(Failure::NotSignedIn)));
        let refused = async |outcome: Result<String, Failure<SourceRefused>>| match outcome {
            Err(Failure::Refused(refusal)) => refusal,
            other => panic!("{other:?}"),
        };
        assert_eq!(refused(service.add_source("mot-cua").await).await, SourceRefused::Taken);
        assert_eq!(refused(service.add_source("Một cửa").await).await, SourceRefused::BadName);
        assert_eq!(refused(service.renew_source("nobody").await).await, SourceRefused::Unknown);
        let second = service.renew_source("mot-cua").await.unwrap();
        assert!(matches!(service.reporter(&first).await, Err(Failure::NotSignedIn)));
        assert!(service.reporter(&second).await.is_ok());
        service.revoke_source("mot-cua").await.unwrap();
        assert!(matches!(service.reporter(&second).await, Err(Failure::NotSignedIn)));
        assert!(service.revoke_source("mot-cua").await.is_err());
        let sources = service.sources().await.unwrap();
        assert_eq!(sources.len(), 1);
        assert!(sources[0].revoked_at.is_some());
    })
    .await;
}

/// Events about few files, so that duplicates and corrections are frequent.
fn history() -> impl Strategy<Value = Vec<CaseEvent>> {
    let event = (0_usize..6, 8_i64..40, any::<bool>(), any::<bool>());
    let made = |(place, (step, days, flag, officer)): (usize, (usize, i64, bool, bool))| {
        let happened = Day(day("2026-08-10").0 + days);
        CaseEvent {
            step: CaseStep::ALL[step % 5],
            channel: Some(if flag { Channel::Online } else { Channel::Post }),
            due: Some(Day(happened.0 - i64::from(flag))),
            happened_at_ms: happened.starts_at_ms(),
            officer: officer.then(|| "CB032".to_owned()),
            agency: if officer { "so-khoa-hoc-cong-nghe" } else { AGENCY }.to_owned(),
            // Every third event corrects the one before it; chains come about.
            supersedes: (place % 3 > 0).then(|| format!("E-{}", place - 1)),
            ..received(&format!("E-{place}"))
        }
    };
    proptest::collection::vec(event, 1..24)
        .prop_map(move |events| events.into_iter().enumerate().map(made).collect())
}

/// The order of arrival, with repetitions, and where batches end.
type Arrival = (Vec<CaseEvent>, Vec<prop::sample::Index>, Vec<bool>);

fn arrivals() -> impl Strategy<Value = Arrival> {
    let shuffled = history().prop_flat_map(|events| Just(events).prop_shuffle());
    let again = proptest::collection::vec(any::<prop::sample::Index>(), 0..8);
    (shuffled, again, proptest::collection::vec(any::<bool>(), 40))
}

/// What the events must count as, whatever their order: each that none supersedes, within the campaign.
fn model(events: &[CaseEvent]) -> BTreeMap<(String, i64), i64> {
    let superseded: HashSet<&String> = events.iter().filter_map(|event| event.supersedes.as_ref()).collect();
    let campaign = day("2026-08-15")..=day("2027-01-31");
    let mut counted = BTreeMap::new();
    for event in events.iter().filter(|event| !superseded.contains(&event.event_id)) {
        for measure in event.measures().into_iter().filter(|_| campaign.contains(&event.day())) {
            *counted.entry((measure.name().to_owned(), event.day().0)).or_default() += 1;
        }
    }
    counted
}

#[tokio::test(flavor = "multi_thread")]
async fn totals_equal_a_recount_after_any_history_in_any_order() {
    on_both(async |db| {
        let (service, _) = site(&db).await;
        let runtime = tokio::runtime::Handle::current();
        let mut runner =
            TestRunner::new(Config { cases: 12, failure_persistence: None, ..Config::default() });
        let run = std::sync::atomic::AtomicUsize::new(0);
        let outcome = tokio::task::block_in_place(|| {
            runner.run(&arrivals(), |(events, again, ends)| {
                let run = run.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                runtime.block_on(one_history(&db, &service, run, &events, &again, &ends))
            })
        });
        outcome.unwrap();
    })
    .await;
}

/// Reports one history from a source of its own; its totals grow by exactly what the model counts.
async fn one_history(
    db: &Db,
    service: &Service,
    run: usize,
    events: &[CaseEvent],
    again: &[prop::sample::Index],
    ends: &[bool],
) -> Result<(), TestCaseError> {
    let token = service.add_source(&format!("run-{run}")).await.unwrap();
    let by = service.reporter(&token).await.unwrap();
    let before = counted(db).await;
    let repeated = again.iter().map(|index| index.get(events));
    let all: Vec<CaseEvent> = events.iter().chain(repeated).cloned().collect();
    let mut waiting = Vec::new();
    for (place, (event, end)) in all.iter().zip(ends).enumerate() {
        waiting.push(event.clone());
        if *end || place + 1 == all.len() {
            report(service, &by, &format!("k{place}"), std::mem::take(&mut waiting)).await;
        }
    }
    let mut grown = counted(db).await;
    for (key, amount) in before {
        *grown.entry(key).or_default() -= amount;
    }
    grown.retain(|_, amount| *amount != 0);
    prop_assert_eq!(grown, model(events));
    Ok(())
}
