//! The agencies by the national index.

use domain::{
    progress::{ComponentScore, NationalPage, NationalScore},
    time::show_minute,
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::filter;

use crate::{
    api::progress::read_national,
    components::{PrintButton, loaded, use_viewer},
    text::{board_filter, fill, format, national as words, progress, t, workbook},
};

/// Points by component, of the Centre and of every agency.
pub fn page() -> AnyView {
    let query = use_query_map();
    let page = Resource::new(move || query.read().get("until"), read_national);
    view! {
        <Title text=t(words::TITLE) />
        <div class="stack">
            <h1>{t(words::TITLE)}</h1>
            <p class="lead">{t(words::LEAD)}</p>
            {loaded(page, shown)}
            <p class="no-print">
                <a href=filter::asked_national().0.for_national().after("/progress")>{t(progress::TITLE)}</a>
            </p>
        </div>
    }
    .into_any()
}

fn shown(page: NationalPage) -> AnyView {
    let language = use_viewer().language;
    let (mut filter, mut unknown) = filter::asked_national();
    // A day that the campaign does not have, or not yet.
    if let Some(day) = filter.until.filter(|_| page.until.is_none()) {
        unknown.push(("until", day.show()));
        filter.until = None;
    }
    let form = filter::form_national(&filter, &page);
    let page = filter.national_of(&page, language);
    let component = |score: &ComponentScore| {
        let points = format::integer(score.component.points());
        view! { <th scope="col" class="num">{t(words::component(score.component))}" ("{points}")"</th> }
    };
    let heads = page.centre.components.iter().map(component).collect_view();
    let none = page.agencies.is_empty().then(|| view! { <p>{t(board_filter::NO_AGENCY)}</p> });
    let part = filter.group.map(|_| view! { <p>{t(words::PART)}</p> });
    // An agency's page knows no order of agencies.
    let down = filter.for_national();
    let as_of = match page.until {
        Some(day) => fill(board_filter::UNTIL_DAY, &[("day", &day.show())]) + ".",
        None => fill(words::AS_OF, &[("at", &show_minute(page.as_of_ms))]),
    };
    let centre = view! { {t(words::CENTRE)} }.into_any();
    let agency = |line: domain::progress::NationalLine| {
        let address = down.after(&format!("/progress/{}", line.code));
        let name = view! { <a href=address>{line.name.in_language(language).to_owned()}</a> }.into_any();
        row(name, &line.score)
    };
    view! {
        <p>{t(words::METHOD)}</p>
        {filter::unknown(&unknown)}
        {filter::shown_national(&filter)}
        <p class="button-row no-print">
            <a class="button" href=filter.after("/progress.xlsx") rel="external" download="">{t(workbook::DOWNLOAD)}</a>
            <PrintButton />
        </p>
        {form}
        {part}
        {none}
        <div class="table-scroll" tabindex="0" role="region" aria-label=t(words::TITLE)>
            <table class="table small">
                <thead>
                    <tr>
                        <th scope="col">{t(words::AGENCY)}</th>
                        <th scope="col" class="num">{t(words::TOTAL)}</th>
                        {heads}
                    </tr>
                </thead>
                <tbody>
                    {row(centre, &page.centre)}
                    {page.agencies.into_iter().map(agency).collect_view()}
                </tbody>
            </table>
        </div>
        <p class="small muted">
            {t(words::SOURCE)}" "{as_of}
        </p>
    }
    .into_any()
}

fn row(name: AnyView, score: &NationalScore) -> AnyView {
    let total = fill(
        words::OUT_OF,
        &[("points", &points(score.points_centi)), ("possible", &format::integer(score.possible))],
    );
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td class="num"><strong>{total}</strong></td>
            {score.components.iter().map(cell).collect_view()}
        </tr>
    }
    .into_any()
}

fn cell(score: &ComponentScore) -> AnyView {
    let cases = (score.all > 0).then(|| {
        let (good, all) = (format::integer(score.good), format::integer(score.all));
        view! { <br /><span class="small muted">{fill(words::CASES, &[("good", &good), ("all", &all)])}</span> }
    });
    let shown = score.points_centi.map_or_else(|| t(words::NOT_SCORED).to_owned(), points);
    view! { <td class="num">{shown}{cases}</td> }.into_any()
}

/// Hundredths of a point with two decimals.
fn points(centi: i64) -> String {
    format::hundredths(centi)
}
