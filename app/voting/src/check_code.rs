//! Check codes: what a voter keeps to find the ballot in the published list.

use std::fmt;

use crate::sealed::Fingerprint;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LETTERS: usize = 8;

/// Eight random letters (40 bits) of Crockford's base 32, written `XXXX-XXXX`.
///
/// Says nothing about the voter or the choice. A ballot that replaces another has a new one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct CheckCode(String);

/// A typed text that is no check code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a check code has eight letters")]
pub struct BadCheckCode;

impl CheckCode {
    /// Makes a code from random bytes; only the low five bits of each are used.
    #[must_use]
    pub fn from_random(bytes: [u8; LETTERS]) -> Self {
        Self(written(bytes.map(|byte| ALPHABET[usize::from(byte % 32)])))
    }

    /// The code of a ballot: the first 40 bits of its fingerprint, five for each letter.
    #[must_use]
    pub fn of(fingerprint: &Fingerprint) -> Self {
        let [a, b, c, d, e, ..] = fingerprint.0;
        let bits = u64::from_be_bytes([0, 0, 0, a, b, c, d, e]);
        let letter = |place: usize| u8::try_from(bits >> (5 * (LETTERS - 1 - place)) & 31).unwrap_or(0);
        Self::from_random(std::array::from_fn(letter))
    }

    /// The first five bytes of the fingerprints that have this code.
    #[must_use]
    pub fn prefix(&self) -> [u8; 5] {
        let values = self.0.bytes().filter_map(|letter| ALPHABET.iter().position(|known| *known == letter));
        let bits = values.fold(0_u64, |bits, value| bits << 5 | u64::try_from(value).unwrap_or(0));
        let [_, _, _, prefix @ ..] = bits.to_be_bytes();
        prefix
    }

    /// Reads what a person typed: any case, with or without dash and spaces, O for 0, I and L for 1.
    pub fn parse(typed: &str) -> Result<Self, BadCheckCode> {
        let letters = typed
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–' | '.'))
            .map(|letter| match letter.to_ascii_uppercase() {
                'I' | 'L' => Ok(b'1'),
                'O' => Ok(b'0'),
                'U' => Ok(b'V'),
                other => u8::try_from(other).ok().filter(|byte| ALPHABET.contains(byte)).ok_or(BadCheckCode),
            })
            .collect::<Result<Vec<u8>, BadCheckCode>>()?;
        letters.try_into().map(|letters| Self(written(letters))).map_err(|_| BadCheckCode)
    }

    /// The code as it is printed, stored and published.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CheckCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

fn written(letters: [u8; LETTERS]) -> String {
    let (first, second) = letters.split_at(LETTERS / 2);
    let half = |letters: &[u8]| letters.iter().copied().map(char::from).collect::<String>();
    format!("{}-{}", half(first), half(second))
}
