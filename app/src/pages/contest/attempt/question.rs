//! One question with what it is answered with.

use domain::contest::{PaperView, QuestionKind};
use leptos::prelude::*;

use super::{FINISH, address, desk::Desk, options, ordering};
use crate::{
    components::{CsrfField, use_viewer},
    text::{contest, fill, t},
};

/// The question at `place`; a form that works without a program, and saves at once with one.
pub(super) fn question(desk: Desk, paper: &PaperView, place: usize) -> AnyView {
    let Some(question) = paper.questions.get(place) else { return ().into_any() };
    let language = use_viewer().language;
    let count = paper.questions.len();
    let is_last = place + 1 == count;
    let number =
        fill(contest::QUESTION, &[("number", &(place + 1).to_string()), ("count", &count.to_string())]);
    let (how, answer) = match question.kind {
        QuestionKind::Single => (None, options::options(desk, question, place)),
        QuestionKind::Multiple => (Some(contest::CHOOSE_ALL), options::options(desk, question, place)),
        QuestionKind::Ordering => (Some(contest::PUT_IN_ORDER), ordering::ordering(desk, question, place)),
    };
    view! {
        <form class="form" method="post" action="/api/contest/save-next" autocomplete="off">
            <CsrfField />
            <input type="hidden" name="attempt" value=desk.attempt_id.to_string() />
            <input type="hidden" name="place" value=place.to_string() />
            <input type="hidden" name="next" value=if is_last { "end".to_owned() } else { (place + 2).to_string() } />
            <fieldset class="fieldset question">
                <legend>
                    <span class="question__number">{number}</span>
                    <span class="question__text">{question.text.in_language(language).to_owned()}</span>
                    {how.map(|how| view! { <span class="question__how">{t(how)}</span> })}
                </legend>
                {answer}
            </fieldset>
            <div class="button-row">{steps(desk, place, is_last)}</div>
        </form>
    }
    .into_any()
}

/// On to the next question: a sending button without a program, a link with one.
fn steps(desk: Desk, place: usize, is_last: bool) -> AnyView {
    let viewer = use_viewer();
    let next = move || {
        provide_context(viewer.clone());
        let class = "button button--primary button--big";
        match (desk.is_awake.get(), is_last) {
            (false, true) => view! { <button class=class>{t(contest::SAVE_END)}</button> }.into_any(),
            (false, false) => view! { <button class=class>{t(contest::SAVE_NEXT)}</button> }.into_any(),
            (true, true) => view! { <a href=FINISH class=class>{t(contest::REVIEW)}</a> }.into_any(),
            (true, false) => {
                view! { <a href=address(place + 1) class=class>{t(contest::NEXT)}</a> }.into_any()
            }
        }
    };
    let previous = place.checked_sub(1).map(|place| {
        view! { <a href=address(place) class="button button--big">{t(contest::PREVIOUS)}</a> }
    });
    view! {
        {next}
        {previous}
    }
    .into_any()
}
