//! Outages: published among the rules, declared by organisers.

use domain::{
    contest::{DeclaredOutage, RoundInfo},
    time::{Day, show_clock},
};
use leptos::prelude::*;

use crate::{
    components::CsrfField,
    text::{contest_time, fill, format, t},
};

/// The declared outages; nothing while there are none.
pub(super) fn published(outages: &[DeclaredOutage]) -> Option<AnyView> {
    let line = |outage: &DeclaredOutage| {
        let (from, to) = (instant(outage.span.began_at_ms), instant(outage.span.ended_at_ms));
        let count = format::integer(i64::from(outage.extended));
        let span = fill(contest_time::OUTAGE, &[("from", &from), ("to", &to), ("count", &count)]);
        view! { <li>{span} " " {outage.reason.clone()}</li> }
    };
    (!outages.is_empty()).then(|| {
        view! {
            <section>
                <h2>{t(contest_time::OUTAGES)}</h2>
                <ul>{outages.iter().map(line).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

/// To the second: the time that is given back can be recounted.
fn instant(at_ms: i64) -> String {
    format!("{} {}", show_clock(at_ms), Day::of_instant(at_ms).show())
}

/// The form that declares an outage in an open round.
pub fn declare(round: &RoundInfo) -> AnyView {
    let field = |name: &'static str, label| {
        let id = format!("outage-{name}-{}", round.id);
        view! {
            <div class="field">
                <label for=id.clone()>{t(label)}</label>
                <input id=id name=name type="datetime-local" step="1" required />
            </div>
        }
    };
    let reason = format!("outage-reason-{}", round.id);
    view! {
        <details>
            <summary>{t(contest_time::DECLARE)}</summary>
            <p>{t(contest_time::DECLARE_NOTE)}</p>
            <form method="post" action="/api/contest/declare-outage" class="stack">
                <CsrfField />
                <input type="hidden" name="round" value=round.id.to_string() />
                {field("began", contest_time::BEGAN)}
                {field("ended", contest_time::ENDED)}
                <div class="field">
                    <label for=reason.clone()>{t(contest_time::REASON)}</label>
                    <input id=reason name="reason" maxlength="200" required />
                </div>
                <button class="button">{t(contest_time::DECLARE)}</button>
            </form>
        </details>
    }
    .into_any()
}
