//! The group all keys and ballots live in, and 32-byte forms of its elements and scalars.

use elastic_elgamal::{
    Ciphertext as GenericCiphertext, LogEqualityProof, PublicKey as GenericPublicKey,
    SecretKey as GenericSecretKey,
    group::{ElementOps, Ristretto, ScalarOps},
};
use rand_chacha::{ChaCha20Rng, rand_core::SeedableRng};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// An ElGamal ciphertext over Ristretto.
pub type Ciphertext = GenericCiphertext<Ristretto>;
/// A public key over Ristretto, never the neutral element when read from bytes.
pub type PublicKey = GenericPublicKey<Ristretto>;
/// A secret scalar; wiped when dropped.
pub type SecretKey = GenericSecretKey<Ristretto>;
/// A proof that two powers have the same exponent.
pub type EqualityProof = LogEqualityProof<Ristretto>;
/// A group element.
pub type Element = <Ristretto as ElementOps>::Element;

/// 32 bytes of randomness that the caller draws; the same seed gives the same result.
pub type Seed32 = [u8; 32];

/// The canonical 32 bytes of an element.
pub(crate) fn element_bytes(element: &Element) -> [u8; 32] {
    let mut bytes = [0; 32];
    Ristretto::serialize_element(element, &mut bytes);
    bytes
}

/// The canonical 32 bytes of a secret scalar.
pub(crate) fn secret_bytes(secret: &SecretKey) -> Zeroizing<[u8; 32]> {
    let mut bytes = Zeroizing::new([0; 32]);
    Ristretto::serialize_scalar(secret.expose_scalar(), bytes.as_mut_slice());
    bytes
}

/// A generator of random numbers from a seed and everything it will be used for.
///
/// Mixing the use in means that a seed used twice by mistake still gives unrelated numbers.
pub(crate) fn random_for(label: &str, seed: &Seed32, uses: &[&[u8]]) -> ChaCha20Rng {
    let mut hash = Sha256::new();
    hash.update(label);
    hash.update(seed);
    for part in uses {
        hash.update(length(part.len()));
        hash.update(part);
    }
    let key = Zeroizing::new(<[u8; 32]>::from(hash.finalize()));
    ChaCha20Rng::from_seed(*key)
}

/// A length as eight bytes, largest first.
pub(crate) fn length(length: usize) -> [u8; 8] {
    u64::try_from(length).unwrap_or(u64::MAX).to_be_bytes()
}
