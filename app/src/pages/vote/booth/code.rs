//! The first step: the code from the letter.

use leptos::{ev::SubmitEvent, prelude::*};

use super::{HEADING, desk::Desk, heading, steps};
use crate::{
    components::use_viewer,
    text::{booth, t},
};

/// Id of the field.
const FIELD: &str = "voting-code";

/// Asks for the code. The field has no name and the form no address: nothing can send it by mistake.
pub(super) fn code(desk: Desk) -> AnyView {
    let language = use_viewer().language;
    let problem = move || desk.problem.get().map(|problem| problem.in_language(language));
    let [open, opening] = [t(booth::CODE_OPEN), t(booth::CODE_OPENING)];
    // Nobody is taken away from where they read when the page has only just opened.
    let heading = match desk.is_fresh.try_update_value(std::mem::take) {
        Some(true) => view! { <h2 id=HEADING tabindex="-1">{t(booth::CODE_TITLE)}</h2> }.into_any(),
        _ => heading(t(booth::CODE_TITLE)),
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        desk.open();
    };
    view! {
        <div class="narrow stack">
            {steps(1)}
            {heading}
            <p>{t(booth::CODE_LEAD)}</p>
            <form class="form" on:submit=submit>
                <div class="field field--code" class:field--bad=move || desk.problem.with(Option::is_some)>
                    <label for=FIELD>{t(booth::CODE)}</label>
                    <p class="hint" id="voting-code-hint">{t(booth::CODE_HINT)}</p>
                    <input
                        id=FIELD
                        type="text"
                        class="code-input"
                        autocomplete="off"
                        autocapitalize="characters"
                        spellcheck="false"
                        required
                        aria-describedby="voting-code-hint voting-code-problem"
                        aria-invalid=move || desk.problem.with(Option::is_some).then_some("true")
                        prop:value=move || desk.typed.get()
                        on:input=move |event| desk.typed.set(event_target_value(&event))
                    />
                    <p class="field__error" id="voting-code-problem" role="alert">{problem}</p>
                </div>
                <button class="button button--primary button--big" disabled=move || desk.is_opening.get()>
                    {move || if desk.is_opening.get() { opening } else { open }}
                </button>
            </form>
            <p class="visually-hidden" role="status">{move || desk.is_opening.get().then_some(opening)}</p>
            <p class="muted">{t(booth::CODE_SAFE)}</p>
            <p class="muted">{t(booth::CODE_LOST)}</p>
        </div>
    }
    .into_any()
}
