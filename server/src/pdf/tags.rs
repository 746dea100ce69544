//! The tree of headings, paragraphs and tables that stands beside what is drawn.

use std::num::NonZeroU16;

use krilla::{
    destination::XyzDestination,
    geom::Point,
    outline::{Outline, OutlineNode},
    tagging::{Identifier, TableHeaderScope, Tag, TagGroup, TagKind, TagTree},
};

use super::layout::Kind;

/// The tree as far as it was drawn.
pub(super) struct Tags {
    tree: TagTree,
    outline: Outline,
    /// Header and body of the table that is being drawn.
    table: Option<(TagGroup, TagGroup)>,
}

impl Tags {
    pub(super) fn new() -> Self {
        Self { tree: TagTree::new(), outline: Outline::new(), table: None }
    }

    /// A heading or paragraph, on this page by its upper edge.
    pub(super) fn words(&mut self, kind: Kind, text: &str, drawn: Identifier, (page, top): (usize, f32)) {
        self.end_table();
        let level = match kind {
            Kind::Title => NonZeroU16::MIN,
            Kind::Heading => NonZeroU16::MIN.saturating_add(1),
            Kind::Text => return self.tree.push(group(Tag::P, [drawn])),
        };
        self.tree.push(group(Tag::Hn(level, Some(text.to_owned())), [drawn]));
        let there = XyzDestination::new(page, Point::from_xy(0.0, top));
        self.outline.push_child(OutlineNode::new(text.to_owned(), there));
    }

    /// The header of a table that begins.
    pub(super) fn header(&mut self, cells: Vec<Identifier>) {
        self.end_table();
        let cells = cells.into_iter().map(|cell| group(Tag::TH(TableHeaderScope::Column), [cell]));
        let header = group(Tag::THead, [group(Tag::TR, cells)]);
        self.table = Some((header, TagGroup::new(Tag::TBody)));
    }

    /// A row of the table; its first cell says whose it is.
    pub(super) fn row(&mut self, cells: Vec<Identifier>) {
        let Some((_, body)) = &mut self.table else { return };
        let cells = cells.into_iter().enumerate().map(|(at, cell)| match at {
            0 => group(Tag::TH(TableHeaderScope::Row), [cell]),
            _ => group(Tag::TD, [cell]),
        });
        body.push(group(Tag::TR, cells));
    }

    fn end_table(&mut self) {
        if let Some((header, body)) = self.table.take() {
            self.tree.push(group(Tag::Table, [header, body]));
        }
    }

    /// The tree, and the list of headings.
    pub(super) fn finish(mut self) -> (TagTree, Outline) {
        self.end_table();
        (self.tree, self.outline)
    }
}

fn group<C: Into<krilla::tagging::Node>>(
    tag: impl Into<TagKind>,
    children: impl IntoIterator<Item = C>,
) -> TagGroup {
    TagGroup::with_children(tag, children.into_iter().map(Into::into).collect())
}
