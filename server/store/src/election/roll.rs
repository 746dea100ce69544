//! The roll: who may vote, with which key, and whether they have, never when.

use crate::{
    StoreError, Tx,
    core::{execute, fetch_all, fetch_optional, scalar},
};

/// One agency's part of the roll.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct TurnoutRow {
    /// Vietnamese name of the agency.
    pub name_vi: String,
    /// English name of the agency.
    pub name_en: String,
    /// Voters on the roll.
    pub on_roll: i64,
    /// Voters who have voted.
    pub voted: i64,
}

/// The size of a roll.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, sqlx::FromRow)]
pub struct RollCount {
    /// Voters on the roll.
    pub on_roll: i64,
    /// Voters who have voted.
    pub voted: i64,
    /// Voters with a registered key.
    pub with_key: i64,
}

/// A voter on the roll, by name.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct RollRow {
    /// The officer.
    pub officer_id: i64,
    /// Staff code.
    pub staff_code: String,
    /// Full name.
    pub full_name: String,
    /// Vietnamese name of the agency.
    pub agency_vi: String,
    /// English name of the agency.
    pub agency_en: String,
    /// The voter's public key, once registered.
    pub credential: Option<Vec<u8>>,
    /// Whether a ballot of the voter is in.
    pub voted: bool,
    /// How often the key was issued anew.
    pub reissues: i64,
}

/// The voter behind a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct CredentialRow {
    /// The officer.
    pub officer_id: i64,
    /// Whether a ballot of the voter is in.
    pub voted: bool,
}

/// Puts an officer on the roll, without a key and not having voted.
pub async fn insert_roll_entry(tx: &mut Tx, election_id: i64, officer_id: i64) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO roll_entry (election_id, officer_id, credential, voted, reissues)
         VALUES ($1, $2, NULL, FALSE, 0)",
        election_id,
        officer_id,
    )?;
    Ok(())
}

/// Takes an officer off the roll.
pub async fn delete_roll_entry(tx: &mut Tx, election_id: i64, officer_id: i64) -> Result<(), StoreError> {
    execute!(
        tx,
        "DELETE FROM roll_entry WHERE election_id = $1 AND officer_id = $2",
        election_id,
        officer_id
    )?;
    Ok(())
}

/// The roll by agency and staff code.
pub async fn roll(tx: &mut Tx, election_id: i64) -> Result<Vec<RollRow>, StoreError> {
    fetch_all!(
        tx,
        RollRow,
        "SELECT r.officer_id, o.staff_code, o.full_name, a.name_vi AS agency_vi, a.name_en AS agency_en,
                r.credential, r.voted, r.reissues
         FROM roll_entry r
         JOIN officer o ON o.id = r.officer_id
         JOIN agency a ON a.id = o.agency_id
         WHERE r.election_id = $1 ORDER BY a.position, a.id, o.staff_code",
        election_id,
    )
}

/// How many are on the roll, have voted, and have a key.
pub async fn roll_count(tx: &mut Tx, election_id: i64) -> Result<RollCount, StoreError> {
    let row = fetch_optional!(
        tx,
        RollCount,
        "SELECT COUNT(*) AS on_roll, COUNT(CASE WHEN voted THEN 1 END) AS voted, COUNT(credential) AS with_key
         FROM roll_entry WHERE election_id = $1",
        election_id,
    )?;
    Ok(row.unwrap_or_default())
}

/// Who votes with this key; none when it is not on the roll.
pub async fn entry_by_credential(
    tx: &mut Tx,
    election_id: i64,
    credential: &[u8],
) -> Result<Option<CredentialRow>, StoreError> {
    fetch_optional!(
        tx,
        CredentialRow,
        "SELECT officer_id, voted FROM roll_entry WHERE election_id = $1 AND credential = $2",
        election_id,
        credential,
    )
}

/// Takes an officer's key off the roll; answers whether the officer is on it.
pub async fn clear_credential(tx: &mut Tx, election_id: i64, officer_id: i64) -> Result<bool, StoreError> {
    let changed = execute!(
        tx,
        "UPDATE roll_entry SET credential = NULL WHERE election_id = $1 AND officer_id = $2",
        election_id,
        officer_id,
    )?;
    Ok(changed == 1)
}

/// Registers an officer's key; answers whether the officer is on the roll. Errors: a constraint when the key is taken.
pub async fn set_credential(
    tx: &mut Tx,
    election_id: i64,
    officer_id: i64,
    credential: &[u8],
) -> Result<bool, StoreError> {
    let changed = execute!(
        tx,
        "UPDATE roll_entry SET credential = $3 WHERE election_id = $1 AND officer_id = $2",
        election_id,
        officer_id,
        credential,
    )?;
    Ok(changed == 1)
}

/// Gives an officer a new key; the officer has not voted any more. Errors: a constraint when the key is taken.
pub async fn reissue(
    tx: &mut Tx,
    election_id: i64,
    officer_id: i64,
    credential: &[u8],
) -> Result<(), StoreError> {
    execute!(
        tx,
        "UPDATE roll_entry SET credential = $3, voted = FALSE, reissues = reissues + 1
         WHERE election_id = $1 AND officer_id = $2",
        election_id,
        officer_id,
        credential,
    )?;
    Ok(())
}

/// Notes that a key is no longer valid.
pub async fn insert_revoked(tx: &mut Tx, election_id: i64, credential: &[u8]) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO revoked_credential (election_id, credential) VALUES ($1, $2)",
        election_id,
        credential,
    )?;
    Ok(())
}

/// Whether a key was taken away by a re-issue.
pub async fn is_revoked(tx: &mut Tx, election_id: i64, credential: &[u8]) -> Result<bool, StoreError> {
    let found = scalar!(
        tx,
        i64,
        "SELECT COUNT(*) FROM revoked_credential WHERE election_id = $1 AND credential = $2",
        election_id,
        credential,
    )?;
    Ok(found > 0)
}

/// Notes that an officer has voted.
pub async fn mark_voted(tx: &mut Tx, election_id: i64, officer_id: i64) -> Result<(), StoreError> {
    execute!(
        tx,
        "UPDATE roll_entry SET voted = TRUE WHERE election_id = $1 AND officer_id = $2",
        election_id,
        officer_id,
    )?;
    Ok(())
}

/// Turnout by agency, in the agencies' declared order.
pub async fn turnout(tx: &mut Tx, election_id: i64) -> Result<Vec<TurnoutRow>, StoreError> {
    fetch_all!(
        tx,
        TurnoutRow,
        "SELECT a.name_vi, a.name_en, COUNT(*) AS on_roll, COUNT(CASE WHEN r.voted THEN 1 END) AS voted
         FROM roll_entry r
         JOIN officer o ON o.id = r.officer_id
         JOIN agency a ON a.id = o.agency_id
         WHERE r.election_id = $1
         GROUP BY a.id, a.position, a.name_vi, a.name_en ORDER BY a.position, a.id",
        election_id,
    )
}
