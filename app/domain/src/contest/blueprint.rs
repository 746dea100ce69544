//! What papers are made of: topics of the bank, and how many questions of each kind.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::Difficulty;
use crate::{
    Bilingual,
    code::{Code, FieldError},
};

/// Most topics that a blueprint names.
const MOST_TOPICS: usize = 60;

/// How a round's papers are made of its question bank.
///
/// A paper first gets the questions asked for here; the rest of it comes evenly from all named topics.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Blueprint {
    /// The topics that papers are drawn from; none: the whole bank.
    pub topics: Vec<TopicQuota>,
}

/// How many questions of one topic every paper holds at least.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct TopicQuota {
    /// The topic, as the bank calls it.
    pub topic: String,
    /// Easy questions.
    pub easy: u32,
    /// Questions of medium difficulty.
    pub medium: u32,
    /// Hard questions.
    pub hard: u32,
    /// More questions, of whatever difficulty.
    pub any: u32,
}

/// How many questions of which kind can be drawn.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Stock(BTreeMap<String, BTreeMap<Difficulty, u32>>);

/// Questions that a blueprint asks for and the bank does not have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shortage {
    /// The topic; none: all topics that papers are drawn from.
    pub topic: Option<String>,
    /// The difficulty; none: all of them.
    pub difficulty: Option<Difficulty>,
    /// How many a paper needs.
    pub needed: u32,
    /// How many there are.
    pub there: u32,
}

/// A round whose papers the bank cannot fill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShortRound {
    /// Title of the round.
    pub round: Bilingual,
    /// Whether it is open: then nobody can start any more.
    pub is_open: bool,
    /// What is missing, at least one.
    pub shortages: Vec<Shortage>,
}

impl TopicQuota {
    /// How many questions of this difficulty every paper holds at least.
    #[must_use]
    pub const fn of(&self, difficulty: Difficulty) -> u32 {
        match difficulty {
            Difficulty::Easy => self.easy,
            Difficulty::Medium => self.medium,
            Difficulty::Hard => self.hard,
        }
    }

    /// How many questions of the topic every paper holds at least.
    #[must_use]
    pub const fn sum(&self) -> u32 {
        self.easy.saturating_add(self.medium).saturating_add(self.hard).saturating_add(self.any)
    }
}

impl Stock {
    /// Counts the questions of a bank by topic and difficulty.
    pub fn count<'a>(bank: impl IntoIterator<Item = (&'a str, Difficulty)>) -> Self {
        let mut stock = Self::default();
        for (topic, difficulty) in bank {
            *stock.0.entry(topic.to_owned()).or_default().entry(difficulty).or_default() += 1;
        }
        stock
    }

    /// The topics that have questions, in order.
    pub fn topics(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// How many questions there are of a topic and a difficulty.
    #[must_use]
    pub fn of(&self, topic: &str, difficulty: Difficulty) -> u32 {
        self.0.get(topic).and_then(|of_topic| of_topic.get(&difficulty)).copied().unwrap_or_default()
    }

    /// How many questions there are of a topic.
    #[must_use]
    pub fn of_topic(&self, topic: &str) -> u32 {
        Difficulty::ALL.iter().map(|difficulty| self.of(topic, *difficulty)).sum()
    }
}

impl Blueprint {
    /// How many questions of a paper the quotas name; the others are drawn freely.
    #[must_use]
    pub fn sum(&self) -> u32 {
        self.topics.iter().fold(0, |sum, quota| sum.saturating_add(quota.sum()))
    }

    /// Whether papers may have questions of this topic.
    #[must_use]
    pub fn takes(&self, topic: &str) -> bool {
        self.topics.is_empty() || self.topics.iter().any(|quota| quota.topic == topic)
    }

    /// What is wrong with the blueprint of papers of `count` questions, whatever the bank has.
    pub(super) fn faults(&self, count: u32) -> Vec<FieldError> {
        let names: BTreeSet<&str> = self.topics.iter().map(|quota| quota.topic.as_str()).collect();
        let is_listed_once = names.len() == self.topics.len() && !names.contains("");
        let is_right = is_listed_once && self.topics.len() <= MOST_TOPICS && self.sum() <= count;
        if is_right { Vec::new() } else { vec![FieldError::new("blueprint", Code::OutOfRange)] }
    }

