//! Rating tickets by API: who may, that they rate once, and whether the description tells the truth.

use axum::{body::Body, http::Request};
use serde_json::{Value, json};

use crate::support::{Actor, Answer, Site, on_both_sites, on_site};

const TICKETS: &str = "/api/v1/rating-tickets";

async fn token(site: &Site) -> String {
    site.service.add_source("mot-cua").await.expect("the name is free")
}

async fn order(program: &mut Actor, token: &str, key: &str, body: Value) -> Answer {
    send(program, token, key, body.to_string()).await
}

async fn send(program: &mut Actor, token: &str, key: &str, body: impl Into<Body>) -> Answer {
    let request = Request::post(TICKETS)
        .header("authorization", format!("Bearer {token}"))
        .header("content-type", "application/json")
        .header("idempotency-key", key);
    program.send(request, body.into()).await
}

fn assert_refused(answer: &Answer, status: u16, code: &str) {
    assert_eq!((answer.status.as_u16(), answer.code().as_deref()), (status, Some(code)), "{answer:?}");
    assert_eq!(answer.result::<Value>(), json!({ "code": code }));
}

/// Rates the counter with this ticket from a browser of its own; answers whether that was taken.
async fn rate(site: &Site, counter: &str, ticket: &str) -> bool {
    let mut citizen = site.visitor();
    let form: app::api::rating::RatingForm =
        citizen.read("/api/rating/form", &[("counter", counter)]).await.result();
    let rating =
        [("ticket", form.ticket.as_str()), ("counter", counter), ("level", "satisfied"), ("case", ticket)];
    let answer = citizen.post_plain("/api/rating/give", Some("/rate/Q01"), &rating).await;
    answer.header("location").contains("/thanks")
}

#[tokio::test]
async fn an_ordered_ticket_rates_its_counter_once() {
    on_both_sites(async |site| {
        let mut organiser = site.staff("tochuc").await;
        organiser.post("/api/rating/rules", &[("needs_ticket", "true")]).await.assert_done();
        let token = token(&site).await;
        let mut program = site.visitor();
        let answer = order(&mut program, &token, "k1", json!({ "counter": "Q01", "count": 2 })).await;
        assert_eq!(answer.status.as_u16(), 200, "{answer:?}");
        let given: Value = answer.result();
        assert_eq!((&given["counter"], &given["day"]), (&json!("Q01"), &json!("2026-11-21")));
        assert_eq!(given["last_day"], json!("2026-11-23"));
        let codes: Vec<&str> = given["tickets"]
            .as_array()
            .expect("a list")
            .iter()
            .filter_map(|one| one["code"].as_str())
            .collect();
        assert_eq!(codes.len(), 2);
        let address = format!("http://thidua.test/rate/Q01?case={}", codes[0]);
        assert_eq!(given["tickets"][0]["address"], json!(address));
        // Sent again, the same tickets and no further ones.
        let again = order(&mut program, &token, "k1", json!({ "counter": "Q01", "count": 2 })).await;
        assert_eq!(again.result::<Value>(), given);
        let next = order(&mut program, &token, "k2", json!({ "counter": "Q01", "count": 1 })).await;
        assert_eq!(next.result::<Value>()["tickets"][0]["number"], json!(3));
        let other = order(&mut program, &token, "k1", json!({ "counter": "Q02", "count": 2 })).await;
        assert_refused(&other, 409, "key_reused");
        // A batch of case events may have the same key: it is another one.
        let events = Request::post("/api/v1/case-events")
            .header("authorization", format!("Bearer {token}"))
            .header("content-type", "application/json")
            .header("idempotency-key", "k1");
        let events = program.send(events, Body::from("{\"events\": []}")).await;
        assert_eq!(events.code().as_deref(), Some("batch_empty"));
        assert!(rate(&site, "Q01", codes[0]).await);
        assert!(!rate(&site, "Q01", codes[0]).await, "a ticket rates once");
        assert!(!rate(&site, "Q02", codes[1]).await, "a ticket is for its counter");
        assert!(rate(&site, "Q01", codes[1]).await);
        // Who gave out how many stands in the audit trail, the tickets themselves stand nowhere.
        let trail = organiser.get("/organise/audit").await.body;
        assert!(trail.contains("1 to 2, source mot-cua") && !trail.contains(codes[1]), "{trail}");
    })
    .await;
}

