//! Figures that wait for an organiser, and what became of the others.

use domain::{
    progress::{FiguresPage, StatedAs, StatedFigure, WaitingAgency},
    time::show_minute,
};
use leptos::prelude::*;

use crate::{
    components::{CsrfField, use_viewer},
    text::{Text, figures as words, fill, format::integer, progress, t},
};

/// What waits; organisers mark and decide, coordinators see.
pub(super) fn waiting(page: &FiguresPage) -> AnyView {
    let decides = page.role == StatedAs::Organiser;
    let content = if page.waiting.is_empty() {
        view! { <p>{t(words::NOTHING_WAITS)}</p> }.into_any()
    } else if decides {
        view! {
            <form method="post" action="/api/figures/decide">
                <CsrfField />
                {table(words::WAITING, &page.waiting, true)}
                <div class="button-row">
                    <button class="button button--primary" name="accept" value="true">{t(words::ACCEPT)}</button>
                    <button class="button" name="accept" value="false">{t(words::REJECT)}</button>
                </div>
            </form>
        }
        .into_any()
    } else {
        table(words::WAITING, &page.waiting, false)
    };
    let listed = page.waiting.len();
    let more = usize::try_from(page.waiting_count).is_ok_and(|all| all > listed);
    let shown = more.then(|| {
        let (n, all) = (listed.to_string(), integer(page.waiting_count));
        view! { <p>{fill(words::WAITING_SHOWN, &[("n", &n), ("all", &all)])}</p> }
    });
    view! {
        <section>
            <h2>{t(words::WAITING)}</h2>
            {by_agency(&page.waiting_agencies)}
            {shown}
            {content}
        </section>
    }
    .into_any()
}

/// Every agency with figures that wait, to be accepted as one.
fn by_agency(agencies: &[WaitingAgency]) -> Option<AnyView> {
    let line = |agency: &WaitingAgency| {
        let name = agency.name.in_language(use_viewer().language).to_owned();
        let n = integer(agency.figures);
        let values = [("agency", name.as_str()), ("n", n.as_str())];
        view! {
            <li>
                <form class="row" method="post" action="/api/figures/decide-agency">
                    <CsrfField />
                    <input type="hidden" name="agency" value=agency.code.clone() />
                    <input type="hidden" name="up_to" value=agency.newest_id.to_string() />
                    <span>{fill(words::AGENCY_WAITS, &values)}</span>
                    <button
                        class="button"
                        name="accept"
                        value="true"
                        aria-label=fill(words::ACCEPT_AGENCY_LABEL, &values)
                    >
                        {t(words::ACCEPT_AGENCY)}
                    </button>
                </form>
            </li>
        }
    };
    (!agencies.is_empty()).then(|| {
        view! {
            <h3>{t(words::BY_AGENCY)}</h3>
            <ul role="list">{agencies.iter().map(line).collect_view()}</ul>
        }
        .into_any()
    })
}

/// What was decided, newest first.
pub(super) fn newest(figures: &[StatedFigure]) -> Option<AnyView> {
    (!figures.is_empty()).then(|| {
        view! {
            <section>
                <h2>{t(words::NEWEST)}</h2>
                {table(words::NEWEST, figures, false)}
            </section>
        }
        .into_any()
    })
}

fn table(name: Text, figures: &[StatedFigure], is_marked: bool) -> AnyView {
    let columns = [words::DAY, words::AGENCY, words::MEASURE, words::NUMBER, words::STATED_BY, words::STATE];
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=t(name)>
            <table class="table small">
                <thead>
                    <tr>{columns.map(|column| view! { <th scope="col">{t(column)}</th> }).collect_view()}</tr>
                </thead>
                <tbody>{figures.iter().map(|figure| row(figure, is_marked)).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(figure: &StatedFigure, is_marked: bool) -> AnyView {
    let day = figure.day.show();
    let own = is_marked && !figure.may_accept;
    let mark = match is_marked && !own {
        true => view! {
            <label class="check-line">
                <input type="checkbox" name="ids[]" value=figure.id.to_string() checked />
                <span>{day}</span>
            </label>
        }
        .into_any(),
        false => day.into_any(),
    };
    let by = format!("{} ({})", figure.stated_by, t(words::role(figure.stated_as)));
    let from = [figure.file_name.clone().unwrap_or_default(), figure.note.clone()];
    let from: Vec<String> = from.into_iter().filter(|text| !text.is_empty()).collect();
    let decided = figure.decided_by.as_ref().map(|who| fill(words::DECIDED_BY, &[("who", who)]));
    view! {
        <tr>
            <td>{mark}</td>
            <td>{figure.agency.in_language(use_viewer().language).to_owned()}</td>
            <td>
                {t(progress::measure(figure.measure))}
                {(!from.is_empty()).then(|| view! { <br /><span class="muted">{from.join(" · ")}</span> })}
            </td>
            <td class="num">{integer(figure.amount)}</td>
            <td>{by} <br /> <span class="muted">{show_minute(figure.stated_at_ms)}</span></td>
            <td>
                {t(words::state(figure.state))}
                {own.then(|| view! { <br /><span class="muted">{t(words::OWN)}</span> })}
                {decided.map(|decided| view! { <br /><span class="muted">{decided}</span> })}
            </td>
        </tr>
    }
    .into_any()
}