    /// What the bank lacks for papers of `count` questions; none: every paper can be drawn.
    #[must_use]
    pub fn shortages(&self, stock: &Stock, count: u32) -> Vec<Shortage> {
        let mut short = Vec::new();
        for quota in &self.topics {
            let before = short.len();
            for difficulty in Difficulty::ALL {
                let (needed, there) = (quota.of(*difficulty), stock.of(&quota.topic, *difficulty));
                if needed > there {
                    let (topic, difficulty) = (Some(quota.topic.clone()), Some(*difficulty));
                    short.push(Shortage { topic, difficulty, needed, there });
                }
            }
            // A topic without questions is a slip of the hand, even if no number stands beside it.
            let (needed, there) = (quota.sum().max(1), stock.of_topic(&quota.topic));
            if needed > there && short.len() == before {
                short.push(Shortage { topic: Some(quota.topic.clone()), difficulty: None, needed, there });
            }
        }
        let there = stock.topics().filter(|topic| self.takes(topic)).map(|topic| stock.of_topic(topic)).sum();
        if count > there {
            short.push(Shortage { topic: None, difficulty: None, needed: count, there });
        }
        short
    }
}

#[cfg(test)]
mod tests {
    use super::{Blueprint, Shortage, Stock, TopicQuota};
    use crate::contest::Difficulty;

    fn stock() -> Stock {
        let kinds = [
            ("Chỉ tiêu", Difficulty::Easy),
            ("Chỉ tiêu", Difficulty::Easy),
            ("Chỉ tiêu", Difficulty::Hard),
            ("Kế hoạch", Difficulty::Medium),
        ];
        Stock::count(kinds)
    }

    fn quota(topic: &str, easy: u32, medium: u32, hard: u32, any: u32) -> TopicQuota {
        TopicQuota { topic: topic.to_owned(), easy, medium, hard, any }
    }

    fn blueprint(topics: &[TopicQuota]) -> Blueprint {
        Blueprint { topics: topics.to_vec() }
    }

    fn short(topic: Option<&str>, difficulty: Option<Difficulty>, needed: u32, there: u32) -> Shortage {
        Shortage { topic: topic.map(str::to_owned), difficulty, needed, there }
    }

    #[test]
    fn without_topics_the_whole_bank_counts() {
        assert_eq!(Blueprint::default().shortages(&stock(), 4), []);
        assert_eq!(Blueprint::default().shortages(&stock(), 5), [short(None, None, 5, 4)]);
        assert_eq!(stock().topics().collect::<Vec<_>>(), ["Chỉ tiêu", "Kế hoạch"]);
    }

    #[test]
    fn what_is_short_is_told_with_topic_difficulty_and_numbers() {
        let asked = blueprint(&[quota("Chỉ tiêu", 3, 0, 1, 0), quota("Kế hoạch", 0, 1, 0, 1)]);
        let expected = [
            short(Some("Chỉ tiêu"), Some(Difficulty::Easy), 3, 2),
            short(Some("Kế hoạch"), None, 2, 1),
            short(None, None, 6, 4),
        ];
        assert_eq!(asked.shortages(&stock(), 6), expected);
        let unknown = blueprint(&[quota("Chỉ tiêu", 0, 0, 0, 3), quota("Khác", 0, 0, 0, 0)]);
        assert_eq!(unknown.shortages(&stock(), 3), [short(Some("Khác"), None, 1, 0)]);
        // The topics that are not named do not help.
        assert_eq!(
            blueprint(&[quota("Kế hoạch", 0, 0, 0, 0)]).shortages(&stock(), 2),
            [short(None, None, 2, 1)]
        );
    }

    #[test]
    fn a_blueprint_names_each_topic_once_and_no_more_than_the_paper_has() {
        let right = blueprint(&[quota("Chỉ tiêu", 2, 0, 1, 0), quota("Kế hoạch", 0, 1, 0, 0)]);
        assert_eq!((right.sum(), right.faults(4).len(), right.faults(3).len()), (4, 0, 1));
        assert_eq!(blueprint(&[quota("A", 0, 0, 0, 0), quota("A", 0, 0, 0, 0)]).faults(4).len(), 1);
        assert_eq!(blueprint(&[quota("", 0, 0, 0, 0)]).faults(4).len(), 1);
        assert_eq!(Blueprint::default().faults(4), []);
    }
}
