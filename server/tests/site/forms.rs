//! No form of another site or browser is accepted, and forms without a program lead back.

use axum::http::Request;
use base64::{Engine, engine::general_purpose::URL_SAFE};

use crate::support::{Site, on_site, server_functions};

/// Fields with which each writing server function can be called, apart from the form token.
///
/// A server function that is missing here makes the test below fail: add it, or make it a `GET` if it
/// only reads.
const WRITES: &[(&str, &[(&str, &str)])] = &[
    ("/api/contest/close-round", &[("round", "1")]),
    ("/api/contest/continue", &[("code", "XXXX")]),
    (
        "/api/contest/enter-citizen",
        &[
            ("full_name", "Người Thử"),
            ("birth_date", "2000-01-01"),
            ("commune", "xa-1"),
            ("phone", "0900000000"),
            ("consent", "true"),
            ("consent_version", "2026-11"),
        ],
    ),
    (
        "/api/contest/enter-officer",
        &[
            ("agency", "trung-tam"),
            ("staff_code", "CB001"),
            ("consent", "true"),
            ("consent_version", "2026-11"),
        ],
    ),
    ("/api/contest/leave", &[]),
    ("/api/contest/open-round", &[("round", "1")]),
    ("/api/contest/save", &[("place", "0"), ("shown", "0"), ("sequence", "1")]),
    ("/api/contest/save-next", &[("place", "0"), ("shown", "0"), ("next", "2")]),
    ("/api/contest/start", &[]),
    ("/api/contest/submit", &[]),
    ("/api/election/cast", &[("election_id", "1"), ("choices", "1.1")]),
    ("/api/election/review", &[("election_id", "1")]),
    ("/api/election/step", &[("election_id", "1"), ("step", "close")]),
    ("/api/rating/give", &[("ticket", "AAAAAAAAAAAAAAAAAAAAAA"), ("counter", "Q01"), ("level", "satisfied")]),
    ("/api/session/end", &[]),
    ("/api/session/official", &[("code", "XXXX")]),
    ("/api/session/staff", &[("username", "tochuc"), ("password", "mat khau dai")]),
    ("/api/settings/language", &[("language", "en")]),
    ("/api/settings/text-size", &[("size", "large")]),
];

/// Server functions that change nothing, with fields they can be called with.
const READS: &[(&str, &[(&str, &str)])] = &[
    ("/api/audit/page", &[]),
    ("/api/campaign", &[]),
    ("/api/contest/clock", &[]),
    ("/api/contest/entry", &[]),
    ("/api/contest/home", &[]),
    ("/api/contest/paper", &[]),
    ("/api/contest/result", &[]),
    ("/api/contest/rounds", &[]),
    ("/api/election/find", &[("election_id", "1"), ("code", "AAAA-AAAA")]),
    ("/api/election/list", &[]),
    ("/api/election/organise", &[]),
    ("/api/election/page", &[("election_id", "1")]),
    ("/api/election/paper", &[("election_id", "1")]),
    ("/api/election/receipt", &[("election_id", "1")]),
    ("/api/progress/agency", &[("code", "so-tai-chinh")]),
    ("/api/progress/board", &[]),
    ("/api/progress/home", &[]),
    ("/api/rating/form", &[("counter", "Q01")]),
    ("/api/rating/sheets", &[]),
];

#[tokio::test]
async fn every_server_function_is_known_to_the_tests_below() {
    on_site(async |_| {
        for (path, method) in server_functions() {
            let listed = |list: &[(&str, _)]| list.iter().filter(|(known, _)| *known == path).count();
            let (writes, reads) = (listed(WRITES), listed(READS));
            // A `GET` only reads: it needs no token, and other sites may ask for it.
            let known = if method == "GET" { (writes, reads) == (0, 1) } else { writes + reads == 1 };
            assert!(known, "{method} {path} stands {writes} times in WRITES, {reads} times in READS");
        }
    })
    .await;
}

#[tokio::test]
async fn a_form_without_this_browsers_token_is_refused_and_stores_nothing() {
    on_site(async |site| {
        let mut commits = site.watch_commits().await;
        for (path, fields) in WRITES {
            let (mut actor, mut other) = (site.visitor(), site.visitor());
            actor.token().await;
            let stolen = other.token().await;
            for token in ["", "x", &stolen] {
                let fields: Vec<_> = [("csrf", token)].iter().chain(*fields).copied().collect();
                let answer = actor.post_bare(path, &fields).await;
                answer.assert_refused(403, "form_token_invalid");
                assert!(answer.cookies().is_empty(), "{path} set a cookie: {answer:?}");
            }
            actor.post_bare(path, fields).await.assert_refused(400, "malformed");
        }
        commits.assert_none("forms with a wrong token").await;
        // The same watch sees what a right form stores.
        site.staff("tochuc").await;
        commits.assert_some().await;
    })
    .await;
}

