//! Signing in: roles decide, guessing one account is stopped and nobody else is.
#![expect(clippy::panic, reason = "a test stops where its ground is missing")]

use domain::{Code, viewer::Role};
use service::{
    Failure, Service,
    sign_in::SignInRefused,
    staff::{AccountRefused, NewAccount},
};
use testkit::{on_both, service_on};

const PASSWORD: &str = "mat khau dai";

fn account(username: &str, roles: &[Role]) -> NewAccount {
    NewAccount {
        username: username.to_owned(),
        display_name: username.to_uppercase(),
        password: PASSWORD.to_owned(),
        roles: roles.to_vec(),
    }
}

async fn refused(service: &Service, username: &str, password: &str) -> SignInRefused {
    match service.sign_in_staff(username, password).await {
        Err(Failure::Refused(why)) => why,
        other => panic!("expected a refusal, got {:?}", other.map(|_| "a session")),
    }
}

#[tokio::test]
async fn a_session_knows_its_account_until_it_is_ended_or_expires() {
    on_both(async |db| {
        let (service, clock) = service_on(db);
        service.add_staff(account("tochuc", &[Role::Organiser])).await.unwrap();
        let token = service.sign_in_staff("tochuc", PASSWORD).await.unwrap();
        let known = service.recognise(Some(&token.cookie), None).await.unwrap();
        assert!(known.organiser::<()>().is_ok());
        // Neither a made-up cookie nor one with something added is anybody's.
        for forged in ["x.y", &format!("{}.AAAA", token.cookie), &token.cookie[1..]] {
            let known = service.recognise(Some(forged), None).await.unwrap();
            assert!(known.who().is_none() && matches!(known.manager::<()>(), Err(Failure::NotSignedIn)));
        }
        // A staff session is no contestant's.
        assert!(!service.recognise(None, Some(&token.cookie)).await.unwrap().is_contestant());
        clock.advance(token.lives_ms);
        let later = service.recognise(Some(&token.cookie), None).await.unwrap();
        assert!(matches!(later.organiser::<()>(), Err(Failure::NotSignedIn)));
        let again = service.sign_in_staff("tochuc", PASSWORD).await.unwrap();
        service.sign_out(&again.cookie).await.unwrap();
        assert!(service.recognise(Some(&again.cookie), None).await.unwrap().who().is_none());
    })
    .await;
}

#[tokio::test]
async fn guessing_one_password_is_stopped_and_nobody_else_is() {
    on_both(async |db| {
        let (service, clock) = service_on(db);
        for username in ["tochuc", "quanly"] {
            service.add_staff(account(username, &[Role::Manager])).await.unwrap();
        }
        for _ in 0..6 {
            assert_eq!(refused(&service, "quanly", "mat khau sai").await, SignInRefused::Wrong);
        }
        // Now even the right password waits: a guesser must not learn that it is right.
        let why = refused(&service, "quanly", PASSWORD).await;
        assert!(matches!(why, SignInRefused::Blocked { .. }));
        assert!(service.sign_in_staff("tochuc", PASSWORD).await.is_ok());
        clock.advance(31_000);
        assert!(service.sign_in_staff("quanly", PASSWORD).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn staff_sign_in_with_a_password_and_roles_decide() {
    on_both(async |db| {
        let (service, _) = service_on(db);
        service.add_staff(account("Quanly", &[Role::Manager])).await.unwrap();
        let twice = service.add_staff(account("quanly", &[Role::Manager])).await;
        assert!(matches!(twice, Err(Failure::Refused(AccountRefused::Taken))));
        assert_eq!(refused(&service, "quanly", "mat khau sai").await, SignInRefused::Wrong);
        assert_eq!(refused(&service, "ai-do", PASSWORD).await, SignInRefused::Wrong);
        let token = service.sign_in_staff(" QUANLY ", PASSWORD).await.unwrap();
        let known = service.recognise(Some(&token.cookie), None).await.unwrap();
        assert!(known.manager::<()>().is_ok());
        assert!(matches!(known.organiser::<()>(), Err(Failure::NotPermitted)));
    })
    .await;
}

#[tokio::test]
async fn each_role_of_an_election_permits_its_own_part_only() {
    on_both(async |db| {
        let (service, _) = service_on(db);
        let roles = [Role::Organiser, Role::Trustee, Role::CodeKeeper, Role::Manager];
        for role in roles {
            let username = role.name().replace('_', "-");
            service.add_staff(account(&username, &[role])).await.unwrap();
            let token = service.sign_in_staff(&username, PASSWORD).await.unwrap();
            let known = service.recognise(Some(&token.cookie), None).await.unwrap();
            let permitted = [
                known.organiser::<()>().is_ok(),
                known.trustee::<()>().is_ok(),
                known.code_keeper::<()>().is_ok(),
                known.manager::<()>().is_ok(),
            ];
            let is = |wanted| role == wanted;
            let expected = [
                is(Role::Organiser),
                is(Role::Trustee),
                is(Role::CodeKeeper),
                is(Role::Manager) || is(Role::Organiser),
            ];
            assert_eq!(permitted, expected, "{role:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn nobody_holds_roles_that_watch_each_other() {
    on_both(async |db| {
        let (service, _) = service_on(db);
        let both = [Role::CodeKeeper, Role::Manager, Role::Organiser];
        let refused = service.add_staff(account("caphai", &both)).await;
        let Err(failure @ Failure::Refused(AccountRefused::Roles(_))) = refused else {
            panic!("expected a refusal")
        };
        assert_eq!(failure.code(), Code::RolesConflict);
        assert!(service.sign_in_staff("caphai", PASSWORD).await.is_err());
        // Nor states figures of an agency and accepts them.
        let both = service.add_staff(account("caba", &[Role::Organiser, Role::AgencyCoordinator])).await;
        assert!(matches!(both, Err(Failure::Refused(AccountRefused::Roles(_)))));
        let apart = [Role::CodeKeeper, Role::Manager, Role::Trustee];
        service.add_staff(account("phatma", &apart)).await.unwrap();
    })
    .await;
}
