//! The scoreboard as a sum of changes: what each event adds to it.

use std::collections::BTreeMap;

use super::{EntryGroup, Score};

/// A part of the scoreboard: a group, and for the mandatory group an agency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct BoardKey {
    /// The round.
    pub round_id: i64,
    /// Entry group.
    pub group: EntryGroup,
    /// Agency; none for citizens.
    pub agency_id: Option<i64>,
}

/// What an event adds to a part of the scoreboard; numbers may be negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct BoardChange {
    /// Attempts begun.
    pub started: i64,
    /// Attempts ended.
    pub ended: i64,
    /// Ended attempts that were not disqualified.
    pub participants: i64,
    /// Right answers of the participants together.
    pub correct: i64,
    /// Participants who answered everything right.
    pub perfect: i64,
}

impl BoardChange {
    /// An attempt began.
    #[must_use]
    pub fn started() -> Self {
        Self { started: 1, ..Self::default() }
    }

    /// An attempt ended with this score.
    #[must_use]
    pub fn ended(score: Score) -> Self {
        Self { ended: 1, ..Self::counted(score) }
    }

    /// An attempt ended that does not stand for its contestant.
    #[must_use]
    pub fn ended_uncounted() -> Self {
        Self { ended: 1, ..Self::default() }
    }

    /// An ended attempt that does not stand for its contestant runs again.
    #[must_use]
    pub fn reopened_uncounted() -> Self {
        Self { ended: -1, ..Self::default() }
    }

    /// An ended attempt with this score stands for its contestant from now on.
    #[must_use]
    pub fn chosen(score: Score) -> Self {
        Self::counted(score)
    }

    /// An ended attempt with this score was taken out of the ranking.
    #[must_use]
    pub fn disqualified(score: Score) -> Self {
        Self::default().minus(Self::counted(score))
    }

    /// An attempt that counts got another score.
    #[must_use]
    pub fn rescored(before: Score, after: Score) -> Self {
        Self::counted(after).minus(Self::counted(before))
    }

    /// An attempt that had ended with this score runs again.
    #[must_use]
    pub fn reopened(score: Score) -> Self {
        Self::default().minus(Self::ended(score))
    }

    fn counted(score: Score) -> Self {
        Self {
            participants: 1,
            correct: i64::from(score.correct),
            perfect: i64::from(score.is_perfect()),
            ..Self::default()
        }
    }

    fn plus(self, other: Self) -> Self {
        Self {
            started: self.started + other.started,
            ended: self.ended + other.ended,
            participants: self.participants + other.participants,
            correct: self.correct + other.correct,
            perfect: self.perfect + other.perfect,
        }
    }

    fn minus(self, other: Self) -> Self {
        let negative = Self {
            started: -other.started,
            ended: -other.ended,
            participants: -other.participants,
            correct: -other.correct,
            perfect: -other.perfect,
        };
        self.plus(negative)
    }
}

/// Changes summed up by part of the scoreboard.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Board {
    parts: BTreeMap<BoardKey, BoardChange>,
}

impl Board {
    /// Adds a change to a part.
    pub fn add(&mut self, key: BoardKey, change: BoardChange) {
        let part = self.parts.entry(key).or_default();
        *part = part.plus(change);
    }

    /// The parts in order, each once.
    pub fn parts(&self) -> impl Iterator<Item = (BoardKey, BoardChange)> {
        self.parts.iter().map(|(key, change)| (*key, *change))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Board, BoardChange, BoardKey};
    use crate::contest::{EntryGroup, Score};

    const QUESTIONS: usize = 4;

    /// An attempt: its part of the board, and which questions it has answered right.
    #[derive(Debug, Clone)]
    struct Attempt {
        agency: Option<i64>,
        right: [bool; QUESTIONS],
        state: State,
    }

    #[derive(Debug, Clone, Copy, PartialEq)]
    enum State {
        Absent,
        Open,
        Ended,
        Disqualified,
    }

