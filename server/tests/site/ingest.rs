//! The API for case events: who may, what is refused and how, and whether its description tells the truth.

use std::collections::BTreeSet;

use axum::{body::Body, http::Request};
use domain::progress::FactsPage;
use serde_json::{Value, json};

use crate::support::{Actor, Answer, Site, on_both_sites, on_site};

const EVENTS: &str = "/api/v1/case-events";
const DESCRIPTION: &str = "/api/v1/openapi.json";

async fn token(site: &Site) -> String {
    site.service.add_source("mot-cua").await.expect("the name is free")
}

fn event(id: &str) -> Value {
    json!({
        "event_id": id, "case_code": "H00.15-261103-0001", "step": "received", "channel": "online",
        "procedure": "1.004269", "agency": "so-noi-vu", "happened_at": "2026-11-03T08:15:00+07:00",
    })
}

/// The event with one field set, or without it where the value is null.
fn with(id: &str, field: &str, value: Value) -> Value {
    let mut event = event(id);
    match value {
        Value::Null => drop(event.as_object_mut().expect("an object").remove(field)),
        value => event[field] = value,
    }
    event
}

async fn send(program: &mut Actor, token: &str, key: &str, body: impl Into<Body>) -> Answer {
    let request = Request::post(EVENTS)
        .header("authorization", format!("Bearer {token}"))
        .header("content-type", "application/json")
        .header("idempotency-key", key);
    program.send(request, body.into()).await
}

async fn report(program: &mut Actor, token: &str, key: &str, events: &[Value]) -> Answer {
    send(program, token, key, json!({ "events": events }).to_string()).await
}

/// Asserts a refusal with nothing but codes and places in it.
fn assert_refused(answer: &Answer, status: u16, code: &str) {
    assert_eq!((answer.status.as_u16(), answer.code().as_deref()), (status, Some(code)), "{answer:?}");
    assert_eq!(answer.header("content-type"), "application/json");
    let refusal: Value = answer.result();
    for key in refusal.as_object().expect("an object").keys() {
        assert!(["code", "errors"].contains(&key.as_str()), "{answer:?}");
    }
}

#[tokio::test]
async fn a_reported_file_is_on_the_page_with_its_source() {
    on_both_sites(async |site| {
        let token = token(&site).await;
        let mut program = site.visitor();
        let answer = report(&mut program, &token, "k1", &[event("E-1"), event("E-2")]).await;
        assert_eq!(answer.status.as_u16(), 200, "{answer:?}");
        let receipt: Value = answer.result();
        let expected =
            json!({ "events": 2, "stored": 2, "duplicates": 0, "corrections": 0, "outside_period": 0 });
        assert_eq!(receipt, expected);
        // The same key and body get the same answer; another body does not.
        let again = report(&mut program, &token, "k1", &[event("E-1"), event("E-2")]).await;
        assert_eq!((again.status.as_u16(), again.result::<Value>()), (200, expected));
        assert_refused(&report(&mut program, &token, "k1", &[event("E-3")]).await, 409, "key_reused");
        let board = site.service.board().await.expect("the board");
        let line = board.indicators.iter().find(|line| line.indicator.code == "files_online");
        let sources = &line.expect("an indicator").sources;
        let reported = sources.iter().find(|of| of.source.name() == "case_event");
        assert_eq!(reported.map(|of| of.cases), Some(2));
    })
    .await;
}

#[tokio::test]
async fn without_a_valid_token_nothing_is_taken() {
    on_site(async |site| {
        let first = token(&site).await;
        let mut program = site.visitor();
        let body = json!({ "events": [event("E-1")] }).to_string();
        let second = site.service.renew_source("mot-cua").await.expect("known");
        let mut commits = site.watch_commits().await;
        let none =
            Request::post(EVENTS).header("content-type", "application/json").header("idempotency-key", "k");
        let answer = program.send(none, body.clone().into()).await;
        assert_refused(&answer, 401, "token_invalid");
        assert_eq!(answer.header("www-authenticate"), "Bearer");
        for token in ["", "thidua_unknown", first.as_str()] {
            assert_refused(&send(&mut program, token, "k", body.clone()).await, 401, "token_invalid");
        }
        commits.assert_none("tokens of nobody").await;
        assert_eq!(send(&mut program, &second, "k", body.clone()).await.status.as_u16(), 200);
        commits.assert_some().await;
        site.service.revoke_source("mot-cua").await.expect("valid");
        assert_refused(&send(&mut program, &second, "k", body).await, 401, "token_invalid");
    })
    .await;
}

