//! What differs between browser and server, behind the same names.

#[cfg(not(feature = "ssr"))]
mod browser;
#[cfg(feature = "ssr")]
mod server;

#[cfg(not(feature = "ssr"))]
pub use browser::{BoardNews, BoardWatch, answer_with, device, now_ms, policy, viewer, watch_board};
#[cfg(feature = "ssr")]
pub use server::{
    BoardNews, BoardWatch, Caller, CsrfKey, answer_with, contest, cookies, device, form, kept, now_ms,
    policy, request, status_of, viewer, watch_board,
};
