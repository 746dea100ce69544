//! Questions on their way into the bank: what a file says, what is wrong with it, what may be asked.

mod aiken;
mod gift;
mod validity;
mod versions;
mod view;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{MOST_OPTIONS, Picks, QuestionKind};
use crate::{
    code::{Code, Coded},
    named_enum,
    text::{Bilingual, fold},
};

pub use aiken::read_aiken;
pub use gift::{read_gift, write_gift};
pub use validity::{SourceState, Validity};
pub use versions::{ChangeState, next_code};
pub use view::{BankLine, BankOverview, ImportReport, OpenedQuestion, QuestionVersion};

/// Largest file of questions, in bytes.
pub const MAX_QUESTION_FILE_BYTES: usize = 2 * 1024 * 1024;
/// Most questions in one file.
pub const MAX_QUESTIONS: usize = 2_000;
/// Most faults that are listed.
pub const MAX_LISTED_QUESTION_FAULTS: usize = 100;
/// Longest question, option, source or explanation, in letters.
const MOST_LETTERS: usize = 2_000;
/// Longest code or topic, in letters.
const MOST_NAME_LETTERS: usize = 60;

named_enum! {
    /// How hard a question is meant to be.
    Difficulty {
        /// Most should know it.
        Easy = "easy",
        /// About half should know it.
        Medium = "medium",
        /// Few will know it.
        Hard = "hard",
    }
}

named_enum! {
    /// Where a question is on its way into the bank.
    QuestionState {
        /// Written; waits for somebody else's review.
        Draft = "draft",
        /// May be drawn; nobody changes it any more.
        Approved = "approved",
        /// Sent back by the reviewer.
        Rejected = "rejected",
    }
}

named_enum! {
    /// What is wrong with a question in a file.
    QuestionFault {
        /// The line cannot be read as a question.
        Syntax = "syntax",
        /// The kind of question cannot be asked here.
        Kind = "kind",
        /// A cell is a formula.
        Formula = "formula",
        /// The question has no text.
        TextMissing = "text_missing",
        /// A text is too long.
        TooLong = "too_long",
        /// The difficulty is none that is known.
        DifficultyUnknown = "difficulty_unknown",
        /// There are fewer than two options.
        TooFewOptions = "too_few_options",
        /// There are more options than can be shown.
        TooManyOptions = "too_many_options",
        /// Two options say the same.
        SameOption = "same_option",
        /// No option is marked as right.
        KeyMissing = "key_missing",
        /// More than one option is marked as right, where one is asked for.
        TwoKeys = "two_keys",
        /// Every option is marked as right.
        NoneWrong = "none_wrong",
        /// The days on which the source holds are none, or in no order.
        Validity = "validity",
        /// The same code or question stands in the file before.
        Twice = "twice",
        /// The code, or a question without one, is in the bank already.
        Taken = "taken",
    }
}

/// An option as a file has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RawOption {
    /// The option.
    pub text: Bilingual,
    /// Whether it is marked as right.
    pub is_right: bool,
}

/// A question as a file has it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RawQuestion {
    /// Line or row of the file on which it begins, from 1.
    pub line: u32,
    /// Code; empty when the file has none.
    pub code: String,
    /// Topic; empty when the file has none.
    pub topic: String,
    /// Difficulty by name or in words; empty when the file has none.
    pub difficulty: String,
    /// How it is answered.
    pub kind: QuestionKind,
    /// The question.
    pub text: Bilingual,
    /// Its options; those that are to be put in order are in the right one.
    pub options: Vec<RawOption>,
    /// Where the answer stands.
    pub source: Bilingual,
    /// First day on which that holds, as written; empty when the file has none.
    pub valid_from: String,
    /// Last day, likewise.
    pub valid_until: String,
    /// Why it is right, Vietnamese.
    pub explanation: String,
    /// What reading it showed to be wrong.
    pub faults: Vec<QuestionFault>,
}

/// A question that may go to review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankQuestion {
    /// Code; empty when one is to be made.
    pub code: String,
    /// Topic.
    pub topic: String,
    /// Difficulty.
    pub difficulty: Difficulty,
    /// How it is answered.
    pub kind: QuestionKind,
    /// The question; where English is missing it says the Vietnamese.
    pub text: Bilingual,
    /// Its options, likewise.
    pub options: Vec<Bilingual>,
    /// The right answer.
    pub key: Picks,
    /// Where the answer stands, likewise; may be empty.
    pub source: Bilingual,
    /// When that holds.
    pub validity: Validity,
    /// Why it is right, Vietnamese; may be empty.
    pub explanation: String,
}

/// A question of a file that cannot be taken, as its sender sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FaultyQuestion {
    /// Line or row of the file, from 1.
    pub line: u32,
    /// How it begins.
    pub text: String,
    /// What is wrong; never empty.
    pub faults: Vec<QuestionFault>,
}

