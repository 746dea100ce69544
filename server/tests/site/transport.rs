//! Headers and cookies: what a browser is told to forbid and to keep.

use std::collections::BTreeSet;

use axum::{body::Body, http::Request};

use crate::support::{Answer, on_site, on_site_at};

/// Addresses of every kind of answer: pages, refusals, files, feeds, figures.
const EVERY_KIND: [&str; 9] = [
    "/",
    "/sign-in",
    "/no-such-page",
    "/api/no/such",
    "/pkg/none.js",
    "/healthz",
    "/readyz",
    "/metrics",
    "/qr/Q01.svg",
];

/// A form that is refused.
const WRONG: [(&str, &str); 2] = [("username", "tochuc"), ("password", "sai roi")];

fn assert_secured(path: &str, answer: &Answer) {
    let wanted = [
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
        ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
    ];
    for (name, value) in wanted {
        assert_eq!(answer.header(name), value, "{name} of {path}");
    }
    let policy = answer.header("content-security-policy");
    assert!(policy.contains("default-src 'none'"), "{path}: {policy}");
    assert!(policy.contains("frame-ancestors 'none'"), "{path}: {policy}");
    assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{path}: {policy}");
    assert_eq!(answer.header("x-request-id").len(), 16, "{path}");
}

#[tokio::test]
async fn every_answer_carries_the_security_headers_and_an_id_of_its_own() {
    on_site(async |site| {
        let mut visitor = site.visitor();
        let mut ids = BTreeSet::new();
        for path in EVERY_KIND {
            let answer = visitor.get(path).await;
            assert_secured(path, &answer);
            assert!(ids.insert(answer.header("x-request-id").to_owned()), "{path}");
        }
        let huge = Body::from("x".repeat(100_000));
        let refused = visitor.send(Request::post("/api/session/staff"), huge).await;
        assert_secured("a refused body", &refused);
        let refused = visitor.post("/api/session/staff", &WRONG).await;
        assert_secured("a refused form", &refused);
    })
    .await;
}

#[tokio::test]
async fn scripts_run_by_a_nonce_that_no_other_answer_has() {
    on_site(async |site| {
        let mut visitor = site.visitor();
        let mut nonces = BTreeSet::new();
        for path in ["/", "/", "/sign-in", "/no-such-page"] {
            let page = visitor.get(path).await;
            let policy = page.header("content-security-policy");
            let (_, rest) = policy.split_once("'nonce-").expect("a nonce");
            let nonce = rest.split('\'').next().unwrap_or_default().to_owned();
            assert!(nonce.len() >= 16, "{nonce}");
            assert!(page.body.contains("<script"), "{path} has no script");
            for script in page.body.split("<script").skip(1) {
                let tag = script.split('>').next().unwrap_or_default();
                assert!(tag.contains(&format!("nonce=\"{nonce}\"")), "{path}: <script{tag}>");
            }
            for inline in [" style=\"", " onclick=", " onsubmit=", " onload=", "javascript:"] {
                assert!(!page.body.contains(inline), "{path} has {inline}");
            }
            assert!(nonces.insert(nonce), "the same nonce twice");
        }
    })
    .await;
}

#[tokio::test]
async fn pages_are_kept_by_no_cache() {
    on_site(async |site| {
        let mut visitor = site.visitor();
        for path in ["/", "/sign-in", "/organise", "/no-such-page"] {
            assert_eq!(visitor.get(path).await.header("cache-control"), "no-store", "{path}");
        }
        let refused = visitor.post("/api/session/staff", &WRONG).await;
        assert_eq!(refused.header("cache-control"), "no-store");
    })
    .await;
}

/// Signs everybody in and changes every setting; answers all cookies that were set.
async fn all_cookies(site: &crate::support::Site) -> Vec<String> {
    let mut actor = site.visitor();
    let mut cookies = Vec::new();
    let mut note = |answer: Answer| cookies.extend(answer.cookies().into_iter().map(str::to_owned));
    note(actor.get("/sign-in").await);
    let account = [("username", "tochuc"), ("password", site.password("tochuc"))];
    note(actor.post("/api/session/staff", &account).await);
    note(actor.post("/api/settings/language", &[("language", "en")]).await);
    note(actor.post("/api/settings/text-size", &[("size", "large")]).await);
    note(actor.post("/api/session/end", &[]).await);
    cookies
}

#[tokio::test]
async fn no_script_and_no_other_site_can_use_the_cookies() {
    on_site(async |site| {
        let cookies = all_cookies(&site).await;
        assert_eq!(cookies.len(), 5, "{cookies:?}");
        for cookie in cookies {
            let attributes: Vec<&str> = cookie.split("; ").skip(1).collect();
            for wanted in ["HttpOnly", "SameSite=Lax", "Path=/"] {
                assert!(attributes.contains(&wanted), "{wanted} is missing: {cookie}");
            }
            assert!(!cookie.starts_with("__Host-"), "a browser refuses this over HTTP: {cookie}");
        }
    })
    .await;
}

#[tokio::test]
async fn over_https_cookies_are_bound_to_the_host_and_the_connection() {
    on_site_at("https://thidua.test", async |site| {
        let cookies = all_cookies(&site).await;
        assert_eq!(cookies.len(), 5, "{cookies:?}");
        for cookie in cookies {
            assert!(cookie.starts_with("__Host-thidua_"), "{cookie}");
            for wanted in ["; Secure", "; HttpOnly", "; SameSite=Lax", "; Path=/"] {
                assert!(cookie.contains(wanted), "{wanted} is missing: {cookie}");
            }
            assert!(!cookie.contains("Domain="), "{cookie}");
        }
        let mut visitor = site.visitor();
        assert_eq!(visitor.get("/").await.header("strict-transport-security"), "max-age=31536000");
        // Without the prefix, a cookie that another host of the domain could have planted, it counts for nothing.
        let mut organiser = site.staff("tochuc").await;
        assert!(organiser.get("/sign-in").await.body.contains("/api/session/end"));
        let session = organiser.cookies.remove("__Host-thidua_session").expect("a session");
        organiser.cookies.insert("thidua_session".to_owned(), session);
        assert!(!organiser.get("/sign-in").await.body.contains("/api/session/end"));
    })
    .await;
}

#[tokio::test]
async fn a_reader_keeps_language_and_text_size() {
    on_site(async |site| {
        let mut visitor = site.visitor();
        assert!(visitor.get("/").await.body.contains("<html lang=\"vi\" data-text-size=\"normal\""));
        visitor.post("/api/settings/language", &[("language", "en")]).await.assert_done();
        visitor.post("/api/settings/text-size", &[("size", "largest")]).await.assert_done();
        assert!(visitor.get("/").await.body.contains("<html lang=\"en\" data-text-size=\"largest\""));
    })
    .await;
}
