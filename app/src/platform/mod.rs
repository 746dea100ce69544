//! What differs between browser and server, behind the same names.

#[cfg(not(feature = "ssr"))]
mod browser;
#[cfg(feature = "ssr")]
mod server;

#[cfg(not(feature = "ssr"))]
pub use browser::{
    BoardNews, BoardWatch, answer_with, device, download, is_plain, now_ms, policy, secret, session_store,
    steps, typed, viewer, watch_board, worker,
};
#[cfg(feature = "ssr")]
pub use server::{
    BoardNews, BoardWatch, Caller, CsrfKey, answer_with, back_to, contest, cookies, device, download, draft,
    figures, form, is_plain, kept, now_ms, pause, policy, request, secret, sent_rating, session_store,
    status_of, steps, upload, viewer, watch_board, worker,
};
