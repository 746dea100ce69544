//! The minutes of the count, made to be printed and signed.

use domain::{
    Bilingual,
    election::{CategoryResult, ElectionResult, ResultRow},
    time::show_minute,
};
use leptos::prelude::*;
use leptos_meta::Title;

use super::election_id;
use crate::{
    api::record::{Minutes, read_minutes},
    components::{PrintButton, loaded, use_viewer},
    text::{
        Text, election, fill,
        format::{integer, percent},
        record, t,
    },
};

/// The minutes of a published election.
pub fn page() -> AnyView {
    let minutes = Resource::new(election_id(), read_minutes);
    view! {
        <Title text=t(record::MINUTES) />
        {loaded(minutes, show)}
    }
    .into_any()
}

fn show(minutes: Minutes) -> AnyView {
    let Minutes { result, record_address } = minutes;
    let title = say(&result.facts.title);
    let id = result.facts.id;
    view! {
        <article class="stack minutes">
            <h1>{t(record::MINUTES)}</h1>
            <p class="lead">{title}</p>
            <p class="muted">{t(record::MINUTES_LEAD)}</p>
            {figures(&result)}
            {result.categories.iter().map(table).collect_view()}
            {record_box(&result, &record_address)}
            {signatures(&result)}
            <div class="button-row no-print">
                <PrintButton />
                <a class="button" href=format!("/elections/{id}")>{t(record::BACK)}</a>
            </div>
        </article>
    }
    .into_any()
}

fn say(text: &Bilingual) -> String {
    text.in_language(use_viewer().language).to_owned()
}

fn count(number: u64) -> String {
    integer(i64::try_from(number).unwrap_or(i64::MAX))
}

fn figures(result: &ElectionResult) -> AnyView {
    let facts = &result.facts;
    let moment = |at_ms: Option<i64>| at_ms.map(show_minute).unwrap_or_default();
    let threshold = match facts.approval_bp {
        0 => t(record::NO_THRESHOLD).to_owned(),
        share => format!("{} (≥ {})", percent(i64::from(share)), count(result.votes_needed)),
    };
    let numbers = [facts.threshold.to_string(), facts.trustees.to_string()];
    let trustees = fill(record::TRUSTEES, &[("t", &numbers[0]), ("n", &numbers[1])]);
    let opened: Vec<&str> =
        result.trustees.iter().filter(|line| line.decrypted).map(|line| line.name.as_str()).collect();
    let lines: [(Text, String); 8] = [
        (record::PERIOD, format!("{} – {}", moment(facts.opened_at_ms), moment(facts.closed_at_ms))),
        (record::ON_ROLL, integer(result.turnout.on_roll)),
        (record::VOTED, integer(result.turnout.voted)),
        (record::REPLACED, count(result.replaced)),
        (record::REISSUED, count(result.reissued)),
        (record::INVALID, t(record::INVALID_NOTE).to_owned()),
        (record::THRESHOLD, threshold),
        (record::OPENED_BY, format!("{} ({trustees})", opened.join(", "))),
    ];
    let line = |(label, value): (Text, String)| view! { <div><dt>{t(label)}</dt> <dd>{value}</dd></div> };
    view! { <dl class="deflist">{lines.into_iter().map(line).collect_view()}</dl> }.into_any()
}

fn table(category: &CategoryResult) -> AnyView {
    let blank = category.rules.blank.then(|| {
        let blank = count(category.blank);
        view! { <p>{t(election::BLANK_BALLOTS)} ": " {blank}</p> }
    });
    let numbers = [category.rows.len().to_string(), category.rules.seats.to_string()];
    let size = fill(election::CATEGORY_FACTS, &[("nominees", &numbers[0]), ("seats", &numbers[1])]);
    view! {
        <section>
            <h2>{say(&category.title)}</h2>
            <p class="muted">{size}</p>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col" class="num">{t(election::PLACE)}</th>
                        <th scope="col">{t(election::NOMINEE)}</th>
                        <th scope="col" class="num">{t(election::VOTES)}</th>
                        <th scope="col">{t(election::ELECTED)}</th>
                    </tr>
                </thead>
                <tbody>{category.rows.iter().map(row).collect_view()}</tbody>
            </table>
            {blank}
        </section>
    }
    .into_any()
}

fn row(row: &ResultRow) -> AnyView {
    let share = row.share_of_roll_bp.and_then(|share| i64::try_from(share).ok()).map(percent);
    view! {
        <tr>
            <td class="num">{row.place.to_string()}</td>
            <td role="rowheader">{row.name.clone()} <br /> <span class="small muted">{say(&row.agency)}</span></td>
            <td class="num"><b>{count(row.votes)}</b> <br /> <span class="small muted">{share}</span></td>
            <td>{row.elected.then_some("✓")} {row.by_draw.then(|| t(election::BY_DRAW))}</td>
        </tr>
    }
    .into_any()
}

fn record_box(result: &ElectionResult, address: &str) -> AnyView {
    let id = result.facts.id;
    let head = result.facts.head.as_ref().map(|head| head.hash.clone());
    view! {
        <section class="minutes__record">
            <h2>{t(record::TITLE)}</h2>
            <p>{t(record::HEAD)} ": " <code class="hash">{head}</code></p>
            <p>{t(record::HEAD_NOTE)}</p>
            <img
                src=format!("/elections/{id}/record.svg")
                alt=fill(record::QR_ALT, &[("address", address)])
                width="160"
                height="160"
            />
            <p class="small">{address.to_owned()}</p>
        </section>
    }
    .into_any()
}

fn signatures(result: &ElectionResult) -> AnyView {
    let member = |seat: u32| {
        view! { <li class="minutes__signature">{fill(record::MEMBER, &[("n", &seat.to_string())])}</li> }
    };
    view! {
        <section>
            <h2>{t(record::SIGNATURES)}</h2>
            <ol class="minutes__signatures" role="list">
                {(1..=result.facts.trustees).map(member).collect_view()}
            </ol>
        </section>
    }
    .into_any()
}
