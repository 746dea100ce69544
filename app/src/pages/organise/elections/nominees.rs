//! Who stands in a category, with the group's standards and the figures beside each name.

use domain::{
    election::{
        CategoryFacts, DraftNominee, ElectionDraft, ElectionState, MAX_EVIDENCE_LETTERS, StandardCheck,
        StandardStatus,
    },
    progress::Unit,
};
use leptos::prelude::*;
use leptos_meta::Title;

use super::{
    categories::rules,
    frame::{election_id, in_language, page, query_number, query_text},
};
use crate::{
    api::organise_election::{
        people::{NomineesView, read_nominees},
        read_draft,
    },
    components::{CsrfField, in_text_area, loaded},
    text::{
        Text, campaign, election, fill,
        format::{integer, percent},
        organise_election::people,
        t,
    },
};

/// The nominees of `?category=ID`; without it, the categories to choose from.
pub fn nominees() -> AnyView {
    let content = match query_number("category") {
        Some(category) => {
            let search = query_text("q");
            let read = move |election| read_nominees(election, category, search.clone());
            loaded(Resource::new(election_id, read), show).into_any()
        }
        None => loaded(Resource::new(election_id, read_draft), choose).into_any(),
    };
    view! {
        <Title text=t(people::NOMINEES) />
        {content}
    }
    .into_any()
}

fn choose(draft: ElectionDraft) -> AnyView {
    let entry = |category: &CategoryFacts| {
        let address = format!("?category={}", category.id);
        view! {
            <li class="card">
                <h2 class="card__title"><a href=address>{in_language(&category.title)}</a></h2>
                <p>{rules(category)}</p>
            </li>
        }
    };
    let categories = draft.election.facts.categories.iter().map(entry).collect_view();
    page(&draft.election, people::NOMINEES, view! { <ul class="grid" role="list">{categories}</ul> })
}

fn show(view: NomineesView) -> AnyView {
    let is_draft = view.election.facts.state == ElectionState::Draft;
    let place = Place { election_id: view.election.facts.id, category_id: view.category.id, is_draft };
    let count = fill(people::STANDING, &[("n", &view.standing.len().to_string())]);
    let standing = if view.standing.is_empty() {
        view! { <p>{t(people::NOBODY)}</p> }.into_any()
    } else {
        let cards = view.standing.iter().map(|person| card(person, &place)).collect_view();
        view! { <ul class="stack" role="list">{cards}</ul> }.into_any()
    };
    let content = view! {
        <h2>{in_language(&view.category.title)}</h2>
        <p class="muted">{t(campaign::group(view.category.group))}</p>
        <p>{rules(&view.category)}</p>
        <p>{t(people::NOMINEES_LEAD)}</p>
        <h3>{count}</h3>
        {standing}
        {is_draft.then(|| candidates(&view, &place))}
    };
    page(&view.election, people::NOMINEES, content)
}

/// Which list a name stands in, and whether it may still change.
struct Place {
    election_id: i64,
    category_id: i64,
    is_draft: bool,
}

fn candidates(view: &NomineesView, place: &Place) -> AnyView {
    let cards = view.candidates.iter().map(|person| card(person, place)).collect_view();
    let nobody = view.candidates.is_empty().then(|| view! { <p>{t(people::NOT_FOUND)}</p> });
    let more = (view.more > 0).then(|| fill(people::MORE, &[("n", &view.more.to_string())]));
    view! {
        <h3>{t(people::CANDIDATES)}</h3>
        <form class="form" method="get">
            <input type="hidden" name="category" value=place.category_id.to_string() />
            <div class="field">
                <label for="search">{t(people::SEARCH)}</label>
                <input id="search" name="q" type="search" value=view.search.clone() autocomplete="off" />
            </div>
            <div class="button-row"><button class="button">{t(people::SEARCH_BUTTON)}</button></div>
        </form>
        {nobody}
        <ul class="stack" role="list">{cards}</ul>
        <p class="muted">{more}</p>
    }
    .into_any()
}

