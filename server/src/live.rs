//! The live feed: ready-made JSON, fanned out over server-sent events.

use std::{convert::Infallible, sync::Arc, time::Duration};

use axum::{
    body::Body,
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use futures::{Stream, StreamExt, stream};
use service::live::Update;
use tokio::{sync::watch, time::timeout};

use crate::state::AppState;

/// Silence after which a watcher is told that the connection lives.
const SILENCE: Duration = Duration::from_secs(15);

/// Sends the present board at once and every newer one as it appears.
///
/// The board is always whole, so a client that reconnects needs nothing but the newest one.
pub async fn feed(State(state): State<AppState>) -> Response {
    let stopping = state.stopping.clone();
    // An open stream must not hold up a graceful shutdown.
    let until_stop = pieces(state.live.subscribe()).take_until(async move { stopping.cancelled().await });
    let headers = [(header::CONTENT_TYPE, "text/event-stream"), (header::CACHE_CONTROL, "no-cache")];
    (headers, Body::from_stream(until_stop.map(Ok::<_, Infallible>))).into_response()
}

/// The events as they are sent. The board itself is not copied: thousands are sent the same memory.
fn pieces(mut updates: watch::Receiver<Arc<Update>>) -> impl Stream<Item = Bytes> {
    updates.mark_changed();
    let events = stream::unfold(updates, async |mut updates| {
        let event = match timeout(SILENCE, updates.changed()).await {
            Ok(Ok(())) => {
                let update = updates.borrow_and_update();
                let head = format!("event: board\nid: {}\ndata: ", update.version);
                // JSON of one line, as it is written.
                [head.into(), update.json.clone(), Bytes::from_static(b"\n\n")]
            }
            Ok(Err(_)) => return None,
            Err(_) => [Bytes::from_static(b":\n\n"), Bytes::new(), Bytes::new()],
        };
        Some((stream::iter(event), updates))
    });
    events.flatten().filter(|piece| std::future::ready(!piece.is_empty()))
}
