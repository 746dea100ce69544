//! `make bench`: how much the release server bears on this machine.
//!
//! Every benchmark starts the server on a database of its own with the demonstration in it, loads it
//! over loopback with goose, bounded in count and time, and measures in the same run what limits it.

mod ballots;
mod bare;
mod browser;
mod browser_ballot;
mod contest;
mod crowd;
mod dashboard;
mod election;
mod fan_out;
mod http;
mod ingest;
mod limit;
mod load;
mod program;
mod report;
mod reporter;
mod stopwatch;
mod verify;

use anyhow::{Context, bail};
use goose::{GooseAttack, config::GooseConfiguration, metrics::GooseMetrics, prelude::Scenario};

use crate::report::{Figure, Report};

/// Names of the benchmarks, in the order in which they run.
const BENCHES: [&str; 7] =
    ["contest", "ballots", "verify", "browser ballot", "ingest", "fan-out", "dashboard"];

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [subcommand, url, listen] = arguments.as_slice()
        && subcommand == bare::SUBCOMMAND
    {
        return bare::serve(url, listen).await;
    }
    let wanted = arguments.into_iter().next();
    if let Some(name) = wanted.as_deref().filter(|name| !BENCHES.contains(name)) {
        bail!("there is no benchmark `{name}`; there are: {}", BENCHES.join(", "));
    }
    let mut report = Report::begin();
    for name in BENCHES.into_iter().filter(|name| wanted.as_deref().is_none_or(|wanted| wanted == *name)) {
        let figures = match name {
            "contest" => contest::run().await,
            "ballots" => ballots::run().await,
            "verify" => verify::run(),
            "ingest" => ingest::run().await,
            "fan-out" => fan_out::run().await,
            "dashboard" => dashboard::run().await,
            _ => browser_ballot::run(),
        };
        report.add(name, figures.with_context(|| format!("benchmark {name}"))?);
    }
    report.print();
    report.write()
}

/// Lets `users` run `scenario` so many times each; answers what goose measured.
///
/// Errors: any request failed. A figure over failed requests would say nothing.
async fn attack(
    address: &str,
    scenario: Scenario,
    users: usize,
    times: usize,
) -> anyhow::Result<GooseMetrics> {
    let mut configuration = GooseConfiguration::default();
    configuration.host = Some(address.to_owned());
    configuration.users = Some(users);
    configuration.increase_rate = Some("1000".to_owned());
    configuration.iterations = Some(times);
    configuration.no_print_metrics = true;
    configuration.no_telnet = true;
    configuration.no_gzip = true;
    configuration.quiet = 2;
    let attack = GooseAttack::initialize_with_config(configuration)?.register_scenario(scenario);
    let metrics = attack.execute().await?;
    let failed: usize = metrics.requests.values().map(|request| request.fail_count).sum();
    if failed > 0 || !metrics.transaction_errors.is_empty() {
        bail!("{failed} requests failed: {:?} {:?}", metrics.errors, metrics.transaction_errors);
    }
    Ok(metrics)
}

/// How long the requests named `step` took until their first byte: p50 and p99.
fn percentiles(metrics: &GooseMetrics, step: &str) -> Vec<Figure> {
    let of_step = metrics.requests.values().find(|request| request.path == step);
    let figure = |name: &str, percent: f32| {
        let time_us = of_step.map(|request| request.raw_data.percentile_us(percent)).unwrap_or_default();
        #[expect(clippy::cast_precision_loss, reason = "a time in microseconds is far below 2^52")]
        let time_ms = time_us as f64 / 1000.0;
        Figure::new(format!("{step} {name}"), "ms", time_ms)
    };
    vec![figure("p50", 0.5), figure("p99", 0.99)]
}
