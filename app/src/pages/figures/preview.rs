//! What taking a file over would do, and what is wrong with its rows.

use domain::progress::{FaultyFigure, FigureFault, FiguresPreview, GoodFigure};
use leptos::prelude::*;

use crate::{
    components::{CsrfField, use_viewer},
    text::{Text, figures as words, fill, format::integer, progress, t},
};

/// The file that waits to be taken over.
pub(super) fn section(preview: &FiguresPreview) -> AnyView {
    let tile = |label: Text, number: u32| {
        view! {
            <div class="stat">
                <p class="stat__value">{integer(i64::from(number))}</p>
                <p class="stat__label">{t(label)}</p>
            </div>
        }
    };
    view! {
        <section>
            <h2>{fill(words::PREVIEW, &[("file", &preview.file_name)])}</h2>
            <div class="tiles">
                {tile(words::NEW, preview.effect.new)} {tile(words::CORRECTED, preview.effect.corrected)}
                {tile(words::UNCHANGED, preview.effect.unchanged)} {tile(words::FAULTY, preview.faulty)}
            </div>
            {if preview.faulty > 0 { faults(preview) } else { take(preview) }}
            <form method="post" action="/api/figures/forget">
                <CsrfField />
                <button class="button button--quiet">{t(words::FORGET)}</button>
            </form>
            {sample(&preview.sample)}
        </section>
    }
    .into_any()
}

fn take(preview: &FiguresPreview) -> AnyView {
    view! {
        {preview.effect.waits.then(|| view! { <p>{t(words::TAKEN_WAITS)}</p> })}
        <form method="post" action="/api/figures/take">
            <CsrfField />
            <input type="hidden" name="upload" value=preview.upload.clone() />
            <button class="button button--primary">{t(words::TAKE)}</button>
        </form>
    }
    .into_any()
}

fn faults(preview: &FiguresPreview) -> AnyView {
    let listed = preview.faults.len();
    let more = usize::try_from(preview.faulty).is_ok_and(|all| all > listed);
    let shown = more.then(|| fill(words::FAULTS_SHOWN, &[("n", &listed.to_string())]));
    view! {
        <div class="notice notice--bad" role="alert"><p>{t(words::FAULTS_LEAD)} " " {shown}</p></div>
        <ul role="list">{preview.faults.iter().map(faulty).collect_view()}</ul>
    }
    .into_any()
}

fn faulty(row: &FaultyFigure) -> AnyView {
    let number = fill(words::ROW, &[("row", &row.row_number.to_string())]);
    let written: Vec<&str> = row.cells.iter().filter(|cell| !cell.is_empty()).map(String::as_str).collect();
    let faults: Vec<String> = row.faults.iter().map(fault).collect();
    view! {
        <li>
            <b>{number}</b> " — " {written.join(" · ")} <br />
            <span class="field__error">{faults.join("; ")}</span>
        </li>
    }
    .into_any()
}

fn fault(fault: &FigureFault) -> String {
    let of = |text, column| fill(text, &[("column", t(words::column(column)))]);
    let text = match fault {
        FigureFault::Empty(column) => return of(words::EMPTY, *column),
        FigureFault::Formula(column) => return of(words::FORMULA, *column),
        FigureFault::Unreadable(column) => return of(words::UNREADABLE, *column),
        FigureFault::Twice { other_row } => return fill(words::TWICE, &[("row", &other_row.to_string())]),
        FigureFault::MoreThanWhole { part, of_part, whole, of_whole } => {
            let (part, whole) = (t(progress::measure(*part)), t(progress::measure(*whole)));
            let (n, all) = (integer(*of_part), integer(*of_whole));
            return fill(words::BEYOND, &[("part", part), ("n", &n), ("whole", whole), ("all", &all)]);
        }
        FigureFault::UnknownAgency => words::UNKNOWN_AGENCY,
        FigureFault::OtherAgency => words::OTHER_AGENCY,
        FigureFault::UnknownMeasure => words::UNKNOWN_MEASURE,
        FigureFault::NotForAgencies => words::NOT_FOR_AGENCIES,
        FigureFault::NotADate => words::NOT_A_DATE,
        FigureFault::InTheFuture => words::IN_THE_FUTURE,
        FigureFault::OutsidePeriod => words::OUTSIDE,
        FigureFault::NotANumber => words::NOT_A_NUMBER,
        FigureFault::Negative => words::NEGATIVE,
        FigureFault::TooMany => words::TOO_MANY,
    };
    t(text).to_owned()
}

fn sample(rows: &[GoodFigure]) -> Option<AnyView> {
    let language = use_viewer().language;
    let row = |row: &GoodFigure| {
        let before = row.before.map(|before| fill(words::BEFORE, &[("n", &integer(before))]));
        view! {
            <tr>
                <td class="num">{row.row_number}</td>
                <td>{row.day.show()}</td>
                <td>{row.agency.in_language(language).to_owned()}</td>
                <td>{t(progress::measure(row.measure))}</td>
                <td class="num">
                    {integer(row.amount)}
                    {before.map(|before| view! { <br /><span class="small muted">{before}</span> })}
                </td>
            </tr>
        }
    };
    (!rows.is_empty()).then(|| {
        view! {
            <div class="table-scroll" tabindex="0" role="region" aria-label=t(words::SHOW_PREVIEW)>
                <table class="table small">
                    <thead>
                        <tr>
                            <th scope="col" class="num">{t(crate::text::organise_election::roll::ROW)}</th>
                            <th scope="col">{t(words::DAY)}</th>
                            <th scope="col">{t(words::AGENCY)}</th>
                            <th scope="col">{t(words::MEASURE)}</th>
                            <th scope="col" class="num">{t(words::NUMBER)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows.iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        }
        .into_any()
    })
}
