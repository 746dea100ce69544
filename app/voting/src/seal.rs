//! Sealing: choices become ciphertexts with proofs. The same seed gives the same ballot.

use elastic_elgamal::{
    CiphertextWithValue, PreparedRange, RangeProof,
    group::{Ristretto, ScalarOps},
};
use rand_chacha::{
    ChaCha20Rng,
    rand_core::{CryptoRng, Error, RngCore, impls},
};
use zeroize::Zeroizing;

use crate::{
    booth::{Booth, Part, SumRule},
    choice::{Choice, ChoiceFault, choice_in},
    codec::{RangeBytes, ciphertext_bytes, equality_bytes, range_bytes},
    credential::{CredentialKey, RollLine},
    group::{EqualityProof, SecretKey, Seed32, length, random_for},
    sealed::{Fingerprint, SealedBallot, SealedCategory, Slot, SumProof},
    terms::CategoryTerms,
};

type KnownCiphertext = CiphertextWithValue<Ristretto, u64>;
type Scalar = <Ristretto as ScalarOps>::Scalar;

impl Booth {
    /// Seals choices for the voter of a roll line. Errors: choices against the rules.
    ///
    /// Whoever knows the seed can prove what is on the ballot: draw it fresh and forget it after use.
    pub fn seal(
        &self,
        line: &RollLine,
        choices: &[Choice],
        seed: Seed32,
    ) -> Result<SealedBallot, ChoiceFault> {
        self.terms.check_choices(&line.own, choices)?;
        let uses = self.written_choices(line, choices);
        let mut random = random_for("thidua-seal-1", &seed, &[&self.setup, &line.key.0, &uses]);
        let mut categories = Vec::with_capacity(self.terms.categories.len());
        for (category, rule) in self.terms.categories.iter().zip(&self.rules) {
            let mut sealing = Sealing { booth: self, category, key: &line.key, random: &mut random };
            let choice = choice_in(choices, category.id);
            categories.push(sealing.category(rule, &line.own, choice));
        }
        Ok(SealedBallot { setup: self.setup, key: line.key, categories })
    }

    /// Whether these choices and this seed give exactly the ballot of the fingerprint.
    #[must_use]
    pub fn audit(
        &self,
        line: &RollLine,
        choices: &[Choice],
        seed: Seed32,
        fingerprint: &Fingerprint,
    ) -> bool {
        self.seal(line, choices, seed).is_ok_and(|sealed| sealed.fingerprint() == *fingerprint)
    }

    // The order of clicking must not change the ballot, so choices are written in the order of the terms.
    fn written_choices(&self, line: &RollLine, choices: &[Choice]) -> Zeroizing<Vec<u8>> {
        let mut bytes = Zeroizing::new(length(line.own.len()).to_vec());
        bytes.extend(line.own.iter().flat_map(|id| id.to_be_bytes()));
        for category in &self.terms.categories {
            let choice = choice_in(choices, category.id);
            let chosen = |id: &i64| choice.is_some_and(|choice| choice.nominee_ids.contains(id));
            bytes.extend(category.nominees.iter().map(|nominee| u8::from(chosen(&nominee.id))));
            bytes.push(u8::from(choice.is_some_and(|choice| choice.blank)));
        }
        bytes
    }
}

/// The sealing of one category.
struct Sealing<'a> {
    booth: &'a Booth,
    category: &'a CategoryTerms,
    key: &'a CredentialKey,
    random: &'a mut ChaCha20Rng,
}

/// Running sum of what is in the slots and of the scalars that hide it.
#[derive(Default)]
struct Total {
    choices: u64,
    hiding: Zeroizing<Scalar>,
}

