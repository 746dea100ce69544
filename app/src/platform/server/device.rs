//! The server keeps nothing for a device and never waits on it: these are called in the browser only.

use serde::{Serialize, de::DeserializeOwned};

/// Keeps nothing.
pub const fn keep<T: Serialize>(_key: &str, _value: &T) {}

/// Nothing is kept.
#[must_use]
pub const fn kept<T: DeserializeOwned>(_key: &str) -> Option<T> {
    None
}

/// Forgets nothing.
pub const fn forget(_key: &str) {}

/// Always 0.
#[must_use]
pub const fn chance() -> f64 {
    0.0
}

/// Does not wait.
pub async fn pause(_ms: u32) {}

/// Pages made on the server take the question from the request.
#[must_use]
pub fn asked() -> String {
    String::new()
}

/// Nobody clicks on the server.
pub fn follow(_click: &leptos::ev::MouseEvent, _begins: &str) -> Option<String> {
    None
}
