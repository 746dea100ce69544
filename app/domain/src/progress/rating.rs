//! A citizen's rating of the officer at a counter.

use serde::{Deserialize, Serialize};

use super::Measure;
use crate::{Bilingual, named_enum};

/// Longest remark in a citizen's own words, in letters.
pub const MAX_WORDS: usize = 200;

named_enum! {
    /// The three levels of a rating.
    RatingLevel {
        /// Very satisfied.
        VerySatisfied = "very_satisfied",
        /// Satisfied.
        Satisfied = "satisfied",
        /// Dissatisfied.
        Dissatisfied = "dissatisfied",
    }
}

impl RatingLevel {
    /// What ratings of all levels count as.
    pub const MEASURES: [Measure; 3] = [Measure::VerySatisfied, Measure::Satisfied, Measure::Dissatisfied];

    /// What a rating of this level counts as.
    #[must_use]
    pub const fn measure(self) -> Measure {
        match self {
            Self::VerySatisfied => Measure::VerySatisfied,
            Self::Satisfied => Measure::Satisfied,
            Self::Dissatisfied => Measure::Dissatisfied,
        }
    }
}

named_enum! {
    /// What a rating is mostly about.
    RatingReason {
        /// How the officer spoke and behaved.
        Attitude = "attitude",
        /// How clear the guidance was.
        Guidance = "guidance",
        /// How long it took.
        Time = "time",
        /// How many papers or visits were needed.
        Effort = "effort",
    }
}

/// The counter a citizen is about to rate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CounterForRating {
    /// Code in the QR address, for example `Q05`.
    pub code: String,
    /// The counter's name.
    pub name: Bilingual,
    /// The officer who sits there.
    pub officer: String,
    /// The officer's job title.
    pub title: Bilingual,
    /// The officer's agency.
    pub agency: Bilingual,
}
