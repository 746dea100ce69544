//! Finding one's ballot by its check code.

use domain::election::BallotTrace;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::election_id;
use crate::{
    api::election::find_ballot,
    components::{TextField, loaded},
    text::{election, t},
};

/// Asks for a check code and says what became of its ballot.
pub fn find() -> AnyView {
    let (id, query) = (election_id(), use_query_map());
    let asked = move || (id(), query.read().get("code").unwrap_or_default());
    let trace = Resource::new(asked, async |(id, code): (i64, String)| {
        find_ballot(id, code.clone()).await.map(|trace| (code, trace))
    });
    let back = format!("/elections/{}", id());
    view! {
        <Title text=t(election::FIND_TITLE) />
        <div class="narrow stack">
            <h1>{t(election::FIND_TITLE)}</h1>
            <p class="lead">{t(election::FIND_LEAD)}</p>
            {loaded(trace, answer)}
            <form class="form" method="get">
                <TextField
                    name="code"
                    label=election::FIND_CODE
                    hint=election::FIND_HINT
                    problem=Signal::stored(None)
                />
                <button class="button button--primary button--big">{t(election::FIND)}</button>
            </form>
            <p><a href=back>{t(election::BACK_TO_ELECTION)}</a></p>
        </div>
    }
    .into_any()
}

fn answer((code, trace): (String, Option<BallotTrace>)) -> AnyView {
    let code = code.trim().to_uppercase();
    let shown = trace.map(|trace| {
        let class = match trace {
            BallotTrace::Stored | BallotTrace::Counted => "notice notice--good",
            BallotTrace::Absent => "notice notice--warn",
        };
        view! { <div class=class role="status"><p class="notice__title">{code}</p> <p>{t(election::trace(trace))}</p></div> }
    });
    shown.into_any()
}
