//! The server keeps nothing for a tab: these are called in the browser only.

use serde::{Serialize, de::DeserializeOwned};

/// Keeps nothing.
pub const fn keep<T: Serialize>(_key: &str, _value: &T) -> bool {
    false
}

/// Nothing is kept.
#[must_use]
pub const fn kept<T: DeserializeOwned>(_key: &str) -> Option<T> {
    None
}

/// Forgets nothing.
pub const fn forget(_key: &str) {}
