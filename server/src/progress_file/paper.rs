//! The progress page on sheets of A4: what a manager takes into a meeting.

use anyhow::Result;
use app::text::{Text, board_filter, campaign, format, paper, progress};
use domain::{
    campaign::CampaignHead,
    progress::{Status, Unit},
    viewer::Language,
};

use super::{
    Part,
    tables::{self, Cell, Column, Table},
};
use crate::pdf::{self, Block, Document, Line, Tone};

/// What stands where there is nothing to say.
const NOTHING: &str = "–";

/// Writes the file.
pub(super) fn write(part: &Part, head: Option<&CampaignHead>) -> Result<Vec<u8>> {
    pdf::write(&document(part, head))
}

fn document(part: &Part, head: Option<&CampaignHead>) -> Document {
    let say = |text: Text| text.in_language(part.language).to_owned();
    Document {
        title: say(progress::TITLE),
        language: part.language,
        foot: part.head(),
        page: paper::PAGE.in_language(part.language),
        blocks: match head {
            Some(head) => beginning(part, head).into_iter().chain(tables(part)).collect(),
            None => vec![Block::Text(say(progress::NO_CAMPAIGN), Tone::Plain)],
        },
    }
}

/// Which campaign, when, what part of it, and how it stands.
fn beginning(part: &Part, head: &CampaignHead) -> Vec<Block> {
    let language = part.language;
    let (starts, ends) = (head.starts.show(), head.ends.show());
    let period = campaign::PERIOD.filled(language, &[("from", &starts), ("to", &ends)]);
    let (met, all) = part.board.targets_met();
    let (met, all) = (met.to_string(), all.to_string());
    let met = progress::TARGETS_MET.filled(language, &[("met", &met), ("all", &all)]);
    let mut blocks = vec![
        Block::Text(head.title.in_language(language).to_owned(), Tone::Strong),
        Block::Text(period, Tone::Plain),
        Block::Text(part.head(), Tone::Plain),
    ];
    let chosen = board_filter::chosen(&part.filter, &part.board, language);
    blocks.extend(chosen.map(|chosen| Block::Text(chosen, Tone::Strong)));
    blocks.extend(part.demonstration().map(|made_up| Block::Text(made_up.to_owned(), Tone::Plain)));
    blocks.push(Block::Text(part.from(), Tone::Quiet));
    blocks.push(Block::Text(met, Tone::Strong));
    blocks
}

/// The tables under their names; one without a line only where the page says so.
fn tables(part: &Part) -> Vec<Block> {
    let mut blocks = Vec::new();
    for table in tables::on_page(&part.board, &part.filter, part.language) {
        if !table.rows.is_empty() {
            blocks.push(Block::Heading(table.name.clone()));
            blocks.extend(table.lead.map(|lead| Block::Text(lead.to_owned(), Tone::Quiet)));
            blocks.push(Block::Table(on_paper(&table, part.language)));
        } else if let Some(nothing) = table.nothing {
            blocks.push(Block::Heading(table.name));
            blocks.push(Block::Text(nothing.to_owned(), Tone::Plain));
        }
    }
    blocks
}

/// The table with what stands below a column in the lines of its cells.
fn on_paper(table: &Table, language: Language) -> pdf::Table {
    let is_number = |at: usize| {
        let mut cells = table.rows.iter().filter_map(|row| row.get(at));
        cells.any(|cell| matches!(cell, Cell::Share(_) | Cell::Count(_) | Cell::Change(..) | Cell::Points(_)))
    };
    let columns = table.columns.iter().enumerate().filter(|(_, column)| column.below.is_none());
    let columns =
        columns.map(|(at, column)| pdf::Column { name: column.name.clone(), is_number: is_number(at) });
    let row = |row: &Vec<Cell>| {
        let mut cells: Vec<Vec<Line>> = Vec::new();
        for (column, cell) in table.columns.iter().zip(row) {
            if column.below.is_none() {
                cells.push(Vec::new());
            }
            if let Some(lines) = cells.last_mut() {
                lines.extend(line(column, cell, language));
            }
        }
        cells
    };
    pdf::Table { columns: columns.collect(), rows: table.rows.iter().map(row).collect() }
}

/// The line of a cell; none where it stands below another and says nothing.
fn line(column: &Column, cell: &Cell, language: Language) -> Option<Line> {
    let text = words(cell, language);
    let tone = match cell {
        Cell::Status(_, Status::Missed) => Tone::Alarm,
        Cell::Status(..) => Tone::Plain,
        _ if column.below.is_some() => Tone::Quiet,
        _ => Tone::Plain,
    };
    match column.below {
        None => Some(Line { text: text.unwrap_or_else(|| NOTHING.to_owned()), tone }),
        // No case is missing.
        Some(_) if matches!(cell, Cell::Count(0)) => None,
        Some(words) => Some(Line { text: words.replace("{n}", &text?), tone }),
    }
}

/// What a cell says, as pages write it.
fn words(cell: &Cell, language: Language) -> Option<String> {
    Some(match cell {
        Cell::Text(text) => text.clone(),
        Cell::Status(text, _) => (*text).to_owned(),
        Cell::Share(bp) => format::percent_in(*bp, language),
        Cell::Count(count) => format::integer_in(*count, language),
        Cell::Points(centi) => format::hundredths_in(*centi, language),
        Cell::Change(by, unit) => {
            let by_words = match unit {
                Unit::Share => progress::points(*by, language),
                Unit::Count => format::integer_in(*by, language),
            };
            format!("{}{by_words}", if *by > 0 { "+" } else { "" })
        }
        Cell::Empty => return None,
    })
}

#[cfg(test)]
#[path = "paper_tests.rs"]
mod tests;
