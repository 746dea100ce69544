//! Pure rules of the campaign and the types that both sides of the wire share.
//!
//! No I/O, no clock, no randomness, no interface text: what varies is an argument.

pub mod agency;
pub mod campaign;
pub mod code;
pub mod contest;
pub mod election;
pub mod named;
pub mod progress;
pub mod staff_list;
pub mod text;
pub mod time;
pub mod viewer;

pub use code::{Code, Coded, FieldError, NoRule};
pub use text::Bilingual;
