//! The table of agencies: how many took part, and how well on average.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use crate::{agency::AgencyKind, text::Bilingual};

/// Ended attempts of one agency or group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Tally {
    /// People whose attempt has ended.
    pub participants: u32,
    /// Right answers of all of them together.
    pub correct: u64,
    /// People who answered everything right.
    pub perfect: u32,
}

/// Agencies of one kind together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BlocLine {
    /// What kind of body they are.
    pub kind: AgencyKind,
    /// Officers on their staff lists.
    pub roster: u32,
    /// Their ended attempts.
    pub tally: Tally,
}

/// One agency's line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgencyLine {
    /// Name of the agency.
    pub agency: Bilingual,
    /// What kind of body it is.
    pub kind: AgencyKind,
    /// Officers on the agency's staff list.
    pub roster: u32,
    /// Their ended attempts.
    pub tally: Tally,
}

/// How agencies and citizens do in one round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgencyTable {
    /// Questions on a paper: the best possible mean.
    pub question_count: u32,
    /// Since when the table stands still, UTC milliseconds; none while it moves.
    pub frozen_since_ms: Option<i64>,
    /// Whether scores may be seen; where not, right answers and perfect papers are left out of every tally.
    pub shows_scores: bool,
    /// The agencies that have staff, in their declared order.
    pub agencies: Vec<AgencyLine>,
    /// The encouraged group.
    pub citizens: Tally,
}

impl Tally {
    /// Mean number of right answers in hundredths, rounded half up; `None` without participants.
    #[must_use]
    pub fn mean_hundredths(self) -> Option<u64> {
        let people = u64::from(self.participants);
        // Half of the divisor is added before the division: rounding half up.
        self.correct.saturating_mul(100).saturating_add(people / 2).checked_div(people)
    }

    /// Share of perfect papers in basis points (10000 = all), rounded down; `None` without participants.
    #[must_use]
    pub fn perfect_bp(self) -> Option<u64> {
        u64::from(self.perfect).saturating_mul(10_000).checked_div(u64::from(self.participants))
    }

    fn plus(self, other: Self) -> Self {
        Self {
            participants: self.participants.saturating_add(other.participants),
            correct: self.correct.saturating_add(other.correct),
            perfect: self.perfect.saturating_add(other.perfect),
        }
    }

    /// Greater mean first; no participants last.
    fn by_mean(self, other: Self) -> Ordering {
        match (self.participants, other.participants) {
            (0, 0) => Ordering::Equal,
            (0, _) => Ordering::Greater,
            (_, 0) => Ordering::Less,
            // Compared crosswise, so that no rounding makes two means equal.
            (mine, others) => {
                let crosswise = |correct: u64, people: u32| correct.saturating_mul(u64::from(people));
                crosswise(other.correct, mine).cmp(&crosswise(self.correct, others))
            }
        }
    }
}

/// Share of a roster that took part, in basis points (10000 = all), rounded down.
fn share_bp(participants: u32, roster: u32) -> u64 {
    u64::from(participants).saturating_mul(10_000).checked_div(u64::from(roster)).unwrap_or(0)
}

impl BlocLine {
    /// Share of the roster that took part, in basis points (10000 = all), rounded down.
    #[must_use]
    pub fn participation_bp(self) -> u64 {
        share_bp(self.tally.participants, self.roster)
    }
}

impl AgencyLine {
    /// Share of the roster that took part, in basis points (10000 = all), rounded down.
    #[must_use]
    pub fn participation_bp(&self) -> u64 {
        share_bp(self.tally.participants, self.roster)
    }

    /// How many of the roster have no attempt that counts yet.
    #[must_use]
    pub const fn absent(&self) -> u32 {
        self.roster.saturating_sub(self.tally.participants)
    }

    fn by_participation(&self, other: &Self) -> Ordering {
        let share = |a: &Self, b: &Self| u64::from(a.tally.participants) * u64::from(b.roster);
        share(other, self)
            .cmp(&share(self, other))
            .then(other.tally.participants.cmp(&self.tally.participants))
    }
}

impl AgencyTable {
    /// The lines by share of the roster, then by number of participants; equal ones in declared order.
    #[must_use]
    pub fn by_participation(&self) -> Vec<&AgencyLine> {
        let mut lines: Vec<&AgencyLine> = self.agencies.iter().collect();
        lines.sort_by(|a, b| a.by_participation(b));
        lines
    }

