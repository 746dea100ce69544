//! Signing in and out, guessing, and what a session permits.

use domain::viewer::Role;
use futures::future::join_all;
use service::{session::SESSION_MS, staff::NewAccount};

use crate::support::{Site, on_both_sites, on_site};

const STAFF: &str = "/api/session/staff";

#[tokio::test]
async fn a_wrong_password_and_an_unknown_name_are_not_told_apart() {
    on_site(async |site| {
        let mut visitor = site.visitor();
        let wrong = visitor.post(STAFF, &[("username", "tochuc"), ("password", "sai roi")]).await;
        wrong.assert_refused(401, "sign_in_wrong");
        let nobody = visitor.post(STAFF, &[("username", "khong-co"), ("password", "sai roi")]).await;
        assert_eq!(nobody.body, wrong.body);
        assert!(!visitor.cookies.contains_key("thidua_session"));
    })
    .await;
}

#[tokio::test]
async fn a_blocked_account_waits_even_with_the_right_password() {
    on_both_sites(async |site| {
        let mut guesser = site.visitor();
        for _ in 0..6 {
            let answer = guesser.post(STAFF, &[("username", "quanly"), ("password", "doan mo")]).await;
            answer.assert_refused(401, "sign_in_wrong");
        }
        let right = [("username", "quanly"), ("password", site.password("quanly"))];
        guesser.post(STAFF, &right).await.assert_refused(429, "sign_in_blocked");
        // Nobody else has to wait, and after a while neither has the owner.
        site.staff("tochuc").await;
        site.clock.advance(31_000);
        site.staff("quanly").await;
    })
    .await;
}

const CROWD_PASSWORD: &str = "mat khau chung";

/// Signs in from a browser of its own; answers why not, if not.
async fn sign_in_from_the_agency(site: &Site, username: &str, password: &str) -> Option<String> {
    let fields = [("username", username), ("password", password)];
    site.visitor().post(STAFF, &fields).await.code()
}

#[tokio::test]
async fn many_accounts_behind_one_address_sign_in_while_a_guesser_there_is_stopped() {
    on_both_sites(async |site| {
        let names: Vec<String> = (0..12).map(|number| format!("dong-nguoi-{number}")).collect();
        for name in &names {
            let account = NewAccount {
                username: name.clone(),
                display_name: name.clone(),
                password: CROWD_PASSWORD.to_owned(),
                roles: vec![Role::Manager],
            };
            site.service.add_staff(account).await.expect("an account");
        }
        let (victim, honest) = names.split_last().expect("names");
        // Within one minute of the server's clock: it stands still.
        let (refused, guessed) = tokio::join!(
            join_all(honest.iter().map(|name| sign_in_from_the_agency(&site, name, CROWD_PASSWORD))),
            join_all((0..15).map(|_| sign_in_from_the_agency(&site, victim, "doan mo"))),
        );
        assert_eq!(refused.iter().flatten().count(), 0, "{refused:?}");
        let stopped = guessed.iter().filter(|code| code.as_deref() == Some("sign_in_blocked")).count();
        assert_eq!(stopped, guessed.len() - 6, "{guessed:?}");
        let even_right = sign_in_from_the_agency(&site, victim, CROWD_PASSWORD).await;
        assert_eq!(even_right.as_deref(), Some("sign_in_blocked"));
    })
    .await;
}

#[tokio::test]
async fn signing_in_leads_to_the_accounts_own_pages() {
    on_site(async |site| {
        let own = [
            ("tochuc", "/organise"),
            ("quanly", "/organise"),
            ("kiemphieu1", "/trustee"),
            ("phatma", "/codes"),
            ("soande", "/questions"),
            ("daumoi", "/contest/roster"),
        ];
        for (username, address) in own {
            let fields = [("username", username), ("password", site.password(username))];
            let (location, page) = site.visitor().fill_in("/sign-in", STAFF, &fields).await;
            assert_eq!((location.as_str(), page.status.as_u16()), (address, 200), "{page:?}");
            for (_, other) in own {
                let link = format!("<li><a href=\"{other}\"");
                assert_eq!(page.body.contains(&link), other == address, "{username}: {link}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn an_expired_or_ended_session_is_nobodys() {
    on_both_sites(async |site| {
        let mut organiser = site.staff("tochuc").await;
        organiser.read("/api/audit/page", &[]).await.assert_done();
        let stolen = organiser.clone();
        site.clock.advance(SESSION_MS);
        organiser.read("/api/audit/page", &[]).await.assert_refused(401, "not_signed_in");
        let mut organiser = site.staff("tochuc").await;
        let mut copy = organiser.clone();
        organiser.post("/api/session/end", &[]).await.assert_done();
        assert!(!organiser.cookies.contains_key("thidua_session"), "the browser forgets it");
        // A copy of the cookie is worth nothing either.
        copy.read("/api/audit/page", &[]).await.assert_refused(401, "not_signed_in");
        stolen.clone().read("/api/audit/page", &[]).await.assert_refused(401, "not_signed_in");
    })
    .await;
}

#[tokio::test]
async fn a_role_comes_from_the_session_and_cannot_be_claimed() {
    on_site(async |site| {
        let mut commits = site.watch_commits().await;
        let mut visitor = site.visitor();
        for cookie in ["organiser", "AAAA.BBBB", &"A".repeat(43), "'; DROP TABLE session; --", "\u{e0}"] {
            visitor.cookies.insert("thidua_session".to_owned(), cookie.to_owned());
            visitor.cookies.insert("role".to_owned(), "organiser".to_owned());
            visitor
                .read("/api/audit/page", &[("role", "organiser")])
                .await
                .assert_refused(401, "not_signed_in");
        }
        commits.assert_none("forged cookies").await;
        // One letter of a real session changed.
        let mut organiser = site.staff("tochuc").await;
        let cookie = organiser.cookies.get_mut("thidua_session").expect("a session");
        let other = if cookie.starts_with('A') { "B" } else { "A" };
        cookie.replace_range(0..1, other);
        organiser.read("/api/audit/page", &[]).await.assert_refused(401, "not_signed_in");
    })
    .await;
}

#[tokio::test]
async fn other_roles_are_kept_from_what_organisers_do() {
    on_site(async |site| {
        let mut outsiders = Vec::new();
        for username in ["quanly", "kiemphieu1", "phatma", "soande", "phanbien"] {
            outsiders.push(site.staff(username).await);
        }
        let mut commits = site.watch_commits().await;
        for actor in &mut outsiders {
            actor.read("/api/audit/page", &[]).await.assert_refused(403, "not_permitted");
            actor.read("/api/contest/rounds", &[]).await.assert_refused(403, "not_permitted");
            for path in ["/api/contest/open-round", "/api/contest/close-round"] {
                actor.post(path, &[("round", "1")]).await.assert_refused(403, "not_permitted");
            }
        }
        for path in ["/api/contest/open-round", "/api/contest/close-round"] {
            site.visitor().post(path, &[("round", "1")]).await.assert_refused(401, "not_signed_in");
        }
        commits.assert_none("forbidden steps").await;
    })
    .await;
}
