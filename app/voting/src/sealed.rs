//! Sealed ballots as bytes: the one encoding, and the fingerprint over it.
//!
//! Points and scalars stay bytes here; the checks of a ballot decode them.

use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{
    bytes::{BadBytes, Reader, hex_text, push_count, to_hex},
    credential::CredentialKey,
};

/// First byte of every sealed ballot.
const FORMAT: u8 = 1;
const OWN: u8 = 0;
const SEALED: u8 = 1;
const EXACT: u8 = 0;
const RANGE: u8 = 1;

/// An encrypted ballot with its proofs; says nothing about the choice.
#[derive(Clone, PartialEq, Eq)]
pub struct SealedBallot {
    /// Hash of the record's first event: the election it was made for.
    pub setup: [u8; 32],
    /// The voter's public key.
    pub key: CredentialKey,
    /// Categories in the order of the terms.
    pub categories: Vec<SealedCategory>,
}

/// The encrypted choice in one category.
#[derive(Clone, PartialEq, Eq)]
pub struct SealedCategory {
    /// Number of the category.
    pub id: i64,
    /// One for each nominee in the order of the terms, then one for blank if allowed.
    pub slots: Vec<Slot>,
    /// Proof that the number of choices is allowed.
    pub sum: SumProof,
}

/// One encrypted 0 or 1.
#[derive(Clone, PartialEq, Eq)]
pub enum Slot {
    /// The voter's own name: nothing is encrypted, everybody sees that it is 0.
    Own,
    /// A ciphertext and the proof that it holds 0 or 1.
    Sealed {
        /// Random element and blinded element.
        ciphertext: [[u8; 32]; 2],
        /// Challenge and two responses of the range proof.
        proof: [[u8; 32]; 3],
    },
}

/// Proof about the sum of a category's slots.
#[derive(Clone, PartialEq, Eq)]
pub enum SumProof {
    /// Exactly so many choices: challenge and response of an equality proof.
    Exact([[u8; 32]; 2]),
    /// Between two numbers: a range proof.
    Range {
        /// Ciphertexts of all digits but the last.
        partials: Vec<[[u8; 32]; 2]>,
        /// Common challenge of the rings.
        challenge: [u8; 32],
        /// Responses of all rings.
        responses: Vec<[u8; 32]>,
    },
}

/// SHA-256 over a sealed ballot: what the receipt and the search for a ballot use.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fingerprint(#[serde(with = "hex_text")] pub [u8; 32]);

/// Bytes that are no sealed ballot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the bytes are no sealed ballot")]
pub struct BadBallot;

impl From<BadBytes> for BadBallot {
    fn from(_: BadBytes) -> Self {
        Self
    }
}

impl SealedBallot {
    /// Hash of key and encoding; two ballots are the same if and only if these are equal.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(&self.key, &self.to_bytes())
    }

    /// The encoding, without the key.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = vec![FORMAT];
        bytes.extend(self.setup);
        push_count(&mut bytes, self.categories.len());
        for category in &self.categories {
            bytes.extend(category.id.to_be_bytes());
            push_count(&mut bytes, category.slots.len());
            category.slots.iter().for_each(|slot| slot.push_to(&mut bytes));
            category.sum.push_to(&mut bytes);
        }
        bytes
    }

    /// Reads the encoding. Errors: anything [`SealedBallot::to_bytes`] does not produce.
    ///
    /// Whether the 32-byte groups are points and scalars is left to the check of the proofs.
    pub fn from_bytes(key: CredentialKey, bytes: &[u8]) -> Result<Self, BadBallot> {
        let mut reader = Reader(bytes);
        if reader.byte()? != FORMAT {
            return Err(BadBallot);
        }
        let setup = reader.take()?;
        let count = reader.count()?;
        let categories = (0..count).map(|_| SealedCategory::read(&mut reader)).collect::<Result<_, _>>()?;
        reader.end()?;
        Ok(Self { setup, key, categories })
    }
}

impl fmt::Debug for SealedBallot {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "SealedBallot({})", self.fingerprint())
    }
}

impl SealedCategory {
    fn read(reader: &mut Reader<'_>) -> Result<Self, BadBallot> {
        let id = reader.number()?;
        let count = reader.count()?;
        let slots = (0..count).map(|_| Slot::read(reader)).collect::<Result<_, _>>()?;
        Ok(Self { id, slots, sum: SumProof::read(reader)? })
    }
}

impl Slot {
    fn push_to(&self, bytes: &mut Vec<u8>) {
        match self {
            Self::Own => bytes.push(OWN),
            Self::Sealed { ciphertext, proof } => {
                bytes.push(SEALED);
                bytes.extend(ciphertext.iter().chain(proof).flatten());
            }
        }
    }

    fn read(reader: &mut Reader<'_>) -> Result<Self, BadBallot> {
        match reader.byte()? {
            OWN => Ok(Self::Own),
            SEALED => Ok(Self::Sealed { ciphertext: reader.groups()?, proof: reader.groups()? }),
            _ => Err(BadBallot),
        }
    }
}

impl SumProof {
    fn push_to(&self, bytes: &mut Vec<u8>) {
        match self {
            Self::Exact(proof) => {
                bytes.push(EXACT);
                bytes.extend(proof.iter().flatten());
            }
            Self::Range { partials, challenge, responses } => {
                bytes.push(RANGE);
                push_count(bytes, partials.len());
                bytes.extend(partials.iter().flatten().flatten());
                bytes.extend(challenge);
                push_count(bytes, responses.len());
                bytes.extend(responses.iter().flatten());
            }
        }
    }

    fn read(reader: &mut Reader<'_>) -> Result<Self, BadBallot> {
        match reader.byte()? {
            EXACT => Ok(Self::Exact(reader.groups()?)),
            RANGE => {
                let count = reader.count()?;
                let partials = (0..count).map(|_| reader.groups()).collect::<Result<_, BadBytes>>()?;
                let challenge = reader.take()?;
                let count = reader.count()?;
                let responses = (0..count).map(|_| reader.take()).collect::<Result<_, BadBytes>>()?;
                Ok(Self::Range { partials, challenge, responses })
            }
            _ => Err(BadBallot),
        }
    }
}

impl Fingerprint {
    /// The fingerprint of a key and the encoding of a sealed ballot.
    #[must_use]
    pub fn of(key: &CredentialKey, sealed: &[u8]) -> Self {
        let hash = Sha256::new().chain_update("thidua-sealed-1").chain_update(key.0).chain_update(sealed);
        Self(hash.finalize().into())
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&to_hex(&self.0))
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}
