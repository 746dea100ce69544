//! Every text of the interface, both languages side by side: a missing one does not compile.
//!
//! Static strings and one lookup; the language changes only with a full page load, so no signal is
//! needed and no message library has to travel to the phone.

pub mod alerts;
pub mod attempts;
pub mod awards;
pub mod blueprint;
pub mod board_filter;
pub mod booth;
pub mod campaign;
pub mod codes;
pub mod common;
pub mod contest;
pub mod contest_entry;
pub mod contest_result;
pub mod contest_time;
pub mod disputes;
pub mod election;
pub mod errors;
pub mod facts;
pub mod figures;
pub mod format;
pub mod indicators;
pub mod national;
pub mod notes;
pub mod organise;
pub mod organise_contest;
pub mod organise_election;
pub mod organise_round;
pub mod own_data;
pub mod paper;
pub mod prediction;
pub mod progress;
pub mod questions;
pub mod receipt;
pub mod record;
pub mod result;
pub mod roster;
pub mod session;
pub mod staff_list;
pub mod tickets;
pub mod trend;
pub mod trustee;
pub mod wall;
pub mod weeks;
pub mod workbook;

use domain::viewer::Language;

use crate::components::use_viewer;

/// One text in both languages.
#[derive(Debug, Clone, Copy)]
pub struct Text {
    vi: &'static str,
    en: &'static str,
}

impl Text {
    /// Declares a text: Vietnamese, then English.
    #[must_use]
    pub const fn new(vi: &'static str, en: &'static str) -> Self {
        Self { vi, en }
    }

    /// The text in `language`.
    #[must_use]
    pub const fn in_language(self, language: Language) -> &'static str {
        match language {
            Language::Vietnamese => self.vi,
            Language::English => self.en,
        }
    }

    /// The text in `language` with `{name}` places filled.
    #[must_use]
    pub fn filled(self, language: Language, values: &[(&str, &str)]) -> String {
        values.iter().fold(self.in_language(language).to_owned(), |filled, (name, value)| {
            filled.replace(&["{", name, "}"].concat(), value)
        })
    }
}

/// The text in the reader's language. Call it while building a view.
#[must_use]
pub fn t(text: Text) -> &'static str {
    text.in_language(use_viewer().language)
}

/// The text in the reader's language with `{name}` places filled.
#[must_use]
pub fn fill(text: Text, values: &[(&str, &str)]) -> String {
    text.filled(use_viewer().language, values)
}

#[cfg(test)]
mod tests {
    use domain::viewer::Language;

    use super::{Text, errors};

    #[test]
    fn a_text_speaks_both_languages() {
        const HELLO: Text = Text::new("Xin chào", "Hello");
        assert_eq!(HELLO.in_language(Language::Vietnamese), "Xin chào");
        assert_eq!(HELLO.in_language(Language::English), "Hello");
    }

    #[test]
    fn every_code_has_words_of_its_own() {
        let mut seen = std::collections::HashMap::new();
        for code in domain::Code::ALL {
            let words = errors::of(*code).in_language(Language::Vietnamese);
            assert!(words.ends_with('.'), "{words}");
            assert_eq!(seen.insert(words, code.name()), None, "two codes share “{words}”");
        }
    }
}
