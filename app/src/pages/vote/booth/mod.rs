//! The booth: code, ballot paper, review, casting and receipt on one page that needs no network in between.

mod card;
mod cast;
mod casting;
mod code;
mod desk;
mod honest;
mod paper;
mod receipt;
mod review;
mod sealed;
mod voter;

use std::sync::Arc;

use domain::election::ElectionFacts;
use leptos::prelude::*;
use leptos_meta::Title;

use self::{
    desk::{Desk, Step},
    voter::Voter,
};
use super::{election_id, rehearsal_note};
use crate::{
    api::election::read_facts,
    components::{focus_on, loaded, use_viewer},
    islands::{Parcel, VoterIsland, VoterPiece},
    text::{Text, booth, election, t},
};

/// Id of the present step's heading.
const HEADING: &str = "booth-step";

/// The booth of one election.
pub fn page() -> AnyView {
    let facts = Resource::new(election_id(), read_facts);
    view! {
        <Title text=t(booth::PAPER) />
        <div class="stack">
            <h1>{t(booth::PAPER)}</h1>
            {loaded(facts, frame)}
            <p class="no-print"><a href="/vote">{t(booth::BACK_TO_LIST)}</a></p>
        </div>
    }
    .into_any()
}

fn frame(facts: ElectionFacts) -> AnyView {
    let title = facts.title.in_language(use_viewer().language).to_owned();
    let body = if facts.state.takes_ballots() {
        view! {
            <noscript>
                <div class="notice notice--bad"><p>{t(booth::NO_SCRIPT)}</p></div>
            </noscript>
            <VoterIsland parcel=Parcel::of(&VoterPiece::Booth(facts.id, facts.name)) />
        }
        .into_any()
    } else {
        view! {
            <div class="notice notice--info">
                <p class="notice__title">{t(booth::NOT_OPEN)}</p>
                <p>{t(election::state(facts.state))}</p>
            </div>
            <p><a href=format!("/elections/{}", facts.id) class="button">{t(booth::SEE_ELECTION)}</a></p>
        }
        .into_any()
    };
    view! {
        <p class="lead">{title}</p>
        {rehearsal_note(facts.rehearsal)}
        {body}
    }
    .into_any()
}

/// All steps on one page; the code that seals ballots is loaded for this page only.
pub(crate) fn booth(election_id: i64, election: String) -> AnyView {
    let desk = Desk::new(election_id, election);
    let viewer = use_viewer();
    let show = move |step: Step| {
        provide_context(viewer.clone());
        show(desk, step)
    };
    // Keyed, so that nothing of one step is left over in the next.
    view! {
        <div class="stack booth">
            <For each=move || [desk.step.get()] key=|step| *step children=show />
        </div>
    }
    .into_any()
}

fn show(desk: Desk, step: Step) -> AnyView {
    let with_voter = |view: fn(Desk, &Arc<Voter>) -> AnyView| {
        let voter = desk.voter.get_value();
        voter.map_or_else(|| code::code(desk), |voter| view(desk, &voter))
    };
    match step {
        Step::Waking => waking(),
        Step::Code => code::code(desk),
        Step::Paper => with_voter(paper::paper),
        Step::Review => with_voter(review::review),
        Step::Casting => casting::casting(desk),
        Step::Receipt => {
            let receipt = desk.receipt.get_untracked();
            receipt.map_or_else(|| code::code(desk), |stored| receipt::receipt(&stored))
        }
    }
}

/// There until the program runs; says what to do if it never does.
fn waking() -> AnyView {
    let others = [booth::OTHER_MACHINE, booth::OTHER_COUNTER, booth::OTHER_ASK];
    view! {
        <div class="notice notice--warn stack" id="booth-waking">
            <p class="notice__title">{t(booth::WAKING)}</p>
            <p>{t(booth::WAKING_LONG)}</p>
            <ul>{others.map(|other| view! { <li>{t(other)}</li> }).into_iter().collect_view()}</ul>
        </div>
    }
    .into_any()
}

/// The heading of a step; whoever reads with ears or keyboard begins there.
fn heading(text: impl IntoView + 'static) -> AnyView {
    focus_on(HEADING);
    view! { <h2 id=HEADING tabindex="-1">{text}</h2> }.into_any()
}

/// The four steps, with the present one marked; 5: all are done.
fn steps(present: usize) -> AnyView {
    let texts = [booth::STEP_CODE, booth::STEP_CHOOSE, booth::STEP_REVIEW, booth::STEP_RECEIPT];
    let step = |(place, text): (usize, Text)| {
        let current = (place == present).then_some("step");
        view! { <li class:is-done={place < present} aria-current=current>{t(text)}</li> }
    };
    view! {
        <ol class="steps steps--across no-print" role="list" aria-label=t(booth::STEPS)>
            {(1..).zip(texts).map(step).collect_view()}
        </ol>
    }
    .into_any()
}
