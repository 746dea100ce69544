//! The encrypted tally: the sum of all counted ballots, slot by slot.

use crate::{
    booth::Booth,
    bytes::{from_base64, to_base64},
    codec::{ciphertext_bytes, read_ciphertext},
    group::Ciphertext,
    proofs::BallotFault,
    record::{Tally, TallyCategory},
    sealed::{SealedBallot, Slot},
    signed::SignedBallot,
    terms::Terms,
};

/// An encrypted tally that does not fit the terms or has a malformed point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the encrypted tally does not fit the terms")]
pub struct BadTally;

/// Sums by category and slot.
#[derive(Clone)]
pub(crate) struct Sums(pub(crate) Vec<Vec<Ciphertext>>);

/// Adds the counted ballots slot by slot. They must have been checked before.
///
/// Errors: a ballot that is no ballot of this election.
pub fn product<'a>(
    booth: &Booth,
    counted: impl IntoIterator<Item = &'a SignedBallot>,
) -> Result<Tally, BallotFault> {
    let mut sums = Sums::zero(booth.terms());
    for ballot in counted {
        let sealed = ballot.sealed().map_err(|_| BallotFault::Layout)?;
        sums.add(&sealed_slots(booth.terms(), &sealed)?);
    }
    Ok(sums.tally(booth.terms()))
}

/// The ciphertexts of a ballot without any check of its proofs.
pub(crate) fn sealed_slots(
    terms: &Terms,
    sealed: &SealedBallot,
) -> Result<Vec<Vec<Ciphertext>>, BallotFault> {
    if sealed.categories.len() != terms.categories.len() {
        return Err(BallotFault::Shape);
    }
    let pairs = terms.categories.iter().zip(&sealed.categories);
    pairs
        .map(|(category, sealed)| {
            if sealed.slots.len() != category.slots() {
                return Err(BallotFault::Shape);
            }
            let slot = |slot: &Slot| match slot {
                Slot::Own => Some(Ciphertext::zero()),
                Slot::Sealed { ciphertext, .. } => read_ciphertext(ciphertext),
            };
            sealed.slots.iter().map(slot).collect::<Option<_>>().ok_or(BallotFault::Malformed(category.id))
        })
        .collect()
}

impl Sums {
    pub(crate) fn zero(terms: &Terms) -> Self {
        Self(terms.categories.iter().map(|category| vec![Ciphertext::zero(); category.slots()]).collect())
    }

    pub(crate) fn add(&mut self, slots: &[Vec<Ciphertext>]) {
        for (sum, slot) in self.0.iter_mut().flatten().zip(slots.iter().flatten()) {
            *sum += *slot;
        }
    }

    pub(crate) fn subtract(&mut self, slots: &[Vec<Ciphertext>]) {
        for (sum, slot) in self.0.iter_mut().flatten().zip(slots.iter().flatten()) {
            *sum -= *slot;
        }
    }

    /// The event's form.
    pub(crate) fn tally(&self, terms: &Terms) -> Tally {
        let category = |(id, slots): (i64, &Vec<Ciphertext>)| {
            let bytes: Vec<u8> = slots.iter().flat_map(ciphertext_bytes).flatten().collect();
            TallyCategory { id, sums: to_base64(&bytes) }
        };
        let ids = terms.categories.iter().map(|category| category.id);
        Tally { categories: ids.zip(&self.0).map(category).collect() }
    }

    /// Reads the event's form.
    pub(crate) fn read(terms: &Terms, tally: &Tally) -> Result<Self, BadTally> {
        if tally.categories.len() != terms.categories.len() {
            return Err(BadTally);
        }
        let pairs = terms.categories.iter().zip(&tally.categories);
        let sums = pairs.map(|(category, tally)| {
            let groups = read_groups::<2>(&tally.sums, category.slots()).filter(|_| tally.id == category.id);
            groups.ok_or(BadTally)?.iter().map(|bytes| read_ciphertext(bytes).ok_or(BadTally)).collect()
        });
        sums.collect::<Result<_, _>>().map(Self)
    }
}

/// Reads base64url of exactly `count` times `N` groups of 32 bytes.
pub(crate) fn read_groups<const N: usize>(text: &str, count: usize) -> Option<Vec<[[u8; 32]; N]>> {
    let bytes = from_base64(text).ok()?;
    if bytes.len() != count * N * 32 {
        return None;
    }
    let groups = bytes.chunks_exact(N * 32).map(|chunk| {
        let mut groups = [[0; 32]; N];
        groups.as_flattened_mut().copy_from_slice(chunk);
        groups
    });
    Some(groups.collect())
}
