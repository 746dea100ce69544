//! What fits on the screen at a time: so many rows, and of each only what is read across a room.

use domain::progress::{AgencyFigures, ElectionTurnout, Indicator, IndicatorFigure, Judgement, LiveBoard};
use leptos::prelude::*;

use super::super::{
    agencies::empty_cell,
    figures::{When, badge, bar, furthest, mark, missing, target, to_do, value},
    participation,
};
use crate::{
    components::use_viewer,
    text::{fill, format, progress, t},
};

/// Indicators of a turn: two rows of three.
const INDICATORS: usize = 6;
/// Agencies of a turn; names and figures take two lines.
const AGENCIES: usize = 6;
/// Columns of the table of agencies.
const COLUMNS: usize = 6;
/// Agencies of a turn of an election, one line each.
const TURNOUT: usize = 8;

/// One turn of the screen.
pub(super) enum Slide {
    /// Indicators, from this one on.
    Indicators(usize),
    /// Agencies from this one on, with the aimed indicators from that one on.
    Agencies(usize, usize),
    /// The election at this place, agencies from that one on.
    Turnout(usize, usize),
    /// Participation in the contest.
    Contest,
}

/// The turns of a board, in order; never none.
pub(super) fn slides(board: &LiveBoard) -> Vec<Slide> {
    let mut slides: Vec<Slide> =
        (0..board.indicators.len().max(1)).step_by(INDICATORS).map(Slide::Indicators).collect();
    let (agencies, columns) = (concerned(board).len(), aimed(board).len());
    for column in (0..columns).step_by(COLUMNS) {
        slides.extend((0..agencies).step_by(AGENCIES).map(|from| Slide::Agencies(from, column)));
    }
    for (place, election) in board.turnout.iter().enumerate() {
        let lines = election.agencies.len();
        slides.extend((0..lines).step_by(TURNOUT).map(|from| Slide::Turnout(place, from)));
    }
    slides.extend(board.contest.as_ref().map(|_| Slide::Contest));
    slides
}

impl Slide {
    /// The turn, made from the board that [`slides`] was asked about.
    pub(super) fn view(&self, board: &LiveBoard) -> AnyView {
        match *self {
            Self::Indicators(from) => indicators(board, from),
            Self::Agencies(from, column) => agencies(board, from, column),
            Self::Turnout(place, from) => board.turnout.get(place).map(|of| turnout(of, from)).into_any(),
            Self::Contest => board.contest.as_ref().map(participation::contest).into_any(),
        }
    }
}

fn aimed(board: &LiveBoard) -> Vec<(usize, &Indicator)> {
    let indicators = board.indicators.iter().map(|line| &line.indicator).enumerate();
    indicators.filter(|(_, indicator)| indicator.target.is_some()).collect()
}

/// The agencies that count something with a target.
fn concerned(board: &LiveBoard) -> Vec<&AgencyFigures> {
    let aimed = aimed(board);
    let counts = |agency: &&AgencyFigures| {
        aimed.iter().any(|(place, _)| matches!(agency.figures.get(*place), Some(Some(_))))
    };
    board.agencies.iter().filter(counts).collect()
}

fn indicators(board: &LiveBoard, from: usize) -> AnyView {
    // Those with a target first, as on the page.
    let (aimed, followed): (Vec<_>, Vec<_>) =
        board.indicators.iter().partition(|line| line.indicator.target.is_some());
    let turn = aimed.into_iter().chain(followed).skip(from).take(INDICATORS);
    let when = When::of(board);
    view! {
        <section>
            <h2>{t(progress::INDICATORS)}</h2>
            {furthest(&board.indicators)}
            <div class="wall__tiles">{turn.map(|line| tile(line, when)).collect_view()}</div>
        </section>
    }
    .into_any()
}

fn tile(line: &IndicatorFigure, when: When) -> AnyView {
    let (indicator, figure) = (&line.indicator, &line.figure);
    let shown = figure.value.map_or_else(|| t(progress::NO_VALUE).to_owned(), |is| value(indicator, is));
    let to_do = to_do(indicator, figure, when.ends).or_else(|| missing(indicator, figure));
    view! {
        <article class="card indicator">
            <h3 class="indicator__name">{indicator.name.in_language(use_viewer().language).to_owned()}</h3>
            <span class="indicator__value">{shown}</span>
            {bar(indicator, figure)}
            {target(indicator).map(|target| view! { <span class="row">{badge(figure.status)}<span>{target}</span></span> })}
            {to_do.map(|to_do| view! { <p class="small">{to_do}</p> })}
        </article>
    }
    .into_any()
}

fn agencies(board: &LiveBoard, from: usize, column: usize) -> AnyView {
    let language = use_viewer().language;
    let aimed: Vec<_> = aimed(board).into_iter().skip(column).take(COLUMNS).collect();
    let head = |(_, indicator): &(usize, &Indicator)| {
        view! { <th scope="col">{indicator.name.in_language(language).to_owned()}</th> }
    };
    let row = |agency: &AgencyFigures| {
        let cells = aimed.iter().map(|(place, indicator)| match agency.figures.get(*place) {
            Some(Some(figure)) => cell(indicator, figure),
            _ => empty_cell(),
        });
        view! {
            <tr>
                <th scope="row">{agency.name.in_language(language).to_owned()}</th>
                {cells.collect_view()}
            </tr>
        }
    };
    let turn = concerned(board).into_iter().skip(from).take(AGENCIES);
    view! {
        <section>
            <h2>{t(progress::AGENCIES)}</h2>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{t(progress::AGENCY)}</th>
                        {aimed.iter().map(head).collect_view()}
                    </tr>
                </thead>
                <tbody>{turn.map(row).collect_view()}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn cell(indicator: &Indicator, figure: &Judgement) -> AnyView {
    let shown = figure.value.map_or_else(|| "–".to_owned(), |is| value(indicator, is));
    let missing = figure.cases_missing.filter(|n| *n > 0).map(|n| format!(" ({})", format::integer(n)));
    view! {
        <td class="num">
            <span class=mark(figure.status) role="img" aria-label=t(progress::status(figure.status))></span>
            {shown}
            <span class="muted">{missing}</span>
        </td>
    }
    .into_any()
}

fn turnout(election: &ElectionTurnout, from: usize) -> AnyView {
    let (voted, all) = (format::integer(election.voted), format::integer(election.on_roll));
    let turn = election.agencies.iter().skip(from).take(TURNOUT);
    view! {
        <section>
            <h2>{t(progress::TURNOUT)}</h2>
            <p class="row">
                <strong>{election.title.in_language(use_viewer().language).to_owned()}</strong>
                {participation::state(election.is_open)}
                <span>{fill(progress::VOTED_OF, &[("voted", &voted), ("all", &all)])}</span>
            </p>
            <progress
                class="meter"
                max=election.on_roll.to_string()
                value=election.voted.to_string()
                aria-hidden="true"
            ></progress>
            <table class="table">
                {participation::head()}
                <tbody>{turn.map(participation::line).collect_view()}</tbody>
            </table>
        </section>
    }
    .into_any()
}
