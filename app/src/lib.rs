//! Pages, components, server functions and texts.
//!
//! Pages are rendered on the server; the pieces of them that move by themselves are islands, whose
//! code runs on both sides.

// The type of a rendered page is nested deeper than the compiler's default.
#![recursion_limit = "256"]

mod addresses;
#[expect(missing_docs, reason = "the server macro turns arguments into public fields it cannot document")]
pub mod api;
pub mod components;
mod islands;
mod json;
#[expect(missing_docs, reason = "the island macro adds functions that it cannot document")]
pub mod pages;
mod patience;
pub mod platform;
mod root;
pub mod text;

pub use root::{App, shell};

#[cfg(feature = "hydrate")]
#[cfg(feature = "hydrate")]
mod wake;
