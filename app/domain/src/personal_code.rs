//! Personal codes: what an official types to sign in.
//!
//! A code is `HHHH-SSSS-SSSS-SSSS-SSSSC`: a public handle that names the account (so that guessing can be
//! slowed down per account), 16 secret letters (80 bits) and a check letter against typing errors.
//! The alphabet is Crockford's base 32: no I, L, O, U; they are read as 1, 1, 0 and V.

use std::fmt;

use crate::code::{Code, Coded};

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const HANDLE_LETTERS: usize = 4;
const SECRET_LETTERS: usize = 16;

/// A well-formed personal code.
#[derive(Clone, PartialEq, Eq)]
pub struct PersonalCode {
    letters: [u8; HANDLE_LETTERS + SECRET_LETTERS],
}

/// Why a typed text is no personal code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadCode {
    /// Not 21 letters after leaving out spaces and dashes.
    #[error("a personal code has 21 letters")]
    WrongLength,
    /// A letter outside the alphabet.
    #[error("a letter is not used in personal codes")]
    WrongLetter,
    /// The check letter does not fit: a letter was mistyped.
    #[error("the check letter does not fit")]
    Mistyped,
}

impl Coded for BadCode {
    fn code(&self) -> Code {
        Code::PersonalCodeMistyped
    }
}

impl PersonalCode {
    /// Makes a code from 20 random bytes; only the low five bits of each are used.
    #[must_use]
    pub fn from_random(bytes: [u8; HANDLE_LETTERS + SECRET_LETTERS]) -> Self {
        Self { letters: bytes.map(|byte| byte % 32) }
    }

    /// Reads what a person typed: any case, with or without dashes and spaces.
    pub fn parse(typed: &str) -> Result<Self, BadCode> {
        let mut values = Vec::with_capacity(HANDLE_LETTERS + SECRET_LETTERS + 1);
        for letter in code_letters(typed) {
            values.push(letter.ok_or(BadCode::WrongLetter)?);
        }
        let (check, letters) = values.split_last().ok_or(BadCode::WrongLength)?;
        let letters: [u8; HANDLE_LETTERS + SECRET_LETTERS] =
            letters.try_into().map_err(|_| BadCode::WrongLength)?;
        if check_value(&letters) == *check { Ok(Self { letters }) } else { Err(BadCode::Mistyped) }
    }

    /// The public part; names the account.
    #[must_use]
    pub fn handle(&self) -> String {
        show(&self.letters[..HANDLE_LETTERS])
    }

    /// The secret part; 80 bits, never stored or logged.
    #[must_use]
    pub fn secret(&self) -> String {
        show(&self.letters[HANDLE_LETTERS..])
    }

    /// The code as it is printed, in groups of four.
    #[must_use]
    pub fn printed(&self) -> String {
        let mut groups: Vec<String> = self.letters.chunks(4).map(show).collect();
        if let Some(last) = groups.last_mut() {
            last.push_str(&show(&[check_value(&self.letters)]));
        }
        groups.join("-")
    }
}

impl fmt::Debug for PersonalCode {
    // The secret must not reach a log by way of a debug print.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "PersonalCode({}-…)", self.handle())
    }
}

/// Values (0 to 31) of the letters of a typed code, any case, without dashes and spaces; `None` for a
/// letter that codes do not use.
pub(crate) fn code_letters(typed: &str) -> impl Iterator<Item = Option<u8>> {
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
pub(crate) fn show(values: &[u8]) -> String {
    values.iter().map(|value| char::from(ALPHABET[usize::from(*value % 32)])).collect()
}

/// Check value over GF(32): finds every single wrong letter and every swap of neighbours.
fn check_value(letters: &[u8]) -> u8 {
    // Horner's rule with the generator 2 of GF(32) modulo x^5 + x^2 + 1: letter i is weighted 2^i,
    // and these weights differ for all 20 places because 2 has order 31.
    letters.iter().rev().fold(0, |sum, letter| double(sum ^ letter))
}

const fn double(value: u8) -> u8 {
    let shifted = value << 1;
    if shifted & 0b10_0000 == 0 { shifted } else { (shifted ^ 0b10_0101) & 0b1_1111 }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{BadCode, PersonalCode};

    proptest! {
        #[test]
        fn a_printed_code_reads_back(bytes: [u8; 20]) {
            let code = PersonalCode::from_random(bytes);
            prop_assert_eq!(PersonalCode::parse(&code.printed()), Ok(code.clone()));
            let sloppy = code.printed().to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
            prop_assert_eq!(PersonalCode::parse(&sloppy), Ok(code));
        }

        #[test]
        fn one_wrong_letter_is_found(bytes: [u8; 20], place in 0_usize..20, add in 1_u8..32) {
            let printed = PersonalCode::from_random(bytes).printed();
            let mut wrong = bytes;
            wrong[place] = (bytes[place] % 32 + add) % 32;
            let mut typed = PersonalCode::from_random(wrong).printed();
            // Keep the check letter of the right code.
            typed.pop();
            typed.push(printed.chars().last().unwrap());
            prop_assert_eq!(PersonalCode::parse(&typed), Err(BadCode::Mistyped));
        }

        #[test]
        fn swapped_neighbours_are_found(bytes: [u8; 20], place in 0_usize..19) {
            prop_assume!(bytes[place] % 32 != bytes[place + 1] % 32);
            let printed = PersonalCode::from_random(bytes).printed();
            let mut swapped = bytes;
            swapped.swap(place, place + 1);
            let mut typed = PersonalCode::from_random(swapped).printed();
            typed.pop();
            typed.push(printed.chars().last().unwrap());
            prop_assert_eq!(PersonalCode::parse(&typed), Err(BadCode::Mistyped));
        }
    }

    #[test]
    fn what_is_no_code_is_refused_with_a_reason() {
        assert_eq!(PersonalCode::parse(""), Err(BadCode::WrongLength));
        assert_eq!(PersonalCode::parse("0000-0000"), Err(BadCode::WrongLength));
        assert_eq!(PersonalCode::parse("0000-0000-0000-0000-0000!"), Err(BadCode::WrongLetter));
    }

    #[test]
    fn a_debug_print_hides_the_secret() {
        let code = PersonalCode::from_random([7; 20]);
        assert!(!format!("{code:?}").contains(&code.secret()));
    }
}
