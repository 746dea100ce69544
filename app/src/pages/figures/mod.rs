//! Figures that people state: one by hand, many in a file; what waits and what became of it.

mod lists;
mod preview;

use domain::{
    Code,
    progress::{FiguresPage, Measure, StatedAs},
};
use leptos::{prelude::*, server_fn::error::ServerFnUrlError};
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use crate::{
    api::{AppError, figures::read_figures},
    components::{CsrfField, ErrorNotice, loaded, use_viewer},
    text::{Text, errors, figures as words, fill, format, progress, t},
};

/// The page, for organisers and coordinators.
pub fn figures() -> AnyView {
    let page = Resource::new(|| (), |()| read_figures());
    view! {
        <Title text=t(words::TITLE) />
        <div class="stack">
            <h1>{t(words::TITLE)}</h1>
            {refused()}
            {done()}
            {loaded(page, show)}
        </div>
    }
    .into_any()
}

/// A text in the query of the address; empty when absent.
fn query(name: &str) -> String {
    use_query_map().with(|query| query.get(name)).unwrap_or_default()
}

/// Why the form that led back to this page was refused, if one was. A form with a file is no action of its own.
fn refused() -> Option<AnyView> {
    let error = use_context::<ServerActionError>()?;
    let error = ServerFnUrlError::<AppError>::decode_err(error.err());
    Some(view! { <ErrorNotice error /> }.into_any())
}

/// What the form that led here did.
fn done() -> Option<AnyView> {
    let number = |name: &str| format::integer(query(name).parse().unwrap_or_default());
    let text = match query("done").as_str() {
        "counts" => t(words::COUNTED_NOW).to_owned(),
        "waits" => t(words::WAITS_NOW).to_owned(),
        "counts_already" => t(words::COUNTS_ALREADY).to_owned(),
        "waits_already" => t(words::WAITS_ALREADY).to_owned(),
        "taken" => fill(
            words::TAKEN,
            &[
                ("new", &number("new")),
                ("corrected", &number("corrected")),
                ("unchanged", &number("unchanged")),
            ],
        ),
        "accepted" => fill(words::ACCEPTED, &[("n", &number("n"))]),
        "rejected" => fill(words::REJECTED, &[("n", &number("n"))]),
        "beyond" => return Some(beyond()),
        _ => return None,
    };
    Some(view! { <div class="notice notice--good" role="status"><p>{text}</p></div> }.into_any())
}

/// Which agency and figure is in the way of accepting.
fn beyond() -> AnyView {
    let measure = |name: &str| -> String {
        let known: Option<Measure> = query(name).parse().ok();
        known.map(|measure| t(progress::measure(measure)).to_owned()).unwrap_or_default()
    };
    let number = |name: &str| format::integer(query(name).parse().unwrap_or_default());
    let text = fill(
        words::REFUSED_BEYOND,
        &[
            ("agency", &query("of")),
            ("part", &measure("part")),
            ("n", &number("n")),
            ("whole", &measure("whole")),
            ("all", &number("all")),
        ],
    );
    view! { <div class="notice notice--bad" role="alert"><p>{text}</p></div> }.into_any()
}

fn show(page: FiguresPage) -> AnyView {
    let lead = match page.role {
        StatedAs::Organiser => words::LEAD_ORGANISER,
        StatedAs::Coordinator => words::LEAD_COORDINATOR,
    };
    view! {
        <p class="lead">{t(lead)}</p>
        {page.preview.as_ref().map(preview::section)}
        {lists::waiting(&page)}
        <div class="split">{by_hand(&page)} {by_file(page.role)}</div>
        {lists::newest(&page.newest)}
    }
    .into_any()
}

