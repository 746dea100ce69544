//! Drawing up a round, and changing its settings.

use domain::{
    Code,
    contest::{CountedAttempt, MOST_ATTEMPTS, Prediction, RoundSettings, RoundState, Stock},
    time::{Day, show_clock},
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::{awards, blueprint};
use crate::{
    api::{
        AppError,
        organise_round::{ChangeRound, CreateRound, RoundDesk, read_round},
    },
    components::{CsrfField, ErrorNotice, Problem, loaded},
    text::{Text, attempts, contest, organise_contest, organise_round as words, prediction, t},
};

/// The form of a new round.
pub fn create() -> AnyView {
    let desk = Resource::new(|| (), |()| read_round(None));
    let action = ServerAction::<CreateRound>::new();
    let typed = Typed::found();
    view! {
        <Title text=t(words::CREATE) />
        <div class="narrow stack">
            <h1>{t(words::CREATE)}</h1>
            <p class="lead">{t(words::CREATE_LEAD)}</p>
            <Problem action />
            {typed.problem()}
            {loaded(desk, move |desk| new_form(&desk, &typed))}
            <p><a href="/organise/contest">{t(contest::ROUNDS)}</a></p>
        </div>
    }
    .into_any()
}

/// The settings of the round that the address names.
pub fn change() -> AnyView {
    let params = use_params_map();
    let id = move || Some(params.read().get("id").and_then(|id| id.parse().ok()).unwrap_or_default());
    let desk = Resource::new(id, read_round);
    let action = ServerAction::<ChangeRound>::new();
    let typed = Typed::found();
    view! {
        <Title text=t(words::CHANGE) />
        <div class="narrow stack">
            <h1>{t(words::CHANGE)}</h1>
            <Problem action />
            {typed.problem()}
            {loaded(desk, move |desk| form(&desk, &typed))}
            <p><a href="/organise/contest">{t(contest::ROUNDS)}</a></p>
        </div>
    }
    .into_any()
}

/// What was typed into the form that led back here, and why it was refused.
#[derive(Clone)]
struct Typed {
    settings: Option<RoundSettings>,
    problem: Option<Code>,
    reason: String,
}

impl Typed {
    fn found() -> Self {
        let query = use_query_map();
        let part = |name: &str| query.with_untracked(|query| query.get(name)).unwrap_or_default();
        Self {
            settings: serde_json::from_str(&part("typed")).ok(),
            problem: part("problem").parse().ok(),
            reason: part("reason"),
        }
    }

    fn problem(&self) -> Option<AnyView> {
        self.problem.map(|code| view! { <ErrorNotice error=AppError::from(code) /> }.into_any())
    }
}

fn new_form(desk: &RoundDesk, typed: &Typed) -> AnyView {
    view! {
        {blueprint::wrong(typed.settings.as_ref(), &desk.stock)}
        <form method="post" action="/api/organise/contest/create-round" class="form">
            <CsrfField />
            {fields(typed.settings.as_ref(), None, &desk.stock)}
            <div class="button-row">
                <button class="button button--primary">{t(words::CREATE)}</button>
            </div>
        </form>
    }
    .into_any()
}

fn form(desk: &RoundDesk, typed: &Typed) -> AnyView {
    let Some(round) = &desk.round else { return ().into_any() };
    if round.state == RoundState::Closed {
        return view! { <p class="notice notice--info">{t(words::CLOSED)}</p> }.into_any();
    }
    let is_open = round.state == RoundState::Open;
    let has_begun = is_open && round.started > 0;
    let set = typed.settings.as_ref().unwrap_or(&round.settings);
    view! {
        {super::rounds::held_up(round)}
        {is_open.then(|| view! { <div class="notice notice--warn"><p>{t(words::OPEN_NOTE)}</p></div> })}
        {blueprint::wrong(Some(set), &desk.stock)}
        <form method="post" action="/api/organise/contest/change-round" class="form">
            <CsrfField />
            <input type="hidden" name="round" value=round.id.to_string() />
            {fields(Some(set), Some(round.state), &desk.stock)}
            {is_open.then(|| reason(has_begun, typed.reason.clone()))}
            <div class="button-row">
                <button class="button button--primary">{t(words::SAVE)}</button>
            </div>
        </form>
    }
    .into_any()
}

fn fields(set: Option<&RoundSettings>, state: Option<RoundState>, stock: &Stock) -> AnyView {
    let name = |field: &'static str, label, half: fn(&RoundSettings) -> &String| {
        let value = set.map(half).cloned();
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
    let of = |field: fn(&RoundSettings) -> i64, usual| set.map_or(usual, field);
    view! {
        {name("title_vi", words::TITLE_VI, |set| &set.title.vi)}
        {name("title_en", words::TITLE_EN, |set| &set.title.en)}
        {number("question_count", words::QUESTION_COUNT, 200, 1, of(|set| set.question_count.into(), 15))}
        {blueprint::fields(set.map(|set| &set.blueprint), stock)}
        {number("time_limit", words::TIME_LIMIT, 240, 1, of(|set| set.time_limit_s / 60, 20))}
        {number("min_age_years", words::MIN_AGE, 100, 0, of(|set| set.min_age_years.into(), 15))}
        {number("grace_s", words::GRACE, 600, 0, of(|set| set.grace_s, 60))}
        {predicted(set, state)}
        {several(set, state)}
        {period(set, state)}
        {time("freeze_at", words::FREEZE, words::FREEZE_HINT, set.and_then(|set| set.freeze_at_ms))}
        {awards::fields(set)}
    }
    .into_any()
}

/// A local time as its field wants it: 2026-11-21T09:00:00.
fn local(at_ms: i64) -> String {
    let day = Day::of_instant(at_ms).show();
    let parts: Vec<&str> = day.split('/').rev().collect();
    format!("{}T{}", parts.join("-"), show_clock(at_ms))
}

/// A local time; may stay empty.
fn time(field: &'static str, label: Text, hint: Text, at_ms: Option<i64>) -> AnyView {
    let described_by = format!("{field}-hint");
    view! {
        <div class="field">
            <label for=field>{t(label)}</label>
            <p class="hint" id=described_by.clone()>{t(hint)}</p>
            <input
                id=field
                name=format!("form[{field}]")
                type="datetime-local"
                step="1"
                value=at_ms.map(local)
                aria-describedby=described_by
            />
        </div>
    }
    .into_any()
}

/// When the server opens and closes the round; once it is open, its opening is sent along unchanged.
fn period(set: Option<&RoundSettings>, state: Option<RoundState>) -> AnyView {
    let (opens_ms, closes_ms) = (set.and_then(|set| set.opens_at_ms), set.and_then(|set| set.closes_at_ms));
    let opens = if state.is_some_and(|state| state != RoundState::Draft) {
        let value = opens_ms.map(local).unwrap_or_default();
        view! { <input type="hidden" name="form[opens_at]" value=value /> }.into_any()
    } else {
        time("opens_at", words::OPENS_AT, words::OPENS_HINT, opens_ms)
    };
    let closes = time("closes_at", words::CLOSES_AT, words::CLOSES_HINT, closes_ms);
    view! { {opens} {closes} }.into_any()
}

/// The prediction question; once the round is open it is told and sent along unchanged.
fn predicted(set: Option<&RoundSettings>, state: Option<RoundState>) -> AnyView {
    let asked = set.and_then(|set| set.prediction);
    if state.is_some_and(|state| state != RoundState::Draft) {
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

/// How many attempts there are and which counts; once the round is open they are sent along unchanged.
fn several(set: Option<&RoundSettings>, state: Option<RoundState>) -> AnyView {
    let (allowed, counted) =
        set.map_or((1, CountedAttempt::Best), |set| (set.attempts_allowed, set.counted_attempt));
    if state.is_some_and(|state| state != RoundState::Draft) {
        return view! {
            <input type="hidden" name="form[attempts_allowed]" value=allowed.to_string() />
            <input type="hidden" name="form[counted_attempt]" value=counted.name() />
        }
        .into_any();
    }
    let option = |choice: &CountedAttempt| {
        view! { <option value=choice.name() selected=counted == *choice>{t(attempts::counted(*choice))}</option> }
    };
    view! {
        <div class="field">
            <label for="attempts_allowed">{t(attempts::ALLOWED)}</label>
            <p class="hint" id="attempts-hint">{t(attempts::ALLOWED_HINT)}</p>
            <input
                id="attempts_allowed"
                name="form[attempts_allowed]"
                type="number"
                min="1"
                max=MOST_ATTEMPTS.to_string()
                required
                value=allowed.to_string()
                aria-describedby="attempts-hint"
            />
        </div>
        <div class="field">
            <label for="counted_attempt">{t(attempts::COUNTED)}</label>
            <select id="counted_attempt" name="form[counted_attempt]">
                {CountedAttempt::ALL.iter().map(option).collect_view()}
            </select>
        </div>
    }
    .into_any()
}

fn reason(is_needed: bool, typed: String) -> AnyView {
    view! {
        <div class="field">
            <label for="reason">{t(organise_contest::REASON)}</label>
            <p class="hint" id="reason-hint">{t(words::REASON_HINT)}</p>
            <input
                id="reason"
                name="reason"
                maxlength="200"
                required=is_needed
                value=typed
                aria-describedby="reason-hint"
            />
        </div>
    }
    .into_any()
}
