//! Notes that explain a dip: beside the figures, and the page on which they are written.

use domain::{
    Code,
    progress::{FigureNote, LiveBoard, MAX_FIGURE_NOTE, NoteRecord, NotesPage},
    time::{Day, show_minute},
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use crate::{
    api::note::{WithdrawNote, WriteNote, read_notes},
    components::{CsrfField, Problem, loaded, use_viewer},
    text::{Text, errors, fill, notes as words, t},
};

/// The notes beside the figures of the board: of one agency and of all, or of all alone.
pub(super) fn section(board: &LiveBoard, agency: Option<&str>) -> Option<AnyView> {
    let concerns = |note: &&FigureNote| agency.map_or(note.agency.is_none(), |code| note.concerns(code));
    list(board.notes.iter().filter(concerns), board.as_of_ms)
}

/// These notes, if there are any.
pub(super) fn list<'a>(notes: impl Iterator<Item = &'a FigureNote>, as_of_ms: i64) -> Option<AnyView> {
    let today = Day::of_instant(as_of_ms);
    let line = |note: &FigureNote| {
        let recent = note.is_recent(today).then(|| format!(" ({})", t(words::RECENT)));
        view! { <li><b>{days(note)}{recent}</b>": "{note.text.clone()}</li> }
    };
    let lines: Vec<_> = notes.map(line).collect();
    (!lines.is_empty()).then(|| {
        view! {
            <section>
                <h2>{t(words::NOTES)}</h2>
                <ul>{lines}</ul>
            </section>
        }
        .into_any()
    })
}

fn days(note: &FigureNote) -> String {
    let text = if note.from == note.to { words::ONE_DAY } else { words::DAYS };
    fill(text, &[("from", &note.from.show()), ("to", &note.to.show())])
}

/// The page, for organisers and coordinators.
pub fn notes() -> AnyView {
    let page = Resource::new(|| (), |()| read_notes());
    let (writing, withdrawing) = (ServerAction::<WriteNote>::new(), ServerAction::<WithdrawNote>::new());
    let done = match query("done").as_str() {
        "saved" => Some(words::SAVED),
        "withdrawn" => Some(words::WITHDRAWN),
        _ => None,
    };
    view! {
        <Title text=t(words::TITLE) />
        <div class="stack">
            <h1>{t(words::TITLE)}</h1>
            <p class="lead">{t(words::LEAD)}</p>
            <Problem action=writing />
            <Problem action=withdrawing />
            {done.map(|done| view! { <p class="notice notice--good" role="status">{t(done)}</p> })}
            {loaded(page, show)}
        </div>
    }
    .into_any()
}

/// A text in the query of the address; empty when absent.
fn query(name: &str) -> String {
    use_query_map().with_untracked(|query| query.get(name)).unwrap_or_default()
}

fn show(page: NotesPage) -> AnyView {
    let written = match page.notes.is_empty() {
        true => view! { <p>{t(words::NONE)}</p> }.into_any(),
        false => view! { <ul class="stack" role="list">{page.notes.iter().map(record).collect_view()}</ul> }
            .into_any(),
    };
    view! {
        {form(&page)}
        <section>
            <h2>{t(words::WRITTEN)}</h2>
            {written}
        </section>
    }
    .into_any()
}

fn form(page: &NotesPage) -> AnyView {
    let language = use_viewer().language;
    let chosen = query("agency");
    let option = |code: String, name: String| {
        let selected = code == chosen;
        view! { <option value=code selected=selected>{name}</option> }
    };
    let all = page.for_all.then(|| option(String::new(), t(words::ALL).to_owned()));
    let agencies =
        page.agencies.iter().map(|(code, name)| option(code.clone(), name.in_language(language).to_owned()));
    let (first, last) = page.days;
    let days = fill(words::DAY_HINT, &[("from", &first.show()), ("to", &last.show())]);
    let hint = t(words::TEXT_HINT).to_owned();
    view! {
        <section>
            <h2>{t(words::WRITE)}</h2>
            <form method="post" action="/api/notes/write" class="form">
                <CsrfField />
                <div class="field">
                    <label for="note-agency">{t(words::AGENCY)}</label>
                    <select id="note-agency" name="agency">{all}{agencies.collect_view()}</select>
                </div>
                {input("from", words::FROM, Some(days), true, 10)}
                {input("to", words::TO, None, false, 10)}
                {input("text", words::TEXT, Some(hint), true, MAX_FIGURE_NOTE)}
                <p class="small muted">{t(words::NO_CHANGE)}</p>
                <div class="button-row"><button class="button button--primary">{t(words::SAVE)}</button></div>
            </form>
        </section>
    }
    .into_any()
}

/// A field with what was typed before, and what was wrong with it.
fn input(name: &'static str, label: Text, hint: Option<String>, needed: bool, longest: usize) -> AnyView {
    let wrong: Option<Code> = query("problem").parse().ok().filter(|_| query("field") == name);
    let class = if wrong.is_some() { "field field--bad" } else { "field" };
    let described = hint.as_ref().map(|_| format!("note-{name}-hint"));
    view! {
        <div class=class>
            <label for=format!("note-{name}")>{t(label)}</label>
            {hint.map(|hint| view! { <p class="hint" id=format!("note-{name}-hint")>{hint}</p> })}
            <input
                id=format!("note-{name}")
                name=name
                value=query(name)
                autocomplete="off"
                required=needed
                maxlength=longest.to_string()
                aria-describedby=described
            />
            {wrong.map(|code| view! { <p class="field__error" role="alert">{t(errors::of(code))}</p> })}
        </div>
    }
    .into_any()
}

fn record(record: &NoteRecord) -> AnyView {
    let who = match &record.note.agency {
        Some((_, name)) => name.in_language(use_viewer().language).to_owned(),
        None => t(words::ALL).to_owned(),
    };
    let by = |text: Text, (who, at_ms): &(String, i64)| {
        fill(text, &[("who", who), ("when", &show_minute(*at_ms))])
    };
    let withdrawn = record.withdrawn.as_ref().map(|withdrawn| by(words::WITHDRAWN_BY, withdrawn));
    let text = record.note.text.clone();
    let button = record.may_withdraw.then(|| {
        view! {
            <form method="post" action="/api/notes/withdraw">
                <CsrfField />
                <input type="hidden" name="id" value=record.id.to_string() />
                <button class="button button--quiet" aria-label=fill(words::WITHDRAW_LABEL, &[("text", &text)])>
                    {t(words::WITHDRAW)}
                </button>
            </form>
        }
    });
    let shown = match withdrawn.is_some() {
        true => view! { <s>{text.clone()}</s> }.into_any(),
        false => view! { <span>{text.clone()}</span> }.into_any(),
    };
    view! {
        <li class="card">
            <p><b>{days(&record.note)}</b>" · "{who}</p>
            <p>{shown}</p>
            <p class="small muted">{by(words::BY, &record.written)}{withdrawn.map(|text| format!("; {text}"))}</p>
            {button}
        </li>
    }
    .into_any()
}
