//! Trustees: the share of the election's secret key, and partial decryptions with their proofs.

use std::fmt;

use elastic_elgamal::{
    CandidateDecryption, Keypair, VerifiableDecryption, group::Ristretto, sharing::PublicKeySet,
};
use merlin::Transcript;

use crate::{
    bytes::to_base64,
    codec::{ciphertext_bytes, equality_bytes, read_equality},
    group::{Ciphertext, PublicKey, SecretKey, Seed32, element_bytes, random_for, secret_bytes},
    record::{Decryption, DecryptionCategory, Tally},
    tally::{Sums, read_groups},
    terms::Terms,
};

/// A trustee's share of the secret key of one election; wiped when dropped.
#[derive(Clone)]
pub struct KeyShare {
    /// Name of the election.
    pub election: String,
    /// Number of the trustee, from 1.
    pub trustee: u32,
    /// How many trustees decrypt together.
    pub threshold: u32,
    /// Number of trustees.
    pub n: u32,
    /// The secret share.
    pub secret: SecretKey,
}

impl fmt::Debug for KeyShare {
    // The secret must not reach a log by way of a debug print.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "KeyShare(trustee {} of {}, …)", self.trustee, self.n)
    }
}

/// Why a partial decryption cannot be made or is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DecryptionFault {
    /// The share is of another election, or not the trustee's.
    #[error("the key share is not of this election and trustee")]
    WrongShare,
    /// There is no trustee of this number.
    #[error("there is no such trustee")]
    UnknownTrustee,
    /// The terms have no usable key.
    #[error("the trustees' keys do not verify")]
    Terms,
    /// The encrypted tally does not fit the terms.
    #[error("the encrypted tally does not fit the terms")]
    Tally,
    /// Not one share for every slot, or a malformed point or scalar.
    #[error("the partial decryption does not fit the terms")]
    Malformed,
    /// The proof of a slot does not verify; category, slot counted from 0.
    #[error("category {0}, slot {1}: the proof of the partial decryption does not verify")]
    Proof(i64, usize),
}

impl KeyShare {
    /// This trustee's part of the decryption of a tally, with proofs.
    ///
    /// Give it only for a tally that the checks of the whole record confirm: whoever gets enough parts
    /// for other ciphertexts reads those. Errors: share, terms and tally do not belong together.
    pub fn decrypt(&self, terms: &Terms, tally: &Tally, seed: Seed32) -> Result<Decryption, DecryptionFault> {
        let keys = terms.key_set().map_err(|_| DecryptionFault::Terms)?;
        let sums = Sums::read(terms, tally).map_err(|_| DecryptionFault::Tally)?;
        let pair = Keypair::from(self.secret.clone());
        if self.election != terms.election || *pair.public() != *trustee_key(&keys, self.trustee)? {
            return Err(DecryptionFault::WrongShare);
        }
        let all: Vec<u8> = sums.0.iter().flatten().flat_map(ciphertext_bytes).flatten().collect();
        let secret = secret_bytes(&self.secret);
        let mut random = random_for("thidua-decrypt-1", &seed, &[secret.as_slice(), &all]);
        let mut categories = Vec::with_capacity(sums.0.len());
        for (category, slots) in terms.categories.iter().zip(&sums.0) {
            let mut shares = Vec::with_capacity(slots.len() * 96);
            for (slot, ciphertext) in slots.iter().enumerate() {
                let mut context = context(&terms.election, self.trustee, category.id, slot);
                let (share, proof) = VerifiableDecryption::new(*ciphertext, &pair, &mut context, &mut random);
                shares.extend(element_bytes(share.as_element()));
                shares.extend(equality_bytes(&proof).as_flattened());
            }
            categories.push(DecryptionCategory { id: category.id, shares: to_base64(&shares) });
        }
        Ok(Decryption { trustee: self.trustee, categories })
    }
}

/// Checks a partial decryption: every share, by its proof.
pub fn check_decryption(
    terms: &Terms,
    tally: &Tally,
    decryption: &Decryption,
) -> Result<(), DecryptionFault> {
    let keys = terms.key_set().map_err(|_| DecryptionFault::Terms)?;
    let sums = Sums::read(terms, tally).map_err(|_| DecryptionFault::Tally)?;
    checked_shares(terms, &keys, &sums, decryption).map(|_| ())
}

/// The shares of a partial decryption whose proofs hold, by category and slot.
pub(crate) fn checked_shares(
    terms: &Terms,
    keys: &PublicKeySet<Ristretto>,
    sums: &Sums,
    decryption: &Decryption,
) -> Result<Vec<Vec<VerifiableDecryption<Ristretto>>>, DecryptionFault> {
    let key = trustee_key(keys, decryption.trustee)?;
    if decryption.categories.len() != terms.categories.len() {
        return Err(DecryptionFault::Malformed);
    }
    let mut checked = Vec::with_capacity(sums.0.len());
    for ((category, slots), given) in terms.categories.iter().zip(&sums.0).zip(&decryption.categories) {
        let groups = read_groups::<3>(&given.shares, slots.len()).filter(|_| given.id == category.id);
        let groups = groups.ok_or(DecryptionFault::Malformed)?;
        let pairs = slots.iter().zip(&groups).enumerate();
        let shares = pairs.map(|(slot, (ciphertext, share))| {
            let mut context = context(&terms.election, decryption.trustee, category.id, slot);
            checked_share(key, ciphertext, share, &mut context)?
                .ok_or(DecryptionFault::Proof(category.id, slot))
        });
        checked.push(shares.collect::<Result<_, _>>()?);
    }
    Ok(checked)
}

fn checked_share(
    key: &PublicKey,
    ciphertext: &Ciphertext,
    [share, proof @ ..]: &[[u8; 32]; 3],
    context: &mut Transcript,
) -> Result<Option<VerifiableDecryption<Ristretto>>, DecryptionFault> {
    let candidate = CandidateDecryption::from_bytes(share).ok_or(DecryptionFault::Malformed)?;
    let proof = read_equality(proof).ok_or(DecryptionFault::Malformed)?;
    Ok(candidate.verify(*ciphertext, key, &proof, context).ok())
}

fn trustee_key(keys: &PublicKeySet<Ristretto>, trustee: u32) -> Result<&PublicKey, DecryptionFault> {
    let index = usize::try_from(trustee).ok().and_then(|number| number.checked_sub(1));
    index.and_then(|index| keys.participant_key(index)).ok_or(DecryptionFault::UnknownTrustee)
}

/// The beginning of a proof: binds it to election, trustee and place in the tally.
fn context(election: &str, trustee: u32, category_id: i64, slot: usize) -> Transcript {
    let mut transcript = Transcript::new(b"thidua-decryption-1");
    transcript.append_message(b"election", election.as_bytes());
    transcript.append_u64(b"trustee", u64::from(trustee));
    transcript.append_message(b"category", &category_id.to_be_bytes());
    transcript.append_u64(b"slot", u64::try_from(slot).unwrap_or(u64::MAX));
    transcript
}
