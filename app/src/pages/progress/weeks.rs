//! A figure week by week: the chart, and every number in it.

use domain::{
    progress::{TrendPage, WeekPoint},
    time::show_minute,
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::{
    figures::{target, value},
    filter, notes,
};
use crate::{
    api::progress::read_trend,
    components::{PrintButton, loaded, use_viewer},
    text::{fill, format, national, progress, t, weeks as words},
};

/// The indicator, and perhaps the agency, that the address names.
pub fn page() -> AnyView {
    let query = use_query_map();
    let asked = move || {
        let query = query.read();
        (query.get("indicator").unwrap_or_default(), query.get("agency"))
    };
    let page = Resource::new(asked, |(indicator, agency)| read_trend(indicator, agency));
    loaded(page, shown).into_any()
}

/// Where an indicator is shown week by week.
pub(super) fn address(indicator: &str, agency: Option<&str>) -> String {
    let agency = agency.map(|agency| format!("&agency={agency}")).unwrap_or_default();
    format!("/progress/trend?indicator={indicator}{agency}")
}

fn shown(page: TrendPage) -> AnyView {
    let language = use_viewer().language;
    let name = page.indicator.name.in_language(language).to_owned();
    let title = fill(words::TITLE, &[("name", &name)]);
    let (code, agency) = page.agency.clone().unzip();
    let agency = agency.map(|agency| agency.in_language(language).to_owned());
    let back = code.as_ref().map_or_else(|| "/progress".to_owned(), |code| format!("/progress/{code}"));
    let back = filter::handed_on().after(&back);
    let above = agency.clone().unwrap_or_else(|| t(progress::TITLE).to_owned());
    let image = address(&page.indicator.code, code.as_deref()).replacen("trend?", "trend.svg?", 1);
    let content = match (page.weeks.first(), page.weeks.last()) {
        (Some(first), Some(last)) => {
            let days = [("name", name.as_str()), ("from", &first.ends.show()), ("to", &last.ends.show())];
            let alt = fill(words::ALT, &days);
            view! {
                <p><img class="chart" src=image alt=alt width="720" height="320" /></p>
                <p class="small">{t(words::LEGEND)}</p>
                {table(&page)}
            }
            .into_any()
        }
        _ => view! { <p class="notice">{t(words::NOTHING)}</p> }.into_any(),
    };
    view! {
        <div class="stack">
            <Title text=title.clone() />
            <p class="no-print"><a href=back>{above}</a></p>
            <h1>{title}</h1>
            {agency.map(|agency| view! { <p class="lead">{agency}</p> })}
            {target(&page.indicator).map(|target| view! { <p>{target}</p> })}
            {content}
            {notes::list(page.notes.iter(), page.as_of_ms)}
            <p class="button-row no-print"><PrintButton /></p>
            <p class="small muted">{fill(national::AS_OF, &[("at", &show_minute(page.as_of_ms))])}</p>
        </div>
    }
    .into_any()
}

fn table(page: &TrendPage) -> AnyView {
    let row = |week: &WeekPoint| {
        let good = format::integer(week.numerator);
        let cases = match week.denominator {
            Some(all) => fill(words::OF_ALL, &[("good", &good), ("all", &format::integer(all))]),
            None => good,
        };
        let so_far = week.so_far.map(|so_far| value(&page.indicator, so_far));
        view! {
            <tr>
                <th scope="row">{week.ends.show()}</th>
                <td class="num">{so_far.unwrap_or_else(|| t(words::TOO_FEW).to_owned())}</td>
                <td class="num">{cases}</td>
            </tr>
        }
    };
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=t(words::ENDS)>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{t(words::ENDS)}</th>
                        // First what the chart shows: on a phone the rest may have to be scrolled to.
                        <th scope="col" class="num">{t(words::SO_FAR)}</th>
                        <th scope="col" class="num">{t(words::OF_WEEK)}</th>
                    </tr>
                </thead>
                <tbody>{page.weeks.iter().rev().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
