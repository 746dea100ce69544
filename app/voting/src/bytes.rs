//! Fixed and loose bytes as text: base64url without padding, or hexadecimal.

use std::{fmt, str::FromStr};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// A text that is not the one encoding of its bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the text does not hold the bytes it should")]
pub struct BadBytes;

/// 32 bytes, written as 43 letters of base64url without padding.
///
/// A group element, a scalar or a hash; which, says the field.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bytes32(pub [u8; 32]);

impl fmt::Display for Bytes32 {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&to_base64(&self.0))
    }
}

impl fmt::Debug for Bytes32 {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl FromStr for Bytes32 {
    type Err = BadBytes;

    fn from_str(text: &str) -> Result<Self, BadBytes> {
        from_base64(text)?.try_into().map(Self).map_err(|_| BadBytes)
    }
}

impl Serialize for Bytes32 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Bytes32 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

/// Bytes as base64url without padding.
#[must_use]
pub fn to_base64(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Reads base64url without padding; there is exactly one text for each byte string.
pub fn from_base64(text: &str) -> Result<Vec<u8>, BadBytes> {
    URL_SAFE_NO_PAD.decode(text).map_err(|_| BadBytes)
}

/// Bytes as lower-case hexadecimal.
#[must_use]
pub fn to_hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |value: u8| char::from(DIGITS[usize::from(value & 15)]);
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(*byte)]).collect()
}

/// Reads 64 lower-case hexadecimal digits; upper case is refused, so that there is one text only.
pub fn hash_from_hex(text: &str) -> Result<[u8; 32], BadBytes> {
    let digits: &[u8; 64] = text.as_bytes().try_into().map_err(|_| BadBytes)?;
    let (pairs, []) = digits.as_chunks() else { return Err(BadBytes) };
    let mut hash = [0; 32];
    for (byte, [high, low]) in hash.iter_mut().zip(pairs) {
        *byte = hex_digit(*high)? << 4 | hex_digit(*low)?;
    }
    Ok(hash)
}

const fn hex_digit(letter: u8) -> Result<u8, BadBytes> {
    match letter {
        b'0'..=b'9' => Ok(letter - b'0'),
        b'a'..=b'f' => Ok(letter - b'a' + 10),
        _ => Err(BadBytes),
    }
}

/// Takes numbers and groups off the front of bytes.
pub(crate) struct Reader<'a>(pub &'a [u8]);

impl Reader<'_> {
    pub(crate) fn take<const N: usize>(&mut self) -> Result<[u8; N], BadBytes> {
        let (first, rest) = self.0.split_first_chunk::<N>().ok_or(BadBytes)?;
        self.0 = rest;
        Ok(*first)
    }

    pub(crate) fn byte(&mut self) -> Result<u8, BadBytes> {
        self.take::<1>().map(|[byte]| byte)
    }

    pub(crate) fn count(&mut self) -> Result<u16, BadBytes> {
        self.take().map(u16::from_be_bytes)
    }

    pub(crate) fn groups<const N: usize>(&mut self) -> Result<[[u8; 32]; N], BadBytes> {
        let mut groups = [[0; 32]; N];
        for group in &mut groups {
            *group = self.take()?;
        }
        Ok(groups)
    }

    pub(crate) fn number(&mut self) -> Result<i64, BadBytes> {
        self.take().map(i64::from_be_bytes)
    }

    pub(crate) fn end(self) -> Result<(), BadBytes> {
        if self.0.is_empty() { Ok(()) } else { Err(BadBytes) }
    }
}

pub(crate) fn push_count(bytes: &mut Vec<u8>, count: usize) {
    // Terms allow at most 64 categories and 501 slots.
    bytes.extend(u16::try_from(count).unwrap_or(u16::MAX).to_be_bytes());
}

/// Serde for bytes as base64url text.
pub(crate) mod base64_text {
    use serde::{Deserialize, Deserializer, Serializer, de::Error as _};

    pub(crate) fn serialize<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&super::to_base64(bytes))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
        super::from_base64(&String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

/// Serde for a hash as hexadecimal text.
pub(crate) mod hex_text {
    use serde::{Deserialize, Deserializer, Serializer, de::Error as _};

    pub(crate) fn serialize<S: Serializer>(hash: &[u8; 32], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&super::to_hex(hash))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<[u8; 32], D::Error> {
        super::hash_from_hex(&String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}
