//! Signing in: officials with a personal code, staff with a password.
//!
//! Plain forms on purpose: after signing in everything on the page changes, so the browser loads it
//! anew, and the form works while WebAssembly is still on its way.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    api::session::{SignInOfficial, SignInStaff},
    components::{CsrfField, Problem, TextField},
    text::{common, session, t},
};

/// Officials: one code.
pub fn official() -> AnyView {
    let action = ServerAction::<SignInOfficial>::new();
    let wrong_code = Signal::derive(move || action.value().get().and_then(Result::err)?.of_field("code"));
    view! {
        <Title text=t(session::OFFICIAL_TITLE) />
        <div class="narrow stack">
            <h1>{t(session::OFFICIAL_TITLE)}</h1>
            <p class="lead">{t(session::OFFICIAL_LEAD)}</p>
            <Problem action />
            <form class="form" method="post" action="/api/session/official">
                <CsrfField />
                <TextField name="code" label=session::CODE hint=session::CODE_HINT problem=wrong_code />
                <button class="button button--primary button--big">{t(common::SIGN_IN)}</button>
            </form>
            <p class="muted">{t(session::CODE_LOST)}</p>
            <p><a href="/sign-in/staff">{t(session::STAFF_LINK)}</a></p>
        </div>
    }
    .into_any()
}

/// Organisers and managers: user name and password.
pub fn staff() -> AnyView {
    let action = ServerAction::<SignInStaff>::new();
    let fine = Signal::stored(None);
    view! {
        <Title text=t(session::STAFF_TITLE) />
        <div class="narrow stack">
            <h1>{t(session::STAFF_TITLE)}</h1>
            <Problem action=action />
            <form class="form" method="post" action="/api/session/staff">
                <CsrfField />
                <TextField name="username" label=session::USERNAME autocomplete="username" problem=fine />
                <TextField
                    name="password"
                    label=session::PASSWORD
                    kind="password"
                    autocomplete="current-password"
                    problem=fine
                />
                <button class="button button--primary button--big">{t(common::SIGN_IN)}</button>
            </form>
            <p><a href="/sign-in">{t(session::OFFICIAL_LINK)}</a></p>
        </div>
    }
    .into_any()
}
