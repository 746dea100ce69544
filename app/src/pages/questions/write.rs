//! Writing a question by hand.

use domain::contest::{Difficulty, QuestionKind};
use leptos::prelude::*;
use leptos_meta::Title;

use super::{refused, report};
use crate::{
    api::questions::read_bank,
    components::{CsrfField, loaded},
    text::{Text, fill, questions as words, t},
};

/// Options that the form has room for; files may have more.
const ROWS: u8 = 6;

/// The form, and what was wrong with what it sent last.
pub fn write() -> AnyView {
    let bank = Resource::new(|| (), |()| read_bank());
    let wrong = refused();
    let is_refused = wrong.is_some();
    view! {
        <Title text=t(words::WRITE) />
        <div class="narrow stack">
            <h1>{t(words::WRITE)}</h1>
            <p class="lead">{t(words::WRITE_LEAD)}</p>
            {wrong}
            {loaded(bank, move |bank| {
                // The report is of the form only while its refusal is shown.
                bank.report.filter(|_| is_refused).as_ref().map(report).into_any()
            })}
            {form()}
            <p><a href="/questions">{t(words::TITLE)}</a></p>
        </div>
    }
    .into_any()
}

fn form() -> AnyView {
    let kind = |kind: &QuestionKind| view! { <option value=kind.name()>{t(words::kind(*kind))}</option> };
    let difficulty = |difficulty: &Difficulty| {
        let is_middle = *difficulty == Difficulty::Medium;
        view! { <option value=difficulty.name() selected=is_middle>{t(words::difficulty(*difficulty))}</option> }
    };
    view! {
        <form method="post" action="/api/questions/write" class="form">
            <CsrfField />
            {line("code", words::CODE, 60)}
            {line("topic", words::TOPIC, 60)}
            {select("difficulty", words::DIFFICULTY, Difficulty::ALL.iter().map(difficulty).collect_view().into_any())}
            {select("kind", words::KIND, QuestionKind::ALL.iter().map(kind).collect_view().into_any())}
            {area("text_vi", words::TEXT_VI, true)}
            {area("text_en", words::TEXT_EN, false)}
            <p class="hint">{t(words::OPTIONS_HINT)}</p>
            {(0..ROWS).map(option).collect_view()}
            {line("source_vi", words::SOURCE_VI, 2_000)}
            {line("source_en", words::SOURCE_EN, 2_000)}
            {day("valid_from", words::FIRST_DAY)}
            {day("valid_until", words::LAST_DAY)}
            {area("explanation", words::EXPLANATION, false)}
            <div class="button-row">
                <button class="button button--primary">{t(words::SEND_DRAFT)}</button>
            </div>
        </form>
    }
    .into_any()
}

fn line(field: &'static str, label: Text, most: u32) -> AnyView {
    view! {
        <div class="field">
            <label for=field>{t(label)}</label>
            <input id=field name=format!("form[{field}]") maxlength=most.to_string() />
        </div>
    }
    .into_any()
}

fn day(field: &'static str, label: Text) -> AnyView {
    view! {
        <div class="field">
            <label for=field>{t(label)}</label>
            <input id=field name=format!("form[{field}]") maxlength="10" placeholder="31/12/2026" />
        </div>
    }
    .into_any()
}

fn area(field: &'static str, label: Text, is_needed: bool) -> AnyView {
    view! {
        <div class="field">
            <label for=field>{t(label)}</label>
            <textarea id=field name=format!("form[{field}]") rows="3" maxlength="2000" required=is_needed></textarea>
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
fn option(place: u8) -> AnyView {
    let number = (place + 1).to_string();
    let name = |language: &str| format!("form[options_{language}][{place}]");
    let label = |text| fill(text, &[("number", &number)]);
    let (vi, en) = (format!("option-vi-{place}"), format!("option-en-{place}"));
    let (for_vi, for_en) = (vi.clone(), en.clone());
    view! {
        <fieldset class="fieldset">
            <legend>{label(words::OPTION)}</legend>
            <div class="field">
                <label for=for_vi>{label(words::OPTION_VI)}</label>
                <input id=vi name=name("vi") maxlength="2000" />
            </div>
            <div class="field">
                <label for=for_en>{label(words::OPTION_EN)}</label>
                <input id=en name=name("en") maxlength="2000" />
            </div>
            <label class="check-line">
                <input type="checkbox" name="form[right][]" value=place.to_string() />
                <span>{label(words::OPTION_RIGHT)}</span>
            </label>
        </fieldset>
    }
    .into_any()
}
