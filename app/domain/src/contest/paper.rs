//! Drawing a paper: which questions, and in which order their options are shown.

use std::{fmt, str::FromStr};

use super::{Blueprint, Difficulty, Picks, QuestionKind, seeded::Seeded};

/// Most options a question may have: their places are stored as one digit each.
pub const MOST_OPTIONS: u8 = 10;

/// A question of the bank, as far as drawing needs to know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Question id.
    pub id: i64,
    /// How it is answered.
    pub kind: QuestionKind,
    /// How many options it has, from 1 to [`MOST_OPTIONS`].
    pub option_count: u8,
    /// What it is about, as the bank calls it.
    pub topic: String,
    /// How hard it is meant to be.
    pub difficulty: Difficulty,
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

    /// An answer, picked among the shown options, in the question's own numbering and plainly written; none where
    /// it is no answer to a question of this kind.
    #[must_use]
    pub fn own_answer(&self, kind: QuestionKind, shown: Picks) -> Option<Picks> {
        let own: Option<Vec<u8>> = shown.places().map(|place| self.own(place)).collect();
        let own = Picks::of(own?).ok().filter(|own| kind.takes(*own, self.0.len()))?;
        Some(kind.plain(own))
    }

    /// Where the options of an answer in the question's own numbering are shown, plainly written.
    #[must_use]
    pub fn shown_answer(&self, kind: QuestionKind, own: Picks) -> Option<Picks> {
        let shown: Option<Vec<u8>> = own.places().map(|place| self.shown(place)).collect();
        Some(kind.plain(Picks::of(shown?).ok()?))
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

/// Draws `count` different questions from `bank` as the blueprint asks and shuffles the options of each.
///
/// The same seed, count, blueprint and bank (in the same order) give the same paper. Errors: see
/// [`Blueprint::shortages`].
pub fn draw(
    bank: &[Question],
    blueprint: &Blueprint,
    count: usize,
    seed: [u8; 32],
) -> Result<Vec<DrawnQuestion>, BankTooSmall> {
    let mut seeded = Seeded::new(seed);
    let mut left: Vec<&Question> = bank.iter().filter(|question| blueprint.takes(&question.topic)).collect();
    let mut paper: Vec<&Question> = Vec::with_capacity(count);
    // Those of one difficulty first: what is drawn for them is not missing for those of any.
    for quota in &blueprint.topics {
        for difficulty in Difficulty::ALL {
            let of_kind =
                |question: &Question| question.topic == quota.topic && question.difficulty == *difficulty;
            move_drawn(&mut seeded, &mut left, &mut paper, quota.of(*difficulty), of_kind)?;
        }
        move_drawn(&mut seeded, &mut left, &mut paper, quota.any, |question| question.topic == quota.topic)?;
    }
    let rest =
        count.checked_sub(paper.len()).and_then(|rest| u32::try_from(rest).ok()).ok_or(BankTooSmall)?;
    let has_quotas = !paper.is_empty();
    move_drawn(&mut seeded, &mut left, &mut paper, rest, |_| true)?;
    if has_quotas {
        // No topic comes first on every paper.
        seeded.shuffle_front(&mut paper, count);
    }
    Ok(paper
        .into_iter()
        .map(|question| {
            let mut numbers: Vec<u8> = (0..question.option_count.min(MOST_OPTIONS)).collect();
            let all = numbers.len();
            seeded.shuffle_front(&mut numbers, all);
            // What is to be ordered stands in the right order in the bank: that one is never shown.
            if question.kind == QuestionKind::Ordering && numbers.is_sorted() && all > 1 {
                numbers.rotate_left(1);
            }
            DrawnQuestion { question_id: question.id, options: OptionOrder(numbers) }
        })
        .collect())
}

/// Moves `count` questions, drawn evenly from those of `left` that fit, to the end of `paper`.
fn move_drawn<'a>(
    seeded: &mut Seeded,
    left: &mut Vec<&'a Question>,
    paper: &mut Vec<&'a Question>,
    count: u32,
    fits: impl Fn(&Question) -> bool,
) -> Result<(), BankTooSmall> {
    let count = usize::try_from(count).map_err(|_| BankTooSmall)?;
    if count == 0 {
        return Ok(());
    }
    let (mut fitting, others): (Vec<&Question>, Vec<&Question>) =
        left.iter().partition(|question| fits(question));
    if fitting.len() < count {
        return Err(BankTooSmall);
    }
    seeded.shuffle_front(&mut fitting, count);
    paper.extend(fitting.drain(..count));
    *left = others;
    left.append(&mut fitting);
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::{BadOrder, BankTooSmall, Difficulty, OptionOrder, Question};
    use crate::contest::{Blueprint, Picks, QuestionKind, ScoredAnswer, Stock, TopicQuota, score};

    /// One after the other of each kind.
    fn question(id: i64, option_count: u8, topic: u8, difficulty: usize) -> Question {
        let kind = QuestionKind::ALL[usize::try_from(id).unwrap() % 3];
        let difficulty = Difficulty::ALL[difficulty];
        Question { id, kind, option_count, topic: format!("T{topic}"), difficulty }
    }

    fn bank() -> impl Strategy<Value = Vec<Question>> {
        prop::collection::vec((1_u8..=10, 0_u8..4, 0_usize..3), 1..60).prop_map(|kinds| {
            let numbered = kinds.into_iter().zip(100..);
            numbered
                .map(|((options, topic, difficulty), id)| question(id, options, topic, difficulty))
                .collect()
        })
    }

    /// Small quotas of some topics, which the bank may lack.
    fn blueprint() -> impl Strategy<Value = Blueprint> {
        let quota = (0_u32..3, 0_u32..3, 0_u32..3, 0_u32..3);
        prop::collection::btree_map(0_u8..5, quota, 0..4).prop_map(|topics| Blueprint {
            topics: topics
                .into_iter()
                .map(|(topic, (easy, medium, hard, any))| TopicQuota {
                    topic: format!("T{topic}"),
                    easy,
                    medium,
                    hard,
                    any,
                })
                .collect(),
        })
    }

    fn stock(bank: &[Question]) -> Stock {
        Stock::count(bank.iter().map(|question| (question.topic.as_str(), question.difficulty)))
    }

    fn draw(
        bank: &[Question],
        count: usize,
        seed: [u8; 32],
    ) -> Result<Vec<super::DrawnQuestion>, BankTooSmall> {
        super::draw(bank, &Blueprint::default(), count, seed)
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
        fn quotas_are_met_or_the_shortage_is_told(
            bank in bank(), blueprint in blueprint(), more in 0_u32..6, seed: [u8; 32],
        ) {
            let count = blueprint.sum() + more;
            let paper = super::draw(&bank, &blueprint, count as usize, seed);
            let short = blueprint.shortages(&stock(&bank), count);
            // A topic without questions is told although nothing of it is drawn.
            let named_only = |quota: &TopicQuota| quota.sum() == 0 && !bank.iter().any(|q| q.topic == quota.topic);
            if !blueprint.topics.iter().any(named_only) {
                prop_assert_eq!(paper.is_ok(), short.is_empty(), "{:?}", short);
            }
            let Ok(paper) = paper else { return Ok(()) };
            prop_assert_eq!(&paper, &super::draw(&bank, &blueprint, count as usize, seed).unwrap());
            let of = |id: i64| bank.iter().find(|question| question.id == id).unwrap();
            let drawn: Vec<&Question> = paper.iter().map(|drawn| of(drawn.question_id)).collect();
            let ids: BTreeSet<i64> = drawn.iter().map(|question| question.id).collect();
            prop_assert_eq!((ids.len(), drawn.len()), (count as usize, count as usize), "no repeats");
            prop_assert!(drawn.iter().all(|question| blueprint.takes(&question.topic)));
            for quota in &blueprint.topics {
                let of_topic: Vec<_> = drawn.iter().filter(|question| question.topic == quota.topic).collect();
                prop_assert!(of_topic.len() >= quota.sum() as usize);
                for difficulty in Difficulty::ALL {
                    let of_kind = of_topic.iter().filter(|question| question.difficulty == *difficulty).count();
                    prop_assert!(of_kind >= quota.of(*difficulty) as usize);
                }
            }
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
        fn what_is_to_be_ordered_is_never_shown_in_order(bank in bank(), seed: [u8; 32]) {
            for drawn in draw(&bank, bank.len(), seed).unwrap() {
                let question = bank.iter().find(|question| question.id == drawn.question_id).unwrap();
                let order = drawn.options.to_string();
                let is_right = order.bytes().is_sorted();
                let is_ordering = question.kind == QuestionKind::Ordering && question.option_count > 1;
                prop_assert!(!(is_ordering && is_right), "{}", order);
            }
        }

        #[test]
        fn an_answer_counts_however_it_was_shown_and_ticked(
            order in Just((0_u8..6).collect::<Vec<_>>()).prop_shuffle(),
            ticked in Just((0_u8..6).collect::<Vec<_>>()).prop_shuffle(), count in 1_usize..6, kind in 0_usize..3,
        ) {
            let kind = QuestionKind::ALL[kind];
            let count = match kind {
                QuestionKind::Single => 1,
                QuestionKind::Multiple => count,
                QuestionKind::Ordering => 6,
            };
            let order: OptionOrder = Picks::of(order).unwrap().to_string().parse().unwrap();
            let given = Picks::of(ticked.iter().copied().take(count)).unwrap();
            let own = order.own_answer(kind, given).unwrap();
            // There and back is the same answer, and ticking in another order is the same set.
            prop_assert_eq!(order.shown_answer(kind, own), Some(kind.plain(given)));
            let backwards = Picks::of(ticked.iter().copied().take(count).rev()).unwrap();
            let is_same = kind != QuestionKind::Ordering;
            prop_assert_eq!(order.own_answer(kind, backwards) == Some(own), is_same || count == 1);
            // Right is what equals the key, whatever the key is.
            let right = |key| score([ScoredAnswer { chosen: Some(own), key, is_void: false }]).correct;
            prop_assert_eq!(right(own), 1);
            let other = order.own_answer(kind, kind.plain(given.exchanged(0))).unwrap();
            prop_assert_eq!(right(other), u32::from(is_same), "another order is another answer");
        }

        #[test]
        fn the_same_seed_draws_the_same_paper(bank in bank(), seed: [u8; 32]) {
            let count = bank.len() / 2;
            prop_assert_eq!(draw(&bank, count, seed), draw(&bank, count, seed));
        }
    }

    #[test]
    fn different_seeds_draw_different_papers() {
        let bank: Vec<Question> = (0..60).map(|id| question(id, 4, 0, 0)).collect();
        let papers: Vec<_> = (0..50).map(|seed| draw(&bank, 15, [seed; 32]).unwrap()).collect();
        let different: BTreeSet<String> = papers.iter().map(|paper| format!("{paper:?}")).collect();
        assert_eq!(different.len(), papers.len());
        let seen: BTreeSet<i64> = papers.iter().flatten().map(|drawn| drawn.question_id).collect();
        assert_eq!(seen.len(), bank.len(), "fifty papers leave no question out");
    }

    #[test]
    fn a_bank_that_is_too_small_is_refused() {
        assert_eq!(draw(&[question(1, 4, 0, 0)], 2, [0; 32]), Err(BankTooSmall));
    }

    #[test]
    fn what_is_no_order_is_refused() {
        for text in ["", "1", "00", "013", "0a", "-1", "01 "] {
            assert_eq!(text.parse::<OptionOrder>(), Err(BadOrder), "{text}");
        }
        let order: OptionOrder = "201".parse().unwrap();
        assert_eq!(order.arrange(&["a", "b", "c"]), Some(vec!["c", "a", "b"]));
        assert_eq!(order.arrange(&["a", "b"]), None);
        for (kind, shown) in
            [("single", "01"), ("single", ""), ("single", "3"), ("ordering", "01"), ("multiple", "")]
        {
            let (kind, shown): (QuestionKind, Picks) = (kind.parse().unwrap(), shown.parse().unwrap());
            assert_eq!(order.own_answer(kind, shown), None, "{kind:?} {shown}: no answer");
        }
    }
}
