//! How far the voting codes are; they are made elsewhere, by somebody else.

use domain::election::{ElectionState, OrganiserElection};
use leptos::prelude::*;
use leptos_meta::Title;

use super::frame::{election_id, page};
use crate::{
    api::organise_election::people::read_codes,
    components::loaded,
    text::{fill, format::integer, organise_election::people, t},
};

/// How many people on the roll have a code.
pub fn codes() -> AnyView {
    let codes = Resource::new(election_id, read_codes);
    view! {
        <Title text=t(people::CODES) />
        {loaded(codes, show)}
    }
    .into_any()
}

fn show((site, election): (String, OrganiserElection)) -> AnyView {
    let id = election.facts.id;
    let (have, need) = (integer(election.with_key), integer(election.on_roll));
    let complete = election.on_roll > 0 && election.with_key == election.on_roll;
    let class = if complete { "notice notice--good" } else { "notice notice--info" };
    let before = (election.facts.state == ElectionState::Draft && !complete)
        .then(|| view! { <p class="muted">{t(people::CODES_AFTER_ROLL)}</p> });
    let content = view! {
        <div class="narrow stack">
            <p>{t(people::CODES_LEAD)}</p>
            <div class=class>
                <p>{fill(people::CODES_COUNT, &[("have", &have), ("need", &need)])}</p>
            </div>
            {before}
            <p>{fill(people::CODES_ADDRESS, &[("address", &format!("{site}/codes/{id}"))])}</p>
            <p>{fill(people::VOTE_ADDRESS, &[("address", &format!("{site}/vote/{id}"))])}</p>
        </div>
    };
    page(&election, people::CODES, content)
}
