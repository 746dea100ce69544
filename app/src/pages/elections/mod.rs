//! What everybody may see of an election: state, turnout, the published result.

pub mod find;
mod result;

use domain::{
    election::{CategoryFacts, ElectionFacts, ElectionState},
    progress::{AgencyTurnout, ElectionTurnout},
    time::show_minute,
};
use leptos::prelude::*;
use leptos_meta::Title;

use super::vote::{election_id, state_badge};
use crate::{
    api::election::{ElectionPage, read_election},
    components::{loaded, use_viewer},
    platform::{BoardNews, watch_board},
    text::{
        Text, election, fill,
        format::{integer, percent},
        t,
    },
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
    let ElectionPage { facts, turnout, result } = page;
    let title = facts.title.in_language(use_viewer().language).to_owned();
    let find = format!("/elections/{}/find", facts.id);
    let note = match facts.state {
        ElectionState::Draft | ElectionState::Open => Some(election::NO_COUNT_YET),
        ElectionState::Closed => Some(election::COUNTED_NOT_PUBLISHED),
        ElectionState::Published => None,
    };
    let note = note.map(|note| view! { <div class="notice notice--info"><p>{t(note)}</p></div> });
    let categories = result.is_none().then(|| categories(&facts));
    view! {
        <div class="stack">
            <h1>{title}</h1>
            <p>{state_badge(facts.state)}</p>
            {dates(&facts)}
            {note}
            {result.map(result::section)}
            <Turnout turnout=turnout />
            {categories}
            <p class="no-print"><a href=find class="button">{t(election::FIND_LINK)}</a></p>
        </div>
    }
    .into_any()
}

fn dates(facts: &ElectionFacts) -> AnyView {
    let line = |(label, at_ms): (Text, Option<i64>)| {
        at_ms.map(|at_ms| view! { <div><dt>{t(label)}</dt> <dd>{show_minute(at_ms)}</dd></div> })
    };
    let dates = [
        (election::OPENED, facts.opened_at_ms),
        (election::CLOSED, facts.closed_at_ms),
        (election::PUBLISHED, facts.published_at_ms),
    ];
    view! { <dl class="deflist">{dates.into_iter().map(line).collect_view()}</dl> }.into_any()
}

fn categories(facts: &ElectionFacts) -> AnyView {
    let language = use_viewer().language;
    let entry = |category: &CategoryFacts| {
        let numbers = [category.nominees.to_string(), category.rules.seats.to_string()];
        let size = fill(election::CATEGORY_FACTS, &[("nominees", &numbers[0]), ("seats", &numbers[1])]);
        view! { <li><b>{category.title.in_language(language).to_owned()}</b> <br /> {size}</li> }
    };
    view! {
        <section>
            <h2>{t(election::CATEGORIES)}</h2>
            <ol>{facts.categories.iter().map(entry).collect_view()}</ol>
        </section>
    }
    .into_any()
}

/// Turnout, renewed while votes come in.
#[island(lazy)]
fn Turnout(turnout: ElectionTurnout) -> impl IntoView {
    let (id, is_open) = (turnout.election_id, turnout.is_open);
    let viewer = use_viewer();
    let live = RwSignal::new(turnout);
    if is_open {
        // Effects run in the browser only; what is stored inside one ends with the page. Stored outside,
        // it would exist on the server too and be dropped there on another thread, which panics.
        Effect::new(move |_| {
            let watch = watch_board(move |news| {
                if let BoardNews::Board(board) = news
                    && let Some(newer) = board.turnout.into_iter().find(|one| one.election_id == id)
                {
                    live.set(newer);
                }
            });
            StoredValue::new_local(watch);
        });
    }
    view! {
        <section>
            <h2>{t(election::TURNOUT)}</h2>
            {move || {
                provide_context(viewer.clone());
                live.with(turnout_table)
            }}
            <p class="small muted">{t(election::SMALL_WHY)}</p>
        </section>
    }
    .into_any()
}

fn turnout_table(turnout: &ElectionTurnout) -> AnyView {
    let share = share(turnout.voted, turnout.on_roll);
    view! {
        <div class="tiles">
            <div class="stat">
                <span class="stat__value">{integer(turnout.voted)}</span>
                <span class="stat__label">{t(election::HAVE_VOTED)}</span>
                <span class="stat__note">{share}</span>
            </div>
            <div class="stat">
                <span class="stat__value">{integer(turnout.on_roll)}</span>
                <span class="stat__label">{t(election::ON_ROLL)}</span>
            </div>
        </div>
        <div class="table-scroll" tabindex="0" role="region" aria-label=t(election::TURNOUT)>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{t(election::AGENCY)}</th>
                        <th scope="col" class="num">{t(election::TURNOUT)}</th>
                    </tr>
                </thead>
                <tbody>{turnout.agencies.iter().map(turnout_row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn turnout_row(line: &AgencyTurnout) -> AnyView {
    let language = use_viewer().language;
    let name = match &line.agency {
        Some(name) => name.in_language(language).to_owned(),
        None => t(election::SMALL_AGENCIES).to_owned(),
    };
    let label = name.clone();
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td class="num">
                {integer(line.voted)} "/" {integer(line.on_roll)} " · " {share(line.voted, line.on_roll)}
                <progress class="meter" max=line.on_roll.to_string() value=line.voted.to_string() aria-label=label />
            </td>
        </tr>
    }
    .into_any()
}

fn share(voted: i64, on_roll: i64) -> String {
    domain::election::share_of_roll_bp(voted, on_roll).map(percent).unwrap_or_default()
}
