//! Sealing the voter's choices, for casting or to see whether the machine is honest.

use leptos::prelude::*;
use worker::booth::{Binding, Seal, Sign, Signed};

use super::{cast::Refusal, desk::Desk};
use crate::platform::{secret, worker::ask};

/// A sealed ballot that is not signed yet.
#[derive(Clone)]
pub(super) struct Sealed {
    sealed: worker::booth::Sealed,
    /// Whether its content was shown, so that it must not be cast.
    pub(super) is_open: bool,
}

impl Desk {
    /// Seals the present choices with fresh randomness.
    pub(super) async fn seal(self) -> Result<Sealed, Refusal> {
        let seed = secret::random().ok_or(Refusal::NoRandom)?;
        let voter = self.voter.get_value().ok_or(Refusal::Gone)?;
        let choices = self.choices.get_untracked();
        let question = Seal { binding: Binding::from(&voter.paper), choices, seed };
        let sealed = ask(&question).await.map_err(|_| Refusal::NotSealed)?.map_err(Refusal::ByServer)?;
        Ok(Sealed { sealed, is_open: false })
    }

    /// Signs a sealed ballot with the voter's key.
    pub(super) async fn sign(self, sealed: &Sealed) -> Result<Signed, Refusal> {
        let voter = self.voter.get_value().ok_or(Refusal::Gone)?;
        let question = Sign {
            election: voter.election.clone(),
            code: voter.code.printed(),
            ballot: sealed.sealed.ballot.clone(),
        };
        ask(&question).await.map_err(|_| Refusal::NotSealed)?.ok_or(Refusal::Gone)
    }
}

impl Sealed {
    /// The same ballot with its content shown.
    pub(super) fn open(&self) -> Self {
        Self { is_open: true, ..self.clone() }
    }

    /// The ballot's check code.
    pub(super) fn check_code(&self) -> String {
        self.sealed.check_code.clone()
    }

    /// What another machine needs to seal the same ballot again.
    pub(super) fn opened_text(&self) -> String {
        self.sealed.opened.clone()
    }
}
