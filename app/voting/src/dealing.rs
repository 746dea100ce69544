//! What each trustee publishes at the key ceremony, and the election key that follows from it.

use std::collections::HashSet;

use elastic_elgamal::{
    ProofOfPossession,
    dkg::PublicInfo,
    group::Ristretto,
    sharing::{Params, PublicKeySet},
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};

use crate::{
    bytes::Bytes32,
    group::{PublicKey, element_bytes},
    terms::{Terms, TermsFault, TrusteeSet},
};

/// First step of the ceremony: a trustee binds itself to a key before seeing the others'.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Commit {
    /// SHA-256 of the first element of the polynomial and the opening.
    pub commitment: Bytes32,
    /// Ristretto public key that the other trustees encrypt this trustee's shares to.
    pub transport: Bytes32,
}

/// Second step of the ceremony, when all commitments are there: what was committed to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reveal {
    /// The trustee's public polynomial: as many elements as the threshold.
    pub polynomial: Vec<Bytes32>,
    /// Proof that the trustee knows the secret polynomial.
    pub proof_of_possession: Possession,
    /// 32 random bytes that open the commitment.
    pub opening: Bytes32,
}

/// A proof of possession as scalars: the challenge and a response for each element.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Possession {
    /// The challenge.
    pub challenge: Bytes32,
    /// One response for each key.
    pub responses: Vec<Bytes32>,
}

/// The public part of one trustee: both steps together, as the terms of the election hold it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dealing {
    /// First step.
    pub commit: Commit,
    /// Second step.
    pub reveal: Reveal,
}

/// Why a trustee's published part is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DealingFault {
    /// Bytes that are no group element or scalar, or a neutral element.
    #[error("a published key is malformed")]
    Malformed,
    /// The polynomial has not as many elements as the threshold.
    #[error("the public polynomial has the wrong length")]
    Length,
    /// The opening does not open the commitment.
    #[error("the commitment does not open to the published key")]
    Commitment,
    /// The proof of possession is wrong.
    #[error("the proof of possession does not verify")]
    Possession,
    /// Another trustee published the same commitment, transport key or key.
    #[error("another trustee published the same key")]
    Copied,
}

impl Reveal {
    /// Takes the library's form.
    #[must_use]
    pub fn from_info(info: &PublicInfo<'_, Ristretto>) -> Option<Self> {
        let (polynomial, proof, opening): (Vec<Group>, PossessionGroups, Group) = convert(info)?;
        let proof_of_possession = Possession::from_groups(proof)?;
        Some(Self { polynomial: fixed_all(polynomial)?, proof_of_possession, opening: fixed(opening)? })
    }

    /// The library's form. Errors: bytes that are no elements or scalars.
    pub fn info(&self) -> Result<PublicInfo<'static, Ristretto>, DealingFault> {
        let groups = (loose(&self.polynomial), self.proof_of_possession.groups(), self.opening.0.as_slice());
        convert(&groups).ok_or(DealingFault::Malformed)
    }
}

impl Possession {
    /// Takes the library's form.
    #[must_use]
    pub fn from_proof(proof: &ProofOfPossession<Ristretto>) -> Option<Self> {
        convert(proof).and_then(Self::from_groups)
    }

    /// The library's form. Errors: bytes that are no scalars.
    pub fn proof(&self) -> Result<ProofOfPossession<Ristretto>, DealingFault> {
        convert(&self.groups()).ok_or(DealingFault::Malformed)
    }

    fn from_groups((challenge, responses): PossessionGroups) -> Option<Self> {
        Some(Self { challenge: fixed(challenge)?, responses: fixed_all(responses)? })
    }

    fn groups(&self) -> (&[u8], Vec<&[u8]>) {
        (&self.challenge.0, loose(&self.responses))
    }
}

/// An element or scalar as the library's serde form holds it.
type Group = Vec<u8>;
/// A proof of possession in the same form: the challenge and the responses.
type PossessionGroups = (Group, Vec<Group>);

