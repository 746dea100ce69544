//! Encrypted ballots of the demonstration's voters, who vote again and again: the last one counts.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use anyhow::{Context, anyhow, ensure};
use goose::{
    metrics::GooseMetrics,
    prelude::{GooseUser, Scenario, Transaction},
};
use voting::{Booth, Event, RollLine, VotingCode};

use crate::{
    attack,
    browser::{Browser, Step, broken},
    election::{Polling, bare_checks},
    limit, percentiles,
    program::Program,
    report::Figure,
    stopwatch::Stopwatch,
};

/// Ballots that each voter casts one after the other as fast as they are counted.
const FAST_BALLOTS: usize = 30;
/// Ballots that each voter casts at half that load.
const SLOW_BALLOTS: usize = 10;
/// No ballot is cast later than this after the first one.
const LONGEST: Duration = Duration::from_secs(60);
/// The demonstration's election.
const ELECTION: &str = "1";

/// Sealed and signed ballots by voter, ready to be sent.
type Queue = Vec<Vec<String>>;

/// Runs the benchmark.
pub async fn run() -> anyhow::Result<Vec<Figure>> {
    let program = Program::start().await?;
    let polling = Arc::new(polling(&program).await?);
    let voters = polling.voters.len();
    // Sealing is the phone's work: it is done before the load begins.
    let mut ballots = seal(&polling, FAST_BALLOTS + SLOW_BALLOTS).await?;
    let slow: Queue = ballots.iter_mut().map(|own| own.split_off(FAST_BALLOTS)).collect();
    let checks = bare_checks(&polling)?;
    let rows = limit::stored_rows(&program, voters).await?;
    let (bound, what) = if checks < rows {
        (checks, "signature and proofs of ballots in memory, checked on all cores, nothing else".to_owned())
    } else {
        (rows, limit::of_rows(voters))
    };
    let (fast, watch) = cast_all(&program, ballots, Duration::ZERO).await?;
    let rate = watch.per_second();
    #[expect(clippy::cast_precision_loss, reason = "a small count")]
    let pause = Duration::from_secs_f64(2.0 * voters as f64 / rate);
    let (calm, calm_watch) = cast_all(&program, slow, pause).await?;
    let mut figures = vec![Figure::new("ballots per second", "1/s", rate).limited_by(bound, what)];
    figures.extend(percentiles(&fast, "cast"));
    let [_, p99]: [Figure; 2] =
        percentiles(&calm, "cast").try_into().map_err(|_| anyhow!("no percentiles"))?;
    figures.push(p99.named("cast p99 at half load"));
    figures.push(Figure::new("ballots per second at half load", "1/s", calm_watch.per_second()));
    program.end().await?;
    Ok(figures)
}

/// Terms and voters of the demonstration, read from its public record.
async fn polling(program: &Program) -> anyhow::Result<Polling> {
    let address = format!("{}/elections/{ELECTION}/record.txt", program.address);
    let record = reqwest::get(&address).await?.error_for_status()?.text().await?;
    let mut lines = record.lines();
    let (setup, head) = voting::read_line(None, lines.next().context("the record is empty")?)?;
    let (roll, _) = voting::read_line(Some(&head), lines.next().context("the record has no roll")?)?;
    let (Event::Setup(terms), Event::Roll(roll)) = (setup, roll) else {
        return Err(anyhow!("the record does not begin with setup and roll"));
    };
    let voter = |code: &String| {
        let credential = VotingCode::parse(code)?.credential(&terms.election);
        let line = roll
            .lines
            .iter()
            .find(|line| line.key == credential.key())
            .context("a code is not on the roll")?;
        Ok((line.clone(), Arc::new(credential)))
    };
    let voters = program.codes.iter().map(voter).collect::<anyhow::Result<Vec<(RollLine, _)>>>()?;
    ensure!(!voters.is_empty(), "the demonstration has no voters");
    let booth = Arc::new(Booth::new(&terms, head.hash)?);
    Ok(Polling { terms, booth, voters })
}

/// So many ballots of every voter, sealed on all cores.
async fn seal(polling: &Arc<Polling>, each: usize) -> anyhow::Result<Queue> {
    let polling = polling.clone();
    let work = move || {
        let rounds = (0..each).map(|round| polling.seal_all(round)).collect::<anyhow::Result<Vec<_>>>()?;
        let voters = 0..polling.voters.len();
        Ok(voters.map(|voter| rounds.iter().map(|round| round[voter].to_text()).collect()).collect())
    };
    tokio::task::spawn_blocking(work).await.context("ballots could not be sealed")?
}

/// Lets every voter cast the own ballots, at least `pause` from one sending to the next.
async fn cast_all(
    program: &Program,
    ballots: Queue,
    pause: Duration,
) -> anyhow::Result<(GooseMetrics, Arc<Stopwatch>)> {
    let watch = Arc::new(Stopwatch::for_at_most(LONGEST));
    let voters = ballots.len();
    let (counted, ballots, next) = (watch.clone(), Arc::new(ballots), Arc::new(AtomicUsize::new(0)));
    let vote = Transaction::new(Arc::new(move |user| {
        let (watch, ballots, next) = (counted.clone(), ballots.clone(), next.clone());
        Box::pin(async move {
            let voter = next.fetch_add(1, Ordering::Relaxed);
            let own = ballots.get(voter).ok_or_else(|| broken("cast", "no voter"))?;
            // Spread over the first pause, so that a calm load does not come in waves.
            let share = u32::try_from(voter).unwrap_or_default();
            let all = u32::try_from(ballots.len()).unwrap_or(1);
            tokio::time::sleep(pause * share / all).await;
            vote(user, own, &watch, pause).await
        })
    }));
    let scenario = Scenario::new("ballots").register_transaction(vote);
    let metrics = attack(&program.address, scenario, voters, 1).await?;
    Ok((metrics, watch))
}

async fn vote(user: &mut GooseUser, own: &[String], watch: &Stopwatch, pause: Duration) -> Step<()> {
    let mut browser = Browser::default();
    let mut ticks = (pause > Duration::ZERO).then(|| tokio::time::interval(pause));
    for ballot in own {
        if let Some(ticks) = &mut ticks {
            ticks.tick().await;
        }
        if !watch.begin() {
            break;
        }
        browser
            .read(user, "cast", "/api/election/cast", &[("election_id", ELECTION), ("signed", ballot)])
            .await?;
        watch.done();
    }
    Ok(())
}
