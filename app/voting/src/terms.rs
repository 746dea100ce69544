//! The terms of an election: what is fixed, and hashed, when it opens.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use crate::dealing::{Dealing, DealingFault};

/// The protocol this crate speaks.
pub const PROTOCOL: &str = "thidua-ballot-1";

const MOST_CATEGORIES: usize = 64;
const MOST_NOMINEES: usize = 500;
/// Most trustees of one election.
pub(crate) const MOST_TRUSTEES: usize = 16;
/// Shares are given in ten-thousandths.
const WHOLE_BP: u32 = 10_000;

/// A name in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Names {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
}

/// Everything that defines one election; the body of the record's first event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Terms {
    /// Always [`PROTOCOL`].
    pub protocol: String,
    /// Name of the election: 32 lower-case hexadecimal digits drawn at random.
    pub election: String,
    /// Title.
    pub title: Names,
    /// Categories in the order of the ballot paper.
    pub categories: Vec<CategoryTerms>,
    /// Fewest votes for a seat, as a share of the roll in 1/10 000; 0 = any vote is enough.
    pub approval_bp: u32,
    /// The trustees' public keys.
    pub trustees: TrusteeSet,
}

/// One category: its nominees and how many may be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CategoryTerms {
    /// Number of the category; unique in the election.
    pub id: i64,
    /// Title.
    pub title: Names,
    /// Fewest nominees to choose, unless the voter leaves the category blank.
    pub min: u32,
    /// Most nominees to choose; at least 1.
    pub max: u32,
    /// Seats to give.
    pub seats: u32,
    /// Whether a voter may hand in a blank vote for this category.
    pub blank: bool,
    /// Nominees in the order of the ballot paper.
    pub nominees: Vec<NomineeTerms>,
}

/// One nominee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NomineeTerms {
    /// Number of the nominee; unique in the election, not only in the category.
    pub id: i64,
    /// Name.
    pub name: String,
    /// Agency the nominee belongs to.
    pub agency: Names,
}

/// The trustees' public keys and how many of them it takes to decrypt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrusteeSet {
    /// How many trustees decrypt together.
    pub threshold: u32,
    /// What each trustee published at the key ceremony; trustee 1 first.
    pub dealings: Vec<Dealing>,
}

/// Why terms define no election.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TermsFault {
    /// Another protocol.
    #[error("the terms are not of protocol {PROTOCOL}")]
    Protocol,
    /// The name is not 32 lower-case hexadecimal digits.
    #[error("the name of the election is malformed")]
    Election,
    /// A title or name has a control character, which could mislead whoever reads it on a screen.
    #[error("a title or name has a control character")]
    Text,
    /// No category, or too many.
    #[error("an election has 1 to {MOST_CATEGORIES} categories")]
    Categories,
    /// A category or nominee number stands twice.
    #[error("number {0} stands twice")]
    Repeated(i64),
    /// No nominee, or too many.
    #[error("category {0} must have 1 to {MOST_NOMINEES} nominees")]
    Nominees(i64),
    /// `min ≤ max`, `1 ≤ max ≤ nominees` or `1 ≤ seats` does not hold.
    #[error("the numbers of choices or seats of category {0} do not fit")]
    Limits(i64),
    /// More than the whole roll.
    #[error("the approval threshold is more than the whole roll")]
    Approval,
    /// No trustee, too many, or a threshold that they cannot reach.
    #[error("the number of trustees or their threshold is out of range")]
    Threshold,
    /// A trustee's published part is wrong.
    #[error("trustee {0}: {1}")]
    Trustee(u32, DealingFault),
    /// The election key is the neutral element: nothing would be secret.
    #[error("the election key is degenerate")]
    Key,
}

impl Terms {
    /// Checks everything but the trustees' keys; those are checked by [`Terms::key_set`].
    pub fn check(&self) -> Result<(), TermsFault> {
        if self.protocol != PROTOCOL {
            return Err(TermsFault::Protocol);
        }
        let hexadecimal = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        if self.election.len() != 32 || !self.election.bytes().all(hexadecimal) {
            return Err(TermsFault::Election);
        }
        if self.approval_bp > WHOLE_BP {
            return Err(TermsFault::Approval);
        }
        if !self.title.is_text() {
            return Err(TermsFault::Text);
        }
        if self.categories.is_empty() || self.categories.len() > MOST_CATEGORIES {
            return Err(TermsFault::Categories);
        }
        let (mut categories, mut nominees) = (HashSet::new(), HashSet::new());
        for category in &self.categories {
            if !categories.insert(category.id) {
                return Err(TermsFault::Repeated(category.id));
            }
            category.check_limits()?;
            if let Some(twice) = category.nominees.iter().find(|nominee| !nominees.insert(nominee.id)) {
                return Err(TermsFault::Repeated(twice.id));
            }
        }
        self.trustees.check_size()
    }

    /// A category by its number.
    #[must_use]
    pub fn category(&self, id: i64) -> Option<&CategoryTerms> {
        self.categories.iter().find(|category| category.id == id)
    }
}

impl Names {
    fn is_text(&self) -> bool {
        is_text(&self.vi) && is_text(&self.en)
    }
}

fn is_text(text: &str) -> bool {
    !text.chars().any(char::is_control)
}

impl CategoryTerms {
    fn check_limits(&self) -> Result<(), TermsFault> {
        let texts = |nominee: &NomineeTerms| is_text(&nominee.name) && nominee.agency.is_text();
        if !self.title.is_text() || !self.nominees.iter().all(texts) {
            return Err(TermsFault::Text);
        }
        let nominees = self.nominees.len();
        if nominees == 0 || nominees > MOST_NOMINEES {
            return Err(TermsFault::Nominees(self.id));
        }
        let most = usize::try_from(self.max).unwrap_or(usize::MAX);
        if self.max == 0 || self.min > self.max || most > nominees || self.seats == 0 {
            return Err(TermsFault::Limits(self.id));
        }
        Ok(())
    }

    /// Slots of this category on a ballot: one for each nominee and one for a blank vote if allowed.
    #[must_use]
    pub fn slots(&self) -> usize {
        self.nominees.len() + usize::from(self.blank)
    }
}

impl TrusteeSet {
    /// Number of trustees.
    #[must_use]
    pub fn count(&self) -> usize {
        self.dealings.len()
    }

    /// Checks 1 ≤ threshold ≤ trustees ≤ 16.
    pub(crate) fn check_size(&self) -> Result<(), TermsFault> {
        let threshold = usize::try_from(self.threshold).unwrap_or(usize::MAX);
        if (1..=self.count()).contains(&threshold) && self.count() <= MOST_TRUSTEES {
            Ok(())
        } else {
            Err(TermsFault::Threshold)
        }
    }
}