    #[derive(Debug, Clone, Copy)]
    enum Event {
        Start(usize),
        End(usize),
        Disqualify(usize),
        Reopen(usize),
        Void(usize),
    }

    fn key(attempt: &Attempt) -> BoardKey {
        let group = if attempt.agency.is_some() { EntryGroup::Mandatory } else { EntryGroup::Encouraged };
        BoardKey { round_id: 1, group, agency_id: attempt.agency }
    }

    fn score(attempt: &Attempt, void: &[bool; QUESTIONS]) -> Score {
        let mut score = Score::default();
        for (right, _) in attempt.right.iter().zip(void).filter(|(_, void)| !**void) {
            score.counted += 1;
            score.correct += u32::from(*right);
        }
        score
    }

    /// Carries an event out on the attempts and adds to the board what it changes.
    fn happen(event: Event, attempts: &mut [Attempt], void: &mut [bool; QUESTIONS], board: &mut Board) {
        match event {
            Event::Void(question) => {
                let before = *void;
                void[question % QUESTIONS] = true;
                for attempt in attempts.iter().filter(|attempt| attempt.state == State::Ended) {
                    let change = BoardChange::rescored(score(attempt, &before), score(attempt, void));
                    board.add(key(attempt), change);
                }
            }
            Event::Start(i) | Event::End(i) | Event::Disqualify(i) | Event::Reopen(i) => {
                let count = attempts.len();
                let attempt = &mut attempts[i % count];
                let score = score(attempt, void);
                let (next, change) = match (event, attempt.state) {
                    (Event::Start(_), State::Absent) => (State::Open, BoardChange::started()),
                    (Event::End(_), State::Open) => (State::Ended, BoardChange::ended(score)),
                    (Event::Disqualify(_), State::Ended) => {
                        (State::Disqualified, BoardChange::disqualified(score))
                    }
                    (Event::Reopen(_), State::Ended) => (State::Open, BoardChange::reopened(score)),
                    _ => return,
                };
                attempt.state = next;
                board.add(key(attempt), change);
            }
        }
    }

    /// The board counted anew.
    fn recount(attempts: &[Attempt], void: &[bool; QUESTIONS]) -> Board {
        let mut board = Board::default();
        for attempt in attempts.iter().filter(|attempt| attempt.state != State::Absent) {
            let score = score(attempt, void);
            let is_ended = i64::from(attempt.state != State::Open);
            let counts = i64::from(attempt.state == State::Ended);
            let line = BoardChange {
                started: 1,
                ended: is_ended,
                participants: counts,
                correct: counts * i64::from(score.correct),
                perfect: counts * i64::from(score.is_perfect()),
            };
            board.add(key(attempt), line);
        }
        board
    }

    fn attempt() -> impl Strategy<Value = Attempt> {
        (prop::option::of(1_i64..4), any::<[bool; QUESTIONS]>()).prop_map(|(agency, right)| Attempt {
            agency,
            right,
            state: State::Absent,
        })
    }

    fn event() -> impl Strategy<Value = Event> {
        // Starts and ends are the rule.
        prop_oneof![
            4 => any::<usize>().prop_map(Event::Start),
            4 => any::<usize>().prop_map(Event::End),
            1 => any::<usize>().prop_map(Event::Disqualify),
            1 => any::<usize>().prop_map(Event::Reopen),
            1 => any::<usize>().prop_map(Event::Void),
        ]
    }

    proptest! {
        #[test]
        fn the_kept_board_equals_the_one_counted_anew_after_every_event(
            mut attempts in prop::collection::vec(attempt(), 1..8),
            events in prop::collection::vec(event(), 0..80),
        ) {
            let mut void = [false; QUESTIONS];
            let mut board = Board::default();
            for event in events {
                happen(event, &mut attempts, &mut void, &mut board);
                prop_assert_eq!(&board, &recount(&attempts, &void));
            }
        }
    }
}
