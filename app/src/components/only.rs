//! Pages that some accounts may use, and nobody else.

use domain::{Code, viewer::Role};
use leptos::prelude::*;

use super::{ErrorNotice, use_viewer};
use crate::platform::answer_with;

/// What `show` answers to accounts with this role; to everybody else the refusal alone, and nothing is loaded.
pub fn only(role: Role, show: impl FnOnce() -> AnyView) -> AnyView {
    let code = match use_viewer().who {
        Some(who) if who.has_role(role) => return show(),
        Some(_) => Code::NotPermitted,
        None => Code::NotSignedIn,
    };
    answer_with(code);
    view! { <ErrorNotice error=code.into() /> }.into_any()
}
