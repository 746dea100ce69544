//! How questions did: how many knew them, whether those who knew more knew them, which wrong options drew people.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{FiledAttempt, FiledQuestion, Picks, QuestionKind, ResultFile};
use crate::text::Bilingual;

/// What the papers of a round show about one question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemStatistics {
    /// Question id.
    pub question_id: i64,
    /// Papers on which it stands, without the disqualified ones.
    pub papers: u32,
    /// Right answers.
    pub right: u32,
    /// Papers that left it out.
    pub unanswered: u32,
    /// How it is answered.
    pub kind: QuestionKind,
    /// How often each option was chosen, by the question's own order; as long as the highest chosen option. Where
    /// options are put in order: how often each came to its right place.
    pub chosen: Vec<u32>,
    /// The right answer.
    pub key: Picks,
    /// Correlation of a right answer with the right answers to the paper's other questions, in thousandths:
    /// 1000 when only the best knew it, negative when rather the others did. None where nobody or everybody
    /// answered right, or all other scores are the same.
    pub discrimination: Option<i32>,
}

/// A question with its statistics, as organisers and authors see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionReport {
    /// Code in the bank.
    pub code: String,
    /// The question.
    pub text: Bilingual,
    /// Its options in the question's own order.
    pub options: Vec<Bilingual>,
    /// Whether it was declared void.
    pub is_void: bool,
    /// What the papers show.
    pub statistics: ItemStatistics,
}

/// The questions of a closed round with their statistics.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundReport {
    /// Round id.
    pub round_id: i64,
    /// Name of the round.
    pub title: Bilingual,
    /// The questions, those that fewest knew first.
    pub questions: Vec<QuestionReport>,
}

/// The statistics of every question of a round, by question id.
#[must_use]
pub fn item_statistics(file: &ResultFile) -> Vec<ItemStatistics> {
    let keys: BTreeMap<i64, &FiledQuestion> =
        file.questions.iter().map(|question| (question.id, question)).collect();
    let mut items: BTreeMap<i64, Item> = BTreeMap::new();
    for attempt in file.attempts.iter().filter(|attempt| attempt.place.is_some()) {
        for (question_id, chosen) in &attempt.answers {
            let Some(question) = keys.get(question_id) else { continue };
            let is_right = *chosen == Some(question.key);
            let others = others(attempt, question, is_right);
            items.entry(*question_id).or_default().add(*chosen, question, others);
        }
    }
    let of = |question: &FiledQuestion| items.remove(&question.id).unwrap_or_default().finish(question);
    file.questions.iter().map(of).collect()
}

/// Right answers to the paper's other questions that count.
fn others(attempt: &FiledAttempt, question: &FiledQuestion, is_right: bool) -> f64 {
    f64::from(attempt.correct) - f64::from(u8::from(is_right && !question.is_void))
}

/// Sums over the papers that have a question.
#[derive(Default)]
struct Item {
    papers: u32,
    right: u32,
    unanswered: u32,
    chosen: Vec<u32>,
    sum: f64,
    sum_of_squares: f64,
    sum_where_right: f64,
}

impl Item {
    fn add(&mut self, chosen: Option<Picks>, question: &FiledQuestion, others: f64) {
        let is_right = chosen == Some(question.key);
        self.papers += 1;
        self.right += u32::from(is_right);
        self.unanswered += u32::from(chosen.is_none());
        let picked = chosen.unwrap_or_default();
        for (given, right) in picked.places().zip(0..) {
            let is_counted = question.kind != QuestionKind::Ordering || given == right;
            let option = usize::from(given);
            if is_counted {
                if self.chosen.len() <= option {
                    self.chosen.resize(option + 1, 0);
                }
                self.chosen[option] += 1;
            }
        }
        self.sum += others;
        self.sum_of_squares += others * others;
        if is_right {
            self.sum_where_right += others;
        }
    }

    fn finish(self, question: &FiledQuestion) -> ItemStatistics {
        ItemStatistics {
            question_id: question.id,
            discrimination: self.discrimination(),
            papers: self.papers,
            right: self.right,
            unanswered: self.unanswered,
            kind: question.kind,
            chosen: self.chosen,
            key: question.key,
        }
    }

