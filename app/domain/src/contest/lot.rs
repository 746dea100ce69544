//! The draw by lot that decides between equals: from a seed that is fixed before the round opens.
//!
//! While the round runs only the seed's hash is public; at the end the seed is published. Both rules can
//! be followed with a shell: the commitment is `printf %s SEED | sha256sum`, a lot is the beginning of
//! `printf '%s %s' SEED PSEUDONYM | sha256sum`.

use std::{fmt, str::FromStr};

use sha2::{Digest, Sha256};

/// Bytes of a seed.
const SEED_BYTES: usize = 32;

/// The seed of a round's draw; written as 64 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LotSeed([u8; SEED_BYTES]);

/// A text that is no seed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a seed has 64 hexadecimal digits")]
pub struct BadSeed;

/// A contestant's lot; of two equals the smaller one is the better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Lot(u64);

impl LotSeed {
    /// A seed of random bytes.
    #[must_use]
    pub const fn new(bytes: [u8; SEED_BYTES]) -> Self {
        Self(bytes)
    }

    /// What is published before anybody takes part, 64 hexadecimal digits; it binds to the seed and does
    /// not tell it.
    #[must_use]
    pub fn commitment(&self) -> String {
        voting::to_hex(&Sha256::digest(self.to_string()))
    }

    /// The lot of the contestant with this pseudonym.
    #[must_use]
    pub fn lot(&self, pseudonym: &str) -> Lot {
        let hash = Sha256::digest(format!("{self} {pseudonym}"));
        Lot(hash.iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte)))
    }
}

impl fmt::Display for LotSeed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&voting::to_hex(&self.0))
    }
}

impl FromStr for LotSeed {
    type Err = BadSeed;

    fn from_str(text: &str) -> Result<Self, BadSeed> {
        voting::hash_from_hex(text).map(Self).map_err(|_| BadSeed)
    }
}

#[cfg(test)]
mod tests {
    use super::{Lot, LotSeed};

    #[test]
    fn commitment_and_lot_are_what_a_shell_computes() {
        let seed: LotSeed = "00".repeat(32).parse().unwrap();
        assert_eq!(seed, LotSeed::new([0; 32]));
        // printf %s 000…0 | sha256sum
        assert_eq!(seed.commitment(), "60e05bd1b195af2f94112fa7197a5c88289058840ce7c6df9693756bc6250f55");
        // printf '%s %s' 000…0 AAAAA-AAAAA | sha256sum | cut -c1-16
        assert_eq!(seed.lot("AAAAA-AAAAA"), Lot(0x47c5_db19_3b35_1c93));
        assert_ne!(seed.lot("AAAAA-AAAAA"), seed.lot("AAAAA-AAAAB"));
        assert!("0".repeat(63).parse::<LotSeed>().is_err());
    }
}
