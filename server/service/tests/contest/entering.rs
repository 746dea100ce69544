//! Entering: who may, who may not, once each, and going on elsewhere.

use std::collections::BTreeSet;

use domain::{
    Code,
    contest::{
        AttemptState, ContinueRefused, EntryForm, EntryRefused, EraseRefused, ExclusionReason, RosterView,
    },
    viewer::Role,
};
use service::{Contestant, Failure, session::SignedIn, staff::NewAccount};
use testkit::on_both;

use crate::{
    refused,
    world::{QUESTIONS, World, citizen, guesses, staff},
};

fn field(outcome: Result<Contestant, Failure<EntryRefused>>) -> (String, Code) {
    match refused(outcome) {
        EntryRefused::Invalid(fields) if fields.len() == 1 => (fields[0].field.clone(), fields[0].code),
        other => panic!("expected one field at fault, got {other:?}"),
    }
}

#[tokio::test]
async fn who_may_not_enter_is_told_why_and_nothing_is_stored() {
    on_both(async |db| {
        let world = World::open(db).await;
        // The clock of the tests stands at 21 November 2026.
        let born = |date: &str| EntryForm { birth_date: date.to_owned(), ..citizen("Lê Văn Mẫu") };
        let young = world.enter(&born("2011-11-22")).await;
        assert_eq!(field(young), ("birth_date".to_owned(), Code::TooYoung));
        let no_consent = EntryForm { consent: false, ..born("2011-11-21") };
        assert_eq!(field(world.enter(&no_consent).await), ("consent".to_owned(), Code::ConsentMissing));
        let old_text = EntryForm { consent_version: "2019-01".to_owned(), ..born("2011-11-21") };
        assert_eq!(field(world.enter(&old_text).await), ("consent".to_owned(), Code::ConsentMissing));
        let elsewhere = EntryForm { commune: "xa-khac".to_owned(), ..born("2011-11-21") };
        assert_eq!(field(world.enter(&elsewhere).await), ("commune".to_owned(), Code::NotFound));
        for form in [staff("so-a", "KHONG-CO"), staff("so-b", "CB0"), staff("khong-co", "CB0")] {
            assert_eq!(refused(world.enter(&form).await), EntryRefused::StaffUnknown);
        }
        assert_eq!(world.audit("contest.enter").await.len(), 0);
        // Whoever turns fifteen today may.
        assert!(world.enter(&born("2011-11-21")).await.is_ok());
        assert!(world.enter(&staff("so-a", "CB0")).await.is_ok());
        assert_eq!(world.audit("contest.enter").await.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn one_person_enters_once_however_the_name_is_typed() {
    on_both(async |db| {
        let world = World::open(db).await;
        world.enter(&citizen("Đặng Thị Ước Mơ")).await.unwrap();
        for name in
            ["Đặng Thị Ước Mơ", "ĐẶNG THỊ  ƯỚC MƠ", "Đa\u{323}\u{306}ng Thi\u{323} Ươ\u{301}c Mo\u{31b}"]
        {
            let again = EntryForm { phone: "+84 912 345 678".to_owned(), ..citizen(name) };
            assert_eq!(refused(world.enter(&again).await), EntryRefused::AlreadyEntered, "{name}");
        }
        let sister = citizen("Đặng Thị Ước Mong");
        assert!(world.enter(&sister).await.is_ok());
        // A person with the same name and birthday in the same commune may be the same, or may not: two
        // people decide that.
        let twin = EntryForm { phone: "0987654321".to_owned(), ..citizen("Đặng Thị Ước Mơ") };
        assert!(world.enter(&twin).await.is_ok());
        let shared: Vec<String> = world.suspicions().await.into_iter().map(|(.., shared)| shared).collect();
        assert_eq!(shared, ["person", "phone"]);
        world.enter(&staff("so-a", "CB0")).await.unwrap();
        assert_eq!(refused(world.enter(&staff("so-a", "cb0")).await), EntryRefused::AlreadyEntered);
    })
    .await;
}

#[tokio::test]
async fn entering_and_starting_many_times_at_once_makes_one_of_each() {
    on_both(async |db| {
        let world = World::open(db).await;
        let form = citizen("Trần Thị Ví Dụ");
        let tries = futures::future::join_all((0..8).map(|_| world.enter(&form))).await;
        let (entered, others): (Vec<_>, Vec<_>) = tries.into_iter().partition(Result::is_ok);
        assert_eq!(entered.len(), 1);
        for other in others {
            assert_eq!(refused(other), EntryRefused::AlreadyEntered);
        }
        let who = *entered[0].as_ref().unwrap();
        let starts = futures::future::join_all((0..8).map(|_| world.service.start(who))).await;
        let attempts: BTreeSet<i64> = starts.into_iter().map(Result::unwrap).collect();
        assert_eq!(attempts.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn an_entry_code_goes_on_elsewhere_and_guessing_it_is_stopped() {
    on_both(async |db| {
        let world = World::open(db).await;
        let entered = world.service.enter(&citizen("Trần Thị Ví Dụ")).await.unwrap();
        let who = world.contestant(&entered.token.cookie).await;
        let attempt = world.service.start(who).await.unwrap();
        let here = world.service.my_contest(who, &entered.token.cookie).await.unwrap();
        assert_eq!(here.entry_code.as_deref(), Some(entered.entry_code.as_str()));
        assert_eq!((here.full_name.as_str(), here.attempt), ("Trần Thị Ví Dụ", Some(AttemptState::Open)));
        let typed = entered.entry_code.to_lowercase().replace('-', " ");
        let elsewhere = world.service.continue_with(&typed).await.unwrap();
        let same = world.contestant(&elsewhere.cookie).await;
        assert_eq!(world.service.start(same).await.unwrap(), attempt);
        let there = world.service.my_contest(same, &elsewhere.cookie).await.unwrap();
        assert_eq!(there.entry_code, None);
        for wrong in guesses(&entered.entry_code, 6) {
            let outcome = world.service.continue_with(&wrong).await;
            assert!(matches!(outcome, Err(Failure::Refused(ContinueRefused::UnknownCode))));
        }
        let blocked = world.service.continue_with(&entered.entry_code).await;
        assert!(matches!(blocked, Err(Failure::Refused(ContinueRefused::Blocked { .. }))));
        // Another contestant behind the same address is not kept waiting.
        let other = world.service.enter(&citizen("Lê Văn Mẫu")).await.unwrap();
        assert!(world.service.continue_with(&other.entry_code).await.is_ok());
        world.clock.advance(31_000);
        assert!(world.service.continue_with(&entered.entry_code).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn a_contestant_takes_the_own_data_along_and_erases_them() {
    on_both(async |db| {
        let world = World::open(db).await;
        let service = &world.service;
        let entered = service.enter(&citizen("Trần Thị Ví Dụ")).await.unwrap();
        let who = world.contestant(&entered.token.cookie).await;
        world.answer_right(who, 2).await;
        let data = service.own_data(who).await.unwrap();
        assert_eq!((data.full_name.as_str(), data.phone.as_deref()), ("Trần Thị Ví Dụ", Some("0912345678")));
        assert_eq!((data.home.vi.as_str(), data.birth_date.as_deref()), ("Xã Thử", Some("17/05/1990")));
        let answered = data.attempts[0].answers.iter().filter(|(_, chosen)| !chosen.is_empty()).count();
        assert_eq!((data.attempts[0].answers.len(), answered), (QUESTIONS, 2));
        let running = service.erase_own_data(who).await;
        assert!(matches!(running, Err(Failure::Refused(EraseRefused::AttemptRuns))));
        service.submit(who).await.unwrap();
        let board = world.board().await;
        service.erase_own_data(who).await.unwrap();
        assert_eq!(world.board().await, board, "what counts stays");
        let left = service.own_data(who).await.unwrap();
        assert_eq!((left.full_name.as_str(), left.phone, left.birth_date), ("", None, None));
        assert_eq!(left.home.vi, "");
        let session = service.recognise(None, Some(&entered.token.cookie)).await.unwrap();
        assert!(session.contestant::<()>().is_err(), "the session is over");
        assert!(service.continue_with(&entered.entry_code).await.is_err(), "and the entry code");
        let again = service.enter(&citizen("Trần Thị Ví Dụ")).await;
        assert!(matches!(again, Err(Failure::Refused(EntryRefused::AlreadyEntered))));
        let found = service.entrants(world.organiser, "vi du").await.unwrap();
        assert_eq!(found, []);
        // Another spelling of the name under the same telephone number is suspected as before.
        world.enter(&citizen("Trần Thị Ví Vụ")).await.unwrap();
        let suspected = service.suspicions(world.organiser).await.unwrap();
        assert!(matches!(suspected[..], [ref pair] if pair.shares_phone));
        service.close_round(world.organiser, world.round_id).await.unwrap();
        assert!(service.result_file(world.round_id, 0).await.unwrap().contains("\nattempt "));
    })
    .await;
}

#[tokio::test]
async fn whoever_helps_to_hold_the_contest_is_refused() {
    on_both(async |db| {
        let world = World::open(db).await;
        let by = world.organiser;
        world.service.exclude(by, " cb0 ", ExclusionReason::Author).await.unwrap();
        assert!(matches!(
            world.service.exclude(by, "KHONG-CO", ExclusionReason::Author).await,
            Err(Failure::NotFound)
        ));
        let outcome = world.enter(&staff("so-a", "CB0")).await;
        assert_eq!(refused(outcome), EntryRefused::Excluded);
        assert!(world.enter(&staff("so-a", "CB1")).await.is_ok());
        let trail = world.audit("contest.exclude").await;
        assert_eq!((trail.len(), trail[0].detail.as_str()), (1, "author"));
    })
    .await;
}

#[tokio::test]
async fn only_the_coordinator_of_an_agency_and_organisers_learn_who_has_not_entered() {
    on_both(async |db| {
        let world = World::open(db).await;
        let service = &world.service;
        let account = async |username: &str, role, staff_code: Option<&str>| {
            let account = NewAccount {
                username: username.to_owned(),
                display_name: "Đầu mối".to_owned(),
                password: "mat khau dai".to_owned(),
                roles: vec![role],
            };
            let id = service.add_staff(account).await.unwrap();
            if let Some(staff_code) = staff_code {
                service.link_staff(id, staff_code).await.unwrap();
            }
            let token = service.sign_in_staff(username, "mat khau dai").await.unwrap();
            service.recognise(Some(&token.cookie), None).await.unwrap()
        };
        let names = |view: RosterView| -> Vec<String> {
            view.staff.unwrap().missing.into_iter().map(|officer| officer.staff_code).collect()
        };
        let of_a =
            account("dau-moi-a", Role::AgencyCoordinator, Some("CB1")).await.roster_reader::<()>().unwrap();
        let view = service.roster(of_a, "").await.unwrap();
        assert_eq!(
            (view.chosen.as_str(), view.agencies.len()),
            ("so-a", 1),
            "the others are not even listed"
        );
        assert_eq!(names(view), ["CB0", "CB1"]);
        let who = world.enter(&staff("so-a", "cb0")).await.unwrap();
        assert_eq!(names(service.roster(of_a, "so-a").await.unwrap()), ["CB1"]);
        // Whoever erases the own data has entered all the same.
        service.erase_own_data(who).await.unwrap();
        assert_eq!(names(service.roster(of_a, "so-a").await.unwrap()), ["CB1"]);
        service.exclude(world.organiser, "CB1", ExclusionReason::Committee).await.unwrap();
        let staff = service.roster(of_a, "so-a").await.unwrap().staff.unwrap();
        assert_eq!((staff.roster, staff.excluded, staff.missing.len()), (2, 1, 0));
        for other in ["so-b", "so-c", "so-khac"] {
            assert!(matches!(service.roster(of_a, other).await, Err(Failure::NotPermitted)), "{other}");
        }
        // An account that belongs to no officer is nobody's coordinator.
        let nobody = account("dau-moi-x", Role::AgencyCoordinator, None).await.roster_reader::<()>().unwrap();
        for code in ["", "so-a"] {
            assert!(matches!(service.roster(nobody, code).await, Err(Failure::NotPermitted)));
        }
        let all = account("btc-3", Role::Organiser, None).await.roster_reader::<()>().unwrap();
        let view = service.roster(all, "").await.unwrap();
        assert_eq!((view.agencies.len(), view.staff), (3, None));
        assert_eq!(names(service.roster(all, "so-b").await.unwrap()), ["CC0"]);
        assert!(matches!(service.roster(all, "so-khac").await, Err(Failure::NotFound)));
        for role in [Role::Manager, Role::Secretary, Role::QuestionAuthor] {
            let other = account(&format!("khac-{}", role.name().replace('_', "-")), role, Some("CB1")).await;
            assert!(matches!(other.roster_reader::<()>(), Err(Failure::NotPermitted)));
        }
        assert!(matches!(SignedIn::default().roster_reader::<()>(), Err(Failure::NotSignedIn)));
        // The public learns the number.
        let table = service.agency_table().await.unwrap().unwrap();
        assert_eq!(table.agencies.iter().map(|line| line.absent()).collect::<Vec<_>>(), [2, 1]);
        let public = serde_json::to_string(&table).unwrap();
        assert!(!public.contains("CB1") && !public.contains("Cán bộ 1"));
    })
    .await;
}
