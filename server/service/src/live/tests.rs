//! The feed without a database: bursts, failures, and what watchers are sent.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use domain::progress::{BoardDelta, CounterRatings, Edition, LiveBoard};
use proptest::prelude::*;
use tokio::sync::watch;

use super::{News, RETRY, Update, follow};

/// Sends 1,000 changes within one second of the test's own time; answers what the aggregations saw.
async fn watch_a_burst(mut fails: u32) -> Vec<u64> {
    let sender = Arc::new(watch::Sender::new(0_u64));
    let state = Arc::new(AtomicU64::new(0));
    let seen = Arc::new(std::sync::Mutex::new(Vec::new()));
    let (state_read, seen_written) = (state.clone(), seen.clone());
    let following = tokio::spawn(follow(sender.subscribe(), move || {
        let (state, seen) = (state_read.clone(), seen_written.clone());
        let works = fails == 0;
        fails = fails.saturating_sub(1);
        async move {
            if works {
                seen.lock().unwrap().push(state.load(Ordering::SeqCst));
            }
            works
        }
    }));
    for number in 1..=1_000 {
        state.store(number, Ordering::SeqCst);
        sender.send_replace(number);
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    tokio::time::sleep(RETRY * 3).await;
    following.abort();
    seen.lock().unwrap().clone()
}

#[tokio::test(start_paused = true)]
async fn a_burst_shares_aggregations_and_its_end_is_not_lost() {
    let seen = watch_a_burst(0).await;
    assert!(seen.len() <= 6, "{seen:?}");
    assert_eq!(seen.last(), Some(&1_000));
}

#[tokio::test(start_paused = true)]
async fn a_failed_aggregation_is_made_up_for() {
    assert_eq!(watch_a_burst(2).await.last(), Some(&1_000));
}

/// The board of a feed after so many ratings, each at the counter with its number, up to ten.
fn board(version: i64, counters: &[i64]) -> LiveBoard {
    let counters = counters.iter().enumerate();
    LiveBoard {
        feed: 5,
        version,
        as_of_ms: version,
        indicators: Vec::new(),
        ends: None,
        agencies: Vec::new(),
        counters: counters
            .map(|(place, ratings)| CounterRatings { counter: format!("Q{place:02}"), ratings: *ratings })
            .collect(),
        turnout: Vec::new(),
        contest: None,
        disputes: domain::progress::DisputeTotals::default(),
        notes: Vec::new(),
    }
}

/// What somebody holds after being sent the news; and how many bytes that took.
fn told(update: &Update, held: Option<&LiveBoard>) -> (LiveBoard, usize) {
    match update.since(held.map(Edition::of)) {
        News::Nothing => (held.cloned().unwrap(), 0),
        News::Whole => (serde_json::from_slice(&update.json).unwrap(), update.json.len()),
        News::Steps(steps) => {
            let mut held = held.cloned().unwrap();
            for step in &steps {
                let delta: BoardDelta = serde_json::from_slice(&step.json).unwrap();
                held = delta.applied_to(held).unwrap();
                assert_eq!(Edition::of(&held), step.edition);
            }
            (held, steps.iter().map(|step| step.json.len()).sum())
        }
    }
}

proptest! {
    /// Whoever reads now and then, from whatever version, ends with the newest board, and is never sent
    /// more than the whole of it.
    #[test]
    fn a_watcher_who_skips_changes_is_right_again(
        changes in proptest::collection::vec((0_usize..40, any::<bool>()), 1..120),
    ) {
        let mut counters = vec![0_i64; 40];
        let mut update = Update::first(board(1, &counters)).unwrap();
        let mut held = told(&update, None).0;
        for (version, (counter, looks)) in (2..).zip(changes) {
            counters[counter] += 1;
            update = Update::after(&update, board(version, &counters)).unwrap();
            if looks {
                let (now, bytes) = told(&update, Some(&held));
                prop_assert_eq!(&now, &update.board);
                prop_assert!(bytes <= update.json.len());
                held = now;
            }
        }
        prop_assert_eq!(&told(&update, Some(&held)).0, &update.board);
        let kept: usize = update.steps.iter().map(|step| step.json.len()).sum();
        prop_assert!(kept <= update.json.len());
    }
}

#[test]
fn one_change_is_sent_as_one_short_step() {
    let mut counters = vec![0_i64; 200];
    let first = Update::first(board(1, &counters)).unwrap();
    counters[7] = 1;
    let second = Update::after(&first, board(2, &counters)).unwrap();
    let News::Steps(steps) = second.since(Some(first.edition)) else { panic!("a step") };
    assert_eq!(steps.len(), 1);
    assert!(steps[0].json.len() * 10 < second.json.len(), "{:?}", steps[0].json);
    // What comes from another server's feed, or from nowhere, means nothing here.
    let foreign = Edition { feed: 6, ..first.edition };
    assert!(matches!(second.since(Some(foreign)), News::Whole));
    assert!(matches!(second.since(Some(Edition { version: 99, ..first.edition })), News::Whole));
    assert!(matches!(second.since(None), News::Whole));
    assert!(matches!(second.since(Some(second.edition)), News::Nothing));
}
