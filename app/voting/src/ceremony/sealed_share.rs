//! Shares on their way: each one readable by the trustee it is meant for and nobody else.

use chacha20poly1305::{AeadInPlace, ChaCha20Poly1305, Key, KeyInit, Nonce, Tag};
use rand_chacha::ChaCha20Rng;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha512};
use zeroize::Zeroizing;

use crate::{
    bytes::{BadBytes, from_base64, to_base64},
    group::{Element, PublicKey, SecretKey, element_bytes, secret_bytes},
};

/// One share, encrypted to the transport key of the trustee it is for.
///
/// 80 bytes, written as base64url without padding: ephemeral key, encrypted scalar, tag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SealedShare {
    ephemeral: [u8; 32],
    sealed: [u8; 32],
    tag: [u8; 16],
}

impl From<SealedShare> for String {
    fn from(share: SealedShare) -> Self {
        to_base64(&[share.ephemeral.as_slice(), &share.sealed, &share.tag].concat())
    }
}

impl TryFrom<String> for SealedShare {
    type Error = BadBytes;

    fn try_from(text: String) -> Result<Self, BadBytes> {
        let bytes = from_base64(&text)?;
        let (ephemeral, rest) = bytes.split_first_chunk().ok_or(BadBytes)?;
        let (sealed, tag) = rest.split_first_chunk().ok_or(BadBytes)?;
        let tag = tag.try_into().map_err(|_| BadBytes)?;
        Ok(Self { ephemeral: *ephemeral, sealed: *sealed, tag })
    }
}

/// Whose share for whom in which ceremony; a sealed share opens on no other route.
#[derive(Clone, Copy)]
pub(super) struct Route<'a> {
    /// Digest over the election, the numbers and everybody's first post.
    pub(super) ceremony: &'a [u8; 32],
    /// Seat of the dealer, from 1.
    pub(super) from: u32,
    /// Seat of the receiver, from 1.
    pub(super) to: u32,
}

/// Encrypts `share` to the receiver's transport key.
pub(super) fn seal(
    route: Route<'_>,
    transport: &PublicKey,
    share: &SecretKey,
    random: &mut ChaCha20Rng,
) -> Option<SealedShare> {
    let secret = SecretKey::generate(random);
    let ephemeral = element_bytes(&PublicKey::from(&secret).as_element());
    let (cipher, nonce) = route.cipher(&ephemeral, &(transport.as_element() * secret.expose_scalar()));
    let mut sealed = *secret_bytes(share);
    let tag = cipher.encrypt_in_place_detached(&nonce, &[], &mut sealed).ok()?;
    Some(SealedShare { ephemeral, sealed, tag: tag.into() })
}

/// Decrypts a share with the receiver's transport secret; `None` if it was not sealed for this route.
pub(super) fn open(route: Route<'_>, transport: &SecretKey, share: &SealedShare) -> Option<SecretKey> {
    // Refuses what is no point, and the identity, whose product everybody knows.
    let ephemeral = PublicKey::from_bytes(&share.ephemeral).ok()?;
    let (cipher, nonce) =
        route.cipher(&share.ephemeral, &(ephemeral.as_element() * transport.expose_scalar()));
    let mut opened = Zeroizing::new(share.sealed);
    cipher.decrypt_in_place_detached(&nonce, &[], opened.as_mut_slice(), Tag::from_slice(&share.tag)).ok()?;
    SecretKey::from_bytes(opened.as_slice())
}

impl Route<'_> {
    fn cipher(self, ephemeral: &[u8; 32], shared: &Element) -> (ChaCha20Poly1305, Nonce) {
        let mut hash = Sha512::new();
        hash.update(b"thidua sealed share 1");
        hash.update(self.ceremony);
        hash.update(self.from.to_be_bytes());
        hash.update(self.to.to_be_bytes());
        hash.update(ephemeral);
        hash.update(Zeroizing::new(element_bytes(shared)).as_slice());
        let derived: Zeroizing<[u8; 64]> = Zeroizing::new(hash.finalize().into());
        let (key, rest) = derived.split_at(32);
        // The key is used once, so the nonce need not be secret; it comes along for free.
        let (nonce, _) = rest.split_at(12);
        (ChaCha20Poly1305::new(Key::from_slice(key)), *Nonce::from_slice(nonce))
    }
}
