//! What organisers declare, and what they see of an election.

use serde::{Deserialize, Serialize};

use super::{ElectionFacts, StandardCheck, StepRefused};
use crate::{
    Bilingual,
    agency::OfficerGroup,
    code::{Code, Coded, FieldError},
    named_enum,
};

/// Most categories of an election.
pub const MAX_CATEGORIES: usize = 30;
/// Most nominees of a category.
pub const MAX_NOMINEES: usize = 60;
/// Most trustees of an election.
pub const MAX_TRUSTEES: usize = 9;
/// Longest title in letters.
pub const MAX_TITLE_LETTERS: usize = 200;
/// Longest evidence in letters.
pub const MAX_EVIDENCE_LETTERS: usize = 2_000;

/// How many nominees of a category are chosen and elected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CategoryRules {
    /// Fewest nominees a voter chooses.
    pub min: u32,
    /// Most nominees a voter chooses.
    pub max: u32,
    /// How many are elected.
    pub seats: u32,
    /// Whether a blank ballot is allowed instead.
    pub blank: bool,
}

/// What is declared of an election; fixed when it opens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewElection {
    /// Title.
    pub title: Bilingual,
    /// Whether it is only a trial; decided at creation, an edit does not change it.
    pub rehearsal: bool,
    /// Fewest votes for a seat, basis points of the roll; 0: any vote.
    pub approval_bp: u32,
    /// The categories in their order; 1 to [`MAX_CATEGORIES`].
    pub categories: Vec<CategoryInput>,
}

/// A category as declared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CategoryInput {
    /// The category that is changed; none for a new one.
    pub id: Option<i64>,
    /// Title.
    pub title: Bilingual,
    /// Whose category it is.
    pub group: OfficerGroup,
    /// How many are chosen and elected.
    pub rules: CategoryRules,
}

/// Somebody who is put up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NomineeInput {
    /// The officer.
    pub officer_id: i64,
    /// What the agency puts forward; may be empty.
    pub evidence: Bilingual,
}

/// Who holds the key to the count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrusteesInput {
    /// Staff accounts with the role of a trustee, in the order of their seats; 1 to [`MAX_TRUSTEES`].
    pub account_ids: Vec<i64>,
    /// How many are enough to count.
    pub threshold: u32,
}

/// Why a draft is not changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditRefused {
    /// The election has been opened: what was declared stays.
    #[error("only a draft can be changed")]
    NotDraft,
    /// Fields are not as they must be.
    #[error("fields are not as they must be")]
    Fields(Vec<FieldError>),
}

impl Coded for EditRefused {
    fn code(&self) -> Code {
        match self {
            Self::NotDraft => Code::WrongState,
            Self::Fields(_) => Code::Malformed,
        }
    }

    fn fields(&self) -> Vec<FieldError> {
        match self {
            Self::NotDraft => Vec::new(),
            Self::Fields(fields) => fields.clone(),
        }
    }
}

impl From<StepRefused> for EditRefused {
    fn from(_: StepRefused) -> Self {
        Self::NotDraft
    }
}

/// Collects what is wrong with the fields of a form.
#[derive(Default)]
struct Faults(Vec<FieldError>);

impl Faults {
    fn when(&mut self, wrong: bool, field: &str, code: Code) {
        if wrong {
            self.0.push(FieldError::new(field, code));
        }
    }

    fn title(&mut self, field: &str, title: &Bilingual) {
        for (language, text) in [("vi", &title.vi), ("en", &title.en)] {
            let field = format!("{field}_{language}");
            self.when(text.trim().is_empty(), &field, Code::Required);
            self.when(text.chars().count() > MAX_TITLE_LETTERS, &field, Code::TooLong);
            // The public record takes no title that could mislead whoever reads it on a screen.
            self.when(text.trim().chars().any(char::is_control), &field, Code::Malformed);
        }
    }

    fn outcome(self) -> Result<(), EditRefused> {
        if self.0.is_empty() { Ok(()) } else { Err(EditRefused::Fields(self.0)) }
    }
}

