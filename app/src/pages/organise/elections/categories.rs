//! The categories of an election: listed, added, changed, removed.

use domain::{
    agency::OfficerGroup,
    election::{
        CategoryFacts, CategoryRules, ElectionDraft, ElectionState, MAX_CATEGORIES, MAX_NOMINEES,
        MAX_TITLE_LETTERS,
    },
};
use leptos::prelude::*;
use leptos_meta::Title;

use super::frame::{election_id, form, in_language, line, number, page, query_number, side_form, yes};
use crate::{
    api::organise_election::read_draft,
    components::loaded,
    text::{campaign, fill, organise_election as text, t},
};

/// All categories; `?edit=ID` shows the form of one of them.
pub fn categories() -> AnyView {
    let edited = query_number("edit");
    let draft = Resource::new(election_id, read_draft);
    view! {
        <Title text=t(text::CATEGORIES) />
        {loaded(draft, move |draft| show(&draft, edited))}
    }
    .into_any()
}

fn show(draft: &ElectionDraft, edited: Option<i64>) -> AnyView {
    let facts = &draft.election.facts;
    let is_draft = facts.state == ElectionState::Draft;
    let edited = facts.categories.iter().find(|category| is_draft && Some(category.id) == edited);
    let content = match edited {
        Some(category) => edit(facts.id, category, facts.categories.len() > 1),
        None => {
            let cards =
                facts.categories.iter().map(|category| card(facts.id, category, is_draft)).collect_view();
            let new = (is_draft && facts.categories.len() < MAX_CATEGORIES).then(|| add(facts.id));
            view! {
                <p>{t(text::CATEGORIES_LEAD)}</p>
                <ul class="grid" role="list">{cards}</ul>
                {new}
            }
            .into_any()
        }
    };
    page(&draft.election, text::CATEGORIES, content)
}

fn card(election_id: i64, category: &CategoryFacts, is_draft: bool) -> AnyView {
    let edit = format!("/organise/elections/{election_id}/categories?edit={}", category.id);
    let nominees = format!("/organise/elections/{election_id}/nominees?category={}", category.id);
    let edit = is_draft.then(|| view! { <a href=edit class="button">{t(text::EDIT)}</a> });
    view! {
        <li class="card">
            <h2 class="card__title">{in_language(&category.title)}</h2>
            <p class="muted">{t(campaign::group(category.group))}</p>
            <p>{rules(category)}</p>
            <div class="button-row">{edit} <a href=nominees class="button">{t(text::TO_NOMINEES)}</a></div>
        </li>
    }
    .into_any()
}

/// A category's rules in words.
pub(super) fn rules(category: &CategoryFacts) -> String {
    let CategoryRules { min, max, seats, blank } = category.rules;
    let numbers = [min, max, seats, category.nominees].map(|number| number.to_string());
    let [min, max, seats, nominees] = &numbers;
    let values: [(&str, &str); 4] = [("min", min), ("max", max), ("seats", seats), ("nominees", nominees)];
    let blank = t(if blank { text::BLANK_YES } else { text::BLANK_NO });
    format!("{} {blank}", fill(text::CATEGORY_RULES, &values))
}

fn add(election_id: i64) -> AnyView {
    let rules = CategoryRules { min: 1, max: 3, seats: 3, blank: true };
    let fields = fields("", "", OfficerGroup::AgencyOfficer, rules);
    view! {
        <section class="panel narrow">
            <h2>{t(text::ADD_CATEGORY)}</h2>
            {form(election_id, "/api/organise/election/category", text::ADD_CATEGORY, fields)}
        </section>
    }
    .into_any()
}

fn edit(election_id: i64, category: &CategoryFacts, may_remove: bool) -> AnyView {
    let id = category.id.to_string();
    let content = view! {
        <input type="hidden" name="category[id]" value=id.clone() />
        {fields(&category.title.vi, &category.title.en, category.group, category.rules)}
    };
    let remove = may_remove.then(|| {
        let content = view! {
            <input type="hidden" name="category_id" value=id />
            <p>{t(text::REMOVE_CATEGORY_NOTE)}</p>
        };
        let action = "/api/organise/election/remove-category";
        view! { <div class="panel">{side_form(election_id, action, text::REMOVE_CATEGORY, content)}</div> }
    });
    view! {
        <div class="narrow stack">
            <h2>{t(text::EDIT_CATEGORY)}</h2>
            {form(election_id, "/api/organise/election/category", text::SAVE, content)}
            {remove}
        </div>
    }
    .into_any()
}

/// The fields of a category.
pub(super) fn fields(title_vi: &str, title_en: &str, group: OfficerGroup, rules: CategoryRules) -> AnyView {
    let most = u32::try_from(MAX_NOMINEES).unwrap_or(u32::MAX);
    let option = |one: &OfficerGroup| {
        view! { <option value=one.name() selected=*one == group>{t(campaign::group(*one))}</option> }
    };
    view! {
        {line("category-vi", "category[title_vi]", text::TITLE_VI, title_vi, MAX_TITLE_LETTERS)}
        {line("category-en", "category[title_en]", text::TITLE_EN, title_en, MAX_TITLE_LETTERS)}
        <div class="field">
            <label for="category-group">{t(text::GROUP)}</label>
            <select id="category-group" name="category[group]">
                {OfficerGroup::ALL.iter().map(option).collect_view()}
            </select>
        </div>
        {number("category-min", "category[min]", text::MIN, None, rules.min, (0, most))}
        {number("category-max", "category[max]", text::MAX, None, rules.max, (1, most))}
        {number("category-seats", "category[seats]", text::SEATS, None, rules.seats, (1, most))}
        {yes("category[blank]", text::BLANK, rules.blank)}
    }
    .into_any()
}
