//! One indicator: value, target, status, what is missing, change, and where all that comes from.

use domain::progress::{Direction, Indicator, IndicatorFigure, Judgement, LiveBoard, Status, Unit};
use leptos::prelude::*;

use crate::{
    components::use_viewer,
    text::{fill, format, progress, t},
};

/// A value in the indicator's unit.
pub(crate) fn value(indicator: &Indicator, value: i64) -> String {
    match indicator.unit {
        Unit::Share => format::percent(value),
        Unit::Count => format::integer(value),
    }
}

/// The indicator as a card. `behind` is the agency that lacks most, in words.
pub(super) fn card(line: &IndicatorFigure, behind: Option<String>) -> AnyView {
    let language = use_viewer().language;
    let (indicator, figure) = (&line.indicator, &line.figure);
    let shown = figure.value.map_or_else(|| t(progress::NO_VALUE).to_owned(), |is| value(indicator, is));
    let change = figure.change.zip(indicator.baseline.as_ref()).map(|(change, baseline)| {
        let label = baseline.label.in_language(language).to_owned();
        view! { <span class="indicator__change">{change_words(indicator, change)}" ("{label}")"</span> }
    });
    view! {
        <article class="card indicator">
            <h3 class="indicator__name">{indicator.name.in_language(language).to_owned()}</h3>
            <span class="indicator__value">{shown}</span>
            {bar(indicator, figure)}
            {target(indicator).map(|target| view! { <span class="indicator__target">{target}</span> })}
            {indicator.target.map(|_| view! { <span>{badge(figure.status)}</span> })}
            {missing(indicator, figure).map(|missing| view! { <p>{missing}</p> })}
            {behind.map(|behind| view! { <p class="small">{behind}</p> })}
            {change}
            {explanation(line)}
        </article>
    }
    .into_any()
}

/// The agency that lacks most cases of a missed indicator.
pub(super) fn furthest_behind(board: &LiveBoard, line: &IndicatorFigure) -> Option<String> {
    if line.figure.status != Status::Missed {
        return None;
    }
    let place = board.indicators.iter().position(|other| other.indicator.code == line.indicator.code)?;
    let missing = |figures: &[Option<Judgement>]| figures.get(place).copied().flatten()?.cases_missing;
    let lacking = board.agencies.iter().filter_map(|agency| Some((agency, missing(&agency.figures)?)));
    let (agency, n) = lacking.max_by_key(|(_, n)| *n).filter(|(_, n)| *n > 0)?;
    let text = match line.indicator.direction {
        Direction::AtLeast => progress::MOST_MISSING,
        Direction::AtMost => progress::MOST_EXCESS,
    };
    let name = agency.name.in_language(use_viewer().language);
    Some(fill(text, &[("agency", name), ("n", &format::integer(n))]))
}

/// A status in a word with a mark whose shape says the same.
pub(super) fn badge(status: Status) -> AnyView {
    let class = match status {
        Status::Met => "badge badge--good",
        Status::Missed => "badge badge--bad",
        Status::NotEnoughData | Status::NoTarget => "badge badge--none",
    };
    view! { <span class=class><span class=mark(status) aria-hidden="true"></span>{t(progress::status(status))}</span> }
        .into_any()
}

/// Class of a status's mark: its shape says the same as its colour.
pub(super) const fn mark(status: Status) -> &'static str {
    match status {
        Status::Met => "status-dot status-dot--good",
        Status::Missed => "status-dot status-dot--bad",
        Status::NotEnoughData | Status::NoTarget => "status-dot status-dot--none",
    }
}

/// The target in words.
pub(crate) fn target(indicator: &Indicator) -> Option<String> {
    Some(fill(progress::TARGET, &[("bound", &bound(indicator)?)]))
}

/// What the target asks for, for example “99 % or more”.
pub(crate) fn bound(indicator: &Indicator) -> Option<String> {
    let target = indicator.target?;
    let shown = value(indicator, target);
    Some(match (indicator.direction, indicator.unit, target) {
        (Direction::AtLeast, Unit::Share, 10_000) => shown,
        (Direction::AtMost, _, 0) => t(progress::NONE_AT_ALL).to_owned(),
        (Direction::AtLeast, ..) => fill(progress::AT_LEAST, &[("value", &shown)]),
        (Direction::AtMost, ..) => fill(progress::AT_MOST, &[("value", &shown)]),
    })
}

/// How many cases are missing, if any.
fn missing(indicator: &Indicator, figure: &Judgement) -> Option<String> {
    let n = figure.cases_missing.filter(|n| *n > 0)?;
    let text = match indicator.direction {
        Direction::AtLeast => progress::MISSING,
        Direction::AtMost => progress::EXCESS,
    };
    Some(fill(text, &[("n", &format::integer(n)), ("cases", cases(indicator))]))
}

/// What the indicator's cases are called.
fn cases(indicator: &Indicator) -> &'static str {
    indicator.basis().first().map_or("", |measure| t(progress::cases(*measure)))
}

fn change_words(indicator: &Indicator, change: i64) -> String {
    let text = match change {
        0 => return t(progress::SAME).to_owned(),
        1.. => progress::UP,
        _ => progress::DOWN,
    };
    let by = change.saturating_abs();
    let by = match indicator.unit {
        Unit::Share => fill(progress::POINTS, &[("n", format::percent(by).trim_end_matches([' ', '%']))]),
        Unit::Count => format::integer(by),
    };
    fill(text, &[("n", &by)])
}

/// A share as a bar; the number stands above it, so it is left out for screen readers.
fn bar(indicator: &Indicator, figure: &Judgement) -> AnyView {
    let share = figure.value.filter(|_| indicator.unit == Unit::Share);
    let class = match figure.status {
        Status::Met => "meter meter--good",
        Status::Missed => "meter meter--bad",
        Status::NotEnoughData | Status::NoTarget => "meter",
    };
    share
        .map(|share| {
            let share = share.to_string();
            view! { <progress class=class max="10000" value=share aria-hidden="true"></progress> }
        })
        .into_any()
}

fn explanation(line: &IndicatorFigure) -> AnyView {
    let language = use_viewer().language;
    let (indicator, figure) = (&line.indicator, &line.figure);
    let cases = cases(indicator);
    let part = figure.denominator.map(|all| {
        let (part, all) = (format::integer(figure.numerator), format::integer(all));
        fill(progress::OF_CASES, &[("part", &part), ("all", &all), ("cases", cases)])
    });
    let sample = (indicator.min_sample > 1).then(|| {
        fill(progress::MIN_SAMPLE, &[("n", &format::integer(indicator.min_sample)), ("cases", cases)])
    });
    let source = |of: &domain::progress::SourceCases| {
        let text = format!("{}: {} {cases}", t(progress::source(of.source)), format::integer(of.cases));
        view! { <li>{text}</li> }
    };
    let sources = match line.sources.as_slice() {
        [] => view! { <p>{t(progress::FACTS_NONE)}</p> }.into_any(),
        sources => view! {
            <p>{t(progress::FACTS_FROM)}</p>
            <ul>{sources.iter().map(source).collect_view()}</ul>
        }
        .into_any(),
    };
    view! {
        <details class="small no-print">
            <summary>{t(progress::EXPLAIN)}</summary>
            <div class="stack">
                {part.map(|part| view! { <p>{part}</p> })}
                {sample.map(|sample| view! { <p>{sample}</p> })}
                {(indicator.unit == Unit::Share).then(|| view! { <p>{t(progress::ROUNDING)}</p> })}
                {sources}
                <p>{indicator.source.in_language(language).to_owned()}</p>
            </div>
        </details>
    }
    .into_any()
}
