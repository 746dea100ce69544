//! Many clients that make journeys side by side, and how long their steps take.

use std::{
    collections::BTreeMap,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use tokio::task::JoinSet;

/// One client that makes journeys one after the other.
pub trait Client: Send + 'static {
    /// Makes the journey with this number, and notes how long its steps took.
    fn journey(&mut self, number: u64, steps: &mut Steps) -> impl Future<Output = anyhow::Result<()>> + Send;
}

/// How long the requests of each step took, in microseconds.
#[derive(Default)]
pub struct Steps(BTreeMap<&'static str, Vec<u64>>);

impl Steps {
    /// Notes one request, from its sending to the last byte of its answer.
    pub fn took(&mut self, step: &'static str, since: Instant) {
        let time_us = u64::try_from(since.elapsed().as_micros()).unwrap_or(u64::MAX);
        self.0.entry(step).or_default().push(time_us);
    }

    /// The time in milliseconds that `percent` of the requests of a step did not exceed.
    #[expect(clippy::cast_precision_loss, reason = "a time in microseconds is far below 2^52")]
    pub fn percentile(&self, step: &str, percent: usize) -> f64 {
        let mut times = self.0.get(step).cloned().unwrap_or_default();
        times.sort_unstable();
        let place = (times.len() * percent).div_ceil(100).saturating_sub(1);
        times.get(place).copied().unwrap_or_default() as f64 / 1000.0
    }

    fn add(&mut self, other: Self) {
        for (step, times) in other.0 {
            self.0.entry(step).or_default().extend(times);
        }
    }
}

/// How much is asked of the clients.
#[derive(Clone, Copy)]
pub struct Plan {
    /// Journeys together.
    pub journeys: u64,
    /// None begins later than this after the first one.
    pub longest: Duration,
    /// Journeys that begin in a second; none: each client begins the next one at once.
    pub per_second: Option<f64>,
}

/// What the clients did.
pub struct Outcome {
    /// How long their steps took.
    pub steps: Steps,
    /// When each journey ended, in order.
    ends: Vec<Duration>,
}

impl Outcome {
    /// Journeys made.
    #[expect(clippy::cast_precision_loss, reason = "a count is far below 2^52")]
    pub fn count(&self) -> f64 {
        self.ends.len() as f64
    }

    /// Journeys that ended in a second.
    pub fn per_second(&self) -> f64 {
        self.count() / self.ends.last().map_or(1.0, Duration::as_secs_f64)
    }

    /// How long the last `number` journeys took beside the first `number`.
    pub fn last_to_first(&self, number: usize) -> Option<f64> {
        let count = self.ends.len();
        let first = self.ends.get(number.checked_sub(1)?)?;
        let last = self.ends.last()?.checked_sub(*self.ends.get(count.checked_sub(number + 1)?)?)?;
        Some(last.as_secs_f64() / first.as_secs_f64())
    }
}

/// Lets the clients make journeys, numbered from `first`. Errors: any request failed.
pub async fn run<C: Client>(clients: Vec<C>, first: u64, plan: Plan) -> anyhow::Result<Outcome> {
    let (next, ends) = (Arc::new(AtomicU64::new(0)), Arc::new(Mutex::new(Vec::new())));
    let begun = now();
    let mut tasks = JoinSet::new();
    for mut client in clients {
        let (next, ends) = (next.clone(), ends.clone());
        tasks.spawn(async move {
            let mut steps = Steps::default();
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= plan.journeys || begun.elapsed() >= plan.longest {
                    return Ok::<Steps, anyhow::Error>(steps);
                }
                if let Some(per_second) = plan.per_second {
                    #[expect(clippy::cast_precision_loss, reason = "a count is far below 2^52")]
                    let due = Duration::from_secs_f64(number as f64 / per_second);
                    tokio::time::sleep(due.saturating_sub(begun.elapsed())).await;
                }
                client.journey(first + number, &mut steps).await?;
                ends.lock().unwrap_or_else(PoisonError::into_inner).push(begun.elapsed());
            }
        });
    }
    let mut steps = Steps::default();
    while let Some(done) = tasks.join_next().await {
        steps.add(done??);
    }
    let mut ends = std::mem::take(&mut *ends.lock().unwrap_or_else(PoisonError::into_inner));
    ends.sort_unstable();
    Ok(Outcome { steps, ends })
}

/// This instant.
#[expect(clippy::disallowed_methods, reason = "measuring time is what a benchmark is for")]
pub fn now() -> Instant {
    Instant::now()
}
