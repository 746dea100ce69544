//! Ballots of the demonstration's officials, who vote again and again: the last one counts.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use anyhow::Context;
use goose::prelude::{GooseUser, Scenario, Transaction};
use serde_json::Value;

use crate::{
    attack,
    browser::{Browser, Step, broken},
    limit, percentiles,
    program::Program,
    report::Figure,
    stopwatch::Stopwatch,
};

/// Ballots that each official casts, one after the other.
const BALLOTS: usize = 100;
/// No ballot is cast later than this after the first one.
const LONGEST: Duration = Duration::from_secs(60);
/// The demonstration's election.
const ELECTION: (&str, &str) = ("election_id", "1");

/// Runs the benchmark.
pub async fn run() -> anyhow::Result<Vec<Figure>> {
    let program = Program::start().await?;
    let voters = program.codes.len();
    let answers = limit::answers(&program, voters).await?;
    let rows = limit::stored_rows(&program, voters).await?;
    let watch = Arc::new(Stopwatch::for_at_most(LONGEST));
    let codes = Arc::new(program.codes.clone());
    let next = Arc::new(AtomicUsize::new(0));
    let counted = watch.clone();
    let vote = Transaction::new(Arc::new(move |user| {
        let (watch, codes, next) = (counted.clone(), codes.clone(), next.clone());
        Box::pin(async move {
            let code = codes
                .get(next.fetch_add(1, Ordering::Relaxed))
                .ok_or_else(|| broken("sign in", "no code"))?;
            vote(user, code, &watch).await
        })
    }));
    let scenario = Scenario::new("ballots").register_transaction(vote);
    let metrics = attack(&program.address, scenario, voters, 1).await?;
    #[expect(clippy::cast_precision_loss, reason = "a small count")]
    let clients = voters as f64;
    let mut figures = vec![
        Figure::new("ballots", "1/s", watch.per_second()).limited_by(rows, limit::of_rows(voters)),
        Figure::new("answered requests", "1/s", watch.per_second())
            .limited_by(answers, limit::of_answers(1.0)),
        Figure::new("ballots cast", "ballots", watch.count()),
        Figure::new("officials at a time", "clients", clients),
    ];
    for step in ["sign in", "paper", "cast"] {
        figures.extend(percentiles(&metrics, step));
    }
    program.end().await?;
    Ok(figures)
}

async fn vote(user: &mut GooseUser, code: &str, watch: &Stopwatch) -> Step<()> {
    let (mut browser, _) = Browser::open(user, "form", "/sign-in").await?;
    browser.post(user, "sign in", "/api/session/official", &[("code", code)]).await?;
    let paper = browser.read(user, "paper", "/api/election/paper", &[ELECTION]).await?;
    let choices = first_choices(&paper).map_err(|why| broken("paper", &why.to_string()))?;
    for _ in 0..BALLOTS {
        if !watch.begin() {
            break;
        }
        browser.post(user, "cast", "/api/election/cast", &[ELECTION, ("choices", &choices)]).await?;
        watch.done();
    }
    Ok(())
}

/// In each category the first nominee who is not the voter, as `3.14_4.21`.
fn first_choices(paper: &str) -> anyhow::Result<String> {
    let page: Value = serde_json::from_str(paper)?;
    let categories = page["paper"]["categories"].as_array().context("no categories")?;
    let choice = |category: &Value| {
        let nominees = category["nominees"].as_array().context("no nominees")?;
        let other = nominees.iter().find(|nominee| nominee["is_viewer"] == false).context("no nominee")?;
        Ok(format!("{}.{}", category["id"], other["nominee_id"]))
    };
    Ok(categories.iter().map(choice).collect::<anyhow::Result<Vec<_>>>()?.join("_"))
}
