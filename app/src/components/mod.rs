//! Pieces that more than one page uses.

mod awake;
mod focus;
mod form;
mod frame;
mod loaded;
mod only;
mod print;
mod qr;
mod staff;

use domain::viewer::Viewer;
use leptos::prelude::*;

pub use awake::use_awake;
pub use focus::focus_on;
pub use form::{CsrfField, FieldProblem, Problem, TextField, in_text_area, refusal};
pub use frame::{Footer, Header};
pub use loaded::{ErrorNotice, loaded};
pub use only::only;
pub use print::PrintButton;
pub use qr::qr;
pub use staff::staff_pages;

/// Who looks at the page.
#[must_use]
pub fn use_viewer() -> Viewer {
    use_context::<Viewer>().unwrap_or_else(crate::platform::viewer)
}
