//! A ceremony played to the end, with every state and post on the way.

use voting::{
    Commit, Reveal, TrusteeSet,
    ceremony::{Ceremony, CeremonyFault, Committed, Compared, Confirm, Deal, Dealt, Revealed, TrusteeFault},
};

/// Name of the election.
pub(crate) const ELECTION: &str = "00112233445566778899aabbccddeeff";

/// A fault of the trustee of `seat`.
pub(crate) fn named(seat: u32, fault: impl Into<TrusteeFault>) -> CeremonyFault {
    CeremonyFault::Trustee { seat, fault: fault.into() }
}

/// Everybody's states and posts of a ceremony played to the end.
pub(crate) struct Played {
    pub(crate) ceremony: Ceremony,
    pub(crate) committed: Vec<Committed>,
    pub(crate) commits: Vec<Commit>,
    pub(crate) revealed: Vec<Revealed>,
    pub(crate) reveals: Vec<Reveal>,
    pub(crate) compared: Vec<Compared>,
    pub(crate) dealt: Vec<Dealt>,
    pub(crate) deals: Vec<Deal>,
}

impl Played {
    pub(crate) fn set(&self) -> TrusteeSet {
        self.ceremony.trustee_set(&self.commits, &self.reveals).unwrap()
    }

    pub(crate) fn confirms(&self) -> Vec<Confirm> {
        self.dealt.iter().map(|state| state.finish(&self.deals).unwrap().1).collect()
    }
}

pub(crate) fn play(seats: u32, threshold: u32, seed: u8) -> Played {
    let ceremony = Ceremony::new(ELECTION, seats, threshold).unwrap();
    let begin =
        |seat: u32| ceremony.begin(seat, [seed.wrapping_add(u8::try_from(seat).unwrap()); 32]).unwrap();
    let (committed, commits): (Vec<_>, Vec<_>) = (1..=seats).map(begin).unzip();
    let (revealed, reveals): (Vec<_>, Vec<_>) =
        committed.iter().map(|state: &Committed| state.reveal(&commits).unwrap()).unzip();
    let compared: Vec<_> = revealed.iter().map(|state: &Revealed| state.compare(&reveals).unwrap()).collect();
    let (dealt, deals) = compared.iter().map(|state| state.deal().unwrap()).unzip();
    Played { ceremony, committed, commits, revealed, reveals, compared, dealt, deals }
}
