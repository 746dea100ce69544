//! A contestant's own data: what is stored, taking it along, erasing it.

use domain::{
    contest::{OwnAttempt, OwnData},
    time::show_minute,
};
use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    api::contest::{EraseOwnData, read_own_data},
    components::{CsrfField, Problem, loaded, use_viewer},
    text::{Text, contest, contest_entry, fill, own_data as words, prediction, t},
};

/// What is stored about this browser's contestant.
pub fn page() -> AnyView {
    let data = Resource::new(|| (), |()| read_own_data());
    let erase = ServerAction::<EraseOwnData>::new();
    view! {
        <Title text=t(words::TITLE) />
        <div class="narrow stack">
            <h1>{t(words::TITLE)}</h1>
            <p class="lead">{t(words::LEAD)}</p>
            <Problem action=erase />
            {loaded(data, show)}
            <p><a href="/contest">{t(contest::BACK)}</a></p>
        </div>
    }
    .into_any()
}

fn show(data: OwnData) -> AnyView {
    let line = |label: Text, value: Option<String>| {
        value.filter(|value| !value.is_empty()).map(|value| view! { <dt>{t(label)}</dt><dd>{value}</dd> })
    };
    let home = data.home.in_language(use_viewer().language).to_owned();
    let consent = [("version", data.consent_version.as_str()), ("at", &show_minute(data.consented_at_ms))];
    let public = if data.shows_name { words::BY_NAME } else { words::BY_PSEUDONYM };
    view! {
        <dl class="deflist">
            {line(contest_entry::FULL_NAME, Some(data.full_name))}
            {line(words::HOME, Some(home))}
            {line(contest_entry::BIRTH_DATE, data.birth_date)}
            {line(contest_entry::PHONE, data.phone)}
            {line(words::SHOWS_NAME, Some(t(public).to_owned()))}
            {line(words::CONSENT, Some(fill(words::CONSENTED, &consent)))}
        </dl>
        {data.attempts.iter().map(attempt).collect_view()}
        <p class="button-row">
            <a href="/contest/my-data.json" class="button" download="my-data.json">{t(words::TAKE_ALONG)}</a>
        </p>
        <section class="stack">
            <h2>{t(words::ERASE)}</h2>
            <div class="notice notice--warn"><p>{t(words::ERASE_NOTE)}</p></div>
            <details>
                <summary>{t(words::ERASE)}</summary>
                <form method="post" action="/api/contest/erase-own-data">
                    <CsrfField />
                    <button class="button">{t(words::ERASE_NOW)}</button>
                </form>
            </details>
        </section>
    }
    .into_any()
}

fn attempt(attempt: &OwnAttempt) -> AnyView {
    let (answered, total) = (attempt.answered.to_string(), attempt.question_count.to_string());
    let begun = show_minute(attempt.started_at_ms);
    let facts = fill(words::ATTEMPT, &[("begun", &begun), ("answered", &answered), ("total", &total)]);
    let round = attempt.round.in_language(use_viewer().language).to_owned();
    let predicted = attempt.prediction.map(|number| format!(" {}: {number}.", t(prediction::TITLE)));
    let kept_back = attempt.is_kept_back.then(|| format!(" {}", t(words::KEPT_BACK)));
    view! { <p><b>{round}</b> <br /> {facts} {predicted} {kept_back}</p> }.into_any()
}
