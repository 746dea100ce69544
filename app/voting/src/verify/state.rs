//! What the events so far mean: who may vote, which ballot is the last, what the sums are.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use super::{BallotJob, BallotVerdict};
use crate::{
    booth::Booth,
    credential::{CredentialKey, RollLine},
    record::{Closing, Decryption, ElectionResult, Reissue, Roll, Tally},
    sealed::Fingerprint,
    signed::SignedBallot,
    tally::{Sums, sealed_slots},
};

/// An election in the making, from its terms on.
pub(super) struct State {
    pub(super) booth: Arc<Booth>,
    voters: HashMap<CredentialKey, Voter>,
    fingerprints: HashSet<Fingerprint>,
    sums: Sums,
    pub(super) roll: u64,
    pub(super) ballots: u64,
    pub(super) closing: Option<(Closing, [u8; 32])>,
    pub(super) tally: Option<Tally>,
    /// Partial decryptions whose proofs hold, one for each trustee at most.
    pub(super) decryptions: Vec<Decryption>,
    pub(super) result: Option<ElectionResult>,
}

struct Voter {
    line: Arc<RollLine>,
    revoked: bool,
    last: Option<Last>,
}

/// The last ballot of a voter so far.
struct Last {
    position: u64,
    ballot: Arc<SignedBallot>,
    /// Whether its ciphertexts are in the sums.
    added: bool,
}

/// Why a ballot does not enter the count.
pub(super) enum Refused {
    /// The credential is not on the roll or is revoked.
    Credential(&'static str),
    /// The same ballot stands at an earlier place.
    Duplicate,
}

impl State {
    pub(super) fn new(booth: Booth) -> Self {
        Self {
            sums: Sums::zero(booth.terms()),
            booth: Arc::new(booth),
            voters: HashMap::new(),
            fingerprints: HashSet::new(),
            roll: 0,
            ballots: 0,
            closing: None,
            tally: None,
            decryptions: Vec::new(),
            result: None,
        }
    }

    /// Takes the roll; the first thing that is wrong with it is the error.
    pub(super) fn take_roll(&mut self, roll: Roll) -> Result<(), &'static str> {
        self.roll = u64::try_from(roll.lines.len()).unwrap_or(u64::MAX);
        let mut fault = Ok(());
        if !roll.lines.is_sorted_by(|before, after| before.key < after.key) {
            fault = Err("the lines of the roll are not in ascending order");
        }
        for line in roll.lines {
            if !line.key.is_usable() {
                fault = Err("a key on the roll is no signing key");
            }
            if !self.own_is_sound(&line.own) {
                fault = Err("the own nominees of a line do not fit the terms");
            }
            self.voters.insert(line.key, Voter { line: Arc::new(line), revoked: false, last: None });
        }
        fault
    }

    fn own_is_sound(&self, own: &[i64]) -> bool {
        let nominees = || self.booth.terms().categories.iter().flat_map(|category| &category.nominees);
        own.is_sorted_by(|before, after| before < after)
            && own.iter().all(|id| nominees().any(|nominee| nominee.id == *id))
    }

    /// Replaces a credential; the ballot of the old one counts no more.
    pub(super) fn reissue(&mut self, reissue: &Reissue) -> Result<(), &'static str> {
        if self.voters.contains_key(&reissue.issued) || !reissue.issued.is_usable() {
            return Err("the new credential is not new or no signing key");
        }
        let terms = self.booth.terms();
        let voter = self.voters.get_mut(&reissue.revoked).filter(|voter| !voter.revoked);
        let voter = voter.ok_or("the revoked credential is not on the roll or was revoked before")?;
        voter.revoked = true;
        if let Some(last) = voter.last.take() {
            last.take_from(&mut self.sums, terms);
        }
        let line = RollLine { key: reissue.issued, own: voter.line.own.clone() };
        self.voters.insert(reissue.issued, Voter { line: Arc::new(line), revoked: false, last: None });
        Ok(())
    }

    /// Takes a ballot as the last one of its voter and hands out the job of checking it.
    pub(super) fn take_ballot(&mut self, position: u64, ballot: SignedBallot) -> Result<BallotJob, Refused> {
        self.ballots += 1;
        let voter = self.voters.get_mut(&ballot.key());
        let voter = voter.ok_or(Refused::Credential("the ballot's credential is not on the roll"))?;
        if voter.revoked {
            return Err(Refused::Credential("the ballot's credential is revoked"));
        }
        if !self.fingerprints.insert(ballot.fingerprint()) {
            return Err(Refused::Duplicate);
        }
        let ballot = Arc::new(ballot);
        if let Some(before) = voter.last.replace(Last { position, ballot: ballot.clone(), added: false }) {
            before.take_from(&mut self.sums, self.booth.terms());
        }
        Ok(BallotJob { booth: self.booth.clone(), line: voter.line.clone(), ballot, position })
    }

    /// Adds the ciphertexts of a checked ballot unless another one came in the meantime.
    pub(super) fn settle(&mut self, verdict: &BallotVerdict) {
        let last = self.voters.get_mut(&verdict.key).and_then(|voter| voter.last.as_mut());
        if let (Some(last), Ok(slots)) = (last, &verdict.slots)
            && last.position == verdict.position
            && !last.added
        {
            self.sums.add(slots);
            last.added = true;
        }
    }

    /// Positions of the ballots that count, ascending.
    pub(super) fn counted(&self) -> Vec<u64> {
        let last = self.voters.values().filter_map(|voter| voter.last.as_ref());
        let mut positions: Vec<u64> = last.map(|last| last.position).collect();
        positions.sort_unstable();
        positions
    }

    /// The sums as they should be published.
    pub(super) fn expected_tally(&self) -> Tally {
        self.sums.tally(self.booth.terms())
    }
}

impl Last {
    fn take_from(&self, sums: &mut Sums, terms: &crate::terms::Terms) {
        // It was added, so it could be read then.
        let slots = self.ballot.sealed().ok().and_then(|sealed| sealed_slots(terms, &sealed).ok());
        if let (true, Some(slots)) = (self.added, slots) {
            sums.subtract(&slots);
        }
    }
}
