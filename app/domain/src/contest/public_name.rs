//! How contestants are called in public: by pseudonym, unless they are old enough and want their name shown.

use serde::{Deserialize, Serialize};

use super::mask_phone;
use crate::{text::Bilingual, time::Day};

/// Completed years on the day of entry below which nobody is named in public, whatever was chosen.
pub const NAMED_FROM_YEARS: u32 = 16;

/// Places of a closed round that the public table shows.
pub const FRONT_PLACES: u32 = 20;

/// Whether somebody who entered on this day may be named in public. Officials have no birth date here; they
/// are grown up.
#[must_use]
pub fn may_be_named(wants: bool, birth_day: Option<Day>, entered: Day) -> bool {
    let years = birth_day.map(|born| born.full_years_until(entered).unwrap_or_default());
    wants && years.is_none_or(|years| years >= NAMED_FROM_YEARS)
}

/// A contestant as stored, as far as public tables may need to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicPerson {
    /// Full name; empty once it was erased.
    pub full_name: String,
    /// Agency or commune.
    pub home: Bilingual,
    /// Telephone number.
    pub phone: Option<String>,
    /// What [`may_be_named`] said on the day of entry.
    pub shows_name: bool,
}

/// What a public table shows of a contestant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum PublicName {
    /// As in the result file.
    Pseudonym(String),
    /// By name.
    Named {
        /// Full name.
        full_name: String,
        /// Agency or commune.
        home: Bilingual,
        /// Telephone number with its middle hidden.
        phone: Option<String>,
    },
}

impl PublicName {
    /// How this person is called in public.
    #[must_use]
    pub fn of(person: PublicPerson, pseudonym: String) -> Self {
        let PublicPerson { full_name, home, phone, shows_name } = person;
        if !shows_name || full_name.is_empty() {
            return Self::Pseudonym(pseudonym);
        }
        Self::Named { full_name, home, phone: phone.as_deref().map(mask_phone) }
    }
}

/// A line of the public table of a closed round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrontLine {
    /// Place, from 1; equal results share one.
    pub place: u32,
    /// Who it is.
    pub name: PublicName,
    /// Right answers.
    pub correct: u32,
    /// What was predicted, where the round asks.
    pub prediction: Option<u32>,
    /// Time taken, milliseconds.
    pub elapsed_ms: i64,
}

#[cfg(test)]
mod tests {
    use super::{PublicName, PublicPerson, may_be_named};
    use crate::{text::Bilingual, time::Day};

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn nobody_under_sixteen_on_the_day_of_entry_is_named() {
        let born = |text: &str| Some(day(text));
        let entered = day("2026-11-21");
        assert!(may_be_named(true, born("2010-11-21"), entered), "sixteen today");
        assert!(!may_be_named(true, born("2010-11-22"), entered), "sixteen tomorrow");
        assert!(!may_be_named(true, born("2027-01-01"), entered), "no age at all");
        assert!(may_be_named(true, None, entered), "an official");
        assert!(!may_be_named(false, born("1990-01-01"), entered), "a name is shown to whom it pleases only");
        assert!(!may_be_named(false, None, entered));
    }

    #[test]
    fn the_number_is_masked_and_an_erased_name_is_a_pseudonym() {
        let person = |full_name: &str, shows_name| PublicPerson {
            full_name: full_name.to_owned(),
            home: Bilingual::new("Xã Thử", "Xã Thử"),
            phone: Some("0912345678".to_owned()),
            shows_name,
        };
        let name = |person| PublicName::of(person, "AAAAA-BBBBB".to_owned());
        let pseudonym = PublicName::Pseudonym("AAAAA-BBBBB".to_owned());
        assert_eq!(name(person("An Thử", false)), pseudonym);
        assert_eq!(name(person("", true)), pseudonym);
        let PublicName::Named { full_name, phone, .. } = name(person("An Thử", true)) else {
            panic!("wants to be named")
        };
        assert_eq!((full_name.as_str(), phone.as_deref()), ("An Thử", Some("091****678")));
    }
}
