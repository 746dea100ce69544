//! The booth: an election prepared for making and checking ballots.

use elastic_elgamal::{PreparedRange, RangeDecomposition, group::Ristretto, sharing::PublicKeySet};
use merlin::Transcript;

use crate::{
    credential::{Credential, CredentialKey},
    group::{Ciphertext, PublicKey},
    sealed::SealedBallot,
    signed::SignedBallot,
    terms::{CategoryTerms, PROTOCOL, Terms, TermsFault},
};

/// Terms, election key and everything that all ballots of an election have in common.
#[derive(Clone)]
pub struct Booth {
    pub(crate) terms: Terms,
    pub(crate) setup: [u8; 32],
    pub(crate) keys: PublicKeySet<Ristretto>,
    pub(crate) key: PublicKey,
    /// The range 0..2 of every slot.
    pub(crate) bit: PreparedRange<Ristretto>,
    pub(crate) rules: Vec<SumRule>,
    transcript: Transcript,
}

/// How many choices one category allows.
#[derive(Clone)]
pub(crate) struct SumRule {
    /// The fewest choices as a ciphertext that everybody can read.
    pub(crate) fewest: Ciphertext,
    /// The range of choices above the fewest; `None` if there is only one number.
    pub(crate) range: Option<PreparedRange<Ristretto>>,
}

/// What of a category a proof is about.
pub(crate) enum Part {
    /// A slot, counted from 0.
    Slot(usize),
    /// The sum of the slots.
    Sum,
}

impl Booth {
    /// Prepares an election; `setup_hash` is the hash of its record's first event.
    pub fn new(terms: &Terms, setup_hash: [u8; 32]) -> Result<Self, TermsFault> {
        terms.check()?;
        let keys = terms.key_set()?;
        let mut transcript = Transcript::new(PROTOCOL.as_bytes());
        transcript.append_message(b"setup", &setup_hash);
        Ok(Self {
            terms: terms.clone(),
            setup: setup_hash,
            key: keys.shared_key().clone(),
            keys,
            bit: RangeDecomposition::optimal(2).into(),
            rules: terms.categories.iter().map(SumRule::new).collect(),
            transcript,
        })
    }

    /// The terms of the election.
    #[must_use]
    pub const fn terms(&self) -> &Terms {
        &self.terms
    }

    /// Hash of the record's first event.
    #[must_use]
    pub const fn setup_hash(&self) -> [u8; 32] {
        self.setup
    }

    /// Signs a sealed ballot.
    #[must_use]
    pub fn sign(&self, sealed: &SealedBallot, credential: &Credential) -> SignedBallot {
        SignedBallot::new(sealed, credential)
    }

    /// The beginning of a proof: binds it to election, category, voter and place on the ballot.
    pub(crate) fn context(&self, category: &CategoryTerms, key: &CredentialKey, part: &Part) -> Transcript {
        let mut transcript = self.transcript.clone();
        transcript.append_message(b"category", &category.id.to_be_bytes());
        transcript.append_message(b"credential", &key.0);
        match part {
            Part::Slot(number) => transcript.append_u64(b"slot", u64::try_from(*number).unwrap_or(u64::MAX)),
            Part::Sum => transcript.append_message(b"sum", b""),
        }
        transcript
    }
}

impl std::fmt::Debug for Booth {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Booth({})", self.terms.election)
    }
}

impl SumRule {
    fn new(category: &CategoryTerms) -> Self {
        let choices = u64::from(category.max - category.min) + 1;
        Self {
            fewest: Ciphertext::non_blinded(u64::from(category.min)),
            range: (choices > 1).then(|| RangeDecomposition::optimal(choices).into()),
        }
    }
}

/// A ciphertext of `times` the value; for small factors much cheaper than a scalar multiplication.
pub(crate) fn multiple(ciphertext: Ciphertext, times: u32) -> Ciphertext {
    let mut sum = Ciphertext::zero();
    for place in (0..u32::BITS - times.leading_zeros()).rev() {
        sum += sum;
        if times >> place & 1 == 1 {
            sum += ciphertext;
        }
    }
    sum
}
