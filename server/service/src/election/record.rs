//! The public record: adding to it, and reading it.

use domain::election::{ElectionState, RecordHead};
use store::{
    StoreError, Tx,
    election::{ElectionRow, EventRow},
};
use voting::{Event, Head};

use super::{corrupt, engine::hash, state, visible};
use crate::core::{Failure, Service};

/// Most lines answered at once.
pub const MOST_LINES: u32 = 500;

impl Service {
    /// Lines of the public record from position `from` on, `limit` at most and never more than [`MOST_LINES`].
    ///
    /// Until the result is published the record ends with the encrypted tally: with enough partial
    /// decryptions anybody could work the result out. Errors: not found, for drafts too.
    pub async fn record_lines(
        &self,
        election_id: i64,
        from: u64,
        limit: u32,
    ) -> Result<Vec<String>, Failure> {
        let mut tx = self.db.read().await?;
        let election = visible(&mut tx, election_id).await?;
        let Some(last) = public_end(&election)? else { return Ok(Vec::new()) };
        let Ok(from) = i64::try_from(from) else { return Ok(Vec::new()) };
        let left = last.saturating_sub(from).saturating_add(1).max(0);
        let limit = i64::from(limit.min(MOST_LINES)).min(left);
        let rows = store::election::lines(&mut tx, election_id, from, limit).await?;
        Ok(rows.into_iter().map(|row| row.line).collect())
    }

    /// Last event of the public record, as far as [`Service::record_lines`] shows it. Errors: not found, for drafts too.
    pub async fn head(&self, election_id: i64) -> Result<RecordHead, Failure> {
        let mut tx = self.db.read().await?;
        let election = visible(&mut tx, election_id).await?;
        let head = public_head(&mut tx, &election).await?;
        Ok(head.ok_or_else(|| corrupt("an opened election has no record"))?)
    }
}

/// Position of the last event that everybody may see; none before opening.
fn public_end(election: &ElectionRow) -> Result<Option<i64>, StoreError> {
    let Some(last) = election.head_position else { return Ok(None) };
    let hidden = matches!(state(election)?, ElectionState::Closed | ElectionState::Counted);
    // The tally comes right after the closing event.
    Ok(Some(match election.closing_position {
        Some(closing) if hidden => last.min(closing.saturating_add(1)),
        _ => last,
    }))
}

/// The last event that everybody may see; none before opening.
pub(super) async fn public_head(
    tx: &mut Tx,
    election: &ElectionRow,
) -> Result<Option<RecordHead>, StoreError> {
    let Some(last) = public_end(election)? else { return Ok(None) };
    let hash = if Some(last) == election.head_position {
        voting::to_hex(&hash(election.head_hash.as_deref())?)
    } else {
        hash_at(tx, election.id, last).await?
    };
    Ok(Some(RecordHead { position: position(last)?, hash }))
}

/// Hash of the event at a position, 64 hexadecimal digits.
pub(super) async fn hash_at(tx: &mut Tx, election_id: i64, position: i64) -> Result<String, StoreError> {
    let line = store::election::line(tx, election_id, position).await?;
    let hash = line.as_deref().and_then(|line| line.get(..64));
    hash.map(str::to_owned).ok_or_else(|| corrupt("an event is missing"))
}

/// Reads a stored position.
pub(super) fn position(stored: i64) -> Result<u64, StoreError> {
    u64::try_from(stored).map_err(|_| corrupt("a position is negative"))
}

/// The stored head; none before opening.
pub(super) fn stored_head(election: &ElectionRow) -> Result<Option<Head>, StoreError> {
    match election.head_position {
        None => Ok(None),
        Some(stored) => {
            Ok(Some(Head { position: position(stored)?, hash: hash(election.head_hash.as_deref())? }))
        }
    }
}

/// Adds an event after `previous`, in the transaction that does what the event tells.
pub(super) async fn append(
    tx: &mut Tx,
    election_id: i64,
    previous: Option<&Head>,
    event: &Event,
) -> Result<Head, StoreError> {
    let head = insert(tx, election_id, previous, event).await?;
    make_head(tx, election_id, &head).await?;
    Ok(head)
}

/// Adds an event after `previous`; the last one of a row still has to be [made the head](make_head).
pub(super) async fn insert(
    tx: &mut Tx,
    election_id: i64,
    previous: Option<&Head>,
    event: &Event,
) -> Result<Head, StoreError> {
    let (line, head) = voting::append(previous, event);
    let position = stored_position(&head)?;
    store::election::insert_event(tx, election_id, kind(event), &EventRow { position, line }).await?;
    Ok(head)
}

/// Makes an event that was added the last one.
pub(super) async fn make_head(tx: &mut Tx, election_id: i64, head: &Head) -> Result<(), StoreError> {
    store::election::set_head(tx, election_id, stored_position(head)?, &head.hash).await
}

/// A position as it is stored.
pub(super) fn stored_position(head: &Head) -> Result<i64, StoreError> {
    i64::try_from(head.position).map_err(|_| corrupt("the record is too long"))
}

/// The events of a kind, read.
pub(super) async fn events(tx: &mut Tx, election_id: i64, kind: &str) -> Result<Vec<Event>, StoreError> {
    let rows = store::election::events_of_kind(tx, election_id, kind).await?;
    rows.iter().map(|row| event(&row.line)).collect()
}

/// Reads one line without the chain; whoever needs the chain uses the verifier.
pub(super) fn event(line: &str) -> Result<Event, StoreError> {
    let json = line.get(65..).ok_or_else(|| corrupt("a line of the record is too short"))?;
    serde_json::from_str(json).map_err(|_| corrupt("a line of the record cannot be read"))
}

const fn kind(event: &Event) -> &'static str {
    match event {
        Event::Setup(_) => "setup",
        Event::Roll(_) => "roll",
        Event::Ballot(_) => "ballot",
        Event::Reissue(_) => "reissue",
        Event::Closing(_) => "closing",
        Event::Tally(_) => "tally",
        Event::Decryption(_) => "decryption",
        Event::Result(_) => "result",
        Event::Correction(_) => "correction",
    }
}
