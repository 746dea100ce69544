//! Draws the pages, and tells readers for the blind what is heading, paragraph, row and cell.

use anyhow::{Context, Result, anyhow};
use domain::viewer::Language;
use krilla::{
    SerializeSettings,
    color::rgb,
    configure::{Accessibility, ConfigurationBuilder},
    geom::{PathBuilder, Point, Rect},
    metadata::Metadata,
    page::PageSettings,
    paint::Fill,
    surface::Surface,
    tagging::{Artifact, ArtifactType, ContentTag, Identifier},
};

use super::{
    Document, Tone,
    font::Fonts,
    layout::{self, MARGIN, PAGE, Placed, WIDTH, What, Written, face},
    table::{LEADING, Laid, PADDING, Row},
    tags::Tags,
};

/// Red, green and blue.
type Colour = [u8; 3];

/// Behind the header of a table.
const HEADER: Colour = [0xe6, 0xec, 0xf3];
/// Between the rows of a table.
const RULE: Colour = [0xc4, 0xcb, 0xd3];
/// Size of letters at the foot, and where it stands.
const FOOT: (f32, f32) = (7.5, PAGE.1 - 30.0);

/// Writes the document as PDF/UA, the standard for files that everybody can read.
pub fn write(document: &Document) -> Result<Vec<u8>> {
    let fonts = Fonts::read().context("the fonts cannot be read")?;
    let pieces = layout::pieces(document, &fonts);
    let pages = layout::pages(&pieces);
    let configuration = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish();
    let configuration = configuration.map_err(|error| anyhow!("{error:?}"))?;
    let mut file =
        krilla::Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    let mut tags = Tags::new();
    for (number, page) in pages.iter().enumerate() {
        let size = PageSettings::from_wh(PAGE.0, PAGE.1).context("no size of a page")?;
        let mut sheet = file.start_page_with(size);
        let mut pen = Pen { surface: sheet.surface(), fonts: &fonts };
        for placed in page {
            pen.place(placed, number, &mut tags);
        }
        let of = document.page.replace("{n}", &(number + 1).to_string());
        pen.foot(&document.foot, &of.replace("{all}", &pages.len().to_string()));
        // A page is finished by letting go of it.
        drop(pen);
        sheet.finish();
    }
    let (tree, outline) = tags.finish();
    file.set_tag_tree(tree);
    file.set_outline(outline);
    file.set_metadata(about(document));
    file.finish().map_err(|error| anyhow!("the PDF cannot be written: {error}"))
}

fn about(document: &Document) -> Metadata {
    let language = match document.language {
        Language::Vietnamese => "vi",
        Language::English => "en",
    };
    Metadata::new()
        .title(document.title.clone())
        .language(language.to_owned())
        .creator("Thi Đua Số".to_owned())
}

/// Where a cell's lines stand.
struct Spot<'a> {
    lines: &'a [Written],
    left: f32,
    right: f32,
    top: f32,
    /// Numbers end at the right.
    is_number: bool,
}

/// The cells of a row that begins at `top`.
fn spots<'a>(table: &'a Laid, row: &'a Row, top: f32) -> impl Iterator<Item = Spot<'a>> {
    table.columns.iter().zip(&row.cells).map(move |((left, width, is_number), lines)| {
        let left = MARGIN + left + PADDING[0];
        let right = left + width - 2.0 * PADDING[0];
        Spot { lines, left, right, top: top + PADDING[1], is_number: *is_number }
    })
}

struct Pen<'a, 'page> {
    surface: Surface<'page>,
    fonts: &'a Fonts,
}

