//! The running attempt on the page: sends answers until the server has them, and follows its clock.

use std::time::Duration;

use domain::{
    Code,
    contest::{PaperView, Picks, SaveAck},
};
use leptos::{ev, leptos_dom::helpers::set_interval_with_handle, prelude::*, task::spawn_local};

use super::queue::{Queue, Waiting};
use crate::{
    api::contest::{clock, save_answer, submit_attempt},
    components::use_viewer,
    patience::wait_ms,
    platform::{device, now_ms},
};

/// Longest wait between two tries to save, in milliseconds.
pub(super) const LONGEST_WAIT_MS: u32 = 8_000;
/// How often the server is asked for its clock.
const CLOCK_EVERY: Duration = Duration::from_secs(60);
/// People leave at the same instant when a round ends; they are spread over this many milliseconds.
const SPREAD_MS: f64 = 3_000.0;

/// The state of a running attempt; cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    /// The answers and what still waits.
    pub(super) queue: RwSignal<Queue>,
    /// Whether the last try to save failed for want of a server.
    pub(super) is_offline: RwSignal<bool>,
    /// Why the server takes no more answers.
    pub(super) stopped: RwSignal<Option<Code>>,
    /// Whole seconds left; none until the page is awake.
    pub(super) left_s: RwSignal<Option<i64>>,
    /// Whether the program runs; without it the page is plain forms.
    pub(super) is_awake: RwSignal<bool>,
    clock: RwSignal<Clock>,
    is_sending: StoredValue<bool>,
    is_hurried: StoredValue<bool>,
    /// The attempt whose paper this is.
    pub(super) attempt_id: i64,
    kept_under: StoredValue<String>,
    csrf: StoredValue<String>,
}

/// What is known about the server's clock.
#[derive(Clone, Copy)]
struct Clock {
    deadline_ms: i64,
    /// Until when answers chosen before the deadline may arrive.
    closes_ms: i64,
    /// To be added to the device's clock, which may be wrong by any amount.
    ahead_ms: i64,
    is_leaving: bool,
}

impl Desk {
    /// A desk for this paper; begins to work in the browser.
    pub(super) fn new(paper: &PaperView) -> Self {
        let desk = Self {
            queue: RwSignal::new(Queue::of_paper(&paper.questions)),
            is_offline: RwSignal::new(false),
            stopped: RwSignal::new(None),
            left_s: RwSignal::new(None),
            is_awake: RwSignal::new(false),
            clock: RwSignal::new(Clock {
                deadline_ms: paper.deadline_at_ms,
                closes_ms: paper.closes_at_ms,
                ahead_ms: paper.server_now_ms - now_ms(),
                is_leaving: false,
            }),
            is_sending: StoredValue::new(false),
            is_hurried: StoredValue::new(false),
            attempt_id: paper.attempt_id,
            kept_under: StoredValue::new(format!("thidua_attempt_{}", paper.attempt_id)),
            csrf: StoredValue::new(use_viewer().csrf),
        };
        Effect::new(move |_| desk.wake());
        desk
    }

    /// Answers a question, keeps the answer on the device and sends it.
    pub(super) fn choose(self, place: u32, shown: Picks) {
        let is_over = self.stopped.get_untracked().is_some() || self.left_s.get_untracked() == Some(0);
        let answered_at_ms = self.server_now_ms();
        let choose = |queue: &mut Queue| queue.choose(place, shown, answered_at_ms);
        if !is_over && self.queue.try_update(choose) == Some(true) {
            self.keep();
            self.send();
        }
    }

    fn wake(self) {
        self.is_awake.set(true);
        if let Some(kept) = self.kept_under.with_value(|key| device::kept::<Vec<Waiting>>(key)) {
            self.queue.update(|queue| queue.restore(kept));
        }
        self.keep();
        self.send();
        self.ask_clock();
        let intervals = [
            set_interval_with_handle(move || self.tick(), Duration::from_secs(1)),
            set_interval_with_handle(move || self.ask_clock(), CLOCK_EVERY),
        ];
        let online = window_event_listener(ev::online, move |_| {
            self.is_hurried.set_value(true);
            self.ask_clock();
            self.send();
        });
        on_cleanup(move || {
            for interval in intervals.into_iter().flatten() {
                interval.clear();
            }
            online.remove();
        });
        self.tick();
    }

    fn tick(self) {
        let Some(clock) = self.clock.try_get_untracked() else { return };
        let left_ms = clock.deadline_ms - (now_ms() + clock.ahead_ms);
        // Rounded up: zero is shown only when the time is really over.
        self.left_s.set(Some(left_ms.max(0).saturating_add(999) / 1000));
        if left_ms <= 0 && !clock.is_leaving {
            self.clock.update(|clock| clock.is_leaving = true);
            self.leave();
        }
    }

