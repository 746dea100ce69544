//! A citizen rates the officer at a counter: choose, send.
//!
//! Both steps are plain forms, and the page comes without any program: it is small enough for old phones. A reason is
//! a way to send: it takes no tap of its own.

use domain::{
    Code,
    progress::{CounterForRating, MAX_WORDS, RatingLevel, RatingReason},
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};

use crate::{
    api::{
        AppError,
        rating::{GiveRating, RatingForm, read_rating_form},
    },
    components::{CsrfField, FieldProblem, Problem, loaded, use_viewer},
    text::{errors, fill, progress, t, tickets},
};

/// The rating page of a counter.
pub fn rate() -> AnyView {
    let form = counter_resource();
    let chosen = level_in_query();
    let action = ServerAction::new();
    let case = in_query("case");
    let show = move |form: RatingForm| match chosen.get() {
        // Said before anybody chooses, and refused by the server all the same.
        _ if form.is_office && !form.rules.office_may => from_office(&form.counter),
        None => first_step(&form.counter, case.clone()),
        Some(level) => second_step(form, level, case.clone(), action),
    };
    view! {
        <Title text=t(progress::RATE_TITLE) />
        <div class="stack">
            {loaded(form, show)}
            <p class="small muted">{t(progress::RATE_ANONYMOUS)}</p>
        </div>
    }
    .into_any()
}

/// What is seen after a rating was sent.
pub fn thanks() -> AnyView {
    let form = counter_resource();
    let level = level_in_query();
    let show = move |form: RatingForm| {
        let counter = form.counter.name.in_language(use_viewer().language);
        let recorded = match level.get() {
            Some(level) => {
                fill(progress::RECORDED, &[("level", t(progress::level(level))), ("counter", counter)])
            }
            None => fill(progress::RECORDED_PLAIN, &[("counter", counter)]),
        };
        view! { <p class="notice notice--good" role="status">{recorded}</p> }
    };
    view! {
        <Title text=t(progress::THANKS) />
        <div class="narrow stack">
            <h1>{t(progress::THANKS)}</h1>
            {loaded(form, show)}
            <p><a href="/progress" class="button">{t(progress::SEE_PROGRESS)}</a></p>
        </div>
    }
    .into_any()
}

fn counter_resource() -> Resource<Result<RatingForm, AppError>> {
    let params = use_params_map();
    Resource::new(move || params.read().get("counter").unwrap_or_default(), read_rating_form)
}

fn level_in_query() -> Memo<Option<RatingLevel>> {
    let query = use_query_map();
    Memo::new(move |_| query.read().get("level").and_then(|level| level.parse().ok()))
}

/// A text in the query of the address: the ticket that the code of a slip brings, what was typed before.
fn in_query(name: &str) -> Option<String> {
    use_query_map().with_untracked(|query| query.get(name)).filter(|text| !text.is_empty())
}

/// Why no rating is taken on this device.
fn from_office(counter: &CounterForRating) -> AnyView {
    view! {
        <div class="narrow stack">
            {who(counter)}
            <p class="notice" role="status">{t(errors::of(Code::RatedFromOffice))}</p>
        </div>
    }
    .into_any()
}

/// Who is rated, and where.
fn who(counter: &CounterForRating) -> AnyView {
    let place = format!("{} · {}", counter.code, counter.name.in_language(use_viewer().language));
    view! {
        <h1>{fill(progress::RATE_WHO, &[("officer", &counter.officer)])}</h1>
        <p class="muted">{place}</p>
    }
    .into_any()
}

fn first_step(counter: &CounterForRating, case: Option<String>) -> AnyView {
    let button = |level: RatingLevel| {
        view! {
            <button class=button_class(level) name="level" value=level.name()>
                {face(level)}
                <span>{t(progress::level(level))}</span>
            </button>
        }
    };
    view! {
        <div class="stack">
            {who(counter)}
            <form method="get" action=format!("/rate/{}", counter.code)>
                {case.map(|case| view! { <input type="hidden" name="case" value=case /> })}
                <div class="rating" role="group" aria-label=t(progress::RATE_LEVELS)>{RatingLevel::ALL.iter().map(|level| button(*level)).collect_view()}</div>
            </form>
        </div>
    }
    .into_any()
}

