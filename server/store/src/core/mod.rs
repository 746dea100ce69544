//! Databases, transactions and the statement macros every store file uses.

mod batch;
mod db;
mod error;
pub(crate) mod rows;
pub(crate) mod statement;
mod tx;
mod writer;

pub mod backup;
pub mod migrate;

pub use batch::{Batch, Turn};
pub use db::Db;
pub use error::StoreError;
pub(crate) use rows::{execute_rows, fetch_rows};
pub(crate) use statement::{execute, fetch_all, fetch_optional, scalar};
pub use tx::Tx;
pub(crate) use tx::TxInner;
pub use writer::WriteError;
