//! The public contest: rounds, the question bank, contestants, attempts and what they add up to.

mod attempt;
mod contestant;
mod paper;
mod question;
mod round;
mod standing;

pub use attempt::{
    AttemptRow, attempt_of, end_attempt, insert_attempt, newest_attempt, open_attempts, overdue_attempts,
};
pub use contestant::{
    ContestantRow, EntryKey, NewContestant, contestant, entry_key, identity_exists, insert_contestant,
};
pub use paper::{Answer, ItemRow, Save, SavedRow, insert_item, items, save_answer, saved_item};
pub use question::{NewQuestion, QuestionText, bank, bank_size, insert_question, question_texts};
pub use round::{NewRound, RoundRow, close_round, insert_round, open_round, present_round, round, rounds};
pub use standing::{AgencyTallyRow, EndedRow, agency_tallies, ended_attempts, group_tally, round_counts};
