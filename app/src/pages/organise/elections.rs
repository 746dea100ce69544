//! Opening, closing and publishing elections, each with a page that asks first.

use domain::election::{ElectionState, OrganiserElection};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use crate::{
    api::election::{Step, StepElection, organiser_elections},
    components::{CsrfField, Problem, loaded, use_viewer},
    pages::vote::state_badge,
    text::{Text, election, fill, format::integer, organise, t},
};

/// Which election's step is to be confirmed, if any, and all elections.
type Asked = (Option<i64>, Vec<OrganiserElection>);

/// The elections with the next step of each; `?confirm=ID` asks before that step of one of them.
pub fn elections() -> AnyView {
    let query = use_query_map();
    let confirm = move || query.read().get("confirm").and_then(|id| id.parse().ok());
    let read = async |confirm| organiser_elections().await.map(|all| (confirm, all));
    let elections = Resource::new(confirm, read);
    let action = ServerAction::<StepElection>::new();
    view! {
        <Title text=t(organise::ELECTIONS) />
        <div class="stack">
            <h1>{t(organise::ELECTIONS)}</h1>
            <p class="lead">{t(election::ORGANISE_LEAD)}</p>
            <Problem action=action />
            {loaded(elections, list)}
            <p><a href="/organise">{t(organise::TITLE)}</a></p>
        </div>
    }
    .into_any()
}

fn list((confirm, elections): Asked) -> AnyView {
    if elections.is_empty() {
        return view! { <p>{t(election::ORGANISE_NONE)}</p> }.into_any();
    }
    let asked = elections.iter().find(|one| Some(one.facts.id) == confirm);
    if let Some((one, next)) = asked.and_then(|one| Some((one, next(one.facts.state)?))) {
        return question(one, next);
    }
    view! { <ul class="grid" role="list">{elections.iter().map(entry).collect_view()}</ul> }.into_any()
}

/// A step with its name and what it does.
struct Next {
    step: Step,
    name: Text,
    note: Text,
}

const fn next(state: ElectionState) -> Option<Next> {
    Some(match state {
        ElectionState::Draft => Next { step: Step::Open, name: election::OPEN, note: election::OPEN_NOTE },
        ElectionState::Open => Next { step: Step::Close, name: election::CLOSE, note: election::CLOSE_NOTE },
        ElectionState::Closed => {
            Next { step: Step::Publish, name: election::PUBLISH, note: election::PUBLISH_NOTE }
        }
        ElectionState::Published => return None,
    })
}

fn entry(one: &OrganiserElection) -> AnyView {
    let facts = &one.facts;
    let title = facts.title.in_language(use_viewer().language).to_owned();
    let step = next(facts.state).map(|next| {
        let address = format!("/organise/elections?confirm={}", facts.id);
        view! { <a href=address class="button button--primary">{t(next.name)}</a> }
    });
    let look = (facts.state != ElectionState::Draft).then(|| {
        let text = if facts.state == ElectionState::Published {
            election::SEE_RESULT
        } else {
            election::SEE_TURNOUT
        };
        view! { <a href=format!("/elections/{}", facts.id) class="button">{t(text)}</a> }
    });
    view! {
        <li class="card">
            <h2 class="card__title">{title}</h2>
            <p>{state_badge(facts.state)}</p>
            <p>{turnout_line(one)}</p>
            <div class="button-row">{step} {look}</div>
        </li>
    }
    .into_any()
}

/// Asks before a step that cannot be taken back.
fn question(one: &OrganiserElection, next: Next) -> AnyView {
    let title = one.facts.title.in_language(use_viewer().language).to_owned();
    let class = if next.step == Step::Open { "notice notice--info" } else { "notice notice--warn" };
    view! {
        <div class="narrow stack">
            <h2>{t(next.name)}</h2>
            <p>{title}</p>
            <p>{turnout_line(one)}</p>
            <div class=class>
                <p class="notice__title">{t(election::SURE)}</p>
                <p>{t(next.note)}</p>
            </div>
            <form method="post" action="/api/election/step">
                <CsrfField />
                <input type="hidden" name="election_id" value=one.facts.id.to_string() />
                <input type="hidden" name="step" value=next.step.name() />
                <div class="button-row">
                    <button class="button button--primary">{t(next.name)}</button>
                    <a href="/organise/elections" class="button">{t(election::NOT_NOW)}</a>
                </div>
            </form>
        </div>
    }
    .into_any()
}

fn turnout_line(one: &OrganiserElection) -> String {
    fill(election::TURNOUT_LINE, &[("voted", &integer(one.voted)), ("all", &integer(one.on_roll))])
}
