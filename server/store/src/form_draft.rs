//! What members of the staff typed into forms that were refused.

use crate::{
    StoreError, Tx,
    core::{execute, fetch_optional},
};

/// Keeps what was typed until then, in place of what was typed into this form before.
pub async fn keep(
    tx: &mut Tx,
    account_id: i64,
    form: &str,
    content: &str,
    kept_until_ms: i64,
) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO form_draft (account_id, form, content, kept_until) VALUES ($1, $2, $3, $4)
         ON CONFLICT (account_id, form) DO UPDATE
         SET content = excluded.content, kept_until = excluded.kept_until",
        account_id,
        form,
        content,
        kept_until_ms,
    )?;
    Ok(())
}

/// What was typed into the form and is kept at this time.
pub async fn find(
    tx: &mut Tx,
    account_id: i64,
    form: &str,
    now_ms: i64,
) -> Result<Option<String>, StoreError> {
    let row = fetch_optional!(
        tx,
        (String,),
        "SELECT content FROM form_draft WHERE account_id = $1 AND form = $2 AND kept_until > $3",
        account_id,
        form,
        now_ms,
    )?;
    Ok(row.map(|(content,)| content))
}

/// Forgets what was typed into the form.
pub async fn forget(tx: &mut Tx, account_id: i64, form: &str) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM form_draft WHERE account_id = $1 AND form = $2", account_id, form)?;
    Ok(())
}

/// Forgets what was to be kept until then or shorter; answers how much that was.
pub async fn forget_old(tx: &mut Tx, now_ms: i64) -> Result<u64, StoreError> {
    execute!(tx, "DELETE FROM form_draft WHERE kept_until <= $1", now_ms)
}
