//! The program for voters, in a worker of the browser.

use wasm_bindgen::prelude::wasm_bindgen;

// A program needs it; the worker's script calls the function below.
fn main() {}

/// Answers a question in JSON; nothing to what is no question.
#[wasm_bindgen]
#[must_use]
pub fn perform(name: &str, question: &str) -> Option<String> {
    worker::perform_booth(name, question)
}
