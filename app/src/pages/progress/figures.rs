//! One indicator: value, target, status, what is missing, change, and where all that comes from.

use domain::{
    progress::{
        Direction, Indicator, IndicatorFigure, Judgement, LiveBoard, Outlook, Status, Unit,
        furthest_from_target,
    },
    time::{Day, show_clock},
};
use leptos::prelude::*;

use super::{filter::use_filter, weeks::address};
use crate::{
    components::use_viewer,
    text::{Text, fill, format, progress, t, trend},
};

/// A value in the indicator's unit.
pub(crate) fn value(indicator: &Indicator, value: i64) -> String {
    match indicator.unit {
        Unit::Share => format::percent(value),
        Unit::Count => format::integer(value),
    }
}

/// When a figure was read, until when its target is to be met, and whose it is.
#[derive(Clone, Copy)]
pub(super) struct When<'a> {
    /// Last day of the period; none before there is a campaign.
    pub(super) ends: Option<Day>,
    /// UTC milliseconds.
    pub(super) as_of_ms: i64,
    /// Stable short name of the agency; none for the whole campaign.
    pub(super) agency: Option<&'a str>,
}

impl<'a> When<'a> {
    /// As the board says of the whole campaign.
    pub(super) const fn of(board: &LiveBoard) -> Self {
        Self { ends: board.ends, as_of_ms: board.as_of_ms, agency: None }
    }

    /// The same of an agency.
    pub(super) const fn in_agency(self, agency: &'a str) -> Self {
        Self { agency: Some(agency), ..self }
    }
}

/// The indicator as a card. `extra` are lines about its agencies, in words.
pub(super) fn card(line: &IndicatorFigure, when: When<'_>, extra: Vec<String>) -> AnyView {
    let language = use_viewer().language;
    let (indicator, figure) = (&line.indicator, &line.figure);
    let shown = figure.value.map_or_else(|| t(progress::NO_VALUE).to_owned(), |is| value(indicator, is));
    let change = figure.change.zip(indicator.baseline.as_ref()).map(|(change, baseline)| {
        let label = baseline.label.in_language(language).to_owned();
        view! { <span class="indicator__change">{change_words(indicator, change, [trend::UP, trend::DOWN, trend::SAME])}" ("{label}")"</span> }
    });
    let week = figure.week.map(|week| {
        let words = [trend::UP_IN_WEEK, trend::DOWN_IN_WEEK, trend::SAME_IN_WEEK];
        view! { <span class="indicator__change">{change_words(indicator, week, words)}</span> }
    });
    let to_do = to_do(indicator, figure, when.ends).or_else(|| missing(indicator, figure));
    view! {
        <article class="card indicator">
            <h3 class="indicator__name">
                <a href=use_filter().after(&address(&indicator.code, when.agency)) rel="external">
                    {indicator.name.in_language(language).to_owned()}
                </a>
            </h3>
            <span class="indicator__value">{shown}</span>
            {bar(indicator, figure)}
            {interval(figure).map(|interval| view! { <span class="indicator__change">{interval}</span> })}
            {target(indicator).map(|target| view! { <span class="indicator__target">{target}</span> })}
            {indicator.target.map(|_| view! { <span>{badge(figure.status)}</span> })}
            {to_do.map(|to_do| view! { <p>{to_do}</p> })}
            {extra.into_iter().map(|extra| view! { <p class="small">{extra}</p> }).collect_view()}
            {week}
            {change}
            <p class="small muted print-only">{source_line(line, when.as_of_ms)}</p>
            {explanation(line, when.as_of_ms)}
        </article>
    }
    .into_any()
}

/// Where the figure comes from and when it was read: below it on paper, in its explanation on screen.
fn source_line(line: &IndicatorFigure, as_of_ms: i64) -> String {
    let names: Vec<&str> = line.sources.iter().map(|of| t(progress::source(of.source))).collect();
    if names.is_empty() {
        return t(progress::FACTS_NONE).to_owned();
    }
    let (time, day) = (show_clock(as_of_ms), Day::of_instant(as_of_ms).show());
    fill(progress::SOURCE_LINE, &[("sources", &names.join("; ")), ("time", &time), ("day", &day)])
}

