//! Peer voting: the list of elections, and the booth.

pub mod booth;

use domain::election::{ElectionFacts, ElectionState};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use crate::{
    api::election::list_elections,
    components::{loaded, use_viewer},
    text::{Text, election, t},
};

/// The elections that are or were open, and how to vote in them.
pub fn list() -> AnyView {
    let elections = Resource::new(|| (), |()| list_elections());
    view! {
        <Title text=t(election::TITLE) />
        <div class="stack">
            <h1>{t(election::TITLE)}</h1>
            <p class="lead">{t(election::LEAD)}</p>
            {loaded(elections, lists)}
        </div>
    }
    .into_any()
}

fn lists(elections: Vec<ElectionFacts>) -> AnyView {
    if elections.is_empty() {
        return view! { <p>{t(election::ALL_NONE)}</p> }.into_any();
    }
    let (open, others): (Vec<_>, Vec<_>) = elections.iter().partition(|one| one.state.takes_ballots());
    view! {
        {section(election::OPEN_NOW, &open)}
        {how(!open.is_empty())}
        {section(election::OTHERS, &others)}
    }
    .into_any()
}

fn section(heading: Text, elections: &[&ElectionFacts]) -> AnyView {
    let section = (!elections.is_empty()).then(|| {
        view! {
            <section>
                <h2>{t(heading)}</h2>
                <ul class="grid" role="list">{elections.iter().map(|one| entry(one)).collect_view()}</ul>
            </section>
        }
    });
    section.into_any()
}

fn entry(facts: &ElectionFacts) -> AnyView {
    let title = facts.title.in_language(use_viewer().language).to_owned();
    let vote = facts.state.takes_ballots().then(|| {
        let address = format!("/vote/{}", facts.id);
        view! { <a href=address class="button button--primary button--big">{t(election::VOTE)}</a> }
    });
    let look = if facts.state.shows_result() { election::SEE_RESULT } else { election::SEE_TURNOUT };
    view! {
        <li class="card">
            <h3 class="card__title">{title}</h3>
            <p class="row">{state_badge(facts.state)} {rehearsal_badge(facts.rehearsal)}</p>
            <div class="button-row">
                {vote}
                <a href=format!("/elections/{}", facts.id) class="button">{t(look)}</a>
            </div>
        </li>
    }
    .into_any()
}

/// How to get a code and what it is for.
fn how(is_open: bool) -> AnyView {
    let lines = [election::HOW_CODE, election::HOW_SECRET, election::HOW_LOST];
    let section = is_open.then(|| {
        view! {
            <section class="panel">
                <h2>{t(election::HOW)}</h2>
                <ul>{lines.map(|line| view! { <li>{t(line)}</li> }).into_iter().collect_view()}</ul>
            </section>
        }
    });
    section.into_any()
}

/// Where an election stands.
pub(super) fn state_badge(state: ElectionState) -> AnyView {
    let class = match state {
        ElectionState::Open => "badge badge--good",
        ElectionState::Closed | ElectionState::Counted => "badge badge--warn",
        ElectionState::Draft | ElectionState::Published | ElectionState::Archived => "badge badge--none",
    };
    view! { <span class=class>{t(election::state(state))}</span> }.into_any()
}

/// Marks a rehearsal.
pub(super) fn rehearsal_badge(is_rehearsal: bool) -> AnyView {
    let badge =
        is_rehearsal.then(|| view! { <span class="badge badge--warn">{t(election::REHEARSAL)}</span> });
    badge.into_any()
}

/// Says that a rehearsal is none of the real thing.
pub(super) fn rehearsal_note(is_rehearsal: bool) -> AnyView {
    let note = is_rehearsal.then(|| {
        view! {
            <div class="notice notice--warn">
                <p class="notice__title">{t(election::REHEARSAL)}</p>
                <p>{t(election::REHEARSAL_NOTE)}</p>
            </div>
        }
    });
    note.into_any()
}

/// The election that the address names; 0, which no election has, when it is no number.
pub(super) fn election_id() -> impl Fn() -> i64 + Copy + Send + Sync + 'static {
    let params = use_params_map();
    move || params.read().get("id").and_then(|id| id.parse().ok()).unwrap_or_default()
}
