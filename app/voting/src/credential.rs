//! Credentials: the signing key a voting code gives, its public half, and a line of the roll.

use std::{fmt, str::FromStr};

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use sha2::{Digest, Sha512};
use zeroize::{Zeroize, Zeroizing};

use crate::bytes::{BadBytes, Bytes32};

/// The secret signing key of one voter in one election (Ed25519); wiped when dropped.
#[derive(Clone)]
pub struct Credential(SigningKey);

/// The public half of a credential: what the roll and the ballots show of a voter.
///
/// 32 bytes, written as 43 letters of base64url; ordered by bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CredentialKey(pub [u8; 32]);

/// One voter on the frozen roll, without a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RollLine {
    /// The voter's public key.
    pub key: CredentialKey,
    /// Numbers of the nominees that are this voter, ascending; usually none.
    pub own: Vec<i64>,
}

impl Credential {
    /// The key of a code in an election: first half of SHA-512 over a label, the election and the letters.
    pub(crate) fn derive(election: &str, letters: &[u8]) -> Self {
        let mut hash = Sha512::new();
        hash.update("thidua credential 1");
        hash.update(election);
        hash.update(letters);
        let mut whole: [u8; 64] = hash.finalize().into();
        let mut seed = Zeroizing::new([0; 32]);
        seed.copy_from_slice(&whole[..32]);
        whole.zeroize();
        Self(SigningKey::from_bytes(&seed))
    }

    /// The public half.
    #[must_use]
    pub fn key(&self) -> CredentialKey {
        CredentialKey(self.0.verifying_key().to_bytes())
    }

    pub(crate) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }
}

impl fmt::Debug for Credential {
    // The secret half must not reach a log by way of a debug print.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Credential({}, …)", self.key())
    }
}

impl CredentialKey {
    /// Whether the bytes are an Ed25519 key that can stand on a roll.
    #[must_use]
    pub fn is_usable(&self) -> bool {
        VerifyingKey::from_bytes(&self.0).is_ok_and(|key| !key.is_weak())
    }

    /// Whether this key signed the message; keys and signatures with a second reading are refused.
    pub(crate) fn signed(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        VerifyingKey::from_bytes(&self.0)
            .is_ok_and(|key| key.verify_strict(message, &Signature::from_bytes(signature)).is_ok())
    }
}

impl fmt::Display for CredentialKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        Bytes32(self.0).fmt(formatter)
    }
}

impl fmt::Debug for CredentialKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl FromStr for CredentialKey {
    type Err = BadBytes;

    fn from_str(text: &str) -> Result<Self, BadBytes> {
        text.parse::<Bytes32>().map(|bytes| Self(bytes.0))
    }
}

impl Serialize for CredentialKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for CredentialKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}
