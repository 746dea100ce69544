//! The public contest: rules, entering, the paper, the result.

pub mod attempt;
mod blueprint;
mod changes;
pub mod enter;
pub mod outage;
pub mod own_data;
mod prizes;
mod ranking;
pub mod result;
pub mod results;
pub mod resume;
pub mod roster;
mod rules;
mod tables;

use domain::{
    contest::{AttemptState, MyContest, RoundInfo, RoundState},
    time::show_minute,
};
use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    api::contest::{HomeView, StartAttempt, contest_home},
    components::{CsrfField, Problem, loaded, use_viewer},
    text::{Text, attempts, contest, fill, format, own_data as own_data_text, t},
};

/// What the contest is, where the reader stands in it, its rules and the tables of agencies.
pub fn home() -> AnyView {
    let home = Resource::new(|| (), |()| contest_home());
    let action = ServerAction::<StartAttempt>::new();
    view! {
        <Title text=t(contest::TITLE) />
        <h1>{t(contest::TITLE)}</h1>
        <p class="lead">{t(contest::LEAD)}</p>
        <Problem action />
        {loaded(home, show)}
    }
    .into_any()
}

fn show(home: HomeView) -> AnyView {
    let language = use_viewer().language;
    let next = home.next.map(|next| {
        let (round, at) = (next.title.in_language(language), show_minute(next.opens_at_ms));
        let text = fill(contest::NEXT_ROUND, &[("round", round), ("at", &at)]);
        view! { <p class="notice notice--info">{text}</p> }
    });
    let Some(round) = home.round else {
        return match next {
            Some(next) => next.into_any(),
            None => view! { <p class="notice notice--info">{t(contest::NOT_YET)}</p> }.into_any(),
        };
    };
    view! {
        {next}
        <section class="stack">
            <h2>{round.settings.title.in_language(language).to_owned()} " " {state_badge(round.state)}</h2>
            {match home.mine {
                Some(mine) => standing(&round, mine),
                None => invitation(&round),
            }}
        </section>
        {rules::rules(&round)}
        {home.table.map(|table| tables::tables(&round, &table))}
    }
    .into_any()
}

/// The state of a round in a word.
pub(super) fn state_badge(state: RoundState) -> AnyView {
    let (class, word) = match state {
        RoundState::Draft => ("badge badge--none", contest::STATE_DRAFT),
        RoundState::Open => ("badge badge--good", contest::STATE_OPEN),
        RoundState::Closed => ("badge badge--none", contest::STATE_CLOSED),
    };
    view! { <span class=class>{t(word)}</span> }.into_any()
}

fn invitation(round: &RoundInfo) -> AnyView {
    let is_open = round.state == RoundState::Open;
    view! {
        <p class="button-row">
            {is_open.then(|| big_link("/contest/enter", contest::ENTER))}
            <a href="/contest/continue" class="button button--big">{t(contest::HAVE_CODE)}</a>
        </p>
    }
    .into_any()
}

fn standing(round: &RoundInfo, mine: MyContest) -> AnyView {
    let next = match (mine.attempt, round.state) {
        (None, RoundState::Open) => start_form(round),
        (None, _) => view! { <p>{t(contest::MISSED)}</p> }.into_any(),
        (Some(AttemptState::Open), _) => next_step(contest::RUNNING, "/contest/attempt", contest::GO_ON),
        (Some(_), _) => next_step(contest::DONE, "/contest/result", contest::SEE_RESULT),
    };
    let may_again = mine.attempts_left > 0 && !matches!(mine.attempt, None | Some(AttemptState::Open));
    let again = may_again.then(|| {
        let left = fill(
            attempts::left(round.settings.counted_attempt),
            &[("count", &mine.attempts_left.to_string())],
        );
        view! {
            <p>{left}</p>
            {start_form(round)}
        }
    });
    view! {
        <div class="card">
            <p class="card__title">{fill(contest::HELLO, &[("name", &mine.full_name)])}</p>
            {next}
            {again}
        </div>
        {mine.entry_code.map(entry_code)}
        <p><a href="/contest/my-data">{t(own_data_text::TITLE)}</a></p>
        <form method="post" action="/api/contest/leave">
            <CsrfField />
            <p class="hint" id="leave-hint">{t(contest::LEAVE_HINT)}</p>
            <button class="button button--quiet" aria-describedby="leave-hint">{t(contest::LEAVE)}</button>
        </form>
    }
    .into_any()
}

fn start_form(round: &RoundInfo) -> AnyView {
    let count = round.settings.question_count.to_string();
    let time = duration(round.settings.time_limit_s);
    view! {
        <form method="post" action="/api/contest/start">
            <CsrfField />
            <p>{fill(contest::READY, &[("count", &count), ("time", &time)])}</p>
            <p class="button-row">
                <button class="button button--primary button--big">{t(contest::START)}</button>
            </p>
        </form>
    }
    .into_any()
}

fn next_step(words: Text, address: &'static str, link: Text) -> AnyView {
    view! {
        <p>{t(words)}</p>
        <p class="button-row">{big_link(address, link)}</p>
    }
    .into_any()
}

fn big_link(address: &'static str, words: Text) -> AnyView {
    view! { <a href=address class="button button--primary button--big">{t(words)}</a> }.into_any()
}

fn entry_code(code: String) -> AnyView {
    view! {
        <div class="receipt">
            <p class="receipt__label">{t(contest::ENTRY_CODE)}</p>
            <p class="receipt__code">{code}</p>
            <p>{t(contest::ENTRY_CODE_USE)}</p>
        </div>
    }
    .into_any()
}

/// A length of time in words.
pub(super) fn duration(seconds: i64) -> String {
    let (minutes, rest) = (seconds / 60, seconds % 60);
    let (minutes, seconds) = (format::integer(minutes), rest.to_string());
    match (minutes.as_str(), rest) {
        ("0", _) => fill(contest::SECONDS, &[("seconds", &seconds)]),
        (_, 0) => fill(contest::MINUTES, &[("minutes", &minutes)]),
        _ => fill(contest::MINUTES_SECONDS, &[("minutes", &minutes), ("seconds", &seconds)]),
    }
}
