//! Printing the page.

use leptos::prelude::*;

use super::use_awake;
use crate::text::{common, t};

/// Prints the page; there once the browser can do what it says.
#[island]
pub fn PrintButton() -> impl IntoView {
    let awake = use_awake();
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
