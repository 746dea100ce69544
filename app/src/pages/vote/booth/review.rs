//! The third step: what will be cast, and the one button that casts it.

use std::sync::Arc;

use domain::election::{Dossier, PaperCategory};
use leptos::prelude::*;
use voting::Choice;

use super::{desk::Desk, heading, honest, steps, voter::Voter};
use crate::{
    components::use_viewer,
    text::{booth, t},
};

/// The filled-in paper.
pub(super) fn review(desk: Desk, voter: &Arc<Voter>) -> AnyView {
    let choices = desk.choices.get_untracked();
    let replaces = voter.paper.voted.then(|| {
        view! { <div class="notice notice--info"><p>{t(booth::REPLACES)}</p></div> }
    });
    view! {
        <div class="narrow stack">
            {steps(3)}
            {heading(t(booth::STEP_REVIEW))}
            <p>{t(booth::REVIEW_LEAD)}</p>
            {voter.paper.categories.iter().map(|category| list(category, &choices)).collect_view()}
            {replaces}
            <p class="muted">{t(booth::REVIEW_NOTE)}</p>
            <div class="button-row">
                <button type="button" class="button button--primary button--big" on:click=move |_| desk.cast()>
                    {t(booth::CAST)}
                </button>
                <button type="button" class="button" on:click=move |_| desk.change()>{t(booth::CHANGE)}</button>
            </div>
            {honest::honest(desk)}
        </div>
    }
    .into_any()
}

fn list(category: &PaperCategory, choices: &[Choice]) -> AnyView {
    let language = use_viewer().language;
    let choice = choices.iter().find(|choice| choice.category_id == category.id);
    let chosen: &[i64] = choice.map_or(&[], |choice| &choice.nominee_ids);
    let nominees = category.nominees.iter().filter(|dossier| chosen.contains(&dossier.nominee_id));
    let entry = |dossier: &Dossier| {
        let facts = [&dossier.title, &dossier.agency].map(|text| text.in_language(language)).join(" · ");
        view! {
            <li>
                <span class="nominee__name">{dossier.name.clone()}</span>
                <span class="nominee__facts">{facts}</span>
            </li>
        }
    };
    let nobody = chosen.is_empty().then(|| view! { <li><b>{t(booth::CHOSEN_BLANK)}</b></li> });
    view! {
        <div class="card">
            <h3 class="card__title">{category.title.in_language(language).to_owned()}</h3>
            <ul role="list">{nominees.map(entry).collect_view()} {nobody}</ul>
        </div>
    }
    .into_any()
}