#[tokio::test]
async fn every_bad_batch_has_a_code_and_stores_nothing() {
    on_site(async |site| {
        let token = token(&site).await;
        let mut program = site.visitor();
        let mut commits = site.watch_commits().await;
        let bad_bodies =
            ["", "[]", "{", "null", "{\"events\": 3}", "{\"events\": [], \"more\": 1}", "{\"event\": []}"];
        for body in bad_bodies {
            assert_refused(&send(&mut program, &token, "k", body).await, 400, "malformed");
        }
        assert_refused(&report(&mut program, &token, "k", &[]).await, 422, "batch_empty");
        let many: Vec<Value> = (0..501).map(|n| event(&format!("E-{n}"))).collect();
        assert_refused(&report(&mut program, &token, "k", &many).await, 422, "batch_too_large");
        for key in ["", "with a blank", &"k".repeat(101)] {
            assert_refused(&report(&mut program, &token, key, &[event("E-1")]).await, 400, "key_invalid");
        }
        let large = format!("{{\"events\": [\"{}\"]}}", "x".repeat(1024 * 1024));
        assert_refused(&send(&mut program, &token, "k", large).await, 413, "too_large");
        let request = Request::post(EVENTS).header("authorization", format!("Bearer {token}"));
        let plain = request.header("content-type", "text/plain").header("idempotency-key", "k");
        assert_refused(&program.send(plain, Body::from("{}")).await, 415, "not_json");
        assert_refused(&program.get(EVENTS).await, 405, "method_not_allowed");
        let events = [
            event("E-0"),
            json!("no object"),
            with("E-2", "chanel", json!("online")),
            with("E-3", "step", json!(3)),
            with("E-4", "agency", json!("so-la")),
            with("E-5", "happened_at", json!("2027-01-01T00:00:00+07:00")),
            with("E-6", "case_code", json!("=HYPERLINK(1)")),
            with("E-7", "channel", Value::Null),
        ];
        let answer = report(&mut program, &token, "k", &events).await;
        assert_refused(&answer, 422, "events_invalid");
        // What cannot be read is told first; agencies are looked up once all can be read.
        let expected = json!([
            { "index": 1, "field": "", "code": "not_an_object" },
            { "index": 2, "field": "", "code": "unknown_field" },
            { "index": 3, "field": "step", "code": "not_a_text" },
            { "index": 5, "field": "happened_at", "code": "in_the_future" },
            { "index": 6, "field": "case_code", "code": "bad_letters" },
            { "index": 7, "field": "channel", "code": "required" },
        ]);
        assert_eq!(answer.result::<Value>()["errors"], expected);
        let answer = report(&mut program, &token, "k", &[event("E-0"), events[4].clone()]).await;
        let expected = json!([{ "index": 1, "field": "agency", "code": "unknown_agency" }]);
        assert_eq!(answer.result::<Value>()["errors"], expected);
        commits.assert_none("bad batches").await;
        assert_eq!(report(&mut program, &token, "k", &[event("E-0")]).await.status.as_u16(), 200);
    })
    .await;
}

#[tokio::test]
async fn a_source_in_a_hurry_is_asked_to_wait() {
    on_site(async |site| {
        let token = token(&site).await;
        let mut program = site.visitor();
        // The clock stands still, so nothing is refilled.
        for _ in 0..200 {
            assert_refused(&send(&mut program, &token, "k", "[]").await, 400, "malformed");
        }
        let answer = send(&mut program, &token, "k", "[]").await;
        assert_refused(&answer, 429, "too_many_requests");
        assert_eq!(answer.header("retry-after"), "1");
        site.clock.advance(1_000);
        assert_refused(&send(&mut program, &token, "k", "[]").await, 400, "malformed");
    })
    .await;
}

/// The schema that `schema` refers to, or itself.
fn resolved<'a>(description: &'a Value, schema: &'a Value) -> &'a Value {
    let parts =
        schema["oneOf"].as_array().and_then(|parts| parts.iter().find(|part| part.get("$ref").is_some()));
    match parts.unwrap_or(schema)["$ref"].as_str() {
        Some(pointer) => description.pointer(pointer.trim_start_matches('#')).expect("a schema"),
        None => schema,
    }
}

