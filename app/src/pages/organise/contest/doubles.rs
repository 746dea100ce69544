//! Entries that may be one person's: two organisers look, and only what both say is done.

use domain::contest::{SuspicionView, Verdict};
use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    api::organise_contest::{JudgeDouble, contest_doubles},
    components::{CsrfField, Problem, loaded},
    text::{Text, contest, fill, organise_contest as words, t},
};

/// Every pair, newest first, with what is decided.
pub fn doubles() -> AnyView {
    let doubles = Resource::new(|| (), |()| contest_doubles());
    let judge = ServerAction::<JudgeDouble>::new();
    view! {
        <Title text=t(words::DOUBLES) />
        <div class="stack">
            <h1>{t(words::DOUBLES)}</h1>
            <p class="lead">{t(words::DOUBLES_LEAD)}</p>
            <Problem action=judge />
            {loaded(doubles, list)}
            <p><a href="/organise/contest">{t(contest::ROUNDS)}</a></p>
        </div>
    }
    .into_any()
}

fn list(doubles: Vec<SuspicionView>) -> AnyView {
    if doubles.is_empty() {
        return view! { <p>{t(words::NO_DOUBLES)}</p> }.into_any();
    }
    view! { <ul class="stack" role="list">{doubles.iter().map(card).collect_view()}</ul> }.into_any()
}

fn card(double: &SuspicionView) -> AnyView {
    let shared = if double.shares_phone { words::SAME_PHONE } else { words::SAME_NAME };
    let names = [("later", double.later.as_str()), ("earlier", &double.earlier)];
    let standing = match (double.decided, double.first) {
        (Some(verdict), _) => fill(words::DECIDED, &[("verdict", t(verdict_words(verdict)))]),
        (None, Some(verdict)) => fill(words::FIRST_SAID, &[("verdict", t(verdict_words(verdict)))]),
        (None, None) => t(words::NOBODY_SAID).to_owned(),
    };
    view! {
        <li class="card">
            <h2 class="card__title">{fill(words::PAIR, &names)}</h2>
            <p>{t(shared)}</p>
            <p><b>{standing}</b></p>
            {double.decided.is_none().then(|| forms(double.id))}
        </li>
    }
    .into_any()
}

fn forms(id: i64) -> AnyView {
    let form = |verdict: &Verdict| {
        view! {
            <form method="post" action="/api/organise/contest/judge">
                <CsrfField />
                <input type="hidden" name="double" value=id.to_string() />
                <input type="hidden" name="verdict" value=verdict.name() />
                <button class="button">{t(verdict_words(*verdict))}</button>
            </form>
        }
    };
    view! { <div class="button-row">{Verdict::ALL.iter().map(form).collect_view()}</div> }.into_any()
}

const fn verdict_words(verdict: Verdict) -> Text {
    match verdict {
        Verdict::Same => words::ONE_PERSON,
        Verdict::Different => words::TWO_PEOPLE,
    }
}
