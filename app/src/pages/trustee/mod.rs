//! The trustees' pages: the elections, and the desk where the key is made and the totals are opened.

mod ceremony;
mod fields;
mod opening;

use domain::election::{ElectionState, Trusteeship};
use leptos::prelude::*;
use leptos_meta::Title;

use super::vote::election_id;
use crate::{
    api::trustee::{TrusteePage, my_trusteeships, read_trustee_page},
    components::{loaded, use_awake, use_viewer},
    islands::{KeysIsland, KeysPiece, Parcel},
    text::{Text, election, fill, t, trustee},
};

/// The elections in which the reader has a seat.
pub fn list() -> AnyView {
    let seats = Resource::new(|| (), |()| my_trusteeships());
    view! {
        <Title text=t(trustee::TITLE) />
        <div class="stack">
            <h1>{t(trustee::TITLE)}</h1>
            <p class="lead">{t(trustee::LEAD)}</p>
            {loaded(seats, entries)}
        </div>
    }
    .into_any()
}

fn entries(seats: Vec<Trusteeship>) -> AnyView {
    if seats.is_empty() {
        return view! { <p>{t(trustee::NONE)}</p> }.into_any();
    }
    view! { <ul class="grid" role="list">{seats.into_iter().map(entry).collect_view()}</ul> }.into_any()
}

fn entry(seat: Trusteeship) -> AnyView {
    let title = seat.title.in_language(use_viewer().language).to_owned();
    let (badge, word) = match seat.to_do {
        true => ("badge badge--warn", trustee::TO_DO),
        false => ("badge badge--none", trustee::NOTHING),
    };
    let (class, link) = match (seat.to_do, seat.state) {
        (true, ElectionState::Draft) => ("button button--primary", trustee::DO_KEY),
        (true, _) => ("button button--primary", trustee::DO_OPEN),
        (false, _) => ("button", trustee::DO_LOOK),
    };
    view! {
        <li class="card">
            <h2 class="card__title">{title}</h2>
            <p>{t(election::state(seat.state))} " · " {fill(trustee::SEAT, &[("n", &seat.seat.to_string())])}</p>
            <p><span class=badge>{t(word)}</span></p>
            <div class="button-row">
                <a href=format!("/trustee/{}", seat.election_id) class=class>{t(link)}</a>
            </div>
        </li>
    }
    .into_any()
}

/// The desk of one election.
pub fn desk() -> AnyView {
    let page = Resource::new(election_id(), read_trustee_page);
    view! {
        <Title text=t(trustee::TITLE) />
        <div class="narrow stack">
            <h1>{t(trustee::TITLE)}</h1>
            {loaded(page, show)}
            <p><a href="/trustee">{t(trustee::BACK)}</a></p>
        </div>
    }
    .into_any()
}

fn show(page: TrusteePage) -> AnyView {
    let title = match &page {
        TrusteePage::Ceremony(view) => &view.title,
        TrusteePage::Decryption(task) => &task.title,
        TrusteePage::Rest { title, .. } => title,
    };
    let title = title.in_language(use_viewer().language).to_owned();
    let content = match page {
        TrusteePage::Rest { state: ElectionState::Open, .. } => rest(trustee::REST_OPEN),
        TrusteePage::Rest { .. } => rest(trustee::REST_COUNTED),
        page => view! { <KeysIsland parcel=Parcel::of(&KeysPiece::Trustee(page)) /> }.into_any(),
    };
    view! {
        <p class="lead">{title}</p>
        {content}
    }
    .into_any()
}

fn rest(text: Text) -> AnyView {
    view! { <p class="notice notice--info">{t(text)}</p> }.into_any()
}

/// Key ceremony or decryption; nothing of it works before the page's program runs.
pub(crate) fn member(page: TrusteePage) -> AnyView {
    let awake = use_awake();
    let shown = move || match (awake.get(), &page) {
        (false, _) => asleep(),
        (true, TrusteePage::Ceremony(view)) => ceremony::ceremony(view.clone()),
        (true, TrusteePage::Decryption(task)) => opening::opening(task.clone()),
        (true, TrusteePage::Rest { .. }) => ().into_any(),
    };
    shown.into_any()
}

fn asleep() -> AnyView {
    view! {
        <div class="notice notice--info">
            <p class="notice__title">{t(trustee::ASLEEP)}</p>
            <p>{t(trustee::ASLEEP_HELP)}</p>
        </div>
    }
    .into_any()
}