/// How far the share can be trusted; nothing is said of too few cases.
fn interval(figure: &Judgement) -> Option<String> {
    let interval = figure.interval.filter(|_| figure.status != Status::NotEnoughData)?;
    let (low, high) = (format::percent(interval.low), format::percent(interval.high));
    Some(fill(progress::INTERVAL, &[("low", &low), ("high", &high)]))
}

/// What is left to do until the period's end, in words.
pub(super) fn to_do(indicator: &Indicator, figure: &Judgement, ends: Option<Day>) -> Option<String> {
    let (day, number) = (ends?.show(), format::integer);
    let good = *indicator.numerator.first()?;
    let [good, good_is, bad] = match indicator.direction {
        Direction::AtLeast | Direction::Above => progress::good_and_bad(good).map(t),
        // Here the counted cases are the bad ones.
        Direction::AtMost => [t(progress::OTHERS), t(progress::OTHERS), t(progress::cases(good))],
    };
    let (text, [n, expected, row]) = match figure.outlook? {
        Outlook::Spare { bad, expected } => (progress::SPARE, [bad, expected, 0]),
        Outlook::Needed { good, expected, in_a_row } => (progress::NEEDED, [good, expected, in_a_row]),
        Outlook::OutOfReach { in_a_row: Some(row) } => (progress::OUT_OF_REACH, [0, 0, row]),
        Outlook::OutOfReach { in_a_row: None } => (progress::IMPOSSIBLE, [0; 3]),
        Outlook::CountNeeded { more, per_week } => (progress::COUNT_NEEDED, [more, 0, per_week]),
        Outlook::CountSpare { more } => (progress::COUNT_SPARE, [more, 0, 0]),
    };
    let (n, expected, row) = (number(n), number(expected), number(row));
    let names = [
        ("day", day.as_str()),
        ("n", &n),
        ("expected", &expected),
        ("row", &row),
        ("week", &row),
        ("cases", cases(indicator)),
        ("good", good),
        ("good_is", good_is),
        ("bad", bad),
    ];
    Some(fill(text, &names))
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
        Direction::AtLeast | Direction::Above => progress::MOST_MISSING,
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
        (Direction::Above, ..) => fill(progress::ABOVE, &[("value", &shown)]),
        (Direction::AtMost, ..) => fill(progress::AT_MOST, &[("value", &shown)]),
    })
}

/// How many cases are missing, if any.
pub(super) fn missing(indicator: &Indicator, figure: &Judgement) -> Option<String> {
    let n = figure.cases_missing.filter(|n| *n > 0)?;
    let text = match indicator.direction {
        Direction::AtLeast | Direction::Above => progress::MISSING,
        Direction::AtMost => progress::EXCESS,
    };
    Some(fill(text, &[("n", &format::integer(n)), ("cases", cases(indicator))]))
}

/// What the indicator's cases are called.
pub(super) fn cases(indicator: &Indicator) -> &'static str {
    indicator.basis().first().map_or("", |measure| t(progress::cases(*measure)))
}

/// A change in words: those for more, for less and for the same.
fn change_words(indicator: &Indicator, change: i64, [up, down, same]: [Text; 3]) -> String {
    let text = match change {
        0 => return t(same).to_owned(),
        1.. => up,
        _ => down,
    };
    let by = change.saturating_abs();
    let by = match indicator.unit {
        Unit::Share => progress::points(by, use_viewer().language),
        Unit::Count => format::integer(by),
    };
    fill(text, &[("n", &by)])
}

/// The indicator that holds the whole back most, named first of all.
pub(super) fn furthest(lines: &[IndicatorFigure]) -> AnyView {
    furthest_from_target(lines)
        .map(|line| {
            let name = line.indicator.name.in_language(use_viewer().language);
            view! { <p class="lead">{fill(trend::FURTHEST, &[("name", name)])}</p> }
        })
        .into_any()
}

/// A share as a bar; the number stands above it, so it is left out for screen readers.
pub(super) fn bar(indicator: &Indicator, figure: &Judgement) -> AnyView {
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

fn explanation(line: &IndicatorFigure, as_of_ms: i64) -> AnyView {
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
            <p>{source_line(line, as_of_ms)}</p>
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
                {(indicator.unit == Unit::Share).then(|| view! { <p>{t(progress::ROUNDING)}" "{t(progress::INTERVAL_MEANS)}</p> })}
                {sources}
                <p>{indicator.source.in_language(language).to_owned()}</p>
            </div>
        </details>
    }
    .into_any()
}
