//! Sealing an opened ballot again, to see whether it gets the check code that another machine showed.

use serde::{Deserialize, Serialize};
use voting::{
    Booth, CategoryTerms, CheckCode, Choice, Names, NomineeTerms, OpenedBallot, PackedTerms, RollLine, Terms,
    setup_head,
};

use crate::{Program, Task};

/// Seals the choices of an opened ballot with its own randomness.
#[derive(Serialize, Deserialize)]
pub struct SealAgain {
    /// The declared terms of the election.
    pub terms: PackedTerms,
    /// The opened ballot as text.
    pub opened: String,
}

/// What sealing again has shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedAgain {
    /// The check code of these choices.
    pub check_code: String,
    /// Who is chosen in each category, by name and agency, in the order of the terms; nobody is a blank vote.
    pub choices: Vec<(Names, Vec<Names>)>,
}

/// Why an opened ballot cannot be sealed again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum CheckFault {
    /// The text is no opened ballot.
    Unreadable,
    /// The election has no sound terms.
    NoTerms,
    /// A ballot of another election.
    OtherElection,
    /// Choices that the rules do not allow.
    Impossible,
}

impl Task for SealAgain {
    const PROGRAM: Program = Program::Booth;
    const NAME: &'static str = "seal-again";
    type Answer = Result<SealedAgain, CheckFault>;

    fn perform(self) -> Self::Answer {
        let opened = OpenedBallot::from_text(&self.opened).map_err(|_| CheckFault::Unreadable)?;
        let terms = self.terms.unpack().map_err(|_| CheckFault::NoTerms)?;
        let booth = Booth::new(&terms, setup_head(&terms).hash).map_err(|_| CheckFault::NoTerms)?;
        if opened.setup != booth.setup_hash() {
            return Err(CheckFault::OtherElection);
        }
        let line = RollLine { key: opened.key, own: opened.own.clone() };
        let sealed = booth.seal(&line, &opened.choices, opened.seed).map_err(|_| CheckFault::Impossible)?;
        Ok(SealedAgain {
            check_code: CheckCode::of(&sealed.fingerprint()).to_string(),
            choices: in_words(&terms, &opened.choices),
        })
    }
}

fn in_words(terms: &Terms, choices: &[Choice]) -> Vec<(Names, Vec<Names>)> {
    let category = |category: &CategoryTerms| {
        let choice = choices.iter().find(|choice| choice.category_id == category.id);
        let is_chosen = |id| choice.is_some_and(|choice| choice.nominee_ids.contains(&id));
        let names = category.nominees.iter().filter(|nominee| is_chosen(nominee.id));
        (category.title.clone(), names.map(in_full).collect())
    };
    terms.categories.iter().map(category).collect()
}

fn in_full(nominee: &NomineeTerms) -> Names {
    let in_language = |agency: &str| format!("{} · {agency}", nominee.name);
    Names { vi: in_language(&nominee.agency.vi), en: in_language(&nominee.agency.en) }
}
