//! How far the count is: who of the trustees has decrypted.

use domain::election::{ElectionDraft, ElectionState, TrusteeLine};
use leptos::prelude::*;
use leptos_meta::Title;

use super::{
    frame::{election_id, page},
    trustees::list,
};
use crate::{
    api::organise_election::read_draft,
    components::loaded,
    text::{
        fill,
        organise_election::{people, steps},
        t,
    },
};

/// The trustees' progress after closing.
pub fn count() -> AnyView {
    let draft = Resource::new(election_id, read_draft);
    view! {
        <Title text=t(steps::COUNT) />
        {loaded(draft, show)}
    }
    .into_any()
}

fn show(draft: ElectionDraft) -> AnyView {
    let election = &draft.election;
    let done = election.trustees.iter().filter(|trustee| trustee.decrypted).count().to_string();
    let need = election.facts.threshold.to_string();
    let progress = fill(steps::COUNT_PROGRESS, &[("done", &done), ("need", &need)]);
    let word = match election.facts.state {
        ElectionState::Draft | ElectionState::Open => Some(steps::LATER),
        ElectionState::Closed => None,
        ElectionState::Counted | ElectionState::Published | ElectionState::Archived => Some(steps::DONE),
    };
    let content = view! {
        <div class="narrow stack">
            {word.map(|word| view! { <div class="notice notice--info"><p>{t(word)}</p></div> })}
            <p>{t(steps::COUNT_NOTE)}</p>
            <p><b>{progress}</b></p>
            {list(election, decryption)}
        </div>
    };
    page(election, steps::COUNT, content)
}

fn decryption(trustee: &TrusteeLine) -> AnyView {
    let (class, text) = if trustee.decrypted {
        ("badge badge--good", people::DECRYPTED)
    } else {
        ("badge badge--none", people::NOT_DECRYPTED)
    };
    view! { <span class=class>{t(text)}</span> }.into_any()
}
