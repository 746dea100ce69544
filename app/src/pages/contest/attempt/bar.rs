//! The bar that stays in sight: time left, and whether the answers are saved.

use domain::time::show_clock;
use leptos::prelude::*;

use super::{desk::Desk, queue::Queue};
use crate::{
    components::use_viewer,
    text::{contest, fill, t},
};

/// From how many seconds on the clock warns.
const SOON_S: i64 = 120;
/// Minutes at which a screen reader is told.
const TOLD_MINUTES: [i64; 4] = [10, 5, 2, 1];

/// Countdown by the server's clock and state of saving.
pub(super) fn bar(desk: Desk, deadline_at_ms: i64) -> AnyView {
    view! {
        <div class="exam-bar">
            {countdown(desk, deadline_at_ms)}
            {save_state(desk)}
        </div>
    }
    .into_any()
}

fn countdown(desk: Desk, deadline_at_ms: i64) -> AnyView {
    let viewer = use_viewer();
    let ends_at = fill(contest::ENDS_AT, &[("clock", &show_clock(deadline_at_ms))]);
    let left = move || {
        // Before the page is awake nothing ticks: the clock time at which it ends is right all the same.
        let Some(left_s) = desk.left_s.get() else { return ends_at.clone() };
        provide_context(viewer.clone());
        let time = format!("{:02}:{:02}", left_s / 60, left_s % 60);
        fill(contest::TIME_LEFT, &[("time", &time)])
    };
    let class = move || match desk.left_s.get() {
        Some(left_s) if left_s <= SOON_S => "countdown countdown--soon",
        _ => "countdown",
    };
    let viewer = use_viewer();
    let minutes = Memo::new(move |_| {
        let minutes = desk.left_s.get().filter(|left_s| left_s % 60 == 0)? / 60;
        (minutes == 0 || TOLD_MINUTES.contains(&minutes)).then_some(minutes)
    });
    let told = move || {
        let minutes = minutes.get()?;
        provide_context(viewer.clone());
        Some(match minutes {
            0 => t(contest::TIME_UP).to_owned(),
            minutes => fill(contest::MINUTES_LEFT, &[("minutes", &minutes.to_string())]),
        })
    };
    view! {
        <span class=class role="timer">{left}</span>
        <span class="visually-hidden" role="status">{told}</span>
    }
    .into_any()
}

fn save_state(desk: Desk) -> AnyView {
    let viewer = use_viewer();
    let state = move || {
        provide_context(viewer.clone());
        let waiting = desk.queue.with(|queue| queue.waiting().len());
        if desk.stopped.get().is_some() {
            ("save-state save-state--failed", t(contest::STOPPED).to_owned())
        } else if waiting > 0 && desk.is_offline.get() {
            ("save-state save-state--waiting", fill(contest::WAITING, &[("count", &waiting.to_string())]))
        } else if waiting > 0 {
            ("save-state save-state--waiting", t(contest::SAVING).to_owned())
        } else {
            match desk.queue.with(Queue::last_saved_ms) {
                Some(at_ms) => (
                    "save-state save-state--saved",
                    fill(contest::SAVED_AT, &[("clock", &show_clock(at_ms))]),
                ),
                None => ("save-state", t(contest::NOTHING_YET).to_owned()),
            }
        }
    };
    let class = {
        let state = state.clone();
        move || state().0
    };
    view! { <span class=class role="status">{move || state().1}</span> }.into_any()
}
