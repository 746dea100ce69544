//! One question with its key, and the review of a draft.

use domain::{
    Bilingual,
    contest::{ChangeState, OpenedQuestion, QuestionKind, QuestionState, QuestionVersion},
    time::show_minute,
    viewer::Role,
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use super::{days, has_role, refused, state};
use crate::{
    api::questions::open_question,
    components::{CsrfField, loaded},
    text::{fill, questions as words, t},
};

/// The question that the address names.
pub fn opened() -> AnyView {
    let params = use_params_map();
    let id = move || params.read().get("id").and_then(|id| id.parse().ok()).unwrap_or_default();
    let question = Resource::new(id, open_question);
    view! {
        <Title text=t(words::QUESTION) />
        <div class="narrow stack">
            {refused()}
            {loaded(question, show)}
            <p><a href="/questions">{t(words::TITLE)}</a></p>
        </div>
    }
    .into_any()
}

fn show(question: OpenedQuestion) -> AnyView {
    let (kind, difficulty) = (t(words::kind(question.kind)), t(words::difficulty(question.difficulty)));
    let facts = [question.topic.as_str(), difficulty, kind, t(state(question.state))];
    let facts: Vec<&str> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
    // What is to be put in order stands in the right one.
    let is_ordering = question.kind == QuestionKind::Ordering;
    let is_key = |place| !is_ordering && question.key.contains(place);
    let options = (0..).zip(&question.options).map(|(place, text)| option(text, is_key(place)));
    let named =
        |label, text: String| (!text.trim().is_empty()).then(|| view! { <dt>{t(label)}</dt><dd>{text}</dd> });
    let source = both(&question.source);
    let may_review = question.state == QuestionState::Draft && has_role(Role::QuestionReviewer);
    view! {
        <h1>{question.code.clone()}</h1>
        <p class="muted">{facts.join(" · ")}</p>
        <p class="lead">{both(&question.text)}</p>
        {is_ordering.then(|| view! { <p><b>{t(words::RIGHT_ORDER)}</b></p> })}
        <ol type=if is_ordering { "1" } else { "A" }>{options.collect_view()}</ol>
        <dl class="deflist">
            {named(words::SOURCE, source)}
            {named(words::VALIDITY, days(question.validity))}
            {named(words::EXPLANATION, question.explanation.clone())}
            {named(words::NOTE, question.note.clone())}
        </dl>
        {may_review.then(|| review(&question))}
        {has_role(Role::QuestionAuthor).then(|| changing(&question))}
        {versions(&question)}
    }
    .into_any()
}

/// The way to a new version, or why there is none.
fn changing(question: &OpenedQuestion) -> AnyView {
    let (why, address, link) = match question.change {
        ChangeState::Open => (None, format!("/questions/{}/change", question.id), words::CHANGE),
        ChangeState::InUse => (Some(words::IN_USE), "/questions/new".to_owned(), words::WRITE),
        ChangeState::Replaced => (Some(words::HAS_NEXT), "/questions/new".to_owned(), words::WRITE),
    };
    view! {
        {why.map(|why| view! { <p class="notice notice--info">{t(why)}</p> })}
        <p><a href=address class="button">{t(link)}</a></p>
    }
    .into_any()
}

/// Who has written and reviewed each version, where there are several.
fn versions(question: &OpenedQuestion) -> Option<AnyView> {
    let line = |version: &QuestionVersion| {
        let by = |words, name: &Option<String>, at_ms: Option<i64>| {
            let (name, at) = (name.as_deref()?, show_minute(at_ms?));
            Some(fill(words, &[("name", name), ("at", &at)]))
        };
        let facts = [
            by(words::WRITTEN, &version.author, version.written_at_ms),
            by(words::REVIEWED, &version.reviewer, version.reviewed_at_ms),
            version.replaced_at_ms.map(|at_ms| fill(words::REPLACED_AT, &[("at", &show_minute(at_ms))])),
        ];
        let facts = facts.into_iter().flatten().collect::<Vec<_>>().join("; ");
        let address = format!("/questions/{}", version.id);
        view! { <li><a href=address>{version.code.clone()}</a> " (" {t(state(version.state))} ") " {facts}</li> }
    };
    (question.versions.len() > 1).then(|| {
        view! {
            <h2>{t(words::VERSIONS)}</h2>
            <ol>{question.versions.iter().map(line).collect_view()}</ol>
        }
        .into_any()
    })
}

/// Both languages, where they differ.
fn both(text: &Bilingual) -> String {
    if text.vi == text.en { text.vi.clone() } else { format!("{} / {}", text.vi, text.en) }
}

fn option(text: &Bilingual, is_key: bool) -> AnyView {
    let mark = is_key.then(|| view! { " " <b>"✓ " {t(words::RIGHT)}</b> });
    view! { <li>{both(text)} {mark}</li> }.into_any()
}

fn review(question: &OpenedQuestion) -> AnyView {
    if question.is_own {
        return view! { <p class="notice notice--info">{t(words::OWN)}</p> }.into_any();
    }
    view! {
        <form method="post" action="/api/questions/review" class="form">
            <CsrfField />
            <input type="hidden" name="id" value=question.id.to_string() />
            <div class="field">
                <label for="review-note">{t(words::NOTE)}</label>
                <input id="review-note" name="note" maxlength="200" />
            </div>
            <div class="button-row">
                <button class="button button--primary" name="approve" value="true">{t(words::APPROVE)}</button>
                <button class="button" name="approve" value="false">{t(words::REJECT)}</button>
            </div>
        </form>
    }
    .into_any()
}
