//! What the pages of an organiser's election share.

use domain::{Bilingual, Code, FieldError, election::OrganiserElection};
use leptos::{prelude::*, server::ServerActionError, server_fn::error::ServerFnUrlError};
use leptos_router::hooks::{use_params_map, use_query_map};

use crate::{
    api::AppError,
    components::{CsrfField, ErrorNotice, use_viewer},
    pages::vote::state_badge,
    text::{Text, common, errors, organise_election as text, t},
};

/// The election's id in the address; 0 when it is none, which no election has.
pub(super) fn election_id() -> i64 {
    use_params_map().with(|params| params.get("id").and_then(|id| id.parse().ok())).unwrap_or_default()
}

/// A number in the query of the address.
pub(super) fn query_number(name: &str) -> Option<i64> {
    use_query_map().with(|query| query.get(name).and_then(|text| text.parse().ok()))
}

/// A text in the query of the address; empty when absent.
pub(super) fn query_text(name: &str) -> String {
    use_query_map().with(|query| query.get(name)).unwrap_or_default()
}

/// Why the form that led back to this page was refused, if one was.
pub(super) fn refused() -> Option<AppError> {
    let error = use_context::<ServerActionError>()?;
    Some(ServerFnUrlError::<AppError>::decode_err(error.err()))
}

/// The refusal of the form that led back to this page, field by field where fields are at fault.
pub(in crate::pages::organise) fn problem() -> AnyView {
    let Some(error) = refused() else { return ().into_any() };
    if error.code != Code::Malformed || error.fields.is_empty() {
        return view! { <ErrorNotice error /> }.into_any();
    }
    let line = |fault: &FieldError| {
        let words = t(errors::of(fault.code));
        match text::field(&fault.field) {
            Some(name) => format!("{}: {words}", t(name)),
            None => words.to_owned(),
        }
    };
    let lines = error.fields.iter().map(|fault| view! { <li>{line(fault)}</li> }).collect_view();
    view! {
        <div class="notice notice--bad" role="alert">
            <p class="notice__title">{t(common::PROBLEM)}</p>
            <ul>{lines}</ul>
        </div>
    }
    .into_any()
}

/// Title, state, what a trial is, and the way back, around the content of a page.
pub(super) fn page(election: &OrganiserElection, heading: Text, content: impl IntoView) -> AnyView {
    let address = format!("/organise/elections/{}", election.facts.id);
    let title = in_language(&election.facts.title);
    view! {
        <div class="stack">
            <p class="no-print"><a href=address>{t(text::BACK)}</a></p>
            <h1>{t(heading)}</h1>
            <p class="lead">{title} " " {state_badge(election.facts.state)} " " {rehearsal_badge(election)}</p>
            {rehearsal_note(election)}
            {problem()}
            {content.into_any()}
        </div>
    }
    .into_any()
}

/// Marks a trial wherever it is named.
pub(super) fn rehearsal_badge(election: &OrganiserElection) -> AnyView {
    let rehearsal = election.facts.rehearsal;
    rehearsal.then(|| view! { <span class="badge badge--warn">{t(text::REHEARSAL)}</span> }).into_any()
}

/// Says what a trial is worth.
pub(super) fn rehearsal_note(election: &OrganiserElection) -> AnyView {
    let note = || view! { <div class="notice notice--warn"><p>{t(text::REHEARSAL_NOTE)}</p></div> };
    election.facts.rehearsal.then(note).into_any()
}

/// A form of this election with one button; `content` stands above the button.
pub(super) fn form(election_id: i64, action: &'static str, button: Text, content: impl IntoView) -> AnyView {
    form_of("button button--primary", election_id, action, button, content)
}

/// Like [`form`], for what is not the page's purpose.
pub(super) fn side_form(
    election_id: i64,
    action: &'static str,
    button: Text,
    content: impl IntoView,
) -> AnyView {
    form_of("button", election_id, action, button, content)
}

fn form_of(
    class: &'static str,
    election_id: i64,
    action: &'static str,
    button: Text,
    content: impl IntoView,
) -> AnyView {
    view! {
        <form class="form" method="post" action=action>
            <CsrfField />
            <input type="hidden" name="election_id" value=election_id.to_string() />
            {content.into_any()}
            <div class="button-row">
                <button class=class>{t(button)}</button>
            </div>
        </form>
    }
    .into_any()
}

/// A labelled line of text that must be filled in.
pub(super) fn line(id: &str, name: &'static str, label: Text, value: &str, most: usize) -> AnyView {
    let id = id.to_owned();
    view! {
        <div class="field">
            <label for=id.clone()>{t(label)}</label>
            <input id=id name=name value=value.to_owned() maxlength=most.to_string() required autocomplete="off" />
        </div>
    }
    .into_any()
}

/// A labelled whole number from `least` to `most`.
pub(super) fn number(
    id: &str,
    name: &'static str,
    label: Text,
    hint: Option<Text>,
    value: u32,
    (least, most): (u32, u32),
) -> AnyView {
    let id = id.to_owned();
    let hint_id = format!("{id}-hint");
    let described = hint.is_some().then(|| hint_id.clone());
    view! {
        <div class="field field--short">
            <label for=id.clone()>{t(label)}</label>
            {hint.map(|hint| view! { <p class="hint" id=hint_id>{t(hint)}</p> })}
            <input
                id=id
                name=name
                type="number"
                inputmode="numeric"
                min=least.to_string()
                max=most.to_string()
                value=value.to_string()
                required
                aria-describedby=described
            />
        </div>
    }
    .into_any()
}

/// A box that says yes.
pub(super) fn yes(name: &'static str, label: Text, is_on: bool) -> AnyView {
    view! {
        <label class="check-line">
            <input type="checkbox" name=name value="true" checked=is_on />
            <span>{t(label)}</span>
        </label>
    }
    .into_any()
}

/// A text of the data in the reader's language.
pub(super) fn in_language(text: &Bilingual) -> String {
    text.in_language(use_viewer().language).to_owned()
}
