//! Where the browser starts.

use leptos::{prelude::window, server_fn::redirect::set_redirect_hook};

/// Wakes the islands of the server-rendered page.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    // A form that an island sent by itself leads on like one that the browser sent.
    let hook = set_redirect_hook(|address| {
        // A browser that cannot be led on stays on the page, which then shows what it shows.
        drop(window().location().set_href(address));
    });
    // Only the first call sets the hook; there is no second.
    drop(hook);
    leptos::mount::hydrate_islands();
    crate::platform::typed::watch();
}
