//! Entrants looked up by name, and officers who may not take part.

use domain::contest::{AttemptState, Entrant, EntrantAttempt, ExcludedOfficer, ExclusionReason};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::with_reason;
use crate::{
    api::organise_contest::{DisqualifyAttempt, ExcludeOfficer, LiftExclusion, PeopleView, contest_people},
    components::{CsrfField, Problem, loaded, use_viewer},
    text::{Text, contest, contest_entry, fill, organise_contest as words, t},
};

/// Looks entrants up by `?q=`, and lists who is excluded.
pub fn people() -> AnyView {
    let query = use_query_map();
    let search = move || query.read().get("q").unwrap_or_default();
    let people = Resource::new(search, contest_people);
    let exclude = ServerAction::<ExcludeOfficer>::new();
    let lift = ServerAction::<LiftExclusion>::new();
    let disqualify = ServerAction::<DisqualifyAttempt>::new();
    view! {
        <Title text=t(words::PEOPLE) />
        <div class="stack">
            <h1>{t(words::PEOPLE)}</h1>
            <Problem action=exclude />
            <Problem action=lift />
            <Problem action=disqualify />
            {loaded(people, show)}
            <p><a href="/organise/contest">{t(contest::ROUNDS)}</a></p>
        </div>
    }
    .into_any()
}

fn show(view: PeopleView) -> AnyView {
    let nobody = (view.entrants.is_empty() && !view.search.is_empty())
        .then(|| view! { <p>{t(words::NOBODY_FOUND)}</p> });
    view! {
        <section class="stack">
            <h2>{t(words::ENTRANTS)}</h2>
            <form class="form" method="get">
                <div class="field">
                    <label for="search">{t(words::SEARCH)}</label>
                    <p class="hint" id="search-hint">{t(words::SEARCH_HINT)}</p>
                    <input
                        id="search"
                        name="q"
                        type="search"
                        value=view.search
                        autocomplete="off"
                        aria-describedby="search-hint"
                    />
                </div>
                <div class="button-row"><button class="button">{t(words::SEARCH_BUTTON)}</button></div>
            </form>
            {nobody}
            <ul class="stack" role="list">{view.entrants.iter().map(entrant).collect_view()}</ul>
        </section>
        <section class="stack">
            <h2>{t(words::EXCLUDED)}</h2>
            <p>{t(words::EXCLUDED_LEAD)}</p>
            {exclude_form()}
            <ul class="stack" role="list">{view.excluded.iter().map(excluded).collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn entrant(person: &Entrant) -> AnyView {
    let home = person.home.in_language(use_viewer().language).to_owned();
    let facts: Vec<String> = [Some(home), person.phone.clone()].into_iter().flatten().collect();
    view! {
        <li class="card">
            <h3 class="card__title">{person.full_name.clone()}</h3>
            <p class="muted">{facts.join(" · ")}</p>
            {match &person.attempt {
                Some(attempt) => of_attempt(attempt),
                None => view! { <p>{t(words::NO_ATTEMPT)}</p> }.into_any(),
            }}
        </li>
    }
    .into_any()
}

fn of_attempt(attempt: &EntrantAttempt) -> AnyView {
    let state = match attempt.state {
        AttemptState::Open => words::ATTEMPT_OPEN,
        AttemptState::Submitted => words::ATTEMPT_SUBMITTED,
        AttemptState::TimedOut => words::ATTEMPT_TIMED_OUT,
        AttemptState::RoundClosed => words::ATTEMPT_ROUND_CLOSED,
    };
    let correct = attempt.correct.map(|correct| fill(words::CORRECT, &[("count", &correct.to_string())]));
    let late = (attempt.late > 0).then(|| fill(words::LATE, &[("count", &attempt.late.to_string())]));
    let facts: Vec<String> = [Some(t(state).to_owned()), correct, late].into_iter().flatten().collect();
    let may_go = attempt.state != AttemptState::Open && !attempt.is_disqualified;
    view! {
        <p>{facts.join(" · ")}</p>
        {attempt.is_disqualified.then(|| view! { <p><b>{t(words::DISQUALIFIED)}</b></p> })}
        {may_go.then(|| {
            with_reason("/api/organise/contest/disqualify", "attempt", attempt.id, words::DISQUALIFY)
        })}
    }
    .into_any()
}

fn exclude_form() -> AnyView {
    let option = |reason: &ExclusionReason| {
        view! { <option value=reason.name()>{t(reason_words(*reason))}</option> }
    };
    view! {
        <form method="post" action="/api/organise/contest/exclude" class="form">
            <CsrfField />
            <div class="field">
                <label for="exclude-code">{t(contest_entry::STAFF_CODE)}</label>
                <input id="exclude-code" name="staff_code" required autocomplete="off" />
            </div>
            <div class="field">
                <label for="exclude-reason">{t(words::WHY)}</label>
                <select id="exclude-reason" name="reason">
                    {ExclusionReason::ALL.iter().map(option).collect_view()}
                </select>
            </div>
            <div class="button-row"><button class="button">{t(words::EXCLUDE)}</button></div>
        </form>
    }
    .into_any()
}

fn excluded(officer: &ExcludedOfficer) -> AnyView {
    let label = fill(words::LIFT_OF, &[("name", &officer.full_name)]);
    view! {
        <li class="card">
            <p>
                <b>{officer.full_name.clone()}</b> " · " {officer.staff_code.clone()} " · "
                {t(reason_words(officer.reason))}
            </p>
            <form method="post" action="/api/organise/contest/lift-exclusion">
                <CsrfField />
                <input type="hidden" name="staff_code" value=officer.staff_code.clone() />
                <button class="button button--quiet" aria-label=label>{t(words::LIFT)}</button>
            </form>
        </li>
    }
    .into_any()
}

const fn reason_words(reason: ExclusionReason) -> Text {
    match reason {
        ExclusionReason::Committee => words::COMMITTEE,
        ExclusionReason::Secretariat => words::SECRETARIAT,
        ExclusionReason::Author => words::AUTHOR,
        ExclusionReason::Reviewer => words::REVIEWER,
        ExclusionReason::Technician => words::TECHNICIAN,
        ExclusionReason::SawQuestion => words::SAW_QUESTION,
    }
}
