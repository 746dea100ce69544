//! What a voter chose in each category, before it is sealed.

use serde::{Deserialize, Serialize};

use crate::terms::{CategoryTerms, Terms};

/// The choice in one category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// The category.
    pub category_id: i64,
    /// The chosen nominees, in any order; empty for a blank vote.
    pub nominee_ids: Vec<i64>,
    /// Whether the voter hands in a blank vote for this category.
    pub blank: bool,
}

/// Why choices make no ballot; the number is the category's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ChoiceFault {
    /// Fewer nominees than the category asks for.
    #[error("too few nominees are chosen in category {0}")]
    TooFew(i64),
    /// More nominees than the category allows.
    #[error("too many nominees are chosen in category {0}")]
    TooMany(i64),
    /// The category or a nominee in it stands twice.
    #[error("something stands twice in category {0}")]
    Duplicate(i64),
    /// A nominee of another category, or none.
    #[error("a chosen nominee does not stand in category {0}")]
    UnknownNominee(i64),
    /// The voter chose itself.
    #[error("the voter's own name is chosen in category {0}")]
    OwnVote(i64),
    /// The category allows no blank vote.
    #[error("category {0} allows no blank vote")]
    BlankNotAllowed(i64),
    /// Blank, and yet a nominee is chosen.
    #[error("a blank vote in category {0} names a nominee")]
    BlankWithChoices(i64),
    /// The election has no such category.
    #[error("there is no category {0}")]
    UnknownCategory(i64),
}

impl Terms {
    /// Checks choices against the rules; `own` are the nominees that are the voter.
    ///
    /// A category without a choice counts as one with no nominee chosen.
    pub fn check_choices(&self, own: &[i64], choices: &[Choice]) -> Result<(), ChoiceFault> {
        for choice in choices {
            let id = choice.category_id;
            if self.category(id).is_none() {
                return Err(ChoiceFault::UnknownCategory(id));
            }
            if choices.iter().filter(|other| other.category_id == id).count() > 1 {
                return Err(ChoiceFault::Duplicate(id));
            }
        }
        self.categories.iter().try_for_each(|category| match choice_in(choices, category.id) {
            Some(choice) => category.check_choice(own, choice),
            None if category.min > 0 => Err(ChoiceFault::TooFew(category.id)),
            None => Ok(()),
        })
    }
}

pub(crate) fn choice_in(choices: &[Choice], category_id: i64) -> Option<&Choice> {
    choices.iter().find(|choice| choice.category_id == category_id)
}

impl CategoryTerms {
    fn check_choice(&self, own: &[i64], choice: &Choice) -> Result<(), ChoiceFault> {
        let chosen = &choice.nominee_ids;
        if choice.blank {
            return match (self.blank, chosen.is_empty()) {
                (false, _) => Err(ChoiceFault::BlankNotAllowed(self.id)),
                (true, false) => Err(ChoiceFault::BlankWithChoices(self.id)),
                (true, true) => Ok(()),
            };
        }
        for (place, nominee_id) in chosen.iter().enumerate() {
            if !self.nominees.iter().any(|nominee| nominee.id == *nominee_id) {
                return Err(ChoiceFault::UnknownNominee(self.id));
            }
            if own.contains(nominee_id) {
                return Err(ChoiceFault::OwnVote(self.id));
            }
            if chosen[..place].contains(nominee_id) {
                return Err(ChoiceFault::Duplicate(self.id));
            }
        }
        let count = u32::try_from(chosen.len()).unwrap_or(u32::MAX);
        if count < self.min {
            return Err(ChoiceFault::TooFew(self.id));
        }
        if count > self.max { Err(ChoiceFault::TooMany(self.id)) } else { Ok(()) }
    }
}
