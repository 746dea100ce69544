//! Signing in and out, guessing, and what a session permits.

use domain::personal_code::PersonalCode;
use futures::future::join_all;
use service::session::SESSION_MS;
use store::{Db, WriteError, account, agency};

use crate::support::{Actor, Site, on_both_sites, on_site};

const OFFICIAL: &str = "/api/session/official";
const STAFF: &str = "/api/session/staff";

/// Values (0 to 31) of a code's letters without the check letter.
pub fn letter_values<const N: usize>(code: &str) -> [u8; N] {
    const LETTERS: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let value = |letter: char| LETTERS.chars().position(|known| known == letter).expect("a letter of a code");
    let mut values = code.chars().filter(|letter| *letter != '-').map(value);
    std::array::from_fn(|_| values.next().and_then(|value| u8::try_from(value).ok()).expect("a whole code"))
}

/// The same account's code with another secret and a fitting check letter, different for each number.
fn guess(code: &str, number: u8) -> String {
    let mut values: [u8; 20] = letter_values(code);
    values[10] = (values[10] + 1 + number) % 32;
    PersonalCode::from_random(values).printed()
}

#[tokio::test]
async fn wrong_codes_and_passwords_are_told_apart_only_as_far_as_they_may_be() {
    on_site(async |site| {
        let mut visitor = site.visitor();
        let code = site.personal_code("CB001");
        visitor.post(OFFICIAL, &[("code", "")]).await.assert_refused(422, "personal_code_mistyped");
        let mistyped = code.replace(&code[..1], if code.starts_with('9') { "8" } else { "9" });
        let answer = visitor.post(OFFICIAL, &[("code", &mistyped)]).await;
        answer.assert_refused(422, "personal_code_mistyped");
        assert_eq!(answer.fields(), ["code"]);
        let unknown = PersonalCode::from_random([31; 20]).printed();
        let wrong = guess(code, 0);
        let unknown = visitor.post(OFFICIAL, &[("code", &unknown)]).await;
        unknown.assert_refused(401, "personal_code_unknown");
        // Whether the account exists is not said.
        assert_eq!(visitor.post(OFFICIAL, &[("code", &wrong)]).await.body, unknown.body);
        let wrong = visitor.post(STAFF, &[("username", "tochuc"), ("password", "sai roi")]).await;
        wrong.assert_refused(401, "sign_in_wrong");
        let nobody = visitor.post(STAFF, &[("username", "khong-co"), ("password", "sai roi")]).await;
        assert_eq!(nobody.body, wrong.body);
        assert!(!visitor.cookies.contains_key("thidua_session"));
    })
    .await;
}

#[tokio::test]
async fn a_blocked_account_waits_even_with_the_right_code() {
    on_both_sites(async |site| {
        let mut guesser = site.visitor();
        let code = site.personal_code("CB002");
        for number in 0..6 {
            let answer = guesser.post(OFFICIAL, &[("code", &guess(code, number))]).await;
            answer.assert_refused(401, "personal_code_unknown");
        }
        guesser.post(OFFICIAL, &[("code", code)]).await.assert_refused(429, "sign_in_blocked");
        // Nobody else has to wait, and after a while neither has the owner.
        site.official("CB003").await;
        site.clock.advance(31_000);
        site.official("CB002").await;
    })
    .await;
}

#[tokio::test]
async fn a_guessed_password_is_stopped_too() {
    on_site(async |site| {
        let mut guesser = site.visitor();
        for _ in 0..6 {
            let answer = guesser.post(STAFF, &[("username", "quanly"), ("password", "doan mo")]).await;
            answer.assert_refused(401, "sign_in_wrong");
        }
        let right = [("username", "quanly"), ("password", site.password("quanly"))];
        guesser.post(STAFF, &right).await.assert_refused(429, "sign_in_blocked");
        site.staff("tochuc").await;
    })
    .await;
}

/// Stores officials beyond the demonstration's; answers their printed codes.
async fn store_officials(db: &Db, count: u16) -> Vec<String> {
    let code = |number: u16| {
        let mut bytes = [7; 20];
        bytes[..4].copy_from_slice(&[31, 30, (number / 32) as u8, (number % 32) as u8]);
        PersonalCode::from_random(bytes)
    };
    let codes: Vec<PersonalCode> = (0..count).map(code).collect();
    let stored: Result<(), WriteError> = db
        .write(codes.clone(), |tx, codes| {
            Box::pin(async move {
                let agency_id =
                    agency::insert(tx, "so-dong", "department", 99, "Sở Đông Người", "Crowd").await?;
                for (number, code) in codes.iter().enumerate() {
                    let officer = agency::OfficerRow {
                        id: 0,
                        agency_id,
                        officer_group: "agency_officer".to_owned(),
                        staff_code: format!("DN{number:03}"),
                        full_name: format!("Cán Bộ Thứ {number}"),
                        title_vi: String::new(),
                        title_en: String::new(),
                        achievements_vi: String::new(),
                        achievements_en: String::new(),
                    };
                    let id = agency::insert_officer(tx, &officer, "can bo thu").await?;
                    let hash = service::sign_in::secret_hash(code);
                    account::insert_personal_code(tx, &code.handle(), id, &hash, 1).await?;
                }
                Ok(())
            })
        })
        .await;
    stored.expect("officials are stored");
    codes.iter().map(PersonalCode::printed).collect()
}

async fn sign_in_from_the_agency(site: &Site, code: &str) -> Option<String> {
    let mut actor: Actor = site.visitor();
    actor.post(OFFICIAL, &[("code", code)]).await.code()
}

#[tokio::test]
async fn five_hundred_officials_behind_one_address_sign_in_while_a_guesser_there_is_stopped() {
    on_both_sites(async |site| {
        let codes = store_officials(site.service.db(), 501).await;
        let (victim, honest) = codes.split_last().expect("501 codes");
        let guesses: Vec<String> = (0..30).map(|number| guess(victim, number)).collect();
        // Within one minute of the server's clock: it stands still.
        let (refused, guessed) = tokio::join!(
            join_all(honest.iter().map(|code| sign_in_from_the_agency(&site, code))),
            join_all(guesses.iter().map(|code| sign_in_from_the_agency(&site, code))),
        );
        assert_eq!(refused.iter().flatten().count(), 0, "{refused:?}");
        let stopped = guessed.iter().filter(|code| code.as_deref() == Some("sign_in_blocked")).count();
        assert_eq!(stopped, guesses.len() - 6, "{guessed:?}");
        assert_eq!(sign_in_from_the_agency(&site, victim).await.as_deref(), Some("sign_in_blocked"));
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
async fn officials_and_managers_are_kept_from_what_organisers_do() {
    on_site(async |site| {
        let mut outsiders = [site.official("CB001").await, site.staff("quanly").await];
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
