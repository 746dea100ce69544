//! Full journeys through the contest, each by a citizen and a browser of their own.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use goose::prelude::{GooseUser, Scenario, Transaction};

use crate::{
    attack,
    browser::{Browser, Step, broken, hidden_field},
    limit, percentiles,
    program::Program,
    report::Figure,
    stopwatch::Stopwatch,
};

/// Citizens who are on their way at the same time.
const CLIENTS: usize = 64;
/// Journeys that each of them makes, one after the other.
const JOURNEYS: usize = 30;
/// No journey begins later than this after the first one.
const LONGEST: Duration = Duration::from_secs(60);
/// Questions on a paper of the demonstration.
const QUESTIONS: u32 = 15;
/// A commune of the demonstration.
const COMMUNE: &str = "phuong-minh-hoa";

/// The steps of a journey, each one request but `save`.
const STEPS: [&str; 7] = ["form", "register", "start", "paper", "save", "submit", "result"];
/// Requests of a journey.
const REQUESTS: f64 = 21.0;
/// Requests of a journey after which something must be on the disk: register, start, saves, submit.
const WRITES: f64 = 18.0;

/// Runs the benchmark.
pub async fn run() -> anyhow::Result<Vec<Figure>> {
    let program = Program::start().await?;
    let answers = limit::answers(&program, CLIENTS).await?;
    let rows = limit::stored_rows(&program, CLIENTS).await?;
    let watch = Arc::new(Stopwatch::for_at_most(LONGEST));
    let numbers = Arc::new(AtomicU64::new(0));
    let counted = watch.clone();
    let journey = Transaction::new(Arc::new(move |user| {
        let (watch, numbers) = (counted.clone(), numbers.clone());
        Box::pin(async move {
            if watch.begin() {
                journey(user, numbers.fetch_add(1, Ordering::Relaxed)).await?;
                watch.done();
            }
            Ok(())
        })
    }));
    let scenario = Scenario::new("contest").register_transaction(journey);
    let metrics = attack(&program.address, scenario, CLIENTS, JOURNEYS).await?;
    let per_second = watch.per_second();
    let mut figures = vec![
        Figure::new("journeys", "1/s", per_second)
            .limited_by(answers / REQUESTS, limit::of_answers(REQUESTS)),
        Figure::new("durable writes", "1/s", per_second * WRITES).limited_by(rows, limit::of_rows(CLIENTS)),
        Figure::new("journeys made", "journeys", watch.count()),
        Figure::new("citizens at a time", "clients", CLIENTS as f64),
    ];
    figures.extend(STEPS.iter().flat_map(|step| percentiles(&metrics, step)));
    program.end().await?;
    Ok(figures)
}

/// From the entry form to the result.
async fn journey(user: &mut GooseUser, number: u64) -> Step<()> {
    let (mut browser, form) = Browser::open(user, "form", "/contest/enter?group=citizen").await?;
    let consent = hidden_field(&form, "consent_version").ok_or_else(|| broken("form", "no consent"))?;
    let phone = format!("09{number:08}");
    let person = [
        ("full_name", "Nguyễn Văn Đo Đạc"),
        ("birth_date", "2001-02-03"),
        ("commune", COMMUNE),
        ("phone", &phone),
        ("consent", "true"),
        ("consent_version", &consent),
    ];
    browser.post(user, "register", "/api/contest/enter-citizen", &person).await?;
    browser.post(user, "start", "/api/contest/start", &[]).await?;
    browser.page(user, "paper", "/contest/attempt").await?;
    for place in 0..QUESTIONS {
        let (shown, sequence) = ((place % 4).to_string(), (place + 1).to_string());
        let place = place.to_string();
        let answer = [("place", place.as_str()), ("shown", &shown), ("sequence", &sequence)];
        browser.post(user, "save", "/api/contest/save", &answer).await?;
    }
    browser.post(user, "submit", "/api/contest/submit", &[]).await?;
    browser.page(user, "result", "/contest/result").await?;
    Ok(())
}
