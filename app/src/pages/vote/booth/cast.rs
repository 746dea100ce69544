//! Casting: sealing, signing, and sending until the server has the ballot or refuses it.

use domain::{
    Code,
    election::{CastReceipt, TraceFound},
};
use leptos::{prelude::*, task::spawn_local};
use worker::booth::Signed;

use super::desk::{Desk, Step};
use crate::{
    api::election::{cast_ballot, find_ballot},
    patience::wait_ms,
    platform::{device, steps},
};

/// Longest wait between two tries, in milliseconds.
const LONGEST_WAIT_MS: u32 = 15_000;
/// Answers that nobody can read before the voter is told that it does not work.
const MOST_UNREADABLE: u32 = 4;

/// How far casting is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Casting {
    /// The ballot is being sealed.
    Sealing,
    /// The ballot is on its way.
    Sending,
    /// Nobody answered; it is sent again by itself.
    Waiting {
        /// Whether the ballot may have arrived all the same.
        maybe_stored: bool,
    },
    /// It was not taken.
    Refused(Refusal),
}

/// Why a ballot is not cast.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// The server says no.
    ByServer(Code),
    /// The part of the page that seals cannot be had; nothing was sent.
    NotSealed,
    /// This browser has no generator of secrets.
    NoRandom,
    /// The server answered about another ballot.
    OtherBallot,
    /// The voter has left the booth.
    Gone,
}

impl Desk {
    /// Seals unless that was done ahead, signs, and sends.
    pub(super) fn cast(self) {
        if self.step.get_untracked() != Step::Review {
            return;
        }
        self.casting.set(Casting::Sealing);
        self.step.set(Step::Casting);
        spawn_local(async move {
            match self.outgoing().await {
                Ok(outgoing) => self.send(&outgoing).await,
                Err(refusal) => self.casting.set(Casting::Refused(refusal)),
            }
        });
    }

    async fn outgoing(self) -> Result<Signed, Refusal> {
        // Exactly the ballot whose code the voter was shown, unless it was opened.
        let ahead = self.sealed.get_untracked().filter(|sealed| !sealed.is_open);
        match ahead {
            Some(sealed) => self.sign(&sealed).await,
            None => self.sign(&self.seal().await?).await,
        }
    }

    /// Sends it until somebody answers; twice does no harm, the server knows a ballot by its fingerprint.
    async fn send(self, outgoing: &Signed) {
        let (mut failures, mut unreadable, mut maybe_stored) = (0, 0, false);
        self.casting.set(Casting::Sending);
        loop {
            maybe_stored |= steps::is_online();
            match cast_ballot(self.election_id, outgoing.text.clone()).await {
                Ok(receipt) => return self.received(receipt, outgoing),
                Err(error) => match error.code {
                    Code::Unreachable | Code::Internal => {}
                    // A gateway in between may answer in words of its own.
                    Code::Malformed if unreadable < MOST_UNREADABLE => unreadable += 1,
                    code => return self.refused(code, outgoing, failures > 0 && maybe_stored).await,
                },
            }
            failures += 1;
            self.casting.set(Casting::Waiting { maybe_stored });
            self.wait(wait_ms(failures, LONGEST_WAIT_MS, device::chance())).await;
        }
    }

    /// Refused. If an earlier sending without an answer may have arrived, asks first where the ballot is.
    async fn refused(self, code: Code, outgoing: &Signed, maybe_stored: bool) {
        let stored = if maybe_stored { self.stored(outgoing).await } else { None };
        match stored {
            Some(receipt) => self.received(receipt, outgoing),
            None => self.casting.set(Casting::Refused(Refusal::ByServer(code))),
        }
    }

    /// The receipt of the ballot if it is in the record; none if it is not, or nobody can say.
    async fn stored(self, outgoing: &Signed) -> Option<CastReceipt> {
        let mut failures = 0;
        let trace = loop {
            match find_ballot(self.election_id, outgoing.fingerprint.clone()).await {
                Ok(trace) => break trace,
                Err(error) if error.code == Code::Unreachable => {
                    failures += 1;
                    self.casting.set(Casting::Waiting { maybe_stored: true });
                    self.wait(wait_ms(failures, LONGEST_WAIT_MS, device::chance())).await;
                }
                Err(_) => return None,
            }
        };
        let is_ours = trace.fingerprint.as_ref() == Some(&outgoing.fingerprint);
        let is_in = matches!(trace.found, TraceFound::Stored | TraceFound::Counted);
        if !is_ours || !is_in {
            return None;
        }
        Some(CastReceipt {
            election_id: self.election_id,
            check_code: outgoing.check_code.clone(),
            fingerprint: outgoing.fingerprint.clone(),
            position: trace.position?,
            head: trace.head?.hash,
            replaced: false,
        })
    }

    fn received(self, receipt: CastReceipt, outgoing: &Signed) {
        if receipt.fingerprint != outgoing.fingerprint || receipt.check_code != outgoing.check_code {
            self.receipt.set(Some(CastReceipt { check_code: outgoing.check_code.clone(), ..receipt }));
            return self.casting.set(Casting::Refused(Refusal::OtherBallot));
        }
        self.receipt.set(Some(receipt));
        self.step.set(Step::Receipt);
        self.clear();
    }
}