fn card(person: &DraftNominee, place: &Place) -> AnyView {
    let actions = place
        .is_draft
        .then(|| if person.stands { standing(person, place) } else { candidate(person, place) });
    let evidence = in_language(&person.evidence);
    let evidence = (!place.is_draft && !evidence.is_empty()).then(|| {
        view! { <p><b>{t(people::EVIDENCE)} ": "</b> {evidence}</p> }
    });
    view! {
        <li class="card">
            <h4 class="card__title">{person.name.clone()}</h4>
            <p class="muted">{in_language(&person.agency)}</p>
            {standards(&person.standards)}
            {evidence}
            {actions}
        </li>
    }
    .into_any()
}

/// The hidden fields of a form about somebody.
fn about(person: &DraftNominee, place: &Place) -> AnyView {
    view! {
        <CsrfField />
        <input type="hidden" name="election_id" value=place.election_id.to_string() />
        <input type="hidden" name="category_id" value=place.category_id.to_string() />
        <input type="hidden" name="officer_id" value=person.officer_id.to_string() />
    }
    .into_any()
}

fn candidate(person: &DraftNominee, place: &Place) -> AnyView {
    let label = format!("{}: {}", t(people::NOMINATE), person.name);
    view! {
        <form method="post" action="/api/organise/election/nominate">
            {about(person, place)}
            <button class="button" aria-label=label>{t(people::NOMINATE)}</button>
        </form>
    }
    .into_any()
}

fn standing(person: &DraftNominee, place: &Place) -> AnyView {
    let label = format!("{}: {}", t(people::WITHDRAW), person.name);
    let area = |name: &'static str, label: Text, value: &str| {
        let id = format!("{name}-{}", person.officer_id);
        view! {
            <div class="field">
                <label for=id.clone()>{t(label)}</label>
                <textarea id=id name=name rows="3" maxlength=MAX_EVIDENCE_LETTERS.to_string()>{in_text_area(value)}</textarea>
            </div>
        }
    };
    view! {
        <details>
            <summary>{t(people::EVIDENCE)}</summary>
            <form class="form" method="post" action="/api/organise/election/nominate">
                {about(person, place)}
                {area("evidence_vi", people::EVIDENCE_VI, &person.evidence.vi)}
                {area("evidence_en", people::EVIDENCE_EN, &person.evidence.en)}
                <button class="button">{t(crate::text::organise_election::SAVE)}</button>
            </form>
        </details>
        <form method="post" action="/api/organise/election/withdraw">
            {about(person, place)}
            <button class="button button--quiet" aria-label=label>{t(people::WITHDRAW)}</button>
        </form>
    }
    .into_any()
}

/// How many standards are met, missed and undecided, and each of them on demand.
fn standards(checks: &[StandardCheck]) -> AnyView {
    let count = |status: &StandardStatus| {
        let number = checks.iter().filter(|check| check.status == *status).count();
        (number > 0).then(|| format!("{}: {number}", t(election::standard(*status))))
    };
    let summary: Vec<String> = StandardStatus::ALL.iter().filter_map(count).collect();
    view! {
        <details>
            <summary>{summary.join(" · ")}</summary>
            <ul class="standards" role="list">{checks.iter().map(standard).collect_view()}</ul>
        </details>
    }
    .into_any()
}

fn standard(check: &StandardCheck) -> AnyView {
    let class = match check.status {
        StandardStatus::Met => "standard--met",
        StandardStatus::Missed => "standard--missed",
        StandardStatus::NotEnoughData | StandardStatus::NotMeasured => "standard--unknown",
    };
    let figure = figure(check).map(|figure| format!(": {figure}"));
    view! {
        <li class=class>
            {in_language(&check.title)} " — " <b>{t(election::standard(check.status))}</b> {figure}
        </li>
    }
    .into_any()
}

/// The counted figure in words; none where nothing is counted.
fn figure(check: &StandardCheck) -> Option<String> {
    let (unit, judgement) = check.figure?;
    let value = judgement.value?;
    Some(match (unit, judgement.denominator) {
        (Unit::Share, Some(all)) => fill(
            people::OF_CASES,
            &[("value", &percent(value)), ("good", &integer(judgement.numerator)), ("all", &integer(all))],
        ),
        _ => integer(value),
    })
}