/// Why a file of questions, or a step of a question, is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BankRefused {
    /// The file has no questions.
    #[error("the file has no questions")]
    Empty,
    /// The file is of no kind that can be read.
    #[error("the file is no GIFT, Aiken, Moodle XML or XLSX file")]
    Unreadable,
    /// The text of the file is not UTF-8.
    #[error("the text of the file is not UTF-8")]
    Encoding,
    /// No row names the columns that are needed.
    #[error("no row names the columns that are needed")]
    Columns,
    /// The file is larger than allowed.
    #[error("the file is larger than allowed")]
    TooLarge,
    /// The file has more rows than allowed.
    #[error("the file has more than {MAX_QUESTIONS} questions")]
    TooManyRows,
    /// The author reviews the own question.
    #[error("a question is reviewed by somebody who has not written it")]
    OwnQuestion,
    /// The question has been reviewed, or another one is to come in its place already.
    #[error("the question has been reviewed or replaced")]
    WrongState,
    /// The question stands on a paper.
    #[error("a question that stands on a paper is not changed")]
    InUse,
}

impl Coded for BankRefused {
    fn code(&self) -> Code {
        match self {
            Self::Empty => Code::FileEmpty,
            Self::Unreadable => Code::FileUnreadable,
            Self::Encoding => Code::FileEncoding,
            Self::Columns => Code::FileColumns,
            Self::TooLarge => Code::TooLarge,
            Self::TooManyRows => Code::FileTooLong,
            Self::OwnQuestion => Code::NotPermitted,
            Self::WrongState => Code::WrongState,
            Self::InUse => Code::QuestionInUse,
        }
    }
}

impl RawQuestion {
    /// The question, if nothing is wrong with it. Errors: everything that is.
    pub fn check(&self) -> Result<BankQuestion, Vec<QuestionFault>> {
        let mut faults: BTreeSet<QuestionFault> = self.faults.iter().copied().collect();
        let difficulty = difficulty(&self.difficulty);
        let validity = Validity::parse(&self.valid_from, &self.valid_until);
        let right = (0..).zip(&self.options).filter(|(_, option)| option.is_right).map(|(place, _)| place);
        let key = match self.kind {
            QuestionKind::Single | QuestionKind::Multiple => Picks::of(right).unwrap_or_default(),
            QuestionKind::Ordering => Picks::first(self.options.len()),
        };
        // What could not be read as a question says nothing about its parts.
        if !faults.contains(&QuestionFault::Syntax) && !faults.contains(&QuestionFault::Kind) {
            faults.extend(self.faults_of_parts());
            faults.extend(self.fault_of_key());
            if difficulty.is_none() {
                faults.insert(QuestionFault::DifficultyUnknown);
            }
            if validity.is_none() {
                faults.insert(QuestionFault::Validity);
            }
        }
        match difficulty {
            Some(difficulty) if faults.is_empty() => Ok(BankQuestion {
                code: self.code.trim().to_owned(),
                topic: self.topic.trim().to_owned(),
                difficulty,
                kind: self.kind,
                text: both(&self.text),
                options: self.options.iter().map(|option| both(&option.text)).collect(),
                key,
                source: both(&self.source),
                validity: validity.unwrap_or_default(),
                explanation: self.explanation.trim().to_owned(),
            }),
            _ => Err(faults.into_iter().collect()),
        }
    }

    fn fault_of_key(&self) -> Option<QuestionFault> {
        let right = self.options.iter().filter(|option| option.is_right).count();
        match (self.kind, right) {
            (QuestionKind::Ordering, _) | (QuestionKind::Single, 1) => None,
            (_, 0) => Some(QuestionFault::KeyMissing),
            (QuestionKind::Single, _) => Some(QuestionFault::TwoKeys),
            (QuestionKind::Multiple, _) => (right == self.options.len()).then_some(QuestionFault::NoneWrong),
        }
    }

    fn faults_of_parts(&self) -> Vec<QuestionFault> {
        let mut faults = Vec::new();
        let options = || self.options.iter().map(|option| &option.text.vi);
        if self.text.vi.trim().is_empty() {
            faults.push(QuestionFault::TextMissing);
        }
        let is_long = |text: &String, most: usize| text.chars().count() > most;
        let texts = [&self.text.vi, &self.text.en, &self.source.vi, &self.source.en, &self.explanation];
        if texts.into_iter().chain(options()).any(|text| is_long(text, MOST_LETTERS))
            || [&self.code, &self.topic].into_iter().any(|text| is_long(text, MOST_NAME_LETTERS))
        {
            faults.push(QuestionFault::TooLong);
        }
        let written: Vec<&String> = options().filter(|text| !text.trim().is_empty()).collect();
        if written.len() < 2 || written.len() < self.options.len() {
            faults.push(QuestionFault::TooFewOptions);
        } else if written.len() > usize::from(MOST_OPTIONS) {
            faults.push(QuestionFault::TooManyOptions);
        }
        // Accents tell Vietnamese words apart: only spacing and case do not.
        let plain = |text: &&String| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        if written.iter().map(plain).collect::<BTreeSet<_>>().len() < written.len() {
            faults.push(QuestionFault::SameOption);
        }
        faults
    }

