//! The program for voters, in a worker of the browser.

use wasm_bindgen::prelude::wasm_bindgen;

// A program needs it; the worker's script calls the function below.
fn main() {}

/// Answers a question; nothing to what is no question.
#[wasm_bindgen]
#[must_use]
pub fn perform(name: &str, question: &[u8]) -> Option<Vec<u8>> {
    worker::perform_booth(name, question)
}
