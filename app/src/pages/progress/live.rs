//! The board as it moves.

use domain::{
    progress::{Edition, LiveBoard},
    time::{Day, show_clock},
};
use leptos::prelude::*;

use super::filter::use_filter;
use crate::{
    components::use_viewer,
    platform::{BoardNews, watch_board},
    text::{fill, progress, t},
};

/// Whether the shown board is kept up to date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Connection {
    /// Not connected yet; for ever so without WebAssembly.
    Still,
    /// Newer boards come by themselves.
    Live,
    /// They came, and no longer do.
    Lost,
}

/// The newest board this page knows.
#[derive(Clone, Copy)]
pub(super) struct LiveBoardSignal {
    board: RwSignal<LiveBoard>,
    connection: RwSignal<Connection>,
}

impl LiveBoardSignal {
    /// Begins with `board` and follows the live feed as long as the page is shown.
    pub(super) fn follow(board: LiveBoard) -> Self {
        let live = Self { board: RwSignal::new(board), connection: RwSignal::new(Connection::Still) };
        // Effects run in the browser only; what is stored inside one ends with the page.
        Effect::new(move |_| {
            let held = live.board.get_untracked();
            let watch = watch_board(Some(held), move |news| match news {
                BoardNews::Board(board) => {
                    live.connection.set(Connection::Live);
                    if Edition::of(&board) != Edition::of(&live.board.read_untracked()) {
                        live.board.set(*board);
                    }
                }
                BoardNews::Lost => live.connection.set(Connection::Lost),
            });
            StoredValue::new_local(watch);
        });
        live
    }

    /// A part of the page that is made anew from each board.
    pub(super) fn show(self, part: impl Fn(&LiveBoard) -> AnyView + Send + 'static) -> impl IntoView {
        let (viewer, filter) = (use_viewer(), use_filter());
        move || {
            // The part looks up the reader's language, also long after the page was built.
            provide_context(viewer.clone());
            provide_context(filter.clone());
            part(&self.board.read())
        }
    }
}

/// When the figures were read, and whether newer ones come by themselves.
pub(super) fn live_line(live: LiveBoardSignal) -> AnyView {
    let texts = [t(progress::STILL), t(progress::LIVE), t(progress::LOST)];
    let line = move || match live.connection.get() {
        Connection::Still => ("live-state", texts[0]),
        Connection::Live => ("live-state live-state--live", texts[1]),
        Connection::Lost => ("live-state live-state--stale", texts[2]),
    };
    view! {
        <p class="row">
            <span>{live.show(as_of)}</span>
            <span class=move || line().0 role="status">{move || line().1}</span>
        </p>
    }
    .into_any()
}

fn as_of(board: &LiveBoard) -> AnyView {
    let (time, day) = (show_clock(board.as_of_ms), Day::of_instant(board.as_of_ms).show());
    fill(progress::AS_OF, &[("time", &time), ("day", &day)]).into_any()
}
