//! The worker beside the page: what takes secrets, curves or time is computed there.
//!
//! One worker for each program answers all questions of a page; it is begun by the first, or ahead. A record
//! is checked in a worker of its own, which ends with the check.

use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
    rc::Rc,
};

use domain::Code;
use gloo_events::EventListener;
use js_sys::{Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Worker};
use worker::{Program, Task};

/// The hash in the names of the worker's files that belong to this program; missing in builds without a site.
const HASH: Option<&str> = option_env!("THIDUA_WORKER");

/// The functions that take the answers to questions on their way.
type Waiting = RefCell<HashMap<u32, Function>>;

thread_local! {
    static WORKERS: RefCell<Vec<(Program, Rc<Running>)>> = const { RefCell::new(Vec::new()) };
}

/// A worker that answers questions; ends when it is dropped.
struct Running {
    worker: Worker,
    waiting: Rc<Waiting>,
    asked: Cell<u32>,
    _listeners: [EventListener; 2],
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.terminate();
        fail(&self.waiting);
    }
}

/// Begins to load a program, before anything is asked of it.
pub fn wake(program: Program) {
    drop(running(program));
}

/// Ends a worker, and with it whatever it remembers. The next question begins another.
pub fn forget(program: Program) {
    let mut workers = WORKERS.take();
    workers.retain(|(other, _)| *other != program);
    WORKERS.set(workers);
}

/// Asks the worker. Errors: it cannot be loaded (no network), or it broke.
pub async fn ask<T: Task>(question: &T) -> Result<T::Answer, Code> {
    let answer = answer(question).await.ok_or(Code::Unreachable);
    if answer.is_err() {
        // What could not be loaded once may be loaded the next time.
        forget(T::PROGRAM);
    }
    answer
}

async fn answer<T: Task>(question: &T) -> Option<T::Answer> {
    let running = running(T::PROGRAM)?;
    let id = running.asked.get().wrapping_add(1);
    running.asked.set(id);
    let question = Uint8Array::from(::worker::write(question)?.as_slice());
    let message = object(&[("id", id.into()), ("name", T::NAME.into()), ("question", question.into())])?;
    let promise = Promise::new(&mut |resolve, _| drop(running.waiting.borrow_mut().insert(id, resolve)));
    running.worker.post_message(&message).ok()?;
    drop(running);
    let answer = JsFuture::from(promise).await.ok()?;
    ::worker::read(&answer.dyn_into::<Uint8Array>().ok()?.to_vec())
}

fn running(program: Program) -> Option<Rc<Running>> {
    let begun = WORKERS.with_borrow(|workers| {
        workers.iter().find(|(other, _)| *other == program).map(|(_, running)| running.clone())
    });
    if begun.is_some() {
        return begun;
    }
    let worker = begin(program)?;
    let waiting = Rc::new(Waiting::default());
    let message = EventListener::new(&worker, "message", {
        let waiting = waiting.clone();
        move |event| {
            if let Some(event) = event.dyn_ref::<MessageEvent>() {
                answered(&waiting, &event.data());
            }
        }
    });
    let error = EventListener::new(&worker, "error", {
        let waiting = waiting.clone();
        move |_| fail(&waiting)
    });
    let running = Rc::new(Running { worker, waiting, asked: Cell::new(0), _listeners: [message, error] });
    WORKERS.with_borrow_mut(|workers| workers.push((program, running.clone())));
    Some(running)
}

fn begin(program: Program) -> Option<Worker> {
    Worker::new(&format!("/worker/{}.{}.js", program.name(), HASH?)).ok()
}

/// Hands an answer to whoever waits for it; without an answer the question has failed.
fn answered(waiting: &Waiting, data: &JsValue) {
    let taker = id_of(data).and_then(|id| waiting.borrow_mut().remove(&id));
    if let Some(taker) = taker {
        resolve(&taker, &field(data, "answer").unwrap_or(JsValue::NULL));
    }
}

fn fail(waiting: &Waiting) {
    let takers = std::mem::take(&mut *waiting.borrow_mut());
    takers.values().for_each(|taker| resolve(taker, &JsValue::NULL));
}

fn resolve(taker: &Function, answer: &JsValue) {
    // The function that resolves a promise throws nothing.
    drop(taker.call1(&JsValue::NULL, answer));
}

/// What the worker tells while it checks a record.
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
    let worker = begin(Program::Keys)?;
    let message = EventListener::new(&worker, "message", {
        let tell = tell.clone();
        move |event| {
            if let Some(event) = event.dyn_ref::<MessageEvent>() {
                tell(news(&event.data()));
            }
        }
    });
    let error = EventListener::new(&worker, "error", move |_| tell(CheckNews::Failed));
    let head = head.map_or(JsValue::UNDEFINED, JsValue::from_str);
    worker.post_message(&object(&[("record", record.into()), ("head", head)])?).ok()?;
    Some(RecordCheck { worker, _listeners: [message, error] })
}

fn news(data: &JsValue) -> CheckNews {
    if let Some(report) = field(data, "answer").and_then(|report| report.as_string()) {
        return CheckNews::Report(report);
    }
    number(data, "done").map_or(CheckNews::Failed, CheckNews::Events)
}

fn id_of(data: &JsValue) -> Option<u32> {
    number(data, "id")
}

fn number(data: &JsValue, name: &str) -> Option<u32> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "ids and counts fit")]
    field(data, name)?.as_f64().map(|number| number as u32)
}

fn field(data: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(data, &name.into()).ok()
}

fn object(fields: &[(&str, JsValue)]) -> Option<JsValue> {
    let object = JsValue::from(Object::new());
    for (name, value) in fields {
        Reflect::set(&object, &(*name).into(), value).ok()?;
    }
    Some(object)
}
