//! Staff accounts with their roles, and failed sign-ins per account.

use crate::{
    StoreError, Tx,
    core::{execute, fetch_all, fetch_optional, scalar},
};

/// A staff account as stored.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct StaffAccount {
    /// Account id.
    pub id: i64,
    /// Sign-in name, lower case.
    pub username: String,
    /// Name shown on pages.
    pub display_name: String,
    /// Password hash in PHC string format.
    pub password_hash: String,
}

/// Failed sign-ins of one account.
#[derive(Debug, Clone, Copy, Default, sqlx::FromRow)]
pub struct Throttle {
    /// Failures since the last success.
    pub failures: i64,
    /// No try is looked at before this time, UTC milliseconds.
    pub blocked_until: i64,
}

/// Creates a staff account and answers its id.
pub async fn insert_staff(
    tx: &mut Tx,
    username: &str,
    display_name: &str,
    password_hash: &str,
    now_ms: i64,
) -> Result<i64, StoreError> {
    scalar!(
        tx,
        i64,
        "INSERT INTO staff_account (username, display_name, password_hash, created_at)
         VALUES ($1, $2, $3, $4) RETURNING id",
        username,
        display_name,
        password_hash,
        now_ms,
    )
}

/// Says which officer works with an account.
pub async fn link_officer(tx: &mut Tx, account_id: i64, officer_id: i64) -> Result<(), StoreError> {
    execute!(tx, "UPDATE staff_account SET officer_id = $2 WHERE id = $1", account_id, officer_id)?;
    Ok(())
}

/// The agency of the officer who works with an account.
pub async fn agency_of(tx: &mut Tx, account_id: i64) -> Result<Option<i64>, StoreError> {
    let row = fetch_optional!(
        tx,
        (i64,),
        "SELECT o.agency_id FROM staff_account a JOIN officer o ON o.id = a.officer_id WHERE a.id = $1",
        account_id,
    )?;
    Ok(row.map(|(agency_id,)| agency_id))
}

/// Gives an account a role; giving it twice is harmless.
pub async fn grant_role(tx: &mut Tx, account_id: i64, role: &str) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO staff_role (account_id, role) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        account_id,
        role,
    )?;
    Ok(())
}

/// The account of this sign-in name.
pub async fn staff_by_username(tx: &mut Tx, username: &str) -> Result<Option<StaffAccount>, StoreError> {
    fetch_optional!(
        tx,
        StaffAccount,
        "SELECT id, username, display_name, password_hash FROM staff_account WHERE username = $1",
        username,
    )
}

/// The account with this id.
pub async fn staff_by_id(tx: &mut Tx, id: i64) -> Result<Option<StaffAccount>, StoreError> {
    fetch_optional!(
        tx,
        StaffAccount,
        "SELECT id, username, display_name, password_hash FROM staff_account WHERE id = $1",
        id,
    )
}

/// The roles of an account, by name.
pub async fn roles(tx: &mut Tx, account_id: i64) -> Result<Vec<String>, StoreError> {
    let rows = fetch_all!(
        tx,
        (String,),
        "SELECT role FROM staff_role WHERE account_id = $1 ORDER BY role",
        account_id,
    )?;
    Ok(rows.into_iter().map(|(role,)| role).collect())
}

/// How often signing in to `account_key` failed; none when it never did.
pub async fn throttle(tx: &mut Tx, account_key: &str) -> Result<Throttle, StoreError> {
    let row = fetch_optional!(
        tx,
        Throttle,
        "SELECT failures, blocked_until FROM sign_in_throttle WHERE account_key = $1",
        account_key,
    )?;
    Ok(row.unwrap_or_default())
}

/// Records the failures of an account.
pub async fn set_throttle(tx: &mut Tx, account_key: &str, throttle: Throttle) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO sign_in_throttle (account_key, failures, blocked_until) VALUES ($1, $2, $3)
         ON CONFLICT (account_key) DO UPDATE
         SET failures = excluded.failures, blocked_until = excluded.blocked_until",
        account_key,
        throttle.failures,
        throttle.blocked_until,
    )?;
    Ok(())
}

/// Forgets the failures of an account after a success.
pub async fn clear_throttle(tx: &mut Tx, account_key: &str) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM sign_in_throttle WHERE account_key = $1", account_key)?;
    Ok(())
}
