//! A voter's steps: opening the paper, sealing the choices, signing the ballot.

use domain::{
    Code,
    election::{BoothPaper, choice_error},
};
use serde::{Deserialize, Serialize};
use voting::{
    Booth, CategoryTerms, CheckCode, Choice, NomineeTerms, OpenedBallot, PackedTerms, RollLine, SealedBallot,
    Seed32, SignedBallot, Terms, VotingCode, from_base64, hash_from_hex, setup_head, to_base64,
};

use crate::{Program, Task};

/// What a ballot is bound to: the election and the voter's line of the roll.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Binding {
    /// The declared terms.
    pub terms: PackedTerms,
    /// Hash of the record's first event, hexadecimal.
    pub setup_hash: String,
    /// The voter's line.
    pub line: RollLine,
}

impl From<&BoothPaper> for Binding {
    fn from(paper: &BoothPaper) -> Self {
        Self { terms: paper.terms.clone(), setup_hash: paper.setup_hash.clone(), line: paper.line.clone() }
    }
}

impl Binding {
    fn booth(&self) -> Option<Booth> {
        Booth::new(&self.terms.unpack().ok()?, hash_from_hex(&self.setup_hash).ok()?).ok()
    }
}

/// A category as the paper shows it to the voter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// Number of the category.
    pub id: i64,
    /// Title in Vietnamese and in English.
    pub title: [String; 2],
    /// Fewest and most nominees to choose.
    pub choices: [u32; 2],
    /// Whether a blank vote is offered.
    pub blank: bool,
    /// The nominees, in any order.
    pub nominees: Vec<ShownNominee>,
}

/// A nominee as the paper shows it; the agency tells namesakes apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownNominee {
    /// Number of the nominee.
    pub id: i64,
    /// Name.
    pub name: String,
    /// Agency in Vietnamese and in English.
    pub agency: [String; 2],
}

/// Whether a paper belongs to this code in this election, shows what the terms declare, and the terms hold.
#[derive(Serialize, Deserialize)]
pub struct OpenPaper {
    /// What the paper says that ballots are bound to.
    pub binding: Binding,
    /// What the paper shows.
    pub shown: Vec<Shown>,
    /// Name of the election that the page is about.
    pub election: String,
    /// The voting code.
    pub code: String,
}

impl Task for OpenPaper {
    const PROGRAM: Program = Program::Booth;
    const NAME: &'static str = "open-paper";
    type Answer = bool;

    fn perform(self) -> bool {
        let Self { binding, shown, election, code } = self;
        let (Ok(code), Ok(terms)) = (VotingCode::parse(&code), binding.terms.unpack()) else { return false };
        let setup = setup_head(&terms).hash;
        terms.election == election
            && is_of_terms(&shown, &terms)
            && binding.line.key == code.credential(&election).key()
            && hash_from_hex(&binding.setup_hash) == Ok(setup)
            && Booth::new(&terms, setup).is_ok()
    }
}

/// Whether the paper shows the categories and nominees of the terms under the same names and agencies.
///
/// The ballot knows nominees by number: a paper with two names, or the agencies of two namesakes, swapped
/// would turn votes around.
fn is_of_terms(shown: &[Shown], terms: &Terms) -> bool {
    let same = |(shown, declared): (&Shown, &CategoryTerms)| {
        let is_shown = |nominee: &NomineeTerms| {
            let shown = shown.nominees.iter().find(|shown| shown.id == nominee.id);
            let agency = [&*nominee.agency.vi, &*nominee.agency.en];
            shown.is_some_and(|shown| shown.name == nominee.name && shown.agency == agency)
        };
        shown.id == declared.id
            && shown.choices == [declared.min, declared.max]
            && shown.blank == declared.blank
            && shown.title == [&*declared.title.vi, &*declared.title.en]
            && shown.nominees.len() == declared.nominees.len()
            && declared.nominees.iter().all(is_shown)
    };
    shown.len() == terms.categories.len() && shown.iter().zip(&terms.categories).all(same)
}

/// Seals choices. Errors: they are against the rules, or the paper does not hold.
#[derive(Serialize, Deserialize)]
pub struct Seal {
    /// What the ballot is bound to.
    pub binding: Binding,
    /// One choice for each category.
    pub choices: Vec<Choice>,
    /// Fresh randomness, never used twice.
    pub seed: Seed32,
}

/// A sealed ballot that is not signed yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sealed {
    /// Base64url of the encoded ballot.
    pub ballot: String,
    /// The ballot's check code.
    pub check_code: String,
    /// What another machine needs to seal the same ballot again; tells the choices.
    pub opened: String,
}

impl Task for Seal {
    const PROGRAM: Program = Program::Booth;
    const NAME: &'static str = "seal";
    type Answer = Result<Sealed, Code>;

    fn perform(self) -> Self::Answer {
        let Self { binding, choices, seed } = self;
        let booth = binding.booth().ok_or(Code::Malformed)?;
        let ballot = booth.seal(&binding.line, &choices, seed).map_err(|fault| choice_error(&fault).code)?;
        let opened = OpenedBallot {
            setup: booth.setup_hash(),
            key: binding.line.key,
            own: binding.line.own,
            seed,
            choices,
        };
        Ok(Sealed {
            ballot: to_base64(&ballot.to_bytes()),
            check_code: CheckCode::of(&ballot.fingerprint()).to_string(),
            opened: opened.to_text(),
        })
    }
}

/// Signs a sealed ballot with the key of a voting code. None: code or ballot cannot be read.
#[derive(Serialize, Deserialize)]
pub struct Sign {
    /// Name of the election.
    pub election: String,
    /// The voting code.
    pub code: String,
    /// Base64url of the encoded ballot.
    pub ballot: String,
}

/// A ballot ready to be sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    /// The signed ballot as text.
    pub text: String,
    /// Its fingerprint, hexadecimal.
    pub fingerprint: String,
    /// Its check code.
    pub check_code: String,
}

impl Task for Sign {
    const PROGRAM: Program = Program::Booth;
    const NAME: &'static str = "sign";
    type Answer = Option<Signed>;

    fn perform(self) -> Option<Signed> {
        let credential = VotingCode::parse(&self.code).ok()?.credential(&self.election);
        let ballot = SealedBallot::from_bytes(credential.key(), &from_base64(&self.ballot).ok()?).ok()?;
        let signed = SignedBallot::new(&ballot, &credential);
        let fingerprint = signed.fingerprint();
        Some(Signed {
            text: signed.to_text(),
            fingerprint: fingerprint.to_string(),
            check_code: CheckCode::of(&fingerprint).to_string(),
        })
    }
}
