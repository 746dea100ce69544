//! The screen on a wall: one table after the other, large, with nobody at it.

use std::time::Duration;

use domain::progress::LiveBoard;
use leptos::{leptos_dom::helpers::set_interval_with_handle, prelude::*};
use leptos_meta::Title;

use super::{
    agencies,
    live::{LiveBoardSignal, live_line},
    participation,
};
use crate::{
    api::progress::{ProgressStart, read_progress},
    components::{loaded, use_awake},
    islands::{LiveIsland, LivePiece, Parcel},
    text::{progress, t, wall as text},
};

/// How long a table stays.
const STAY: Duration = Duration::from_secs(15);
/// The tables in turn.
const TABLES: [fn(&LiveBoard) -> AnyView; 3] = [super::indicators, agencies::section, participation::section];

/// The page of the screen. Without a program it shows all tables, one below the other.
pub fn wall() -> AnyView {
    let start = Resource::new(|| (), |()| read_progress());
    view! {
        <Title text=t(progress::TITLE) />
        <div class="wall stack">{loaded(start, page)}</div>
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
        <h1>{title}</h1>
        <LiveIsland parcel=Parcel::of(&LivePiece::Wall(start.board)) />
        <p class="no-print"><a href="/progress">{t(text::LEAVE)}</a></p>
    }
    .into_any()
}

/// The tables in turn, moving with the live board. The feed connects again by itself after any loss.
pub(crate) fn screen(board: LiveBoard) -> AnyView {
    let live = LiveBoardSignal::follow(board);
    let (shown, is_held, is_awake) = (RwSignal::new(0), RwSignal::new(false), use_awake());
    Effect::new(move |_| {
        let turn = move || {
            if !is_held.get_untracked() {
                shown.update(|place| *place = (*place + 1) % TABLES.len());
            }
        };
        // Without a clock the first table stays.
        let interval = set_interval_with_handle(turn, STAY).ok();
        on_cleanup(move || interval.into_iter().for_each(|interval| interval.clear()));
    });
    let table = |(place, table)| {
        let is_away = move || is_awake.get() && shown.get() != place;
        view! { <div hidden=is_away>{live.show(table)}</div> }
    };
    let [hold, go_on] = [text::HOLD, text::GO_ON].map(t);
    view! {
        <div class="stack">
            {live.show(|board| super::demonstration_notice(&board.indicators))}
            <div class="row">
                {live_line(live)}
                <button
                    class="button button--quiet"
                    type="button"
                    hidden=move || !is_awake.get()
                    on:click=move |_| is_held.update(|is_held| *is_held = !*is_held)
                >
                    {move || if is_held.get() { go_on } else { hold }}
                </button>
            </div>
            {TABLES.into_iter().enumerate().map(table).collect_view()}
        </div>
    }
    .into_any()
}
