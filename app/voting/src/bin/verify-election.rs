//! Checks the public record of an election: `verify-election FILE [--head HASH]`.
//!
//! Exit code 0: no check failed (what is not yet in the record is not yet checked); 1: a check failed;
//! 2: the file could not be read or holds no record.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Write},
    num::NonZero,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{Receiver, SyncSender, channel, sync_channel},
    },
    thread,
};

use clap::Parser;
use voting::{BadBytes, BallotJob, Check, Outcome, Report, Stage, Verifier, hash_from_hex};

/// Jobs that wait for a thread: enough to keep all busy, few enough to stream a record of any length.
const QUEUE: usize = 256;

/// Checks every event of an election's public record and prints what each check found.
#[derive(Parser)]
#[command(name = "verify-election", version)]
struct Arguments {
    /// The record as it was downloaded.
    file: PathBuf,
    /// Hash that the record must end with, 64 hexadecimal digits: from a receipt or the minutes.
    #[arg(long, value_name = "HASH", value_parser = read_hash)]
    head: Option<[u8; 32]>,
}

fn read_hash(text: &str) -> Result<[u8; 32], BadBytes> {
    hash_from_hex(&text.to_ascii_lowercase())
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(&arguments) {
        Ok(code) => code,
        Err(error) => {
            // Nothing can be done if even this cannot be written.
            let _ = writeln!(io::stderr(), "{}: {error}", arguments.file.display());
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &Arguments) -> io::Result<ExitCode> {
    let report = verify_file(&arguments.file, arguments.head)?;
    if report.stage == Stage::Empty && report.passed() {
        return Err(io::Error::other("the file holds no record"));
    }
    print(&report, &mut io::stdout().lock())?;
    Ok(if report.passed() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// Reads line by line while all cores check the ballots read so far.
fn verify_file(path: &Path, head: Option<[u8; 32]>) -> io::Result<Report> {
    let mut lines = BufReader::new(File::open(path)?);
    let mut verifier = Verifier::new(head);
    let (jobs, queue) = sync_channel::<BallotJob>(QUEUE);
    let queue = Arc::new(Mutex::new(queue));
    let (verdicts, done) = channel();
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, NonZero::get) {
            let (queue, verdicts) = (queue.clone(), verdicts.clone());
            scope.spawn(move || {
                while let Some(job) = next_job(&queue) {
                    if verdicts.send(job.run()).is_err() {
                        return;
                    }
                }
            });
        }
        // The threads alone hold these ends now: when the last one is gone, nobody waits for it.
        drop((verdicts, queue));
        let read = feed(&mut lines, &mut verifier, jobs, || done.try_recv().ok());
        for verdict in done {
            verifier.settle(verdict);
        }
        read
    })?;
    Ok(verifier.finish())
}

fn next_job(queue: &Mutex<Receiver<BallotJob>>) -> Option<BallotJob> {
    queue.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}

/// Feeds all lines; closes the queue at the end.
fn feed(
    lines: &mut impl BufRead,
    verifier: &mut Verifier,
    jobs: SyncSender<BallotJob>,
    mut verdict: impl FnMut() -> Option<voting::BallotVerdict>,
) -> io::Result<()> {
    let mut line = Vec::new();
    while lines.read_until(b'\n', &mut line)? > 0 {
        let text = String::from_utf8_lossy(line.strip_suffix(b"\n").unwrap_or(&line));
        if let Some(job) = verifier.feed(&text) {
            jobs.send(job).map_err(io::Error::other)?;
        }
        while let Some(verdict) = verdict() {
            verifier.settle(verdict);
        }
        line.clear();
    }
    Ok(())
}

fn print(report: &Report, out: &mut impl Write) -> io::Result<()> {
    if let Some(terms) = &report.terms {
        writeln!(out, "{}\n{}\nelection {}\n", terms.title.vi, terms.title.en, terms.election)?;
    }
    for (check, outcome) in &report.outcomes {
        let (number, name) = (check.number(), check.name());
        match outcome {
            Outcome::Passed => writeln!(out, "{number:>2} {name:<20} passed")?,
            Outcome::Failed(fault) => writeln!(out, "{number:>2} {name:<20} FAILED: {fault}")?,
            Outcome::NotYet if *check == Check::Head => writeln!(out, "{number:>2} {name:<20} not given")?,
            Outcome::NotYet => writeln!(out, "{number:>2} {name:<20} not yet")?,
        }
    }
    let Report { roll, events, ballots, counted, replaced, .. } = report;
    writeln!(out, "\n{events} events; {roll} voters on the roll")?;
    writeln!(out, "{ballots} ballots: {counted} counted, {replaced} replaced")?;
    if let Some(head) = &report.head {
        writeln!(out, "head {head}")?;
    }
    print_result(report, out)?;
    let verdict = match (report.passed(), report.is_complete()) {
        (false, _) => "THE RECORD IS NOT IN ORDER",
        (true, false) => "in order as far as it goes: the election is not finished",
        (true, true) => "the record and the result are in order",
    };
    writeln!(out, "\n{verdict}")
}

fn print_result(report: &Report, out: &mut impl Write) -> io::Result<()> {
    let (Some(result), Some(terms)) = (&report.result, &report.terms) else { return Ok(()) };
    for outcome in &result.categories {
        let Some(category) = terms.category(outcome.id) else { continue };
        writeln!(out, "\n{}", category.title.vi)?;
        for (place, id) in (1..).zip(&outcome.places) {
            let name = category.nominees.iter().find(|nominee| nominee.id == *id);
            let votes = outcome.votes.iter().find(|row| row.nominee_id == *id).map_or(0, |row| row.votes);
            let elected = if outcome.elected.contains(id) { "  elected" } else { "" };
            writeln!(out, "{place:>3}. {votes:>6}  {}{elected}", name.map_or("?", |nominee| &nominee.name))?;
        }
        if category.blank {
            writeln!(out, "     {:>6}  blank", outcome.blank)?;
        }
    }
    Ok(())
}
