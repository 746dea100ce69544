//! Peer voting: the list of elections, then paper, review and receipt.

mod card;
pub mod paper;
pub mod receipt;
pub mod review;

use domain::{
    election::{ElectionFacts, ElectionState, ElectionSummary},
    viewer::Who,
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use crate::{
    api::election::{ElectionLists, list_elections},
    components::{loaded, use_viewer},
    text::{Text, election, t},
};

/// The elections in which the official may vote, and all others to look at.
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

fn lists(lists: ElectionLists) -> AnyView {
    let ElectionLists { mine, others } = lists;
    let entry = |facts: &ElectionFacts| {
        view! { <li class="card">{title_line(facts)} <div class="button-row">{look_link(facts)}</div></li> }
    };
    let nothing = mine.is_empty() && others.is_empty();
    let heading = if is_official() { election::OTHERS } else { election::ALL };
    let others = (!others.is_empty()).then(|| {
        view! {
            <section>
                <h2>{t(heading)}</h2>
                <ul class="grid" role="list">{others.iter().map(entry).collect_view()}</ul>
            </section>
        }
    });
    view! {
        {for_officials(|| my_list(mine))}
        {others}
        {nothing.then(|| view! { <p>{t(election::ALL_NONE)}</p> })}
    }
    .into_any()
}

fn my_list(elections: Vec<ElectionSummary>) -> AnyView {
    let entries = if elections.is_empty() {
        view! { <p>{t(election::MINE_NONE)}</p> }.into_any()
    } else {
        view! { <ul class="grid" role="list">{elections.into_iter().map(my_entry).collect_view()}</ul> }
            .into_any()
    };
    view! { <section><h2>{t(election::MINE)}</h2> {entries}</section> }.into_any()
}

fn my_entry(summary: ElectionSummary) -> AnyView {
    let facts = summary.facts;
    let (class, voted) = match summary.voted {
        true => ("badge badge--good", election::VOTED),
        false => ("badge badge--warn", election::NOT_VOTED),
    };
    let vote = (facts.state == ElectionState::Open).then(|| {
        let text = if summary.voted { election::VOTE_AGAIN } else { election::VOTE };
        let address = format!("/vote/{}", facts.id);
        view! { <a href=address class="button button--primary button--big">{t(text)}</a> }
    });
    view! {
        <li class="card">
            {title_line(&facts)}
            <p><span class=class>{t(voted)}</span></p>
            <div class="button-row">{vote} {look_link(&facts)}</div>
        </li>
    }
    .into_any()
}

fn title_line(facts: &ElectionFacts) -> AnyView {
    let title = facts.title.in_language(use_viewer().language).to_owned();
    view! {
        <h3 class="card__title">{title}</h3>
        <p>{state_badge(facts.state)}</p>
    }
    .into_any()
}

fn look_link(facts: &ElectionFacts) -> AnyView {
    let text =
        if facts.state == ElectionState::Published { election::SEE_RESULT } else { election::SEE_TURNOUT };
    view! { <a href=format!("/elections/{}", facts.id) class="button">{t(text)}</a> }.into_any()
}

/// Where an election stands.
pub(super) fn state_badge(state: ElectionState) -> AnyView {
    let class = match state {
        ElectionState::Open => "badge badge--good",
        ElectionState::Closed => "badge badge--warn",
        ElectionState::Draft | ElectionState::Published => "badge badge--none",
    };
    view! { <span class=class>{t(election::state(state))}</span> }.into_any()
}

/// `show()` for a signed-in official; for others, how to become one.
fn for_officials(show: impl FnOnce() -> AnyView) -> AnyView {
    if is_official() {
        return show();
    }
    let note: Text = if use_viewer().who.is_some() { election::STAFF_NOTE } else { election::SIGN_IN_FIRST };
    let sign_in = use_viewer().who.is_none().then(|| {
        view! { <p><a href="/sign-in" class="button button--primary">{t(election::SIGN_IN)}</a></p> }
    });
    view! { <div class="notice notice--info"><p>{t(note)}</p> {sign_in}</div> }.into_any()
}

fn is_official() -> bool {
    matches!(use_viewer().who, Some(Who::Official { .. }))
}

/// The election that the address names; 0, which no election has, when it is no number.
pub(super) fn election_id() -> impl Fn() -> i64 + Copy + Send + Sync + 'static {
    let params = use_params_map();
    move || params.read().get("id").and_then(|id| id.parse().ok()).unwrap_or_default()
}

/// The three steps, with the present one marked.
fn steps(present: usize) -> AnyView {
    let texts = [election::STEP_CHOOSE, election::STEP_REVIEW, election::STEP_RECEIPT];
    let step = |(place, text): (usize, Text)| {
        let current = (place == present).then_some("step");
        view! { <li class:is-done={place < present} aria-current=current>{t(text)}</li> }
    };
    view! {
        <ol class="steps steps--across no-print" role="list" aria-label=t(election::STEPS)>
            {(1..).zip(texts).map(step).collect_view()}
        </ol>
    }
    .into_any()
}
