//! The tables of agencies: by participation and by mean score.

use domain::{
    contest::{AgencyLine, AgencyTable, BlocLine, RoundInfo, Tally},
    time::show_minute,
    viewer::Language,
};
use leptos::prelude::*;

use crate::{
    components::use_viewer,
    text::{Text, awards, contest, contest_result, fill, format, organise_round, roster, t},
};

/// Both tables, with the citizens' line below each.
pub(super) fn tables(round: &RoundInfo, table: &AgencyTable) -> AnyView {
    let started = format::integer(i64::from(round.started));
    let ended = format::integer(i64::from(round.ended));
    let count = table.question_count.to_string();
    let by_mean: Vec<AnyView> =
        table.by_mean().into_iter().filter(|line| line.tally.participants > 0).map(mean).collect();
    let frozen = table.frozen_since_ms.map(|at_ms| {
        let text = fill(organise_round::FROZEN, &[("at", &show_minute(at_ms))]);
        view! { <p class="notice notice--info">{text}</p> }
    });
    let nobody =
        (by_mean.is_empty() && table.shows_scores).then(|| view! { <p>{t(contest::NO_AGENCY_YET)}</p> });
    view! {
        <section>
            <h2>{t(contest::TABLES)}</h2>
            {frozen}
            <p>{fill(contest::SO_FAR, &[("started", &started), ("ended", &ended)])}</p>
            <div class="split">
                {frame(
                    t(contest::BY_PARTICIPATION).to_owned(),
                    contest::AGENCY,
                    &[roster::ABSENT, contest::SHARE],
                    table.by_participation().into_iter().map(participation).collect(),
                    citizens(table.citizens, vec!["–".to_owned(), "–".to_owned()]),
                )}
                <div class="stack">
                    {if table.shows_scores {
                        frame(
                            fill(contest::BY_MEAN, &[("count", &count)]),
                            contest::AGENCY,
                            &[contest::MEAN, contest_result::PERFECT],
                            by_mean,
                            citizens(table.citizens, scores_of(table.citizens)),
                        )
                    } else {
                        view! { <p class="notice notice--info">{t(awards::TABLES_LATER)}</p> }.into_any()
                    }}
                    {nobody}
                </div>
            </div>
            {table.shows_scores.then(|| by_bloc(table))}
        </section>
    }
    .into_any()
}

/// Agencies of each kind together; nothing where there is one kind only.
fn by_bloc(table: &AgencyTable) -> Option<AnyView> {
    let blocs = table.by_bloc();
    let line = |bloc: &BlocLine| {
        let share = format::percent(i64::try_from(bloc.participation_bp()).unwrap_or(i64::MAX));
        let figures = std::iter::once(share).chain(scores_of(bloc.tally));
        view! {
            <tr>
                <th scope="row">{t(roster::kind(bloc.kind))}</th>
                <td class="num">{format!("{}/{}", bloc.tally.participants, bloc.roster)}</td>
                {figures.map(|figure| view! { <td class="num">{figure}</td> }).collect_view()}
            </tr>
        }
        .into_any()
    };
    let lines: Vec<AnyView> = blocs.iter().map(line).collect();
    let figures = std::iter::once("–".to_owned()).chain(scores_of(table.citizens)).collect();
    (blocs.len() > 1).then(|| {
        let count = table.question_count.to_string();
        frame(
            fill(roster::BY_BLOC, &[("count", &count)]),
            roster::BLOC,
            &[contest::SHARE, contest::MEAN, contest_result::PERFECT],
            lines,
            citizens(table.citizens, figures),
        )
    })
}

fn frame(caption: String, first: Text, columns: &[Text], rows: Vec<AnyView>, citizens: AnyView) -> AnyView {
    let label = caption.clone();
    let heading = |column: &Text| view! { <th scope="col" class="num">{t(*column)}</th> };
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=label>
            <table class="table">
                <caption>{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t(first)}</th>
                        <th scope="col" class="num">{t(contest::PARTICIPANTS)}</th>
                        {columns.iter().map(heading).collect_view()}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
                <tfoot>{citizens}</tfoot>
            </table>
        </div>
    }
    .into_any()
}

fn participation(line: &AgencyLine) -> AnyView {
    let share = i64::try_from(line.participation_bp()).unwrap_or(i64::MAX);
    row(line, vec![format::integer(i64::from(line.absent())), format::percent(share)])
}

fn mean(line: &AgencyLine) -> AnyView {
    row(line, scores_of(line.tally))
}

fn row(line: &AgencyLine, figures: Vec<String>) -> AnyView {
    let name = line.agency.in_language(use_viewer().language).to_owned();
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td class="num">{format!("{}/{}", line.tally.participants, line.roster)}</td>
            {figures.into_iter().map(|figure| view! { <td class="num">{figure}</td> }).collect_view()}
        </tr>
    }
    .into_any()
}

fn citizens(tally: Tally, figures: Vec<String>) -> AnyView {
    view! {
        <tr>
            <th scope="row">{t(contest::CITIZENS)}</th>
            <td class="num">{format::integer(i64::from(tally.participants))}</td>
            {figures.into_iter().map(|figure| view! { <td class="num">{figure}</td> }).collect_view()}
        </tr>
    }
    .into_any()
}

/// Mean and share of perfect papers.
fn scores_of(tally: Tally) -> Vec<String> {
    let perfect = tally.perfect_bp().map(|share| i64::try_from(share).unwrap_or(i64::MAX));
    vec![mean_of(tally), perfect.map_or_else(|| "–".to_owned(), format::percent)]
}

/// A mean with two decimals, or a dash without participants.
fn mean_of(tally: Tally) -> String {
    let mark = if use_viewer().language == Language::Vietnamese { ',' } else { '.' };
    tally.mean_hundredths().map_or_else(
        || "–".to_owned(),
        |hundredths| format!("{}{mark}{:02}", hundredths / 100, hundredths % 100),
    )
}
