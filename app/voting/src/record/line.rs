//! Lines of the record: the hash of the chain, a space, the event as JSON.

use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Event;
use crate::{
    bytes::{hash_from_hex, hex_text, to_hex},
    terms::Terms,
};

const HASH_DIGITS: usize = 64;
/// How the event of the terms begins.
const SETUP: &str = r#"{"kind":"setup","#;

/// The end of the record so far: stands for every event up to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// Position of the last event; the first event has position 0.
    pub position: u64,
    /// Hash of the last event.
    #[serde(with = "hex_text")]
    pub hash: [u8; 32],
}

/// Why a line is no event at this place of the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LineFault {
    /// Not a hash, a space and the one JSON text of an event.
    #[error("the line is no event in the one accepted spelling")]
    Format,
    /// The hash does not follow from the previous one and the event.
    #[error("the hash does not fit the event and the line before it")]
    Chain,
}

impl Head {
    /// The head after one more event of this JSON.
    fn after(previous: Option<&Self>, json: &str) -> Self {
        let before = previous.map_or([0; 32], |head| head.hash);
        let hash = Sha256::new().chain_update("thidua-record-1").chain_update(before).chain_update(json);
        Self { position: previous.map_or(0, |head| head.position + 1), hash: hash.finalize().into() }
    }
}

/// The hash in hexadecimal.
impl fmt::Display for Head {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&to_hex(&self.hash))
    }
}

/// The line of an event after `previous`, without a line feed, and the new head.
#[must_use]
pub fn append(previous: Option<&Head>, event: &Event) -> (String, Head) {
    let json = json(event);
    let head = Head::after(previous, &json);
    (format!("{head} {json}"), head)
}

/// The head of a record that begins with these terms; its hash is what ballots are bound to.
///
/// The same as [`append`] gives for the event, without the code of all other events: a booth is small.
#[must_use]
pub fn setup_head(terms: &Terms) -> Head {
    // Strings, numbers and lists only: there is nothing in terms that JSON cannot hold.
    let json = serde_json::to_string(terms).unwrap_or_default();
    Head::after(None, &format!("{SETUP}{}", json.strip_prefix('{').unwrap_or_default()))
}

/// Reads the line after `previous`. Errors: wrong hash, or not exactly what [`append`] writes.
pub fn read_line(previous: Option<&Head>, line: &str) -> Result<(Event, Head), LineFault> {
    let read = ReadLine::new(line)?;
    let head = Head::after(previous, read.json);
    if head.hash == read.hash { Ok((read.event, head)) } else { Err(LineFault::Chain) }
}

/// A line whose hash has not been compared yet.
pub(crate) struct ReadLine<'a> {
    pub(crate) event: Event,
    pub(crate) hash: [u8; 32],
    json: &'a str,
}

impl<'a> ReadLine<'a> {
    pub(crate) fn new(line: &'a str) -> Result<Self, LineFault> {
        let (digits, rest) = line.split_at_checked(HASH_DIGITS).ok_or(LineFault::Format)?;
        let hash = hash_from_hex(digits).map_err(|_| LineFault::Format)?;
        let json = rest.strip_prefix(' ').ok_or(LineFault::Format)?;
        let event: Event = serde_json::from_str(json).map_err(|_| LineFault::Format)?;
        // One event, one spelling: no spaces, no other order of fields, no escapes that need not be.
        if self::json(&event) == json { Ok(Self { event, hash, json }) } else { Err(LineFault::Format) }
    }

    /// Whether the hash follows from the line before.
    pub(crate) fn follows(&self, previous: Option<&Head>) -> bool {
        Head::after(previous, self.json).hash == self.hash
    }
}

fn json(event: &Event) -> String {
    // Strings, numbers and lists only: there is nothing in an event that JSON cannot hold.
    serde_json::to_string(event).unwrap_or_default()
}
