//! `verify-election` on a record of 5,000 ballots with 20 nominees, beside bare proof checks on all cores.

use std::{
    fs::File,
    io::{BufWriter, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::Arc,
    time::Duration,
};

use anyhow::{Context, ensure};
use tempfile::TempDir;
use voting::{Event, Head, Roll, RollLine, SignedBallot};

use crate::{
    election::{Polling, bare_checks},
    report::Figure,
    stopwatch::Stopwatch,
};

/// Where the build leaves the program; `BENCH_VERIFIER` names another one.
const PROGRAM: &str = "target/release/verify-election";
/// Ballots in the record, each of a voter of its own.
const BALLOTS: usize = 5_000;

/// Runs the benchmark.
pub fn run() -> anyhow::Result<Vec<Figure>> {
    let program = std::env::var_os("BENCH_VERIFIER").map_or_else(|| PathBuf::from(PROGRAM), PathBuf::from);
    ensure!(program.exists(), "{} is missing; `make bench` builds it", program.display());
    std::fs::create_dir_all("target/bench")?;
    let folder = TempDir::with_prefix_in("verify-", "target/bench")?;
    let file = folder.path().join("record.txt");
    let polling = Arc::new(Polling::of(BALLOTS)?);
    let ballots = polling.seal_all(0)?;
    write_record(&file, &polling, &ballots)?;
    let limit = bare_checks(&polling)?;
    let watch = Stopwatch::for_at_most(Duration::MAX);
    watch.begin();
    let output = Command::new(&program).arg(&file).stdin(Stdio::null()).output()?;
    (0..BALLOTS).for_each(|_| watch.done());
    ensure!(
        output.status.success(),
        "the record is not accepted: {}",
        String::from_utf8_lossy(&output.stdout)
    );
    #[expect(clippy::cast_precision_loss, reason = "a small count")]
    let all = BALLOTS as f64;
    let what = "signature and proofs of ballots in memory, checked on all cores, nothing else";
    Ok(vec![
        Figure::new("seconds for 5000 ballots", "s", all / watch.per_second()).limited_by(all / limit, what),
        Figure::new("ballots per second", "1/s", watch.per_second()).limited_by(limit, what),
    ])
}

/// Writes the record of an open election with these ballots.
pub fn write_record(path: &Path, polling: &Polling, ballots: &[SignedBallot]) -> anyhow::Result<()> {
    let mut file = BufWriter::new(File::create(path)?);
    let mut head: Option<Head> = None;
    let mut write = |event: &Event| {
        let (line, next) = voting::append(head.as_ref(), event);
        head = Some(next);
        writeln!(file, "{line}")
    };
    write(&Event::Setup(polling.terms.clone()))?;
    let mut lines: Vec<RollLine> = polling.voters.iter().map(|(line, _)| line.clone()).collect();
    lines.sort_by_key(|line| line.key);
    write(&Event::Roll(Roll { lines }))?;
    for ballot in ballots {
        write(&Event::Ballot(ballot.clone()))?;
    }
    file.flush().context("the record is not written")
}
