//! Pages; the folder follows the address.

mod indicator_changes;
mod not_found;

pub mod campaign;
pub mod codes;
pub mod contest;
pub mod disputes;
pub mod elections;
pub mod figures;
pub mod home;
pub mod organise;
pub mod progress;
pub mod questions;
pub mod rate;
pub mod sign_in;
pub mod tickets;
pub mod trustee;
pub mod vote;

pub use not_found::NotFound;
