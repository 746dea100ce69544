//! From the body of a request to events, with every fault by its place.

use domain::progress::{CaseEvent, EventError, EventFault, MAX_BATCH, RawEvent};
use serde_json::{Map, Value};

/// Why a body holds no events.
pub enum Unreadable {
    /// It is no JSON of the form `{"events": […]}`.
    Body,
    /// It holds more than [`MAX_BATCH`] events.
    TooMany,
    /// Events are wrong.
    Events(Vec<EventError>),
}

/// Reads the events of a body; `now_ms` is the present, UTC milliseconds.
pub fn events(body: &[u8], now_ms: i64) -> Result<Vec<CaseEvent>, Unreadable> {
    let Ok(Value::Object(mut whole)) = serde_json::from_slice(body) else { return Err(Unreadable::Body) };
    let Some(Value::Array(list)) = whole.remove("events") else { return Err(Unreadable::Body) };
    if !whole.is_empty() {
        return Err(Unreadable::Body);
    }
    // Before anything is said of each of them.
    if list.len() > MAX_BATCH {
        return Err(Unreadable::TooMany);
    }
    let (mut events, mut errors) = (Vec::with_capacity(list.len()), Vec::new());
    for (index, value) in list.into_iter().enumerate() {
        match event(value, now_ms) {
            Ok(event) => events.push(event),
            Err(faults) => {
                errors.extend(faults.into_iter().map(|(field, code)| EventError { index, field, code }))
            }
        }
    }
    if errors.is_empty() { Ok(events) } else { Err(Unreadable::Events(errors)) }
}

type Fault = (String, EventFault);

fn event(value: Value, now_ms: i64) -> Result<CaseEvent, Vec<Fault>> {
    let Value::Object(fields) = value else {
        return Err(vec![(String::new(), EventFault::NotAnObject)]);
    };
    let raw = raw(fields)?;
    let named = |(field, code): (&str, EventFault)| (field.to_owned(), code);
    CaseEvent::read(&raw, now_ms).map_err(|faults| faults.into_iter().map(named).collect())
}

fn raw(fields: Map<String, Value>) -> Result<RawEvent, Vec<Fault>> {
    let (mut raw, mut faults) = (RawEvent::default(), Vec::new());
    for (name, value) in fields {
        match (raw.field(&name), value) {
            // A mistyped name must not pass as a field left out. It is not repeated: it could be of any length.
            (None, _) => faults.push((String::new(), EventFault::UnknownField)),
            (Some(_), Value::Null) => {}
            (Some(field), Value::String(text)) => *field = Some(text),
            (Some(_), _) => faults.push((name, EventFault::NotAText)),
        }
    }
    if faults.is_empty() { Ok(raw) } else { Err(faults) }
}
