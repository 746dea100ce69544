//! How a question is answered, and what is picked among its options: one, several, or all in an order.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::MOST_OPTIONS;
use crate::named_enum;

/// [`MOST_OPTIONS`] as the length of a list.
const MOST: usize = MOST_OPTIONS as usize;

named_enum! {
    /// How a question is answered. Only an answer that is right as a whole counts.
    QuestionKind {
        /// One option is right.
        Single = "single",
        /// At least one option is right and one wrong; all right ones are picked and no other.
        Multiple = "multiple",
        /// All options are put in the order in which the bank has them.
        Ordering = "ordering",
    }
}

/// Different places among options, from 0, in the order in which they are named.
///
/// Written as digits: `02` are the first and the third. As JSON one alone is a number, as it was when every
/// question had one right option: pages from before that can still be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Picks {
    count: u8,
    places: [u8; MOST],
}

/// What names a place twice, or more places than there can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not different places among options")]
pub struct BadPicks;

impl Picks {
    /// Nothing is picked.
    pub const NONE: Self = Self { count: 0, places: [0; MOST] };

    /// These places in this order. Errors: one of them twice, or no place that an option can have.
    pub fn of(places: impl IntoIterator<Item = u8>) -> Result<Self, BadPicks> {
        let mut picks = Self::NONE;
        for place in places {
            if place >= MOST_OPTIONS || picks.contains(place) {
                return Err(BadPicks);
            }
            let free = picks.places.get_mut(usize::from(picks.count)).ok_or(BadPicks)?;
            *free = place;
            picks.count += 1;
        }
        Ok(picks)
    }

    /// The first `count` places in their order.
    #[must_use]
    pub fn first(count: usize) -> Self {
        Self::of((0..MOST_OPTIONS).take(count)).unwrap_or_default()
    }

    /// The places in the order in which they are named.
    pub fn places(&self) -> impl ExactSizeIterator<Item = u8> + '_ {
        self.places[..self.len()].iter().copied()
    }

    /// How many are picked.
    #[must_use]
    pub fn len(&self) -> usize {
        usize::from(self.count).min(MOST)
    }

    /// Whether nothing is picked.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Whether a place is among them.
    #[must_use]
    pub fn contains(&self, place: u8) -> bool {
        self.places().any(|picked| picked == place)
    }

    /// The last of the options that are picked; none when nothing is.
    #[must_use]
    pub fn highest(&self) -> Option<u8> {
        self.places().max()
    }

    /// The same places, ascending.
    #[must_use]
    pub fn ascending(mut self) -> Self {
        let count = self.len();
        self.places[..count].sort_unstable();
        self
    }

    /// With what stands at `at` and after it exchanged; the same where nothing stands there.
    #[must_use]
    pub fn exchanged(mut self, at: usize) -> Self {
        if at.checked_add(1).is_some_and(|after| after < self.len()) {
            self.places.swap(at, at + 1);
        }
        self
    }
}

impl From<u8> for Picks {
    /// One place; one that no option can have stays what it is, and is on no paper.
    fn from(place: u8) -> Self {
        let mut picks = Self { count: 1, ..Self::NONE };
        picks.places[0] = place;
        picks
    }
}

impl fmt::Display for Picks {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.places().try_for_each(|place| write!(formatter, "{place}"))
    }
}

impl FromStr for Picks {
    type Err = BadPicks;

    fn from_str(text: &str) -> Result<Self, BadPicks> {
        let digits = text.bytes().map(|byte| byte.is_ascii_digit().then(|| byte - b'0').ok_or(BadPicks));
        Self::of(digits.collect::<Result<Vec<u8>, BadPicks>>()?)
    }
}

impl Serialize for Picks {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.places[..self.len()] {
            [one] => serializer.serialize_u8(one),
            _ => serializer.collect_str(self),
        }
    }
}

impl<'de> Deserialize<'de> for Picks {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader)
    }
}

struct Reader;

impl de::Visitor<'_> for Reader {
    type Value = Picks;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the number of an option, or digits")
    }

    fn visit_i64<E: de::Error>(self, place: i64) -> Result<Picks, E> {
        u8::try_from(place).map(Picks::from).map_err(E::custom)
    }

    fn visit_u64<E: de::Error>(self, place: u64) -> Result<Picks, E> {
        u8::try_from(place).map(Picks::from).map_err(E::custom)
    }

    fn visit_str<E: de::Error>(self, digits: &str) -> Result<Picks, E> {
        digits.parse().map_err(E::custom)
    }
}

