//! Addresses that bring back what was typed into a plain form.

use leptos_router::location::Url;
use serde::Serialize;

/// Longest text that is brought back, in letters: what is longer than a field may be was no slip of the hand.
const MOST_LETTERS: usize = 250;

/// As much of a text as is brought back.
pub(super) fn shortened(text: &str) -> String {
    text.chars().take(MOST_LETTERS).collect()
}

/// The address of a form's page with what was typed into its fields.
pub fn form(address: &str, typed: &[(&str, &str)]) -> String {
    let pair = |(name, text): &(&str, &str)| format!("{name}={}", Url::escape(&shortened(text)));
    let pairs: Vec<String> = typed.iter().map(pair).collect();
    format!("{address}?{}", pairs.join("&"))
}

/// The address of a form's page with everything that was typed, which has the shape of `typed`.
pub fn whole<T: Serialize>(address: &str, typed: &T, facts: &[(&str, &str)]) -> String {
    let json = serde_json::to_string(typed).unwrap_or_default();
    format!("{}&typed={}", form(address, facts), Url::escape(&json))
}

#[cfg(test)]
mod tests {
    use super::{form, whole};

    #[test]
    fn everything_typed_fits_into_an_address() {
        let made = whole("/x", &("a&b", 1), &[("problem", "required")]);
        assert_eq!(made, "/x?problem=required&typed=%5B%22a%26b%22%2C1%5D");
    }

    #[test]
    fn what_is_typed_cannot_end_a_field() {
        let long = "đ".repeat(300);
        let made = form("/figures", &[("note", "a&b=c #1\r\n"), ("day", &long)]);
        let (note, day) = made.split_once('&').unwrap();
        assert_eq!(note, "/figures?note=a%26b%3Dc%20%231%0D%0A");
        assert_eq!(day.matches("%C4%91").count(), 250);
    }
}