/// A labelled control; `wrong` is what is wrong with it.
fn field(name: &'static str, label: Text, hint: Option<String>, control: AnyView) -> AnyView {
    let wrong: Option<Code> = query("problem").parse().ok().filter(|_| query("field") == name);
    let class = if wrong.is_some() { "field field--bad" } else { "field" };
    view! {
        <div class=class>
            <label for=format!("figure-{name}")>{t(label)}</label>
            {hint.map(|hint| view! { <p class="hint" id=format!("figure-{name}-hint")>{hint}</p> })}
            {control}
            {wrong.map(|code| view! { <p class="field__error" role="alert">{t(errors::of(code))}</p> })}
        </div>
    }
    .into_any()
}

/// A field of one line with what was typed before.
fn input(name: &'static str, label: Text, hint: Option<String>, mode: &'static str, needed: bool) -> AnyView {
    let described = hint.as_ref().map(|_| format!("figure-{name}-hint"));
    let control = view! {
        <input
            id=format!("figure-{name}")
            name=name
            value=query(name)
            inputmode=mode
            autocomplete="off"
            required=needed
            aria-describedby=described
        />
    };
    field(name, label, hint, control.into_any())
}

/// A choice with what was chosen before.
fn select(name: &'static str, label: Text, options: Vec<(String, String)>) -> AnyView {
    let chosen = query(name);
    let option = |(value, text): (String, String)| {
        let selected = value == chosen;
        view! { <option value=value selected=selected>{text}</option> }
    };
    let control = view! {
        <select id=format!("figure-{name}") name=name required>
            {options.into_iter().map(option).collect_view()}
        </select>
    };
    field(name, label, None, control.into_any())
}

/// The measures that one may state in this role, in words.
fn measures(role: StatedAs) -> Vec<(Measure, &'static str)> {
    let may = Measure::ALL.iter().filter(|measure| measure.may_be_stated(role));
    may.map(|measure| (*measure, t(progress::measure(*measure)))).collect()
}

fn by_hand(page: &FiguresPage) -> AnyView {
    let language = use_viewer().language;
    let agencies =
        page.agencies.iter().map(|(code, name)| (code.clone(), name.in_language(language).to_owned()));
    let contents =
        measures(page.role).into_iter().map(|(measure, text)| (measure.name().to_owned(), text.to_owned()));
    let days = fill(words::DAY_HINT, &[("from", &page.starts.show()), ("to", &page.today.show())]);
    view! {
        <section>
            <h2>{t(words::BY_HAND)}</h2>
            <form method="post" action="/api/figures/state" class="form">
                <CsrfField />
                {select("agency", words::AGENCY, agencies.collect())}
                {select("measure", words::MEASURE, contents.collect())}
                {input("day", words::DAY, Some(days), "numeric", true)}
                {input("amount", words::AMOUNT, Some(t(words::AMOUNT_HINT).to_owned()), "numeric", true)}
                {input("note", words::NOTE, None, "text", false)}
                <div class="button-row"><button class="button button--primary">{t(words::SEND)}</button></div>
            </form>
        </section>
    }
    .into_any()
}

fn by_file(role: StatedAs) -> AnyView {
    let names = measures(role).into_iter().map(|(measure, text)| {
        view! { <li>{text}": "<code>{measure.name()}</code></li> }
    });
    view! {
        <section>
            <h2>{t(words::BY_FILE)}</h2>
            <form method="post" action="/api/figures/upload" enctype="multipart/form-data" class="form">
                <CsrfField />
                <div class="field">
                    <label for="figure-file">{t(words::FILE)}</label>
                    <p class="hint" id="figure-file-hint">{t(words::FILE_HINT)}</p>
                    <input
                        id="figure-file"
                        name="file"
                        type="file"
                        accept=".csv,.xlsx"
                        required
                        aria-describedby="figure-file-hint"
                    />
                </div>
                <div class="button-row"><button class="button">{t(words::SHOW_PREVIEW)}</button></div>
            </form>
            <details class="small">
                <summary>{t(words::NAMES)}</summary>
                <ul>{names.collect_view()}</ul>
            </details>
        </section>
    }
    .into_any()
}
