//! Turnout of an election, live while it is open.

use domain::progress::{AgencyTurnout, ElectionTurnout};
use leptos::prelude::*;

use crate::{
    components::use_viewer,
    platform::{BoardNews, watch_board},
    text::{
        election,
        format::{integer, percent},
        t,
    },
};

/// Turnout, renewed while votes come in.
pub(crate) fn turnout(turnout: ElectionTurnout) -> AnyView {
    let (id, is_open) = (turnout.election_id, turnout.is_open);
    let viewer = use_viewer();
    let live = RwSignal::new(turnout);
    if is_open {
        // Effects run in the browser only; what is stored inside one ends with the page. Stored outside,
        // it would exist on the server too and be dropped there on another thread, which panics.
        Effect::new(move |_| {
            let watch = watch_board(None, move |news| {
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
    let share = domain::election::share_of_roll_bp(voted.unsigned_abs(), on_roll.unsigned_abs());
    share.and_then(|share| i64::try_from(share).ok()).map(percent).unwrap_or_default()
}
