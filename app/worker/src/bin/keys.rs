//! The program for those who keep keys or check records, in a worker of the browser.
//!
//! A record is checked line by line as it comes from the network.

use js_sys::{Function, Reflect, Uint8Array};
use voting::Verifier;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStreamDefaultReader, Response, WorkerGlobalScope};

/// Events between two messages about the progress.
const STEP: u32 = 10;

// A program needs it; the worker's script calls the functions below.
fn main() {}

/// Answers a question; nothing to what is no question.
#[wasm_bindgen]
#[must_use]
pub fn perform(name: &str, question: &[u8]) -> Option<Vec<u8>> {
    worker::perform_keys(name, question)
}

/// Checks the record at `address` and answers the report as JSON. Errors: it cannot be loaded.
///
/// `head`: the head hash that somebody wrote down, in hexadecimal; `progress` is called with the number of
/// events done.
#[wasm_bindgen]
pub async fn verify_record(
    address: String,
    head: Option<String>,
    progress: Function,
) -> Result<String, JsValue> {
    let report = checked(address, head, progress).await;
    report.ok_or_else(|| JsValue::from_str("the record cannot be loaded"))
}

async fn checked(address: String, head: Option<String>, progress: Function) -> Option<String> {
    let reader = open(&address).await?;
    // What is no hash can be the hash of no line: the check of the head then fails, as it must.
    let head = head.map(|head| voting::hash_from_hex(&head).unwrap_or_default());
    let mut check = Check { verifier: Verifier::new(head), progress, done: 0 };
    let mut waiting: Vec<u8> = Vec::new();
    while let Some(bytes) = next(&reader).await? {
        for piece in bytes.split_inclusive(|byte| *byte == b'\n') {
            waiting.extend_from_slice(piece);
            if waiting.ends_with(b"\n") {
                waiting.pop();
                check.line(&String::from_utf8_lossy(&waiting));
                waiting.clear();
            }
        }
    }
    if !waiting.is_empty() {
        check.line(&String::from_utf8_lossy(&waiting));
    }
    serde_json::to_string(&check.verifier.finish()).ok()
}

struct Check {
    verifier: Verifier,
    progress: Function,
    done: u32,
}

impl Check {
    fn line(&mut self, line: &str) {
        if let Some(job) = self.verifier.feed(line) {
            self.verifier.settle(job.run());
        }
        self.done += 1;
        if self.done.is_multiple_of(STEP) {
            // Progress that cannot be told is no reason to stop.
            drop(self.progress.call1(&JsValue::NULL, &self.done.into()));
        }
    }
}

async fn open(address: &str) -> Option<ReadableStreamDefaultReader> {
    let worker: WorkerGlobalScope = js_sys::global().dyn_into().ok()?;
    let response: Response = JsFuture::from(worker.fetch_with_str(address)).await.ok()?.dyn_into().ok()?;
    response.ok().then(|| response.body())??.get_reader().dyn_into().ok()
}

/// The next piece: outer none when the network broke, inner none at the end.
async fn next(reader: &ReadableStreamDefaultReader) -> Option<Option<Vec<u8>>> {
    let piece = JsFuture::from(reader.read()).await.ok()?;
    if Reflect::get(&piece, &"done".into()).ok()?.is_truthy() {
        return Some(None);
    }
    let bytes = Reflect::get(&piece, &"value".into()).ok()?;
    Some(Some(Uint8Array::new(&bytes).to_vec()))
}
