//! The two cuts of the font: which glyph a letter has, how wide words are, where lines break.

use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::{
    FontRef, MetadataProvider,
    charmap::Charmap,
    instance::{LocationRef, Size},
    metrics::GlyphMetrics,
};
use unicode_normalization::UnicodeNormalization;

static REGULAR: &[u8] = include_bytes!("../../fonts/NotoSans-Regular.ttf");
static BOLD: &[u8] = include_bytes!("../../fonts/NotoSans-Bold.ttf");

/// Stands for a letter that the font does not have.
const UNKNOWN: char = '?';

/// Both cuts.
pub(super) struct Fonts {
    pub(super) regular: Face,
    pub(super) bold: Face,
}

impl Fonts {
    /// Reads the fonts in the program; none if they are broken.
    pub(super) fn read() -> Option<Self> {
        Some(Self { regular: Face::read(REGULAR)?, bold: Face::read(BOLD)? })
    }
}

/// One cut.
pub(super) struct Face {
    pub(super) font: Font,
    letters: Charmap<'static>,
    /// In parts of the size of letters.
    widths: GlyphMetrics<'static>,
}

impl Face {
    fn read(bytes: &'static [u8]) -> Option<Self> {
        let parsed = FontRef::new(bytes).ok()?;
        let widths = parsed.glyph_metrics(Size::new(1.0), LocationRef::default());
        Some(Self { font: Font::new(bytes.into(), 0)?, letters: parsed.charmap(), widths })
    }

    /// The text as this font can write it: letters with their marks in one, no control characters.
    pub(super) fn writable(&self, text: &str) -> String {
        let letter = |letter: char| match letter {
            _ if letter.is_whitespace() => Some(' '),
            // Joiners, selectors and marks of direction have no shape of their own.
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{fe00}'..='\u{feff}' => None,
            _ if self.glyph(letter).is_some() => Some(letter),
            _ => Some(UNKNOWN),
        };
        text.nfc().filter_map(letter).collect()
    }

    fn glyph(&self, letter: char) -> Option<skrifa::GlyphId> {
        // The first glyph stands for whatever is not there.
        self.letters.map(letter).filter(|glyph| glyph.to_u32() != 0)
    }

    fn advance(&self, letter: char) -> f32 {
        self.glyph(letter).and_then(|glyph| self.widths.advance_width(glyph)).unwrap_or_default()
    }

    /// Width of a text without the space at its end, in parts of the size of letters.
    pub(super) fn width(&self, text: &str) -> f32 {
        text.trim_end().chars().map(|letter| self.advance(letter)).sum()
    }

    /// The glyphs of a text, for drawing.
    pub(super) fn glyphs(&self, text: &str) -> Vec<KrillaGlyph> {
        let glyph = |(start, letter): (usize, char)| {
            let id = GlyphId::new(self.glyph(letter)?.to_u32());
            let range = start..start + letter.len_utf8();
            Some(KrillaGlyph::new(id, self.advance(letter), 0.0, 0.0, 0.0, range, None))
        };
        text.char_indices().filter_map(glyph).collect()
    }

    /// The pieces that a line may not break: words with the space behind them, a number with its percent sign.
    pub(super) fn words<'a>(&self, text: &'a str) -> Vec<&'a str> {
        let mut words = Vec::new();
        let mut start = 0;
        for (at, _) in text.match_indices(' ') {
            let next = at + 1;
            if !text[next..].starts_with(['%', ' ']) {
                words.push(&text[start..next]);
                start = next;
            }
        }
        words.push(&text[start..]);
        words.retain(|word| !word.is_empty());
        words
    }

    /// Breaks a text into lines that are at most so wide, in parts of the size of letters.
    pub(super) fn lines(&self, text: &str, width: f32) -> Vec<String> {
        let mut lines = vec![String::new()];
        let mut used = 0.0;
        for word in self.words(text) {
            if used > 0.0 && used + self.width(word) > width {
                lines.push(String::new());
                used = 0.0;
            }
            if used == 0.0 && self.width(word) > width {
                // A word that is wider than the line breaks where the line ends.
                for letter in word.chars() {
                    if used > 0.0 && letter != ' ' && used + self.advance(letter) > width {
                        lines.push(String::new());
                        used = 0.0;
                    }
                    push(&mut lines, letter);
                    used += self.advance(letter);
                }
                continue;
            }
            word.chars().for_each(|letter| push(&mut lines, letter));
            used += word.chars().map(|letter| self.advance(letter)).sum::<f32>();
        }
        lines
    }
}

fn push(lines: &mut [String], letter: char) {
    if let Some(line) = lines.last_mut() {
        line.push(letter);
    }
}