/// What a question is of which nothing else is said.
impl Default for QuestionKind {
    fn default() -> Self {
        Self::Single
    }
}

impl QuestionKind {
    /// Whether these can be the right answer of a question with so many options.
    #[must_use]
    pub fn takes_key(self, key: Picks, option_count: usize) -> bool {
        self.takes(key, option_count)
            && match self {
                Self::Single => true,
                Self::Multiple => key.len() < option_count,
                Self::Ordering => key == Picks::first(option_count),
            }
            && key == self.plain(key)
    }

    /// Whether these can be an answer, right or wrong, to a question with so many options.
    #[must_use]
    pub fn takes(self, picks: Picks, option_count: usize) -> bool {
        let is_there = picks.highest().is_some_and(|highest| usize::from(highest) < option_count);
        is_there
            && match self {
                Self::Single => picks.len() == 1,
                Self::Multiple => true,
                Self::Ordering => picks.len() == option_count,
            }
    }

    /// The one way to write an answer: where the order says nothing, ascending.
    #[must_use]
    pub fn plain(self, picks: Picks) -> Picks {
        match self {
            Self::Single | Self::Multiple => picks.ascending(),
            Self::Ordering => picks,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Picks, QuestionKind};

    fn picks(digits: &str) -> Picks {
        digits.parse().unwrap()
    }

    #[test]
    fn one_alone_is_a_number_as_it_was_before() {
        for (picks, json) in [(picks("3"), "3"), (picks("02"), "\"02\""), (Picks::NONE, "\"\"")] {
            assert_eq!(serde_json::to_string(&picks).unwrap(), json);
            assert_eq!(serde_json::from_str::<Picks>(json).unwrap(), picks);
        }
        // What a form sends is text.
        assert_eq!(serde_json::from_str::<Picks>("\"3\"").unwrap(), picks("3"));
        for bad in ["\"22\"", "\"a\"", "-1", "256", "\"01234567890\"", "[1]", "\"-1\"", "\" 1\""] {
            assert!(serde_json::from_str::<Picks>(bad).is_err(), "{bad}");
        }
        assert_eq!(Picks::from(255).highest(), Some(255), "on no paper, but not another option");
    }

    #[test]
    fn each_kind_has_its_own_keys() {
        use QuestionKind::{Multiple, Ordering, Single};
        for (kind, key, is_key) in [
            (Single, "2", true),
            (Single, "3", false),
            (Single, "01", false),
            (Single, "", false),
            (Multiple, "02", true),
            (Multiple, "1", true),
            (Multiple, "20", false),
            (Multiple, "012", false),
            (Multiple, "", false),
            (Ordering, "012", true),
            (Ordering, "201", false),
            (Ordering, "01", false),
            (Ordering, "0123", false),
        ] {
            assert_eq!(kind.takes_key(picks(key), 3), is_key, "{kind:?} {key}");
        }
        assert!(Ordering.takes(picks("201"), 3) && !Ordering.takes(picks("20"), 3));
        assert!(Multiple.takes(picks("012"), 3), "all ticked is an answer, though never a right one");
    }

    #[test]
    fn neighbours_are_exchanged() {
        assert_eq!(picks("2013").exchanged(0), picks("0213"));
        assert_eq!(picks("2013").exchanged(2), picks("2031"));
        assert_eq!(picks("2013").exchanged(3), picks("2013"));
        assert_eq!(picks("2013").exchanged(usize::MAX), picks("2013"));
        assert_eq!(Picks::first(4), picks("0123"));
    }

    proptest! {
        #[test]
        fn picks_are_read_as_they_were_written(places in Just((0_u8..10).collect::<Vec<_>>()).prop_shuffle(), count in 0_usize..=10) {
            let picks = Picks::of(places.iter().copied().take(count)).unwrap();
            prop_assert_eq!(picks.to_string().parse(), Ok(picks));
            prop_assert!(picks.ascending().places().is_sorted());
            prop_assert!(picks.places().all(|place| picks.ascending().contains(place)));
            prop_assert!(Picks::of(picks.places().chain(places.first().copied()).collect::<Vec<_>>()).is_err() || count == 0);
        }
    }
}