impl Sealing<'_> {
    fn category(&mut self, rule: &SumRule, own: &[i64], choice: Option<&Choice>) -> SealedCategory {
        let mut total = Total::default();
        let mut slots = Vec::with_capacity(self.category.slots());
        for (number, nominee) in self.category.nominees.iter().enumerate() {
            if own.contains(&nominee.id) {
                slots.push(Slot::Own);
                continue;
            }
            let chosen = choice.is_some_and(|choice| choice.nominee_ids.contains(&nominee.id));
            slots.push(self.slot(number, chosen, 1, &mut total));
        }
        if self.category.blank {
            let blank = choice.is_some_and(|choice| choice.blank);
            // A blank vote weighs as much as all choices together: with it there is room for no other.
            slots.push(self.slot(self.category.nominees.len(), blank, self.category.max, &mut total));
        }
        SealedCategory { id: self.category.id, slots, sum: self.sum(rule, &total) }
    }

    fn slot(&mut self, number: usize, chosen: bool, weight: u32, total: &mut Total) -> Slot {
        let hiding = Zeroizing::new(Ristretto::generate_scalar(self.random));
        let known = self.encrypt(u64::from(chosen), &hiding);
        let (partials, challenge, responses) = self.range(&known, &self.booth.bit, &Part::Slot(number));
        let weight = u64::from(weight);
        total.choices += u64::from(chosen) * weight;
        *total.hiding += *hiding * Scalar::from(weight);
        debug_assert!(partials.is_empty() && responses.len() == 2);
        let response = |place: usize| responses.get(place).copied().unwrap_or_default();
        let ciphertext = ciphertext_bytes(known.inner());
        Slot::Sealed { ciphertext, proof: [challenge, response(0), response(1)] }
    }

    fn sum(&mut self, rule: &SumRule, total: &Total) -> SumProof {
        let above = total.choices.saturating_sub(u64::from(self.category.min));
        let known = self.encrypt(above, &total.hiding);
        if let Some(range) = &rule.range {
            let (partials, challenge, responses) = self.range(&known, range, &Part::Sum);
            return SumProof::Range { partials, challenge, responses };
        }
        let powers = (*known.inner().random_element(), *known.inner().blinded_element());
        let secret = SecretKey::generate(&mut Exactly(&total.hiding));
        let mut transcript = self.booth.context(self.category, self.key, &Part::Sum);
        let proof = EqualityProof::new(&self.booth.key, &secret, powers, &mut transcript, self.random);
        SumProof::Exact(equality_bytes(&proof))
    }

    fn encrypt(&self, value: u64, hiding: &Scalar) -> KnownCiphertext {
        KnownCiphertext::new(value, &self.booth.key, &mut Exactly(hiding))
    }

    fn range(
        &mut self,
        known: &KnownCiphertext,
        range: &PreparedRange<Ristretto>,
        part: &Part,
    ) -> RangeBytes {
        let mut transcript = self.booth.context(self.category, self.key, part);
        let proof = RangeProof::from_ciphertext(&self.booth.key, range, known, &mut transcript, self.random);
        // The library's version is pinned and its form tested; a proof lost here would be refused everywhere.
        range_bytes(&proof).unwrap_or_default()
    }
}

/// Gives the library one scalar of our choice where it draws a random one.
///
/// The library has no other way to encrypt with known randomness, which the proof of the sum needs.
/// It draws a scalar as 64 bytes reduced modulo the group order; a test keeps watch over that.
struct Exactly<'a>(&'a Scalar);

impl RngCore for Exactly<'_> {
    fn next_u32(&mut self) -> u32 {
        impls::next_u32_via_fill(self)
    }

    fn next_u64(&mut self) -> u64 {
        impls::next_u64_via_fill(self)
    }

    fn fill_bytes(&mut self, buffer: &mut [u8]) {
        buffer.fill(0);
        if let Some(scalar) = buffer.first_chunk_mut::<32>() {
            Ristretto::serialize_scalar(self.0, scalar);
        }
    }

    fn try_fill_bytes(&mut self, buffer: &mut [u8]) -> Result<(), Error> {
        self.fill_bytes(buffer);
        Ok(())
    }
}

impl CryptoRng for Exactly<'_> {}
