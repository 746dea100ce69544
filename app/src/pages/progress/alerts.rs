//! Targets that are about to be missed and counters that refuse ratings, for an agency's coordinator and for organisers.

use domain::{
    progress::{AgencyAlerts, AlertKind, AlertsPage, IndicatorAlert, Outlook, RefusedRatings},
    time::{Day, show_clock},
    viewer::Role,
};
use leptos::prelude::*;
use leptos_meta::Title;

use super::figures::{cases, target, to_do, value};
use crate::{
    api::progress::read_alerts,
    components::{loaded, use_viewer},
    text::{alerts as words, disputes, fill, format::integer, notes, progress, t, tickets},
};

/// The page, for organisers and coordinators.
pub fn alerts() -> AnyView {
    let page = Resource::new(|| (), |()| read_alerts());
    view! {
        <Title text=t(words::TITLE) />
        <div class="stack">
            <h1>{t(words::TITLE)}</h1>
            {loaded(page, show)}
        </div>
    }
    .into_any()
}

fn show(page: AlertsPage) -> AnyView {
    let is_organiser = use_viewer().who.is_some_and(|who| who.has_role(Role::Organiser));
    let with_alerts = page.agencies.iter().filter(|agency| agency.count() > 0);
    let lead = match is_organiser {
        true => {
            let n = page.agencies.iter().map(AgencyAlerts::count).sum::<usize>();
            let agencies = with_alerts.clone().count();
            fill(words::LEAD_ALL, &[("n", &n.to_string()), ("agencies", &agencies.to_string())])
        }
        false => t(words::LEAD_OWN).to_owned(),
    };
    let as_of = {
        let (time, day) = (show_clock(page.as_of_ms), Day::of_instant(page.as_of_ms).show());
        fill(progress::AS_OF, &[("time", &time), ("day", &day)])
    };
    let none = with_alerts.clone().next().is_none();
    view! {
        <p class="lead">{lead}</p>
        <p class="muted">{as_of}</p>
        {(!is_organiser).then(tasks)}
        {none.then(|| view! { <p class="notice notice--good">{t(words::NONE)}</p> })}
        {with_alerts.map(|agency| section(agency, page.ends)).collect_view()}
        <p class="small muted">{t(words::MEANS)}</p>
    }
    .into_any()
}

/// The ways to what else a coordinator does.
fn tasks() -> AnyView {
    view! {
        <nav class="button-row no-print" aria-label=t(words::TASKS)>
            <a class="button" href="/disputes">{t(disputes::TITLE)}</a>
            <a class="button" href="/progress/notes">{t(notes::TITLE)}</a>
            <a class="button" href="/rating-tickets">{t(tickets::TITLE)}</a>
        </nav>
    }
    .into_any()
}

fn section(agency: &AgencyAlerts, ends: Option<Day>) -> AnyView {
    let name = agency.name.in_language(use_viewer().language);
    let title = fill(words::AGENCY, &[("agency", name), ("n", &agency.count().to_string())]);
    view! {
        <section>
            <h2><a href=format!("/progress/{}", agency.code)>{title}</a></h2>
            {agency.refused.iter().map(refused).collect_view()}
            <div class="grid">{agency.alerts.iter().map(|one| card(one, ends)).collect_view()}</div>
        </section>
    }
    .into_any()
}

/// A counter at which ratings without tickets have reached their cap.
fn refused(one: &RefusedRatings) -> AnyView {
    let (day, n, time) = (one.day.show(), integer(one.times), show_clock(one.last_ms));
    let name = one.name.in_language(use_viewer().language);
    let said = [("counter", &*one.counter), ("name", name), ("day", &*day), ("n", &*n), ("time", &*time)];
    view! {
        <div class="notice">
            <p><strong>{t(words::REFUSED_KIND)}</strong></p>
            <p>{fill(words::REFUSED, &said)}</p>
            <p>{t(words::REFUSED_HELP)}" "<a href="/rating-tickets">{t(tickets::TITLE)}</a></p>
        </div>
    }
    .into_any()
}

fn card(one: &IndicatorAlert, ends: Option<Day>) -> AnyView {
    let IndicatorAlert { indicator, figure, alert } = one;
    let (class, mark) = match alert.kind {
        AlertKind::Lost | AlertKind::Behind => ("badge badge--bad", "status-dot status-dot--bad"),
        AlertKind::Slipping => ("badge badge--warn", "status-dot status-dot--none"),
    };
    let pace = match alert.outlook {
        Outlook::CountNeeded { .. } => words::PACE_WEEK,
        _ => words::PACE_BAD,
    };
    let pace = fill(pace, &[("n", &integer(alert.pace)), ("cases", cases(indicator))]);
    view! {
        <article class="card indicator">
            <h3 class="indicator__name">{indicator.name.in_language(use_viewer().language).to_owned()}</h3>
            {figure.value.map(|now| view! { <span class="indicator__value">{value(indicator, now)}</span> })}
            {target(indicator).map(|target| view! { <span class="indicator__target">{target}</span> })}
            <span><span class=class><span class=mark aria-hidden="true"></span>{t(words::kind(alert.kind))}</span></span>
            {to_do(indicator, figure, ends).map(|to_do| view! { <p>{to_do}</p> })}
            {(alert.pace > 0).then(|| view! { <p class="small">{pace}</p> })}
        </article>
    }
    .into_any()
}
