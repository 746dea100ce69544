//! What a trustee's browser keeps between the steps.
//!
//! A state holds the trustee's secret: it is kept in the trustee's own browser, in nobody else's reach, and wiped
//! from memory when dropped. It is trusted by its owner alone. One that was changed gives an error in the next step
//! and never a panic, but who can change it can also read the secret, so nothing more is promised.
//! **Keep the new state before sending the post that comes with it.** A trustee who loses the state after sending
//! cannot go on (restart the ceremony); one who goes on from an older state could be shown other posts.

use elastic_elgamal::{Keypair, ProofOfPossession};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{
    BadPost, Ceremony, CeremonyFault, Confirm, Deal, TrusteeFault,
    own::Own,
    sealed_share::{Route, open, seal},
};
use crate::{
    CheckCode, Seed32,
    dealing::{Commit, Possession, Reveal},
    group::{PublicKey, SecretKey},
    terms::TrusteeSet,
    trustee::KeyShare,
};

/// First post made; waits for everybody's.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Committed {
    own: Own,
}

/// Second post made; waits for everybody's.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Revealed {
    own: Own,
    commits: Vec<Commit>,
}

/// Everybody's first two posts fit; the trustees compare the code before they go on.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Compared {
    own: Own,
    commits: Vec<Commit>,
    reveals: Vec<Reveal>,
}

/// Shares for the other trustees made; waits for theirs.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Dealt(Compared);

/// Where a trustee stands; the one type the browser has to keep.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "step", content = "state", rename_all = "snake_case")]
pub enum Progress {
    /// First post made.
    Committed(Committed),
    /// Second post made.
    Revealed(Revealed),
    /// To compare the code.
    Compared(Compared),
    /// Third post made.
    Dealt(Dealt),
}

impl Committed {
    pub(super) fn begin(
        ceremony: &Ceremony,
        seat: u32,
        seed: Seed32,
    ) -> Result<(Self, Commit), CeremonyFault> {
        let own = Own::new(ceremony, seat, seed)?;
        let commit = own.commit()?;
        Ok((Self { own }, commit))
    }

    /// Opens the own commitment, when everybody's first post is there.
    ///
    /// `commits`: lowest seat first, the own one included. Errors: one is missing, malformed or a copy, or the own
    /// one is not as it was made (also after a restart of the ceremony).
    pub fn reveal(&self, commits: &[Commit]) -> Result<(Revealed, Reveal), CeremonyFault> {
        let state = self.own.with_commits(commits)?;
        let reveal = Reveal::from_info(&state.public_info()).ok_or(CeremonyFault::Key)?;
        Ok((Revealed { own: self.own.clone(), commits: commits.to_vec() }, reveal))
    }
}

impl Revealed {
    /// Takes everybody's second post, lowest seat first, the own one included.
    ///
    /// Errors name the trustee whose post does not open the commitment or has no valid proof.
    pub fn compare(&self, reveals: &[Reveal]) -> Result<Compared, CeremonyFault> {
        self.own.with_reveals(&self.commits, reveals)?;
        let Self { own, commits } = self.clone();
        Ok(Compared { own, commits, reveals: reveals.to_vec() })
    }
}

impl Compared {
    /// What the trustees read out to each other; they go on only if all have the same.
    pub fn comparison_code(&self) -> Result<CheckCode, CeremonyFault> {
        let (_, set) = self.own.with_reveals(&self.commits, &self.reveals)?;
        Ok(self.own.ceremony.code_of(&set))
    }

    /// Makes the shares for the other trustees; the same each time it is called.
    pub fn deal(&self) -> Result<(Dealt, Deal), CeremonyFault> {
        let deal = self.own_deal()?;
        Ok((Dealt(self.clone()), deal))
    }

    fn own_deal(&self) -> Result<Deal, CeremonyFault> {
        let (state, _) = self.own.with_reveals(&self.commits, &self.reveals)?;
        let digest = self.own.ceremony.digest(self.commits.iter());
        let mut random = self.own.random("thidua ceremony deal 1", &digest);
        let mut for_trustee = Vec::with_capacity(self.commits.len());
        for ((index, to), commit) in (0..).zip(1..).zip(&self.commits) {
            if index == state.index() {
                continue;
            }
            let route = Route { ceremony: &digest, from: self.own.seat, to };
            let transport = PublicKey::from_bytes(&commit.transport.0).map_err(|_| CeremonyFault::Key)?;
            let share = state.secret_share_for_participant(index);
            for_trustee.push(seal(route, &transport, &share, &mut random).ok_or(CeremonyFault::Key)?);
        }
        Ok(Deal { for_trustee })
    }
}

