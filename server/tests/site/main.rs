//! The whole site in this process: what people may do, what is refused, and how.
//!
//! One program instead of one per file: linking the site takes longer than all of its tests.
#![expect(clippy::expect_used, clippy::panic, reason = "a test stops where its ground is missing")]

mod contest;
mod contest_kill;
mod election;
mod forms;
mod ingest;
mod kill;
mod large_file;
mod live;
mod malformed;
mod paper;
mod plain;
mod questions;
mod rating;
mod refused_pages;
mod session;
mod support;
mod telemetry;
mod tickets;
mod transport;
mod trend;
mod typed;
mod workbook;
