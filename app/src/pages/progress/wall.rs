//! The screen on a wall: one table after the other, large, with nobody at it.

mod slides;

use std::time::Duration;

use domain::progress::LiveBoard;
use leptos::{leptos_dom::helpers::set_interval_with_handle, prelude::*};
use leptos_meta::Title;

use self::slides::slides;
use super::live::{LiveBoardSignal, live_line};
use crate::{
    api::progress::{ProgressStart, read_progress},
    components::{loaded, use_awake},
    islands::{LiveIsland, LivePiece, Parcel},
    text::{fill, progress, t, wall as text},
};

/// How long a turn stays.
const STAY: Duration = Duration::from_secs(15);

/// The page of the screen. Without a program it shows everything, one turn below the other.
pub fn wall() -> AnyView {
    let start = Resource::new(|| (), |()| read_progress(None));
    view! {
        <Title text=t(progress::TITLE) />
        <div class="wall">{loaded(start, page)}</div>
    }
    .into_any()
}

fn page(start: ProgressStart) -> AnyView {
    let language = crate::components::use_viewer().language;
    let title = start.head.map_or_else(
        || t(progress::NO_CAMPAIGN).to_owned(),
        |head| head.title.in_language(language).to_owned(),
    );
    view! {
        <div class="row">
            <h1 class="wall__title">{title}</h1>
            <a class="no-print push" href="/progress">{t(text::LEAVE)}</a>
        </div>
        <LiveIsland parcel=Parcel::of(&LivePiece::Wall(start.board)) />
    }
    .into_any()
}

/// The turns one after the other, moving with the live board. The feed connects again by itself after any loss.
pub(crate) fn screen(board: LiveBoard) -> AnyView {
    let live = LiveBoardSignal::follow(board);
    let (turn, is_held, is_awake) = (RwSignal::new(0), RwSignal::new(false), use_awake());
    Effect::new(move |_| {
        let next = move || {
            if !is_held.get_untracked() {
                turn.update(|turn| *turn += 1);
            }
        };
        // Without a clock the first turn stays.
        let interval = set_interval_with_handle(next, STAY).ok();
        on_cleanup(move || interval.into_iter().for_each(|interval| interval.clear()));
    });
    let shown = move |board: &LiveBoard| {
        let slides = slides(board);
        match slides.get(turn.get() % slides.len().max(1)) {
            Some(slide) if is_awake.get() => slide.view(board),
            _ => slides.iter().map(|slide| slide.view(board)).collect_view().into_any(),
        }
    };
    let place = move |board: &LiveBoard| {
        let all = slides(board).len().max(1);
        let (n, all) = ((turn.get() % all + 1).to_string(), all.to_string());
        fill(text::TURN, &[("n", &n), ("all", &all)]).into_any()
    };
    let [hold, go_on] = [text::HOLD, text::GO_ON].map(t);
    view! {
        {live.show(|board| super::demonstration_notice(&board.indicators))}
        <div class="row">
            {live_line(live)}
            <span class="push" hidden=move || !is_awake.get()>{live.show(place)}</span>
            <button
                class="button button--quiet"
                type="button"
                hidden=move || !is_awake.get()
                on:click=move |_| is_held.update(|is_held| *is_held = !*is_held)
            >
                {move || if is_held.get() { go_on } else { hold }}
            </button>
        </div>
        {live.show(shown)}
    }
    .into_any()
}
