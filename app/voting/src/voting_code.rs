//! Voting codes: the one thing a voter needs in order to vote.

use std::fmt;

use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::credential::Credential;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LETTERS: usize = 19;

/// 19 random letters of Crockford's base 32 (95 bits) and a check letter.
///
/// Printed `XXXX-XXXX-XXXX-XXXX-XXXX`. Wiped when dropped; a debug print does not show it.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct VotingCode {
    values: [u8; LETTERS],
}

/// Why a typed text is no voting code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadVotingCode {
    /// Not 20 letters after leaving out spaces and dashes.
    #[error("a voting code has 20 letters")]
    WrongLength,
    /// A letter outside the alphabet.
    #[error("a letter is not used in voting codes")]
    WrongLetter,
    /// The check letter does not fit: a letter was mistyped.
    #[error("the check letter does not fit")]
    Mistyped,
}

impl VotingCode {
    /// Makes a code from random bytes; only the low five bits of each are used.
    #[must_use]
    pub fn from_random(bytes: [u8; LETTERS]) -> Self {
        Self { values: bytes.map(|byte| byte % 32) }
    }

    /// Reads what a person typed or scanned: any case, with or without dashes and spaces,
    /// I and L for 1, O for 0, U for V.
    pub fn parse(typed: &str) -> Result<Self, BadVotingCode> {
        let mut values = Vec::with_capacity(LETTERS + 1);
        for letter in typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–' | '.')) {
            values.push(value_of(letter).ok_or(BadVotingCode::WrongLetter)?);
        }
        let (check, letters) = values.split_last().ok_or(BadVotingCode::WrongLength)?;
        let code: [u8; LETTERS] = letters.try_into().map_err(|_| BadVotingCode::WrongLength)?;
        let fits = check_value(&code) == *check;
        values.zeroize();
        if fits { Ok(Self { values: code }) } else { Err(BadVotingCode::Mistyped) }
    }

    /// The code as it is printed, in groups of four.
    #[must_use]
    pub fn printed(&self) -> String {
        let mut letters = self.letters().to_vec();
        letters.push(ALPHABET[usize::from(check_value(&self.values) % 32)]);
        let groups: Vec<String> =
            letters.chunks(4).map(|group| group.iter().copied().map(char::from).collect()).collect();
        letters.zeroize();
        groups.join("-")
    }

    /// The signing key of this code in one election; other elections give unrelated keys.
    ///
    /// `election` is the name in the terms.
    #[must_use]
    pub fn credential(&self, election: &str) -> Credential {
        let mut letters = self.letters();
        let credential = Credential::derive(election, &letters);
        letters.zeroize();
        credential
    }

    fn letters(&self) -> [u8; LETTERS] {
        self.values.map(|value| ALPHABET[usize::from(value % 32)])
    }
}

impl fmt::Debug for VotingCode {
    // The code is the vote: it must not reach a log by way of a debug print.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("VotingCode(…)")
    }
}

fn value_of(letter: char) -> Option<u8> {
    let letter = match letter.to_ascii_uppercase() {
        'I' | 'L' => '1',
        'O' => '0',
        'U' => 'V',
        other => other,
    };
    let value = ALPHABET.iter().position(|known| char::from(*known) == letter)?;
    u8::try_from(value).ok()
}

/// Check value over GF(32): finds every single wrong letter and every swap of neighbours.
fn check_value(values: &[u8]) -> u8 {
    // Horner's rule with the generator 2 of GF(32) modulo x^5 + x^2 + 1: letter i is weighted 2^(i+1),
    // and these weights differ for all 19 places and from the check letter's 1 because 2 has order 31.
    values.iter().rev().fold(0, |sum, value| double(sum ^ value))
}

const fn double(value: u8) -> u8 {
    let shifted = value << 1;
    if shifted & 0b10_0000 == 0 { shifted } else { (shifted ^ 0b10_0101) & 0b1_1111 }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{BadVotingCode, VotingCode};

    proptest! {
        #[test]
        fn a_printed_code_reads_back(bytes: [u8; 19]) {
            let code = VotingCode::from_random(bytes);
            prop_assert_eq!(VotingCode::parse(&code.printed()), Ok(code.clone()));
            let sloppy = code.printed().to_lowercase().replace('-', " ").replace('0', "o").replace('1', "i");
            prop_assert_eq!(VotingCode::parse(&sloppy), Ok(code));
        }

        #[test]
        fn one_wrong_letter_is_found(bytes: [u8; 19], place in 0_usize..20, letter in "[0-9A-HJKMNP-TV-Z]") {
            let printed: Vec<char> = VotingCode::from_random(bytes).printed().replace('-', "").chars().collect();
            let mut typed = printed.clone();
            typed[place] = letter.chars().next().unwrap();
            prop_assume!(typed != printed);
            let typed: String = typed.into_iter().collect();
            prop_assert_eq!(VotingCode::parse(&typed), Err(BadVotingCode::Mistyped));
        }

        #[test]
        fn swapped_neighbours_are_found(bytes: [u8; 19], place in 0_usize..19) {
            let printed: Vec<char> = VotingCode::from_random(bytes).printed().replace('-', "").chars().collect();
            let mut typed = printed.clone();
            typed.swap(place, place + 1);
            prop_assume!(typed != printed);
            let typed: String = typed.into_iter().collect();
            prop_assert_eq!(VotingCode::parse(&typed), Err(BadVotingCode::Mistyped));
        }

        #[test]
        fn any_text_is_a_code_or_an_error(typed in "\\PC{0,40}") {
            if let Ok(code) = VotingCode::parse(&typed) {
                prop_assert_eq!(VotingCode::parse(&code.printed()), Ok(code));
            }
        }
    }

    #[test]
    fn what_is_no_code_is_refused_with_a_reason() {
        assert_eq!(VotingCode::parse(""), Err(BadVotingCode::WrongLength));
        assert_eq!(VotingCode::parse("0000-0000"), Err(BadVotingCode::WrongLength));
        assert_eq!(VotingCode::parse("0000-0000-0000-0000-000!"), Err(BadVotingCode::WrongLetter));
    }

    #[test]
    fn a_debug_print_hides_the_code() {
        assert_eq!(format!("{:?}", VotingCode::from_random([7; 19])), "VotingCode(…)");
    }
}
