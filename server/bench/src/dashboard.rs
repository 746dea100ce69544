//! The pages of live progress over few facts and over very many.

use std::time::Duration;

use anyhow::{Context, ensure};
use reqwest::Client;
use tokio::task::JoinSet;

use crate::{
    program::Program,
    report::Figure,
    reporter::Reporter,
    stopwatch::{Stopwatch, now, percentile},
};

/// Facts in the small and in the large database.
const FEW: u64 = 10_000;
const MANY: u64 = 1_000_000;
/// Events of a batch.
const BATCH: u64 = 500;
/// Programs that report at the same time.
const REPORTERS: usize = 4;
/// Those who open pages at the same time, and how many pages each of them opens.
const READERS: usize = 2;
const PAGES: usize = 500;
/// No page is opened later than this after the first one.
const LONGEST: Duration = Duration::from_secs(30);
/// No batch is sent later than this after the first one.
const LONGEST_FILLING: Duration = Duration::from_secs(600);

/// The campaign's page, whose board is ready-made, and an agency's page, which reads the database.
const DASHBOARD: [&str; 2] = ["/progress", "/progress/so-khoa-hoc-cong-nghe"];
/// The smallest answer there is.
const NOTHING: [&str; 1] = ["/healthz"];

/// Runs the benchmark.
pub async fn run() -> anyhow::Result<Vec<Figure>> {
    let program = Program::start().await?;
    let mut reporters = Reporter::several(&program, "dashboard", REPORTERS)?;
    reporters = fill(reporters, FEW).await?;
    let bare = times(&program, &NOTHING).await?;
    let few = percentile(&times(&program, &DASHBOARD).await?, 99);
    let begun = now();
    fill(reporters, MANY - FEW).await?;
    let filling_s = begun.elapsed().as_secs_f64();
    let bare_later = times(&program, &NOTHING).await?;
    let many = percentile(&times(&program, &DASHBOARD).await?, 99);
    program.end().await?;
    let what = "empty answers of the same server to the same readers";
    let (bare, bare_later) = (percentile(&bare, 99), percentile(&bare_later, 99));
    Ok(vec![
        Figure::new("page p99 at 10 thousand facts", "ms", few).limited_by(bare, what),
        Figure::new("page p99 at 1 million facts", "ms", many).limited_by(bare_later, what),
        Figure::new("growth", "times", many / few)
            .limited_by(bare_later / bare, "the growth of empty answers: what the machine itself varies by"),
        Figure::new("reporting in between", "s", filling_s),
    ])
}

/// Lets the reporters report so many facts together; answers them for more.
async fn fill(reporters: Vec<Reporter>, facts: u64) -> anyhow::Result<Vec<Reporter>> {
    let batches = facts / BATCH / u64::try_from(REPORTERS)?;
    let begun = now();
    let mut filling = JoinSet::new();
    for reporter in reporters {
        filling.spawn(async move {
            for _ in 0..batches {
                ensure!(begun.elapsed() < LONGEST_FILLING, "the facts are not stored in time");
                reporter.report(BATCH).await?;
            }
            anyhow::Ok(reporter)
        });
    }
    filling.join_all().await.into_iter().collect()
}

/// How long each of these pages took from its request to its last byte, in milliseconds.
async fn times(program: &Program, pages: &'static [&'static str]) -> anyhow::Result<Vec<f64>> {
    let mut readers = JoinSet::new();
    for _ in 0..READERS {
        let address = program.address.clone();
        readers.spawn(async move {
            let (client, watch) = (Client::new(), Stopwatch::for_at_most(LONGEST));
            let mut times_ms = Vec::with_capacity(PAGES);
            for page in pages.iter().cycle().take(PAGES) {
                if !watch.begin() {
                    break;
                }
                let begun = now();
                let answer = client.get(format!("{address}{page}")).send().await?.error_for_status()?;
                answer.bytes().await.with_context(|| format!("{page} broke off"))?;
                times_ms.push(begun.elapsed().as_secs_f64() * 1000.0);
            }
            anyhow::Ok(times_ms)
        });
    }
    let times: anyhow::Result<Vec<Vec<f64>>> = readers.join_all().await.into_iter().collect();
    Ok(times?.concat())
}
