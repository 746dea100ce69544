//! The contest for its organisers: rounds, people, questions, and what is corrected afterwards.

mod awards;
mod blueprint;
pub mod doubles;
pub mod people;
pub mod questions;
pub mod rounds;
pub mod settings;
pub mod statistics;

use leptos::prelude::*;

use crate::{
    components::CsrfField,
    text::{Text, contest_result, organise_contest, organise_round, roster, staff_list, t},
};

/// Links to the pages about people and questions.
fn links() -> AnyView {
    let link = |address: &'static str, words: Text| {
        view! { <li><a href=address>{t(words)}</a></li> }
    };
    view! {
        <nav aria-label=t(organise_contest::MORE)>
            <ul>
                {link("/organise/contest/new", organise_round::CREATE)}
                {link("/organise/contest/people", organise_contest::PEOPLE)}
                {link("/organise/contest/doubles", organise_contest::DOUBLES)}
                {link("/organise/contest/questions", organise_contest::QUESTIONS)}
                {link("/organise/staff", staff_list::TITLE)}
                {link("/contest/roster", roster::TITLE)}
                {link("/contest/results", contest_result::TITLE)}
            </ul>
        </nav>
    }
    .into_any()
}

/// A form, folded away at first, that does something about one attempt or question for a reason.
fn with_reason(action: &'static str, name: &'static str, id: i64, words: Text) -> AnyView {
    let field = format!("reason-{name}-{id}");
    view! {
        <details>
            <summary>{t(words)}</summary>
            <form method="post" action=action class="stack">
                <CsrfField />
                <input type="hidden" name=name value=id.to_string() />
                <div class="field">
                    <label for=field.clone()>{t(organise_contest::REASON)}</label>
                    <p class="hint" id=format!("{field}-hint")>{t(organise_contest::REASON_HINT)}</p>
                    <input
                        id=field.clone()
                        name="reason"
                        maxlength="200"
                        required
                        aria-describedby=format!("{field}-hint")
                    />
                </div>
                <button class="button">{t(words)}</button>
            </form>
        </details>
    }
    .into_any()
}
