//! The public contest: who may enter, how a paper is drawn, what counts in time, who ranks where.

mod agency_table;
mod attempt;
mod awards;
mod bank;
mod blueprint;
mod board;
mod correction;
mod decided;
mod entry;
mod entry_code;
mod lot;
mod mask;
mod outage;
mod own_data;
mod paper;
mod picks;
mod prediction;
mod public_name;
mod ranking;
mod result_file;
mod review;
mod roster;
mod seeded;
mod settings;
mod standing;
mod statistics;
mod view;

use crate::named_enum;

pub use agency_table::{AgencyLine, AgencyTable, BlocLine, Tally};
pub use attempt::{AnswerWindow, Arrival, AttemptRefused, MAX_SEQUENCE, Score, ScoredAnswer, score};
pub use awards::{MOST_PRIZES, Prize, ShowsResult, needed_to_pass, prize_at};
pub use bank::{
    BankLine, BankOverview, BankQuestion, BankRefused, ChangeState, Difficulty, FaultyQuestion, ImportReport,
    MAX_LISTED_QUESTION_FAULTS, MAX_QUESTION_FILE_BYTES, MAX_QUESTIONS, OpenedQuestion, QuestionFault,
    QuestionState, QuestionVersion, RawOption, RawQuestion, SourceState, Validity, next_code, read_aiken,
    read_gift, write_gift,
};
pub use blueprint::{Blueprint, ShortRound, Shortage, Stock, TopicQuota};
pub use board::{Board, BoardChange, BoardKey};
pub use correction::{CorrectionKind, CorrectionRefused, ExclusionReason};
pub use decided::{
    Correction, Entrant, EntrantAttempt, ExcludedOfficer, ResultVersion, RoundResults, UsedQuestion,
};
pub use entry::{CONSENT_VERSION, Entry, EntryForm, EntryRefused, PersonTraits};
pub use entry_code::{BadEntryCode, ContinueRefused, EntryCode};
pub use lot::{BadSeed, Lot, LotSeed};
pub use mask::mask_phone;
pub use outage::{DeclaredOutage, Outage, OutageRefused, local_ms, lost_ms};
pub use own_data::{EraseRefused, OwnAttempt, OwnData};
pub use paper::{BadOrder, BankTooSmall, DrawnQuestion, MOST_OPTIONS, OptionOrder, Question, draw};
pub use picks::{BadPicks, Picks, QuestionKind};
pub use prediction::{CameTrue, MOST_PREDICTED, Miss, Prediction, judge_prediction, read_prediction};
pub use public_name::{FRONT_PLACES, FrontLine, NAMED_FROM_YEARS, PublicName, PublicPerson, may_be_named};
pub use ranking::{RankKey, Ranking, rank_order};
pub use result_file::{
    ActualChange, BadResultFile, Comparison, FiledAttempt, FiledQuestion, PlaceChange, ResultCheck,
    ResultFile, check, compare, pseudonym,
};
pub use review::{Review, ReviewRefused, SuspicionView, Verdict};
pub use roster::{MissingOfficer, MissingStaff, RosterView};
pub use settings::{RoundSettings, RulesChange, SettingsRefused, judge_change};
pub use standing::{CountedAttempt, EndedAttempt, MOST_ATTEMPTS};
pub use statistics::{ItemStatistics, QuestionReport, RoundReport, item_statistics};
pub use view::{
    AttemptLine, AttemptResult, EntryChoices, HeldUp, MyContest, NextRound, OwnPrediction, PaperPrediction,
    PaperQuestion, PaperView, ReviewedQuestion, RoundInfo, RoundRefused, SaveAck, Standing,
};

named_enum! {
    /// Where a round is in its life.
    RoundState {
        /// Being prepared; only organisers see it.
        Draft = "draft",
        /// People enter and answer.
        Open = "open",
        /// Over: the keys may be seen, nothing counts any more.
        Closed = "closed",
    }
}

impl RoundState {
    /// Whether an organiser may take a round from this state to `next`; a closed round stays closed.
    #[must_use]
    pub const fn may_become(self, next: Self) -> bool {
        matches!((self, next), (Self::Draft, Self::Open) | (Self::Open, Self::Closed))
    }
}

named_enum! {
    /// As whom somebody takes part.
    EntryGroup {
        /// Officials and employees of the province's agencies.
        Mandatory = "mandatory",
        /// Citizens who live, work or study in the province.
        Encouraged = "encouraged",
    }
}

named_enum! {
    /// Where an attempt is in its life; all states but `open` are final.
    AttemptState {
        /// Answers are accepted until the deadline.
        Open = "open",
        /// Handed in by the contestant.
        Submitted = "submitted",
        /// Ended by the server at the deadline with what was saved.
        TimedOut = "timed_out",
        /// Ended by the server when the round closed, with what was saved.
        RoundClosed = "round_closed",
    }
}

#[cfg(test)]
mod tests {
    use super::RoundState;

    #[test]
    fn a_round_goes_forward_only() {
        let all = RoundState::ALL;
        let steps = all.iter().flat_map(|from| all.iter().map(move |to| (*from, *to)));
        let allowed: Vec<_> = steps.filter(|(from, to)| from.may_become(*to)).collect();
        assert_eq!(allowed, [(RoundState::Draft, RoundState::Open), (RoundState::Open, RoundState::Closed)]);
    }
}
