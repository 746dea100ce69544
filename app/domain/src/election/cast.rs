//! The rules of a ballot.

use serde::{Deserialize, Serialize};
use voting::{BallotContent, Selection};

use super::StepRefused;
use crate::code::{Code, Coded, FieldError};

/// How many nominees of a category are chosen and elected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CategoryRules {
    /// Fewest nominees a voter chooses.
    pub min: u32,
    /// Most nominees a voter chooses.
    pub max: u32,
    /// How many are elected.
    pub seats: u32,
}

/// A nominee and the officer behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListedNominee {
    /// The nominee.
    pub nominee_id: i64,
    /// The officer who stands.
    pub officer_id: i64,
}

/// What a ballot is checked against in one category.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CategoryList {
    /// The category.
    pub category_id: i64,
    /// How many are chosen.
    pub rules: CategoryRules,
    /// Who can be chosen.
    pub nominees: Vec<ListedNominee>,
}

/// Why a ballot is not taken; nothing is stored and an earlier ballot stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CastRefused {
    /// The election is not open.
    #[error("the election is not open")]
    NotOpen,
    /// The official is not on the roll.
    #[error("not on the roll")]
    NotOnRoll,
    /// Fewer nominees than the minimum of this category.
    #[error("too few nominees in category {0}")]
    TooFew(i64),
    /// More nominees than the maximum of this category.
    #[error("too many nominees in category {0}")]
    TooMany(i64),
    /// A nominee, or the category itself, twice.
    #[error("a choice twice in category {0}")]
    Duplicate(i64),
    /// Somebody who is not a nominee of this category, or no category of this election.
    #[error("not a nominee of category {0}")]
    UnknownNominee(i64),
    /// A vote for oneself in this category.
    #[error("a vote for oneself in category {0}")]
    OwnVote(i64),
    /// The session does not carry the key to the voter's ballot.
    #[error("the session has no ballot key")]
    KeyMissing,
    /// The voter's ballot was cast with an earlier personal code.
    #[error("the ballot belongs to an earlier personal code")]
    KeyChanged,
}

impl CastRefused {
    const fn category_id(self) -> Option<i64> {
        match self {
            Self::TooFew(id)
            | Self::TooMany(id)
            | Self::Duplicate(id)
            | Self::UnknownNominee(id)
            | Self::OwnVote(id) => Some(id),
            Self::NotOpen | Self::NotOnRoll | Self::KeyMissing | Self::KeyChanged => None,
        }
    }
}

impl Coded for CastRefused {
    fn code(&self) -> Code {
        match self {
            Self::NotOpen => Code::ElectionNotOpen,
            Self::NotOnRoll => Code::NotOnRoll,
            Self::TooFew(_) => Code::TooFewChoices,
            Self::TooMany(_) => Code::TooManyChoices,
            Self::Duplicate(_) => Code::DuplicateChoice,
            Self::UnknownNominee(_) => Code::UnknownNominee,
            Self::OwnVote(_) => Code::OwnVote,
            Self::KeyMissing => Code::BallotKeyMissing,
            Self::KeyChanged => Code::BallotKeyChanged,
        }
    }

    /// The category at fault, as field `category_<id>`.
    fn fields(&self) -> Vec<FieldError> {
        let field = |id| FieldError::new(&format!("category_{id}"), self.code());
        self.category_id().map(field).into_iter().collect()
    }
}

/// Checks what a voter sent against the lists of the election and puts it in canonical order.
pub fn check_choices(
    lists: &[CategoryList],
    selections: &[Selection],
    voter_officer_id: i64,
) -> Result<BallotContent, CastRefused> {
    for selection in selections {
        let id = selection.category_id;
        if !lists.iter().any(|list| list.category_id == id) {
            return Err(CastRefused::UnknownNominee(id));
        }
        if selections.iter().filter(|other| other.category_id == id).count() > 1 {
            return Err(CastRefused::Duplicate(id));
        }
    }
    for list in lists {
        let chosen = selections.iter().find(|selection| selection.category_id == list.category_id);
        check_list(list, chosen.map_or(&[], |selection| &selection.nominee_ids), voter_officer_id)?;
    }
    // Nothing that passed the checks above is twice, so this refuses nothing.
    BallotContent::new(selections).map_err(|_| CastRefused::Duplicate(0))
}

fn check_list(list: &CategoryList, chosen: &[i64], voter_officer_id: i64) -> Result<(), CastRefused> {
    let id = list.category_id;
    for (place, nominee_id) in chosen.iter().enumerate() {
        let listed = list.nominees.iter().find(|listed| listed.nominee_id == *nominee_id);
        let listed = listed.ok_or(CastRefused::UnknownNominee(id))?;
        if listed.officer_id == voter_officer_id {
            return Err(CastRefused::OwnVote(id));
        }
        if chosen[..place].contains(nominee_id) {
            return Err(CastRefused::Duplicate(id));
        }
    }
    match u32::try_from(chosen.len()) {
        Ok(count) if count < list.rules.min => Err(CastRefused::TooFew(id)),
        Ok(count) if count <= list.rules.max => Ok(()),
        _ => Err(CastRefused::TooMany(id)),
    }
}

