//! Who takes part: turnout of elections, attempts of the contest.

use domain::progress::{AgencyTurnout, ContestTotals, ElectionTurnout, LiveBoard};
use leptos::prelude::*;

use crate::{
    components::use_viewer,
    text::{fill, format, progress, t},
};

/// Turnout of every election and participation in the contest.
pub(super) fn section(board: &LiveBoard) -> AnyView {
    let turnout = (!board.turnout.is_empty()).then(|| {
        view! {
            <section>
                <h2>{t(progress::TURNOUT)}</h2>
                {board.turnout.iter().map(election).collect_view()}
                <p class="small muted">{t(progress::TURNOUT_NOTE)}</p>
            </section>
        }
    });
    view! {
        {turnout}
        {board.contest.as_ref().map(contest)}
    }
    .into_any()
}

/// Whether something is open, in a word.
pub(super) fn state(is_open: bool) -> AnyView {
    let (class, text) =
        if is_open { ("badge badge--good", progress::OPEN) } else { ("badge badge--none", progress::CLOSED) };
    view! { <span class=class>{t(text)}</span> }.into_any()
}

fn election(election: &ElectionTurnout) -> AnyView {
    let title = election.title.in_language(use_viewer().language).to_owned();
    let (voted, all) = (format::integer(election.voted), format::integer(election.on_roll));
    let counts = fill(progress::VOTED_OF, &[("voted", &voted), ("all", &all)]);
    view! {
        <article class="card">
            <h3 class="card__title">{title.clone()}</h3>
            <p class="row">{state(election.is_open)}<span>{counts}</span></p>
            <progress
                class="meter"
                max=election.on_roll.to_string()
                value=election.voted.to_string()
                aria-hidden="true"
            ></progress>
            <div class="table-scroll" tabindex="0" role="region" aria-label=title>
                <table class="table">
                    {head()}
                    <tbody>{election.agencies.iter().map(line).collect_view()}</tbody>
                </table>
            </div>
        </article>
    }
    .into_any()
}

/// The head of the table of an election's agencies.
pub(super) fn head() -> AnyView {
    view! {
        <thead>
            <tr>
                <th scope="col">{t(progress::AGENCY)}</th>
                <th scope="col" class="num">{t(progress::VOTED)}</th>
                <th scope="col" class="num">{t(progress::ON_ROLL)}</th>
            </tr>
        </thead>
    }
    .into_any()
}

/// An agency's line of the table.
pub(super) fn line(agency: &AgencyTurnout) -> AnyView {
    let language = use_viewer().language;
    let name = match &agency.agency {
        Some(name) => name.in_language(language).to_owned(),
        None => t(progress::SMALL_AGENCIES).to_owned(),
    };
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td class="num">{format::integer(agency.voted)}</td>
            <td class="num">{format::integer(agency.on_roll)}</td>
        </tr>
    }
    .into_any()
}

/// Participation in the contest.
pub(super) fn contest(contest: &ContestTotals) -> AnyView {
    let title = contest.title.in_language(use_viewer().language).to_owned();
    let stat = |count: i64, label| {
        view! {
            <div class="stat">
                <span class="stat__value">{format::integer(count)}</span>
                <span class="stat__label">{t(label)}</span>
            </div>
        }
    };
    view! {
        <section>
            <h2>{t(progress::CONTEST)}</h2>
            <p class="row"><span>{title}</span>{state(contest.is_open)}</p>
            <div class="tiles">
                {stat(contest.contestants, progress::CONTESTANTS)}
                {stat(contest.attempts_ended, progress::ATTEMPTS)}
            </div>
        </section>
    }
    .into_any()
}
