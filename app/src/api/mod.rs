//! Server functions: take the caller, call one use case, answer.

mod error;

pub mod audit;
pub mod codes;
pub mod contest;
pub mod dispute;
pub mod election;
pub mod figures;
pub mod indicators;
pub mod note;
pub mod organise_contest;
pub mod organise_election;
pub mod organise_round;
pub mod progress;
pub mod questions;
pub mod rating;
pub mod record;
pub mod session;
pub mod settings;
pub mod staff_list;
pub mod trustee;

pub use error::AppError;
