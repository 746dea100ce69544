//! The live feed: ready-made JSON, fanned out over server-sent events.

use std::{convert::Infallible, sync::Arc, time::Duration};

use axum::{
    body::Body,
    extract::{Query, State},
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use domain::progress::Edition;
use futures::{Stream, StreamExt, stream};
use serde::Deserialize;
use service::live::{News, Update};
use tokio::{sync::watch, time::timeout};

use crate::state::AppState;

/// Silence after which a watcher is told that the connection lives.
const SILENCE: Duration = Duration::from_secs(15);

/// What a program asks that connects for the first time.
#[derive(Debug, Deserialize)]
pub struct Asked {
    /// The [`Edition`] of the board it was given with its page.
    since: Option<String>,
}

/// Brings a watcher up to date at once, and again after every change.
///
/// Who holds a board that the feed still remembers is sent what changed since, others the whole board. A browser
/// that reconnects by itself says with `Last-Event-ID` what it holds; that is newer than its address says.
pub async fn feed(State(state): State<AppState>, Query(asked): Query<Asked>, headers: HeaderMap) -> Response {
    let last = headers.get("last-event-id").and_then(|id| id.to_str().ok());
    let held = last.or(asked.since.as_deref()).and_then(|id| id.parse().ok());
    let stopping = state.stopping.clone();
    // An open stream must not hold up a graceful shutdown.
    let until_stop =
        pieces(state.live.subscribe(), held).take_until(async move { stopping.cancelled().await });
    let headers = [(header::CONTENT_TYPE, "text/event-stream"), (header::CACHE_CONTROL, "no-cache")];
    (headers, Body::from_stream(until_stop.map(Ok::<_, Infallible>))).into_response()
}

/// The events as they are sent. What they hold is not copied: thousands are sent the same memory.
fn pieces(
    mut updates: watch::Receiver<Arc<Update>>,
    held: Option<Edition>,
) -> impl Stream<Item = Bytes> + use<> {
    updates.mark_changed();
    let events = stream::unfold((updates, held), async |(mut updates, held)| {
        match timeout(SILENCE, updates.changed()).await {
            Ok(Ok(())) => {
                let (events, now) = {
                    let update = updates.borrow_and_update();
                    (events(&update, held), update.edition)
                };
                Some((stream::iter(events), (updates, Some(now))))
            }
            Ok(Err(_)) => None,
            Err(_) => Some((stream::iter(vec![Bytes::from_static(b":\n\n")]), (updates, held))),
        }
    });
    events.flatten()
}

/// What a watcher is sent who holds this board.
fn events(update: &Update, held: Option<Edition>) -> Vec<Bytes> {
    match update.since(held) {
        News::Nothing => event("same", update.edition, Bytes::from_static(b"{}")).into(),
        News::Steps(steps) => {
            steps.into_iter().flat_map(|step| event("delta", step.edition, step.json.clone())).collect()
        }
        News::Whole => event("board", update.edition, update.json.clone()).into(),
    }
}

/// `json` is of one line, as it is written.
fn event(name: &str, edition: Edition, json: Bytes) -> [Bytes; 3] {
    [format!("event: {name}\nid: {edition}\ndata: ").into(), json, Bytes::from_static(b"\n\n")]
}
