//! The browser's side.

pub mod device;
pub mod download;
mod live;
pub mod secret;
pub mod session_store;
pub mod steps;
pub mod typed;
pub mod worker;

use domain::viewer::{Language, TextSize, Viewer};
use leptos::prelude::document;

pub use live::{BoardNews, BoardWatch, watch_board};

/// The browser's clock, UTC milliseconds; may be wrong by any amount.
#[must_use]
pub fn now_ms() -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds of a date fit an i64")]
    {
        js_sys::Date::now() as i64
    }
}

/// Who looks at the page, as far as islands need it: language, text size and form token.
///
/// The page carries them; who is signed in stays on the server.
#[must_use]
pub fn viewer() -> Viewer {
    let document = document();
    let root = document.document_element();
    let setting = |name| root.as_ref().and_then(|root| root.get_attribute(name)).unwrap_or_default();
    let csrf = document.query_selector("meta[name=csrf]").ok().flatten();
    Viewer {
        language: setting("lang").parse().unwrap_or(Language::Vietnamese),
        text_size: setting("data-text-size").parse().unwrap_or(TextSize::Normal),
        csrf: csrf.and_then(|meta| meta.get_attribute("content")).unwrap_or_default(),
        who: None,
        is_contestant: false,
    }
}

/// Which pages do without a program is the server's business.
#[must_use]
pub const fn is_plain() -> bool {
    false
}

/// The content security policy is the server's business.
pub const fn policy() {}

/// The status of a page is the server's business.
pub const fn answer_with(_code: domain::Code) {}
