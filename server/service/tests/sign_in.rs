//! Signing in: honest people behind one address get in, guessing one account is stopped.
#![expect(clippy::panic, clippy::unwrap_used, reason = "a test stops where its ground is missing")]

use domain::{personal_code::PersonalCode, viewer::Role};
use service::{Failure, Service, sign_in::SignInRefused, staff::NewAccount};
use store::{Db, WriteError, account, agency};
use testkit::{on_both, service_on};

async fn officials(db: &Db, count: u8) -> Vec<PersonalCode> {
    let codes: Vec<PersonalCode> = (0..count).map(|n| PersonalCode::from_random([n; 20])).collect();
    let stored: Result<(), WriteError> = db
        .write(codes.clone(), |tx, codes| {
            Box::pin(async move {
                let agency_id = agency::insert(tx, "so-a", "department", 1, "Sở A", "A").await?;
                for code in codes {
                    let officer = agency::OfficerRow {
                        id: 0,
                        agency_id,
                        officer_group: "agency_officer".to_owned(),
                        staff_code: code.handle(),
                        full_name: format!("Cán bộ {}", code.handle()),
                        title_vi: String::new(),
                        title_en: String::new(),
                        achievements_vi: String::new(),
                        achievements_en: String::new(),
                    };
                    let id = agency::insert_officer(tx, &officer, "can bo").await?;
                    let hash = service::sign_in::secret_hash(code);
                    account::insert_personal_code(tx, &code.handle(), id, &hash, 1).await?;
                }
                Ok(())
            })
        })
        .await;
    stored.unwrap();
    codes
}

async fn refused(service: &Service, typed: &str) -> SignInRefused {
    match service.sign_in_official(typed).await {
        Err(Failure::Refused(why)) => why,
        other => panic!("expected a refusal, got {:?}", other.map(|_| "a session")),
    }
}

/// A code of the same account with another secret and a fitting check letter.
fn guess(number: u8) -> String {
    let mut bytes = [0; 20];
    bytes[10] = number + 1;
    PersonalCode::from_random(bytes).printed()
}

#[tokio::test]
async fn a_session_knows_its_official_until_it_is_ended_or_expires() {
    on_both(async |db| {
        let (service, clock) = service_on(db.clone());
        let codes = officials(&db, 1).await;
        let token = service.sign_in_official(&codes[0].printed()).await.unwrap();
        let known = service.recognise(Some(&token.cookie), None).await.unwrap();
        assert!(known.official::<()>().is_ok());
        assert!(matches!(known.organiser::<()>(), Err(Failure::NotPermitted)));
        // A forged second half or a cut token is nobody's.
        assert!(service.recognise(Some("x.y"), None).await.unwrap().who().is_none());
        clock.advance(token.lives_ms);
        let later = service.recognise(Some(&token.cookie), None).await.unwrap();
        assert!(matches!(later.official::<()>(), Err(Failure::NotSignedIn)));
        let again = service.sign_in_official(&codes[0].printed()).await.unwrap();
        service.sign_out(&again.cookie).await.unwrap();
        assert!(service.recognise(Some(&again.cookie), None).await.unwrap().who().is_none());
    })
    .await;
}

#[tokio::test]
async fn guessing_one_code_is_stopped_and_nobody_else_is() {
    on_both(async |db| {
        let (service, clock) = service_on(db.clone());
        let codes = officials(&db, 30).await;
        for number in 0..6 {
            assert_eq!(refused(&service, &guess(number)).await, SignInRefused::UnknownCode);
        }
        // Now even the right code waits: a guesser must not learn that it is right.
        let why = refused(&service, &codes[0].printed()).await;
        assert!(matches!(why, SignInRefused::Blocked { .. }));
        for code in &codes[1..] {
            assert!(service.sign_in_official(&code.printed()).await.is_ok());
        }
        clock.advance(31_000);
        assert!(service.sign_in_official(&codes[0].printed()).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn a_typing_error_costs_no_try() {
    on_both(async |db| {
        let (service, _) = service_on(db.clone());
        let codes = officials(&db, 1).await;
        let mut typed = codes[0].printed();
        typed.replace_range(0..1, "9");
        for _ in 0..20 {
            assert!(matches!(refused(&service, &typed).await, SignInRefused::Mistyped(_)));
        }
        assert!(service.sign_in_official(&codes[0].printed()).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn staff_sign_in_with_a_password_and_roles_decide() {
    on_both(async |db| {
        let (service, _) = service_on(db);
        let account = NewAccount {
            username: "Quanly".to_owned(),
            display_name: "Quản lý".to_owned(),
            password: "mat khau dai".to_owned(),
            roles: vec![Role::Manager],
        };
        service.add_staff(account.clone()).await.unwrap();
        assert!(matches!(service.add_staff(account).await, Err(Failure::Refused(_))));
        let wrong = service.sign_in_staff("quanly", "mat khau sai").await;
        assert!(matches!(wrong, Err(Failure::Refused(SignInRefused::Wrong))));
        let nobody = service.sign_in_staff("ai-do", "mat khau sai").await;
        assert!(matches!(nobody, Err(Failure::Refused(SignInRefused::Wrong))));
        let token = service.sign_in_staff(" QUANLY ", "mat khau dai").await.unwrap();
        let known = service.recognise(Some(&token.cookie), None).await.unwrap();
        assert!(known.manager::<()>().is_ok());
        assert!(matches!(known.organiser::<()>(), Err(Failure::NotPermitted)));
        assert!(matches!(known.official::<()>(), Err(Failure::NotPermitted)));
    })
    .await;
}
