//! Who stands in the booth: the code, and the paper that belongs to it.

use std::collections::BTreeMap;

use domain::{
    Code,
    election::{BoothPaper, PaperCategory, place_on_paper},
};
use voting::{CategoryTerms, Choice, VotingCode};
use worker::booth::{Binding, OpenPaper};

use crate::platform::worker::ask;

/// A voter with a paper that was found to be in order.
pub(super) struct Voter {
    /// The code, from which the secret key follows; wiped when the voter leaves.
    pub(super) code: VotingCode,
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
        if !is_of_terms(&paper) {
            return Ok(None);
        }
        let question = OpenPaper { binding: Binding::from(&paper), election, code: code.printed() };
        if !ask(&question).await? {
            return Ok(None);
        }
        for category in &mut paper.categories {
            category.nominees.sort_by_key(|dossier| place_on_paper(&paper.line.key, dossier.nominee_id));
        }
        Ok(Some(Self { code, paper }))
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
        let categories = self.paper.terms.categories.iter();
        let fault = |category: &CategoryTerms| {
            let choice = choices.iter().find(|choice| choice.category_id == category.id);
            let (count, blank) = choice.map_or((0, false), |choice| (choice.nominee_ids.len(), choice.blank));
            let count = u32::try_from(count).unwrap_or(u32::MAX);
            match count {
                _ if blank => None,
                count if count < category.min => Some((category.id, Code::TooFewChoices)),
                count if count > category.max => Some((category.id, Code::TooManyChoices)),
                _ => None,
            }
        };
        categories.filter_map(fault).collect()
    }
}

/// Whether the paper shows the categories and nominees of the terms under the same names.
///
/// The ballot knows nominees by number: a paper with two names swapped would turn votes around.
fn is_of_terms(paper: &BoothPaper) -> bool {
    let same = |(shown, declared): (&PaperCategory, &CategoryTerms)| {
        let rules = [shown.rules.min, shown.rules.max] == [declared.min, declared.max];
        shown.id == declared.id
            && rules
            && shown.rules.blank == declared.blank
            && shown.title.vi == declared.title.vi
            && shown.title.en == declared.title.en
            && shown.nominees.len() == declared.nominees.len()
            && declared.nominees.iter().all(|nominee| {
                let dossier = shown.nominees.iter().find(|dossier| dossier.nominee_id == nominee.id);
                dossier.is_some_and(|dossier| dossier.name == nominee.name)
            })
    };
    paper.categories.len() == paper.terms.categories.len()
        && paper.categories.iter().zip(&paper.terms.categories).all(same)
}

#[cfg(test)]
mod tests {
    use domain::{
        Bilingual,
        agency::OfficerGroup,
        election::{BoothPaper, CategoryRules, Dossier, ElectionState, PaperCategory},
    };
    use voting::{CategoryTerms, CredentialKey, Names, NomineeTerms, PROTOCOL, RollLine, Terms, TrusteeSet};

    use super::is_of_terms;

    /// One category of two nominees, on the paper as in the terms.
    fn paper() -> BoothPaper {
        let names = |vi: &str| Names { vi: vi.to_owned(), en: String::new() };
        let people = [(11, "Nguyễn Thị Mẫu"), (12, "Trần Văn Thí Dụ")];
        let nominee =
            |(id, name): (i64, &str)| NomineeTerms { id, name: name.to_owned(), agency: names("Sở Mẫu") };
        let dossier = |(nominee_id, name): (i64, &str)| Dossier {
            nominee_id,
            name: name.to_owned(),
            group: OfficerGroup::ALL[0],
            agency: Bilingual::default(),
            title: Bilingual::default(),
            achievements: Bilingual::default(),
            evidence: Bilingual::default(),
            standards: Vec::new(),
        };
        let category = CategoryTerms {
            id: 1,
            title: names("Hạng mục mẫu"),
            min: 1,
            max: 1,
            seats: 1,
            blank: false,
            nominees: people.map(nominee).to_vec(),
        };
        BoothPaper {
            election_id: 1,
            title: Bilingual::default(),
            state: ElectionState::Open,
            rehearsal: false,
            terms: Terms {
                protocol: PROTOCOL.to_owned(),
                election: "0".repeat(32),
                title: names("Cuộc bình chọn mẫu"),
                categories: vec![category],
                approval_bp: 0,
                trustees: TrusteeSet { threshold: 1, dealings: Vec::new() },
            },
            setup_hash: String::new(),
            line: RollLine { key: CredentialKey([0; 32]), own: Vec::new() },
            voted: false,
            categories: vec![PaperCategory {
                id: 1,
                title: Bilingual::new("Hạng mục mẫu", ""),
                rules: CategoryRules { min: 1, max: 1, seats: 1, blank: false },
                nominees: people.map(dossier).to_vec(),
            }],
        }
    }

    #[test]
    fn a_paper_shows_what_the_terms_declare_in_any_order_of_nominees() {
        let mut shown = paper();
        assert!(is_of_terms(&shown));
        shown.categories[0].nominees.reverse();
        assert!(is_of_terms(&shown));
    }

    #[test]
    fn a_paper_that_shows_something_else_is_not_used() {
        let changes: [fn(&mut BoothPaper); 5] = [
            // Names swapped: a vote for one would count for the other.
            |paper| {
                let [first, second] = paper.categories[0].nominees.as_mut_slice() else { return };
                std::mem::swap(&mut first.name, &mut second.name);
            },
            |paper| drop(paper.categories[0].nominees.pop()),
            |paper| paper.categories[0].rules.max = 2,
            |paper| paper.categories[0].title.vi.push('!'),
            |paper| paper.categories.clear(),
        ];
        for (number, change) in changes.iter().enumerate() {
            let mut shown = paper();
            change(&mut shown);
            assert!(!is_of_terms(&shown), "change {number}");
        }
    }
}
