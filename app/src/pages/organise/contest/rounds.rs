//! Running the contest's rounds.

use domain::{
    contest::{RoundInfo, RoundState},
    time::show_minute,
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use crate::{
    api::contest::{CloseRound, DeclareOutage, OpenRound, organiser_rounds},
    components::{CsrfField, Problem, loaded, use_viewer},
    pages::contest::{duration, outage, state_badge},
    platform::now_ms,
    text::{Text, contest, fill, format, organise, organise_contest, organise_round, t},
};

/// Which round's step is to be confirmed, if any, and all rounds.
type Asked = (Option<i64>, Vec<RoundInfo>);

/// All rounds with the next step of each; `?confirm=ID` asks before that step of one of them.
pub fn rounds() -> AnyView {
    let query = use_query_map();
    let confirm = move || query.read().get("confirm").and_then(|id| id.parse().ok());
    let read = async |confirm| organiser_rounds().await.map(|all| (confirm, all));
    let rounds = Resource::new(confirm, read);
    let open = ServerAction::<OpenRound>::new();
    let close = ServerAction::<CloseRound>::new();
    let declare = ServerAction::<DeclareOutage>::new();
    view! {
        <Title text=t(contest::ROUNDS) />
        <div class="stack">
            <h1>{t(contest::ROUNDS)}</h1>
            <p class="lead">{t(contest::ROUNDS_LEAD)}</p>
            <Problem action=open />
            <Problem action=close />
            <Problem action=declare />
            {super::blueprint::short_rounds()}
            {loaded(rounds, list)}
            {super::links()}
            <p><a href="/organise">{t(organise::TITLE)}</a></p>
        </div>
    }
    .into_any()
}

fn list((confirm, rounds): Asked) -> AnyView {
    if rounds.is_empty() {
        return view! { <p>{t(contest::NO_ROUNDS)}</p> }.into_any();
    }
    let asked = rounds.iter().find(|round| Some(round.id) == confirm);
    if let Some((round, next)) = asked.and_then(|round| Some((round, next(round)?))) {
        return question(round, next);
    }
    view! { <div class="stack">{rounds.iter().map(card).collect_view()}</div> }.into_any()
}

/// A step with its name, what it does, and where it is sent.
struct Next {
    name: Text,
    note: String,
    action: &'static str,
}

fn next(round: &RoundInfo) -> Option<Next> {
    Some(match round.state {
        RoundState::Draft => Next {
            name: contest::OPEN_ROUND,
            note: t(contest::OPEN_ROUND_NOTE).to_owned(),
            action: "/api/contest/open-round",
        },
        RoundState::Open => Next {
            name: contest::CLOSE_ROUND,
            note: fill(contest::CLOSE_ROUND_NOTE, &[("running", &running(round))]),
            action: "/api/contest/close-round",
        },
        RoundState::Closed => return None,
    })
}

fn running(round: &RoundInfo) -> String {
    format::integer(i64::from(round.started.saturating_sub(round.ended)))
}

fn card(round: &RoundInfo) -> AnyView {
    let step = next(round).map(|next| {
        let address = format!("/organise/contest?confirm={}", round.id);
        view! {
            <p class="button-row">
                <a href=address class="button button--primary">{t(next.name)}</a>
            </p>
        }
    });
    view! {
        <section class="card">
            <h2 class="card__title">{title(round)} " " {state_badge(round.state)}</h2>
            {held_up(round)}
            {facts(round)}
            {step}
            {(round.state == RoundState::Open).then(|| outage::declare(round))}
            {if round.state == RoundState::Closed { statistics(round) } else { settings(round) }}
        </section>
    }
    .into_any()
}

/// Why the server did not open the round at its declared time.
pub(super) fn held_up(round: &RoundInfo) -> Option<AnyView> {
    let (why, since_ms) = round.held_up?;
    let opens_ms = round.settings.opens_at_ms?;
    let is_over = round.settings.closes_at_ms.is_some_and(|closes_ms| closes_ms <= now_ms());
    let text = if is_over { organise_round::MISSED } else { organise_round::HELD_UP };
    let said = [
        ("at", show_minute(opens_ms)),
        ("since", show_minute(since_ms)),
        ("why", t(organise_round::held_up(why)).to_owned()),
    ];
    let text = fill(text, &said.each_ref().map(|(name, text)| (*name, text.as_str())));
    Some(view! { <p class="notice notice--warn" role="status">{text}</p> }.into_any())
}

fn settings(round: &RoundInfo) -> AnyView {
    let address = format!("/organise/contest/{}/settings", round.id);
    view! { <p><a href=address>{t(organise_round::CHANGE)}</a></p> }.into_any()
}

fn statistics(round: &RoundInfo) -> AnyView {
    let address = format!("/organise/contest/{}/statistics", round.id);
    view! { <p><a href=address>{t(organise_contest::STATISTICS)}</a></p> }.into_any()
}

fn title(round: &RoundInfo) -> String {
    round.settings.title.in_language(use_viewer().language).to_owned()
}

fn facts(round: &RoundInfo) -> AnyView {
    let set = &round.settings;
    let count = set.question_count.to_string();
    let time = duration(set.time_limit_s);
    let age = set.min_age_years.to_string();
    let settings = fill(contest::SETTINGS, &[("count", &count), ("time", &time), ("age", &age)]);
    let started = format::integer(i64::from(round.started));
    let attempts = fill(contest::ATTEMPTS_COUNT, &[("started", &started), ("running", &running(round))]);
    let at = |label: Text, at_ms: Option<i64>| {
        at_ms.map(|at_ms| view! { <dt>{t(label)}</dt><dd>{show_minute(at_ms)}</dd> })
    };
    view! {
        <p>{settings}</p>
        <dl class="deflist">
            <dt>{t(contest::ATTEMPTS)}</dt>
            <dd>{attempts}</dd>
            {at(organise_round::OPENS_AT, set.opens_at_ms.filter(|_| round.state == RoundState::Draft))}
            {at(organise_round::CLOSES_AT, set.closes_at_ms.filter(|_| round.state != RoundState::Closed))}
            {at(contest::OPENED_AT, round.opened_at_ms)}
            {at(contest::CLOSED_AT, round.closed_at_ms)}
        </dl>
    }
    .into_any()
}

/// Asks before a step that cannot be taken back.
fn question(round: &RoundInfo, next: Next) -> AnyView {
    let class = if round.state == RoundState::Draft { "notice notice--info" } else { "notice notice--warn" };
    view! {
        <div class="narrow stack">
            <h2>{t(next.name)}</h2>
            <p>{title(round)}</p>
            {facts(round)}
            <div class=class>
                <p>{next.note}</p>
            </div>
            <form method="post" action=next.action>
                <CsrfField />
                <input type="hidden" name="round" value=round.id.to_string() />
                <div class="button-row">
                    <button class="button button--primary">{t(next.name)}</button>
                    <a href="/organise/contest" class="button">{t(contest::NOT_NOW)}</a>
                </div>
            </form>
        </div>
    }
    .into_any()
}
