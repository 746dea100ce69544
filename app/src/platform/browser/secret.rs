//! Randomness for secrets, and secrets that come in the address.

use leptos::{prelude::window, wasm_bindgen::JsValue};

/// Random bytes from the system's generator; none in a browser that has no such generator.
///
/// Everything that must stay secret begins here; `Math.random` can be guessed.
#[must_use]
pub fn random<const N: usize>() -> Option<[u8; N]> {
    let mut bytes = [0; N];
    window().crypto().ok()?.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes)
}

/// What stands behind `#` in the address; browsers never send it to a server.
#[must_use]
pub fn fragment() -> String {
    let fragment = window().location().hash().unwrap_or_default();
    fragment.strip_prefix('#').unwrap_or_default().to_owned()
}

/// Takes `#…` out of the address bar, so that it is neither seen nor kept in the history.
pub fn clear_fragment() {
    let location = window().location();
    let (Ok(path), Ok(query)) = (location.pathname(), location.search()) else { return };
    if let Ok(history) = window().history() {
        let state = history.state().unwrap_or(JsValue::NULL);
        // A browser that refuses leaves the address as it was; nothing else depends on it.
        drop(history.replace_state_with_url(&state, "", Some(&format!("{path}{query}"))));
    }
}
