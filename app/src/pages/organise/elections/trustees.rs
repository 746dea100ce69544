//! The trustees: who they are, how many are enough, how far their key is.

use domain::election::{ElectionState, MAX_TRUSTEES, OrganiserElection, TrusteeAccount, TrusteeLine};
use leptos::prelude::*;
use leptos_meta::Title;

use super::frame::{election_id, form, number, page, side_form};
use crate::{
    api::organise_election::people::{TrusteesView, read_trustees},
    components::loaded,
    text::{
        organise_election::{SAVE, people},
        t,
    },
};

/// The trustees of an election; a form while it is a draft.
pub fn trustees() -> AnyView {
    let trustees = Resource::new(election_id, read_trustees);
    view! {
        <Title text=t(people::TRUSTEES) />
        {loaded(trustees, show)}
    }
    .into_any()
}

fn show(view: TrusteesView) -> AnyView {
    let election = &view.election;
    let is_draft = election.facts.state == ElectionState::Draft;
    let content = view! {
        <div class="narrow stack">
            <p>{t(people::TRUSTEES_LEAD)}</p>
            {list(election, key_state)}
            {is_draft.then(|| edit(&view))}
        </div>
    };
    page(election, people::TRUSTEES, content)
}

/// The trustees by seat, each with what `state` tells.
pub(super) fn list(election: &OrganiserElection, state: fn(&TrusteeLine) -> AnyView) -> AnyView {
    let line = |trustee: &TrusteeLine| view! { <li>{trustee.name.clone()} " " {state(trustee)}</li> };
    view! { <ol>{election.trustees.iter().map(line).collect_view()}</ol> }.into_any()
}

fn key_state(trustee: &TrusteeLine) -> AnyView {
    let (class, text) = if trustee.has_key {
        ("badge badge--good", people::HAS_KEY)
    } else {
        ("badge badge--none", people::NO_KEY)
    };
    view! { <span class=class>{t(text)}</span> }.into_any()
}

fn edit(view: &TrusteesView) -> AnyView {
    let election = &view.election;
    if view.accounts.is_empty() {
        return view! { <div class="notice notice--warn"><p>{t(people::NO_TRUSTEE_ACCOUNTS)}</p></div> }
            .into_any();
    }
    let sits = |account: &TrusteeAccount| {
        election.trustees.iter().any(|trustee| trustee.account_id == account.account_id)
    };
    let account = |account: &TrusteeAccount| {
        view! {
            <label class="check-line">
                <input
                    type="checkbox"
                    name="accounts[]"
                    value=account.account_id.to_string()
                    checked=sits(account)
                />
                <span>{account.name.clone()}</span>
            </label>
        }
    };
    let most = u32::try_from(MAX_TRUSTEES).unwrap_or(u32::MAX);
    let threshold = election.facts.threshold.max(2);
    let hint = Some(people::THRESHOLD_HINT);
    let fields = view! {
        <fieldset class="fieldset">
            <legend>{t(people::TRUSTEE_ACCOUNTS)}</legend>
            {view.accounts.iter().map(account).collect_view()}
        </fieldset>
        {number("threshold", "threshold", people::THRESHOLD, hint, threshold, (1, most))}
        <p class="muted">{t(people::TRUSTEES_CHANGE)}</p>
    };
    let restart = (!election.trustees.is_empty()).then(|| {
        let note = view! { <p>{t(people::KEYS_HOW)}</p> <p class="muted">{t(people::RESTART_KEYS_NOTE)}</p> };
        let action = "/api/organise/election/restart-keys";
        view! { <div class="panel">{side_form(election.facts.id, action, people::RESTART_KEYS, note)}</div> }
    });
    view! {
        {form(election.facts.id, "/api/organise/election/set-trustees", SAVE, fields)}
        {restart}
    }
    .into_any()
}
