//! Tables: how wide columns are, where the lines of cells break, how high rows become.

use super::{
    Line, Table, Tone,
    font::Fonts,
    layout::{Written, face},
};

/// Size of letters in tables.
pub(super) const SIZE: f32 = 7.5;
/// From one line of a cell to the next.
pub(super) const LEADING: f32 = 9.6;
/// Between a cell's edge and its words, at the sides and above and below.
pub(super) const PADDING: [f32; 2] = [4.0, 3.0];
/// A word may not make its column wider than this.
const WIDEST_WORD: f32 = 120.0;
/// A line that is shorter stays a line.
const FEW_WORDS: f32 = 45.0;
/// A column asks for no more than this, however long its lines are.
const WIDEST: f32 = 240.0;

/// Some of the columns of a table, as many as stand side by side, with all of its rows.
pub(super) struct Laid {
    /// Left edge and width of each column, from the left edge of the page's content.
    pub(super) columns: Vec<(f32, f32, bool)>,
    /// The names of the columns.
    pub(super) header: Row,
    /// The lines below.
    pub(super) rows: Vec<Row>,
}

/// A row with its cells broken into lines.
pub(super) struct Row {
    pub(super) height: f32,
    pub(super) cells: Vec<Vec<Written>>,
}

/// What a column needs and what it would like, with its padding.
#[derive(Clone, Copy)]
struct Wish {
    least: f32,
    most: f32,
    /// Where there is room to spare: its name in one line.
    roomy: f32,
}

/// Lays a table out on a page that is so wide: in one piece, or in several that all begin with the first column.
pub(super) fn lay(table: &Table, fonts: &Fonts, width: f32) -> Vec<Laid> {
    let wishes: Vec<Wish> = (0..table.columns.len()).map(|column| wish(table, column, fonts)).collect();
    let parts = parts(&wishes, width);
    parts.iter().map(|columns| part(table, columns, &widths(&wishes, columns, width), fonts)).collect()
}

fn wish(table: &Table, column: usize, fonts: &Fonts) -> Wish {
    let Some(head) = table.columns.get(column) else { return Wish { least: 0.0, most: 0.0, roomy: 0.0 } };
    let longest_word = |text: &str, tone| {
        let face = face(fonts, tone);
        let text = face.writable(text);
        face.words(&text).into_iter().map(|word| face.width(word)).fold(0.0, f32::max)
    };
    let whole = |text: &str, tone| face(fonts, tone).width(&face(fonts, tone).writable(text));
    // A name may well stand in two lines.
    let mut least = longest_word(&head.name, Tone::Strong);
    let name = whole(&head.name, Tone::Strong);
    let mut most = least.max(name * 0.6);
    for line in table.rows.iter().filter_map(|row| row.get(column)).flatten() {
        let width = whole(&line.text, line.tone);
        most = most.max(width);
        // What belongs to a number stays together, and so do few words.
        let together = head.is_number || width * SIZE < FEW_WORDS;
        least = least.max(if together { width } else { longest_word(&line.text, line.tone) });
    }
    // A little more than reckoned, so that no rounding breaks a line.
    let points = |width: f32, limit: f32| (width * SIZE + 0.1).min(limit) + 2.0 * PADDING[0];
    Wish {
        least: points(least, WIDEST_WORD),
        most: points(most, WIDEST),
        roomy: points(most.max(name), WIDEST),
    }
}

/// Which columns stand side by side.
fn parts(wishes: &[Wish], width: f32) -> Vec<Vec<usize>> {
    let least = |column: &usize| wishes.get(*column).map_or(0.0, |wish| wish.least);
    let mut parts: Vec<Vec<usize>> = vec![vec![0]];
    for column in 1..wishes.len() {
        let Some(part) = parts.last_mut() else { continue };
        if part.len() > 1 && part.iter().map(least).sum::<f32>() + least(&column) > width {
            parts.push(vec![0, column]);
        } else {
            part.push(column);
        }
    }
    parts
}

/// Gives each column what it needs, and shares out the rest by what they would like.
fn widths(wishes: &[Wish], columns: &[usize], width: f32) -> Vec<f32> {
    let wishes: Vec<Wish> = columns.iter().filter_map(|column| wishes.get(*column)).copied().collect();
    if wishes.iter().map(|wish| wish.roomy).sum::<f32>() <= width {
        return wishes.iter().map(|wish| wish.roomy).collect();
    }
    let least: f32 = wishes.iter().map(|wish| wish.least).sum();
    let most: f32 = wishes.iter().map(|wish| wish.most).sum();
    let share = ((width - least) / (most - least).max(f32::EPSILON)).clamp(0.0, 1.0);
    wishes.iter().map(|wish| wish.least + (wish.most - wish.least) * share).collect()
}

fn part(table: &Table, columns: &[usize], widths: &[f32], fonts: &Fonts) -> Laid {
    let of_row = |row: &[Vec<Line>]| {
        let cells = columns.iter().zip(widths).map(|(column, width)| {
            let lines = row.get(*column).map_or(&[][..], Vec::as_slice);
            let lines = lines.iter().map(|line| (line.text.as_str(), line.tone));
            cell(lines, *width, fonts)
        });
        Row::of(cells.collect())
    };
    let header = columns.iter().zip(widths).map(|(column, width)| {
        let name = table.columns.get(*column).map(|column| (column.name.as_str(), Tone::Strong));
        cell(name.into_iter(), *width, fonts)
    });
    let mut edge = 0.0;
    let place = |(column, width): (&usize, &f32)| {
        let left = edge;
        edge += width;
        (left, *width, table.columns.get(*column).is_some_and(|column| column.is_number))
    };
    Laid {
        header: Row::of(header.collect()),
        rows: table.rows.iter().map(|row| of_row(row)).collect(),
        columns: columns.iter().zip(widths).map(place).collect(),
    }
}

fn cell<'a>(lines: impl Iterator<Item = (&'a str, Tone)>, width: f32, fonts: &Fonts) -> Vec<Written> {
    let room = width - 2.0 * PADDING[0];
    lines.flat_map(|(text, tone)| Written::broken(text, tone, SIZE, room, fonts)).collect()
}

impl Row {
    #[expect(clippy::cast_precision_loss, reason = "a cell has a few lines")]
    fn of(cells: Vec<Vec<Written>>) -> Self {
        let lines = cells.iter().map(Vec::len).max().unwrap_or_default();
        Self { height: lines as f32 * LEADING + 2.0 * PADDING[1], cells }
    }
}
