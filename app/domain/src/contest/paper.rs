//! Drawing a paper: which questions, and in which order their options are shown.

use std::{fmt, str::FromStr};

use super::seeded::Seeded;

/// Most options a question may have: their places are stored as one digit each.
pub const MOST_OPTIONS: u8 = 10;

/// A question of the bank, as far as drawing needs to know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question {
    /// Question id.
    pub id: i64,
    /// How many options it has, from 1 to [`MOST_OPTIONS`].
    pub option_count: u8,
}

/// A question on a paper; its place is its index there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrawnQuestion {
    /// Question id.
    pub question_id: i64,
    /// The order in which the options are shown.
    pub options: OptionOrder,
}

/// A shown order of options: at each shown place the question's own option number, from 0.
///
/// Written as digits: `2013` shows option 2 first. Each number occurs exactly once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OptionOrder(Vec<u8>);

/// A text that is no order of options.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an order of options")]
pub struct BadOrder;

/// The bank has fewer questions than the paper needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the question bank is smaller than a paper")]
pub struct BankTooSmall;

impl OptionOrder {
    /// The question's own number of the option shown at `shown`.
    #[must_use]
    pub fn own(&self, shown: u8) -> Option<u8> {
        self.0.get(usize::from(shown)).copied()
    }

    /// The place at which the question's own option `own` is shown.
    #[must_use]
    pub fn shown(&self, own: u8) -> Option<u8> {
        let place = self.0.iter().position(|number| *number == own)?;
        u8::try_from(place).ok()
    }

    /// Puts the question's options into the shown order; `None` when their number does not fit.
    #[must_use]
    pub fn arrange<T: Clone>(&self, options: &[T]) -> Option<Vec<T>> {
        if options.len() != self.0.len() {
            return None;
        }
        self.0.iter().map(|own| options.get(usize::from(*own)).cloned()).collect()
    }
}

impl fmt::Display for OptionOrder {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|number| write!(formatter, "{number}"))
    }
}

impl FromStr for OptionOrder {
    type Err = BadOrder;

    fn from_str(text: &str) -> Result<Self, BadOrder> {
        let numbers: Option<Vec<u8>> = text
            .chars()
            .map(|digit| digit.to_digit(10).and_then(|number| u8::try_from(number).ok()))
            .collect();
        let numbers = numbers.ok_or(BadOrder)?;
        let mut sorted = numbers.clone();
        sorted.sort_unstable();
        let complete = !sorted.is_empty() && sorted.iter().zip(0..).all(|(number, place)| *number == place);
        if complete { Ok(Self(numbers)) } else { Err(BadOrder) }
    }
}

/// Draws `count` different questions evenly from `bank` and shuffles the options of each.
///
/// The same seed, count and bank (in the same order) give the same paper.
pub fn draw(bank: &[Question], count: usize, seed: [u8; 32]) -> Result<Vec<DrawnQuestion>, BankTooSmall> {
    if bank.len() < count {
        return Err(BankTooSmall);
    }
    let mut seeded = Seeded::new(seed);
    let mut questions = bank.to_vec();
    seeded.shuffle_front(&mut questions, count);
    questions.truncate(count);
    Ok(questions
        .into_iter()
        .map(|question| {
            let mut numbers: Vec<u8> = (0..question.option_count.min(MOST_OPTIONS)).collect();
            let all = numbers.len();
            seeded.shuffle_front(&mut numbers, all);
            DrawnQuestion { question_id: question.id, options: OptionOrder(numbers) }
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::{BadOrder, BankTooSmall, OptionOrder, Question, draw};

    fn bank() -> impl Strategy<Value = Vec<Question>> {
        prop::collection::vec(1_u8..=10, 1..60).prop_map(|counts| {
            let numbered = counts.into_iter().zip(100..);
            numbered.map(|(option_count, id)| Question { id, option_count }).collect()
        })
    }

    proptest! {
        #[test]
        fn a_paper_has_different_questions_of_the_bank(bank in bank(), share in 0_usize..=100, seed: [u8; 32]) {
            let count = bank.len() * share / 100;
            let paper = draw(&bank, count, seed).unwrap();
            let ids: BTreeSet<i64> = paper.iter().map(|drawn| drawn.question_id).collect();
            prop_assert_eq!(ids.len(), count);
            prop_assert_eq!(paper.len(), count);
            prop_assert!(ids.iter().all(|id| bank.iter().any(|question| question.id == *id)));
        }

        #[test]
        fn options_are_shuffled_without_loss(bank in bank(), seed: [u8; 32]) {
            for drawn in draw(&bank, bank.len(), seed).unwrap() {
                let question = bank.iter().find(|question| question.id == drawn.question_id).unwrap();
                for own in 0..question.option_count {
                    let shown = drawn.options.shown(own).unwrap();
                    prop_assert_eq!(drawn.options.own(shown), Some(own));
                }
                prop_assert_eq!(drawn.options.own(question.option_count), None);
                prop_assert_eq!(drawn.options.to_string().parse(), Ok(drawn.options));
            }
        }

        #[test]
        fn the_same_seed_draws_the_same_paper(bank in bank(), seed: [u8; 32]) {
            let count = bank.len() / 2;
            prop_assert_eq!(draw(&bank, count, seed), draw(&bank, count, seed));
        }
    }

    #[test]
    fn different_seeds_draw_different_papers() {
        let bank: Vec<Question> = (0..60).map(|id| Question { id, option_count: 4 }).collect();
        let papers: Vec<_> = (0..50).map(|seed| draw(&bank, 15, [seed; 32]).unwrap()).collect();
        let different: BTreeSet<String> = papers.iter().map(|paper| format!("{paper:?}")).collect();
        assert_eq!(different.len(), papers.len());
        let seen: BTreeSet<i64> = papers.iter().flatten().map(|drawn| drawn.question_id).collect();
        assert_eq!(seen.len(), bank.len(), "fifty papers leave no question out");
    }

    #[test]
    fn a_bank_that_is_too_small_is_refused() {
        assert_eq!(draw(&[Question { id: 1, option_count: 4 }], 2, [0; 32]), Err(BankTooSmall));
    }

    #[test]
    fn what_is_no_order_is_refused() {
        for text in ["", "1", "00", "013", "0a", "-1", "01 "] {
            assert_eq!(text.parse::<OptionOrder>(), Err(BadOrder), "{text}");
        }
        let order: OptionOrder = "201".parse().unwrap();
        assert_eq!(order.arrange(&["a", "b", "c"]), Some(vec!["c", "a", "b"]));
        assert_eq!(order.arrange(&["a", "b"]), None);
    }
}
