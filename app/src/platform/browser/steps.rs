//! The page as the browser holds it: steps that "back" goes through, its site, its network.

use leptos::{prelude::window, wasm_bindgen::JsValue};

/// Adds step `depth` to the history; the address stays as it is.
pub fn push(depth: u32) {
    if let Ok(history) = window().history() {
        // Without a history "back" leaves the page, which then asks first.
        drop(history.push_state(&JsValue::from(depth), ""));
    }
}

/// Says that the present entry of the history is step `depth`.
pub fn mark(depth: u32) {
    if let Ok(history) = window().history() {
        // Without a history there is nothing to go back to.
        drop(history.replace_state(&JsValue::from(depth), ""));
    }
}

/// Goes back, as the browser's own button does.
pub fn back() {
    if let Ok(history) = window().history() {
        // Without a history the reader stays where they are.
        drop(history.back());
    }
}

/// The step that the history stands at; none for an entry that nobody marked.
#[must_use]
pub fn depth() -> Option<u32> {
    let depth = window().history().ok()?.state().ok()?.as_f64()?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a step is a small number")]
    Some(depth as u32)
}

/// The address of the site, for example `https://thidua.example.vn`.
#[must_use]
pub fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// Whether the browser has a network; if so, the server may still be out of reach.
#[must_use]
pub fn is_online() -> bool {
    window().navigator().on_line()
}