    /// The server's clock as this device knows it, UTC milliseconds.
    fn server_now_ms(self) -> i64 {
        now_ms() + self.clock.try_get_untracked().map_or(0, |clock| clock.ahead_ms)
    }

    /// Goes to the result as soon as the server has every answer, or takes none any more.
    fn leave(self) {
        const STEP_MS: u32 = 250;
        spawn_local(async move {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a number from 0 to 3000"
            )]
            device::pause((500.0 + device::chance() * SPREAD_MS) as u32).await;
            let closes_ms = self.clock.try_get_untracked().map_or(0, |clock| clock.closes_ms);
            while self.next().is_some()
                && self.stopped.try_get_untracked() == Some(None)
                && self.server_now_ms() < closes_ms
            {
                device::pause(STEP_MS).await;
            }
            // Nothing is to come any more, so the server need not wait for the end of the grace. If it cannot
            // be told, it ends the attempt then by itself.
            let csrf = self.csrf.try_get_value().unwrap_or_default();
            drop(submit_attempt(csrf, Some(self.attempt_id), String::new()).await);
            drop(window().location().set_href("/contest/result"));
        });
    }

    fn ask_clock(self) {
        spawn_local(async move {
            let asked_ms = now_ms();
            if let Ok(server_ms) = clock().await {
                self.set_clock(asked_ms, server_ms);
            }
        });
    }

    /// The server's answer is about half the round trip old.
    fn set_clock(self, asked_ms: i64, server_ms: i64) {
        let now_ms = now_ms();
        let ahead_ms = server_ms + (now_ms - asked_ms) / 2 - now_ms;
        self.clock.try_update(|clock| clock.ahead_ms = ahead_ms);
    }

    /// Keeps what waits on the device, so that a reload does not lose it.
    fn keep(self) {
        let waiting = self.queue.try_with_untracked(|queue| queue.waiting().to_vec());
        self.kept_under.try_with_value(|key| match waiting {
            Some(waiting) if !waiting.is_empty() => device::keep(key, &waiting),
            Some(_) => device::forget(key),
            None => {}
        });
    }

    fn send(self) {
        if self.is_sending.try_get_value() == Some(false) {
            self.is_sending.set_value(true);
            spawn_local(async move {
                self.send_all().await;
                self.is_sending.try_set_value(false);
            });
        }
    }

    async fn send_all(self) {
        let mut failures = 0_u32;
        while let Some(next) = self.next() {
            let csrf = self.csrf.try_get_value().unwrap_or_default();
            let (attempt, at_ms) = (Some(self.attempt_id), Some(next.answered_at_ms));
            match save_answer(csrf, next.place, next.shown, next.sequence, attempt, at_ms).await {
                Ok(ack) => {
                    failures = 0;
                    self.saved(next, ack);
                }
                Err(error) if is_final(error.code) => return self.stop(error.code),
                Err(_) => {
                    failures += 1;
                    self.is_offline.try_set(true);
                    self.wait(wait_ms(failures, LONGEST_WAIT_MS, device::chance())).await;
                }
            }
        }
    }

    /// Waits, but not longer than until the network is back.
    async fn wait(self, ms: u32) {
        const STEP_MS: u32 = 250;
        let mut waited_ms = 0;
        while waited_ms < ms && self.is_hurried.try_get_value() == Some(false) {
            device::pause(STEP_MS).await;
            waited_ms += STEP_MS;
        }
        self.is_hurried.try_set_value(false);
    }

    /// What to send next; none when there is nothing, or nobody is there any more.
    fn next(self) -> Option<Waiting> {
        self.queue.try_with_untracked(Queue::next).flatten()
    }

    fn saved(self, sent: Waiting, ack: SaveAck) {
        self.queue.try_update(|queue| queue.acknowledge(sent, ack));
        self.is_offline.try_set(false);
        self.keep();
    }

    fn stop(self, code: Code) {
        self.stopped.try_set(Some(code));
        // After signing in again the answers may still be sent; after the end they may not.
        if matches!(code, Code::TimeOver | Code::AttemptEnded) {
            self.kept_under.try_with_value(|key| device::forget(key));
        }
    }
}

/// Whether trying again cannot help.
const fn is_final(code: Code) -> bool {
    matches!(
        code,
        Code::NotSignedIn
            | Code::NotPermitted
            | Code::FormTokenInvalid
            | Code::NotFound
            | Code::TimeOver
            | Code::AttemptEnded
            | Code::NotOnPaper
    )
}
