//! The preview of a file: what importing it would do, what is wrong, which rows to leave out.

use domain::election::{AgencyRows, FaultyRow, GoodRow, RollPreview, RowFault};
use leptos::prelude::*;
use leptos_meta::Title;

use super::frame::{election_id, in_language, page, side_form};
use crate::{
    api::organise_election::roll::{ImportView, read_import},
    components::{CsrfField, loaded},
    text::{
        Text, fill,
        format::integer,
        organise_election::{people, roll},
        t,
    },
};

/// The file that waits to be imported.
pub fn import() -> AnyView {
    let waiting = Resource::new(election_id, read_import);
    view! {
        <Title text=t(roll::PREVIEW) />
        {loaded(waiting, show)}
    }
    .into_any()
}

fn show(view: ImportView) -> AnyView {
    let content = match &view.preview {
        Some(preview) => preview_of(preview),
        None => {
            let address = format!("/organise/elections/{}/roll", view.election.facts.id);
            view! {
                <p>{t(roll::NO_FILE)}</p>
                <p><a href=address class="button">{t(roll::ROLL)}</a></p>
            }
            .into_any()
        }
    };
    page(&view.election, roll::PREVIEW, content)
}

fn preview_of(preview: &RollPreview) -> AnyView {
    let rows = integer(i64::from(preview.rows));
    let file = fill(roll::PREVIEW_FILE, &[("file", &preview.file_name), ("rows", &rows)]);
    let tile = |label: Text, number: u32| {
        view! {
            <div class="stat">
                <p class="stat__value">{integer(i64::from(number))}</p>
                <p class="stat__label">{t(label)}</p>
            </div>
        }
    };
    view! {
        <p class="lead">{file}</p>
        <div class="tiles">
            {tile(roll::JOINS, preview.joins)} {tile(roll::NEW, preview.new)}
            {tile(roll::ALREADY, preview.on_roll)} {tile(roll::FAULTY, preview.faulty)}
        </div>
        {decide(preview)}
        {agencies(&preview.agencies)}
        {sample(&preview.sample)}
    }
    .into_any()
}

/// The form that imports, with the faulty rows to be left out.
fn decide(preview: &RollPreview) -> AnyView {
    let listed = u32::try_from(preview.faults.len()).unwrap_or(u32::MAX);
    let forget = side_form(preview.election_id, "/api/organise/roll/forget", roll::FORGET, ());
    if preview.faulty > listed {
        let numbers = [("n", integer(i64::from(preview.faulty))), ("shown", integer(i64::from(listed)))];
        let note =
            fill(roll::FAULTS_MANY, &numbers.each_ref().map(|(name, number)| (*name, number.as_str())));
        return view! {
            <div class="notice notice--bad"><p>{note}</p></div>
            <ul role="list">{preview.faults.iter().map(faulty_line).collect_view()}</ul>
            {forget}
        }
        .into_any();
    }
    let faults = (listed > 0).then(|| {
        view! {
            <h2>{t(roll::FAULTS)}</h2>
            <div class="notice notice--warn"><p>{t(roll::FAULTS_LEAD)}</p></div>
            <ul role="list">{preview.faults.iter().map(faulty_box).collect_view()}</ul>
        }
    });
    view! {
        <form class="form" method="post" action="/api/organise/roll/import">
            <CsrfField />
            <input type="hidden" name="election_id" value=preview.election_id.to_string() />
            <input type="hidden" name="upload" value=preview.upload.clone() />
            {faults}
            <div class="button-row">
                <button class="button button--primary">{t(roll::IMPORT_NOW)}</button>
            </div>
        </form>
        {forget}
    }
    .into_any()
}

pub(in crate::pages::organise) fn faulty_box(row: &FaultyRow) -> AnyView {
    let label = fill(roll::LEAVE_OUT, &[("row", &row.row_number.to_string())]);
    let (cells, faults) = (cells(row), faults(row));
    view! {
        <li>
            <label class="check-line">
                <input type="checkbox" name="leave_out[]" value=row.row_number.to_string() />
                <span><b>{label}</b> " — " {cells} <br /> <span class="field__error">{faults}</span></span>
            </label>
        </li>
    }
    .into_any()
}

