//! Who may not enter, and who may be the same person.

use crate::{
    StoreError, Tx,
    core::{execute, fetch_all, fetch_optional},
};

/// The earliest contestants with whom a person who enters shares something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct KinRow {
    /// The same identity: the person has entered before.
    pub same: Option<i64>,
    /// The same telephone number.
    pub phone: Option<i64>,
    /// The same name, birth date and commune.
    pub person: Option<i64>,
}

/// Two contestants who may be one person.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct SuspicionRow {
    /// Suspicion id.
    pub id: i64,
    /// Who entered later.
    pub contestant_id: i64,
    /// Who entered earlier.
    pub other_id: i64,
    /// What they share: `phone` or `person`.
    pub shared: String,
    /// Account that judged first.
    pub first_by: Option<i64>,
    /// Its verdict by name.
    pub first_verdict: Option<String>,
    /// Account that judged second.
    pub second_by: Option<i64>,
    /// Its verdict by name.
    pub second_verdict: Option<String>,
}

/// The key under which the campaign's contestants are hashed.
pub async fn contest_key(tx: &mut Tx, campaign_id: i64) -> Result<Option<Vec<u8>>, StoreError> {
    let row =
        fetch_optional!(tx, (Vec<u8>,), "SELECT key FROM contest_key WHERE campaign_id = $1", campaign_id)?;
    Ok(row.map(|(key,)| key))
}

/// Stores the campaign's key unless it has one.
pub async fn insert_contest_key(tx: &mut Tx, campaign_id: i64, key: &[u8]) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO contest_key (campaign_id, key) VALUES ($1, $2) ON CONFLICT (campaign_id) DO NOTHING",
        campaign_id,
        key,
    )?;
    Ok(())
}

/// With whom a person shares identity, telephone number, or name, birth date and commune.
pub async fn kin(
    tx: &mut Tx,
    campaign_id: i64,
    identity: &str,
    phone_hash: Option<&[u8]>,
    person_hash: Option<&[u8]>,
) -> Result<KinRow, StoreError> {
    let rows = fetch_all!(
        tx,
        KinRow,
        "SELECT (SELECT id FROM contestant WHERE campaign_id = $1 AND identity = $2) AS same,
                (SELECT id FROM contestant WHERE campaign_id = $1 AND phone_hash = $3 ORDER BY id LIMIT 1) AS phone,
                (SELECT id FROM contestant WHERE campaign_id = $1 AND person_hash = $4 ORDER BY id LIMIT 1) AS person",
        campaign_id,
        identity,
        phone_hash,
        person_hash,
    )?;
    Ok(rows.first().copied().unwrap_or(KinRow { same: None, phone: None, person: None }))
}

/// Notes that two contestants may be one person.
pub async fn insert_suspicion(
    tx: &mut Tx,
    campaign_id: i64,
    contestant_id: i64,
    other_id: i64,
    shared: &str,
) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO contest_suspicion (campaign_id, contestant_id, other_id, shared)
         VALUES ($1, $2, $3, $4) ON CONFLICT (contestant_id, other_id) DO NOTHING",
        campaign_id,
        contestant_id,
        other_id,
        shared,
    )?;
    Ok(())
}

/// The suspicions of a campaign, newest first, `limit` at most.
pub async fn suspicions(tx: &mut Tx, campaign_id: i64, limit: i64) -> Result<Vec<SuspicionRow>, StoreError> {
    fetch_all!(
        tx,
        SuspicionRow,
        "SELECT id, contestant_id, other_id, shared, first_by, first_verdict, second_by, second_verdict
         FROM contest_suspicion WHERE campaign_id = $1 ORDER BY id DESC LIMIT $2",
        campaign_id,
        limit,
    )
}

/// The suspicion with this id.
pub async fn suspicion(tx: &mut Tx, id: i64) -> Result<Option<SuspicionRow>, StoreError> {
    fetch_optional!(
        tx,
        SuspicionRow,
        "SELECT id, contestant_id, other_id, shared, first_by, first_verdict, second_by, second_verdict
         FROM contest_suspicion WHERE id = $1",
        id,
    )
}

/// Stores who said what of a suspicion: accounts and names of verdicts.
pub async fn set_review(
    tx: &mut Tx,
    id: i64,
    first: Option<(i64, &str)>,
    second: Option<(i64, &str)>,
) -> Result<(), StoreError> {
    execute!(
        tx,
        "UPDATE contest_suspicion
         SET first_by = $2, first_verdict = $3, second_by = $4, second_verdict = $5 WHERE id = $1",
        id,
        first.map(|(by, _)| by),
        first.map(|(_, verdict)| verdict),
        second.map(|(by, _)| by),
        second.map(|(_, verdict)| verdict),
    )?;
    Ok(())
}

/// Excludes an officer; a second time changes the reason.
pub async fn exclude(tx: &mut Tx, campaign_id: i64, officer_id: i64, reason: &str) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO contest_exclusion (campaign_id, officer_id, reason) VALUES ($1, $2, $3)
         ON CONFLICT (campaign_id, officer_id) DO UPDATE SET reason = excluded.reason",
        campaign_id,
        officer_id,
        reason,
    )?;
    Ok(())
}

/// Why an officer may not take part, by name; `None` when they may.
pub async fn exclusion(tx: &mut Tx, campaign_id: i64, officer_id: i64) -> Result<Option<String>, StoreError> {
    let row = fetch_optional!(
        tx,
        (String,),
        "SELECT reason FROM contest_exclusion WHERE campaign_id = $1 AND officer_id = $2",
        campaign_id,
        officer_id,
    )?;
    Ok(row.map(|(reason,)| reason))
}
