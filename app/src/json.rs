//! Reading JSON.

use serde::de::DeserializeOwned;

/// Reads JSON; none if it holds no `T`.
///
/// From bytes, as answers of server functions are read: code that reads a type from text as well would be
/// loaded beside it.
pub fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_slice(text.as_bytes()).ok()
}
