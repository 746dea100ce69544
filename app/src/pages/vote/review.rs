//! The review: what will be cast, and the one button that casts it.

use domain::election::{Dossier, PaperCategory};
use leptos::prelude::*;
use leptos_meta::Title;
use voting::Selection;

use super::{election_id, for_officials, steps};
use crate::{
    api::{
        choices,
        election::{CastBallot, VotingPaper, read_paper},
    },
    components::{CsrfField, Problem, loaded, use_viewer},
    text::{election, t},
};

/// The filled-in paper of one election.
pub fn review() -> AnyView {
    let paper = Resource::new(election_id(), read_paper);
    let action = ServerAction::<CastBallot>::new();
    view! {
        <Title text=t(election::STEP_REVIEW) />
        <div class="narrow stack">
            <h1>{t(election::STEP_REVIEW)}</h1>
            {for_officials(move || {
                view! {
                    {steps(2)}
                    <Problem action />
                    {loaded(paper, ballot)}
                }
                .into_any()
            })}
        </div>
    }
    .into_any()
}

fn ballot(voting: VotingPaper) -> AnyView {
    let VotingPaper { paper, chosen } = voting;
    let back = format!("/vote/{}", paper.election_id);
    if chosen.is_empty() {
        return view! {
            <p>{t(election::REVIEW_EMPTY)}</p>
            <p><a href=back class="button button--primary">{t(election::STEP_CHOOSE)}</a></p>
        }
        .into_any();
    }
    let replaces = paper.voted.then(|| {
        view! { <div class="notice notice--info"><p>{t(election::REPLACES)}</p></div> }
    });
    view! {
        <p>{t(election::REVIEW_LEAD)}</p>
        {paper.categories.iter().map(|category| list(category, &chosen)).collect_view()}
        {replaces}
        <p class="muted">{t(election::REVIEW_NOTE)}</p>
        <form class="form" method="post" action="/api/election/cast">
            <CsrfField />
            <input type="hidden" name="election_id" value=paper.election_id.to_string() />
            <input type="hidden" name="choices" value=choices::write(&chosen) />
            <div class="button-row">
                <button class="button button--primary button--big">{t(election::CAST)}</button>
                <a href=back class="button">{t(election::CHANGE)}</a>
            </div>
        </form>
    }
    .into_any()
}

fn list(category: &PaperCategory, chosen: &[Selection]) -> AnyView {
    let language = use_viewer().language;
    let chosen = chosen.iter().filter(|selection| selection.category_id == category.id);
    let chosen: Vec<i64> = chosen.flat_map(|selection| selection.nominee_ids.clone()).collect();
    let nominees = category.nominees.iter().filter(|dossier| chosen.contains(&dossier.nominee_id));
    let entry = |dossier: &Dossier| {
        let facts = [&dossier.title, &dossier.agency].map(|text| text.in_language(language)).join(" · ");
        view! {
            <li>
                <span class="nominee__name">{dossier.name.clone()}</span>
                <span class="nominee__facts">{facts}</span>
            </li>
        }
    };
    view! {
        <section class="card">
            <h2 class="card__title">{category.title.in_language(language).to_owned()}</h2>
            <ul role="list">{nominees.map(entry).collect_view()}</ul>
        </section>
    }
    .into_any()
}
