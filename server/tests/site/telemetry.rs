//! Health, figures, log lines and the live feed.

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use futures::StreamExt;
use serde_json::Value;
use tower::ServiceExt;

use crate::{
    contest,
    support::{Database, ELECTION, Site, Voter, on_both_sites, on_site},
};

#[tokio::test]
async fn the_site_says_whether_it_lives_and_whether_it_is_ready() {
    on_both_sites(async |site| {
        let mut watchdog = site.visitor();
        let answer = watchdog.get("/healthz").await;
        assert_eq!((answer.status, answer.body.as_str()), (StatusCode::OK, "ok"));
        let answer = watchdog.get("/readyz").await;
        assert_eq!((answer.status, answer.body.as_str()), (StatusCode::OK, "ready"));
        site.stopping.cancel();
        assert_eq!(watchdog.get("/readyz").await.status, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(watchdog.get("/healthz").await.status, StatusCode::OK);
    })
    .await;
}

#[tokio::test]
async fn without_its_database_the_site_is_not_ready() {
    on_site(async |site| {
        site.service.db().close().await;
        let mut watchdog = site.visitor();
        let answer = watchdog.get("/readyz").await;
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(answer.body, "the database does not answer");
        assert_eq!(watchdog.get("/healthz").await.status, StatusCode::OK);
    })
    .await;
}

#[tokio::test]
async fn figures_name_routes_and_never_what_stands_in_their_place() {
    on_site(async |site| {
        let mut visitor = site.visitor();
        visitor.get("/qr/Q01.svg").await;
        visitor.get("/qr/Q77-khong-co.svg").await;
        visitor.get("/pkg/khong-co.js").await;
        visitor.get("/khong-co?so=0912345678").await;
        visitor.post("/api/contest/continue", &[("code", "none")]).await;
        let odd = Request::builder().method("KHONGCOPHUONGTHUC").uri("/");
        visitor.send(odd, Body::empty()).await;
        let figures = visitor.get("/metrics").await;
        assert_eq!(figures.status, StatusCode::OK);
        let counted = |route: &str, method: &str, status: &str| {
            let labels =
                format!(r#"http_requests_total{{route="{route}",method="{method}",status="{status}"}}"#);
            assert!(figures.body.contains(&labels), "{labels} is missing");
        };
        counted("/qr/{file}", "GET", "200");
        counted("/qr/{file}", "GET", "404");
        counted("/api/contest/continue", "POST", "422");
        for personal in ["Q01", "khong-co", "0912345678"] {
            assert!(!figures.body.contains(personal), "{personal} is in the figures");
        }
        // Whoever makes up methods must not make up series too: each one stays in memory.
        assert!(!figures.body.contains("KHONGCOPHUONGTHUC"), "a series for a method that does not exist");
    })
    .await;
}

#[tokio::test]
async fn no_log_line_tells_who_did_what() {
    let database = Database::with_demonstration();
    // Far more than is logged by default.
    let program = database.serve(&["--log", "debug"]).await;
    let (staff_code, voting_code) = &database.officials[0];
    let mut voter = Voter::with_code(program.visitor(), voting_code).await;
    let signed = voter.vote_first().await;
    let (ballot, key) = (signed.to_text(), signed.key().to_string());
    let check_code = voting::CheckCode::of(&signed.fingerprint()).to_string();
    program.visitor().read("/api/election/find", &[ELECTION, ("code", &check_code)]).await.assert_done();
    let mut citizen = program.visitor();
    contest::enter(&mut citizen, "2001-02-03", "0987654321").await.assert_done();
    contest::enter(&mut citizen, "2001-02-03", "0987654321").await.assert_refused(409, "already_entered");
    let form: app::api::rating::RatingForm =
        citizen.read("/api/rating/form", &[("counter", "Q01")]).await.result();
    let words = "Lời Góp Ý Riêng";
    let rating =
        [("ticket", form.ticket.as_str()), ("counter", "Q01"), ("level", "dissatisfied"), ("words", words)];
    citizen.post("/api/rating/give", &rating).await.assert_done();
    let mut tokens = vec![voter.actor.token().await, citizen.token().await];
    tokens.extend(voter.actor.cookies.values().chain(citizen.cookies.values()).cloned());

    let log = database.log();
    // The log is there and tells what was asked for.
    for path in
        ["/api/election/booth", "/api/election/cast", "/api/contest/enter-citizen", "/api/rating/give"]
    {
        assert!(log.contains(path), "{path} is not logged");
    }
    let personal = [
        staff_code.as_str(),
        voting_code,
        &voting_code[..9],
        &key,
        "0987654321",
        "Nguyễn Văn Thử Nghiệm",
        "2001-02-03",
        words,
        "dissatisfied",
        &ballot[..64],
        &check_code,
    ];
    for secret in personal.into_iter().chain(tokens.iter().map(String::as_str)) {
        let line = log.lines().find(|line| line.contains(secret));
        assert_eq!(line, None, "a log line has {secret}");
    }
}

/// A watcher of the live feed.
struct Watcher(axum::body::BodyDataStream);

impl Watcher {
    async fn begin(site: &Site) -> Self {
        let request = Request::get("/live").body(Body::empty()).expect("a well-formed request");
        let response = site.router().oneshot(request).await.expect("the router never fails");
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        Self(response.into_body().into_data_stream())
    }

    /// The next board; none after the end of the feed.
    async fn next(&mut self) -> Option<Value> {
        let mut event = Vec::new();
        while !event.ends_with(b"\n\n") {
            event.extend(self.0.next().await?.expect("the feed goes on"));
        }
        let event = String::from_utf8(event).expect("text");
        assert!(event.contains("event: board\n"), "{event}");
        let (_, data) = event.split_once("data: ").expect("data");
        Some(serde_json::from_str(data.lines().next().unwrap_or_default()).expect("JSON"))
    }
}

#[tokio::test]
async fn a_watcher_gets_the_board_at_once_and_again_after_a_change() {
    on_both_sites(async |site| {
        let mut watcher = Watcher::begin(&site).await;
        let first = watcher.next().await.expect("the board");
        let rating = service::rating::Rating {
            ticket: site.service.new_ticket(),
            counter: "Q01".to_owned(),
            level: domain::progress::RatingLevel::VerySatisfied,
            reason: None,
            words: None,
            case: None,
            from: service::rating::RatedFrom::default(),
        };
        site.service.rate(rating).await.expect("a rating");
        let mut second = watcher.next().await.expect("a newer board");
        // The demonstration's own change may have come in between.
        while second["indicators"] == first["indicators"] {
            second = watcher.next().await.expect("a newer board");
        }
        assert!(second["version"].as_i64() > first["version"].as_i64(), "{}", second["version"]);
        // Whoever comes later gets the newest board at once.
        let late = Watcher::begin(&site).await.next().await.expect("the board");
        assert_eq!(late["indicators"], second["indicators"]);
        // A stopping server ends the feed instead of waiting for its watchers.
        site.stopping.cancel();
        assert_eq!(watcher.next().await, None);
    })
    .await;
}