impl NewElection {
    /// Checks every field; those of the third category are called `category_2_…`.
    pub fn check(&self) -> Result<(), EditRefused> {
        let mut faults = Faults::default();
        faults.title("title", &self.title);
        faults.when(self.approval_bp > 10_000, "approval_bp", Code::OutOfRange);
        let count = self.categories.len();
        faults.when(count == 0 || count > MAX_CATEGORIES, "categories", Code::OutOfRange);
        for (place, category) in self.categories.iter().enumerate() {
            let field = |name: &str| format!("category_{place}_{name}");
            let CategoryRules { min, max, seats, .. } = category.rules;
            let most = u32::try_from(MAX_NOMINEES).unwrap_or(u32::MAX);
            faults.title(&field("title"), &category.title);
            faults.when(max == 0 || max > most, &field("max"), Code::OutOfRange);
            faults.when(min > max, &field("min"), Code::OutOfRange);
            faults.when(seats == 0 || seats > most, &field("seats"), Code::OutOfRange);
            let twice =
                category.id.is_some() && self.categories[..place].iter().any(|other| other.id == category.id);
            faults.when(twice, &field("title"), Code::DuplicateChoice);
        }
        faults.outcome()
    }
}

/// Checks a category's list of nominees; the fields of the third are called `nominee_2_…`.
pub fn check_nominees(nominees: &[NomineeInput]) -> Result<(), EditRefused> {
    let mut faults = Faults::default();
    faults.when(nominees.is_empty() || nominees.len() > MAX_NOMINEES, "nominees", Code::OutOfRange);
    for (place, nominee) in nominees.iter().enumerate() {
        let twice = nominees[..place].iter().any(|other| other.officer_id == nominee.officer_id);
        faults.when(twice, &format!("nominee_{place}_officer"), Code::DuplicateChoice);
        for (language, text) in [("vi", &nominee.evidence.vi), ("en", &nominee.evidence.en)] {
            let long = text.chars().count() > MAX_EVIDENCE_LETTERS;
            faults.when(long, &format!("nominee_{place}_evidence_{language}"), Code::TooLong);
        }
    }
    faults.outcome()
}

impl TrusteesInput {
    /// Checks the number of trustees and how many are enough.
    pub fn check(&self) -> Result<(), EditRefused> {
        let mut faults = Faults::default();
        let count = self.account_ids.len();
        faults.when(count == 0 || count > MAX_TRUSTEES, "trustees", Code::OutOfRange);
        let twice = |(place, id): (usize, &i64)| self.account_ids[..place].contains(id);
        faults.when(self.account_ids.iter().enumerate().any(twice), "trustees", Code::DuplicateChoice);
        let enough = usize::try_from(self.threshold).unwrap_or(usize::MAX);
        faults.when(enough == 0 || enough > count, "threshold", Code::OutOfRange);
        faults.outcome()
    }
}

/// An election in the organisers' list. Carries no count of votes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganiserElection {
    /// The election.
    pub facts: ElectionFacts,
    /// Voters on the roll.
    pub on_roll: i64,
    /// Voters with a registered code.
    pub with_key: i64,
    /// Voters who have voted.
    pub voted: i64,
    /// The trustees, by seat.
    pub trustees: Vec<TrusteeLine>,
}

/// A trustee and what is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrusteeLine {
    /// Seat, from 1.
    pub seat: u32,
    /// Staff account.
    pub account_id: i64,
    /// The account's name on pages.
    pub name: String,
    /// Whether this trustee finished the key ceremony.
    pub has_key: bool,
    /// Whether this trustee's partial decryption is in the record.
    pub decrypted: bool,
}

/// A staff account that can be made a trustee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrusteeAccount {
    /// Staff account.
    pub account_id: i64,
    /// The account's name on pages.
    pub name: String,
}

/// A draft as its organisers see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ElectionDraft {
    /// The election, its progress and its trustees.
    pub election: OrganiserElection,
    /// The nominees, by category and in their order.
    pub nominees: Vec<DraftNominee>,
    /// What is still missing before it can open.
    pub readiness: Vec<ReadinessItem>,
}

/// A nominee, or somebody who could be one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftNominee {
    /// The category.
    pub category_id: i64,
    /// The officer.
    pub officer_id: i64,
    /// Full name.
    pub name: String,
    /// The officer's agency.
    pub agency: Bilingual,
    /// Whether the officer stands already.
    pub stands: bool,
    /// What the agency puts forward; may be empty.
    pub evidence: Bilingual,
    /// The standards of the group against the figures of this moment.
    pub standards: Vec<StandardCheck>,
}

