//! The public contest: rounds, the question bank, contestants, attempts and what they add up to.

mod attempt;
mod bank;
mod contestant;
mod freeze;
mod front;
mod outage;
mod paper;
mod people;
mod person;
mod question;
mod result;
mod round;
mod save;
mod standing;
mod start;

pub use attempt::{
    AttemptRow, Ending, NewAttempt, attempt, attempt_of, attempts, attempts_in_round, disqualify_attempt,
    end_attempts, insert_attempts, let_count, newest_attempt, open_attempts, open_attempts_of,
    overdue_attempts, rescore_attempts, set_predictions,
};
pub use bank::{
    BankQuestionRow, BankRow, ReviewRow, VersionRow, bank_questions, bank_rows, exclude_reader,
    import_report, is_published, is_used, note_openings, review_question, review_row, set_import_report,
    set_replaced, unseen_questions, versions,
};
pub use contestant::{
    ContestantRow, EntryKey, NewContestant, OwnRow, attempt_ids, contestant, entry_key, erase_contestant,
    insert_contestant, own_data,
};
pub use freeze::{freeze_tallies, thaw_tallies};
pub use front::{FrontRow, front, set_front};
pub use outage::{Extension, OutageRow, extend_attempts, extendable_attempts, insert_outage, outages};
pub use paper::{ItemRow, NewItem, ScoredRow, insert_items, items, scored_items};
pub use people::{
    EntrantRow, ExclusionRow, RosterRow, UsedRow, agency_identities, agency_roster, exclusions,
    find_entrants, lift_exclusion, questions_on_papers,
};
pub use person::{
    KinRow, SuspicionRow, contest_key, exclude, exclusion, insert_contest_key, insert_suspicion, kin,
    set_review, suspicion, suspicions,
};
pub use question::{
    NewQuestion, QuestionText, Written, bank, bank_throughout, ended_with_question, insert_draft,
    insert_question, question_texts, rounds_with_question, void_question,
};
pub use result::{
    AnswerRow, CorrectionRow, EndedRow, KeyRow, NewCorrection, RankedRow, ResultRow, answers, corrections,
    ended_attempts, insert_correction, insert_result, ranked_attempts, result_file, results, used_questions,
};
pub use round::{
    RoundRow, RulesChangeRow, SettingsRow, change_round, close_round, held_up, hold_up, insert_round,
    insert_rules_change, next_round, open_round, present_round, round, rounds, rounds_to_close,
    rounds_to_open, rules_changes,
};
pub use save::{Answer, Save, Saved, SavedRow, save_answers, saved_item};
pub use standing::{
    AgencyTallyRow, TallyRow, add_to_tallies, agency_tallies, bump_results, group_tally, recount_tallies,
    round_counts, tallies, tally_places,
};
pub use start::{StarterRow, starters};