impl Dealt {
    /// Adds up the shares meant for this trustee: the share of the key, and the last post.
    ///
    /// `deals`: everybody's, lowest seat first, the own one included. Errors name the dealer whose share cannot be
    /// opened or does not fit the dealer's polynomial.
    pub fn finish(&self, deals: &[Deal]) -> Result<(KeyShare, Confirm), CeremonyFault> {
        let Compared { own, commits, reveals } = &self.0;
        let ceremony = &own.ceremony;
        let (mut state, set) = own.with_reveals(commits, reveals)?;
        ceremony.check_count(deals.len())?;
        if deals.get(state.index()) != Some(&self.0.own_deal()?) {
            return Err(CeremonyFault::OwnPost);
        }
        let (digest, transport) = (ceremony.digest(commits.iter()), own.transport());
        for ((index, from), deal) in (0..).zip(1..).zip(deals) {
            if index == state.index() {
                continue;
            }
            ceremony.check_deal(from, deal)?;
            // The list leaves the dealer out.
            let place = if index < state.index() { state.index() - 1 } else { state.index() };
            let sealed = deal.for_trustee.get(place).ok_or(CeremonyFault::of(from, TrusteeFault::Shares))?;
            let share = open(Route { ceremony: &digest, from, to: own.seat }, &transport, sealed)
                .ok_or(CeremonyFault::of(from, TrusteeFault::SealedShare))?;
            state
                .insert_secret_share(index, share)
                .map_err(|_| CeremonyFault::of(from, TrusteeFault::WrongShare))?;
        }
        let member = state.complete().map_err(|_| CeremonyFault::Key)?;
        let confirm = confirm(own, &set, member.secret_share())?;
        let share = KeyShare {
            election: ceremony.election().to_owned(),
            trustee: own.seat,
            threshold: ceremony.threshold(),
            n: ceremony.seats(),
            secret: member.secret_share().clone(),
        };
        Ok((share, confirm))
    }
}

/// The last post, checked as everybody else will: the library's sum and the terms' make the same key.
fn confirm(own: &Own, set: &TrusteeSet, share: &SecretKey) -> Result<Confirm, CeremonyFault> {
    let transcript = || own.ceremony.confirmation(set, own.seat);
    // Other posts must never meet the same nonce: two proofs with one nonce would give the share away.
    let mut seen = [0; 32];
    transcript().challenge_bytes(b"seen", &mut seen);
    let mut random = own.random("thidua ceremony confirmation 1", &seen);
    let proof = ProofOfPossession::new(&[Keypair::from(share.clone())], &mut transcript(), &mut random);
    let confirm = Confirm { proof: Possession::from_proof(&proof).ok_or(CeremonyFault::Key)? };
    own.ceremony.check_confirm(set, own.seat, &confirm)?;
    Ok(confirm)
}

impl Progress {
    /// The state as text for the browser's storage. **Secret**, like the state.
    #[must_use]
    pub fn to_text(&self) -> Zeroizing<String> {
        Zeroizing::new(serde_json::to_string(self).unwrap_or_default())
    }

    /// Reads a kept state. Errors: the text is none.
    pub fn from_text(text: &str) -> Result<Self, BadPost> {
        serde_json::from_str(text).map_err(|_| BadPost)
    }

    /// The ceremony it is of; a page compares it with the one it shows.
    #[must_use]
    pub fn ceremony(&self) -> &Ceremony {
        &self.own().ceremony
    }

    /// Seat of the trustee, from 1.
    #[must_use]
    pub fn seat(&self) -> u32 {
        self.own().seat
    }

    fn own(&self) -> &Own {
        match self {
            Self::Committed(state) => &state.own,
            Self::Revealed(state) => &state.own,
            Self::Compared(state) | Self::Dealt(Dealt(state)) => &state.own,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::group::random_for;

    /// Only the dealer itself can seal a share that opens and is wrong.
    #[test]
    fn a_share_beside_the_polynomial_names_its_dealer() {
        let ceremony = Ceremony::new("00112233445566778899aabbccddeeff", 3, 2).unwrap();
        let (states, commits): (Vec<_>, Vec<_>) =
            (1_u8..=3).map(|seat| ceremony.begin(seat.into(), [seat; 32]).unwrap()).unzip();
        let (states, reveals): (Vec<_>, Vec<_>) =
            states.iter().map(|state| state.reveal(&commits).unwrap()).unzip();
        let (states, mut deals): (Vec<_>, Vec<_>) =
            states.iter().map(|state| state.compare(&reveals).unwrap().deal().unwrap()).unzip();

        let digest = ceremony.digest(commits.iter());
        let mut random = random_for("test", &[9; 32], &[]);
        let wrong = SecretKey::generate(&mut random);
        let transport = PublicKey::from_bytes(&commits[2].transport.0).unwrap();
        let route = Route { ceremony: &digest, from: 2, to: 3 };
        deals[1].for_trustee[1] = seal(route, &transport, &wrong, &mut random).unwrap();

        let blamed = CeremonyFault::of(2, TrusteeFault::WrongShare);
        assert_eq!(states[2].finish(&deals).unwrap_err(), blamed);
        // The others are not harmed; the dealer meets its own post changed.
        assert!(states[0].finish(&deals).is_ok());
        assert_eq!(states[1].finish(&deals).unwrap_err(), CeremonyFault::OwnPost);
    }
}