/// Checks that everybody on the roll can fill in a ballot. Errors: incomplete.
pub fn check_ready(lists: &[CategoryList], on_roll: i64) -> Result<(), StepRefused> {
    let fits = |list: &CategoryList| {
        let nominees = u32::try_from(list.nominees.len()).unwrap_or(u32::MAX);
        // A nominee who votes chooses among the others.
        nominees > list.rules.min && nominees >= list.rules.max && nominees >= list.rules.seats
    };
    if on_roll > 0 && !lists.is_empty() && lists.iter().all(fits) {
        Ok(())
    } else {
        Err(StepRefused::Incomplete)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use voting::Selection;

    use super::{
        CastRefused, CategoryList, CategoryRules, ListedNominee, StepRefused, check_choices, check_ready,
    };
    use crate::code::{Code, Coded};

    /// Category 1 with nominees 11–14 (officers 101–104), category 2 with nominees 21–23 (201–203).
    fn lists() -> Vec<CategoryList> {
        let list = |category_id: i64, nominees: i64, max| CategoryList {
            category_id,
            rules: CategoryRules { min: 1, max, seats: max },
            nominees: (1..=nominees)
                .map(|n| ListedNominee {
                    nominee_id: category_id * 10 + n,
                    officer_id: category_id * 100 + n,
                })
                .collect(),
        };
        vec![list(1, 4, 2), list(2, 3, 1)]
    }

    fn choose(choices: &[(i64, &[i64])]) -> Vec<Selection> {
        let selection = |(category_id, nominees): &(i64, &[i64])| Selection {
            category_id: *category_id,
            nominee_ids: nominees.to_vec(),
        };
        choices.iter().map(selection).collect()
    }

    #[test]
    fn each_rule_refuses_with_its_code_and_category() {
        let check = |choices: &[(i64, &[i64])]| check_choices(&lists(), &choose(choices), 103).map(|_| ());
        assert_eq!(check(&[(1, &[11, 12]), (2, &[23])]), Ok(()));
        assert_eq!(check(&[(1, &[11])]), Err(CastRefused::TooFew(2)));
        assert_eq!(check(&[(1, &[]), (2, &[23])]), Err(CastRefused::TooFew(1)));
        assert_eq!(check(&[(1, &[11, 12, 14]), (2, &[23])]), Err(CastRefused::TooMany(1)));
        assert_eq!(check(&[(1, &[11, 11]), (2, &[23])]), Err(CastRefused::Duplicate(1)));
        assert_eq!(check(&[(1, &[11]), (1, &[12]), (2, &[23])]), Err(CastRefused::Duplicate(1)));
        assert_eq!(check(&[(1, &[21]), (2, &[23])]), Err(CastRefused::UnknownNominee(1)));
        assert_eq!(check(&[(1, &[11]), (2, &[23]), (3, &[31])]), Err(CastRefused::UnknownNominee(3)));
        assert_eq!(check(&[(1, &[13]), (2, &[23])]), Err(CastRefused::OwnVote(1)));
        let fields = CastRefused::OwnVote(1).fields();
        assert_eq!((fields[0].field.as_str(), fields[0].code), ("category_1", Code::OwnVote));
        assert!(CastRefused::NotOpen.fields().is_empty());
    }

    proptest! {
        #[test]
        fn what_is_taken_keeps_every_rule(
            one in proptest::collection::vec(10_i64..16, 0..5),
            two in proptest::collection::vec(20_i64..25, 0..3),
            voter in prop_oneof![101_i64..105, 201_i64..204],
        ) {
            let sent = choose(&[(1, &one), (2, &two)]);
            if let Ok(content) = check_choices(&lists(), &sent, voter) {
                for (list, selection) in lists().iter().zip(content.selections()) {
                    prop_assert_eq!(list.category_id, selection.category_id);
                    let count = u32::try_from(selection.nominee_ids.len()).unwrap();
                    prop_assert!(list.rules.min <= count && count <= list.rules.max);
                    for nominee_id in selection.nominee_ids {
                        let listed = list.nominees.iter().find(|listed| listed.nominee_id == nominee_id);
                        prop_assert!(listed.is_some_and(|listed| listed.officer_id != voter));
                    }
                }
            }
        }
    }

    #[test]
    fn an_election_opens_only_when_every_ballot_can_be_filled_in() {
        assert_eq!(check_ready(&lists(), 3), Ok(()));
        assert_eq!(check_ready(&lists(), 0), Err(StepRefused::Incomplete));
        assert_eq!(check_ready(&[], 3), Err(StepRefused::Incomplete));
        let mut thin = lists();
        thin[1].nominees.truncate(1);
        assert_eq!(check_ready(&thin, 3), Err(StepRefused::Incomplete));
    }
}
