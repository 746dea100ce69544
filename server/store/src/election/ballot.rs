//! Ballots: content under a slot that only the voter can derive.
//!
//! No function here takes or answers an officer, and none a time.

use crate::{
    StoreError, Tx,
    core::{execute, fetch_all, scalar},
};

/// A ballot as stored.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct BallotRow {
    /// Where it lies; derived from the voter's own key.
    pub slot: Vec<u8>,
    /// The sealed ballot.
    pub content: Vec<u8>,
    /// Its check code.
    pub check_code: String,
}

/// Stores a voter's first ballot. Errors: a constraint when the slot is taken.
pub async fn insert_ballot(tx: &mut Tx, election_id: i64, ballot: &BallotRow) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO ballot (election_id, slot, content, check_code) VALUES ($1, $2, $3, $4)",
        election_id,
        &ballot.slot,
        &ballot.content,
        &ballot.check_code,
    )?;
    Ok(())
}

/// Replaces the ballot in this slot; answers whether there was one.
pub async fn replace_ballot(tx: &mut Tx, election_id: i64, ballot: &BallotRow) -> Result<bool, StoreError> {
    let changed = execute!(
        tx,
        "UPDATE ballot SET content = $3, check_code = $4 WHERE election_id = $1 AND slot = $2",
        election_id,
        &ballot.slot,
        &ballot.content,
        &ballot.check_code,
    )?;
    Ok(changed == 1)
}

/// All ballots of an election, by slot.
pub async fn ballots(tx: &mut Tx, election_id: i64) -> Result<Vec<BallotRow>, StoreError> {
    fetch_all!(
        tx,
        BallotRow,
        "SELECT slot, content, check_code FROM ballot WHERE election_id = $1 ORDER BY slot",
        election_id,
    )
}

/// Writes `ballots` (all of the election, by slot) anew, and every roll entry with them.
///
/// PostgreSQL keeps rows in the order they came and each with the number of its transaction; a cast
/// writes ballot and roll entry in one, so these two traces together could say whose ballot is
/// whose. Written anew by the one transaction that closes, all rows carry the same number and lie by
/// slot. SQLite keeps neither trace in its tables. What this does not take away: a copy of the database
/// made while voting is open, PostgreSQL's dead rows until the next vacuum, and the write-ahead log of
/// either database for as long as it is kept.
pub async fn relay_ballots(tx: &mut Tx, election_id: i64, ballots: &[BallotRow]) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM ballot WHERE election_id = $1", election_id)?;
    for ballot in ballots {
        insert_ballot(tx, election_id, ballot).await?;
    }
    execute!(tx, "UPDATE roll_entry SET voted = voted WHERE election_id = $1", election_id)?;
    Ok(())
}

/// The check codes of all ballots of an election, ascending by their bytes.
pub async fn check_codes(tx: &mut Tx, election_id: i64) -> Result<Vec<String>, StoreError> {
    let rows = fetch_all!(
        tx,
        (String,),
        "SELECT check_code FROM ballot WHERE election_id = $1 ORDER BY check_code",
        election_id,
    )?;
    let mut codes: Vec<String> = rows.into_iter().map(|(code,)| code).collect();
    // PostgreSQL may sort by the rules of a language.
    codes.sort_unstable();
    Ok(codes)
}

/// Whether a ballot with this check code is stored.
pub async fn has_check_code(tx: &mut Tx, election_id: i64, check_code: &str) -> Result<bool, StoreError> {
    let found = scalar!(
        tx,
        i64,
        "SELECT COUNT(*) FROM ballot WHERE election_id = $1 AND check_code = $2",
        election_id,
        check_code,
    )?;
    Ok(found > 0)
}
