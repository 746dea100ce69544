//! Who stands in the booth: the code, and the paper that belongs to it.

use std::collections::BTreeMap;

use domain::{
    Code,
    election::{BoothPaper, Dossier, PaperCategory, place_on_paper},
};
use voting::{Choice, VotingCode};
use worker::booth::{Binding, OpenPaper, Shown, ShownNominee};

use crate::platform::worker::ask;

/// A voter with a paper that was found to be in order.
pub(super) struct Voter {
    /// The code, from which the secret key follows; wiped when the voter leaves.
    pub(super) code: VotingCode,
    /// Name of the election, which the code's key belongs to.
    pub(super) election: String,
    /// The paper, nominees in this voter's own order.
    pub(super) paper: BoothPaper,
}

impl Voter {
    /// Looks a paper over: key, terms, setup hash, and that names on the paper are those of the terms.
    ///
    /// None: what was sent does not hold together, so nothing of it is used. Errors: the worker cannot be had.
    pub(super) async fn new(
        code: VotingCode,
        mut paper: BoothPaper,
        election: String,
    ) -> Result<Option<Self>, Code> {
        let (binding, shown) = (Binding::from(&paper), paper.categories.iter().map(shown).collect());
        let question = OpenPaper { binding, shown, election: election.clone(), code: code.printed() };
        if !ask(&question).await? {
            return Ok(None);
        }
        for category in &mut paper.categories {
            category.nominees.sort_by_key(|dossier| place_on_paper(&paper.line.key, dossier.nominee_id));
        }
        Ok(Some(Self { code, election, paper }))
    }

    /// Choices of an empty paper: one for each category.
    pub(super) fn no_choices(&self) -> Vec<Choice> {
        let empty = |category: &PaperCategory| Choice {
            category_id: category.id,
            nominee_ids: Vec::new(),
            blank: false,
        };
        self.paper.categories.iter().map(empty).collect()
    }

    /// The categories whose choice is against the rules, and why.
    pub(super) fn faults(&self, choices: &[Choice]) -> BTreeMap<i64, Code> {
        let fault = |category: &PaperCategory| {
            let choice = choices.iter().find(|choice| choice.category_id == category.id);
            let (count, blank) = choice.map_or((0, false), |choice| (choice.nominee_ids.len(), choice.blank));
            let count = u32::try_from(count).unwrap_or(u32::MAX);
            match count {
                _ if blank => None,
                count if count < category.rules.min => Some((category.id, Code::TooFewChoices)),
                count if count > category.rules.max => Some((category.id, Code::TooManyChoices)),
                _ => None,
            }
        };
        self.paper.categories.iter().filter_map(fault).collect()
    }
}

/// What the paper shows of a category, to be held against the terms.
fn shown(category: &PaperCategory) -> Shown {
    let nominee = |dossier: &Dossier| ShownNominee {
        id: dossier.nominee_id,
        name: dossier.name.clone(),
        agency: [dossier.agency.vi.clone(), dossier.agency.en.clone()],
    };
    Shown {
        id: category.id,
        title: [category.title.vi.clone(), category.title.en.clone()],
        choices: [category.rules.min, category.rules.max],
        blank: category.rules.blank,
        nominees: category.nominees.iter().map(nominee).collect(),
    }
}
