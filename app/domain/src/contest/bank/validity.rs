//! On which days the document holds in which an answer stands.

use serde::{Deserialize, Serialize};

use crate::{named_enum, time::Day};

/// Day 0 of spreadsheets, which count days from the end of 1899.
const SHEET_EPOCH: Day = Day(-25_569);
/// What spreadsheets call days of our time: 1954 to 2119.
const SHEET_DAYS: std::ops::Range<i64> = 20_000..80_000;

named_enum! {
    /// Whether the source of a question holds.
    SourceState {
        /// It holds, until the campaign ends.
        Holds = "holds",
        /// It holds, but not until the campaign ends.
        Ends = "ends",
        /// It does not hold yet: the question is not drawn.
        NotYet = "not_yet",
        /// It does not hold any more: the question is not drawn.
        Over = "over",
    }
}

/// The days on which a source holds; both ends belong to them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Validity {
    /// First day; none: since ever.
    pub from: Option<Day>,
    /// Last day; none: without end.
    pub until: Option<Day>,
}

impl Validity {
    /// Reads two days as people write them, empty where there is none; none if they are no days or in no order.
    #[must_use]
    pub fn parse(from: &str, until: &str) -> Option<Self> {
        let validity = Self { from: day(from)?, until: day(until)? };
        let is_ordered = validity.from.zip(validity.until).is_none_or(|(from, until)| from <= until);
        is_ordered.then_some(validity)
    }

    /// Whether the source holds on a day.
    #[must_use]
    pub fn covers(self, day: Day) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// What is to be said of it on `today`, in a campaign whose last day is `last`.
    #[must_use]
    pub fn state(self, today: Day, last: Day) -> SourceState {
        match (self.from, self.until) {
            (Some(from), _) if today < from => SourceState::NotYet,
            (_, Some(until)) if until < today => SourceState::Over,
            (_, Some(until)) if until < last => SourceState::Ends,
            _ => SourceState::Holds,
        }
    }
}

/// A day, or none inside where nothing stands; none where no day stands.
fn day(text: &str) -> Option<Option<Day>> {
    let text = text.trim();
    if text.is_empty() {
        return Some(None);
    }
    let of_sheet = || {
        let number = text.parse().ok().filter(|number| SHEET_DAYS.contains(number))?;
        Some(Day(SHEET_EPOCH.0 + number))
    };
    Day::parse(text).or_else(of_sheet).map(Some)
}

#[cfg(test)]
mod tests {
    use super::{SourceState, Validity};
    use crate::time::Day;

    #[test]
    fn days_are_read_as_people_and_spreadsheets_write_them() {
        let first = Day::parse("01/04/2024").unwrap();
        for from in ["01/04/2024", "1/4/2024", "2024-04-01", " 45383 "] {
            assert_eq!(
                Validity::parse(from, ""),
                Some(Validity { from: Some(first), until: None }),
                "{from}"
            );
        }
        for (from, until) in [("hôm nay", ""), ("", "31/02/2024"), ("02/04/2024", "01/04/2024"), ("7", "")] {
            assert_eq!(Validity::parse(from, until), None, "{from} {until}");
        }
    }

    #[test]
    fn both_ends_belong_to_it() {
        let validity = Validity { from: Some(Day(10)), until: Some(Day(20)) };
        let covered: Vec<i64> = (0..30).filter(|day| validity.covers(Day(*day))).collect();
        assert_eq!(covered, (10..=20).collect::<Vec<_>>());
        assert!(Validity::default().covers(Day(-1)));
        let state = |today| validity.state(Day(today), Day(25));
        assert_eq!(
            [9, 10, 20, 21].map(state),
            [SourceState::NotYet, SourceState::Ends, SourceState::Ends, SourceState::Over]
        );
        assert_eq!(validity.state(Day(10), Day(20)), SourceState::Holds);
        assert_eq!(Validity::default().state(Day(10), Day(20)), SourceState::Holds);
    }
}
