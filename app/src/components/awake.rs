//! Whether the page's program runs yet.

use leptos::prelude::*;

/// False in the page as the server made it, true as soon as the program runs in the browser.
#[must_use]
pub fn use_awake() -> RwSignal<bool> {
    let awake = RwSignal::new(false);
    // Effects run in the browser only.
    Effect::new(move |_| awake.set(true));
    awake
}
