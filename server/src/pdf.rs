//! Documents of headings, paragraphs and tables as PDF: sheets of A4, across, tagged for those who listen.
//!
//! It knows nothing of what is written: content comes in as blocks, bytes go out.

mod draw;
mod font;
mod layout;
mod table;
mod tags;
#[cfg(test)]
mod tests;

use domain::viewer::Language;

pub use draw::write;

/// What is to be written.
pub struct Document {
    /// Title of the file, and its first heading.
    pub title: String,
    /// Language that it is written in.
    pub language: Language,
    /// Stands at the foot of every page.
    pub foot: String,
    /// Beside it: `{n}` the number of the page and `{all}` how many there are.
    pub page: &'static str,
    /// From the first to the last.
    pub blocks: Vec<Block>,
}

/// A piece of the document, from one edge to the other.
pub enum Block {
    /// Heading of what follows.
    Heading(String),
    /// A paragraph.
    Text(String, Tone),
    /// A table. Its header stands again on every page that it goes on to.
    Table(Table),
}

/// A table; every line has a cell for each column.
pub struct Table {
    /// What stands in the columns.
    pub columns: Vec<Column>,
    /// The lines below the header.
    pub rows: Vec<Vec<Vec<Line>>>,
}

/// A column.
pub struct Column {
    /// What stands in it.
    pub name: String,
    /// Numbers end at the same edge.
    pub is_number: bool,
}

/// A line of a cell.
pub struct Line {
    /// The words.
    pub text: String,
    /// How they look.
    pub tone: Tone,
}

/// How words look. Nothing is said by it alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// As most.
    Plain,
    /// To be seen first.
    Strong,
    /// Beside the point.
    Quiet,
    /// To be worked on.
    Alarm,
}
