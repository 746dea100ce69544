//! Sealing a ballot and verifying a record in Chromium, beside the same code native on one core.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
    sync::Arc,
    time::Duration,
};

use anyhow::{Context, ensure};
use serde::Deserialize;
use tempfile::TempDir;
use voting::Choice;
use worker::{
    Task,
    booth::{Binding, Seal},
    perform_booth,
};

use crate::{election::Polling, report::Figure, stopwatch::Stopwatch, verify::write_record};

/// Ballots in the record.
const BALLOTS: usize = 300;
/// How often a ballot is sealed natively; the middle one of the times counts.
const TIMES: usize = 25;

/// Milliseconds in the browser.
#[derive(Deserialize)]
struct Measured {
    encrypt_ms: f64,
    verify_ms: f64,
}

/// Runs the benchmark.
pub fn run() -> anyhow::Result<Vec<Figure>> {
    fs::create_dir_all("target/bench")?;
    let folder = TempDir::with_prefix_in("browser-", "target/bench")?;
    let polling = Arc::new(Polling::of(BALLOTS)?);
    let question = worker::write(&question(&polling)?).context("the question cannot be written")?;
    let record = folder.path().join("record.txt");
    write_record(&record, &polling, &polling.seal_all(0)?)?;
    let browser = in_browser(folder.path(), &question, &record)?;

    let mut native: Vec<f64> = Vec::with_capacity(TIMES);
    for _ in 0..TIMES {
        native.push(milliseconds(|| {
            ensure!(perform_booth(Seal::NAME, &question).is_some(), "the question is not answered");
            Ok(())
        })?);
    }
    native.sort_by(f64::total_cmp);
    let encrypt_ms = native.get(TIMES / 2).copied().unwrap_or_default();
    let text = fs::read_to_string(&record)?;
    let verify_ms = milliseconds(|| {
        ensure!(voting::verify(text.lines(), None).passed(), "the record is not accepted");
        Ok(())
    })?;

    #[expect(clippy::cast_precision_loss, reason = "a small count")]
    let each = |ms: f64| ms / BALLOTS as f64;
    let what = "the same code native on one core";
    Ok(vec![
        Figure::new("encrypt ms", "ms", browser.encrypt_ms).limited_by(encrypt_ms, what),
        Figure::new("verify ms", "ms/ballot", each(browser.verify_ms)).limited_by(each(verify_ms), what),
    ])
}

/// Seals a choice of one nominee of 20.
fn question(polling: &Polling) -> anyhow::Result<Seal> {
    let (line, _) = polling.voters.first().context("there is no voter")?;
    let setup_hash = voting::setup_head(&polling.terms).to_string();
    let binding = Binding { terms: polling.terms.pack(), setup_hash, line: line.clone() };
    let choices = vec![Choice { category_id: 1, nominee_ids: vec![1], blank: false }];
    Ok(Seal { binding, choices, seed: [9; 32] })
}

fn in_browser(folder: &Path, question: &[u8], record: &Path) -> anyhow::Result<Measured> {
    let [asked, result] = ["question.bin", "result.json"].map(|name| folder.join(name));
    fs::write(&asked, question)?;
    let outcome = Command::new("npx")
        .args(["--no-install", "playwright", "test", "--config", "bench.config.ts"])
        .current_dir("end2end")
        .env("BENCH_QUESTION", asked.canonicalize()?)
        .env("BENCH_RECORD", record.canonicalize()?)
        .env("BENCH_BALLOTS", BALLOTS.to_string())
        .env("BENCH_RESULT", folder.canonicalize()?.join("result.json"))
        .stdin(Stdio::null())
        .status()
        .context("Playwright cannot be run")?;
    ensure!(outcome.success(), "the browser's part failed");
    serde_json::from_str(&fs::read_to_string(result)?).context("the browser's part wrote no times")
}

/// How long something takes that is done once.
fn milliseconds(work: impl FnOnce() -> anyhow::Result<()>) -> anyhow::Result<f64> {
    let watch = Stopwatch::for_at_most(Duration::MAX);
    watch.begin();
    work()?;
    watch.done();
    Ok(1000.0 / watch.per_second())
}
