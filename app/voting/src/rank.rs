//! The declared tie rule: votes, then standards met, then a draw that anybody can redo.

use std::{cmp::Reverse, fmt};

use sha2::{Digest, Sha256};

use crate::bytes::to_hex;

/// What a nominee brings into the ranking of one category.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// The nominee.
    pub nominee_id: i64,
    /// Votes received.
    pub votes: u64,
    /// How many standards of the group the nominee meets.
    pub standards_met: u32,
}

/// The seed of the draw.
///
/// Follows from the closing event and the decrypted sums: nobody knows it before enough trustees decrypt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seed([u8; 32]);

/// A nominee with a place in the ranking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ranked {
    /// Votes and standards.
    pub standing: Standing,
    /// Place in the category, from 1; no two nominees share one.
    pub place: u32,
    /// The nominee's number in the draw.
    pub draw: [u8; 32],
    /// Whether the nominee takes a seat: among the first `seats` and with enough votes.
    pub elected: bool,
}

impl Seed {
    /// Takes the bytes of a seed.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The bytes of the seed.
    #[must_use]
    pub const fn bytes(&self) -> [u8; 32] {
        self.0
    }

    /// A nominee's number in the draw; the smaller one goes first.
    ///
    /// SHA-256 of the seed in hexadecimal, a colon and the nominee's number:
    /// what `printf '%s:%s' SEED NUMBER | sha256sum` prints.
    #[must_use]
    pub fn draw(&self, nominee_id: i64) -> [u8; 32] {
        Sha256::digest(format!("{self}:{nominee_id}")).into()
    }
}

impl fmt::Display for Seed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&to_hex(&self.0))
    }
}

/// The fewest votes for a seat: one, or the declared share of the roll if that is more.
///
/// `approval_bp` is the share in 1/10 000, `roll` the number of voters; part of a vote counts as a whole one.
#[must_use]
pub fn votes_needed(approval_bp: u32, roll: u64) -> u64 {
    let share = (u128::from(approval_bp) * u128::from(roll)).div_ceil(10_000);
    u64::try_from(share).unwrap_or(u64::MAX).max(1)
}

/// Ranks the nominees of one category; the order they come in does not matter.
///
/// Elected are the first `seats` of those with `needed` votes or more.
#[must_use]
pub fn rank(standings: &[Standing], seats: u32, needed: u64, seed: &Seed) -> Vec<Ranked> {
    let mut drawn: Vec<(Standing, [u8; 32])> =
        standings.iter().map(|standing| (*standing, seed.draw(standing.nominee_id))).collect();
    // The number itself comes last: it could only ever decide between two equal SHA-256 values.
    drawn.sort_by_key(|(standing, draw)| {
        (Reverse(standing.votes), Reverse(standing.standards_met), *draw, standing.nominee_id)
    });
    let ranked = |(place, (standing, draw)): (u32, (Standing, [u8; 32]))| {
        let elected = place <= seats && standing.votes >= needed;
        Ranked { standing, place, draw, elected }
    };
    (1..).zip(drawn).map(ranked).collect()
}
