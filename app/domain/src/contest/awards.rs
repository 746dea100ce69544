//! Passing, prizes, and when results are shown.

use serde::{Deserialize, Serialize};

use super::{RoundState, Score};
use crate::{
    code::{Code, FieldError},
    named_enum,
    text::Bilingual,
};

/// Most lines of a prize table.
pub const MOST_PRIZES: usize = 12;
/// Longest name of a prize, in letters.
const MOST_NAME_LETTERS: usize = 100;
/// Longest note beside a prize, in letters.
const MOST_NOTE_LETTERS: usize = 200;
/// Last place that a prize table may name.
const LAST_PLACE: u32 = 100_000;

named_enum! {
    /// When contestants and the public see scores.
    ShowsResult {
        /// A contestant right after handing in; means in the public tables as they grow.
        AtOnce = "at_once",
        /// Nobody but the organisers before the round is closed.
        AfterClosing = "after_closing",
    }
}

impl ShowsResult {
    /// Whether scores of a round in this state may be seen.
    #[must_use]
    pub fn shows(self, state: RoundState) -> bool {
        self == Self::AtOnce || state == RoundState::Closed
    }
}

/// One line of a prize table: the same prize for these places.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prize {
    /// First place, from 1.
    pub first: u32,
    /// Last place.
    pub last: u32,
    /// What it is called.
    pub name: Bilingual,
    /// How many are given; not more than places.
    pub count: u32,
    /// More about it, in the organisers' words; may be empty.
    pub note: String,
}

/// The prize table with tidy texts, by place. Errors: the field `prizes`, once.
pub(super) fn check_prizes(prizes: &[Prize]) -> Result<Vec<Prize>, FieldError> {
    let tidy = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut tidied: Vec<Prize> = prizes
        .iter()
        .map(|prize| Prize {
            name: Bilingual::new(tidy(&prize.name.vi), tidy(&prize.name.en)),
            note: tidy(&prize.note),
            ..*prize
        })
        .collect();
    tidied.sort_by_key(|prize| (prize.first, prize.last));
    let fails = |code| Err(FieldError::new("prizes", code));
    if tidied.iter().any(|prize| prize.name.vi.is_empty() || prize.name.en.is_empty()) {
        return fails(Code::Required);
    }
    let is_long = |prize: &Prize| {
        [&prize.name.vi, &prize.name.en].iter().any(|name| name.chars().count() > MOST_NAME_LETTERS)
            || prize.note.chars().count() > MOST_NOTE_LETTERS
    };
    if tidied.len() > MOST_PRIZES || tidied.iter().any(is_long) {
        return fails(Code::TooLong);
    }
    let fits = |prize: &Prize| {
        (1..=prize.last).contains(&prize.first)
            && prize.last <= LAST_PLACE
            && prize.count == prize.last - prize.first + 1
    };
    let apart = tidied.windows(2).all(|pair| matches!(pair, [one, two] if one.last < two.first));
    if tidied.iter().all(fits) && apart { Ok(tidied) } else { fails(Code::OutOfRange) }
}

/// The prize for a place, if any.
#[must_use]
pub fn prize_at(prizes: &[Prize], place: u32) -> Option<&Prize> {
    prizes.iter().find(|prize| (prize.first..=prize.last).contains(&place))
}

/// Right answers that this paper needs to pass.
///
/// `questions`: that the mark was set for. A paper with fewer or more, and void questions, change the mark in
/// proportion, rounded up.
#[must_use]
pub fn needed_to_pass(mark: u32, score: Score, questions: u32) -> u32 {
    let needed = (u64::from(mark) * u64::from(score.counted)).div_ceil(u64::from(questions.max(1)));
    u32::try_from(needed).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::{Prize, ShowsResult, check_prizes, needed_to_pass, prize_at};
    use crate::{
        code::Code,
        contest::{RoundState, Score},
        text::Bilingual,
    };

    fn prize(first: u32, last: u32, count: u32) -> Prize {
        let name = Bilingual::new(format!(" Giải  {first} "), format!("Prize {first}"));
        Prize { first, last, name, count, note: String::new() }
    }

    #[test]
    fn prizes_are_put_in_order_and_found_by_place() {
        let table = check_prizes(&[prize(2, 3, 2), prize(1, 1, 1), prize(4, 13, 10)]).unwrap();
        let at = |place| prize_at(&table, place).map(|prize| prize.name.vi.as_str());
        assert_eq!([at(1), at(3), at(13), at(14)], [Some("Giải 1"), Some("Giải 2"), Some("Giải 4"), None]);
        assert_eq!(check_prizes(&[]), Ok(Vec::new()));
    }

    #[test]
    fn a_table_that_gives_a_place_two_prizes_or_none_is_refused() {
        let code = |prizes: &[Prize]| check_prizes(prizes).unwrap_err().code;
        assert_eq!(code(&[prize(1, 3, 1), prize(3, 4, 1)]), Code::OutOfRange);
        assert_eq!(code(&[prize(0, 1, 1)]), Code::OutOfRange);
        assert_eq!(code(&[prize(3, 2, 1)]), Code::OutOfRange);
        assert_eq!(code(&[prize(1, 2, 3)]), Code::OutOfRange);
        assert_eq!(code(&[prize(1, 2, 0)]), Code::OutOfRange);
        assert_eq!(code(&[Prize { name: Bilingual::new(" ", "x"), ..prize(1, 1, 1) }]), Code::Required);
        assert_eq!(code(&[Prize { note: "a".repeat(201), ..prize(1, 1, 1) }]), Code::TooLong);
    }

    #[test]
    fn void_questions_lower_the_mark_in_proportion() {
        let needed = |counted| needed_to_pass(10, Score { correct: 0, counted }, 15);
        assert_eq!([needed(15), needed(14), needed(12), needed(0)], [10, 10, 8, 0]);
    }

    #[test]
    fn scores_are_seen_at_once_or_after_closing() {
        let seen = |shows: ShowsResult| RoundState::ALL.iter().map(move |state| shows.shows(*state));
        assert_eq!(seen(ShowsResult::AtOnce).collect::<Vec<_>>(), [true, true, true]);
        assert_eq!(seen(ShowsResult::AfterClosing).collect::<Vec<_>>(), [false, false, true]);
    }
}
