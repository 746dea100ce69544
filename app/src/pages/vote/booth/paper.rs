//! The second step: read and choose.

use std::sync::Arc;

use domain::election::{CategoryRules, PaperCategory};
use leptos::{prelude::*, wasm_bindgen::JsCast, web_sys::HtmlElement};

use super::{
    card::{Line, blank, card},
    desk::Desk,
    heading, steps,
    voter::Voter,
};
use crate::{
    components::{FieldProblem, focus_on, use_viewer},
    text::{Text, booth, fill, t},
};

/// Id of what tells why the review cannot be had yet.
const PROBLEM: &str = "paper-problem";

/// All categories with their nominees.
pub(super) fn paper(desk: Desk, voter: &Arc<Voter>) -> AnyView {
    let replaces = voter.paper.voted.then(|| {
        view! { <div class="notice notice--info"><p>{t(booth::REPLACES)}</p></div> }
    });
    let all = voter.paper.categories.len();
    let categories = voter.paper.categories.iter().enumerate().map(|(place, category)| {
        let next = voter.paper.categories.get(place + 1).map(|next| next.id);
        fieldset(desk, voter, category, (place + 1, all), next)
    });
    view! {
        <div class="stack">
            {steps(2)}
            {leaving(desk)}
            {heading(t(booth::STEP_CHOOSE))}
            <p>{t(booth::PAPER_LEAD)}</p>
            <p class="muted">{t(booth::SECRET)} " " {t(booth::SHUFFLED)}</p>
            {replaces}
            {problems(desk, voter)}
            <div class="form">{categories.collect_view()}</div>
        </div>
    }
    .into_any()
}

/// Asks before "back" loses the choices.
fn leaving(desk: Desk) -> AnyView {
    const ID: &str = "leave-question";
    let viewer = use_viewer();
    let question = move || {
        provide_context(viewer.clone());
        desk.asks_to_leave.get().then(|| {
            focus_on(ID);
            view! {
                <div class="notice notice--warn stack" role="alertdialog" aria-labelledby=ID>
                    <p class="notice__title" id=ID tabindex="-1">{t(booth::LEAVE)}</p>
                    <p>{t(booth::LEAVE_NOTE)}</p>
                    <div class="button-row">
                        <button type="button" class="button button--primary" on:click=move |_| desk.asks_to_leave.set(false)>
                            {t(booth::LEAVE_STAY)}
                        </button>
                        <button type="button" class="button" on:click=move |_| desk.leave()>
                            {t(booth::LEAVE_GO)}
                        </button>
                    </div>
                </div>
            }
        })
    };
    question.into_any()
}

/// Ways to the categories at fault, which may be far down the page.
fn problems(desk: Desk, voter: &Arc<Voter>) -> AnyView {
    let language = use_viewer().language;
    let viewer = use_viewer();
    let titles: Vec<(i64, String)> = voter
        .paper
        .categories
        .iter()
        .map(|category| (category.id, category.title.in_language(language).to_owned()))
        .collect();
    let links = move || {
        provide_context(viewer.clone());
        let faults = desk.faults.get();
        let wrong = titles.iter().filter(|(id, _)| faults.contains_key(id));
        let links = wrong.map(|(id, title)| {
            let id = *id;
            view! {
                <button type="button" class="button" on:click=move |_| go_to(id)>{title.clone()}</button>
            }
        });
        (!faults.is_empty()).then(|| {
            view! {
                <p class="notice__title">{t(booth::NOT_READY)}</p>
                <div class="button-row">{links.collect_view()}</div>
            }
        })
    };
    view! { <div class="notice notice--bad" id=PROBLEM role="alert" tabindex="-1">{links}</div> }.into_any()
}

/// Brings a category to the top, for eyes, ears and keyboard; without a jump that "back" would undo.
fn go_to(category_id: i64) {
    let id = format!("category-{category_id}");
    if let Some(category) = document().get_element_by_id(&id) {
        category.scroll_into_view();
        if let Ok(category) = category.dyn_into::<HtmlElement>() {
            // What cannot be focused is on the screen all the same.
            drop(category.focus());
        }
    }
}

