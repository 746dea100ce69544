//! A published result, in the order of minutes, fit for printing.

use domain::{
    Bilingual,
    election::{CategoryResult, ElectionResult, ResultRow, TrusteeLine},
};
use leptos::prelude::*;

use crate::{
    components::use_viewer,
    text::{
        Text, election, fill,
        format::{integer, percent},
        result as text, t,
    },
};

/// How many letters of a number in the draw are shown; far more than are needed to tell two apart.
const DRAW_LETTERS: usize = 16;

/// Everything that was announced.
pub(super) fn section(result: ElectionResult) -> AnyView {
    view! {
        <section>
            <h2>{t(text::RESULT)}</h2>
            <p>
                {fill(text::SHARE_NOTE, &[("all", &integer(result.turnout.on_roll))])} " "
                {fill(text::NEEDED_NOTE, &[("n", &count(result.votes_needed))])}
            </p>
            {corrections(&result.corrections)}
            {result.categories.iter().map(category).collect_view()}
        </section>
        {figures(&result)}
        {draw(&result)}
    }
    .into_any()
}

fn count(number: u64) -> String {
    integer(i64::try_from(number).unwrap_or(i64::MAX))
}

fn share(basis_points: u64) -> String {
    percent(i64::try_from(basis_points).unwrap_or(i64::MAX))
}

fn corrections(corrections: &[Bilingual]) -> AnyView {
    let language = use_viewer().language;
    let line = |correction: &Bilingual| view! { <p>{correction.in_language(language).to_owned()}</p> };
    let notice = (!corrections.is_empty()).then(|| {
        view! {
            <div class="notice notice--warn">
                <p class="notice__title">{t(text::CORRECTIONS)}</p>
                {corrections.iter().map(line).collect_view()}
            </div>
        }
    });
    notice.into_any()
}

fn category(category: &CategoryResult) -> AnyView {
    let language = use_viewer().language;
    let title = category.title.in_language(language).to_owned();
    let label = title.clone();
    let [nominees, seats] = [category.rows.len().to_string(), category.rules.seats.to_string()];
    let size = fill(election::CATEGORY_FACTS, &[("nominees", &nominees), ("seats", &seats)]);
    let blank =
        category.rules.blank.then(|| format!(" · {}: {}", t(election::BLANK_BALLOTS), count(category.blank)));
    view! {
        <h3>{title}</h3>
        <p class="muted">{size}{blank}</p>
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
        {empty_seats(category)}
    }
    .into_any()
}

fn empty_seats(category: &CategoryResult) -> AnyView {
    let elected = category.rows.iter().filter(|row| row.elected).count();
    let seats = category.rules.seats as usize;
    let note = (elected < seats).then(|| {
        let note = if elected == 0 { text::NO_SEATS } else { text::EMPTY_SEATS };
        let note = fill(note, &[("seats", &seats.to_string()), ("elected", &elected.to_string())]);
        view! { <p class="notice notice--info">{note}</p> }
    });
    note.into_any()
}

/// Three columns, so that the votes stand on a phone's screen too.
fn row(row: &ResultRow) -> AnyView {
    let agency = row.agency.in_language(use_viewer().language).to_owned();
    let mut notes = vec![agency, fill(text::MET, &[("n", &row.standards_met.to_string())])];
    if row.by_draw {
        notes.push(t(election::BY_DRAW).to_owned());
    }
    let badge = match (row.elected, row.threshold_met) {
        (true, _) => Some(("badge badge--good", election::ELECTED)),
        (false, false) => Some(("badge badge--none", text::BELOW)),
        (false, true) => None,
    };
    let badge = badge.map(|(class, words)| view! { <span class=class>{t(words)}</span> });
    view! {
        <tr>
            <td class="num">{row.place}</td>
            <td role="rowheader">
                <span class="nominee__name">{row.name.clone()}</span>
                <span class="nominee__facts small">{notes.join(" · ")}</span>
                {badge}
            </td>
            <td class="num"><b>{count(row.votes)}</b> <br /> <span class="small muted">{row.share_of_roll_bp.map(share)}</span></td>
        </tr>
    }
    .into_any()
}

fn figures(result: &ElectionResult) -> AnyView {
    let line = |(label, figure): (Text, String)| view! { <div><dt>{t(label)}</dt> <dd>{figure}</dd></div> };
    let trustee = |trustee: &TrusteeLine| {
        let took_part = if trustee.decrypted { text::DECRYPTED } else { text::NOT_DECRYPTED };
        view! { <li>{trustee.name.clone()} " – " {t(took_part)}</li> }
    };
    let voted = domain::election::share_of_roll_bp(
        result.turnout.voted.unsigned_abs(),
        result.turnout.on_roll.unsigned_abs(),
    );
    let voted = [Some(integer(result.turnout.voted)), voted.map(share)].into_iter().flatten();
    let lines = [
        (election::ON_ROLL, integer(result.turnout.on_roll)),
        (text::TURNOUT, voted.collect::<Vec<_>>().join(" · ")),
        (text::COUNTED, count(result.counted)),
        (text::BALLOTS, count(result.ballots)),
        (text::REPLACED, count(result.replaced)),
        (text::REISSUED, count(result.reissued)),
        (text::INVALID, t(text::INVALID_NONE).to_owned()),
    ];
    view! {
        <section>
            <h2>{t(text::COUNT)}</h2>
            <dl class="deflist">{lines.into_iter().map(line).collect_view()}</dl>
            <h3>{t(election::TRUSTEES)}</h3>
            <ul>{result.trustees.iter().map(trustee).collect_view()}</ul>
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
            <summary>{t(text::DRAW)}</summary>
            <div class="stack">
                <p>{t(text::DRAW_SEED)}</p>
                <p>{t(text::SEED)}": " <code class="hash">{result.seed.clone()}</code></p>
                <p>{fill(text::DRAW_NUMBER, &[("n", &example)])}</p>
                <pre tabindex="0"><code>{format!("printf '%s:%s' {} {example} | sha256sum", result.seed)}</code></pre>
                <div class="table-scroll" tabindex="0" role="region" aria-label=t(text::DRAW)>
                    <table class="table">
                        <thead>
                            <tr>
                                <th scope="col">{t(election::NOMINEE)}</th>
                                <th scope="col" class="num">{t(text::NUMBER)}</th>
                                <th scope="col">{t(text::DRAWN)}</th>
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
