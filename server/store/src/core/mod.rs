//! Databases, transactions and the statement macros every store file uses.

mod db;
mod error;
pub(crate) mod statement;
mod tx;
mod writer;

pub mod backup;
pub mod migrate;

pub use db::Db;
pub use error::StoreError;
pub(crate) use statement::{execute, fetch_all, fetch_optional, scalar};
pub use tx::Tx;
pub(crate) use tx::TxInner;
pub use writer::WriteError;
