//! The declared tie rule: votes, then standards met, then a draw that anybody can redo.

use std::{cmp::Reverse, fmt};

use sha2::{Digest, Sha256};

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

/// The seed of the draw: SHA-256 over the check codes of all counted ballots.
///
/// Nobody knows it while ballots still come in, because every new ballot changes it; after closing
/// it follows from the published list.
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
    /// Whether somebody else has the same votes and standards, so that the draw gave the place.
    pub by_draw: bool,
    /// Whether the nominee takes a seat: among the first `seats` and with one vote at least.
    pub elected: bool,
}

impl Seed {
    /// The seed of a list of check codes, in any order.
    ///
    /// SHA-256 of the codes in ascending order of their bytes, each followed by a line feed: what
    /// `LC_ALL=C sort codes.txt | sha256sum` prints.
    #[must_use]
    pub fn of_check_codes<'a>(codes: impl IntoIterator<Item = &'a str>) -> Self {
        let mut codes: Vec<&str> = codes.into_iter().collect();
        codes.sort_unstable();
        let mut hash = Sha256::new();
        for code in codes {
            hash.update(code);
            hash.update(b"\n");
        }
        Self(hash.finalize().into())
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
        self.0.iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

/// Ranks the nominees of one category; the order they come in does not matter.
#[must_use]
pub fn rank(standings: &[Standing], seats: u32, seed: &Seed) -> Vec<Ranked> {
    let mut drawn: Vec<(Standing, [u8; 32])> =
        standings.iter().map(|standing| (*standing, seed.draw(standing.nominee_id))).collect();
    // The number itself comes last: it could only ever decide between two equal SHA-256 values.
    drawn.sort_by_key(|(standing, draw)| {
        (Reverse(standing.votes), Reverse(standing.standards_met), *draw, standing.nominee_id)
    });
    let level = |standing: &Standing| (standing.votes, standing.standards_met);
    let mut ranked: Vec<Ranked> = Vec::with_capacity(drawn.len());
    for (place, (standing, draw)) in (1_u32..).zip(&drawn) {
        let equals = drawn.iter().filter(|(other, _)| level(other) == level(standing)).count();
        let elected = place <= seats && standing.votes > 0;
        ranked.push(Ranked { standing: *standing, place, draw: *draw, by_draw: equals > 1, elected });
    }
    ranked
}
