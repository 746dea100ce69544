//! The code keeper's pages: the elections, and the desk where codes are made and letters printed.

mod ask;
mod desk;
mod letter;
mod letters;
mod make;
mod roll;

use domain::election::{ElectionState, KeeperElection};
use leptos::prelude::*;
use leptos_meta::{Body, Title};

use self::desk::Desk;
use super::vote::election_id;
use crate::{
    api::codes::{KeeperPage, keeper_elections, read_keeper_page},
    components::{loaded, use_awake, use_viewer},
    islands::{KeysIsland, KeysPiece, Parcel},
    text::{codes, election, format::integer, t},
};

/// The elections with what is left to do.
pub fn list() -> AnyView {
    let elections = Resource::new(|| (), |()| keeper_elections());
    view! {
        <Title text=t(codes::TITLE) />
        <div class="stack">
            <h1>{t(codes::TITLE)}</h1>
            <p class="lead">{t(codes::LEAD)}</p>
            {loaded(elections, entries)}
        </div>
    }
    .into_any()
}

fn entries(elections: Vec<KeeperElection>) -> AnyView {
    if elections.is_empty() {
        return view! { <p>{t(codes::NONE)}</p> }.into_any();
    }
    view! { <ul class="grid" role="list">{elections.into_iter().map(entry).collect_view()}</ul> }.into_any()
}

fn entry(one: KeeperElection) -> AnyView {
    let title = one.title.in_language(use_viewer().language).to_owned();
    let (class, text) = match one.state {
        ElectionState::Draft => ("button button--primary", codes::TO_DESK),
        ElectionState::Open => ("button", codes::TO_REISSUE),
        _ => ("button", codes::TO_LOOK),
    };
    view! {
        <li class="card">
            <h2 class="card__title">{title}</h2>
            <p><span class="badge badge--none">{t(election::state(one.state))}</span></p>
            <p>{t(codes::WITH_CODE)} ": " {integer(one.with_code)} "/" {integer(one.on_roll)}</p>
            <div class="button-row">
                <a href=format!("/codes/{}", one.election_id) class=class>{t(text)}</a>
            </div>
        </li>
    }
    .into_any()
}

/// The desk of one election.
pub fn desk() -> AnyView {
    let page = Resource::new(election_id(), read_keeper_page);
    let show = |page: KeeperPage| {
        let title = page.title.in_language(use_viewer().language).to_owned();
        view! {
            <p class="lead no-print">{title}</p>
            <KeysIsland parcel=Parcel::of(&KeysPiece::Codes(page)) />
        }
    };
    view! {
        <Title text=t(codes::TITLE) />
        <Body attr:class="print-sheets" />
        <div class="stack">
            <h1 class="no-print">{t(codes::TITLE)}</h1>
            {loaded(page, show)}
            <p class="no-print"><a href="/codes">{t(codes::BACK)}</a></p>
        </div>
    }
    .into_any()
}

/// Codes, letters and roll; nothing of it works before the page's program runs.
pub(crate) fn keeper(page: KeeperPage) -> AnyView {
    let desk = Desk::new(page);
    let awake = use_awake();
    (move || if awake.get() { working(desk) } else { asleep() }).into_any()
}

fn asleep() -> AnyView {
    view! {
        <div class="notice notice--info">
            <p class="notice__title">{t(codes::ASLEEP)}</p>
            <p>{t(codes::ASLEEP_HELP)}</p>
        </div>
    }
    .into_any()
}

fn working(desk: Desk) -> AnyView {
    view! {
        <div class="stack" id="keeper-desk">
            <div class="no-print stack">
                {make::summary(desk)}
                {make::news(desk)}
                {move || desk.question.get().map(|question| ask::question(desk, question))}
            </div>
            {letters::letters(desk)}
            <div class="no-print stack">
                {make::making(desk)}
                {roll::roll(desk)}
            </div>
        </div>
    }
    .into_any()
}
