//! The expensive part: signature and proofs of one ballot, on whatever thread.

use std::sync::Arc;

use crate::{
    booth::Booth, credential::RollLine, group::Ciphertext, proofs::BallotFault, signed::SignedBallot,
};

/// One ballot to check; independent of all others.
pub struct BallotJob {
    pub(super) booth: Arc<Booth>,
    pub(super) line: Arc<RollLine>,
    pub(super) ballot: Arc<SignedBallot>,
    pub(super) position: u64,
}

/// What came of checking one ballot.
pub struct BallotVerdict {
    pub(super) position: u64,
    pub(super) key: crate::credential::CredentialKey,
    pub(super) slots: Result<Vec<Vec<Ciphertext>>, BallotFault>,
}

impl BallotJob {
    /// Checks signature and proofs; takes milliseconds.
    #[must_use]
    pub fn run(self) -> BallotVerdict {
        BallotVerdict { position: self.position, key: self.line.key, slots: self.slots() }
    }

    /// Position of the ballot in the record.
    #[must_use]
    pub const fn position(&self) -> u64 {
        self.position
    }

    fn slots(&self) -> Result<Vec<Vec<Ciphertext>>, BallotFault> {
        self.booth.check_signature(&self.ballot)?;
        let sealed = self.ballot.sealed().map_err(|_| BallotFault::Layout)?;
        self.booth.checked_slots(&self.line, &sealed)
    }
}

impl std::fmt::Debug for BallotJob {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "BallotJob({})", self.position)
    }
}

impl std::fmt::Debug for BallotVerdict {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "BallotVerdict({}, {:?})", self.position, self.slots.as_ref().map(|_| ()))
    }
}
