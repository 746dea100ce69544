//! What this tab keeps over a reload, and forgets when it is closed. Nothing of it is sent anywhere.

use leptos::prelude::window;
use serde::{Serialize, de::DeserializeOwned};
use web_sys::Storage;

/// Keeps `value` under `key`; answers whether the browser took it.
pub fn keep<T: Serialize>(key: &str, value: &T) -> bool {
    let Ok(text) = serde_json::to_string(value) else { return false };
    storage().is_some_and(|storage| storage.set_item(key, &text).is_ok())
}

/// What was kept under `key` in this tab.
#[must_use]
pub fn kept<T: DeserializeOwned>(key: &str) -> Option<T> {
    let text = storage()?.get_item(key).ok()??;
    crate::json::read(&text)
}

/// Forgets what was kept under `key`.
pub fn forget(key: &str) {
    if let Some(storage) = storage() {
        // A browser that cannot remove an entry forgets it with the tab.
        drop(storage.remove_item(key));
    }
}

fn storage() -> Option<Storage> {
    window().session_storage().ok()?
}
