//! Signing in: staff accounts with user name and password. Voters need no account.
//!
//! A plain form on purpose: after signing in everything on the page changes, so the browser loads it
//! anew, and the form works while WebAssembly is still on its way.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    api::session::SignInStaff,
    components::{CsrfField, Problem, TextField},
    text::{common, session, t},
};

/// User name and password.
pub fn sign_in() -> AnyView {
    let action = ServerAction::<SignInStaff>::new();
    let fine = Signal::stored(None);
    view! {
        <Title text=t(session::TITLE) />
        <div class="narrow stack">
            <h1>{t(session::TITLE)}</h1>
            <p class="lead">{t(session::LEAD)}</p>
            <Problem action />
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
            <div class="notice notice--info">
                <p>{t(session::VOTERS)}</p>
                <p><a href="/vote">{t(session::VOTE_LINK)}</a></p>
            </div>
        </div>
    }
    .into_any()
}
