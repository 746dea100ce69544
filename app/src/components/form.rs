//! Parts of forms: the token, fields with their problems, the problem of the whole.

use domain::Code;
use leptos::{prelude::*, server_fn::ServerFn};

use super::use_viewer;
use crate::{
    api::AppError,
    components::ErrorNotice,
    text::{Text, errors, t},
};

/// Hidden field with the token against cross-site request forgery; every form has one.
#[component]
pub fn CsrfField() -> impl IntoView {
    view! { <input type="hidden" name="csrf" value=use_viewer().csrf /> }
}

/// What went wrong with the last sending of a form; announced by screen readers.
#[component]
pub fn Problem<S>(
    /// The form's action.
    action: ServerAction<S>,
) -> impl IntoView
where
    S: ServerFn<Error = AppError> + Clone + Send + Sync + 'static,
    S::Output: Clone + Send + Sync + 'static,
    S::Error: Clone + Send + Sync + 'static,
{
    move || {
        let error = action.value().get().and_then(Result::err);
        error.map(|error| view! { <ErrorNotice error /> })
    }
}

/// A text as it stands in a text area: the renderer writes what is in one as it comes.
#[must_use]
pub fn in_text_area(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Why a form was refused the last time: by an answer to this page, or before the page was loaded.
///
/// Without WebAssembly a refusal comes with the next page, where an island learns of it as `before`.
pub fn refusal<S>(action: ServerAction<S>, before: Option<AppError>) -> Signal<Option<AppError>>
where
    S: ServerFn<Error = AppError> + Clone + Send + Sync + 'static,
    S::Output: Clone + Send + Sync + 'static,
    S::Error: Clone + Send + Sync + 'static,
{
    Signal::derive(move || match action.value().get() {
        Some(outcome) => outcome.err(),
        None => before.clone(),
    })
}

/// What is wrong with one field, below it.
#[component]
pub fn FieldProblem(
    /// Id of the paragraph, named by the field's `aria-describedby`.
    id: String,
    /// What is wrong, if anything.
    #[prop(into)]
    code: Signal<Option<Code>>,
) -> impl IntoView {
    // Taken now, because the closure may run where the reader's settings are out of reach.
    let language = use_viewer().language;
    move || {
        let id = id.clone();
        code.get().map(|code| {
            view! { <p class="field__error" id=id>{errors::of(code).in_language(language)}</p> }
        })
    }
}

/// A labelled one-line field with hint and problem.
#[component]
pub fn TextField(
    /// Field name; also makes the ids.
    name: &'static str,
    /// Label.
    label: Text,
    /// Hint below the label.
    #[prop(optional)]
    hint: Option<Text>,
    /// `type` of the input.
    #[prop(default = "text")]
    kind: &'static str,
    /// `autocomplete` of the input.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// What is wrong, if anything.
    #[prop(into)]
    problem: Signal<Option<Code>>,
) -> impl IntoView {
    let id = format!("field-{name}");
    let hint_id = format!("{id}-hint");
    let problem_id = format!("{id}-problem");
    let described = format!("{hint_id} {problem_id}");
    view! {
        <div class="field" class:field--bad=move || problem.get().is_some()>
            <label for=id.clone()>{t(label)}</label>
            {hint.map(|hint| view! { <p class="hint" id=hint_id>{t(hint)}</p> })}
            <input
                id=id
                name=name
                type=kind
                autocomplete=autocomplete
                required
                aria-describedby=described
                aria-invalid=move || problem.get().map(|_| "true")
            />
            <FieldProblem id=problem_id code=problem />
        </div>
    }
}
