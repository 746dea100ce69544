//! A published result, in the order of minutes, fit for printing.

use domain::election::{CategoryResult, ElectionResult, ResultRow};
use leptos::prelude::*;

use crate::{
    components::use_viewer,
    text::{
        Text, election, fill,
        format::{integer, percent},
        t,
    },
};

/// How many letters of a number in the draw are shown; far more than are needed to tell two apart.
const DRAW_LETTERS: usize = 16;

pub(super) fn section(result: ElectionResult) -> AnyView {
    view! {
        <section>
            <h2>{t(election::RESULT)}</h2>
            <p class="muted">{fill(election::SHARE_NOTE, &[("all", &integer(result.turnout.on_roll))])}</p>
            {result.categories.iter().map(category).collect_view()}
        </section>
        {minutes(&result)}
        {draw(&result)}
        {codes(&result.check_codes)}
    }
    .into_any()
}

fn category(category: &CategoryResult) -> AnyView {
    let language = use_viewer().language;
    let title = category.title.in_language(language).to_owned();
    let label = title.clone();
    let numbers = [category.rows.len().to_string(), category.rules.seats.to_string()];
    let size = fill(election::CATEGORY_FACTS, &[("nominees", &numbers[0]), ("seats", &numbers[1])]);
    view! {
        <h3>{title}</h3>
        <p class="muted">{size}</p>
        <div class="table-scroll" tabindex="0" role="region" aria-label=label>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col" class="num">{t(election::PLACE)}</th>
                        <th scope="col">{t(election::NOMINEE)}</th>
                        <th scope="col" class="num">{t(election::VOTES)}</th>
                    </tr>
                </thead>
                <tbody>{category.rows.iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// Three columns, so that the votes stand on a phone's screen too.
fn row(row: &ResultRow) -> AnyView {
    let agency = row.agency.in_language(use_viewer().language).to_owned();
    let mut notes = vec![agency, fill(election::MET, &[("n", &row.standards_met.to_string())])];
    if row.by_draw {
        notes.push(t(election::BY_DRAW).to_owned());
    }
    let elected =
        row.elected.then(|| view! { <span class="badge badge--good">{t(election::ELECTED)}</span> });
    view! {
        <tr>
            <td class="num">{row.place}</td>
            <td role="rowheader">
                <span class="nominee__name">{row.name.clone()}</span>
                <span class="nominee__facts small">{notes.join(" · ")}</span>
                {elected}
            </td>
            <td class="num"><b>{integer(row.votes)}</b> <br /> <span class="small muted">{row.share_of_roll_bp.map(percent)}</span></td>
        </tr>
    }
    .into_any()
}

fn minutes(result: &ElectionResult) -> AnyView {
    let line = |(label, number): (Text, String)| view! { <div><dt>{t(label)}</dt> <dd>{number}</dd></div> };
    let ballots = i64::try_from(result.check_codes.len()).unwrap_or(i64::MAX);
    let facts = [(election::ON_ROLL, integer(result.turnout.on_roll)), (election::BALLOTS, integer(ballots))];
    let rules = [election::RULE_VOTES, election::RULE_STANDARDS, election::RULE_DRAW, election::RULE_SEATS];
    view! {
        <section>
            <h2>{t(election::MINUTES)}</h2>
            <dl class="deflist">{facts.into_iter().map(line).collect_view()}</dl>
            <h3>{t(election::RULE)}</h3>
            <ol>{rules.into_iter().map(|rule| view! { <li>{t(rule)}</li> }).collect_view()}</ol>
        </section>
    }
    .into_any()
}

/// How anybody can work the draw out again, with this election's own numbers.
fn draw(result: &ElectionResult) -> AnyView {
    let rows = || result.categories.iter().flat_map(|category| &category.rows);
    let example = rows().next().map(|row| row.nominee_id.to_string()).unwrap_or_default();
    let line = |row: &ResultRow| {
        let draw: String = row.draw.chars().take(DRAW_LETTERS).collect();
        view! {
            <tr>
                <th scope="row">{row.name.clone()}</th>
                <td class="num">{row.nominee_id}</td>
                <td><code>{draw}</code></td>
            </tr>
        }
    };
    view! {
        <details class="no-print">
            <summary>{t(election::DRAW)}</summary>
            <div class="stack">
                <p>{t(election::DRAW_SEED)}</p>
                <pre tabindex="0"><code>"LC_ALL=C sort codes.txt | sha256sum"</code></pre>
                <p>{t(election::SEED)}": " <code>{result.seed.clone()}</code></p>
                <p>{fill(election::DRAW_NUMBER, &[("n", &example)])}</p>
                <pre tabindex="0"><code>{format!("printf '%s:%s' {} {example} | sha256sum", result.seed)}</code></pre>
                <div class="table-scroll" tabindex="0" role="region" aria-label=t(election::DRAW)>
                    <table class="table">
                        <thead>
                            <tr>
                                <th scope="col">{t(election::NOMINEE)}</th>
                                <th scope="col" class="num">{t(election::NUMBER)}</th>
                                <th scope="col">{t(election::DRAWN)}</th>
                            </tr>
                        </thead>
                        <tbody>{rows().map(line).collect_view()}</tbody>
                    </table>
                </div>
            </div>
        </details>
    }
    .into_any()
}

fn codes(codes: &[String]) -> AnyView {
    let title = fill(election::CODES, &[("n", &codes.len().to_string())]);
    view! {
        <details>
            <summary>{title}</summary>
            <pre tabindex="0"><code>{codes.join("\n")}</code></pre>
        </details>
    }
    .into_any()
}
