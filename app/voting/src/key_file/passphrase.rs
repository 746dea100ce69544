//! Passphrases: one spelling for everything a person sees as the same words.
//!
//! Vietnamese keyboards differ in what they send for one letter: “ế” can be one character, “ê” and a mark, or
//! “e” and two marks. A passphrase set on one machine must open the file on another, so each letter is taken
//! apart into its base and its marks, the marks in one order, before anything is derived from it.

use zeroize::Zeroizing;

/// Fewest characters of a passphrase, counted as a person counts them.
pub const MIN_PASSPHRASE_CHARACTERS: usize = 12;

const BREVE: &str = "\u{306}";
const CIRCUMFLEX: &str = "\u{302}";
const HORN: &str = "\u{31b}";

/// The tones in the order of the letters in `LETTERS`: grave, hook above, tilde, acute, dot below.
const TONES: [&str; 6] = ["", "\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}"];

/// Base letter, mark of its shape, and the six letters made of them with each tone.
const LETTERS: [(char, &str, &str); 12] = [
    ('a', "", "aàảãáạ"),
    ('a', BREVE, "ăằẳẵắặ"),
    ('a', CIRCUMFLEX, "âầẩẫấậ"),
    ('e', "", "eèẻẽéẹ"),
    ('e', CIRCUMFLEX, "êềểễếệ"),
    ('i', "", "iìỉĩíị"),
    ('o', "", "oòỏõóọ"),
    ('o', CIRCUMFLEX, "ôồổỗốộ"),
    ('o', HORN, "ơờởỡớợ"),
    ('u', "", "uùủũúụ"),
    ('u', HORN, "ưừửữứự"),
    ('y', "", "yỳỷỹýỵ"),
];

/// The passphrase as bytes are derived from it: words apart by one space, letters taken apart.
pub(super) fn normal_form(typed: &str) -> Zeroizing<String> {
    // Room for the longest outcome, so that growing leaves no copy behind.
    let mut normal = Zeroizing::new(String::with_capacity(3 * typed.len()));
    let mut marks = Zeroizing::new(Vec::with_capacity(typed.len()));
    for word in typed.split_whitespace() {
        if !normal.is_empty() {
            normal.push(' ');
        }
        for letter in word.chars() {
            if is_mark(letter) {
                marks.push(letter);
                continue;
            }
            put_marks(&mut normal, &mut marks);
            let (base, shape, tone) = parts(letter);
            normal.push(base);
            marks.extend(shape.chars().chain(tone.chars()));
        }
        put_marks(&mut normal, &mut marks);
    }
    normal
}

/// Characters of a normal form as a person counts them: marks are part of their letter.
pub(super) fn characters(normal: &str) -> usize {
    normal.chars().filter(|letter| !is_mark(*letter)).count()
}

fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

fn put_marks(normal: &mut String, marks: &mut Vec<char>) {
    marks.sort_unstable();
    normal.extend(marks.drain(..));
}

fn parts(letter: char) -> (char, &'static str, &'static str) {
    let lower = letter.to_lowercase().next().unwrap_or(letter);
    for (base, shape, letters) in LETTERS {
        for (toned, tone) in letters.chars().zip(TONES) {
            if toned == lower {
                return (if letter == lower { base } else { base.to_ascii_uppercase() }, shape, tone);
            }
        }
    }
    (letter, "", "")
}

#[cfg(test)]
mod tests {
    use super::{characters, normal_form};

    #[test]
    fn spellings_of_one_passphrase_are_equal() {
        let composed = normal_form("Trời  thu Tiếng Việt ");
        // The marks of “ế” and “ệ” in both orders, “ơ” whole and in parts.
        let apart = normal_form(" Tro\u{31b}\u{300}i thu\tTie\u{302}\u{301}ng Vi\u{ea}\u{323}t");
        let swapped = normal_form("Trơ\u{300}i thu Tie\u{301}\u{302}ng Vie\u{323}\u{302}t");
        assert_eq!(composed, apart);
        assert_eq!(composed, swapped);
        assert_eq!(characters(&composed), 19);
    }

    #[test]
    fn different_words_stay_different() {
        for other in ["troi thu", "Trời thu", "trơi thu", "trời thú", "trờithu"] {
            assert_ne!(normal_form("trời thu"), normal_form(other), "{other}");
        }
    }
}
