//! What changed between two boards, so that watchers need not be sent the whole.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::LiveBoard;

/// Which board somebody holds; written `FEED-VERSION`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edition {
    /// [`LiveBoard::feed`].
    pub feed: u32,
    /// [`LiveBoard::version`].
    pub version: i64,
}

impl Edition {
    /// The edition of a board.
    #[must_use]
    pub const fn of(board: &LiveBoard) -> Self {
        Self { feed: board.feed, version: board.version }
    }
}

impl fmt::Display for Edition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.feed, self.version)
    }
}

impl FromStr for Edition {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (feed, version) = text.split_once('-').ok_or(())?;
        Ok(Self { feed: feed.parse().map_err(drop)?, version: version.parse().map_err(drop)? })
    }
}

/// The step from one board to a later one of the same feed.
///
/// It travels as the later board without the rows that are known, so that a browser reads both with the same code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardDelta {
    /// Version of the board that this is applied to.
    from: i64,
    /// The board that comes out; its lists hold the rows that are new or other than before.
    board: LiveBoard,
    /// Where the rows of each list belong: indicators, agencies, counters, turnout, notes.
    rows: Vec<Rows>,
}

/// Where the changed rows of a list belong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Rows {
    /// How many rows there are now.
    length: usize,
    /// The place of each changed row, ascending.
    places: Vec<usize>,
}

impl BoardDelta {
    /// What makes `new` of `old`, two boards of the same feed.
    #[must_use]
    pub fn between(old: &LiveBoard, new: &LiveBoard) -> Self {
        let mut board = new.clone();
        let rows = vec![
            take(&old.indicators, &mut board.indicators),
            take(&old.agencies, &mut board.agencies),
            take(&old.counters, &mut board.counters),
            take(&old.turnout, &mut board.turnout),
            take(&old.notes, &mut board.notes),
        ];
        Self { from: old.version, board, rows }
    }

    /// The board that comes out; none if this is not for `held`.
    #[must_use]
    pub fn applied_to(self, held: LiveBoard) -> Option<LiveBoard> {
        let Self { from, mut board, rows } = self;
        if (board.feed, from) != (held.feed, held.version) {
            return None;
        }
        let mut rows = rows.into_iter();
        let fits = put(rows.next()?, &mut board.indicators, held.indicators)
            && put(rows.next()?, &mut board.agencies, held.agencies)
            && put(rows.next()?, &mut board.counters, held.counters)
            && put(rows.next()?, &mut board.turnout, held.turnout)
            && put(rows.next()?, &mut board.notes, held.notes);
        fits.then_some(board)
    }
}

/// Leaves in `new` the rows that are other than in `old`.
fn take<T: PartialEq>(old: &[T], new: &mut Vec<T>) -> Rows {
    let length = new.len();
    let mut places = Vec::new();
    let rows = std::mem::take(new).into_iter().enumerate();
    new.extend(rows.filter(|(place, row)| old.get(*place) != Some(row)).map(|(place, row)| {
        places.push(place);
        row
    }));
    Rows { length, places }
}

