//! A demonstration total, spread over the campaign's days so far.

use domain::time::Day;

/// Days that one fact stands for.
const WEEK: i64 = 7;

/// Splits `total` into one fact a week from `starts` to `today`, as evenly as whole numbers allow.
///
/// The parts add up to `total`; a part that would be 0 is left out. A day before `starts` counts as
/// `starts`, so a demonstration loaded too early has its figures all the same.
pub(super) fn spread(total: i64, starts: Day, today: Day) -> Vec<(Day, i64)> {
    let days = (today.0 - starts.0).max(0) + 1;
    let weeks = (days + WEEK - 1) / WEEK;
    let until = |week: i64| total * week / weeks;
    let part = |week: i64| (Day(starts.0 + (week * WEEK).min(days) - 1), until(week) - until(week - 1));
    (1..=weeks).map(part).filter(|(_, amount)| *amount != 0).collect()
}

#[cfg(test)]
mod tests {
    use domain::time::Day;

    use super::spread;

    #[test]
    fn the_parts_add_up_and_lie_within_the_campaign() {
        let starts = Day::parse("2026-08-15").unwrap();
        for total in [0, 1, 13, 2_147] {
            for length in [0, 1, 6, 7, 98, 169] {
                let today = Day(starts.0 + length);
                let parts = spread(total, starts, today);
                assert_eq!(parts.iter().map(|(_, amount)| amount).sum::<i64>(), total);
                assert!(parts.iter().all(|(day, amount)| (starts..=today).contains(day) && *amount > 0));
            }
        }
        assert_eq!(spread(5, starts, Day(starts.0 - 40)), [(starts, 5)]);
    }
}
