//! Entry codes: with one, a contestant goes on from another device.
//!
//! A code is `HHHH-SSSSSS`: a public handle that names the contestant, so that guessing is slowed down per
//! contestant and never per address, and six secret letters (30 bits). The alphabet is Crockford's base 32:
//! no I, L, O, U; they are read as 1, 1, 0 and V.

use std::fmt;

use crate::code::{Code, Coded, FieldError};

pub(super) const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const HANDLE_LETTERS: usize = 4;
const LETTERS: usize = 10;

/// A well-formed entry code.
#[derive(Clone, PartialEq, Eq)]
pub struct EntryCode {
    letters: [u8; LETTERS],
}

/// The typed text is no entry code: not ten letters of the alphabet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an entry code has ten letters or digits")]
pub struct BadEntryCode;

/// Why an entry code does not let anybody go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ContinueRefused {
    /// The code is unknown or has a wrong letter.
    #[error("the entry code is unknown")]
    UnknownCode,
    /// Too many wrong tries for this contestant.
    #[error("blocked until {until_ms}")]
    Blocked {
        /// When the next try is looked at, UTC milliseconds.
        until_ms: i64,
    },
}

impl From<BadEntryCode> for ContinueRefused {
    fn from(_: BadEntryCode) -> Self {
        Self::UnknownCode
    }
}

impl Coded for ContinueRefused {
    fn code(&self) -> Code {
        match self {
            Self::UnknownCode => Code::EntryCodeUnknown,
            Self::Blocked { .. } => Code::SignInBlocked,
        }
    }

    fn fields(&self) -> Vec<FieldError> {
        match self {
            Self::UnknownCode => vec![FieldError::new("code", self.code())],
            Self::Blocked { .. } => Vec::new(),
        }
    }
}

impl EntryCode {
    /// Makes a code from ten random bytes; only the low five bits of each are used.
    #[must_use]
    pub fn from_random(bytes: [u8; LETTERS]) -> Self {
        Self { letters: bytes.map(|byte| byte % 32) }
    }

    /// Reads what a person typed: any case, with or without dashes and spaces.
    pub fn parse(typed: &str) -> Result<Self, BadEntryCode> {
        let letters: Option<Vec<u8>> = code_letters(typed).take(LETTERS + 1).collect();
        let letters = letters.and_then(|letters| letters.try_into().ok());
        letters.map(|letters| Self { letters }).ok_or(BadEntryCode)
    }

    /// The public part; names the contestant.
    #[must_use]
    pub fn handle(&self) -> String {
        show(&self.letters[..HANDLE_LETTERS])
    }

    /// The secret part; never stored or logged.
    #[must_use]
    pub fn secret(&self) -> String {
        show(&self.letters[HANDLE_LETTERS..])
    }

    /// The code as it is shown to the contestant.
    #[must_use]
    pub fn printed(&self) -> String {
        format!("{}-{}", self.handle(), self.secret())
    }
}

/// Values (0 to 31) of the letters of a typed code, any case, without dashes and spaces; `None` for a
/// letter that codes do not use.
fn code_letters(typed: &str) -> impl Iterator<Item = Option<u8>> {
    typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–' | '.')).map(|letter| {
        let letter = match letter.to_ascii_uppercase() {
            'I' | 'L' => '1',
            'O' => '0',
            'U' => 'V',
            other => other,
        };
        let value = ALPHABET.iter().position(|known| char::from(*known) == letter)?;
        u8::try_from(value).ok()
    })
}

/// The letters of these values; only the low five bits of each are used.
fn show(values: &[u8]) -> String {
    values.iter().map(|value| char::from(ALPHABET[usize::from(*value % 32)])).collect()
}

impl fmt::Debug for EntryCode {
    // The secret must not reach a log by way of a debug print.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "EntryCode({}-…)", self.handle())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{BadEntryCode, EntryCode};

    proptest! {
        #[test]
        fn a_shown_code_reads_back(bytes: [u8; 10]) {
            let code = EntryCode::from_random(bytes);
            prop_assert_eq!(EntryCode::parse(&code.printed()), Ok(code.clone()));
            let sloppy = format!(" {} ", code.printed().to_lowercase().replace('-', " ").replace('0', "o"));
            prop_assert_eq!(EntryCode::parse(&sloppy), Ok(code));
        }
    }

    #[test]
    fn what_is_no_code_is_refused() {
        for typed in ["", "1234", "0123456789A", "01234567*9", &"0".repeat(100_000)] {
            assert_eq!(EntryCode::parse(typed), Err(BadEntryCode));
        }
    }

    #[test]
    fn a_debug_print_hides_the_secret() {
        let code = EntryCode::from_random([7; 10]);
        assert!(!format!("{code:?}").contains(&code.secret()));
    }
}
