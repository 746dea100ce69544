//! Whether the machine is honest: it seals first, and only then learns whether the ballot is cast or opened.
//!
//! A machine that seals something else than the voter chose is found out every time somebody opens a ballot.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};

use super::{
    cast::Casting,
    desk::{Desk, Step},
    sealed::Sealed,
};
use crate::{
    components::{qr, use_viewer},
    platform::steps,
    text::{booth, t},
};

/// Out of the way of those who do not care.
pub(super) fn honest(desk: Desk) -> AnyView {
    let viewer = use_viewer();
    let is_sealing = RwSignal::new(false);
    let sealing = t(booth::SEALING);
    let part = move || {
        provide_context(viewer.clone());
        match desk.sealed.get() {
            None => seal_button(desk, is_sealing, false),
            Some(sealed) if sealed.is_open => opened(desk, is_sealing, &sealed),
            Some(sealed) => closed(desk, &sealed),
        }
    };
    view! {
        <details class="no-print" id="honest">
            <summary>{t(booth::HONEST)}</summary>
            <div class="stack">
                <p>{t(booth::HONEST_LEAD)}</p>
                <p class="muted">{t(booth::HONEST_NOTE)}</p>
                <div class="stack" aria-live="polite">{part}</div>
                <p class="muted" role="status">{move || is_sealing.get().then_some(sealing)}</p>
            </div>
        </details>
    }
    .into_any()
}

fn seal_button(desk: Desk, is_sealing: RwSignal<bool>, again: bool) -> AnyView {
    let text = if again { booth::HONEST_AGAIN } else { booth::HONEST_SEAL };
    view! {
        <p>
            <button type="button" class="button" disabled=move || is_sealing.get() on:click=move |_| seal(desk, is_sealing)>
                {t(text)}
            </button>
        </p>
    }
    .into_any()
}

fn seal(desk: Desk, is_sealing: RwSignal<bool>) {
    is_sealing.set(true);
    spawn_local(async move {
        let choices = desk.choices.get_untracked();
        let sealed = desk.seal().await;
        // Meanwhile the voter may have gone on, or chosen anew.
        if desk.step.get_untracked() == Step::Review && desk.choices.get_untracked() == choices {
            match sealed {
                Ok(sealed) => desk.sealed.set(Some(Arc::new(sealed))),
                Err(refusal) => {
                    desk.casting.set(Casting::Refused(refusal));
                    desk.step.set(Step::Casting);
                }
            }
        }
        is_sealing.try_set(false);
    });
}

fn closed(desk: Desk, sealed: &Arc<Sealed>) -> AnyView {
    let code = sealed.check_code();
    let sealed = sealed.clone();
    let open = move |_| desk.sealed.set(Some(Arc::new(sealed.open())));
    view! {
        <p>{t(booth::HONEST_SEALED)} ": " <b class="code-line" data-sealed="closed">{code}</b></p>
        <p>{t(booth::HONEST_DECIDE)}</p>
        <p><button type="button" class="button" on:click=open>{t(booth::HONEST_OPEN)}</button></p>
    }
    .into_any()
}

fn opened(desk: Desk, is_sealing: RwSignal<bool>, sealed: &Sealed) -> AnyView {
    let text = sealed.opened_text();
    let page = format!("/elections/{}/check", desk.election_id);
    let address = format!("{}{page}#{text}", steps::origin());
    view! {
        <div class="notice notice--warn"><p>{t(booth::HONEST_OPENED)}</p></div>
        <p>{t(booth::HONEST_SEALED)} ": " <b class="code-line" data-sealed="open">{sealed.check_code()}</b></p>
        <p>{t(booth::HONEST_HOW)}</p>
        {qr(&address, t(booth::HONEST_QR).to_owned())}
        <div class="field">
            <label for="opened-ballot">{t(booth::HONEST_TEXT)}</label>
            <textarea id="opened-ballot" class="code-text" readonly prop:value=text></textarea>
        </div>
        <p><a href=page target="_blank" rel="noopener">{t(booth::HONEST_LINK)}</a></p>
        {seal_button(desk, is_sealing, true)}
    }
    .into_any()
}
