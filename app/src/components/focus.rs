//! Bringing the reader to what has just appeared.

use leptos::{prelude::*, wasm_bindgen::JsCast, web_sys::HtmlElement};

/// Moves the focus to the element with this id once it is on the page; does nothing on the server.
///
/// The element needs `tabindex="-1"` if it cannot be focused by itself.
pub fn focus_on(id: &'static str) {
    // Effects run in the browser only, and after the view that they were made with is in the page.
    Effect::new(move |_| {
        request_animation_frame(move || {
            let element =
                document().get_element_by_id(id).and_then(|found| found.dyn_into::<HtmlElement>().ok());
            if let Some(element) = element {
                // An element that cannot be focused leaves the reader where they are.
                drop(element.focus());
            }
        });
    });
}
