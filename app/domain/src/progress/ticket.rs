//! Tickets: one rating for one served case.
//!
//! A ticket is a code of eight letters that is given with a served case: a running number of the counter's day and
//! a tag that only the server can make, so that nobody rates who was not served. Which day it is of is not written:
//! the tag fits the day on which it was given and no other.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::CounterForRating;
use crate::time::Day;

/// Crockford's base 32: no letter that looks like another.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Bits of the running number.
const NUMBER_BITS: u32 = 10;
/// Bits of the tag: one guess in a thousand million is right.
const TAG_BITS: u32 = 30;
/// Letters of a code, five bits each.
const LETTERS: usize = 8;

/// Most tickets of one counter on one day.
pub const MAX_TICKETS_A_DAY: i64 = (1 << NUMBER_BITS) - 1;
/// Most tickets that are given out at once.
pub const MAX_TICKETS_AT_ONCE: i64 = 60;
/// Days on which a ticket can be used, that on which it was given included.
pub const TICKET_DAYS: i64 = 3;
/// How long one browser waits between two ratings of the same counter without a ticket, in milliseconds.
pub const PAUSE_MS: i64 = 5 * 60 * 1000;
/// How often a counter is rated without tickets at most: within so many milliseconds, so many times.
///
/// More than one counter serves, so that only programs meet it; citizens with a ticket are not held by it.
pub const MAX_WITHOUT_TICKET: [(i64, i64); 2] = [(PAUSE_MS, 12), (24 * 60 * 60 * 1000, 240)];

/// A ticket as it is printed and typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TicketCode {
    number: u16,
    tag: u32,
}

/// The typed text is no ticket: not eight letters of the alphabet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a ticket has eight letters or digits")]
pub struct BadTicket;

impl TicketCode {
    /// The ticket with this running number, signed by the first bits of a keyed hash.
    ///
    /// Errors: the number is not from 1 to [`MAX_TICKETS_A_DAY`].
    pub fn new(number: i64, keyed_hash: &[u8; 32]) -> Result<Self, BadTicket> {
        let [a, b, c, d, ..] = *keyed_hash;
        let tag = u32::from_be_bytes([a, b, c, d]) >> (u32::BITS - TAG_BITS);
        let number = u16::try_from(number).map_err(|_| BadTicket)?;
        if !(1..=MAX_TICKETS_A_DAY).contains(&i64::from(number)) {
            return Err(BadTicket);
        }
        Ok(Self { number, tag })
    }

    /// Reads what a person typed: any case, with or without dashes and spaces, letters that look alike mixed up.
    pub fn parse(typed: &str) -> Result<Self, BadTicket> {
        let letters = typed.chars().filter(|letter| !letter.is_whitespace() && *letter != '-');
        let mut bits: u64 = 0;
        let mut count = 0;
        for letter in letters {
            count += 1;
            if count > LETTERS {
                return Err(BadTicket);
            }
            bits = bits << 5 | u64::from(value(letter)?);
        }
        let tag = u32::try_from(bits & ((1 << TAG_BITS) - 1)).map_err(|_| BadTicket)?;
        let number = u16::try_from(bits >> TAG_BITS).map_err(|_| BadTicket)?;
        if count < LETTERS || number == 0 {
            return Err(BadTicket);
        }
        Ok(Self { number, tag })
    }

    /// The running number of the counter's day.
    #[must_use]
    pub const fn number(self) -> i64 {
        self.number as i64
    }
}

impl fmt::Display for TicketCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bits = u64::from(self.number) << TAG_BITS | u64::from(self.tag);
        for place in (0..LETTERS).rev() {
            if place == LETTERS / 2 - 1 {
                formatter.write_str("-")?;
            }
            let value = usize::try_from(bits >> (5 * place) & 31).unwrap_or_default();
            write!(formatter, "{}", char::from(ALPHABET[value]))?;
        }
        Ok(())
    }
}

/// The five bits of a letter.
fn value(letter: char) -> Result<u8, BadTicket> {
    let letter = match letter.to_ascii_uppercase() {
        'I' | 'L' => '1',
        'O' => '0',
        'U' => 'V',
        other => other,
    };
    let value = ALPHABET.iter().position(|known| char::from(*known) == letter).ok_or(BadTicket)?;
    u8::try_from(value).map_err(|_| BadTicket)
}

/// What a campaign asks of a rating.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RatingRules {
    /// Whether every rating needs the ticket of a served case.
    pub needs_ticket: bool,
    /// Whether ratings are taken from browsers in which a staff account is signed in.
    pub office_may: bool,
}

/// Tickets of a counter that were given out one after another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GivenTickets {
    /// Address of the site.
    pub site: String,
    /// The counter.
    pub counter: CounterForRating,
    /// The day on which they were given.
    pub day: Day,
    /// The last day on which they can be used.
    pub last_day: Day,
    /// Running number and code of each.
    pub tickets: Vec<(i64, String)>,
}

/// The page on which tickets are given out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TicketsPage {
    /// What the campaign asks of a rating.
    pub rules: RatingRules,
    /// Whether the reader may change that.
    pub may_change: bool,
    /// The counters for which the reader may give out tickets.
    pub counters: Vec<CounterForRating>,
    /// Those that were just given out.
    pub given: Option<GivenTickets>,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{BadTicket, MAX_TICKETS_A_DAY, TicketCode};

    proptest! {
        #[test]
        fn what_is_printed_is_read_again_however_it_is_typed(number in 1..=MAX_TICKETS_A_DAY, hash in any::<[u8; 32]>()) {
            let ticket = TicketCode::new(number, &hash).unwrap();
            let printed = ticket.to_string();
            prop_assert_eq!(printed.len(), 9);
            prop_assert_eq!(TicketCode::parse(&printed), Ok(ticket));
            let sloppy = printed.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
            prop_assert_eq!(TicketCode::parse(&sloppy), Ok(ticket));
            prop_assert_eq!(ticket.number(), number);
        }

        #[test]
        fn another_tag_is_another_ticket(number in 1..=MAX_TICKETS_A_DAY, hash in any::<[u8; 32]>(), bit in 0_usize..30) {
            let mut other = hash;
            other[bit / 8] ^= 0x80 >> (bit % 8);
            prop_assert_ne!(TicketCode::new(number, &hash), TicketCode::new(number, &other));
        }

        #[test]
        fn no_text_breaks_reading(text in ".{0,20}") {
            TicketCode::parse(&text).ok();
        }
    }

    #[test]
    fn what_is_no_ticket_is_refused() {
        for text in ["", "0000-0000", "ABCD-EFG", "ABCD-EFGHJ", "ABC!-EFGH", "ắBCD-EFGH"] {
            assert_eq!(TicketCode::parse(text), Err(BadTicket), "{text}");
        }
        for number in [0, -1, MAX_TICKETS_A_DAY + 1, i64::MAX] {
            assert_eq!(TicketCode::new(number, &[7; 32]), Err(BadTicket), "{number}");
        }
    }
}
