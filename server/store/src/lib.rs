//! Every SQL statement of the product, written once and run on SQLite and PostgreSQL.
//!
//! A store function takes `&mut Tx`; who calls it (the `service` crate) decides where a transaction
//! begins and ends. One file per subject; `core/` holds what they share.

mod core;

pub mod account;
pub mod agency;
pub mod audit;
pub mod campaign;
pub mod contest;
pub mod dispute;
pub mod election;
pub mod figure_note;
pub mod form_draft;
pub mod progress;
pub mod rating;
pub mod rehearsal;
pub mod roll;
pub mod session;
pub mod staff_list;

pub use core::{Batch, Db, StoreError, Turn, Tx, WriteError, backup, migrate};