    /// The agencies of each kind together, in the declared order of kinds; kinds without agencies are left out.
    #[must_use]
    pub fn by_bloc(&self) -> Vec<BlocLine> {
        let of = |kind: &AgencyKind| {
            let lines = self.agencies.iter().filter(|line| line.kind == *kind);
            lines.fold(None, |sum: Option<BlocLine>, line| {
                let sum = sum.unwrap_or(BlocLine { kind: *kind, roster: 0, tally: Tally::default() });
                Some(BlocLine {
                    roster: sum.roster.saturating_add(line.roster),
                    tally: sum.tally.plus(line.tally),
                    ..sum
                })
            })
        };
        AgencyKind::ALL.iter().filter_map(of).collect()
    }

    /// The lines by mean score, then by share of the roster; equal ones in declared order.
    #[must_use]
    pub fn by_mean(&self) -> Vec<&AgencyLine> {
        let mut lines: Vec<&AgencyLine> = self.agencies.iter().collect();
        lines.sort_by(|a, b| a.tally.by_mean(b.tally).then_with(|| a.by_participation(b)));
        lines
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{AgencyLine, AgencyTable, Tally};
    use crate::{agency::AgencyKind, text::Bilingual};

    fn line(name: &str, roster: u32, participants: u32, correct: u64) -> AgencyLine {
        AgencyLine {
            agency: Bilingual::new(name, name),
            kind: AgencyKind::Department,
            roster,
            tally: Tally { participants, correct, perfect: 0 },
        }
    }

    fn names(lines: &[&AgencyLine]) -> Vec<String> {
        lines.iter().map(|line| line.agency.vi.clone()).collect()
    }

    #[test]
    fn agencies_stand_by_share_and_by_mean() {
        let agencies = vec![
            line("không ai", 5, 0, 0),
            line("một nửa", 4, 2, 20),
            line("tất cả", 2, 2, 20),
            line("đông hơn", 3, 3, 45),
        ];
        let table = AgencyTable {
            question_count: 15,
            frozen_since_ms: None,
            shows_scores: true,
            agencies,
            citizens: Tally::default(),
        };
        assert_eq!(names(&table.by_participation()), ["đông hơn", "tất cả", "một nửa", "không ai"]);
        assert_eq!(names(&table.by_mean()), ["đông hơn", "tất cả", "một nửa", "không ai"]);
    }

    #[test]
    fn agencies_of_a_kind_add_up() {
        let police = AgencyLine { kind: AgencyKind::CentralVertical, ..line("công an", 5, 1, 9) };
        let agencies = vec![line("một", 4, 2, 20), police, line("hai", 6, 3, 31)];
        let table = AgencyTable {
            question_count: 15,
            frozen_since_ms: None,
            shows_scores: true,
            agencies,
            citizens: Tally::default(),
        };
        let lines: Vec<_> = table
            .by_bloc()
            .iter()
            .map(|line| {
                (line.kind, line.roster, line.tally.participants, line.tally.correct, line.participation_bp())
            })
            .collect();
        let expected =
            [(AgencyKind::Department, 10, 5, 51, 5_000), (AgencyKind::CentralVertical, 5, 1, 9, 2_000)];
        assert_eq!(lines, expected);
        assert_eq!(table.agencies[0].absent(), 2);
    }

    #[test]
    fn a_mean_is_rounded_half_up_and_absent_without_people() {
        let tally = |participants, correct| Tally { participants, correct, perfect: 1 };
        assert_eq!(tally(0, 0).mean_hundredths(), None);
        assert_eq!((tally(0, 0).perfect_bp(), tally(3, 20).perfect_bp()), (None, Some(3_333)));
        assert_eq!(tally(3, 20).mean_hundredths(), Some(667));
        assert_eq!(tally(8, 1).mean_hundredths(), Some(13));
        assert_eq!(line("", 3, 2, 0).participation_bp(), 6666);
        assert_eq!(line("", 0, 0, 0).participation_bp(), 0);
    }

    proptest! {
        #[test]
        fn sorting_never_puts_a_smaller_mean_above_a_greater_one(
            tallies in prop::collection::vec((1_u32..50, 0_u64..700), 1..20),
        ) {
            let agencies = tallies.into_iter().map(|(people, correct)| line("", 50, people, correct)).collect();
            let table = AgencyTable { question_count: 15, frozen_since_ms: None, shows_scores: true, agencies, citizens: Tally::default() };
            let means: Vec<_> = table.by_mean().iter().map(|line| line.tally.mean_hundredths()).collect();
            prop_assert!(means.is_sorted_by(|a, b| a >= b), "{means:?}");
        }
    }
}
