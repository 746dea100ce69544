//! Steps that cannot be taken back, each with a page that asks first; and corrections.

use domain::election::{ElectionDraft, ElectionState, MAX_CORRECTION_LETTERS};
use leptos::prelude::*;
use leptos_meta::Title;

use super::{
    frame::{election_id, form, page},
    hub::readiness,
    turnout,
};
use crate::{
    api::organise_election::{Step, read_draft},
    components::{CsrfField, loaded},
    text::{
        Text,
        organise_election::{self as text, steps},
        t,
    },
};

/// Asks before opening.
pub fn open() -> AnyView {
    ask(Step::Open, steps::OPEN)
}

/// Asks before closing.
pub fn close() -> AnyView {
    ask(Step::Close, steps::CLOSE)
}

/// Asks before publishing.
pub fn publish() -> AnyView {
    ask(Step::Publish, steps::PUBLISH)
}

/// Asks before putting away.
pub fn archive() -> AnyView {
    ask(Step::Archive, steps::ARCHIVE)
}

fn ask(step: Step, name: Text) -> AnyView {
    let draft = Resource::new(election_id, read_draft);
    view! {
        <Title text=t(name) />
        {loaded(draft, move |draft| page(&draft.election, name, question(step, name, &draft)))}
    }
    .into_any()
}

fn question(step: Step, name: Text, draft: &ElectionDraft) -> AnyView {
    let facts = &draft.election.facts;
    let (from, note) = match step {
        Step::Open => (ElectionState::Draft, steps::OPEN_NOTE),
        Step::Close => (ElectionState::Open, steps::CLOSE_NOTE),
        Step::Publish => (ElectionState::Counted, steps::PUBLISH_NOTE),
        Step::Archive => (ElectionState::Published, steps::ARCHIVE_NOTE),
    };
    let items = (step == Step::Open && facts.state == from).then(|| readiness(&draft.readiness));
    let voted = (step == Step::Close).then(|| view! { <p>{turnout(&draft.election)}</p> });
    let content = if facts.state != from {
        let word = if facts.state > from { steps::DONE } else { steps::LATER };
        view! { <div class="notice notice--info"><p>{t(word)}</p></div> }.into_any()
    } else if step == Step::Open && draft.readiness.iter().any(|item| !item.ok) {
        view! { <div class="notice notice--warn"><p>{t(steps::NOT_READY)}</p></div> }.into_any()
    } else {
        button(facts.id, step, name)
    };
    view! { <div class="narrow stack">{items} {voted} <p>{t(note)}</p> {content}</div> }.into_any()
}

fn button(election_id: i64, step: Step, name: Text) -> AnyView {
    let back = format!("/organise/elections/{election_id}");
    view! {
        <div class="notice notice--warn">
            <p>{t(steps::SURE)}</p>
        </div>
        <form method="post" action="/api/organise/election/step">
            <CsrfField />
            <input type="hidden" name="election_id" value=election_id.to_string() />
            <input type="hidden" name="step" value=step.name() />
            <div class="button-row">
                <button class="button button--primary">{t(name)}</button>
                <a href=back class="button">{t(text::NOT_NOW)}</a>
            </div>
        </form>
    }
    .into_any()
}

/// A correction of a published result.
pub fn correct() -> AnyView {
    let draft = Resource::new(election_id, read_draft);
    view! {
        <Title text=t(steps::CORRECT) />
        {loaded(draft, |draft| page(&draft.election, steps::CORRECT, correction(&draft)))}
    }
    .into_any()
}

fn correction(draft: &ElectionDraft) -> AnyView {
    let facts = &draft.election.facts;
    if !facts.state.shows_result() {
        return view! { <div class="notice notice--info"><p>{t(steps::LATER)}</p></div> }.into_any();
    }
    let area = |id: &'static str, label: Text| {
        view! {
            <div class="field">
                <label for=id>{t(label)}</label>
                <textarea id=id name=id rows="5" required maxlength=MAX_CORRECTION_LETTERS.to_string()></textarea>
            </div>
        }
    };
    let fields = view! {
        <p>{t(steps::CORRECT_NOTE)}</p>
        {area("text_vi", steps::CORRECT_VI)}
        {area("text_en", steps::CORRECT_EN)}
    };
    let form = form(facts.id, "/api/organise/election/correct", steps::CORRECT_ADD, fields);
    view! { <div class="narrow">{form}</div> }.into_any()
}
