//! What a member of the staff typed into a form that was refused comes back with the message.
//!
//! For a browser without a program, and for texts too long for an address. Staff only: citizens' and voters'
//! forms hold codes, and are filled in on shared computers.

use crate::{
    core::{Failure, Service},
    session::SignedIn,
};

/// How long it is kept, in milliseconds.
const KEPT_MS: i64 = 60 * 60 * 1000;
/// Longest content in bytes; forms hold less.
const MAX_BYTES: usize = 32 * 1024;

impl Service {
    /// Keeps what was typed into the form with this name; nothing that is longer than any form.
    ///
    /// Errors: not signed in as staff.
    pub async fn keep_form(&self, by: &SignedIn, form: &'static str, content: String) -> Result<(), Failure> {
        let account_id = by.staff_account()?;
        if content.len() > MAX_BYTES {
            return Ok(());
        }
        self.db
            .write((account_id, content, self.now_ms()), move |tx, (account_id, content, now_ms)| {
                Box::pin(async move {
                    store::form_draft::keep(tx, *account_id, form, content, *now_ms + KEPT_MS).await?;
                    Ok(())
                })
            })
            .await
    }

    /// What was typed into the form lately, if it was refused then. Errors: not signed in as staff.
    pub async fn kept_form(&self, by: &SignedIn, form: &str) -> Result<Option<String>, Failure> {
        let mut tx = self.db.read().await?;
        Ok(store::form_draft::find(&mut tx, by.staff_account()?, form, self.now_ms()).await?)
    }

    /// Forgets what has been kept for long enough; answers how much.
    ///
    /// Called again and again by a background task: what is over must not wait in backups for the next refusal.
    pub async fn forget_old_forms(&self) -> Result<u64, Failure> {
        self.db
            .write(self.now_ms(), |tx, now_ms| {
                Box::pin(async move { Ok(store::form_draft::forget_old(tx, *now_ms).await?) })
            })
            .await
    }

    /// Forgets what was typed, now that the form was taken. Errors: not signed in as staff.
    pub async fn forget_form(&self, by: &SignedIn, form: &'static str) -> Result<(), Failure> {
        let account_id = by.staff_account()?;
        self.db
            .write(account_id, move |tx, account_id| {
                Box::pin(async move { Ok(store::form_draft::forget(tx, *account_id, form).await?) })
            })
            .await
    }
}