named_enum! {
    /// What an election needs before it opens.
    Readiness {
        /// There are categories.
        Categories = "categories",
        /// A category has enough nominees for its rules and seats.
        Nominees = "nominees",
        /// There are voters.
        Roll = "roll",
        /// Every voter has a code.
        Codes = "codes",
        /// There are trustees.
        Trustees = "trustees",
        /// Every trustee has finished the key ceremony.
        Keys = "keys",
        /// The declared terms and keys pass the protocol's own check.
        Terms = "terms",
    }
}

/// One line of the readiness list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadinessItem {
    /// What is needed.
    pub what: Readiness,
    /// Whether it is there.
    pub ok: bool,
    /// How many there are.
    pub have: u32,
    /// How many are needed.
    pub need: u32,
    /// The category it is about, if it is about one.
    pub about: Option<Bilingual>,
}

/// Somebody on the roll who has not voted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotVoted {
    /// Full name.
    pub name: String,
    /// Staff code.
    pub staff_code: String,
    /// The agency.
    pub agency: Bilingual,
}

#[cfg(test)]
mod tests {
    use super::{
        CategoryInput, CategoryRules, EditRefused, NewElection, NomineeInput, TrusteesInput, check_nominees,
    };
    use crate::{Bilingual, agency::OfficerGroup};

    fn election() -> NewElection {
        let title = Bilingual::new("Bình chọn", "Election");
        let rules = CategoryRules { min: 0, max: 2, seats: 1, blank: true };
        let category =
            CategoryInput { id: None, title: title.clone(), group: OfficerGroup::CentreStaff, rules };
        NewElection { title, rehearsal: false, approval_bp: 5_000, categories: vec![category] }
    }

    fn fields(outcome: Result<(), EditRefused>) -> Vec<String> {
        match outcome {
            Ok(()) => Vec::new(),
            Err(EditRefused::Fields(fields)) => fields.into_iter().map(|fault| fault.field).collect(),
            Err(other) => panic!("{other:?}"),
        }
    }

    #[test]
    fn each_rule_of_a_declaration_names_its_field() {
        assert!(fields(election().check()).is_empty());
        let wrong = |change: fn(&mut NewElection)| {
            let mut election = election();
            change(&mut election);
            fields(election.check())
        };
        assert_eq!(wrong(|e| e.title.vi = " ".to_owned()), ["title_vi"]);
        assert_eq!(wrong(|e| e.title.en = "x".repeat(201)), ["title_en"]);
        assert_eq!(wrong(|e| e.title.en = "a\u{1b}b".to_owned()), ["title_en"]);
        assert_eq!(wrong(|e| e.approval_bp = 10_001), ["approval_bp"]);
        assert_eq!(wrong(|e| e.categories.clear()), ["categories"]);
        assert_eq!(wrong(|e| e.categories = vec![e.categories[0].clone(); 31]), ["categories"]);
        assert_eq!(wrong(|e| e.categories[0].rules.min = 3), ["category_0_min"]);
        assert_eq!(wrong(|e| e.categories[0].rules.max = 61), ["category_0_max"]);
        assert_eq!(wrong(|e| e.categories[0].rules.seats = 0), ["category_0_seats"]);
        let twice = wrong(|e| {
            e.categories[0].id = Some(1);
            e.categories.push(e.categories[0].clone());
        });
        assert_eq!(twice, ["category_1_title"]);
    }

    #[test]
    fn nobody_stands_twice_and_trustees_are_few() {
        let nominee = |officer_id| NomineeInput { officer_id, evidence: Bilingual::default() };
        assert!(fields(check_nominees(&[nominee(1), nominee(2)])).is_empty());
        assert_eq!(fields(check_nominees(&[])), ["nominees"]);
        assert_eq!(fields(check_nominees(&[nominee(1), nominee(1)])), ["nominee_1_officer"]);
        let many: Vec<NomineeInput> = (0..61).map(nominee).collect();
        assert_eq!(fields(check_nominees(&many)), ["nominees"]);
        let trustees = |account_ids: &[i64], threshold| {
            fields(TrusteesInput { account_ids: account_ids.to_vec(), threshold }.check())
        };
        assert!(trustees(&[1, 2, 3], 2).is_empty());
        assert_eq!(trustees(&[1, 2], 3), ["threshold"]);
        assert_eq!(trustees(&[1, 2], 0), ["threshold"]);
        assert_eq!(trustees(&[1, 1], 1), ["trustees"]);
        assert_eq!(trustees(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 1), ["trustees"]);
    }
}