// The library keeps the fields of its proofs to itself; their serde form is the way in and out. In postcard
// a proof is its groups one after another, each behind its length, as a tuple of byte strings is.
fn convert<T: Serialize, U: DeserializeOwned>(value: &T) -> Option<U> {
    postcard::from_bytes(&postcard::to_allocvec(value).ok()?).ok()
}

fn loose(groups: &[Bytes32]) -> Vec<&[u8]> {
    groups.iter().map(|group| group.0.as_slice()).collect()
}

fn fixed(group: Group) -> Option<Bytes32> {
    group.try_into().map(Bytes32).ok()
}

fn fixed_all(groups: Vec<Group>) -> Option<Vec<Bytes32>> {
    groups.into_iter().map(fixed).collect()
}

impl Dealing {
    /// Checks one trustee's part by itself: lengths, elements, commitment, proof of possession.
    pub fn check(&self, params: Params) -> Result<PublicKeySet<Ristretto>, DealingFault> {
        if PublicKey::from_bytes(&self.commit.transport.0).is_err() {
            return Err(DealingFault::Malformed);
        }
        if self.reveal.polynomial.len() != params.threshold {
            return Err(DealingFault::Length);
        }
        let info = self.reveal.info()?;
        let first = info.polynomial.first().ok_or(DealingFault::Length)?;
        if PublicKey::from_bytes(&element_bytes(first)).is_err() {
            return Err(DealingFault::Malformed);
        }
        let commitment: [u8; 32] = Sha256::new()
            .chain_update(element_bytes(first))
            .chain_update(self.reveal.opening.0)
            .finalize()
            .into();
        if commitment != self.commit.commitment.0 {
            return Err(DealingFault::Commitment);
        }
        PublicKeySet::new(params, info.polynomial, &info.proof_of_possession)
            .map_err(|_| DealingFault::Possession)
    }
}

impl TrusteeSet {
    /// Parameters for the library. Errors: a threshold the trustees cannot reach.
    pub fn params(&self) -> Result<Params, TermsFault> {
        self.check_size()?;
        let threshold = usize::try_from(self.threshold).map_err(|_| TermsFault::Threshold)?;
        Ok(Params::new(self.count(), threshold))
    }

    /// The trustees' keys and the election key, computed from what each trustee published.
    ///
    /// Errors: one of the checks of the key ceremony fails; all of them are made again.
    pub fn key_set(&self) -> Result<PublicKeySet<Ristretto>, TermsFault> {
        let params = self.params()?;
        let mut seen = HashSet::new();
        let mut sums: Vec<PublicKey> = Vec::new();
        for (number, dealing) in (1_u32..).zip(&self.dealings) {
            let fault = |fault| TermsFault::Trustee(number, fault);
            let set = dealing.check(params).map_err(fault)?;
            let own = [dealing.commit.commitment, dealing.commit.transport, dealing.reveal.polynomial[0]];
            if own.iter().any(|bytes| !seen.insert(*bytes)) {
                return Err(fault(DealingFault::Copied));
            }
            let keys = set.participant_keys().iter().cloned();
            sums = if sums.is_empty() {
                keys.collect()
            } else {
                sums.into_iter().zip(keys).map(|(a, b)| a + b).collect()
            };
        }
        let set = PublicKeySet::from_participants(params, sums).map_err(|_| TermsFault::Key)?;
        // Reading the key back refuses the neutral element, under which a ballot would be plain text.
        PublicKey::from_bytes(set.shared_key().as_bytes()).map_err(|_| TermsFault::Key)?;
        Ok(set)
    }
}

impl Terms {
    /// The trustees' keys and the election key; see [`TrusteeSet::key_set`].
    pub fn key_set(&self) -> Result<PublicKeySet<Ristretto>, TermsFault> {
        self.trustees.key_set()
    }
}
