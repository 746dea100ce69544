//! Recomputes the result of a contest's round: `verify-contest FILE [--commitment HASH]`.
//!
//! Exit code 0: every check passed; 1: a check failed; 2: the file could not be read or is no result file.

use std::{
    fs,
    io::{self, Write},
    path::PathBuf,
    process::ExitCode,
};

use clap::Parser;
use domain::contest::{ResultFile, check};

/// Places that are printed at the end.
const SHOWN_PLACES: usize = 10;

/// Scores every paper of a round again, computes every place again and checks the draw by lot.
#[derive(Parser)]
#[command(name = "verify-contest", version)]
struct Arguments {
    /// The result as it was downloaded.
    file: PathBuf,
    /// Hash of the seed of the draw, 64 hexadecimal digits, as the rules showed it while the round was open.
    #[arg(long, value_name = "HASH")]
    commitment: Option<String>,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => {
            // Nothing can be done if even this cannot be written.
            let _ = writeln!(io::stderr(), "{}: {error}", arguments.file.display());
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &Arguments) -> io::Result<bool> {
    let text = fs::read_to_string(&arguments.file)?;
    let file: ResultFile = text.parse().map_err(io::Error::other)?;
    let mut out = io::stdout().lock();
    writeln!(out, "{}\n{}", file.title.vi, file.title.en)?;
    writeln!(out, "round {}, version {}\n", file.round_id, file.version)?;
    let noted = arguments.commitment.as_deref().map(str::to_ascii_lowercase);
    let mut passed = true;
    for (number, (check, outcome)) in (1..).zip(check(&file, noted.as_deref())) {
        let found = match &outcome {
            Ok(()) => "passed".to_owned(),
            Err(why) => format!("FAILED: {why}"),
        };
        writeln!(out, "{number} {:<10} {found}", check.name())?;
        passed &= outcome.is_ok();
    }
    let ranked = file.attempts.iter().filter(|attempt| attempt.place.is_some());
    let out_of_it = file.attempts.len() - ranked.clone().count();
    writeln!(out, "\n{} attempts ranked, {out_of_it} disqualified", ranked.clone().count())?;
    if let Some(came_true) = file.prediction {
        writeln!(out, "prediction {}: {} came true", came_true.asked.name(), came_true.actual)?;
    }
    for attempt in ranked.take(SHOWN_PLACES) {
        let (place, correct) = (attempt.place.unwrap_or_default(), attempt.correct);
        let took_ms = attempt.ended_at_ms - attempt.started_at_ms;
        let predicted = attempt.prediction.map(|number| format!(" predicted {number}")).unwrap_or_default();
        writeln!(out, "{place:>4}. {} {correct:>3} right{predicted} {took_ms:>9} ms", attempt.pseudonym)?;
    }
    let verdict = if passed { "the result is in order" } else { "the result is NOT in order" };
    writeln!(out, "\n{verdict}")?;
    Ok(passed)
}
