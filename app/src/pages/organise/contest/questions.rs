//! The questions on papers; one that proves wrong is declared void, and everything is counted anew.

use domain::contest::UsedQuestion;
use leptos::prelude::*;
use leptos_meta::Title;

use super::with_reason;
use crate::{
    api::organise_contest::{VoidQuestion, contest_questions},
    components::{Problem, loaded, use_viewer},
    text::{contest, fill, format, organise_contest as words, t},
};

/// Every question that stands on papers.
pub fn questions() -> AnyView {
    let questions = Resource::new(|| (), |()| contest_questions());
    let void = ServerAction::<VoidQuestion>::new();
    view! {
        <Title text=t(words::QUESTIONS) />
        <div class="stack">
            <h1>{t(words::QUESTIONS)}</h1>
            <p class="lead">{t(words::QUESTIONS_LEAD)}</p>
            <Problem action=void />
            {super::blueprint::short_rounds()}
            {loaded(questions, list)}
            <p><a href="/organise/contest">{t(contest::ROUNDS)}</a></p>
        </div>
    }
    .into_any()
}

fn list(questions: Vec<UsedQuestion>) -> AnyView {
    if questions.is_empty() {
        return view! { <p>{t(words::NO_QUESTIONS)}</p> }.into_any();
    }
    view! { <ul class="stack" role="list">{questions.iter().map(card).collect_view()}</ul> }.into_any()
}

fn card(question: &UsedQuestion) -> AnyView {
    let papers = fill(words::PAPERS, &[("count", &format::integer(i64::from(question.papers)))]);
    let number = fill(words::NUMBER, &[("number", &question.id.to_string())]);
    view! {
        <li class="card">
            <h2 class="card__title">{question.code.clone()} " · " {number}</h2>
            <p>{question.text.in_language(use_viewer().language).to_owned()}</p>
            <p class="muted">{papers}</p>
            {if question.is_void {
                view! { <p><b>{t(words::IS_VOID)}</b></p> }.into_any()
            } else {
                with_reason("/api/organise/contest/void", "question", question.id, words::VOID)
            }}
        </li>
    }
    .into_any()
}
