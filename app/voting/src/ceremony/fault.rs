//! What can be wrong in a ceremony, and whose post it is.

use crate::dealing::DealingFault;

/// Why a step of the ceremony is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CeremonyFault {
    /// Not a name of an election, or numbers of seats, threshold or seat that do not fit.
    #[error("the election's name or the numbers of the ceremony do not fit")]
    Numbers,
    /// The step before is not complete.
    #[error("{posts} posts of {seats} trustees")]
    Missing {
        /// Posts there are.
        posts: usize,
        /// Posts there should be.
        seats: u32,
    },
    /// The list holds something else than this trustee posted: an old state, or a post changed on its way.
    #[error("the list does not hold this trustee's own post as it was made")]
    OwnPost,
    /// The post of one trustee is wrong.
    #[error("trustee {seat}: {fault}")]
    Trustee {
        /// Seat of the trustee whose post it is, from 1.
        seat: u32,
        /// What is wrong.
        fault: TrusteeFault,
    },
    /// Each post is right, the key they make together is none, or not the one it should be.
    #[error("the trustees' posts do not make the key they should")]
    Key,
}

/// What is wrong with a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TrusteeFault {
    /// Of what becomes part of the election's terms: commitment, transport key, polynomial, proof.
    #[error(transparent)]
    Dealing(#[from] DealingFault),
    /// Not one sealed share for each other trustee.
    #[error("the shares are not one for each other trustee")]
    Shares,
    /// The share cannot be opened: sealed for somebody else or for another ceremony, or changed.
    #[error("the share cannot be opened")]
    SealedShare,
    /// The share is not the value of the dealer's public polynomial.
    #[error("the share does not fit the dealer's public polynomial")]
    WrongShare,
    /// The confirmation is of another key or another seat.
    #[error("the confirmation does not verify")]
    Confirmation,
}

impl CeremonyFault {
    /// Blames one trustee.
    pub(super) fn of(seat: u32, fault: impl Into<TrusteeFault>) -> Self {
        Self::Trustee { seat, fault: fault.into() }
    }
}
