//! A citizen rates the officer at a counter: choose, send.
//!
//! Both steps are plain forms that are posted, so that neither face nor remark ever stands in an address. The page
//! comes without any program: it is small enough for old phones. A reason is a way to send: it takes no tap of its own.

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
        rating::{ChooseLevel, GiveRating, RatingForm, SentRating, read_rating_form},
    },
    components::{CsrfField, FieldProblem, Problem, loaded, use_viewer},
    text::{errors, fill, progress, t, tickets},
};

/// Where a face is chosen, and chosen again.
const CHOOSE: &str = "/api/rating/choose";

/// The rating page of a counter.
pub fn rate() -> AnyView {
    let form = counter_resource();
    let (choosing, giving) = (ServerAction::<ChooseLevel>::new(), ServerAction::new());
    let brought = ticket_in_address();
    let show = move |mut form: RatingForm| {
        let sent = form.sent.take();
        // Said before anybody chooses, and refused by the server all the same.
        if form.is_office && !form.rules.office_may {
            return from_office(&form.counter);
        }
        match sent.as_ref().and_then(|sent| Some((sent.clone(), sent.level?))) {
            Some((sent, level)) => second_step(form, level, sent, giving),
            None => {
                let case = sent.and_then(|sent| sent.case).or_else(|| brought.clone());
                // Where cookies are blocked, nothing that was sent is known here but why it was refused.
                let problems = view! { <Problem action=choosing /> <Problem action=giving /> };
                first_step(&form.counter, case, problems.into_any())
            }
        }
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
    let show = move |form: RatingForm| {
        let counter = form.counter.name.in_language(use_viewer().language);
        let recorded = match form.sent.and_then(|sent| sent.level) {
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

/// The ticket that the code of a slip brings in its address.
fn ticket_in_address() -> Option<String> {
    use_query_map().with_untracked(|query| query.get("case")).filter(|text| !text.is_empty())
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

fn first_step(counter: &CounterForRating, case: Option<String>, problems: AnyView) -> AnyView {
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
            {problems}
            <form method="post" action=CHOOSE>
                <CsrfField />
                <input type="hidden" name="counter" value=counter.code.clone() />
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
    sent: SentRating,
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
    let SentRating { case, words, problem: wrong, .. } = sent;
    let said = words.as_ref().is_some_and(|words| !words.is_empty());
    let kept = case.clone().map(|case| view! { <input type="hidden" name="case" value=case /> });
    let problem = Signal::derive(move || action.value().get().and_then(Result::err)?.of_field("words"));
    view! {
        <div class="narrow stack">
            {who(&counter)}
            <Problem action />
            <form class="row" method="post" action=CHOOSE>
                <CsrfField />
                <input type="hidden" name="counter" value=counter.code.clone() />
                {kept}
                <span>{t(progress::RATE_CHOSEN)}": "<strong>{t(progress::level(level))}</strong></span>
                <button class="button">{t(progress::RATE_AGAIN)}</button>
            </form>
            <form class="form" method="post" action="/api/rating/give">
                <CsrfField />
                <input type="hidden" name="ticket" value=ticket />
                <input type="hidden" name="counter" value=counter.code.clone() />
                <input type="hidden" name="level" value=level.name() />
                {case_field(rules.needs_ticket, case, wrong)}
                // First, so that it is the one that the return key of a phone presses.
                <button class="button button--primary button--big">{t(progress::RATE_SEND)}</button>
                <fieldset class="fieldset">
                    <legend>{t(why)}</legend>
                    <div class="button-row">{RatingReason::ALL.iter().map(|of| reason(*of)).collect_view()}</div>
                </fieldset>
                <details open=move || said || problem.get().is_some()>
                    <summary>{t(progress::WORDS)}</summary>
                    {words_field(words, problem)}
                </details>
            </form>
        </div>
    }
    .into_any()
}

/// The ticket: typed where one is needed, taken along where the address brought one.
fn case_field(is_needed: bool, case: Option<String>, wrong: Option<Code>) -> Option<AnyView> {
    let case = case.filter(|case| !case.is_empty());
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

fn words_field(words: Option<String>, problem: Signal<Option<Code>>) -> AnyView {
    view! {
        <div class="field" class:field--bad=move || problem.get().is_some()>
            <label for="field-words">{t(progress::WORDS_LABEL)}</label>
            <p class="hint" id="field-words-hint">{t(progress::WORDS_HINT)}</p>
            <input
                id="field-words"
                name="words"
                value=words
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
