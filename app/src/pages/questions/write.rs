//! Writing a question by hand, and changing one into a new version.

use domain::{
    contest::{ChangeState, Difficulty, OpenedQuestion, QuestionKind},
    time::Day,
    viewer::Role,
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use super::{refused, report};
use crate::{
    api::questions::{open_question, read_bank},
    components::{CsrfField, loaded, only},
    text::{Text, fill, questions as words, t},
};

/// Options that the form has room for; files may have more.
const ROWS: u8 = 6;

/// The form of a new question, and what was wrong with what it sent last.
pub fn write() -> AnyView {
    view! {
        <Title text=t(words::WRITE) />
        <div class="narrow stack">
            <h1>{t(words::WRITE)}</h1>
            {only(Role::QuestionAuthor, || view! {
                <p class="lead">{t(words::WRITE_LEAD)}</p>
                {wrong()}
                {form(None)}
            }.into_any())}
            <p><a href="/questions">{t(words::TITLE)}</a></p>
        </div>
    }
    .into_any()
}

/// The form of a new version of the question that the address names.
pub fn change() -> AnyView {
    let params = use_params_map();
    let id = move || params.read().get("id").and_then(|id| id.parse().ok()).unwrap_or_default();
    let show = move || {
        // Only now: whoever opens a question does not take part in the contest.
        let question = Resource::new(id, open_question);
        view! {
            <p class="lead">{t(words::CHANGE_LEAD)}</p>
            {wrong()}
            {loaded(question, |question| match question.change {
                ChangeState::Open => form(Some(&question)),
                ChangeState::InUse => view! { <p class="notice notice--info">{t(words::IN_USE)}</p> }.into_any(),
                ChangeState::Replaced => view! { <p class="notice notice--info">{t(words::HAS_NEXT)}</p> }.into_any(),
            })}
        }
        .into_any()
    };
    view! {
        <Title text=t(words::CHANGE) />
        <div class="narrow stack">
            <h1>{t(words::CHANGE)}</h1>
            {only(Role::QuestionAuthor, show)}
            <p><a href="/questions">{t(words::TITLE)}</a></p>
        </div>
    }
    .into_any()
}

/// What was wrong with what the form sent last: the report is of it only while its refusal is shown.
fn wrong() -> AnyView {
    let wrong = refused();
    let is_refused = wrong.is_some();
    let bank = Resource::new(|| (), |()| read_bank());
    let faults = loaded(bank, move |bank| bank.report.filter(|_| is_refused).as_ref().map(report).into_any());
    view! {
        {wrong}
        {faults}
    }
    .into_any()
}

fn form(old: Option<&OpenedQuestion>) -> AnyView {
    let kind = |kind: &QuestionKind| {
        let is_old = old.is_some_and(|old| old.kind == *kind);
        view! { <option value=kind.name() selected=is_old>{t(words::kind(*kind))}</option> }
    };
    let difficulty = |difficulty: &Difficulty| {
        let selected = old.map_or(Difficulty::Medium, |old| old.difficulty) == *difficulty;
        view! { <option value=difficulty.name() selected=selected>{t(words::difficulty(*difficulty))}</option> }
    };
    let of = |part: fn(&OpenedQuestion) -> &str| old.map(|old| part(old).to_owned());
    let day = |day: Option<Day>| day.map(Day::show);
    let rows = old.map_or(0, |old| u8::try_from(old.options.len()).unwrap_or(u8::MAX)).max(ROWS);
    view! {
        <form method="post" action="/api/questions/write" class="form">
            <CsrfField />
            {match old {
                // A new version has the code of the old one, with its number.
                Some(old) => {
                    view! { <input type="hidden" name="replaces" value=old.id.to_string() /> }.into_any()
                }
                None => line("code", words::CODE, 60, None),
            }}
            {line("topic", words::TOPIC, 60, of(|old| &old.topic))}
            {select("difficulty", words::DIFFICULTY, Difficulty::ALL.iter().map(difficulty).collect_view().into_any())}
            {select("kind", words::KIND, QuestionKind::ALL.iter().map(kind).collect_view().into_any())}
            {area("text_vi", words::TEXT_VI, true, of(|old| &old.text.vi))}
            {area("text_en", words::TEXT_EN, false, of(|old| &old.text.en))}
            <p class="hint">{t(words::OPTIONS_HINT)}</p>
            {(0..rows).map(|place| option(place, old)).collect_view()}
            {line("source_vi", words::SOURCE_VI, 2_000, of(|old| &old.source.vi))}
            {line("source_en", words::SOURCE_EN, 2_000, of(|old| &old.source.en))}
            {line("valid_from", words::FIRST_DAY, 10, old.and_then(|old| day(old.validity.from)))}
            {line("valid_until", words::LAST_DAY, 10, old.and_then(|old| day(old.validity.until)))}
            {area("explanation", words::EXPLANATION, false, of(|old| &old.explanation))}
            <div class="button-row">
                <button class="button button--primary">{t(words::SEND_DRAFT)}</button>
            </div>
        </form>
    }
    .into_any()
}

fn line(field: &'static str, label: Text, most: u32, value: Option<String>) -> AnyView {
    view! {
        <div class="field">
            <label for=field>{t(label)}</label>
            <input id=field name=format!("form[{field}]") maxlength=most.to_string() value=value />
        </div>
    }
    .into_any()
}

fn area(field: &'static str, label: Text, is_needed: bool, value: Option<String>) -> AnyView {
    view! {
        <div class="field">
            <label for=field>{t(label)}</label>
            <textarea id=field name=format!("form[{field}]") rows="3" maxlength="2000" required=is_needed>
                {value}
            </textarea>
        </div>
    }
    .into_any()
}

fn select(field: &'static str, label: Text, options: AnyView) -> AnyView {
    view! {
        <div class="field">
            <label for=field>{t(label)}</label>
            <select id=field name=format!("form[{field}]")>{options}</select>
        </div>
    }
    .into_any()
}

/// One option in both languages, and whether it is right.
fn option(place: u8, old: Option<&OpenedQuestion>) -> AnyView {
    let number = (place + 1).to_string();
    let name = |language: &str| format!("form[options_{language}][{place}]");
    let label = |text| fill(text, &[("number", &number)]);
    let text = old.and_then(|old| old.options.get(usize::from(place)));
    let is_right = old.is_some_and(|old| old.kind != QuestionKind::Ordering && old.key.contains(place));
    let (vi, en) = (format!("option-vi-{place}"), format!("option-en-{place}"));
    let (for_vi, for_en) = (vi.clone(), en.clone());
    view! {
        <fieldset class="fieldset">
            <legend>{label(words::OPTION)}</legend>
            <div class="field">
                <label for=for_vi>{label(words::OPTION_VI)}</label>
                <input id=vi name=name("vi") maxlength="2000" value=text.map(|text| text.vi.clone()) />
            </div>
            <div class="field">
                <label for=for_en>{label(words::OPTION_EN)}</label>
                <input id=en name=name("en") maxlength="2000" value=text.map(|text| text.en.clone()) />
            </div>
            <label class="check-line">
                <input type="checkbox" name="form[right][]" value=place.to_string() checked=is_right />
                <span>{label(words::OPTION_RIGHT)}</span>
            </label>
        </fieldset>
    }
    .into_any()
}
