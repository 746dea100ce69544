//! The facts behind an agency's figure, for managers.

use domain::{
    progress::{FactLine, FactsPage},
    time::show_minute,
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::figures::{When, card};
use crate::{
    api::progress::read_facts,
    components::{loaded, use_viewer},
    text::{facts, format, organise, progress, t},
};

/// The facts behind a figure; the indicator is in the address.
pub fn page() -> AnyView {
    let (params, query) = (use_params_map(), use_query_map());
    let asked = move || {
        let code = params.read().get("agency").unwrap_or_default();
        let before = query.read().get("before").and_then(|before| before.parse().ok());
        (code, query.read().get("indicator").unwrap_or_default(), before)
    };
    let page = Resource::new(asked, |(code, indicator, before)| read_facts(code, indicator, before));
    loaded(page, shown).into_any()
}

fn shown(page: FactsPage) -> AnyView {
    let language = use_viewer().language;
    let indicator = &page.figure.indicator;
    let title = format!("{} – {}", indicator.name.in_language(language), page.name.in_language(language));
    let here = format!("/progress/{}", page.code);
    let older = page.lines.last().filter(|_| page.has_older).map(|last| {
        let address = format!("{here}/facts?indicator={}&before={}", indicator.code, last.id);
        view! { <p class="no-print"><a href=address>{t(organise::OLDER)}</a></p> }
    });
    view! {
        <div class="stack">
            <Title text=title.clone() />
            <p class="no-print"><a href=here>{page.name.in_language(language).to_owned()}</a></p>
            <h1>{title}</h1>
            {card(&page.figure, When { ends: Some(page.ends), as_of_ms: page.as_of_ms, agency: Some(&page.code) }, Vec::new())}
            <h2>{t(facts::FACTS)}</h2>
            <p>{t(facts::FACTS_LEAD)}</p>
            {table(page.lines)}
            {older}
        </div>
    }
    .into_any()
}

fn table(lines: Vec<FactLine>) -> AnyView {
    if lines.is_empty() {
        return view! { <p>{t(progress::FACTS_NONE)}</p> }.into_any();
    }
    let columns = [
        facts::FACT_DAY,
        facts::FACT_MEASURE,
        facts::FACT_AMOUNT,
        facts::FACT_CASE,
        facts::FACT_OFFICER,
        facts::FACT_SOURCE,
        facts::FACT_RECORDED,
    ];
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=t(facts::FACTS)>
            <table class="table">
                <thead>
                    <tr>{columns.map(|column| view! { <th scope="col">{t(column)}</th> }).collect_view()}</tr>
                </thead>
                <tbody>{lines.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(line: FactLine) -> AnyView {
    let reported = [line.reporter, line.event_id].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    view! {
        <tr>
            <td>{line.day.show()}</td>
            <td>{t(progress::measure(line.measure))}</td>
            <td class="num">{format::integer(line.amount)}</td>
            <td>{line.case_code}</td>
            <td>{line.officer}</td>
            <td>{t(progress::source(line.source))}{(!reported.is_empty()).then(|| format!(" ({reported})"))}</td>
            <td>{show_minute(line.recorded_at_ms)}</td>
        </tr>
    }
    .into_any()
}
