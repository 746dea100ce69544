//! A trustee's own secret, and the library's states made from it.
//!
//! Only the seed is kept between the steps. Each step plays the library's key generation again from the seed and
//! the posts, so a kept state cannot be one that the library would panic on: every post goes through the checks.

use std::fmt;

use elastic_elgamal::{
    dkg::{ParticipantCollectingCommitments, ParticipantCollectingPolynomials, ParticipantExchangingSecrets},
    group::Ristretto,
};
use rand_chacha::ChaCha20Rng;
use serde::{Deserialize, Serialize};
use zeroize::Zeroize;

use super::{Ceremony, CeremonyFault};
use crate::{
    Seed32,
    bytes::{Bytes32, hex_text},
    dealing::{Commit, DealingFault, Reveal},
    group::{PublicKey, SecretKey, element_bytes, random_for},
    terms::TrusteeSet,
};

/// Who this trustee is, and the seed of everything secret.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Own {
    pub(super) ceremony: Ceremony,
    pub(super) seat: u32,
    #[serde(with = "hex_text")]
    seed: Seed32,
}

impl fmt::Debug for Own {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { ceremony, seat, .. } = self;
        formatter.debug_struct("Own").field("ceremony", ceremony).field("seat", seat).finish_non_exhaustive()
    }
}

impl Drop for Own {
    fn drop(&mut self) {
        self.seed.zeroize();
    }
}

impl Own {
    pub(super) fn new(ceremony: &Ceremony, seat: u32, seed: Seed32) -> Result<Self, CeremonyFault> {
        ceremony.index(seat)?;
        Ok(Self { ceremony: ceremony.clone(), seat, seed })
    }

    /// Randomness for one use; `about` is what else the use depends on.
    pub(super) fn random(&self, label: &str, about: &[u8]) -> ChaCha20Rng {
        let Self { ceremony, seat, seed } = self;
        let numbers = [ceremony.seats(), ceremony.threshold(), *seat].map(u32::to_be_bytes).concat();
        random_for(label, seed, &[ceremony.election.as_bytes(), &numbers, about])
    }

    /// Secret half of the key that shares for this trustee are encrypted to.
    pub(super) fn transport(&self) -> SecretKey {
        SecretKey::generate(&mut self.random("thidua ceremony transport 1", &[]))
    }

    /// The first post.
    pub(super) fn commit(&self) -> Result<Commit, CeremonyFault> {
        Ok(Commit {
            commitment: Bytes32(self.start()?.commitment()),
            transport: Bytes32(element_bytes(&PublicKey::from(&self.transport()).as_element())),
        })
    }

    fn start(&self) -> Result<ParticipantCollectingCommitments<Ristretto>, CeremonyFault> {
        // The library panics on an index out of range; a state read back may hold any seat.
        let index = self.ceremony.index(self.seat)?;
        let mut random = self.random("thidua ceremony polynomial 1", &[]);
        Ok(ParticipantCollectingCommitments::new(self.ceremony.params, index, &mut random))
    }

    /// The library's state when all first posts are there. Errors: one is missing, wrong or not as posted.
    pub(super) fn with_commits(
        &self,
        commits: &[Commit],
    ) -> Result<ParticipantCollectingPolynomials<Ristretto>, CeremonyFault> {
        self.ceremony.check_commits(commits)?;
        let mut state = self.start()?;
        if commits.get(state.index()) != Some(&self.commit()?) {
            return Err(CeremonyFault::OwnPost);
        }
        for (index, commit) in commits.iter().enumerate() {
            if index != state.index() {
                state.insert_commitment(index, commit.commitment.0);
            }
        }
        Ok(state.finish_commitment_phase())
    }

    /// The library's state when all second posts are there too, and the set of both.
    pub(super) fn with_reveals(
        &self,
        commits: &[Commit],
        reveals: &[Reveal],
    ) -> Result<(ParticipantExchangingSecrets<Ristretto>, TrusteeSet), CeremonyFault> {
        let mut state = self.with_commits(commits)?;
        let own = Reveal::from_info(&state.public_info()).ok_or(CeremonyFault::Key)?;
        self.ceremony.check_count(reveals.len())?;
        if reveals.get(state.index()) != Some(&own) {
            return Err(CeremonyFault::OwnPost);
        }
        let set = self.ceremony.trustee_set(commits, reveals)?;
        for ((index, seat), reveal) in (0..).zip(1..).zip(reveals) {
            if index != state.index() {
                let info = reveal.info().map_err(|fault| CeremonyFault::of(seat, fault))?;
                state
                    .insert_public_polynomial(index, info)
                    .map_err(|_| CeremonyFault::of(seat, DealingFault::Possession))?;
            }
        }
        Ok((state.finish_polynomials_phase(), set))
    }
}
