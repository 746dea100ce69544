//! The ballot paper: read, choose, go on to the review.
//!
//! A plain form: it works before and without WebAssembly. What runs in the browser only counts along.

use std::collections::BTreeSet;

use domain::election::{CategoryRules, PaperCategory};
use leptos::prelude::*;
use leptos_meta::Title;

use super::{
    card::{Chosen, card},
    election_id, for_officials, steps,
};
use crate::{
    api::{
        AppError,
        election::{ReviewBallot, VotingPaper, read_paper},
    },
    components::{CsrfField, ErrorNotice, FieldProblem, loaded, use_viewer},
    text::{Text, election, fill, t},
};

/// The paper of one election.
pub fn paper() -> AnyView {
    let paper = Resource::new(election_id(), read_paper);
    let action = ServerAction::<ReviewBallot>::new();
    let problem = action.value().get_untracked().and_then(Result::err);
    let form = move |voting| view! { <PaperForm voting problem=problem.clone() /> };
    view! {
        <Title text=t(election::TITLE) />
        <div class="stack">
            <h1>{t(election::PAPER)}</h1>
            {for_officials(move || loaded(paper, form).into_any())}
            <p><a href="/vote">{t(election::BACK_TO_LIST)}</a></p>
        </div>
    }
    .into_any()
}

/// The form, and why it was refused the last time.
#[island(lazy)]
fn PaperForm(voting: VotingPaper, problem: Option<AppError>) -> impl IntoView {
    let paper = voting.paper;
    let title = paper.title.in_language(use_viewer().language).to_owned();
    let replaces = paper.voted.then(|| {
        view! { <div class="notice notice--info"><p>{t(election::REPLACES)}</p></div> }
    });
    let all = paper.categories.len();
    let categories = paper.categories.iter().enumerate().map(|(place, category)| {
        let chosen = voting.chosen.iter().find(|selection| selection.category_id == category.id);
        let chosen: BTreeSet<i64> = chosen.iter().flat_map(|chosen| chosen.nominee_ids.clone()).collect();
        let next = paper.categories.get(place + 1).map(|next| next.id);
        fieldset(category, (place + 1, all), next, RwSignal::new(chosen), problem.as_ref())
    });
    view! {
        <div class="stack">
            {problem_links(&paper.categories, problem.as_ref())}
            <p class="lead">{title}</p>
            {steps(1)}
            <p>{t(election::PAPER_LEAD)}</p>
            <p class="muted">{t(election::SECRET)} " " {t(election::SHUFFLED)}</p>
            {replaces}
            <form class="form" method="post" action="/api/election/review">
                <CsrfField />
                <input type="hidden" name="election_id" value=paper.election_id.to_string() />
                {categories.collect_view()}
            </form>
        </div>
    }
    .into_any()
}

/// After a refusal: why, and ways to the categories at fault, which may be far down the page.
fn problem_links(categories: &[PaperCategory], problem: Option<&AppError>) -> AnyView {
    let Some(error) = problem else { return ().into_any() };
    let language = use_viewer().language;
    let wrong = categories.iter().filter(|category| error.of_field(&field(category.id)).is_some());
    let link = |category: &PaperCategory| {
        let title = category.title.in_language(language).to_owned();
        view! { <p><a href=format!("#category-{}", category.id)>{title}</a></p> }
    };
    view! {
        <ErrorNotice error=error.clone() />
        {wrong.map(link).collect_view()}
    }
    .into_any()
}

/// The name under which a refusal speaks of a category.
fn field(category_id: i64) -> String {
    format!("category_{category_id}")
}

fn fieldset(
    category: &PaperCategory,
    (number, all): (usize, usize),
    next: Option<i64>,
    chosen: Chosen,
    problem: Option<&AppError>,
) -> AnyView {
    let id = category.id;
    let problem = Signal::stored(problem.and_then(|error| error.of_field(&field(id))));
    let title = category.title.in_language(use_viewer().language).to_owned();
    let number = fill(election::CATEGORY, &[("n", &number.to_string()), ("all", &all.to_string())]);
    let cards = category.nominees.iter().map(|dossier| card(id, category.rules, dossier, chosen));
    view! {
        <fieldset class="fieldset" id=format!("category-{id}")>
            <legend>
                <span class="muted small">{number}</span>
                <h2>{title}</h2>
            </legend>
            <p class="lead">{rule(category.rules)}</p>
            <FieldProblem id=format!("category-{id}-problem") code=problem />
            {cards.collect_view()}
            <div class="pick-bar">
                {count(category.rules, chosen)}
                {match next {
                    Some(next) => {
                        let address = format!("#category-{next}");
                        view! { <a class="button" href=address rel="external">{t(election::NEXT)}</a> }.into_any()
                    }
                    None => view! {
                        <button class="button button--primary">{t(election::STEP_REVIEW)}</button>
                    }
                    .into_any(),
                }}
            </div>
        </fieldset>
    }
    .into_any()
}

/// How many to choose, in a sentence.
fn rule(rules: CategoryRules) -> String {
    let text = match rules {
        CategoryRules { min: 1, max: 1, .. } => election::CHOOSE_ONE,
        CategoryRules { min, max, .. } if min == max => election::CHOOSE_EXACTLY,
        _ => election::CHOOSE_RANGE,
    };
    fill(text, &[("min", &rules.min.to_string()), ("max", &rules.max.to_string())])
}

/// The count beside the button. Until the browser counts along, it says how many to choose.
fn count(rules: CategoryRules, chosen: Chosen) -> AnyView {
    let awake = RwSignal::new(false);
    Effect::new(move |_| awake.set(true));
    let bar = if rules.min == rules.max { election::BAR_EXACTLY } else { election::BAR_RANGE };
    let rule = fill(bar, &[("min", &rules.min.to_string()), ("max", &rules.max.to_string())]);
    // Taken now: the reader's settings are out of reach once the closures run.
    let language = use_viewer().language;
    let words = move |text: Text, n: usize| {
        text.in_language(language).replace("{n}", &n.to_string()).replace("{max}", &rules.max.to_string())
    };
    let number = move || chosen.with(BTreeSet::len);
    let note = move || {
        let (number, min, max) = (number(), rules.min as usize, rules.max as usize);
        if number < min {
            words(election::CHOOSE_MORE, min - number)
        } else if number > max {
            words(election::CHOOSE_LESS, number - max)
        } else {
            words(election::CHOSEN_RIGHT, number)
        }
    };
    let over = move || awake.get() && number() > rules.max as usize;
    view! {
        <p class="pick-bar__count" role="status">
            {move || if awake.get() { words(election::CHOSEN, number()) } else { rule.clone() }}
            <span class="pick-bar__note" class:field__error=over>{move || awake.get().then(note)}</span>
        </p>
    }
    .into_any()
}
