//! The public record of an election, a page of lines at a time.

use domain::election::{ElectionFacts, ElectionResult};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::AppError;

/// Lines of the record on one page.
pub const PAGE_LINES: u32 = 50;

/// Some lines of the record and where they stand.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RecordPage {
    /// The election.
    pub facts: ElectionFacts,
    /// Position of the first line shown.
    pub from: u64,
    /// The lines, in the order of the record.
    pub entries: Vec<RecordEntry>,
}

/// One line of the record in short.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RecordEntry {
    /// Position, from 0.
    pub position: u64,
    /// Kind of the event by name, for example `ballot`.
    pub kind: String,
    /// Hash of the line, 64 hexadecimal digits.
    pub hash: String,
}

/// The minutes of the count and where the record is found.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Minutes {
    /// The published result.
    pub result: ElectionResult,
    /// Full address of the page of the record.
    pub record_address: String,
}

/// Lines of the record from a position on.
#[server(prefix = "/api", endpoint = "election/record")]
pub async fn read_record(election_id: i64, from: u64) -> Result<RecordPage, AppError> {
    let caller = crate::platform::request()?;
    let service = &caller.service;
    let facts = service.election(election_id).await.map_err(|failure| caller.fail(&failure))?;
    let lines = service.record_lines(election_id, from, PAGE_LINES).await;
    let lines = lines.map_err(|failure| caller.fail(&failure))?;
    let entries = (from..).zip(&lines).filter_map(|(position, line)| {
        let (hash, json) = line.split_once(' ')?;
        // Every event begins with its kind: `{"kind":"ballot",…`.
        let kind = json.strip_prefix("{\"kind\":\"")?.split('"').next()?;
        Some(RecordEntry { position, kind: kind.to_owned(), hash: hash.to_owned() })
    });
    Ok(RecordPage { facts, from, entries: entries.collect() })
}

/// What the minutes of the count are made of. Errors: not published.
#[server(prefix = "/api", endpoint = "election/minutes")]
pub async fn read_minutes(election_id: i64) -> Result<Minutes, AppError> {
    let caller = crate::platform::request()?;
    let result = caller.service.result(election_id).await.map_err(|failure| caller.fail(&failure))?;
    let record_address = format!("{}/elections/{election_id}/record", caller.public_url);
    Ok(Minutes { result, record_address })
}
