//! Declaring an election: title, threshold, trial or not.

use domain::{
    agency::OfficerGroup,
    election::{CategoryRules, ElectionDraft, ElectionState, MAX_TITLE_LETTERS},
    viewer::Role,
};
use leptos::prelude::*;
use leptos_meta::Title;

use super::{
    categories::fields,
    frame::{election_id, form, line, number, page, problem, yes},
};
use crate::{
    api::organise_election::read_draft,
    components::{CsrfField, loaded, only},
    text::{fill, format::percent, organise, organise_election as text, t},
};

/// The threshold that is proposed, percent of the roll.
const USUAL_APPROVAL: u32 = 50;

/// A new election with its first category.
pub fn create() -> AnyView {
    view! {
        <Title text=t(text::NEW) />
        <div class="narrow stack">
            <p><a href="/organise/elections">{t(organise::ELECTIONS)}</a></p>
            <h1>{t(text::NEW)}</h1>
            {only(Role::Organiser, new_form)}
        </div>
    }
    .into_any()
}

fn new_form() -> AnyView {
    let first = CategoryRules { min: 1, max: 3, seats: 3, blank: true };
    view! {
        <p class="lead">{t(text::NEW_LEAD)}</p>
        {problem()}
        <form class="form" method="post" action="/api/organise/election/create">
            <CsrfField />
            <fieldset class="fieldset">
                <legend>{t(text::RULES)}</legend>
                {election_fields("", "", USUAL_APPROVAL)}
                {yes("election[rehearsal]", text::IS_REHEARSAL, false)}
            </fieldset>
            <fieldset class="fieldset">
                <legend>{t(text::FIRST_CATEGORY)}</legend>
                {fields("", "", OfficerGroup::AgencyOfficer, first)}
            </fieldset>
            <div class="button-row">
                <button class="button button--primary">{t(text::CREATE)}</button>
                <a href="/organise/elections" class="button">{t(text::NOT_NOW)}</a>
            </div>
        </form>
    }
    .into_any()
}

/// Title and threshold of an election; a form while it is a draft.
pub fn rules() -> AnyView {
    let draft = Resource::new(election_id, read_draft);
    view! {
        <Title text=t(text::RULES) />
        {loaded(draft, show)}
    }
    .into_any()
}

fn show(draft: ElectionDraft) -> AnyView {
    let election = &draft.election;
    let facts = &election.facts;
    let approval = match facts.approval_bp {
        0 => t(text::APPROVAL_NONE).to_owned(),
        share => fill(text::APPROVAL_IS, &[("percent", &percent(i64::from(share)))]),
    };
    let content = if facts.state == ElectionState::Draft {
        let fields = election_fields(&facts.title.vi, &facts.title.en, facts.approval_bp / 100);
        form(facts.id, "/api/organise/election/rules", text::SAVE, fields)
    } else {
        view! {
            <dl class="deflist">
                <div><dt>{t(text::TITLE_VI)}</dt> <dd>{facts.title.vi.clone()}</dd></div>
                <div><dt>{t(text::TITLE_EN)}</dt> <dd>{facts.title.en.clone()}</dd></div>
            </dl>
            <p>{approval}</p>
        }
        .into_any()
    };
    let content = view! {
        <div class="narrow stack">{content} <p class="muted">{t(text::TIE_RULE)}</p></div>
    };
    page(election, text::RULES, content)
}

fn election_fields(title_vi: &str, title_en: &str, approval: u32) -> AnyView {
    let hint = Some(text::APPROVAL_HINT);
    view! {
        {line("title-vi", "election[title_vi]", text::TITLE_VI, title_vi, MAX_TITLE_LETTERS)}
        {line("title-en", "election[title_en]", text::TITLE_EN, title_en, MAX_TITLE_LETTERS)}
        {number("approval", "election[approval_percent]", text::APPROVAL, hint, approval, (0, 100))}
    }
    .into_any()
}
