//! The checks of one ballot: signature, shape, own slots, ranges, sums.

use crate::{
    booth::{Booth, Part, SumRule, multiple},
    codec::{read_ciphertext, read_equality, read_range},
    credential::{CredentialKey, RollLine},
    group::Ciphertext,
    sealed::{SealedBallot, SealedCategory, Slot, SumProof},
    signed::SignedBallot,
    terms::CategoryTerms,
};

/// Why a ballot is refused; categories by number, slots counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BallotFault {
    /// The signature is not the credential's.
    #[error("the signature does not verify")]
    Signature,
    /// The bytes are no sealed ballot.
    #[error("the bytes are no sealed ballot")]
    Layout,
    /// The ballot was made for another election.
    #[error("the ballot was made for another election")]
    Election,
    /// The ballot and the line of the roll have different keys.
    #[error("the ballot was made for another credential")]
    Credential,
    /// Categories, slots or kinds of proof are not those of the terms.
    #[error("the ballot has not the shape of the ballot paper")]
    Shape,
    /// A group of bytes is no canonical group element or scalar.
    #[error("category {0}: a point or scalar is malformed")]
    Malformed(i64),
    /// The voter's own slot is not empty, or a slot that is not the voter's own is.
    #[error("category {0}: the voter's own slot is not as the roll says")]
    OwnSlot(i64),
    /// A slot is not proved to hold 0 or 1.
    #[error("category {0}, slot {1}: the proof that it holds 0 or 1 does not verify")]
    Range(i64, usize),
    /// The number of choices is not proved to be allowed.
    #[error("category {0}: the proof of the number of choices does not verify")]
    Sum(i64),
}

impl Booth {
    /// Checks the signature alone; the cheap check that comes first.
    pub fn check_signature(&self, ballot: &SignedBallot) -> Result<(), BallotFault> {
        if ballot.is_signed() { Ok(()) } else { Err(BallotFault::Signature) }
    }

    /// Checks everything about a sealed ballot but its signature, for the voter of a roll line.
    ///
    /// Takes milliseconds: two proofs of 0 or 1 a slot.
    pub fn check_proofs(&self, line: &RollLine, sealed: &SealedBallot) -> Result<(), BallotFault> {
        self.checked_slots(line, sealed).map(|_| ())
    }

    /// The ciphertexts of a ballot whose proofs hold, by category and slot.
    pub(crate) fn checked_slots(
        &self,
        line: &RollLine,
        sealed: &SealedBallot,
    ) -> Result<Vec<Vec<Ciphertext>>, BallotFault> {
        if sealed.setup != self.setup {
            return Err(BallotFault::Election);
        }
        if sealed.key != line.key {
            return Err(BallotFault::Credential);
        }
        if sealed.categories.len() != self.terms.categories.len() {
            return Err(BallotFault::Shape);
        }
        let rules = self.terms.categories.iter().zip(&self.rules);
        rules
            .zip(&sealed.categories)
            .map(|((category, rule), sealed)| self.check_category(category, rule, line, sealed))
            .collect()
    }

    fn check_category(
        &self,
        category: &CategoryTerms,
        rule: &SumRule,
        line: &RollLine,
        sealed: &SealedCategory,
    ) -> Result<Vec<Ciphertext>, BallotFault> {
        if sealed.id != category.id || sealed.slots.len() != category.slots() {
            return Err(BallotFault::Shape);
        }
        let mut sum = Ciphertext::zero();
        let mut ciphertexts = Vec::with_capacity(sealed.slots.len());
        for (number, slot) in sealed.slots.iter().enumerate() {
            let nominee = category.nominees.get(number);
            let is_own = nominee.is_some_and(|nominee| line.own.contains(&nominee.id));
            let ciphertext = self.check_slot(category, &line.key, number, slot, is_own)?;
            // The slot after the last nominee is the blank one; it weighs as much as all choices together.
            sum += if nominee.is_some() { ciphertext } else { multiple(ciphertext, category.max) };
            ciphertexts.push(ciphertext);
        }
        self.check_sum(category, rule, &line.key, sum, &sealed.sum)?;
        Ok(ciphertexts)
    }

    fn check_slot(
        &self,
        category: &CategoryTerms,
        key: &CredentialKey,
        number: usize,
        slot: &Slot,
        is_own: bool,
    ) -> Result<Ciphertext, BallotFault> {
        match (slot, is_own) {
            (Slot::Own, true) => Ok(Ciphertext::zero()),
            (Slot::Own, false) | (Slot::Sealed { .. }, true) => Err(BallotFault::OwnSlot(category.id)),
            (Slot::Sealed { ciphertext, proof: [challenge, responses @ ..] }, false) => {
                let malformed = BallotFault::Malformed(category.id);
                let ciphertext = read_ciphertext(ciphertext).ok_or(malformed)?;
                let proof = read_range(&[], challenge, responses).ok_or(malformed)?;
                let mut context = self.context(category, key, &Part::Slot(number));
                proof
                    .verify(&self.key, &self.bit, ciphertext, &mut context)
                    .map_err(|_| BallotFault::Range(category.id, number))?;
                Ok(ciphertext)
            }
        }
    }

    fn check_sum(
        &self,
        category: &CategoryTerms,
        rule: &SumRule,
        key: &CredentialKey,
        sum: Ciphertext,
        proof: &SumProof,
    ) -> Result<(), BallotFault> {
        let above = sum - rule.fewest;
        let malformed = BallotFault::Malformed(category.id);
        let mut context = self.context(category, key, &Part::Sum);
        let verified = match (proof, &rule.range) {
            (SumProof::Exact(proof), None) => {
                let powers = (*above.random_element(), *above.blinded_element());
                read_equality(proof).ok_or(malformed)?.verify(&self.key, powers, &mut context)
            }
            (SumProof::Range { partials, challenge, responses }, Some(range)) => {
                let proof = read_range(partials, challenge, responses).ok_or(malformed)?;
                proof.verify(&self.key, range, above, &mut context)
            }
            _ => return Err(BallotFault::Shape),
        };
        verified.map_err(|_| BallotFault::Sum(category.id))
    }
}