pub(in crate::pages::organise) fn faulty_line(row: &FaultyRow) -> AnyView {
    let number = format!("{} {}", t(roll::ROW), row.row_number);
    let (cells, faults) = (cells(row), faults(row));
    view! { <li><b>{number}</b> " — " {cells} <br /> <span class="field__error">{faults}</span></li> }
        .into_any()
}

/// A row as it is written in the file.
fn cells(row: &FaultyRow) -> String {
    let cells = [&row.staff_code, &row.full_name, &row.agency, &row.group];
    let written: Vec<_> = cells.into_iter().filter(|cell| !cell.is_empty()).map(String::as_str).collect();
    written.join(" · ")
}

fn faults(row: &FaultyRow) -> String {
    row.faults.iter().map(fault).collect::<Vec<_>>().join("; ")
}

fn fault(fault: &RowFault) -> String {
    let of_column = |text, column| fill(text, &[("column", t(roll::column(column)))]);
    match fault {
        RowFault::Empty(column) => of_column(roll::EMPTY, *column),
        RowFault::TooLong(column) => of_column(roll::TOO_LONG, *column),
        RowFault::Formula(column) => of_column(roll::FORMULA, *column),
        RowFault::NotText(column) => of_column(roll::NOT_TEXT, *column),
        RowFault::UnknownAgency => t(roll::UNKNOWN_AGENCY).to_owned(),
        RowFault::UnknownGroup => t(roll::UNKNOWN_GROUP).to_owned(),
        RowFault::Twice { other_row } => fill(roll::TWICE, &[("row", &other_row.to_string())]),
        RowFault::OtherName { stored } => fill(roll::OTHER_NAME, &[("name", stored)]),
        RowFault::OtherAgency { stored } => fill(roll::OTHER_AGENCY, &[("agency", &in_language(stored))]),
        RowFault::OtherGroup => t(roll::OTHER_GROUP).to_owned(),
        RowFault::HasLeft => t(roll::HAS_LEFT).to_owned(),
        RowFault::InElection => t(roll::IN_ELECTION).to_owned(),
    }
}

pub(in crate::pages::organise) fn agencies(agencies: &[AgencyRows]) -> AnyView {
    let row = |agency: &AgencyRows| {
        view! {
            <tr>
                <th scope="row">{in_language(&agency.agency)}</th>
                <td class="num">{integer(i64::from(agency.rows))}</td>
            </tr>
        }
    };
    if agencies.is_empty() {
        return ().into_any();
    }
    view! {
        <h2>{t(roll::BY_AGENCY)}</h2>
        <div class="table-scroll" tabindex="0" role="region" aria-label=t(roll::BY_AGENCY)>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{t(people::AGENCY)}</th>
                        <th scope="col" class="num">{t(roll::ROWS)}</th>
                    </tr>
                </thead>
                <tbody>{agencies.iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn sample(rows: &[GoodRow]) -> AnyView {
    let row = |row: &GoodRow| {
        let facts =
            [row.staff_code.clone(), in_language(&row.agency), t(roll::effect(row.effect)).to_owned()];
        view! {
            <tr>
                <td class="num">{row.row_number}</td>
                <th scope="row">{row.full_name.clone()} <br /> <span class="small muted">{facts.join(" · ")}</span></th>
            </tr>
        }
    };
    if rows.is_empty() {
        return ().into_any();
    }
    view! {
        <h2>{t(roll::SAMPLE)}</h2>
        <div class="table-scroll" tabindex="0" role="region" aria-label=t(roll::SAMPLE)>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col" class="num">{t(roll::ROW)}</th>
                        <th scope="col">{t(people::NAME)}</th>
                    </tr>
                </thead>
                <tbody>{rows.iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
