//! Table of agencies against the common targets.

use domain::progress::{AgencyFigures, AgencyOrder, BoardFilter, Indicator, Judgement, LiveBoard, Status};
use leptos::prelude::*;

use super::{
    figures::{mark, value},
    filter::use_filter,
};
use crate::{
    components::use_viewer,
    text::{board_filter, fill, format, progress, t, trend},
};

/// Every agency's figures for the indicators that have a target; `board` holds the agencies that are to be seen.
pub(super) fn section(board: &LiveBoard) -> AnyView {
    let language = use_viewer().language;
    let aimed: Vec<(usize, &Indicator)> = board
        .indicators
        .iter()
        .enumerate()
        .filter(|(_, line)| line.indicator.target.is_some())
        .map(|(place, line)| (place, &line.indicator))
        .collect();
    let filter = use_filter();
    // A click on a column orders the agencies by it.
    let head = |(_, indicator): &(usize, &Indicator)| {
        let order = AgencyOrder::Place(indicator.code.clone());
        let sorted = (order == filter.order).then_some("ascending");
        let address = BoardFilter { order, ..filter.clone() }.after("/progress");
        let name = indicator.name.in_language(language).to_owned();
        let label = fill(board_filter::BY_PLACE, &[("name", &name)]);
        view! { <th scope="col" aria-sort=sorted><a href=address rel="external" aria-label=label>{name}</a></th> }
    };
    let legend = [Status::Met, Status::Missed, Status::NotEnoughData]
        .map(|status| view! { <span><span class=mark(status) aria-hidden="true"></span>{t(progress::status(status))}</span> });
    let concerned = |agency: &&AgencyFigures| {
        aimed.iter().any(|(place, _)| matches!(agency.figures.get(*place), Some(Some(_))))
    };
    let shown: Vec<&AgencyFigures> = board.agencies.iter().filter(concerned).collect();
    if shown.is_empty() {
        return view! {
            <section>
                <h2>{t(progress::AGENCIES)}</h2>
                <p>{t(board_filter::NO_AGENCY)}</p>
            </section>
        }
        .into_any();
    }
    view! {
        <section>
            <h2>{t(progress::AGENCIES)}</h2>
            <p>{t(progress::AGENCIES_LEAD)}</p>
            <p class="row small">{legend}</p>
            <div class="table-scroll" tabindex="0" role="region" aria-label=t(progress::AGENCIES)>
                <table class="table small">
                    <thead>
                        <tr>
                            <th scope="col">{t(progress::AGENCY)}</th>
                            {aimed.iter().map(head).collect_view()}
                        </tr>
                    </thead>
                    <tbody>
                        {shown.into_iter().map(|agency| row(agency, &aimed)).collect_view()}
                    </tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn row(agency: &AgencyFigures, aimed: &[(usize, &Indicator)]) -> AnyView {
    let name = agency.name.in_language(use_viewer().language).to_owned();
    let cells = aimed.iter().map(|(place, indicator)| match agency.figures.get(*place) {
        Some(Some(figure)) => cell(indicator, figure, place_words(agency, *place)),
        _ => empty_cell(),
    });
    view! {
        <tr>
            <th scope="row"><a href=use_filter().after(&format!("/progress/{}", agency.code))>{name}</a></th>
            {cells.collect_view()}
        </tr>
    }
    .into_any()
}

/// The agency's place in a column, with how it moved since a week ago.
fn place_words(agency: &AgencyFigures, column: usize) -> Option<String> {
    let place = agency.places.get(column).copied().flatten()?;
    let place = fill(trend::PLACE, &[("n", &place.to_string())]);
    let climb = agency.climbs.get(column).copied().flatten().filter(|climb| *climb != 0);
    Some(climb.map_or(place.clone(), |climb| {
        let text = if climb > 0 { trend::CLIMBED } else { trend::FELL };
        format!("{place}, {}", fill(text, &[("n", &climb.unsigned_abs().to_string())]))
    }))
}

fn cell(indicator: &Indicator, figure: &Judgement, place: Option<String>) -> AnyView {
    let shown = figure.value.map_or_else(|| "–".to_owned(), |is| value(indicator, is));
    // On a line of its own, so that the table is narrow enough for a sheet of A4.
    let missing = figure.cases_missing.filter(|n| *n > 0).map(|n| {
        view! { <br /><span class="muted">"("{format::integer(n)}")"</span> }
    });
    view! {
        <td class="num">
            <span class=mark(figure.status) role="img" aria-label=t(progress::status(figure.status))></span>
            {shown}
            {missing}
            {place.map(|place| view! { <br /><span class="muted">{place}</span> })}
        </td>
    }
    .into_any()
}

/// The cell of an agency that counts nothing of an indicator.
pub(super) fn empty_cell() -> AnyView {
    view! {
        <td class="num muted"><span role="img" aria-label=t(progress::NOT_COUNTED)>"–"</span></td>
    }
    .into_any()
}
