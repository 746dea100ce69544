//! Printing the page.

use leptos::prelude::*;

use crate::text::{common, t};

/// Prints the page; there once the browser can do what it says.
#[island]
pub fn PrintButton() -> impl IntoView {
    let awake = RwSignal::new(false);
    Effect::new(move |_| awake.set(true));
    let label = t(common::PRINT);
    // A browser without printing leaves the button without effect; what it would print is on the page.
    let print = move |_| drop(window().print());
    view! {
        <button class="button button--primary" type="button" hidden=move || !awake.get() on:click=print>
            {label}
        </button>
    }
    .into_any()
}
