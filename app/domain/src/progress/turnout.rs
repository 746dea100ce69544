//! Turnout of an election, shown so that nobody can be singled out.

use serde::{Deserialize, Serialize};

use crate::Bilingual;

/// Fewest voters that a line of the turnout table may stand for.
pub const SMALLEST_GROUP: i64 = 5;

/// How many of an agency's voters have voted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgencyTurnout {
    /// The agency; none for several small agencies together.
    pub agency: Option<Bilingual>,
    /// Voters who have voted.
    pub voted: i64,
    /// Voters on the roll.
    pub on_roll: i64,
}

/// Turnout of one election.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ElectionTurnout {
    /// Election id.
    pub election_id: i64,
    /// The election's title.
    pub title: Bilingual,
    /// Whether votes are being taken.
    pub is_open: bool,
    /// Voters who have voted.
    pub voted: i64,
    /// Voters on the roll.
    pub on_roll: i64,
    /// By agency, small ones together.
    pub agencies: Vec<AgencyTurnout>,
}

/// Puts agencies with fewer than [`SMALLEST_GROUP`] voters into one line at the end.
///
/// While that line itself is too small, the next smallest agency joins it: its figures could
/// otherwise be had by subtraction from the whole.
#[must_use]
pub fn merge_small(agencies: Vec<AgencyTurnout>) -> Vec<AgencyTurnout> {
    let (mut shown, small): (Vec<_>, Vec<_>) =
        agencies.into_iter().partition(|agency| agency.on_roll >= SMALLEST_GROUP);
    if small.is_empty() {
        return shown;
    }
    let mut rest = AgencyTurnout { agency: None, voted: 0, on_roll: 0 };
    for agency in small {
        join(&mut rest, &agency);
    }
    while rest.on_roll < SMALLEST_GROUP
        && let Some((smallest, _)) = shown.iter().enumerate().min_by_key(|(_, agency)| agency.on_roll)
    {
        join(&mut rest, &shown.remove(smallest));
    }
    shown.push(rest);
    shown
}

fn join(rest: &mut AgencyTurnout, agency: &AgencyTurnout) {
    rest.voted += agency.voted;
    rest.on_roll += agency.on_roll;
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{AgencyTurnout, SMALLEST_GROUP, merge_small};
    use crate::Bilingual;

    fn agencies() -> impl Strategy<Value = Vec<AgencyTurnout>> {
        let agency = (0_i64..20, 0_i64..20).prop_map(|(a, b)| AgencyTurnout {
            agency: Some(Bilingual::new("Sở", "Department")),
            voted: a.min(b),
            on_roll: a.max(b),
        });
        proptest::collection::vec(agency, 0..25)
    }

    proptest! {
        #[test]
        fn no_line_stands_for_a_few_and_none_is_lost(agencies in agencies()) {
            let sum = |list: &[AgencyTurnout]| list.iter().fold((0, 0), |s, a| (s.0 + a.voted, s.1 + a.on_roll));
            let before = sum(&agencies);
            let shown = merge_small(agencies);
            prop_assert_eq!(sum(&shown), before);
            // A line may be smaller only when there is no other to hide in.
            prop_assert!(shown.len() == 1 || shown.iter().all(|line| line.on_roll >= SMALLEST_GROUP));
        }
    }

    #[test]
    fn large_agencies_keep_their_line() {
        let line = |name: &str, on_roll| AgencyTurnout {
            agency: Some(Bilingual::new(name, name)),
            voted: 1,
            on_roll,
        };
        let shown = merge_small(vec![line("a", 14), line("b", 3), line("c", 3), line("d", 5)]);
        let names: Vec<_> = shown.iter().map(|l| l.agency.as_ref().map(|a| a.vi.as_str())).collect();
        assert_eq!(names, [Some("a"), Some("d"), None]);
        assert_eq!(shown[2].on_roll, 6);
    }
}
