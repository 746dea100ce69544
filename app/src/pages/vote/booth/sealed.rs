//! Sealing the voter's choices, for casting or to see whether the machine is honest.

use leptos::prelude::*;
use voting::{CheckCode, OpenedBallot, SealedBallot, Seed32, SignedBallot};

use super::{cast::Refusal, desk::Desk, voter::Voter};
use crate::platform::secret;

/// A sealed ballot and what it was made from.
pub(super) struct Sealed {
    ballot: SealedBallot,
    opened: OpenedBallot,
    /// The ballot's check code.
    pub(super) check_code: String,
    /// Whether its content was shown, so that it must not be cast.
    pub(super) is_open: bool,
}

impl Desk {
    /// Seals the present choices with fresh randomness.
    pub(super) fn seal(self) -> Result<Sealed, Refusal> {
        let seed: Seed32 = secret::random().ok_or(Refusal::NoRandom)?;
        let choices = self.choices.get_untracked();
        self.with_voter(|voter| {
            let line = &voter.paper.line;
            let ballot = voter.booth.seal(line, &choices, seed);
            let ballot =
                ballot.map_err(|fault| Refusal::ByServer(domain::election::choice_error(&fault).code))?;
            let check_code = CheckCode::of(&ballot.fingerprint()).to_string();
            let opened = OpenedBallot {
                election: voter.paper.terms.election.clone(),
                key: line.key,
                own: line.own.clone(),
                choices,
                seed: seed.to_vec(),
            };
            Ok(Sealed { ballot, opened, check_code, is_open: false })
        })
    }

    /// Signs a sealed ballot with the voter's key.
    pub(super) fn sign(self, sealed: &Sealed) -> Result<SignedBallot, Refusal> {
        self.with_voter(|voter| Ok(voter.booth.sign(&sealed.ballot, &voter.credential)))
    }

    fn with_voter<T>(self, act: impl FnOnce(&Voter) -> Result<T, Refusal>) -> Result<T, Refusal> {
        self.voter.with_value(|voter| voter.as_deref().map_or(Err(Refusal::Gone), act))
    }
}

impl Sealed {
    /// The same ballot with its content shown.
    pub(super) fn open(&self) -> Self {
        Self {
            ballot: self.ballot.clone(),
            opened: self.opened.clone(),
            check_code: self.check_code.clone(),
            is_open: true,
        }
    }

    /// What another machine needs to seal the same ballot again.
    pub(super) fn opened_text(&self) -> String {
        self.opened.to_text()
    }
}
