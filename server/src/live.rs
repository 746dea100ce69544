//! The live feed: ready-made JSON, fanned out over server-sent events.

use std::{convert::Infallible, time::Duration};

use axum::{
    extract::State,
    response::sse::{Event, KeepAlive, Sse},
};
use futures::{Stream, StreamExt};
use tokio_stream::wrappers::WatchStream;

use crate::state::AppState;

/// Sends the present board at once and every newer one as it appears.
///
/// The board is always whole, so a client that reconnects needs nothing but the newest one.
pub async fn feed(State(state): State<AppState>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let stopping = state.stopping.clone();
    let updates = WatchStream::new(state.live.subscribe())
        .map(|update| Ok(Event::default().event("board").id(update.version.to_string()).data(&*update.json)));
    // An open stream must not hold up a graceful shutdown.
    let until_stop = updates.take_until(async move { stopping.cancelled().await });
    Sse::new(until_stop).keep_alive(KeepAlive::new().interval(Duration::from_secs(15)))
}
