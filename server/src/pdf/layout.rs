//! Which piece of a document stands on which page, and where.

use super::{
    Block, Document, Tone,
    font::{Face, Fonts},
    table::{self, Laid},
};

/// Width and height of A4, across, in points of 1/72 inch.
pub(super) const PAGE: (f32, f32) = (841.89, 595.28);
/// Left and right of the content.
pub(super) const MARGIN: f32 = 34.0;
/// Above the content.
const TOP: f32 = 34.0;
/// Where the content ends and the foot begins.
const BOTTOM: f32 = PAGE.1 - 44.0;
/// Width of the content.
pub(super) const WIDTH: f32 = PAGE.0 - 2.0 * MARGIN;

/// A line as it is drawn.
pub(super) struct Written {
    pub(super) text: String,
    pub(super) tone: Tone,
    pub(super) size: f32,
    /// Points, without the space at the end.
    pub(super) width: f32,
}

impl Written {
    /// The text in lines that are at most so many points wide.
    pub(super) fn broken(text: &str, tone: Tone, size: f32, width: f32, fonts: &Fonts) -> Vec<Self> {
        let face = face(fonts, tone);
        let lines = face.lines(&face.writable(text), width / size).into_iter();
        lines.map(|text| Self { width: face.width(&text) * size, text, tone, size }).collect()
    }
}

/// The cut that words of this tone are written in.
pub(super) fn face(fonts: &Fonts, tone: Tone) -> &Face {
    match tone {
        Tone::Strong | Tone::Alarm => &fonts.bold,
        Tone::Plain | Tone::Quiet => &fonts.regular,
    }
}

/// What a paragraph is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Title,
    Heading,
    Text,
}

impl Kind {
    /// Size of letters, from one line to the next, and space above and below.
    const fn measures(self) -> (f32, f32, [f32; 2]) {
        match self {
            Self::Title => (17.0, 21.0, [0.0, 3.0]),
            Self::Heading => (11.5, 15.0, [11.0, 4.0]),
            Self::Text => (9.0, 12.0, [0.0, 3.0]),
        }
    }
}

/// A block in lines.
pub(super) enum Piece {
    /// A heading or paragraph.
    Words(Kind, Vec<Written>),
    /// A table, or as many of its columns as stand side by side.
    Table(Laid),
}

/// Something on a page, by its upper edge.
pub(super) struct Placed<'a> {
    pub(super) top: f32,
    pub(super) what: What<'a>,
}

/// What is placed.
pub(super) enum What<'a> {
    /// A paragraph, from one line to the next so far.
    Words(Kind, &'a [Written], f32),
    /// The header of a table, which it begins with or goes on with.
    Header { table: &'a Laid, again: bool },
    /// A row of it.
    Row { table: &'a Laid, row: usize },
}

/// Breaks every block into lines.
pub(super) fn pieces(document: &Document, fonts: &Fonts) -> Vec<Piece> {
    let words = |kind: Kind, text: &str, tone| {
        let (size, ..) = kind.measures();
        Piece::Words(kind, Written::broken(text, tone, size, WIDTH, fonts))
    };
    let mut pieces = vec![words(Kind::Title, &document.title, Tone::Strong)];
    for block in &document.blocks {
        match block {
            Block::Heading(text) => pieces.push(words(Kind::Heading, text, Tone::Strong)),
            Block::Text(text, tone) => pieces.push(words(Kind::Text, text, *tone)),
            Block::Table(table) => {
                pieces.extend(table::lay(table, fonts, WIDTH).into_iter().map(Piece::Table));
            }
        }
    }
    pieces
}

/// Puts the pieces on pages; a heading stands with the beginning of what it heads, a row on one page.
pub(super) fn pages(pieces: &[Piece]) -> Vec<Vec<Placed<'_>>> {
    let mut pages = Pages { done: Vec::new(), page: Vec::new(), top: TOP };
    for (at, piece) in pieces.iter().enumerate() {
        pages.need(beginning(&pieces[at..]));
        match piece {
            Piece::Words(kind, lines) => pages.words(*kind, lines),
            Piece::Table(table) => pages.table(table),
        }
    }
    pages.done.push(pages.page);
    pages.done
}

/// How much of the pieces must stand on one page.
fn beginning(pieces: &[Piece]) -> f32 {
    match pieces {
        [Piece::Words(kind, lines), rest @ ..] => {
            let (_, leading, [above, below]) = kind.measures();
            let own = above + height(lines, leading) + below;
            let leads = *kind != Kind::Text || matches!(rest, [Piece::Table(_), ..]);
            if leads { own + beginning(rest) } else { own }
        }
        [Piece::Table(table), ..] => table.header.height + table.rows.first().map_or(0.0, |row| row.height),
        [] => 0.0,
    }
}

#[expect(clippy::cast_precision_loss, reason = "a paragraph has a few lines")]
fn height(lines: &[Written], leading: f32) -> f32 {
    lines.len() as f32 * leading
}

struct Pages<'a> {
    done: Vec<Vec<Placed<'a>>>,
    page: Vec<Placed<'a>>,
    /// Where the next piece begins.
    top: f32,
}

impl<'a> Pages<'a> {
    /// Begins a page unless there is room for so much; answers whether it did.
    fn need(&mut self, height: f32) -> bool {
        let full = !self.page.is_empty() && self.top + height > BOTTOM;
        if full {
            self.done.push(std::mem::take(&mut self.page));
            self.top = TOP;
        }
        full
    }

    fn put(&mut self, what: What<'a>, height: f32) {
        self.page.push(Placed { top: self.top, what });
        self.top += height;
    }

    fn words(&mut self, kind: Kind, lines: &'a [Written]) {
        let (_, leading, [above, below]) = kind.measures();
        if !self.page.is_empty() {
            self.top += above;
        }
        self.put(What::Words(kind, lines, leading), height(lines, leading) + below);
    }

    fn table(&mut self, table: &'a Laid) {
        self.put(What::Header { table, again: false }, table.header.height);
        for (row, of) in table.rows.iter().enumerate() {
            if self.need(of.height) {
                self.put(What::Header { table, again: true }, table.header.height);
            }
            self.put(What::Row { table, row }, of.height);
        }
        self.top += 6.0;
    }
}
