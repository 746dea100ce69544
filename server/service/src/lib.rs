//! One file per use case: permissions, transactions, audit.
//!
//! A use case takes a permission value (who may), its input, and answers one typed result.
//! It opens the transaction, calls store functions and domain rules, writes the audit line and
//! commits. No SQL, no HTTP, no interface text.

mod core;

pub mod audit;
pub mod campaign;
pub mod contest;
pub mod demo;
mod demo_contest;
mod demo_election;
pub mod dispute;
pub mod election;
pub mod figure_note;
mod files;
mod form_draft;
pub mod live;
pub mod progress;
pub mod question_bank;
pub mod rating;
pub mod rehearsal;
pub mod roll_import;
pub mod session;
pub mod sign_in;
pub mod staff;
pub mod staff_list;

pub use core::{
    BankReader, Clock, CodeKeeper, Contestant, Entropy, Failure, Manager, Organiser, QuestionAuthor,
    QuestionReviewer, RosterReader, Service, SystemClock, SystemEntropy, Trustee,
};
