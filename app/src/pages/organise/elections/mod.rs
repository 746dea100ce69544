//! Elections from draft to archive, a page per step; everything works as plain forms.

pub mod categories;
pub mod codes;
pub mod count;
pub(super) mod frame;
pub mod hub;
pub mod import;
pub mod nominees;
pub mod rehearsal;
pub mod reminders;
pub mod roll;
pub mod rules;
pub mod step;
pub mod trustees;

use domain::election::{ElectionState, OrganiserElection};
use leptos::prelude::*;
use leptos_meta::Title;

use self::frame::{in_language, problem, rehearsal_badge};
use crate::{
    api::organise_election::organiser_elections,
    components::loaded,
    pages::vote::state_badge,
    text::{fill, format::integer, organise, organise_election as text, t},
};

/// All elections; each leads to its steps.
pub fn elections() -> AnyView {
    let elections = Resource::new(|| (), |()| organiser_elections());
    view! {
        <Title text=t(organise::ELECTIONS) />
        <div class="stack">
            <h1>{t(organise::ELECTIONS)}</h1>
            <p class="lead">{t(text::LEAD)}</p>
            {problem()}
            <p class="button-row">
                <a href="/organise/elections/new" class="button button--primary">{t(text::NEW)}</a>
            </p>
            {loaded(elections, list)}
            <p><a href="/organise">{t(organise::TITLE)}</a></p>
        </div>
    }
    .into_any()
}

fn list(elections: Vec<OrganiserElection>) -> AnyView {
    if elections.is_empty() {
        return view! { <p>{t(text::NONE)}</p> }.into_any();
    }
    view! { <ul class="grid" role="list">{elections.iter().map(entry).collect_view()}</ul> }.into_any()
}

fn entry(election: &OrganiserElection) -> AnyView {
    let facts = &election.facts;
    let address = format!("/organise/elections/{}", facts.id);
    let turnout = (facts.state != ElectionState::Draft).then(|| view! { <p>{turnout(election)}</p> });
    view! {
        <li class="card">
            <h2 class="card__title"><a href=address>{in_language(&facts.title)}</a></h2>
            <p>{state_badge(facts.state)} " " {rehearsal_badge(election)}</p>
            {turnout}
        </li>
    }
    .into_any()
}

/// How many have voted, in words.
fn turnout(election: &OrganiserElection) -> String {
    fill(text::TURNOUT, &[("voted", &integer(election.voted)), ("all", &integer(election.on_roll))])
}
