//! Signed ballots: what a voter's device sends and the record keeps.

use serde::{Deserialize, Serialize};

use crate::{
    bytes::{base64_text, from_base64, to_base64},
    credential::{Credential, CredentialKey},
    sealed::{BadBallot, Fingerprint, SealedBallot},
};

const KEY: usize = 32;
const SIGNATURE: usize = 64;

/// A sealed ballot and its voter's signature.
///
/// The sealed ballot stays encoded until somebody asks for it: reading a record and checking a
/// signature need only the bytes.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignedBallot {
    credential: CredentialKey,
    #[serde(with = "base64_text")]
    sealed: Vec<u8>,
    #[serde(with = "signature_text")]
    signature: [u8; SIGNATURE],
}

impl SignedBallot {
    /// Signs a sealed ballot. The credential must be the ballot's, or the signature will not verify.
    #[must_use]
    pub fn new(sealed: &SealedBallot, credential: &Credential) -> Self {
        let bytes = sealed.to_bytes();
        let signature = credential.sign(&message(&Fingerprint::of(&sealed.key, &bytes)));
        Self { credential: sealed.key, sealed: bytes, signature }
    }

    /// The voter's public key.
    #[must_use]
    pub const fn key(&self) -> CredentialKey {
        self.credential
    }

    /// Fingerprint of the sealed ballot; the signature is not part of it.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(&self.credential, &self.sealed)
    }

    /// The sealed ballot, read from its encoding.
    pub fn sealed(&self) -> Result<SealedBallot, BadBallot> {
        SealedBallot::from_bytes(self.credential, &self.sealed)
    }

    /// Whether the signature is the key's.
    #[must_use]
    pub fn is_signed(&self) -> bool {
        self.credential.signed(&message(&self.fingerprint()), &self.signature)
    }

    /// Text for transport: base64url of key, signature and sealed ballot.
    #[must_use]
    pub fn to_text(&self) -> String {
        to_base64(&[&self.credential.0, self.signature.as_slice(), &self.sealed].concat())
    }

    /// Reads the transport text. Errors: anything [`SignedBallot::to_text`] does not produce.
    pub fn from_text(text: &str) -> Result<Self, BadBallot> {
        let bytes = from_base64(text).map_err(|_| BadBallot)?;
        let (key, rest) = bytes.split_first_chunk::<KEY>().ok_or(BadBallot)?;
        let (signature, sealed) = rest.split_first_chunk::<SIGNATURE>().ok_or(BadBallot)?;
        let ballot = Self { credential: CredentialKey(*key), sealed: sealed.to_vec(), signature: *signature };
        // The layout is looked at here, so that what comes through can be stored and read again.
        ballot.sealed().map(|_| ballot)
    }
}

impl std::fmt::Debug for SignedBallot {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "SignedBallot({})", self.fingerprint())
    }
}

fn message(fingerprint: &Fingerprint) -> Vec<u8> {
    [b"thidua-signed-1".as_slice(), &fingerprint.0].concat()
}

mod signature_text {
    use serde::{Deserializer, Serializer, de::Error as _};

    use super::{SIGNATURE, base64_text};

    pub(super) fn serialize<S: Serializer>(
        signature: &[u8; SIGNATURE],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        base64_text::serialize(signature, serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<[u8; SIGNATURE], D::Error> {
        base64_text::deserialize(deserializer)?
            .try_into()
            .map_err(|_| D::Error::custom("a signature has 64 bytes"))
    }
}
