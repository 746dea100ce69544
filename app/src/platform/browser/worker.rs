//! Checking the public record of an election in a worker, beside the page.

use gloo_events::EventListener;
use js_sys::{Object, Reflect};
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

/// What the worker tells while it checks.
pub enum CheckNews {
    /// So many events of the record are checked.
    Events(u32),
    /// All is checked: the report as JSON.
    Report(String),
    /// The record could not be loaded, or the browser cannot run the check.
    Failed,
}

/// A check that runs until it has told its report, or is dropped.
pub struct RecordCheck {
    worker: Worker,
    _listeners: [EventListener; 2],
}

impl Drop for RecordCheck {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// Begins to check the record at an address of this site. None: the browser has no such workers.
pub fn check_record(
    record: &str,
    head: Option<&str>,
    tell: impl Fn(CheckNews) + Clone + 'static,
) -> Option<RecordCheck> {
    // The worker runs the same program as the page; the page says where it lies.
    let script = address("link[rel=modulepreload][href*='/thidua.']")?;
    let wasm = address("link[rel=preload][as=fetch][href*='/thidua.']")?;
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = Worker::new_with_options("/verify-worker.js", &options).ok()?;
    let message = EventListener::new(&worker, "message", {
        let tell = tell.clone();
        move |event| {
            if let Some(message) = event.dyn_ref::<MessageEvent>() {
                tell(news(&message.data()));
            }
        }
    });
    let error = EventListener::new(&worker, "error", move |_| tell(CheckNews::Failed));
    let order = Object::new();
    let head = head.map_or(JsValue::UNDEFINED, JsValue::from_str);
    for (name, value) in
        [("script", script.into()), ("wasm", wasm.into()), ("record", record.into()), ("head", head)]
    {
        Reflect::set(&order, &name.into(), &value).ok()?;
    }
    worker.post_message(&order).ok()?;
    Some(RecordCheck { worker, _listeners: [message, error] })
}

fn address(selector: &str) -> Option<String> {
    document().query_selector(selector).ok()??.get_attribute("href")
}

fn news(data: &JsValue) -> CheckNews {
    let field = |name: &str| Reflect::get(data, &name.into()).ok();
    if let Some(report) = field("report").and_then(|report| report.as_string()) {
        return CheckNews::Report(report);
    }
    match field("done").and_then(|done| done.as_f64()) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of events fits")]
        Some(done) => CheckNews::Events(done as u32),
        None => CheckNews::Failed,
    }
}