fn fieldset(
    desk: Desk,
    voter: &Arc<Voter>,
    category: &PaperCategory,
    (number, all): (usize, usize),
    next: Option<i64>,
) -> AnyView {
    let (id, rules) = (category.id, category.rules);
    let problem = Signal::derive(move || desk.faults.with(|faults| faults.get(&id).copied()));
    let title = category.title.in_language(use_viewer().language).to_owned();
    let number = fill(booth::CATEGORY, &[("n", &number.to_string()), ("all", &all.to_string())]);
    let line = Line::new(desk, id, rules);
    let own = &voter.paper.line.own;
    let cards =
        category.nominees.iter().map(|dossier| card(line, dossier, own.contains(&dossier.nominee_id)));
    view! {
        <fieldset class="fieldset" id=format!("category-{id}") tabindex="-1">
            <legend>
                <span class="muted small">{number}</span>
                <h3>{title}</h3>
            </legend>
            <p class="lead">{rule(rules)}</p>
            <FieldProblem id=format!("category-{id}-problem") code=problem />
            {cards.collect_view()}
            {rules.blank.then(|| blank(line))}
            <div class="pick-bar">
                {count(desk, id, rules)}
                {next_button(desk, next)}
            </div>
        </fieldset>
    }
    .into_any()
}

fn next_button(desk: Desk, next: Option<i64>) -> AnyView {
    match next {
        Some(next) => view! {
            <button type="button" class="button" on:click=move |_| go_to(next)>{t(booth::NEXT)}</button>
        }
        .into_any(),
        None => view! {
            <button type="button" class="button button--primary" on:click=move |_| review(desk)>
                {t(booth::STEP_REVIEW)}
            </button>
        }
        .into_any(),
    }
}

fn review(desk: Desk) {
    if !desk.review()
        && let Some(problem) = document().get_element_by_id(PROBLEM)
    {
        problem.scroll_into_view();
    }
}

/// How many to choose, in a sentence.
fn rule(rules: CategoryRules) -> String {
    let text = match rules {
        CategoryRules { min: 1, max: 1, .. } => booth::CHOOSE_ONE,
        CategoryRules { min: 0, .. } => booth::CHOOSE_UP_TO,
        CategoryRules { min, max, .. } if min == max => booth::CHOOSE_EXACTLY,
        _ => booth::CHOOSE_RANGE,
    };
    let rule = fill(text, &[("min", &rules.min.to_string()), ("max", &rules.max.to_string())]);
    if rules.blank { format!("{rule} {}", t(booth::OR_BLANK)) } else { rule }
}

/// The count beside the button.
fn count(desk: Desk, category_id: i64, rules: CategoryRules) -> AnyView {
    // Taken now: the reader's settings are out of reach once the closures run.
    let language = use_viewer().language;
    let words = move |text: Text, n: usize| {
        text.in_language(language).replace("{n}", &n.to_string()).replace("{max}", &rules.max.to_string())
    };
    let chosen = Memo::new(move |_| {
        desk.choices.with(|choices| {
            let choice = choices.iter().find(|choice| choice.category_id == category_id);
            choice.map_or((0, false), |choice| (choice.nominee_ids.len(), choice.blank))
        })
    });
    let (min, max) = (rules.min as usize, rules.max as usize);
    let number = move || match chosen.get() {
        (_, true) => words(booth::CHOSEN_BLANK, 0),
        (number, false) => words(booth::CHOSEN, number),
    };
    let note = move || match chosen.get() {
        (_, true) => String::new(),
        (number, false) if number < min => words(booth::CHOOSE_MORE, min - number),
        (number, false) if number > max => words(booth::CHOOSE_LESS, number - max),
        (number, false) => words(booth::CHOSEN_RIGHT, number),
    };
    let over = move || chosen.get().0 > max;
    view! {
        <p class="pick-bar__count" role="status">
            {number}
            <span class="pick-bar__note" class:field__error=over>{note}</span>
        </p>
    }
    .into_any()
}
