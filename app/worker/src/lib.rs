//! What pages have computed in a worker of the browser: all that takes secrets, curves or time.
//!
//! A page links the questions and answers only ([`Task`]); they are answered by a [`Program`] in the worker. So pages stay small, and nothing that computes for a second keeps them from moving.
//! Everything here is pure: randomness comes with the question.

pub mod booth;
pub mod ceremony;
pub mod check;
pub mod codes;
pub mod keys;
mod task;

pub use task::{Program, Task, perform_booth, perform_keys, read, write};
