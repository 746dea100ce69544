//! The ballot protocol: whole elections, fixed values, properties, hostile input, attacks.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops where its ground is missing")]

mod elections;
mod hostile_input;
mod properties;
mod tampering;
mod vectors;
mod world;