impl Pen<'_, '_> {
    fn place(&mut self, placed: &Placed<'_>, page: usize, tags: &mut Tags) {
        let top = placed.top;
        match placed.what {
            What::Words(kind, lines, leading) => {
                let words = self.content(|pen| pen.lines(lines, MARGIN, top, leading));
                tags.words(kind, &text(lines), words, (page, top));
            }
            What::Header { table, again } => {
                let width = table.columns.iter().map(|(_, width, _)| width).sum();
                self.fill(HEADER, (MARGIN, top), (width, table.header.height));
                if again {
                    self.decoration(|pen| spots(table, &table.header, top).for_each(|spot| pen.spot(&spot)));
                } else {
                    let cells =
                        spots(table, &table.header, top).map(|spot| self.content(|pen| pen.spot(&spot)));
                    let cells = cells.collect();
                    tags.header(cells);
                }
            }
            What::Row { table, row } => {
                let Some(row) = table.rows.get(row) else { return };
                let cells = spots(table, row, top).map(|spot| self.content(|pen| pen.spot(&spot)));
                tags.row(cells.collect());
                let width = table.columns.iter().map(|(_, width, _)| width).sum();
                self.fill(RULE, (MARGIN, top + row.height - 0.25), (width, 0.5));
            }
        }
    }

    fn spot(&mut self, spot: &Spot) {
        for (at, line) in (0_u16..).zip(spot.lines) {
            let left = if spot.is_number { spot.right - line.width } else { spot.left };
            self.line(line, left, spot.top + f32::from(at) * LEADING, LEADING);
        }
    }

    fn lines(&mut self, lines: &[Written], left: f32, top: f32, leading: f32) {
        for (at, line) in (0_u16..).zip(lines) {
            self.line(line, left, top + f32::from(at) * leading, leading);
        }
    }

    fn line(&mut self, line: &Written, left: f32, top: f32, leading: f32) {
        let face = face(self.fonts, line.tone);
        let start = Point::from_xy(left, top + leading * 0.5 + line.size * 0.36);
        self.surface.set_fill(Some(filled(colour(line.tone))));
        let glyphs = face.glyphs(&line.text);
        self.surface.draw_glyphs(start, &glyphs, face.font.clone(), &line.text, line.size, false);
    }

    fn foot(&mut self, left: &str, right: &str) {
        let (size, top) = FOOT;
        self.decoration(|pen| {
            let left = Written::broken(left, Tone::Quiet, size, WIDTH * 0.8, pen.fonts);
            pen.lines(left.get(..1).unwrap_or_default(), MARGIN, top, size);
            for line in Written::broken(right, Tone::Quiet, size, WIDTH, pen.fonts) {
                pen.line(&line, MARGIN + WIDTH - line.width, top, size);
            }
        });
    }

    fn fill(&mut self, colour: Colour, (left, top): (f32, f32), (width, height): (f32, f32)) {
        let Some(area) = Rect::from_xywh(left, top, width, height) else { return };
        let mut path = PathBuilder::new();
        path.push_rect(area);
        let Some(path) = path.finish() else { return };
        self.decoration(|pen| {
            pen.surface.set_fill(Some(filled(colour)));
            pen.surface.draw_path(&path);
        });
    }

    /// What is part of the text.
    fn content(&mut self, draw: impl FnOnce(&mut Self)) -> Identifier {
        let identifier = self.surface.start_tagged(ContentTag::Other);
        draw(self);
        self.surface.end_tagged();
        identifier
    }

    /// What is not read out: it stands somewhere else too, or says nothing.
    fn decoration(&mut self, draw: impl FnOnce(&mut Self)) {
        let kind = ArtifactType::Layout;
        self.surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
        draw(self);
        self.surface.end_tagged();
    }
}

fn text(lines: &[Written]) -> String {
    lines.iter().map(|line| line.text.as_str()).collect::<String>().trim_end().to_owned()
}

fn filled([red, green, blue]: Colour) -> Fill {
    Fill { paint: rgb::Color::new(red, green, blue).into(), ..Fill::default() }
}

const fn colour(tone: Tone) -> Colour {
    match tone {
        Tone::Plain | Tone::Strong => [0x1b, 0x1f, 0x24],
        Tone::Quiet => [0x4f, 0x58, 0x62],
        Tone::Alarm => [0xa1, 0x1d, 0x1d],
    }
}
