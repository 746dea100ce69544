//! The public record and where its ballots lie.
//!
//! Only ever added to: there is no function that changes or deletes a line. None takes an officer or a time.

use crate::{
    StoreError, Tx,
    core::{execute, fetch_all, fetch_optional, scalar},
};

/// An event of the record.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct EventRow {
    /// Position in the record, from 0.
    pub position: i64,
    /// The line without its line feed.
    pub line: String,
}

/// Where a ballot lies.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct BallotRow {
    /// The ballot's fingerprint, 32 bytes.
    pub fingerprint: Vec<u8>,
    /// The public key it was signed with.
    pub credential: Vec<u8>,
    /// Position in the record, from 0.
    pub position: i64,
}

/// Adds an event at the end and makes it the head. Errors: a constraint when the position is taken.
pub async fn append_event(
    tx: &mut Tx,
    election_id: i64,
    kind: &str,
    event: &EventRow,
    head_hash: &[u8],
) -> Result<(), StoreError> {
    insert_event(tx, election_id, kind, event).await?;
    set_head(tx, election_id, event.position, head_hash).await
}

/// Adds an event; who adds the last of a row of events makes it the head with [`set_head`].
///
/// Errors: a constraint when the position is taken.
pub async fn insert_event(
    tx: &mut Tx,
    election_id: i64,
    kind: &str,
    event: &EventRow,
) -> Result<(), StoreError> {
    // Two servers may add at once: PostgreSQL makes the later one begin again instead of refusing its row.
    let added = execute!(
        tx,
        "INSERT INTO record_event (election_id, position, kind, line) VALUES ($1, $2, $3, $4)
         ON CONFLICT DO NOTHING",
        election_id,
        event.position,
        kind,
        &event.line,
    )?;
    if added == 1 { Ok(()) } else { Err(StoreError::Constraint("the position is taken".to_owned())) }
}

/// Makes the event at a position the head.
pub async fn set_head(tx: &mut Tx, election_id: i64, position: i64, hash: &[u8]) -> Result<(), StoreError> {
    execute!(
        tx,
        "UPDATE election SET head_position = $2, head_hash = $3 WHERE id = $1",
        election_id,
        position,
        hash,
    )?;
    Ok(())
}

/// `limit` lines at most, from position `from` on.
pub async fn lines(
    tx: &mut Tx,
    election_id: i64,
    from: i64,
    limit: i64,
) -> Result<Vec<EventRow>, StoreError> {
    fetch_all!(
        tx,
        EventRow,
        "SELECT position, line FROM record_event WHERE election_id = $1 AND position >= $2
         ORDER BY position LIMIT $3",
        election_id,
        from,
        limit,
    )
}

/// The line at a position.
pub async fn line(tx: &mut Tx, election_id: i64, position: i64) -> Result<Option<String>, StoreError> {
    let row = fetch_optional!(
        tx,
        (String,),
        "SELECT line FROM record_event WHERE election_id = $1 AND position = $2",
        election_id,
        position,
    )?;
    Ok(row.map(|(line,)| line))
}

/// The events of a kind other than `ballot`, in order.
pub async fn events_of_kind(tx: &mut Tx, election_id: i64, kind: &str) -> Result<Vec<EventRow>, StoreError> {
    // The second condition on the kind lets both databases use the index that leaves ballots out.
    fetch_all!(
        tx,
        EventRow,
        "SELECT position, line FROM record_event WHERE election_id = $1 AND kind = $2 AND kind <> 'ballot'
         ORDER BY position",
        election_id,
        kind,
    )
}

/// Notes where a ballot lies. Errors: a constraint when the same ballot is in the record already.
pub async fn insert_ballot(tx: &mut Tx, election_id: i64, ballot: &BallotRow) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO ballot_index (election_id, fingerprint, credential, position) VALUES ($1, $2, $3, $4)",
        election_id,
        &ballot.fingerprint,
        &ballot.credential,
        ballot.position,
    )?;
    Ok(())
}

/// The ballot with this fingerprint.
pub async fn ballot(
    tx: &mut Tx,
    election_id: i64,
    fingerprint: &[u8],
) -> Result<Option<BallotRow>, StoreError> {
    fetch_optional!(
        tx,
        BallotRow,
        "SELECT fingerprint, credential, position FROM ballot_index WHERE election_id = $1 AND fingerprint = $2",
        election_id,
        fingerprint,
    )
}

/// The ballots whose fingerprint lies between two, both included, by fingerprint.
pub async fn ballots_between(
    tx: &mut Tx,
    election_id: i64,
    first: &[u8],
    last: &[u8],
) -> Result<Vec<BallotRow>, StoreError> {
    fetch_all!(
        tx,
        BallotRow,
        "SELECT fingerprint, credential, position FROM ballot_index
         WHERE election_id = $1 AND fingerprint >= $2 AND fingerprint <= $3 ORDER BY fingerprint",
        election_id,
        first,
        last,
    )
}

/// The last ballot signed with this key.
pub async fn last_ballot(
    tx: &mut Tx,
    election_id: i64,
    credential: &[u8],
) -> Result<Option<BallotRow>, StoreError> {
    fetch_optional!(
        tx,
        BallotRow,
        "SELECT fingerprint, credential, position FROM ballot_index
         WHERE election_id = $1 AND credential = $2 ORDER BY position DESC LIMIT 1",
        election_id,
        credential,
    )
}

/// Whether this key signed a ballot before the one at `position`.
pub async fn has_earlier_ballot(
    tx: &mut Tx,
    election_id: i64,
    credential: &[u8],
    position: i64,
) -> Result<bool, StoreError> {
    let earlier = scalar!(
        tx,
        i64,
        "SELECT COUNT(*) FROM ballot_index WHERE election_id = $1 AND credential = $2 AND position < $3",
        election_id,
        credential,
        position,
    )?;
    Ok(earlier > 0)
}

/// How many ballots the record holds, replaced ones included.
pub async fn ballots(tx: &mut Tx, election_id: i64) -> Result<i64, StoreError> {
    scalar!(tx, i64, "SELECT COUNT(*) FROM ballot_index WHERE election_id = $1", election_id)
}

/// Positions of the ballots that count, ascending: the last one of each key that is on the roll.
pub async fn counted_positions(tx: &mut Tx, election_id: i64) -> Result<Vec<i64>, StoreError> {
    let rows = fetch_all!(
        tx,
        (i64,),
        "SELECT MAX(b.position) AS position
         FROM ballot_index b
         JOIN roll_entry r ON r.election_id = b.election_id AND r.credential = b.credential
         WHERE b.election_id = $1 GROUP BY b.credential ORDER BY position",
        election_id,
    )?;
    Ok(rows.into_iter().map(|(position,)| position).collect())
}
