//! This computer checks the whole record before the trustee's part of the key is used.
//!
//! A server that wanted to read one ballot would show it as the sum: only the record tells them apart.

use leptos::prelude::*;
use voting::{Check, Outcome, Report, Tally, Terms};

use crate::{
    json,
    platform::worker::{CheckNews, check_record},
    text::{fill, format::integer, record, t, trustee},
};

/// What is decrypted, as the checked record says.
#[derive(Clone)]
pub(super) struct Checked {
    /// Terms of the record.
    pub(super) terms: Terms,
    /// Sums of the record, which are those of its counted ballots.
    pub(super) tally: Tally,
    counted: u64,
    roll: u64,
}

/// Where the check stands.
#[derive(Clone)]
pub(super) enum RecordState {
    /// So many entries are looked at.
    Runs(u32),
    /// All that can be checked before decrypting is right.
    Good(Box<Checked>),
    /// The number of the first check that fails.
    Bad(u32),
    /// The browser could not check.
    Unchecked,
}

/// Begins to check the record of this election.
pub(super) fn begin(election_id: i64, name: &str) -> RwSignal<RecordState> {
    let state = RwSignal::new(RecordState::Runs(0));
    let name = name.to_owned();
    let check = check_record(&format!("/elections/{election_id}/record.txt"), None, move |news| {
        state.try_set(match news {
            CheckNews::Events(events) => RecordState::Runs(events),
            CheckNews::Report(report) => {
                json::read(&report).map_or(RecordState::Unchecked, |report| judged(report, &name))
            }
            CheckNews::Failed => RecordState::Unchecked,
        });
    });
    if check.is_none() {
        state.set(RecordState::Unchecked);
    }
    // The worker ends with the page.
    StoredValue::new_local(check);
    state
}

/// Every check up to the sum must have passed, and for the election that the page is about.
fn judged(report: Report, name: &str) -> RecordState {
    let failed = report.outcomes.iter().find(|(_, outcome)| matches!(outcome, Outcome::Failed(_)));
    if let Some((check, _)) = failed {
        return RecordState::Bad(check.number());
    }
    match (report.proven_tally().cloned(), report.terms) {
        (Some(tally), Some(terms)) if terms.election == name => {
            let (counted, roll) = (report.counted, report.roll);
            RecordState::Good(Box::new(Checked { terms, tally, counted, roll }))
        }
        (None, _) => RecordState::Bad(Check::Tally.number()),
        (Some(_), _) => RecordState::Bad(Check::Setup.number()),
    }
}

/// What the check found; `is_checked_elsewhere` lets the trustee go on where the browser cannot check.
pub(super) fn section(state: RwSignal<RecordState>, is_checked_elsewhere: RwSignal<bool>) -> AnyView {
    let shown = move || match state.get() {
        RecordState::Runs(events) => {
            let line = fill(trustee::RECORD_RUNS, &[("n", &integer(i64::from(events)))]);
            view! { <p class="notice notice--info">{line}</p> }.into_any()
        }
        RecordState::Good(checked) => {
            let number = |n: u64| integer(i64::try_from(n).unwrap_or(i64::MAX));
            let values = [("counted", number(checked.counted)), ("roll", number(checked.roll))];
            let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
            view! {
                <div class="notice notice--good" id="record-good">
                    <p>{fill(trustee::RECORD_GOOD, &values)}</p>
                    <p>{t(trustee::RECORD_COMPARE)}</p>
                </div>
            }
            .into_any()
        }
        RecordState::Bad(number) => {
            let what = format!("{number}, {}", t(record::check(number)));
            let line = fill(trustee::RECORD_BAD, &[("what", &what)]);
            view! { <p class="notice notice--bad" id="record-bad">{line}</p> }.into_any()
        }
        RecordState::Unchecked => view! {
            <div class="notice notice--warn">
                <p>{t(trustee::RECORD_UNCHECKED)}</p>
                <label class="check-line">
                    <input
                        type="checkbox"
                        name="checked-elsewhere"
                        on:change=move |event| is_checked_elsewhere.set(event_target_checked(&event))
                    />
                    <span>{t(trustee::RECORD_OTHERWISE)}</span>
                </label>
            </div>
        }
        .into_any(),
    };
    view! {
        <section>
            <h3>{t(trustee::RECORD_TITLE)}</h3>
            <p class="muted">{t(trustee::RECORD_WHY)}</p>
            <div role="status">{shown}</div>
        </section>
    }
    .into_any()
}