#[tokio::test]
async fn the_description_is_in_step_with_what_is_taken_and_answered() {
    on_site(async |site| {
        let token = token(&site).await;
        let mut program = site.visitor();
        let description: Value = program.get(DESCRIPTION).await.result();
        let paths: Vec<&String> = description["paths"].as_object().expect("paths").keys().collect();
        assert_eq!(paths, [EVENTS, "/api/v1/rating-tickets"]);
        let schemas = &description["components"]["schemas"];
        let properties = schemas["Event"]["properties"].as_object().expect("properties");
        let known: BTreeSet<&str> = domain::progress::RawEvent::FIELDS.into_iter().collect();
        assert_eq!(properties.keys().map(String::as_str).collect::<BTreeSet<_>>(), known);
        // What the description requires is missed when it is left out, and nothing else is.
        let required: BTreeSet<&str> = schemas["Event"]["required"]
            .as_array()
            .expect("a list")
            .iter()
            .filter_map(Value::as_str)
            .collect();
        let answer = report(&mut program, &token, "k", &[json!({})]).await;
        let errors: Value = answer.result();
        let missed = errors["errors"].as_array().expect("a list").iter();
        assert_eq!(missed.filter_map(|error| error["field"].as_str()).collect::<BTreeSet<_>>(), required);
        // Every name that it lists is understood, and every name that is understood is listed.
        for (field, names) in [
            ("step", domain::progress::CaseStep::ALL.iter().map(|step| step.name()).collect::<Vec<_>>()),
            ("channel", domain::progress::Channel::ALL.iter().map(|channel| channel.name()).collect()),
        ] {
            assert_eq!(resolved(&description, &properties[field])["enum"], json!(names), "{field}");
        }
        let listed = &schemas["Events"]["properties"]["events"]["maxItems"];
        assert_eq!(*listed, json!(domain::progress::MAX_BATCH));
        // Its own example is taken.
        let example =
            |name: &str| properties[name].get("example").or(properties[name].get("examples")).cloned();
        let mut event = event("E-0");
        for name in ["event_id", "case_code", "procedure", "agency", "happened_at"] {
            event[name] = example(name).expect("an example");
        }
        let answer = report(&mut program, &token, "k", &[event]).await;
        assert_eq!(answer.status.as_u16(), 200, "{answer:?}");
        let receipt: Value = answer.result();
        let fields =
            |value: &Value| value.as_object().expect("an object").keys().cloned().collect::<BTreeSet<_>>();
        assert_eq!(fields(&receipt), fields(&schemas["Receipt"]["properties"]));
        let post = &description["paths"][EVENTS]["post"];
        let statuses: Vec<&String> = post["responses"].as_object().expect("responses").keys().collect();
        assert_eq!(statuses, ["200", "400", "401", "409", "413", "415", "422", "429", "503"]);
        assert_eq!(post["parameters"][0]["name"], json!("Idempotency-Key"));
        assert_eq!(post["security"], json!([{ "token": [] }]));
    })
    .await;
}

#[tokio::test]
async fn managers_go_from_a_figure_to_its_facts_and_nobody_else_does() {
    on_both_sites(async |site| {
        let token = token(&site).await;
        let mut program = site.visitor();
        let mut corrected = with("E-1b", "supersedes", json!("E-1"));
        corrected["channel"] = json!("counter");
        report(&mut program, &token, "k1", &[event("E-1")]).await;
        report(&mut program, &token, "k2", &[corrected]).await;
        let asked = [("code", "so-noi-vu"), ("indicator", "files_online")];
        site.visitor().read("/api/progress/facts", &asked).await.assert_refused(401, "not_signed_in");
        let mut trustee = site.staff("kiemphieu1").await;
        trustee.read("/api/progress/facts", &asked).await.assert_refused(403, "not_permitted");
        let mut manager = site.staff("quanly").await;
        let page: FactsPage = manager.read("/api/progress/facts", &asked).await.result();
        let newest: Vec<_> =
            page.lines.iter().take(5).map(|line| (line.event_id.as_deref(), line.amount)).collect();
        // What was wrong stays to be seen, and so does that it was taken back.
        let taken_back = [("E-1b", 1), ("E-1", -1), ("E-1", -1), ("E-1", 1), ("E-1", 1)];
        assert_eq!(newest, taken_back.map(|(id, amount)| (Some(id), amount)));
        assert!(page.lines.iter().take(5).all(|line| line.reporter.as_deref() == Some("mot-cua")));
        let shown = manager.get("/progress/so-noi-vu/facts?indicator=files_online").await;
        assert_eq!(shown.status.as_u16(), 200);
        for part in ["mot-cua · E-1b", "H00.15-261103-0001", "03/11/2026", "−1"] {
            assert!(shown.body.contains(part), "{part}: {}", shown.body);
        }
        let agency = manager.get("/progress/so-noi-vu").await;
        assert!(agency.body.contains("/progress/so-noi-vu/facts?indicator=files_online"));
        let public = site.visitor().get("/progress/so-noi-vu").await;
        assert!(!public.body.contains("/facts?"));
        let wrong = [("code", "so-noi-vu"), ("indicator", "nothing")];
        manager.read("/api/progress/facts", &wrong).await.assert_refused(404, "not_found");
    })
    .await;
}
