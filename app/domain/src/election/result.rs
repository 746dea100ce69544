//! A published result.

use serde::{Deserialize, Serialize};

use super::{CategoryRules, ElectionFacts, TrusteeLine};
use crate::{
    Bilingual,
    code::{Code, Coded},
    progress::ElectionTurnout,
};

/// Why a result is not shown, to anybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ResultRefused {
    /// Not published yet.
    #[error("the result is not published")]
    NotPublished,
}

impl Coded for ResultRefused {
    fn code(&self) -> Code {
        Code::ResultNotPublished
    }
}

/// The published result of an election; all of it follows from the public record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ElectionResult {
    /// The election and its dates.
    pub facts: ElectionFacts,
    /// Who took part, by agency.
    pub turnout: ElectionTurnout,
    /// Ballots in the record, replaced ones included.
    pub ballots: u64,
    /// Ballots counted.
    pub counted: u64,
    /// Ballots that a later one or a new code took the place of.
    pub replaced: u64,
    /// Voting codes that were issued anew.
    pub reissued: u64,
    /// Fewest votes for a seat.
    pub votes_needed: u64,
    /// Seed of the draw, 64 hexadecimal digits.
    pub seed: String,
    /// The trustees and who of them decrypted.
    pub trustees: Vec<TrusteeLine>,
    /// The categories in their declared order.
    pub categories: Vec<CategoryResult>,
    /// Corrections added after publication, oldest first.
    pub corrections: Vec<Bilingual>,
}

/// The ranking of one category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CategoryResult {
    /// Category id.
    pub id: i64,
    /// Title.
    pub title: Bilingual,
    /// How many were chosen and elected.
    pub rules: CategoryRules,
    /// Blank ballots.
    pub blank: u64,
    /// The nominees by place.
    pub rows: Vec<ResultRow>,
}

/// One nominee's result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResultRow {
    /// Place, from 1; no two nominees of a category share one.
    pub place: u32,
    /// The nominee's number, which goes into the draw.
    pub nominee_id: i64,
    /// Full name.
    pub name: String,
    /// The officer's agency.
    pub agency: Bilingual,
    /// Votes.
    pub votes: u64,
    /// Votes as a share of the roll, basis points rounded down; none if the roll is empty.
    pub share_of_roll_bp: Option<u64>,
    /// Whether the votes reach the declared share of the roll.
    pub threshold_met: bool,
    /// Whether the nominee is elected.
    pub elected: bool,
    /// Standards of the group met when the election was closed.
    pub standards_met: u32,
    /// Whether the draw gave the place: somebody has the same votes and standards.
    pub by_draw: bool,
    /// The nominee's number in the draw, hexadecimal.
    pub draw: String,
}

/// Share of the roll in basis points, rounded down.
#[must_use]
pub fn share_of_roll_bp(votes: u64, on_roll: u64) -> Option<u64> {
    let share = (u128::from(votes) * 10_000).checked_div(u128::from(on_roll))?;
    u64::try_from(share).ok()
}

#[cfg(test)]
mod tests {
    use super::share_of_roll_bp;

    #[test]
    fn a_share_of_the_roll_is_never_rounded_up() {
        assert_eq!(share_of_roll_bp(1, 3), Some(3_333));
        assert_eq!(share_of_roll_bp(2, 3), Some(6_666));
        assert_eq!(share_of_roll_bp(66, 66), Some(10_000));
        assert_eq!(share_of_roll_bp(0, 0), None);
    }
}
