//! The server makes and reads no files for a page: these are called in the browser only.

use leptos::web_sys::HtmlInputElement;

/// Saves nothing.
pub const fn save(_name: &str, _kind: &str, _content: &str) -> bool {
    false
}

/// Nothing is chosen.
pub async fn read_chosen(_input: HtmlInputElement, _most_bytes: f64) -> Option<String> {
    None
}
