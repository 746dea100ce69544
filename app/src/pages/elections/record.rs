//! The public record, a page of lines at a time.

use domain::election::RecordHead;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::election_id;
use crate::{
    api::record::{PAGE_LINES, RecordEntry, RecordPage, read_record},
    components::{loaded, use_viewer},
    text::{fill, format::integer, record, t},
};

/// Digits of a hash that are shown in the list; the file has all.
const SHORT_DIGITS: usize = 16;

/// The lines of the record; `?from=N` begins at a later one.
pub fn page() -> AnyView {
    let (id, query) = (election_id(), use_query_map());
    let asked = move || {
        let from = query.read().get("from").and_then(|from| from.parse().ok()).unwrap_or_default();
        (id(), from)
    };
    let lines = Resource::new(asked, |(id, from)| read_record(id, from));
    view! {
        <Title text=t(record::TITLE) />
        <div class="stack">
            <h1>{t(record::TITLE)}</h1>
            <p class="lead">{t(record::LEAD)}</p>
            <p>{t(record::SECRET)}</p>
            {loaded(lines, show)}
        </div>
    }
    .into_any()
}

fn show(page: RecordPage) -> AnyView {
    let id = page.facts.id;
    let title = page.facts.title.in_language(use_viewer().language).to_owned();
    let content = match &page.facts.head {
        Some(head) => lines(&page, head),
        None => view! { <div class="notice notice--info"><p>{t(record::EMPTY)}</p></div> }.into_any(),
    };
    view! {
        <h2>{title}</h2>
        {content}
        <p><a href=format!("/elections/{id}")>{t(record::BACK)}</a></p>
    }
    .into_any()
}

fn lines(page: &RecordPage, head: &RecordHead) -> AnyView {
    let id = page.facts.id;
    let count = head.position + 1;
    let older = (page.from > 0).then(|| {
        let from = page.from.saturating_sub(PAGE_LINES.into());
        view! { <a class="button" href=format!("/elections/{id}/record?from={from}")>{t(record::OLDER)}</a> }
    });
    let newer = (page.from + u64::from(PAGE_LINES) < count).then(|| {
        let from = page.from + u64::from(PAGE_LINES);
        view! { <a class="button" href=format!("/elections/{id}/record?from={from}")>{t(record::NEWER)}</a> }
    });
    view! {
        <p>{fill(record::LINES, &[("n", &integer(i64::try_from(count).unwrap_or(i64::MAX)))])}</p>
        <dl class="deflist">
            <div><dt>{t(record::HEAD)}</dt> <dd><code class="hash">{head.hash.clone()}</code></dd></div>
        </dl>
        <p class="small muted">{t(record::HEAD_NOTE)}</p>
        <div class="button-row no-print">
            <a class="button button--primary" href=format!("/elections/{id}/verify")>{t(record::VERIFY_LINK)}</a>
            <a class="button" href=format!("/elections/{id}/record.txt") rel="external" download="">{t(record::DOWNLOAD)}</a>
        </div>
        <div class="table-scroll" tabindex="0" role="region" aria-label=t(record::TITLE)>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col" class="num">{t(record::LINE)}</th>
                        <th scope="col">{t(record::WHAT)}</th>
                    </tr>
                </thead>
                <tbody>{page.entries.iter().map(entry).collect_view()}</tbody>
            </table>
        </div>
        <div class="button-row no-print">{older} {newer}</div>
    }
    .into_any()
}

fn entry(entry: &RecordEntry) -> AnyView {
    let short = entry.hash.get(..SHORT_DIGITS).unwrap_or_default().to_owned();
    view! {
        <tr>
            <td class="num">{entry.position.to_string()}</td>
            <td>{t(record::kind(&entry.kind))} <br /> <code class="small muted">{short}"…"</code></td>
        </tr>
    }
    .into_any()
}