fn second_step(
    form: RatingForm,
    level: RatingLevel,
    case: Option<String>,
    action: ServerAction<GiveRating>,
) -> AnyView {
    let RatingForm { counter, ticket, rules, .. } = form;
    let why = match level {
        RatingLevel::Dissatisfied => progress::REASON_BAD,
        RatingLevel::VerySatisfied | RatingLevel::Satisfied => progress::REASON_GOOD,
    };
    let reason = |reason: RatingReason| {
        view! { <button class="button" name="reason" value=reason.name()>{t(progress::reason(reason))}</button> }
    };
    // Letters and digits only: a ticket needs no escaping.
    let of_case = case
        .as_ref()
        .filter(|case| case.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-'));
    let again = match of_case {
        Some(case) => format!("/rate/{}?case={case}", counter.code),
        None => format!("/rate/{}", counter.code),
    };
    let said = in_query("words").is_some();
    let problem = Signal::derive(move || action.value().get().and_then(Result::err)?.of_field("words"));
    view! {
        <div class="narrow stack">
            {who(&counter)}
            <Problem action />
            <p class="row">
                <span>{t(progress::RATE_CHOSEN)}": "<strong>{t(progress::level(level))}</strong></span>
                <a href=again>{t(progress::RATE_AGAIN)}</a>
            </p>
            <form class="form" method="post" action="/api/rating/give">
                <CsrfField />
                <input type="hidden" name="ticket" value=ticket />
                <input type="hidden" name="counter" value=counter.code.clone() />
                <input type="hidden" name="level" value=level.name() />
                {case_field(rules.needs_ticket, case)}
                // First, so that it is the one that the return key of a phone presses.
                <button class="button button--primary button--big">{t(progress::RATE_SEND)}</button>
                <fieldset class="fieldset">
                    <legend>{t(why)}</legend>
                    <div class="button-row">{RatingReason::ALL.iter().map(|of| reason(*of)).collect_view()}</div>
                </fieldset>
                <details open=move || said || problem.get().is_some()>
                    <summary>{t(progress::WORDS)}</summary>
                    {words_field(problem)}
                </details>
            </form>
        </div>
    }
    .into_any()
}

/// The ticket: typed where one is needed, taken along where the address brought one.
fn case_field(is_needed: bool, case: Option<String>) -> Option<AnyView> {
    let wrong: Option<Code> = in_query("problem").and_then(|code| code.parse().ok());
    if !is_needed && wrong.is_none() {
        return case.map(|case| view! { <input type="hidden" name="case" value=case /> }.into_any());
    }
    let class = if wrong.is_some() { "field field--bad" } else { "field" };
    Some(
        view! {
            <div class=class>
                <label for="field-case">{t(tickets::CASE)}</label>
                <p class="hint" id="field-case-hint">{t(tickets::CASE_HINT)}</p>
                <input
                    id="field-case"
                    name="case"
                    value=case
                    autocomplete="off"
                    autocapitalize="characters"
                    maxlength="20"
                    required=is_needed
                    aria-describedby="field-case-hint"
                />
                {wrong.map(|code| view! { <p class="field__error" role="alert">{t(errors::of(code))}</p> })}
            </div>
        }
        .into_any(),
    )
}

fn words_field(problem: Signal<Option<Code>>) -> AnyView {
    view! {
        <div class="field" class:field--bad=move || problem.get().is_some()>
            <label for="field-words">{t(progress::WORDS_LABEL)}</label>
            <p class="hint" id="field-words-hint">{t(progress::WORDS_HINT)}</p>
            <input
                id="field-words"
                name="words"
                value=in_query("words")
                autocomplete="off"
                maxlength=MAX_WORDS.to_string()
                aria-describedby="field-words-hint field-words-problem"
            />
            <FieldProblem id="field-words-problem".to_owned() code=problem />
        </div>
    }
    .into_any()
}

const fn button_class(level: RatingLevel) -> &'static str {
    match level {
        RatingLevel::VerySatisfied => "rating__button rating__button--very",
        RatingLevel::Satisfied => "rating__button",
        RatingLevel::Dissatisfied => "rating__button rating__button--bad",
    }
}

/// A face drawn in strokes; the words beside it say the same.
fn face(level: RatingLevel) -> AnyView {
    let mouth = match level {
        RatingLevel::VerySatisfied => "M18 36c4 12 24 12 28 0z",
        RatingLevel::Satisfied => "M20 39c6 5 18 5 24 0",
        RatingLevel::Dissatisfied => "M20 44c6-7 18-7 24 0",
    };
    view! {
        <svg viewBox="0 0 64 64" aria-hidden="true" focusable="false">
            <circle cx="32" cy="32" r="28" />
            <path d="M23 22v5M41 22v5" />
            <path d=mouth />
        </svg>
    }
    .into_any()
}
