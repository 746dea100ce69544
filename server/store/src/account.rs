//! Staff accounts, personal codes of officials, and failed sign-ins per account.

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

/// A valid personal code and the official it stands for.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct PersonalCode {
    /// The official.
    pub officer_id: i64,
    /// SHA-256 of the secret part.
    pub secret_hash: Vec<u8>,
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

/// Stores a personal code; one valid code per official.
pub async fn insert_personal_code(
    tx: &mut Tx,
    handle: &str,
    officer_id: i64,
    secret_hash: &[u8],
    now_ms: i64,
) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO personal_code (handle, officer_id, secret_hash, created_at) VALUES ($1, $2, $3, $4)",
        handle,
        officer_id,
        secret_hash,
        now_ms,
    )?;
    Ok(())
}

/// The valid code with this public part.
pub async fn personal_code(tx: &mut Tx, handle: &str) -> Result<Option<PersonalCode>, StoreError> {
    fetch_optional!(
        tx,
        PersonalCode,
        "SELECT officer_id, secret_hash FROM personal_code WHERE handle = $1 AND revoked_at IS NULL",
        handle,
    )
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
