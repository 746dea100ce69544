//! Server functions: take the caller, call one use case, answer.

mod error;

pub mod audit;
pub mod choices;
pub mod contest;
pub mod election;
pub mod progress;
pub mod rating;
pub mod session;
pub mod settings;

pub use error::AppError;
