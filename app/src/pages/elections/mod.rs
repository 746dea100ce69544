//! What everybody may see of an election: state, rules, nominees, turnout, the published result.

pub mod check;
pub mod find;
pub mod minutes;
pub mod record;
mod result;
mod rules;
pub mod turnout;
pub mod verify;

use domain::{
    election::{ElectionFacts, ElectionState},
    time::show_minute,
};
use leptos::prelude::*;
use leptos_meta::Title;

use super::vote::{election_id, rehearsal_note, state_badge};
use crate::{
    api::election::{ElectionPage, read_election},
    components::{loaded, use_viewer},
    islands::{LiveIsland, LivePiece, Parcel},
    text::{Text, election, t},
};

/// One election for everybody.
pub fn overview() -> AnyView {
    let facts = Resource::new(election_id(), read_election);
    view! {
        <Title text=t(election::TITLE) />
        {loaded(facts, page)}
    }
    .into_any()
}

fn page(page: ElectionPage) -> AnyView {
    let ElectionPage { facts, turnout, terms, result } = page;
    let title = facts.title.in_language(use_viewer().language).to_owned();
    let vote = facts.state.takes_ballots().then(|| {
        let address = format!("/vote/{}", facts.id);
        view! {
            <p class="no-print">
                <a href=address class="button button--primary button--big">{t(election::VOTE)}</a>
            </p>
        }
    });
    view! {
        <div class="stack">
            <h1>{title}</h1>
            <p>{state_badge(facts.state)}</p>
            {rehearsal_note(facts.rehearsal)}
            {vote}
            {note(facts.state)}
            {dates(&facts)}
            {result.map(result::section)}
            <LiveIsland parcel=Parcel::of(&LivePiece::Turnout(turnout)) />
            {rules::rules(&facts)}
            {rules::categories(&facts, terms.as_ref())}
            {links(&facts)}
        </div>
    }
    .into_any()
}

/// Why there is no result yet.
fn note(state: ElectionState) -> AnyView {
    let note = match state {
        ElectionState::Draft | ElectionState::Open => election::NO_COUNT_YET,
        ElectionState::Closed => election::BEING_COUNTED,
        ElectionState::Counted => election::COUNTED_NOT_PUBLISHED,
        ElectionState::Published | ElectionState::Archived => return ().into_any(),
    };
    view! { <div class="notice notice--info"><p>{t(note)}</p></div> }.into_any()
}

fn dates(facts: &ElectionFacts) -> AnyView {
    let line = |(label, at_ms): (Text, Option<i64>)| {
        at_ms.map(|at_ms| view! { <div><dt>{t(label)}</dt> <dd>{show_minute(at_ms)}</dd></div> })
    };
    let dates = [
        (election::OPENED, facts.opened_at_ms),
        (election::CLOSED, facts.closed_at_ms),
        (election::COUNTED_AT, facts.counted_at_ms),
        (election::PUBLISHED, facts.published_at_ms),
        (election::ARCHIVED, facts.archived_at_ms),
    ];
    view! { <dl class="deflist">{dates.into_iter().map(line).collect_view()}</dl> }.into_any()
}

/// What anybody can check; nothing before there is a record.
fn links(facts: &ElectionFacts) -> AnyView {
    if facts.head.is_none() {
        return ().into_any();
    }
    let id = facts.id;
    let link = |(page, name, note): (&str, Text, Text)| {
        view! {
            <li class="card">
                <h3 class="card__title"><a href=format!("/elections/{id}/{page}")>{t(name)}</a></h3>
                <p>{t(note)}</p>
            </li>
        }
    };
    let minutes =
        facts.state.shows_result().then_some(("minutes", election::MINUTES_LINK, election::MINUTES_NOTE));
    let links = [
        ("find", election::FIND_LINK, election::FIND_NOTE),
        ("record", election::RECORD_LINK, election::RECORD_NOTE),
        ("verify", election::VERIFY_LINK, election::VERIFY_NOTE),
    ];
    view! {
        <section class="no-print">
            <h2>{t(election::CHECK_YOURSELF)}</h2>
            <ul class="grid" role="list">{links.into_iter().chain(minutes).map(link).collect_view()}</ul>
        </section>
    }
    .into_any()
}
