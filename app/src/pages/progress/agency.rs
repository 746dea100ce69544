//! One agency: its figures, and its officers at their counters.

use domain::{
    progress::{
        AgencyFigures, AgencyOrder, AgencyPage, BoardFilter, CounterOfficer, IndicatorFigure, LiveBoard,
        RatingRemark,
    },
    time::show_minute,
    viewer::Role,
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use super::{
    figures::{When, badge, card, furthest, value},
    filter,
    live::{LiveBoardSignal, live_line},
};
use crate::{
    api::progress::{AgencyStart, read_agency},
    components::{loaded, use_viewer},
    islands::{LiveIsland, LivePiece, Parcel},
    text::{board_filter, facts, fill, format, progress, t, trend},
};

/// An agency's page.
pub fn agency() -> AnyView {
    let params = use_params_map();
    let code = move || params.read().get("agency").unwrap_or_default();
    let start = Resource::new(code, read_agency);
    view! {
        <div class="stack">
            <p class="no-print"><a href=filter::handed_on().after("/progress")>{t(progress::BACK_TO_ALL)}</a></p>
            {loaded(start, page)}
        </div>
    }
    .into_any()
}

fn page(start: AgencyStart) -> AnyView {
    let AgencyStart { page, board } = start;
    let name = page.name.in_language(use_viewer().language).to_owned();
    let links = facts_links(&page);
    let (filter, unknown) = filter::asked_of(&board);
    // Agencies are chosen and ordered where there are several; this page shows the present.
    let part = BoardFilter { bloc: None, until: None, order: AgencyOrder::Declared, ..filter.clone() };
    let shown = filter::shown(&part, &board, &format!("/progress/{}", page.code));
    view! {
        <div class="stack">
            <Title text=name.clone() />
            <h1>{name}</h1>
            {filter::unknown(&unknown)}
            {shown}
            <LiveIsland parcel=Parcel::of(&LivePiece::Agency(page, board, filter)) />
            {links}
        </div>
    }
    .into_any()
}

/// For those who may see them: the way to the facts behind each figure.
fn facts_links(page: &AgencyPage) -> Option<AnyView> {
    let viewer = use_viewer();
    let may = |role| viewer.who.as_ref().is_some_and(|who| who.has_role(role));
    let link = |line: &IndicatorFigure| {
        let address = format!("/progress/{}/facts?indicator={}", page.code, line.indicator.code);
        let name = line.indicator.name.in_language(viewer.language).to_owned();
        view! { <li><a href=address>{name}</a></li> }
    };
    (may(Role::Manager) || may(Role::Organiser)).then(|| {
        view! {
            <section class="no-print">
                <h2>{t(facts::FACTS)}</h2>
                <ul>{page.indicators.iter().map(link).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

/// The agency's figures and counters, moving with the live board.
pub(crate) fn board(page: AgencyPage, board: LiveBoard, filter: BoardFilter) -> AnyView {
    provide_context(filter.clone());
    let live = LiveBoardSignal::follow(board);
    let AgencyPage { code, indicators, officers, remarks, .. } = page;
    let figures = move |board: &LiveBoard| {
        let (lines, places): (Vec<_>, Vec<_>) = indicators
            .iter()
            .map(|line| newest(board, &code, line))
            .filter(|(line, _)| filter.shows(line))
            .unzip();
        let nothing = (lines.is_empty() && (filter.missed || filter.group.is_some()))
            .then(|| view! { <p>{t(board_filter::NO_INDICATOR)}</p> });
        let cards = lines.iter().zip(places);
        let cards = cards
            .map(|(line, place)| card(line, When::of(board).in_agency(&code), place.into_iter().collect()));
        let disputes = board.agencies.iter().find(|agency| agency.code == code);
        let disputes = disputes.and_then(|agency| super::disputes(agency.disputes));
        view! {
            {super::notes::section(board, Some(&code))}
            {furthest(&lines)}
            {nothing}
            <div class="grid">{cards.collect_view()}</div>
            {disputes}
        }
        .into_any()
    };
    let private = officers.iter().all(|officer| officer.figures.is_none());
    let places = match officers.is_empty() {
        true => view! { <p>{t(progress::NO_COUNTER)}</p> }.into_any(),
        false => view! {
            <div class="grid">{officers.into_iter().map(|o| officer(live, o)).collect_view()}</div>
            {private.then(|| view! { <p class="small muted">{t(progress::PRIVATE)}</p> })}
        }
        .into_any(),
    };
    view! {
        <div class="stack">
            {live.show(|board| super::demonstration_notice(&board.indicators))}
            {live_line(live)}
            <section>
                <h2>{t(progress::INDICATORS)}</h2>
                {live.show(figures)}
            </section>
            <section>
                <h2>{t(progress::OFFICERS)}</h2>
                {places}
            </section>
            {(!remarks.is_empty()).then(|| remarks_table(remarks))}
        </div>
    }
    .into_any()
}

/// The indicator with the agency's newest figure, and its place among the agencies in words.
fn newest(board: &LiveBoard, code: &str, line: &IndicatorFigure) -> (IndicatorFigure, Option<String>) {
    let column = board.indicators.iter().position(|other| other.indicator.code == line.indicator.code);
    let agency = board.agencies.iter().find(|agency| agency.code == code);
    let Some((column, agency)) = column.zip(agency) else { return (line.clone(), None) };
    let figure = agency.figures.get(column).copied().flatten().unwrap_or(line.figure);
    let place_in = |agency: &AgencyFigures| agency.places.get(column).copied().flatten();
    let place = place_in(agency).map(|place| {
        let all = board.agencies.iter().filter_map(place_in).count().to_string();
        fill(trend::PLACE_OF, &[("n", &place.to_string()), ("all", &all)])
    });
    (IndicatorFigure { figure, ..line.clone() }, place)
}

fn officer(live: LiveBoardSignal, officer: CounterOfficer) -> AnyView {
    let language = use_viewer().language;
    let counter = officer.counter.clone();
    let (known, shown) = (officer.ratings, officer.counter.clone());
    let ratings = move |board: &LiveBoard| {
        let newest = board.counters.iter().find(|counter| counter.counter == shown);
        let count = newest.map_or(known, |counter| counter.ratings);
        fill(progress::RATINGS, &[("n", &format::integer(count))]).into_any()
    };
    view! {
        <article class="card">
            <h3 class="card__title">{officer.officer}</h3>
            <p>{officer.title.in_language(language).to_owned()}</p>
            <p>{format!("{} · {}", officer.counter, officer.counter_name.in_language(language))}</p>
            <p>{live.show(ratings)}</p>
            {officer.figures.map(own_figures)}
            <p class="no-print"><a href=format!("/rate/{counter}")>{t(progress::RATE_HERE)}</a></p>
        </article>
    }
    .into_any()
}

fn own_figures(figures: Vec<IndicatorFigure>) -> AnyView {
    let language = use_viewer().language;
    let line = |line: IndicatorFigure| {
        let shown = line.figure.value.map_or_else(|| "–".to_owned(), |is| value(&line.indicator, is));
        view! {
            <div>
                <dt>{line.indicator.name.in_language(language).to_owned()}</dt>
                <dd>{shown}" "{line.indicator.target.map(|_| badge(line.figure.status))}</dd>
            </div>
        }
    };
    view! {
        <h4>{t(progress::OFFICER_FIGURES)}</h4>
        <dl class="deflist">{figures.into_iter().map(line).collect_view()}</dl>
    }
    .into_any()
}

fn remarks_table(remarks: Vec<RatingRemark>) -> AnyView {
    let row = |remark: RatingRemark| {
        let reason = remark.reason.map(|reason| t(progress::reason(reason)).to_owned());
        let said: Vec<String> = reason.into_iter().chain(remark.words).collect();
        view! {
            <tr>
                <td>{show_minute(remark.rated_at_ms)}</td>
                <td>{remark.counter}</td>
                <td>{t(progress::level(remark.level))}</td>
                <td>{said.join(": ")}</td>
            </tr>
        }
    };
    view! {
        <section>
            <h2>{t(progress::REMARKS)}</h2>
            <div class="table-scroll" tabindex="0" role="region" aria-label=t(progress::REMARKS)>
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{t(crate::text::organise::WHEN)}</th>
                            <th scope="col">{t(progress::COUNTER)}</th>
                            <th scope="col">{t(progress::LEVEL)}</th>
                            <th scope="col">{t(progress::REMARK)}</th>
                        </tr>
                    </thead>
                    <tbody>{remarks.into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}
