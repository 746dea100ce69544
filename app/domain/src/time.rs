//! Instants and days as the product stores and shows them.
//!
//! An instant is UTC milliseconds since 1970. A day is days since 1970 in Vietnam's time, +07:00
//! all year round, so no time-zone database is needed.

use chrono::{DateTime, Datelike, Duration, NaiveDate};
use serde::{Deserialize, Serialize};

/// Vietnam's offset from UTC in milliseconds; there is no daylight saving time.
const OFFSET_MS: i64 = 7 * 3600 * 1000;
const DAY_MS: i64 = 24 * 3600 * 1000;

/// Days since 1970-01-01 in Vietnam's time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Day(pub i64);

impl Day {
    /// The day in Vietnam on which the instant `at_ms` (UTC milliseconds) falls.
    #[must_use]
    pub const fn of_instant(at_ms: i64) -> Self {
        Self((at_ms + OFFSET_MS).div_euclid(DAY_MS))
    }

    /// Reads `2026-08-03`, or `3/8/2026` as people here write it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let date = NaiveDate::parse_from_str(text, "%Y-%m-%d")
            .or_else(|_| NaiveDate::parse_from_str(text, "%d/%m/%Y"))
            .ok()?;
        Self::of_date(date)
    }

    fn of_date(date: NaiveDate) -> Option<Self> {
        let days = date.signed_duration_since(NaiveDate::from_ymd_opt(1970, 1, 1)?).num_days();
        Some(Self(days))
    }

    fn date(self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(1970, 1, 1)?.checked_add_signed(Duration::try_days(self.0)?)
    }

    /// Written `dd/MM/yyyy`; empty for a day no calendar has.
    #[must_use]
    pub fn show(self) -> String {
        self.date().map(|date| date.format("%d/%m/%Y").to_string()).unwrap_or_default()
    }

    /// Written `2026-08-03`, as addresses and files have it; empty for a day no calendar has.
    #[must_use]
    pub fn iso(self) -> String {
        self.date().map(|date| date.format("%Y-%m-%d").to_string()).unwrap_or_default()
    }

    /// First instant of the day, UTC milliseconds.
    #[must_use]
    pub const fn starts_at_ms(self) -> i64 {
        self.0 * DAY_MS - OFFSET_MS
    }

    /// Completed years from a birth on this day to `today`; a 29 February birthday falls on 1 March
    /// in common years. `None` when the birth lies after `today`.
    #[must_use]
    pub fn full_years_until(self, today: Self) -> Option<u32> {
        today.date()?.years_since(self.date()?)
    }

    /// Calendar year, for example 2026.
    #[must_use]
    pub fn year(self) -> Option<i32> {
        self.date().map(|date| date.year())
    }
}

/// An instant (UTC milliseconds) written `dd/MM/yyyy HH:mm` in Vietnam's time.
#[must_use]
pub fn show_minute(at_ms: i64) -> String {
    show(at_ms, "%d/%m/%Y %H:%M")
}

/// An instant (UTC milliseconds) written `HH:mm:ss` in Vietnam's time.
#[must_use]
pub fn show_clock(at_ms: i64) -> String {
    show(at_ms, "%H:%M:%S")
}

fn show(at_ms: i64, format: &str) -> String {
    DateTime::from_timestamp_millis(at_ms.saturating_add(OFFSET_MS))
        .map(|at| at.format(format).to_string())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Day, show_minute};

    #[test]
    fn a_day_begins_at_seven_hours_before_utc_midnight() {
        let day = Day::parse("2026-11-21").unwrap();
        assert_eq!(Day::of_instant(day.starts_at_ms()), day);
        assert_eq!(Day::of_instant(day.starts_at_ms() - 1), Day(day.0 - 1));
        assert_eq!(day.show(), "21/11/2026");
        assert_eq!(show_minute(day.starts_at_ms()), "21/11/2026 00:00");
    }

    #[test]
    fn age_counts_completed_years() {
        let birth = Day::parse("29/02/2008").unwrap();
        let on = |text: &str| birth.full_years_until(Day::parse(text).unwrap());
        assert_eq!(on("2023-02-28"), Some(14));
        assert_eq!(on("2023-03-01"), Some(15));
        assert_eq!(on("2007-01-01"), None);
    }

    #[test]
    fn what_is_no_date_is_no_day() {
        assert_eq!(Day::parse("31/02/2026"), None);
        assert_eq!(Day::parse("mai"), None);
    }
}
