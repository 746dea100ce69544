//! Versions of a question: what is changed is another question, which comes in the place of the old one.

use crate::named_enum;

named_enum! {
    /// Whether a question can be changed.
    ChangeState {
        /// It can: the change waits for somebody else's review.
        Open = "open",
        /// It stands on a paper: only a new question can be written.
        InUse = "in_use",
        /// Another version of it waits for review, or is in its place.
        Replaced = "replaced",
    }
}

/// The code of the version that comes after the one with this code: `Q7`, `Q7/2`, `Q7/3`.
#[must_use]
pub fn next_code(code: &str, replaces_another: bool) -> String {
    let numbered =
        code.rsplit_once('/').and_then(|(first, number)| Some((first, number.parse::<u32>().ok()?)));
    match numbered.filter(|_| replaces_another) {
        Some((first, number)) => format!("{first}/{}", number.saturating_add(1)),
        None => format!("{code}/2"),
    }
}

#[cfg(test)]
mod tests {
    use super::next_code;

    #[test]
    fn versions_are_counted_behind_the_code() {
        let second = next_code("Q7", false);
        assert_eq!((second.as_str(), next_code(&second, true).as_str()), ("Q7/2", "Q7/3"));
        assert_eq!(next_code("Điều 5/6", false), "Điều 5/6/2", "a stroke of the author's own is no version");
    }
}