/// Completes changed rows with those that are `held`; whether they fit.
fn put<T>(changed: Rows, rows: &mut Vec<T>, mut held: Vec<T>) -> bool {
    held.truncate(changed.length);
    let is_paired = changed.places.len() == rows.len();
    for (place, row) in changed.places.into_iter().zip(rows.drain(..)) {
        let is_next = place == held.len();
        match held.get_mut(place) {
            Some(old) => *old = row,
            None if is_next => held.push(row),
            None => return false,
        }
    }
    *rows = held;
    is_paired && rows.len() == changed.length
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::{BoardDelta, Edition};
    use crate::{
        Bilingual,
        agency::AgencyKind,
        progress::{
            AgencyFigures, AgencyTurnout, ContestTotals, CounterRatings, DisputeTotals, ElectionTurnout,
            LiveBoard,
        },
        time::Day,
    };

    fn agency(code: u8, climbs: Vec<Option<i64>>) -> AgencyFigures {
        let (code, name) = (code.to_string(), Bilingual::new("Sở", "Department"));
        let disputes = DisputeTotals::default();
        AgencyFigures {
            code,
            name,
            kind: AgencyKind::Department,
            figures: Vec::new(),
            places: Vec::new(),
            climbs,
            disputes,
        }
    }

    fn election(voted: i64, lines: i64) -> ElectionTurnout {
        let line = |voted| AgencyTurnout { agency: None, voted, on_roll: 20 };
        let agencies = (0..lines).map(line).collect();
        let title = Bilingual::new("Bình chọn", "Vote");
        ElectionTurnout { election_id: 1, title, is_open: true, voted, on_roll: 20, agencies }
    }

    prop_compose! {
        fn boards()(
            version in 1_i64..1_000_000,
            ends in proptest::option::of(0_i64..20_000),
            open in 0_i64..3,
            agencies in vec((0_u8..3, vec(proptest::option::of(-2_i64..3), 0..3)), 0..6),
            counters in vec((0_u8..3, 0_i64..4), 0..6),
            turnout in vec((0_i64..3, 0_i64..3), 0..3),
            contestants in proptest::option::of(0_i64..9),
        ) -> LiveBoard {
            let contest = |contestants| ContestTotals {
                title: Bilingual::new("Vòng 1", "Round 1"), is_open: true, contestants, attempts_ended: 0,
            };
            let ratings = |(counter, ratings): (u8, i64)| CounterRatings { counter: counter.to_string(), ratings };
            LiveBoard {
                feed: 7,
                version,
                as_of_ms: version * 2,
                indicators: Vec::new(),
                ends: ends.map(|day| Day::of_instant(day * 86_400_000)),
                agencies: agencies.into_iter().map(|(code, climbs)| agency(code, climbs)).collect(),
                counters: counters.into_iter().map(ratings).collect(),
                turnout: turnout.into_iter().map(|(voted, lines)| election(voted, lines)).collect(),
                contest: contestants.map(contest),
                disputes: DisputeTotals { open, ..DisputeTotals::default() },
                notes: Vec::new(),
            }
        }
    }

    proptest! {
        #[test]
        fn an_edition_survives_its_way_through_an_address(feed: u32, version in 0_i64.., other in "[0-9-]{0,12}") {
            let edition = Edition { feed, version };
            prop_assert_eq!(edition.to_string().parse(), Ok(edition));
            // Whatever else stands there is read as a number twice, or refused.
            prop_assert!(other.parse::<Edition>().is_err() || other.contains('-'));
        }

        /// However a history is cut into steps, its last board comes out, equal in every field.
        #[test]
        fn deltas_in_any_split_make_the_whole_board(history in vec((boards(), any::<bool>()), 2..8)) {
            let (boards, stops): (Vec<_>, Vec<_>) = history.into_iter().unzip();
            let last = boards.len() - 1;
            let mut held = boards[0].clone();
            for (n, (board, stop)) in boards.iter().zip(stops).enumerate() {
                if n == 0 || !(stop || n == last) {
                    continue;
                }
                let delta = BoardDelta::between(&held, board);
                held = delta.applied_to(held).expect("the next step");
                prop_assert_eq!(&held, board);
            }
            prop_assert_eq!(&held, &boards[last]);
        }

        /// A step that is not for this board is refused, never half applied.
        #[test]
        fn a_step_is_for_one_board_only(old in boards(), new in boards(), other in boards()) {
            prop_assume!(other.version != old.version);
            let delta = BoardDelta::between(&old, &new);
            prop_assert_eq!(delta.clone().applied_to(other), None);
            prop_assert_eq!(delta.clone().applied_to(LiveBoard { feed: 8, ..old.clone() }), None);
            prop_assert_eq!(delta.applied_to(old), Some(new));
        }
    }
}