#[tokio::test]
async fn reading_server_functions_store_nothing() {
    on_site(async |site| {
        let mut organiser = site.staff("tochuc").await;
        let mut commits = site.watch_commits().await;
        for (path, fields) in READS {
            organiser.read(path, fields).await;
            commits.assert_none(path).await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_form_is_accepted_by_its_token_alone_and_not_by_its_referer() {
    on_site(async |site| {
        let mut visitor = site.visitor();
        visitor.token().await;
        let forged = Request::post("/api/settings/language")
            .header("content-type", "application/x-www-form-urlencoded")
            .header("referer", "http://thidua.test/sign-in")
            .header("origin", "http://thidua.test");
        let answer = visitor.send(forged, "csrf=x&language=en".into()).await;
        answer.assert_refused(403, "form_token_invalid");
    })
    .await;
}

/// Sends a wrong code from the page `from` as a browser without a program; answers where it leads.
async fn led_to(site: &Site, from: Option<&str>) -> String {
    let answer = site.visitor().post_plain("/api/session/official", from, &[("code", "none")]).await;
    assert_eq!(answer.status.as_u16(), 302, "{answer:?}");
    answer.header("location").to_owned()
}

#[tokio::test]
async fn an_error_leads_back_to_the_form_with_its_code() {
    on_site(async |site| {
        let location = led_to(&site, Some("http://thidua.test/sign-in?next=1")).await;
        let (page, query) = location.split_once('?').expect("a query");
        assert_eq!(page, "http://thidua.test/sign-in");
        assert!(query.contains("next=1") && query.contains("__path=%2Fapi%2Fsession%2Fofficial"), "{query}");
        let (_, error) = query.split_once("__err=").expect("an error");
        let error = error.split('&').next().unwrap_or_default().replace("%3D", "=");
        let error = URL_SAFE.decode(error).expect("base64");
        let error: serde_json::Value = serde_json::from_slice(&error).expect("JSON");
        assert_eq!(
            error,
            serde_json::json!({
                "code": "personal_code_mistyped",
                "fields": [{"field": "code", "code": "personal_code_mistyped"}],
            })
        );
        // The page then says it in words.
        let mut visitor = site.visitor();
        let page = visitor.get(&location.replace("http://thidua.test", "")).await;
        assert!(page.body.contains("role=\"alert\""), "{page:?}");
        assert!(!page.body.contains("personal_code_mistyped"), "a code is no message for people");
    })
    .await;
}

#[tokio::test]
async fn an_error_without_a_referer_leads_to_a_page_of_this_site() {
    on_site(async |site| {
        let location = led_to(&site, None).await;
        assert!(location.starts_with('/') && !location.starts_with("//"), "{location}");
    })
    .await;
}

#[tokio::test]
async fn a_referer_of_another_site_is_no_way_out() {
    on_site(async |site| {
        let strange =
            ["https://evil.example/trap", "http://thidua.test.evil.example/", "//evil.example", "x"];
        for from in strange {
            let location = led_to(&site, Some(from)).await;
            let here = location.starts_with("http://thidua.test/")
                || location.starts_with('/') && !location.starts_with("//");
            assert!(here, "from {from} to {location}");
        }
        // The same after a success: choosing the language leads back to the page.
        let fields = [("language", "en")];
        let answer = site.visitor().post_plain("/api/settings/language", Some(strange[0]), &fields).await;
        assert!(!answer.header("location").contains("evil"), "{answer:?}");
    })
    .await;
}

#[tokio::test]
async fn a_malformed_plain_form_leads_back_without_a_parsers_words() {
    on_site(async |site| {
        let from = Some("http://thidua.test/");
        let answer = site.visitor().post_plain("/api/settings/language", from, &[("language", "xx")]).await;
        assert_eq!(answer.status.as_u16(), 302);
        let (_, error) = answer.header("location").split_once("__err=").expect("an error");
        let error = URL_SAFE.decode(error.replace("%3D", "=")).expect("base64");
        assert_eq!(String::from_utf8_lossy(&error), r#"{"code":"malformed"}"#);
    })
    .await;
}
