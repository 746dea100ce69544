//! What was changed of the indicators, and why: for everybody.

use domain::{
    progress::{Indicator, IndicatorChange, Measure},
    time::show_minute,
};
use leptos::prelude::*;

use crate::{
    components::use_viewer,
    pages::progress::{bound, value},
    text::{fill, indicators as words, progress, t},
};

/// The published changes, newest first; nothing where there are none.
pub(crate) fn changes(changes: &[IndicatorChange]) -> AnyView {
    if changes.is_empty() {
        return ().into_any();
    }
    view! {
        <section>
            <h2>{t(words::CHANGES)}</h2>
            <ul role="list" class="stack">{changes.iter().map(change).collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// How an indicator is made of counts, for example “Files on time ÷ Files resolved”.
pub(crate) fn formula(indicator: &Indicator) -> String {
    let sum = |measures: &[Measure]| {
        measures.iter().map(|measure| t(progress::measure(*measure))).collect::<Vec<_>>().join(" + ")
    };
    let numerator = sum(&indicator.numerator);
    if indicator.denominator.is_empty() {
        numerator
    } else {
        format!("{numerator} ÷ {}", sum(&indicator.denominator))
    }
}

fn change(change: &IndicatorChange) -> AnyView {
    let language = use_viewer().language;
    let named = change.after.as_ref().or(change.before.as_ref());
    let name = named.map(|indicator| indicator.name.in_language(language).to_owned());
    let what = match (&change.before, &change.after) {
        (Some(before), Some(after)) => differences(before, after),
        (None, Some(after)) => {
            let target = bound(after).unwrap_or_else(|| t(words::NOTHING).to_owned());
            vec![format!("{} · {} · {target}", t(words::ADDED), formula(after))]
        }
        _ => vec![t(words::WITHDRAWN).to_owned()],
    };
    view! {
        <li class="card">
            <p><strong>{name}</strong> " · " <span class="muted">{show_minute(change.changed_at_ms)}</span></p>
            <ul>{what.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
            <p>{fill(words::BECAUSE, &[("reason", &change.reason)])}</p>
        </li>
    }
    .into_any()
}

/// The parts that differ, each with what it was and what it is.
fn differences(before: &Indicator, after: &Indicator) -> Vec<String> {
    let language = use_viewer().language;
    let nothing = || t(words::NOTHING).to_owned();
    let earlier = |indicator: &Indicator| {
        let earlier = indicator.baseline.as_ref();
        earlier.map_or_else(nothing, |earlier| {
            format!("{} ({})", value(indicator, earlier.value), earlier.label.in_language(language))
        })
    };
    let parts = [
        (words::PART_NAME, [before, after].map(|one| one.name.in_language(language).to_owned())),
        (words::FORMULA, [before, after].map(formula)),
        (words::UNIT, [before, after].map(|one| t(words::unit(one.unit)).to_owned())),
        (words::PART_TARGET, [before, after].map(|one| bound(one).unwrap_or_else(nothing))),
        (words::PART_SAMPLE, [before, after].map(|one| one.min_sample.to_string())),
        (words::PART_BASELINE, [before, after].map(earlier)),
        (words::PART_SOURCE, [before, after].map(|one| one.source.in_language(language).to_owned())),
    ];
    let differ = parts.into_iter().filter(|(_, [before, after])| before != after);
    differ
        .map(|(part, [before, after])| {
            fill(words::FROM_TO, &[("part", t(part)), ("before", &before), ("after", &after)])
        })
        .collect()
}
