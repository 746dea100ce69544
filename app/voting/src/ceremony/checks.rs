//! What anybody can check of the posts: the server when one comes in, the trustees when a step is complete.

use std::collections::HashSet;

use merlin::Transcript;
use sha2::{Digest, Sha256};

use super::{Ceremony, CeremonyFault, Confirm, Deal, TrusteeFault};
use crate::{
    CheckCode,
    bytes::Bytes32,
    dealing::{Commit, Dealing, DealingFault, Reveal},
    group::{PublicKey, length},
    terms::{TermsFault, TrusteeSet},
    trustee::KeyShare,
};

impl Ceremony {
    /// Checks a first post by itself.
    pub fn check_commit(&self, seat: u32, commit: &Commit) -> Result<(), CeremonyFault> {
        self.index(seat)?;
        PublicKey::from_bytes(&commit.transport.0)
            .map(drop)
            .map_err(|_| CeremonyFault::of(seat, DealingFault::Malformed))
    }

    /// Checks that all first posts are there, each well-formed and none a copy; the later of two alike is blamed.
    pub fn check_commits(&self, commits: &[Commit]) -> Result<(), CeremonyFault> {
        self.check_count(commits.len())?;
        let mut seen = HashSet::new();
        for (seat, commit) in (1..).zip(commits) {
            self.check_commit(seat, commit)?;
            if !seen.insert(commit.commitment) || !seen.insert(commit.transport) {
                return Err(CeremonyFault::of(seat, DealingFault::Copied));
            }
        }
        Ok(())
    }

    /// Checks a second post against the first of the same trustee: opening, length, proof of possession.
    pub fn check_reveal(&self, seat: u32, commit: &Commit, reveal: &Reveal) -> Result<(), CeremonyFault> {
        self.index(seat)?;
        let dealing = Dealing { commit: commit.clone(), reveal: reveal.clone() };
        dealing.check(self.params).map(drop).map_err(|fault| CeremonyFault::of(seat, fault))
    }

    /// Checks the form of a third post; only the receivers can check what is in it.
    pub fn check_deal(&self, seat: u32, deal: &Deal) -> Result<(), CeremonyFault> {
        self.index(seat)?;
        if deal.for_trustee.len() + 1 == self.params.shares {
            Ok(())
        } else {
            Err(CeremonyFault::of(seat, TrusteeFault::Shares))
        }
    }

    /// Checks a last post: the trustee holds the share of the key that follows from `set`, and saw the same posts.
    pub fn check_confirm(&self, set: &TrusteeSet, seat: u32, confirm: &Confirm) -> Result<(), CeremonyFault> {
        let index = self.index(seat)?;
        self.check_set(set)?;
        let keys = set.key_set().map_err(blamed)?;
        let key = keys.participant_key(index).ok_or(CeremonyFault::Key)?;
        let fault = CeremonyFault::of(seat, TrusteeFault::Confirmation);
        let proof = confirm.proof.proof().map_err(|_| fault)?;
        proof.verify(std::iter::once(key), &mut self.confirmation(set, seat)).map_err(|_| fault)
    }

    /// The public part of the key, for the terms of the election; checks every post it is made of.
    pub fn trustee_set(&self, commits: &[Commit], reveals: &[Reveal]) -> Result<TrusteeSet, CeremonyFault> {
        self.check_commits(commits)?;
        self.check_count(reveals.len())?;
        let dealing =
            |(commit, reveal): (&Commit, &Reveal)| Dealing { commit: commit.clone(), reveal: reveal.clone() };
        let dealings = commits.iter().zip(reveals).map(dealing).collect();
        let set = TrusteeSet { threshold: self.threshold(), dealings };
        set.key_set().map_err(blamed)?;
        Ok(set)
    }

