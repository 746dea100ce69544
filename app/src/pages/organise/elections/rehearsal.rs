//! The rehearsal: running it, and the report to print.

use domain::election::{CheckOutcome, ElectionState, OrganiserElection, RehearsalCheck, RehearsalReport};
use leptos::prelude::*;
use leptos_meta::Title;

use super::{
    frame::{election_id, form, page},
    hub::readiness,
};
use crate::{
    api::organise_election::read_rehearsal,
    components::loaded,
    text::{fill, format::integer, organise_election::steps, record, t},
};

/// Runs the rehearsal, or shows what it found.
pub fn rehearsal() -> AnyView {
    let report = Resource::new(election_id, read_rehearsal);
    view! {
        <Title text=t(steps::REHEARSE) />
        {loaded(report, show)}
    }
    .into_any()
}

fn show((election, found): (OrganiserElection, Option<RehearsalReport>)) -> AnyView {
    let runs = election.facts.rehearsal && election.facts.state == ElectionState::Draft;
    let run = runs.then(|| {
        let note = view! { <p>{t(steps::REHEARSE_NOTE)}</p> };
        form(election.facts.id, "/api/organise/election/rehearse", steps::REHEARSE, note)
    });
    let found = match found {
        Some(found) => report(&found),
        None => view! { <p>{t(steps::NO_REPORT)}</p> }.into_any(),
    };
    page(&election, steps::REHEARSE, view! { <div class="narrow stack">{run} {found}</div> })
}

fn report(report: &RehearsalReport) -> AnyView {
    let numbers = [
        ("ballots", report.ballots),
        ("roll", report.roll),
        ("trustees", report.trustees),
        ("absent", report.absent),
    ];
    let numbers = numbers.map(|(name, number)| (name, integer(i64::from(number))));
    let size = fill(steps::REPORT_SIZE, &numbers.each_ref().map(|(name, number)| (*name, number.as_str())));
    let (class, verdict) = if report.passed {
        ("notice notice--good", steps::REPORT_GOOD)
    } else {
        ("notice notice--bad", steps::REPORT_BAD)
    };
    view! {
        <h2>{t(steps::REPORT)}</h2>
        <div class=class>
            <p>{t(verdict)}</p>
        </div>
        <p>{size}</p>
        <h3>{t(steps::REPORT_READY)}</h3>
        {readiness(&report.readiness)}
        <h3>{t(steps::REPORT_CHECKS)}</h3>
        {checks(&report.checks)}
    }
    .into_any()
}

fn checks(checks: &[RehearsalCheck]) -> AnyView {
    let row = |check: &RehearsalCheck| {
        let (class, word) = match check.outcome {
            CheckOutcome::Passed => ("badge badge--good", steps::PASSED),
            CheckOutcome::Failed => ("badge badge--bad", steps::FAILED),
            CheckOutcome::NotYet => ("badge badge--none", steps::NOT_YET),
        };
        view! {
            <tr>
                <td class="num">{check.number}</td>
                <th scope="row">{t(record::check(check.number))}</th>
                <td><span class=class>{t(word)}</span></td>
            </tr>
        }
    };
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=t(steps::REPORT_CHECKS)>
            <table class="table">
                <tbody>{checks.iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
