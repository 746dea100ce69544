//! The agencies by the national index.

use domain::{
    progress::{Component, ComponentScore, NationalPage, NationalScore},
    time::show_minute,
};
use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    api::progress::read_national,
    components::{PrintButton, loaded, use_viewer},
    text::{fill, format, national as words, progress, t},
};

/// Points by component, of the Centre and of every agency.
pub fn page() -> AnyView {
    let page = Resource::new(|| (), |()| read_national());
    view! {
        <Title text=t(words::TITLE) />
        <div class="stack">
            <h1>{t(words::TITLE)}</h1>
            <p class="lead">{t(words::LEAD)}</p>
            {loaded(page, shown)}
            <p class="no-print"><a href="/progress">{t(progress::TITLE)}</a></p>
        </div>
    }
    .into_any()
}

fn shown(page: NationalPage) -> AnyView {
    let language = use_viewer().language;
    let component = |component: &Component| {
        let points = format::integer(component.points());
        view! { <th scope="col" class="num">{t(words::component(*component))}" ("{points}")"</th> }
    };
    let centre = view! { {t(words::CENTRE)} }.into_any();
    let agency = |line: domain::progress::NationalLine| {
        let address = format!("/progress/{}", line.code);
        let name = view! { <a href=address>{line.name.in_language(language).to_owned()}</a> }.into_any();
        row(name, &line.score)
    };
    view! {
        <p>{t(words::METHOD)}</p>
        <p class="button-row no-print"><PrintButton /></p>
        <div class="table-scroll" tabindex="0" role="region" aria-label=t(words::TITLE)>
            <table class="table small">
                <thead>
                    <tr>
                        <th scope="col">{t(words::AGENCY)}</th>
                        <th scope="col" class="num">{t(words::TOTAL)}</th>
                        {Component::ALL.iter().map(component).collect_view()}
                    </tr>
                </thead>
                <tbody>
                    {row(centre, &page.centre)}
                    {page.agencies.into_iter().map(agency).collect_view()}
                </tbody>
            </table>
        </div>
        <p class="small muted">
            {t(words::SOURCE)}" "{fill(words::AS_OF, &[("at", &show_minute(page.as_of_ms))])}
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
