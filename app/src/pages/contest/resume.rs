//! Going on with an entry code, on another device or after leaving this one.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    api::contest::ContinueContest,
    components::{CsrfField, Problem, TextField},
    text::{contest, contest_entry, t},
};

/// One field: the entry code.
pub fn resume() -> AnyView {
    let action = ServerAction::<ContinueContest>::new();
    let wrong = Signal::derive(move || action.value().get().and_then(Result::err)?.of_field("code"));
    view! {
        <Title text=t(contest_entry::CONTINUE_TITLE) />
        <div class="narrow stack">
            <h1>{t(contest_entry::CONTINUE_TITLE)}</h1>
            <p class="lead">{t(contest_entry::CONTINUE_LEAD)}</p>
            <Problem action />
            <form class="form" method="post" action="/api/contest/continue">
                <CsrfField />
                <TextField
                    name="code"
                    label=contest::ENTRY_CODE
                    hint=contest_entry::ENTRY_CODE_HINT
                    problem=wrong
                />
                <button class="button button--primary button--big">{t(contest_entry::CONTINUE_SEND)}</button>
            </form>
            <p><a href="/contest">{t(contest::BACK)}</a></p>
        </div>
    }
    .into_any()
}
