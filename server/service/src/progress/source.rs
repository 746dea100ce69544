//! Programs that may report facts, and the tokens by which they are known.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};
use store::{StoreError, Tx, progress::report};

pub use store::progress::report::SourceRow;

use crate::core::{Failure, Service};

/// Random bytes of a token: nobody guesses it, so a plain hash of it is enough.
const TOKEN_BYTES: usize = 32;
/// What every token begins with, so that one in a log or a mail is recognised as a secret.
const TOKEN_PREFIX: &str = "thidua_";
/// Longest name of a source, in letters.
const MAX_NAME: usize = 40;

/// Why a source is not added, renewed or revoked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SourceRefused {
    /// The name is empty, too long or has other letters than a–z, 0–9 and dash.
    #[error("a source's name has 1 to {MAX_NAME} letters: a to z, digits and dashes")]
    BadName,
    /// The name is taken, for good: facts say where they come from.
    #[error("there is a source of this name already; `thidua source renew` gives it another token")]
    Taken,
    /// There is no such source, or it is revoked already.
    #[error("there is no source of this name with a valid token")]
    Unknown,
}

/// A program that has shown a valid token.
#[derive(Debug, Clone)]
pub struct Reporter {
    pub(crate) source_id: i64,
    pub(crate) name: String,
}

impl Reporter {
    /// The source's id, for limits.
    #[must_use]
    pub const fn source_id(&self) -> i64 {
        self.source_id
    }
}

/// What is done to a source.
enum Change {
    Add([u8; 32]),
    Renew([u8; 32]),
    Revoke,
}

impl Service {
    /// Adds a source and answers its token, which is kept nowhere. Only the program's command line calls this.
    pub async fn add_source(&self, name: &str) -> Result<String, Failure<SourceRefused>> {
        let (token, hash) = self.new_source_token();
        self.change_source(name, Change::Add(hash)).await?;
        Ok(token)
    }

    /// Gives a source another token; the old one, revoked or not, is worth nothing from then on.
    pub async fn renew_source(&self, name: &str) -> Result<String, Failure<SourceRefused>> {
        let (token, hash) = self.new_source_token();
        self.change_source(name, Change::Renew(hash)).await?;
        Ok(token)
    }

    /// Revokes a source's token; what it reported stays.
    pub async fn revoke_source(&self, name: &str) -> Result<(), Failure<SourceRefused>> {
        self.change_source(name, Change::Revoke).await
    }

    /// All sources by name.
    pub async fn sources(&self) -> Result<Vec<SourceRow>, Failure> {
        let mut tx = self.db.read().await?;
        Ok(report::sources(&mut tx).await?)
    }

    /// The source that this token belongs to. Errors: not signed in.
    pub async fn reporter(&self, token: &str) -> Result<Reporter, Failure> {
        let mut tx = self.db.read().await?;
        let source = report::source_by_token(&mut tx, &hash_of(token)).await?;
        let source = source.ok_or(Failure::NotSignedIn)?;
        Ok(Reporter { source_id: source.id, name: source.name })
    }

    fn new_source_token(&self) -> (String, [u8; 32]) {
        let token = format!("{TOKEN_PREFIX}{}", URL_SAFE_NO_PAD.encode(self.random::<TOKEN_BYTES>()));
        let hash = hash_of(&token);
        (token, hash)
    }

    async fn change_source(&self, name: &str, change: Change) -> Result<(), Failure<SourceRefused>> {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if name.is_empty() || name.len() > MAX_NAME || !name.chars().all(plain) {
            return Err(Failure::Refused(SourceRefused::BadName));
        }
        let input = (name.to_owned(), change, self.now_ms());
        self.db
            .write(input, |tx, (name, change, now_ms)| Box::pin(store_change(tx, name, change, *now_ms)))
            .await
    }
}

async fn store_change(
    tx: &mut Tx,
    name: &str,
    change: &Change,
    now_ms: i64,
) -> Result<(), Failure<SourceRefused>> {
    let (done, action, refusal) = match change {
        Change::Add(hash) => {
            (report::insert_source(tx, name, hash, now_ms).await?, "source.add", SourceRefused::Taken)
        }
        Change::Renew(hash) => {
            (report::renew_source(tx, name, hash).await?, "source.renew", SourceRefused::Unknown)
        }
        Change::Revoke => {
            (report::revoke_source(tx, name, now_ms).await?, "source.revoke", SourceRefused::Unknown)
        }
    };
    if !done {
        return Err(Failure::Refused(refusal));
    }
    audit(tx, now_ms, action, name, "").await?;
    Ok(())
}

/// Writes the audit line of something a source or the command line did.
pub(super) async fn audit(
    tx: &mut Tx,
    now_ms: i64,
    action: &str,
    source: &str,
    detail: &str,
) -> Result<(), StoreError> {
    store::audit::append(tx, now_ms, "system", None, action, &format!("source {source}"), detail).await
}

pub(super) fn hash_of(text: impl AsRef<[u8]>) -> [u8; 32] {
    Sha256::digest(text).into()
}
