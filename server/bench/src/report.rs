//! The table on the screen and `target/bench/results.json`.

use std::{fs, path::Path, process::Command};

use anyhow::Context;
use serde::{Deserialize, Serialize};

use crate::program;

/// Where the figures are kept; those of benchmarks that did not run stay.
const RESULTS: &str = "target/bench/results.json";

/// One measured figure.
pub struct Figure {
    figure: String,
    unit: &'static str,
    value: f64,
    limit: Option<(f64, String)>,
}

impl Figure {
    /// A figure without a limit.
    pub fn new(figure: impl Into<String>, unit: &'static str, value: f64) -> Self {
        Self { figure: figure.into(), unit, value, limit: None }
    }

    /// The same figure under another name.
    pub fn named(self, figure: impl Into<String>) -> Self {
        Self { figure: figure.into(), ..self }
    }

    /// The same figure next to what bounds it.
    pub fn limited_by(self, limit: f64, what: impl Into<String>) -> Self {
        Self { limit: Some((limit, what.into())), ..self }
    }
}

/// A figure in the file.
#[derive(Serialize, Deserialize)]
struct Line {
    bench: String,
    figure: String,
    unit: String,
    value: f64,
    limit: Option<f64>,
    ratio: Option<f64>,
    backend: String,
    commit: Option<String>,
}

/// What this run measured.
pub struct Report {
    commit: Option<String>,
    lines: Vec<Line>,
    notes: Vec<String>,
}

impl Report {
    /// An empty report on the present commit.
    pub fn begin() -> Self {
        let commit = Command::new("git").args(["rev-parse", "HEAD"]).output().ok();
        let commit = commit.filter(|output| output.status.success());
        let commit = commit.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
        Self { commit, lines: Vec::new(), notes: Vec::new() }
    }

    /// Adds the figures of one benchmark.
    pub fn add(&mut self, bench: &str, figures: Vec<Figure>) {
        for figure in figures {
            if let Some((_, what)) = &figure.limit {
                self.notes.push(format!("{bench}, {}: the limit is {what}", figure.figure));
            }
            self.lines.push(Line {
                bench: bench.to_owned(),
                figure: figure.figure,
                unit: figure.unit.to_owned(),
                value: rounded(figure.value),
                limit: figure.limit.as_ref().map(|(limit, _)| rounded(*limit)),
                ratio: figure.limit.map(|(limit, _)| rounded(figure.value / limit)),
                backend: program::backend().to_owned(),
                commit: self.commit.clone(),
            });
        }
    }

    /// Prints the machine and the table.
    pub fn print(&self) {
        println!("\n{}", machine());
        println!(
            "database: {}; load tool and server share the machine; times are to the first byte (ballots) or the last (contest)\n",
            program::backend()
        );
        println!(
            "{:<14} {:<32} {:>12} {:<9} {:>12} {:>7}",
            "bench", "figure", "value", "unit", "limit", "ratio"
        );
        let number = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
        for line in &self.lines {
            let (limit, ratio) = (number(line.limit), number(line.ratio));
            let (bench, figure, value, unit) = (&line.bench, &line.figure, line.value, &line.unit);
            println!("{bench:<14} {figure:<32} {value:>12} {unit:<9} {limit:>12} {ratio:>7}");
        }
        println!();
        self.notes.iter().for_each(|note| println!("{note}"));
    }

    /// Writes the file; figures of benchmarks that did not run, or ran on the other database, stay.
    pub fn write(self) -> anyhow::Result<()> {
        let path = Path::new(RESULTS);
        let mut all: Vec<Line> = match fs::read_to_string(path) {
            Ok(text) => {
                serde_json::from_str(&text).with_context(|| format!("{RESULTS} cannot be read; remove it"))?
            }
            Err(_) => Vec::new(),
        };
        let ran = |old: &Line| {
            self.lines.iter().any(|new| (&new.bench, &new.backend) == (&old.bench, &old.backend))
        };
        all.retain(|old| !ran(old));
        all.extend(self.lines);
        fs::write(path, serde_json::to_string_pretty(&all)? + "\n")
            .with_context(|| format!("{RESULTS} cannot be written"))?;
        println!("written to {RESULTS}");
        Ok(())
    }
}

/// Cores, memory and kernel; nothing that names the machine.
fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    let read = |path: &str| fs::read_to_string(path).unwrap_or_default();
    let memory = read("/proc/meminfo");
    let memory_kib: Option<u64> =
        memory.lines().next().and_then(|line| line.split_whitespace().nth(1)?.parse().ok());
    let memory_gib = memory_kib.unwrap_or_default() / (1024 * 1024);
    format!(
        "machine: {cores} cores, {memory_gib} GiB of memory, Linux {}",
        read("/proc/sys/kernel/osrelease").trim()
    )
}

/// Three significant digits are more than a repeated run agrees on.
fn rounded(value: f64) -> f64 {
    if value >= 100.0 { value.round() } else { (value * 1000.0).round() / 1000.0 }
}
