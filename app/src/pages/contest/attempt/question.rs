//! One question with its options.

use domain::contest::PaperView;
use leptos::{html, prelude::*};

use super::{FINISH, address, desk::Desk};
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
    let on_paper = u32::try_from(place).unwrap_or_default();
    let radios: Vec<NodeRef<html::Input>> = question.options.iter().map(|_| NodeRef::new()).collect();
    let chosen = desk.queue.with_untracked(|queue| queue.answers()[place].chosen);
    let options = question.options.iter().zip(0_u8..).zip(&radios).map(|((option, shown), radio)| {
        view! {
            <label class="choice">
                <input
                    node_ref=*radio
                    type="radio"
                    name="shown"
                    value=shown.to_string()
                    checked=chosen == Some(shown)
                    on:change=move |_| desk.choose(on_paper, shown)
                />
                <span class="choice__body">
                    <span class="choice__title">{option.in_language(language).to_owned()}</span>
                </span>
            </label>
        }
    });
    let options = options.collect_view();
    agree(desk, place, chosen, radios);
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
                </legend>
                <div>{options}</div>
            </fieldset>
            <div class="button-row">{steps(desk, place, is_last)}</div>
        </form>
    }
    .into_any()
}

/// Keeps radio buttons and answers the same.
///
/// What was ticked before the program was awake counts as chosen; `rendered` is what the page came with.
/// Later another device's answer may come in.
fn agree(desk: Desk, place: usize, rendered: Option<u8>, radios: Vec<NodeRef<html::Input>>) {
    let on_paper = u32::try_from(place).unwrap_or_default();
    let is_waking = !desk.is_awake.get_untracked();
    Effect::new(move |was_read: Option<()>| {
        let chosen = desk.queue.with(|queue| queue.answers()[place].chosen);
        let mut ticked = None;
        for (radio, shown) in radios.iter().zip(0_u8..) {
            if radio.get().is_some_and(|radio| radio.checked()) {
                ticked = Some(shown);
            }
        }
        if let Some(shown) = ticked
            && is_waking
            && was_read.is_none()
            && ticked != rendered
        {
            return desk.choose(on_paper, shown);
        }
        for (radio, shown) in radios.iter().zip(0_u8..) {
            if let Some(radio) = radio.get() {
                radio.set_checked(chosen == Some(shown));
            }
        }
    });
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
