//! Published changes of a round's rules: what was before, what is now, and why.

use domain::{
    contest::{RoundSettings, RulesChange},
    time::show_minute,
};
use leptos::prelude::*;

use super::{blueprint, duration, prizes};
use crate::text::{
    Text, awards, blueprint as blueprint_words, fill, organise_contest, organise_round as words, t,
};

/// The changes, newest first; nothing while there are none.
pub(super) fn changes(changes: &[RulesChange]) -> Option<AnyView> {
    (!changes.is_empty()).then(|| {
        view! {
            <section>
                <h2>{t(words::CHANGES)}</h2>
                <ul>{changes.iter().map(change).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

fn change(change: &RulesChange) -> AnyView {
    let at = fill(words::CHANGED_AT, &[("at", &show_minute(change.changed_at_ms))]);
    let lines = differences(&change.before, &change.after).into_iter().map(|(label, before, after)| {
        let line = fill(words::CHANGED, &[("label", t(label)), ("before", &before), ("after", &after)]);
        view! { <li>{line}</li> }
    });
    let reason = (!change.reason.is_empty())
        .then(|| view! { <p>{t(organise_contest::REASON)} ": " {change.reason.clone()}</p> });
    view! { <li><p>{at}</p> <ul>{lines.collect_view()}</ul> {reason}</li> }.into_any()
}

fn minute(at_ms: Option<i64>) -> String {
    at_ms.map_or_else(|| "–".to_owned(), show_minute)
}

/// What differs: label, before, after.
fn differences(before: &RoundSettings, after: &RoundSettings) -> Vec<(Text, String, String)> {
    let both = |half: &dyn Fn(&RoundSettings) -> String| (half(before), half(after));
    let lines = [
        (words::TITLE_VI, both(&|settings| settings.title.vi.clone())),
        (words::TITLE_EN, both(&|settings| settings.title.en.clone())),
        (words::QUESTION_COUNT, both(&|settings| settings.question_count.to_string())),
        (words::TIME_LIMIT, both(&|settings| duration(settings.time_limit_s))),
        (words::MIN_AGE, both(&|settings| settings.min_age_years.to_string())),
        (words::GRACE, both(&|settings| settings.grace_s.to_string())),
        (blueprint_words::TITLE, both(&|settings| blueprint::in_words(&settings.blueprint))),
        (
            awards::PASS_LABEL,
            both(&|settings| settings.pass_mark.map_or_else(|| "–".to_owned(), |mark| mark.to_string())),
        ),
        (awards::SHOWS, both(&|settings| t(awards::shows(settings.shows_result)).to_owned())),
        (awards::PRIZES, both(&|settings| prizes::in_words(&settings.prizes))),
        (words::OPENS_AT, both(&|settings| minute(settings.opens_at_ms))),
        (words::CLOSES_AT, both(&|settings| minute(settings.closes_at_ms))),
        (words::FREEZE, both(&|settings| minute(settings.freeze_at_ms))),
    ];
    let changed = lines.into_iter().filter(|(_, (before, after))| before != after);
    changed.map(|(label, (before, after))| (label, before, after)).collect()
}
