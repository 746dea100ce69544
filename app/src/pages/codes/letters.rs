//! The letters to be printed: all of them or one agency's, on paper or as a file, and forgetting them.

use leptos::prelude::*;

use super::{
    desk::{Desk, Letter, Question},
    letter::{address, sheets},
    make::count,
};
use crate::{
    platform::download,
    text::{codes, fill, t},
};

/// From so many letters on the first agency is shown instead of all: drawing codes takes a while.
const MANY: usize = 200;

/// The letters, if there are any; the only part of the page that is printed.
pub(super) fn letters(desk: Desk) -> AnyView {
    let batch = RwSignal::new(None::<String>);
    let section = move || {
        let letters = desk.letters.read();
        if letters.is_empty() {
            return ().into_any();
        }
        let agencies = agencies(&letters);
        batch.set(agencies.first().filter(|_| letters.len() > MANY).map(|(agency, _)| agency.clone()));
        let title = fill(codes::LETTERS, &[("n", &count(letters.len()))]);
        view! {
            <section class="no-print" id="letters">
                <h2>{title}</h2>
                <p class="notice notice--warn"><b>{t(codes::LETTERS_ONLY_HERE)}</b></p>
                {batches(batch, &agencies, letters.len())}
                <p class="muted">{t(codes::PRINT_NOTE)}</p>
                {buttons(desk)}
                {elsewhere(desk)}
            </section>
            {move || desk.facts.with_value(|facts| {
                let letters = desk.letters.read();
                sheets(facts, &chosen(&letters, batch.get().as_deref()))
            })}
        }
        .into_any()
    };
    view! { <div>{section}</div> }.into_any()
}

/// Agencies with their numbers of letters, in the order of the roll.
fn agencies(letters: &[Letter]) -> Vec<(String, usize)> {
    let mut agencies: Vec<(String, usize)> = Vec::new();
    for letter in letters {
        match agencies.iter_mut().find(|(agency, _)| *agency == letter.agency) {
            Some((_, n)) => *n += 1,
            None => agencies.push((letter.agency.clone(), 1)),
        }
    }
    agencies
}

fn chosen<'a>(letters: &'a [Letter], batch: Option<&str>) -> Vec<&'a Letter> {
    letters.iter().filter(|letter| batch.is_none_or(|agency| letter.agency == agency)).collect()
}

fn batches(batch: RwSignal<Option<String>>, agencies: &[(String, usize)], all: usize) -> AnyView {
    if agencies.len() < 2 {
        return ().into_any();
    }
    let option = |(agency, n): &(String, usize)| {
        let label = fill(codes::BATCH_OF, &[("agency", agency), ("n", &count(*n))]);
        let is_chosen = batch.with_untracked(|batch| batch.as_ref() == Some(agency));
        view! { <option value=agency.clone() selected=is_chosen>{label}</option> }
    };
    let choose = move |event| {
        let agency = event_target_value(&event);
        batch.set((!agency.is_empty()).then_some(agency));
    };
    view! {
        <div class="field">
            <label for="letters-of">{t(codes::BATCH)}</label>
            <select id="letters-of" name="letters-of" on:change=choose>
                <option value="">{fill(codes::BATCH_ALL, &[("n", &count(all))])}</option>
                {agencies.iter().map(option).collect_view()}
            </select>
        </div>
    }
    .into_any()
}

fn buttons(desk: Desk) -> AnyView {
    // A browser without printing leaves the button without effect; the file below is the other way.
    let print = move |_| drop(window().print());
    view! {
        <div class="button-row">
            <button type="button" id="print-letters" class="button button--primary button--big" on:click=print>
                {t(codes::PRINT)}
            </button>
            <button
                type="button"
                id="letters-printed"
                class="button button--big"
                on:click=move |_| desk.question.set(Some(Question::Clear))
            >
                {t(codes::PRINTED)}
            </button>
        </div>
    }
    .into_any()
}

fn elsewhere(desk: Desk) -> AnyView {
    let failed = RwSignal::new(false);
    let save = move |_| {
        let (file, id) = desk.facts.with_value(|facts| {
            (csv(t(codes::CSV_HEAD), &address(facts), &desk.letters.read_untracked()), facts.election_id)
        });
        failed.set(!download::save(&format!("ma-binh-chon-{id}.csv"), "text/csv;charset=utf-8", &file));
    };
    view! {
        <details>
            <summary>{t(codes::CSV_TITLE)}</summary>
            <p class="notice notice--warn">{t(codes::CSV_WARNING)}</p>
            <p role="alert">{move || failed.get().then(|| t(codes::CSV_FAILED))}</p>
            <div class="button-row">
                <button type="button" id="letters-csv" class="button" on:click=save>{t(codes::CSV)}</button>
            </div>
        </details>
    }
    .into_any()
}

/// The letters as a table that spreadsheets read: marked as UTF-8, every field in quotes.
fn csv(head: &str, address: &str, letters: &[Letter]) -> String {
    let mut file = format!("\u{feff}{head}\r\n");
    for letter in letters {
        let scanned = format!("{address}#{}", letter.code);
        let fields = [&letter.name, &letter.agency, &letter.code, &scanned].map(|field| quoted(field));
        file.push_str(&fields.join(","));
        file.push_str("\r\n");
    }
    file
}

fn quoted(field: &str) -> String {
    // A spreadsheet takes a field that begins so for a formula.
    let guard = if field.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    format!("\"{guard}{}\"", field.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::{Letter, agencies, csv};

    fn letter(officer_id: i64, name: &str, agency: &str) -> Letter {
        let (name, agency, code) = (name.to_owned(), agency.to_owned(), "AAAA-BBBB".to_owned());
        Letter { officer_id, name, agency, code }
    }

    #[test]
    fn a_name_cannot_become_a_formula_or_break_its_field() {
        let letters = [letter(1, "=1+1", "Sở \"Mẫu\", số 1")];
        let file = csv("Tên", "https://a.vn/vote/3", &letters);
        let row = "\"'=1+1\",\"Sở \"\"Mẫu\"\", số 1\",\"AAAA-BBBB\",\"https://a.vn/vote/3#AAAA-BBBB\"\r\n";
        assert_eq!(file, format!("\u{feff}Tên\r\n{row}"));
    }

    #[test]
    fn agencies_are_counted_in_the_order_of_the_roll() {
        let letters = [letter(1, "A", "Sở Y"), letter(2, "B", "Sở X"), letter(3, "C", "Sở Y")];
        assert_eq!(agencies(&letters), [("Sở Y".to_owned(), 2), ("Sở X".to_owned(), 1)]);
    }
}
