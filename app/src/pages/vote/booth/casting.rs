//! What the voter sees while the ballot is on its way.

use domain::Code;
use leptos::prelude::*;

use super::{
    cast::{Casting, Refusal},
    desk::Desk,
    heading, steps,
};
use crate::{
    components::use_viewer,
    text::{booth, errors, fill, t},
};

/// How far casting is, and what to do.
pub(super) fn casting(desk: Desk) -> AnyView {
    let viewer = use_viewer();
    let [casting, no] = [booth::CASTING, booth::REFUSED].map(t);
    let is_refused = Memo::new(move |_| matches!(desk.casting.get(), Casting::Refused(_)));
    let part = move || {
        provide_context(viewer.clone());
        match desk.casting.get() {
            Casting::Refused(refusal) if is_refused.get() => refused(desk, refusal),
            _ => ().into_any(),
        }
    };
    view! {
        <div class="narrow stack">
            {steps(4)}
            {heading(move || if is_refused.get() { no } else { casting })}
            <div class="notice notice--info" role="status" hidden=move || is_refused.get()>{status(desk)}</div>
            {retry(desk)}
            {part}
        </div>
    }
    .into_any()
}

fn status(desk: Desk) -> AnyView {
    let [sealing, sending, offline, unclear, note] =
        [booth::SEALING, booth::SENDING, booth::OFFLINE, booth::UNCLEAR, booth::RETRY_NOTE].map(t);
    let title = move || match desk.casting.get() {
        Casting::Sealing => sealing,
        Casting::Sending => sending,
        Casting::Waiting { maybe_stored: false } => offline,
        Casting::Waiting { maybe_stored: true } => unclear,
        Casting::Refused(_) => "",
    };
    let is_waiting = move || matches!(desk.casting.get(), Casting::Waiting { .. });
    view! {
        <p class="notice__title">{title}</p>
        <p>{move || is_waiting().then_some(note)}</p>
    }
    .into_any()
}

fn retry(desk: Desk) -> AnyView {
    let is_waiting = move || matches!(desk.casting.get(), Casting::Waiting { .. });
    view! {
        <p hidden=move || !is_waiting()>
            <button type="button" class="button button--primary" on:click=move |_| desk.hurry()>{t(booth::RETRY)}</button>
        </p>
    }
    .into_any()
}

fn refused(desk: Desk, refusal: Refusal) -> AnyView {
    let (why, advice) = match refusal {
        Refusal::ByServer(code) => (t(errors::of(code)).to_owned(), Some(t(booth::advice(code)))),
        Refusal::NotSealed => (t(booth::NOT_SEALED).to_owned(), Some(t(booth::NOT_SEALED_ADVICE))),
        Refusal::NoRandom => (t(booth::NO_RANDOM).to_owned(), None),
        Refusal::Gone => (t(errors::of(Code::Malformed)).to_owned(), None),
        Refusal::OtherBallot => {
            let code =
                desk.receipt.with_untracked(|receipt| receipt.as_ref().map(|one| one.check_code.clone()));
            (fill(booth::OTHER_BALLOT, &[("code", &code.unwrap_or_default())]), None)
        }
    };
    view! {
        <div class="notice notice--bad" role="alert">
            <p class="notice__title">{why}</p>
            {advice.map(|advice| view! { <p>{advice}</p> })}
        </div>
        <div class="button-row">
            <button type="button" class="button" on:click=move |_| desk.leave()>{t(booth::BEGIN_AGAIN)}</button>
            <a class="button" href=format!("/elections/{}", desk.election_id)>{t(booth::SEE_ELECTION)}</a>
        </div>
    }
    .into_any()
}
