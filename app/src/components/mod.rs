//! Pieces that more than one page uses.

mod form;
mod frame;
mod loaded;

use domain::viewer::Viewer;
use leptos::prelude::*;

pub use form::{CsrfField, FieldProblem, Problem, TextField, refusal};
pub use frame::{Footer, Header};
pub use loaded::{ErrorNotice, loaded};

/// Who looks at the page.
#[must_use]
pub fn use_viewer() -> Viewer {
    use_context::<Viewer>().unwrap_or_else(crate::platform::viewer)
}
