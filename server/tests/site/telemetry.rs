//! Health, figures and log lines.

use crate::{
    contest,
    support::{Database, ELECTION, Voter, on_both_sites, on_site},
};
use axum::{
    body::Body,
    http::{Request, StatusCode},
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
    let cookies = voter.actor.cookies.values().chain(citizen.cookies.values());
    // The pause of a counter says 1, which is nobody's secret.
    tokens.extend(cookies.filter(|value| *value != "1").cloned());

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