    /// The question with what is wrong with it, for whoever sent the file.
    #[must_use]
    pub fn with_faults(&self, faults: Vec<QuestionFault>) -> FaultyQuestion {
        const SHOWN_LETTERS: usize = 80;
        let text = self.text.vi.chars().take(SHOWN_LETTERS).collect();
        FaultyQuestion { line: self.line, text, faults }
    }
}

/// Both halves; where English is missing, the Vietnamese twice.
fn both(text: &Bilingual) -> Bilingual {
    let (vi, en) = (text.vi.trim(), text.en.trim());
    Bilingual::new(vi, if en.is_empty() { vi } else { en })
}

/// A difficulty by name or in Vietnamese; a file that says nothing means the middle one.
fn difficulty(words: &str) -> Option<Difficulty> {
    Some(match fold(words).as_str() {
        "easy" | "de" | "nhan biet" => Difficulty::Easy,
        "" | "medium" | "trung binh" | "vua" | "thong hieu" => Difficulty::Medium,
        "hard" | "kho" | "van dung" => Difficulty::Hard,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{Difficulty, Picks, QuestionFault, QuestionKind, RawOption, RawQuestion};
    use crate::text::Bilingual;

    fn raw(options: &[(&str, bool)]) -> RawQuestion {
        let option = |(text, is_right): &(&str, bool)| RawOption {
            text: Bilingual::new(*text, ""),
            is_right: *is_right,
        };
        RawQuestion {
            line: 3,
            text: Bilingual::new(" Một cộng một? ", ""),
            options: options.iter().map(option).collect(),
            ..RawQuestion::default()
        }
    }

    #[test]
    fn a_good_question_speaks_both_languages_and_has_a_difficulty() {
        let question = raw(&[("một", false), ("hai", true)]).check().unwrap();
        assert_eq!(
            (question.text.vi.as_str(), question.text.en.as_str()),
            ("Một cộng một?", "Một cộng một?")
        );
        assert_eq!((question.key, question.difficulty), (Picks::from(1), Difficulty::Medium));
        let hard = RawQuestion { difficulty: "Khó".to_owned(), ..raw(&[("a", true), ("b", false)]) };
        assert_eq!(hard.check().unwrap().difficulty, Difficulty::Hard);
    }

    #[test]
    fn sets_have_something_right_and_something_wrong_and_orders_are_right_as_they_stand() {
        let of = |kind, options: &[(&str, bool)]| RawQuestion { kind, ..raw(options) };
        let key = |question: RawQuestion| question.check().map(|question| question.key.to_string());
        let (set, order) = (QuestionKind::Multiple, QuestionKind::Ordering);
        assert_eq!(key(of(set, &[("a", true), ("b", false), ("c", true)])), Ok("02".to_owned()));
        assert_eq!(key(of(set, &[("a", true), ("b", false)])), Ok("0".to_owned()));
        assert_eq!(key(of(set, &[("a", false), ("b", false)])), Err(vec![QuestionFault::KeyMissing]));
        assert_eq!(key(of(set, &[("a", true), ("b", true)])), Err(vec![QuestionFault::NoneWrong]));
        assert_eq!(key(of(order, &[("a", false), ("b", false), ("c", false)])), Ok("012".to_owned()));
        assert_eq!(key(of(order, &[("a", false)])), Err(vec![QuestionFault::TooFewOptions]));
    }

    #[test]
    fn everything_wrong_is_told() {
        use QuestionFault as Fault;
        let many: Vec<(String, bool)> = (0..11).map(|number| (number.to_string(), number == 0)).collect();
        let many: Vec<(&str, bool)> = many.iter().map(|(text, right)| (text.as_str(), *right)).collect();
        let letters = "a".repeat(2_001);
        for (question, faults) in [
            (raw(&[("a", false), ("b", false)]), vec![Fault::KeyMissing]),
            (raw(&[("a", true), ("b", true)]), vec![Fault::TwoKeys]),
            (raw(&[("a", true)]), vec![Fault::TooFewOptions]),
            (raw(&[("a", true), (" ", false), ("b", false)]), vec![Fault::TooFewOptions]),
            (raw(&many), vec![Fault::TooManyOptions]),
            (raw(&[("Có  thể", true), ("có thể", false)]), vec![Fault::SameOption]),
            (raw(&[(&letters, true), ("b", false)]), vec![Fault::TooLong]),
            (
                RawQuestion { difficulty: "ai biết".to_owned(), ..raw(&[("a", true), ("b", false)]) },
                vec![Fault::DifficultyUnknown],
            ),
            (
                RawQuestion { text: Bilingual::default(), ..raw(&[]) },
                vec![Fault::TextMissing, Fault::TooFewOptions, Fault::KeyMissing],
            ),
            (RawQuestion { faults: vec![Fault::Kind], ..raw(&[]) }, vec![Fault::Kind]),
        ] {
            assert_eq!(question.check().unwrap_err(), faults, "{question:?}");
        }
        assert!(raw(&[("cha", true), ("chả", false)]).check().is_ok(), "accents tell words apart");
    }
}