    /// Pearson's correlation of a yes/no with a number (point-biserial).
    fn discrimination(&self) -> Option<i32> {
        let (count, right) = (f64::from(self.papers), f64::from(self.right));
        let covariance = count * self.sum_where_right - right * self.sum;
        let of_right = right * (count - right);
        let of_others = count * self.sum_of_squares - self.sum * self.sum;
        // All sums are of whole numbers, so that equal scores give exactly zero.
        if of_right <= 0.0 || of_others <= 0.0 {
            return None;
        }
        let correlation = covariance / (of_right * of_others).sqrt();
        #[expect(clippy::cast_possible_truncation, reason = "a number from -1000 to 1000")]
        Some((correlation * 1000.0).round() as i32)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{ItemStatistics, item_statistics};
    use crate::{
        contest::{FiledAttempt, FiledQuestion, Picks, QuestionKind, ResultFile},
        text::Bilingual,
    };

    /// A round of three questions whose right option is 0.
    fn file(papers: &[([Option<u8>; 3], bool)]) -> ResultFile {
        let question =
            |id| FiledQuestion { id, kind: QuestionKind::Single, key: Picks::from(0), is_void: id == 3 };
        let attempt = |(number, (chosen, counts)): (usize, &([Option<u8>; 3], bool))| FiledAttempt {
            pseudonym: format!("P{number}"),
            place: counts.then_some(1),
            correct: chosen[..2].iter().map(|chosen| u32::from(*chosen == Some(0))).sum(),
            started_at_ms: 0,
            ended_at_ms: 1,
            prediction: None,
            answers: (1..).zip(chosen.map(|chosen| chosen.map(Picks::from))).collect(),
        };
        ResultFile {
            round_id: 1,
            version: 0,
            closed_at_ms: 2,
            title: Bilingual::default(),
            commitment: None,
            seed: None,
            prediction: None,
            questions: (1..4).map(question).collect(),
            attempts: papers.iter().enumerate().map(attempt).collect(),
        }
    }

    #[test]
    fn what_was_chosen_is_counted_without_the_disqualified() {
        let statistics = item_statistics(&file(&[
            ([Some(0), Some(0), Some(2)], true),
            ([Some(0), Some(0), None], true),
            ([Some(2), Some(1), Some(0)], true),
            ([Some(2), Some(1), Some(0)], false),
        ]));
        let first = ItemStatistics {
            question_id: 1,
            papers: 3,
            right: 2,
            unanswered: 0,
            kind: QuestionKind::Single,
            chosen: vec![2, 0, 1],
            key: Picks::from(0),
            discrimination: Some(1000),
        };
        assert_eq!(statistics[0], first, "those who knew the second question knew the first");
        let third = &statistics[2];
        assert_eq!((third.right, third.unanswered, third.chosen.as_slice()), (1, 1, [1, 0, 1].as_slice()));
        assert_eq!(third.discrimination, Some(-1000), "only who knew nothing else chose the right one");
    }

    #[test]
    fn of_sets_every_option_is_counted_and_of_orders_what_came_to_its_place() {
        let of = |kind, key: &str, given: [Option<&str>; 3]| {
            let mut file = file(&[([None; 3], true), ([None; 3], true), ([None; 3], true)]);
            file.questions.truncate(1);
            file.questions[0] = FiledQuestion { kind, key: key.parse().unwrap(), ..file.questions[0] };
            for (attempt, given) in file.attempts.iter_mut().zip(given) {
                attempt.answers = vec![(1, given.map(|given| given.parse().unwrap()))];
            }
            item_statistics(&file).remove(0)
        };
        let set = of(QuestionKind::Multiple, "02", [Some("02"), Some("012"), None]);
        assert_eq!((set.right, set.unanswered, set.chosen), (1, 1, vec![2, 1, 2]));
        let order = of(QuestionKind::Ordering, "0123", [Some("0123"), Some("0213"), Some("1230")]);
        assert_eq!((order.right, order.unanswered, order.chosen), (1, 0, vec![2, 1, 1, 2]));
    }

    #[test]
    fn where_all_are_alike_nothing_is_told() {
        let same = ([Some(0), Some(0), Some(0)], true);
        assert!(item_statistics(&file(&[same, same])).iter().all(|item| item.discrimination.is_none()));
        let nobody = item_statistics(&file(&[]));
        assert_eq!((nobody.len(), nobody[0].papers, nobody[0].discrimination), (3, 0, None));
    }

    proptest! {
        #[test]
        fn the_correlation_is_the_definitions(
            papers in proptest::collection::vec(proptest::array::uniform3(proptest::option::of(0_u8..3)), 2..20),
        ) {
            let papers: Vec<_> = papers.into_iter().map(|chosen| (chosen, true)).collect();
            let statistics = item_statistics(&file(&papers));
            for (place, item) in statistics.iter().enumerate() {
                let right = |chosen: &[Option<u8>; 3]| f64::from(u8::from(chosen[place] == Some(0)));
                let others = |chosen: &[Option<u8>; 3]| {
                    let rest = (0..2).filter(|other| *other != place);
                    rest.map(|other| f64::from(u8::from(chosen[other] == Some(0)))).sum::<f64>()
                };
                let count = papers.len() as f64;
                let mean = |of: &dyn Fn(&[Option<u8>; 3]) -> f64| {
                    papers.iter().map(|(chosen, _)| of(chosen)).sum::<f64>() / count
                };
                let (mean_right, mean_others) = (mean(&right), mean(&others));
                let spread = |of: &dyn Fn(&[Option<u8>; 3]) -> f64, mean: f64| {
                    papers.iter().map(|(chosen, _)| (of(chosen) - mean).powi(2)).sum::<f64>().sqrt()
                };
                let (a, b) = (spread(&right, mean_right), spread(&others, mean_others));
                let together: f64 = papers
                    .iter()
                    .map(|(chosen, _)| (right(chosen) - mean_right) * (others(chosen) - mean_others))
                    .sum();
                match item.discrimination {
                    Some(told) => prop_assert!((f64::from(told) / 1000.0 - together / (a * b)).abs() < 0.001),
                    None => prop_assert!(a * b < 1e-9),
                }
                let chosen: u32 = item.chosen.iter().sum();
                prop_assert_eq!(chosen + item.unanswered, item.papers);
            }
        }
    }
}