    /// What the trustees read out to each other before they deal; the same for all who saw the same posts.
    ///
    /// Over the first posts and the openings. Nobody can choose either after seeing a part of the code (an opening
    /// is fixed by its commitment), so posts exchanged on their way pass one try in 2⁴⁰.
    /// Errors: a post is missing or wrong.
    pub fn comparison_code(
        &self,
        commits: &[Commit],
        reveals: &[Reveal],
    ) -> Result<CheckCode, CeremonyFault> {
        self.trustee_set(commits, reveals).map(|set| self.code_of(&set))
    }

    /// The comparison code of posts that are checked.
    pub(super) fn code_of(&self, set: &TrusteeSet) -> CheckCode {
        let mut hash = Sha256::new();
        hash.update(b"thidua comparison code 1");
        hash.update(self.digest(set.dealings.iter().map(|dealing| &dealing.commit)));
        for dealing in &set.dealings {
            hash.update(dealing.reveal.opening.0);
        }
        let [a, b, c, d, e, f, g, h, ..]: [u8; 32] = hash.finalize().into();
        CheckCode::from_random([a, b, c, d, e, f, g, h])
    }

    /// Digest of what the first step fixed; all parts but the name have fixed lengths.
    pub(super) fn digest<'a>(&self, commits: impl Iterator<Item = &'a Commit>) -> [u8; 32] {
        let mut hash = Sha256::new();
        hash.update(b"thidua ceremony 1");
        hash.update(length(self.election.len()));
        hash.update(&self.election);
        hash.update(self.seats().to_be_bytes());
        hash.update(self.threshold().to_be_bytes());
        for commit in commits {
            hash.update(commit.commitment.0);
            hash.update(commit.transport.0);
        }
        hash.finalize().into()
    }

    /// The transcript a confirmation is bound to: election, numbers, all public posts, seat.
    pub(super) fn confirmation(&self, set: &TrusteeSet, seat: u32) -> Transcript {
        let mut transcript = Transcript::new(b"thidua ceremony confirmation 1");
        let commits = self.digest(set.dealings.iter().map(|dealing| &dealing.commit));
        transcript.append_message(b"commits", &commits);
        for Dealing { reveal, .. } in &set.dealings {
            let proof = &reveal.proof_of_possession;
            transcript.append_message(b"opening", &reveal.opening.0);
            transcript.append_message(b"challenge", &proof.challenge.0);
            let mut all = |label: &'static [u8], list: &[Bytes32]| {
                list.iter().for_each(|bytes| transcript.append_message(label, &bytes.0));
            };
            all(b"coefficient", &reveal.polynomial);
            all(b"response", &proof.responses);
        }
        transcript.append_u64(b"seat", u64::from(seat));
        transcript
    }

    /// Errors: the set is of a ceremony with other numbers.
    fn check_set(&self, set: &TrusteeSet) -> Result<(), CeremonyFault> {
        self.check_count(set.dealings.len())?;
        if set.threshold == self.threshold() { Ok(()) } else { Err(CeremonyFault::Numbers) }
    }
}

/// Checks that a published key is the one a trustee's share is of, when the election has opened.
///
/// One honest trustee is enough to find an exchanged key: a set whose polynomials somebody else knows cannot give
/// this trustee the public key of a share that only this trustee knows.
/// Errors: another election or other numbers, a wrong post in the set, or another key.
pub fn check_key(share: &KeyShare, election: &str, set: &TrusteeSet) -> Result<(), CeremonyFault> {
    let ceremony = Ceremony::new(election, share.n, share.threshold)?;
    let index = ceremony.index(share.trustee)?;
    ceremony.check_set(set)?;
    if share.election != election {
        return Err(CeremonyFault::Numbers);
    }
    let keys = set.key_set().map_err(blamed)?;
    let own = keys.participant_key(index) == Some(&PublicKey::from(&share.secret));
    if own { Ok(()) } else { Err(CeremonyFault::Key) }
}

fn blamed(fault: TermsFault) -> CeremonyFault {
    match fault {
        TermsFault::Trustee(seat, fault) => CeremonyFault::of(seat, fault),
        _ => CeremonyFault::Key,
    }
}
