//! What a visitor's browser keeps for a minute between a plain form and the page it leads to.
//!
//! In a cookie that no script reads, told once and then removed: an address would stay in the history
//! of a shared computer.

use http::{header, request::Parts};
use leptos::prelude::use_context;

use super::{Caller, cookies};

/// What was sent to a counter.
pub const RATING: &str = "thidua_rating";
/// The check code that was looked for.
pub const ASKED: &str = "thidua_asked";

/// How long it is kept, in seconds.
const LIVES_S: i64 = 60;

/// Keeps `content` (letters, digits, dashes, underscores and tildes) for the next page.
pub fn keep(caller: &Caller, name: &str, content: &str) {
    cookies::give(caller, name, content, LIVES_S);
}

/// Takes out what was kept.
pub fn take(caller: &Caller, name: &str) -> Option<String> {
    let content = sent(&cookies::full_name(name, caller.secure))?;
    cookies::remove(caller, name);
    Some(content)
}

pub(super) fn sent(name: &str) -> Option<String> {
    let parts = use_context::<Parts>()?;
    let pairs = parts.headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    pairs
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(key, value)| (key == name).then(|| value.to_owned()))
}
