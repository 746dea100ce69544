//! A thin axum program around the application: configuration, router, session, security headers,
//! live feed, health and metrics. No rules and no SQL.

mod body;
mod caller;
pub mod commands;
pub mod config;
mod handout;
mod headers;
mod ingest;
mod live;
mod observe;
mod own_data;
mod pdf;
mod progress_file;
mod qr;
mod questions;
mod record;
mod results;
mod router;
pub mod source;
mod state;
mod status;
mod trend;

pub use router::router;
pub use state::{AppState, Parts};