#[tokio::test]
async fn every_bad_order_has_a_code_and_gives_out_nothing() {
    on_site(async |site| {
        let token = token(&site).await;
        let mut program = site.visitor();
        let mut commits = site.watch_commits().await;
        let right = json!({ "counter": "Q01", "count": 1 });
        assert_refused(
            &order(&mut program, "thidua_unknown", "k", right.clone()).await,
            401,
            "token_invalid",
        );
        for body in ["", "[]", "{}", "{\"counter\":\"Q01\"}", "{\"counter\":\"Q01\",\"count\":\"1\"}"] {
            assert_refused(&send(&mut program, &token, "k", body).await, 400, "malformed");
        }
        let more = json!({ "counter": "Q01", "count": 1, "case_code": "H00.15" });
        assert_refused(&order(&mut program, &token, "k", more).await, 400, "malformed");
        for key in ["", "with a blank", &"k".repeat(101)] {
            assert_refused(&order(&mut program, &token, key, right.clone()).await, 400, "key_invalid");
        }
        for count in [0, -1, 61, i64::MAX] {
            let body = json!({ "counter": "Q01", "count": count });
            assert_refused(&order(&mut program, &token, "k", body).await, 422, "count_invalid");
        }
        let nowhere = json!({ "counter": "Q99", "count": 1 });
        assert_refused(&order(&mut program, &token, "k", nowhere).await, 422, "counter_unknown");
        assert_refused(&send(&mut program, &token, "k", "x".repeat(5_000)).await, 413, "too_large");
        let plain = Request::post(TICKETS).header("authorization", format!("Bearer {token}"));
        assert_refused(&program.send(plain, Body::from("{}")).await, 415, "not_json");
        assert_refused(&program.get(TICKETS).await, 405, "method_not_allowed");
        commits.assert_none("bad orders").await;
        assert_eq!(order(&mut program, &token, "k", right).await.status.as_u16(), 200);
        commits.assert_some().await;
    })
    .await;
}

#[tokio::test]
async fn a_day_has_so_many_tickets_whoever_gives_them_out() {
    on_both_sites(async |site| {
        let token = token(&site).await;
        let mut program = site.visitor();
        let body = |count: i64| json!({ "counter": "Q01", "count": count });
        // 17 × 60 of 1,023.
        for n in 0..17 {
            let given = order(&mut program, &token, &format!("k{n}"), body(60)).await;
            assert_eq!(given.status.as_u16(), 200, "{given:?}");
        }
        assert_refused(&order(&mut program, &token, "k17", body(4)).await, 409, "tickets_used_up");
        // An order that was refused leaves its key free and takes nothing.
        assert_eq!(order(&mut program, &token, "k17", body(3)).await.status.as_u16(), 200);
        let mut organiser = site.staff("tochuc").await;
        let by_hand = [("counter", "Q01"), ("count", "1")];
        organiser.post("/api/rating/give-tickets", &by_hand).await.assert_refused(409, "tickets_used_up");
        site.clock.advance(24 * 3600 * 1000);
        assert_eq!(order(&mut program, &token, "tomorrow", body(1)).await.status.as_u16(), 200);
    })
    .await;
}

#[tokio::test]
async fn its_description_is_in_step_with_what_is_answered() {
    on_site(async |site| {
        let token = token(&site).await;
        let mut program = site.visitor();
        let description: Value = program.get("/api/v1/openapi.json").await.result();
        let post = &description["paths"][TICKETS]["post"];
        let statuses: Vec<&String> = post["responses"].as_object().expect("responses").keys().collect();
        assert_eq!(statuses, ["200", "400", "401", "409", "413", "415", "422", "429", "503"]);
        assert_eq!(post["security"], json!([{ "token": [] }]));
        let schemas = &description["components"]["schemas"];
        let count = &schemas["TicketOrder"]["properties"]["count"];
        assert_eq!(count["maximum"], json!(domain::progress::MAX_TICKETS_AT_ONCE));
        let answer = order(&mut program, &token, "k", json!({ "counter": "Q01", "count": 1 })).await;
        let given: Value = answer.result();
        let names = |value: &Value| value.as_object().expect("an object").keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&given), names(&schemas["Tickets"]["properties"]));
        assert_eq!(names(&given["tickets"][0]), names(&schemas["Ticket"]["properties"]));
    })
    .await;
}
