//! Drawing up a round, and changing its settings.

use domain::{
    contest::{Prediction, RoundInfo, RoundState},
    time::{Day, show_clock},
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use crate::{
    api::organise_round::{ChangeRound, CreateRound, read_round},
    components::{CsrfField, Problem, loaded},
    text::{Text, contest, organise_contest, organise_round as words, prediction, t},
};

/// The form of a new round.
pub fn create() -> AnyView {
    let action = ServerAction::<CreateRound>::new();
    view! {
        <Title text=t(words::CREATE) />
        <div class="narrow stack">
            <h1>{t(words::CREATE)}</h1>
            <p class="lead">{t(words::CREATE_LEAD)}</p>
            <Problem action />
            <form method="post" action="/api/organise/contest/create-round" class="form">
                <CsrfField />
                {fields(None)}
                <div class="button-row">
                    <button class="button button--primary">{t(words::CREATE)}</button>
                </div>
            </form>
            <p><a href="/organise/contest">{t(contest::ROUNDS)}</a></p>
        </div>
    }
    .into_any()
}

/// The settings of the round that the address names.
pub fn change() -> AnyView {
    let params = use_params_map();
    let id = move || params.read().get("id").and_then(|id| id.parse().ok()).unwrap_or_default();
    let round = Resource::new(id, read_round);
    let action = ServerAction::<ChangeRound>::new();
    view! {
        <Title text=t(words::CHANGE) />
        <div class="narrow stack">
            <h1>{t(words::CHANGE)}</h1>
            <Problem action />
            {loaded(round, form)}
            <p><a href="/organise/contest">{t(contest::ROUNDS)}</a></p>
        </div>
    }
    .into_any()
}

fn form(round: RoundInfo) -> AnyView {
    if round.state == RoundState::Closed {
        return view! { <p class="notice notice--info">{t(words::CLOSED)}</p> }.into_any();
    }
    let is_open = round.state == RoundState::Open;
    let has_begun = is_open && round.started > 0;
    view! {
        {is_open.then(|| view! { <div class="notice notice--warn"><p>{t(words::OPEN_NOTE)}</p></div> })}
        <form method="post" action="/api/organise/contest/change-round" class="form">
            <CsrfField />
            <input type="hidden" name="round" value=round.id.to_string() />
            {fields(Some(&round))}
            {is_open.then(|| reason(has_begun))}
            <div class="button-row">
                <button class="button button--primary">{t(words::SAVE)}</button>
            </div>
        </form>
    }
    .into_any()
}

fn fields(round: Option<&RoundInfo>) -> AnyView {
    let name = |field: &'static str, label, half: fn(&RoundInfo) -> &String| {
        let value = round.map(half).cloned();
        view! {
            <div class="field">
                <label for=field>{t(label)}</label>
                <input id=field name=format!("form[{field}]") maxlength="200" required value=value />
            </div>
        }
    };
    let number = |field: &'static str, label: Text, most: i64, least: i64, value: i64| {
        view! {
            <div class="field">
                <label for=field>{t(label)}</label>
                <input
                    id=field
                    name=format!("form[{field}]")
                    type="number"
                    min=least.to_string()
                    max=most.to_string()
                    required
                    value=value.to_string()
                />
            </div>
        }
    };
    let of = |field: fn(&RoundInfo) -> i64, usual| round.map_or(usual, field);
    view! {
        {name("title_vi", words::TITLE_VI, |round| &round.title.vi)}
        {name("title_en", words::TITLE_EN, |round| &round.title.en)}
        {number("question_count", words::QUESTION_COUNT, 200, 1, of(|round| round.question_count.into(), 15))}
        {number("time_limit", words::TIME_LIMIT, 240, 1, of(|round| round.time_limit_s / 60, 20))}
        {number("min_age_years", words::MIN_AGE, 100, 0, of(|round| round.min_age_years.into(), 15))}
        {number("grace_s", words::GRACE, 600, 0, of(|round| round.grace_s, 60))}
        {predicted(round)}
        {freeze(round.and_then(|round| round.freeze_at_ms))}
    }
    .into_any()
}

/// From when on public tables stand still; may stay empty.
fn freeze(at_ms: Option<i64>) -> AnyView {
    // As the field wants it: 2026-11-21T09:00:00.
    let value = at_ms.map(|at_ms| {
        let day = Day::of_instant(at_ms).show();
        let parts: Vec<&str> = day.split('/').rev().collect();
        format!("{}T{}", parts.join("-"), show_clock(at_ms))
    });
    view! {
        <div class="field">
            <label for="freeze_at">{t(words::FREEZE)}</label>
            <p class="hint" id="freeze-hint">{t(words::FREEZE_HINT)}</p>
            <input
                id="freeze_at"
                name="form[freeze_at]"
                type="datetime-local"
                step="1"
                value=value
                aria-describedby="freeze-hint"
            />
        </div>
    }
    .into_any()
}

/// The prediction question; once the round is open it is told and sent along unchanged.
fn predicted(round: Option<&RoundInfo>) -> AnyView {
    let asked = round.and_then(|round| round.prediction);
    if round.is_some_and(|round| round.state != RoundState::Draft) {
        let name = asked.map(Prediction::name).unwrap_or_default();
        return view! { <input type="hidden" name="form[prediction]" value=name /> }.into_any();
    }
    let option = |choice: &Prediction| {
        view! {
            <option value=choice.name() selected=asked == Some(*choice)>{t(prediction::name(*choice))}</option>
        }
    };
    view! {
        <div class="field">
            <label for="prediction">{t(prediction::TITLE)}</label>
            <p class="hint" id="prediction-hint">{t(prediction::SETTING_HINT)}</p>
            <select id="prediction" name="form[prediction]" aria-describedby="prediction-hint">
                <option value="">{t(prediction::NOTHING)}</option>
                {Prediction::ALL.iter().map(option).collect_view()}
            </select>
        </div>
    }
    .into_any()
}

fn reason(is_needed: bool) -> AnyView {
    view! {
        <div class="field">
            <label for="reason">{t(organise_contest::REASON)}</label>
            <p class="hint" id="reason-hint">{t(words::REASON_HINT)}</p>
            <input id="reason" name="reason" maxlength="200" required=is_needed aria-describedby="reason-hint" />
        </div>
    }
    .into_any()
}
