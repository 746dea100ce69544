//! Staff accounts: creating them and checking passwords (argon2id).

use argon2::{
    Argon2, PasswordHasher, PasswordVerifier,
    password_hash::{PasswordHash, SaltString},
};
use domain::{
    Code, Coded, FieldError,
    viewer::{Role, RolesRefused},
};
use tokio::sync::Semaphore;

use crate::core::{Failure, Service};

/// Shortest password, in letters.
pub const MIN_PASSWORD_LETTERS: usize = 10;

/// Why an account is not created.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AccountRefused {
    /// The sign-in name is empty or has other letters than a–z, 0–9, dot and dash.
    #[error("a user name has letters a to z, digits, dots and dashes")]
    BadUsername,
    /// The password is too short.
    #[error("a password has at least {MIN_PASSWORD_LETTERS} letters")]
    ShortPassword,
    /// The sign-in name is taken.
    #[error("the user name is taken")]
    Taken,
    /// The roles must stay apart.
    #[error(transparent)]
    Roles(#[from] RolesRefused),
}

impl Coded for AccountRefused {
    fn code(&self) -> Code {
        match self {
            Self::Roles(rule) => rule.code(),
            Self::BadUsername | Self::ShortPassword | Self::Taken => Code::Malformed,
        }
    }

    fn fields(&self) -> Vec<FieldError> {
        let field = match self {
            Self::ShortPassword => "password",
            Self::BadUsername | Self::Taken => "username",
            Self::Roles(_) => "role",
        };
        vec![FieldError::new(field, self.code())]
    }
}

/// A staff account to be created.
#[derive(Clone)]
pub struct NewAccount {
    /// Sign-in name.
    pub username: String,
    /// Name shown on pages.
    pub display_name: String,
    /// Password in clear; hashed before it is stored.
    pub password: String,
    /// What the account may do.
    pub roles: Vec<Role>,
}

impl Service {
    /// Says which officer works with an account: whoever opens an unpublished question may not take part in
    /// the contest. Errors: no such staff code.
    pub async fn link_staff(&self, account_id: i64, staff_code: &str) -> Result<(), Failure> {
        let input = (account_id, staff_code.trim().to_uppercase());
        self.db
            .write(input, |tx, (account_id, staff_code)| {
                Box::pin(async move {
                    let officer = store::agency::officer_by_staff_code(tx, staff_code).await?;
                    let officer = officer.ok_or(Failure::NotFound)?;
                    Ok(store::account::link_officer(tx, *account_id, officer.id).await?)
                })
            })
            .await
    }

    /// Creates a staff account. Only the program's command line calls this: whoever can run it owns the database.
    pub async fn add_staff(&self, account: NewAccount) -> Result<i64, Failure<AccountRefused>> {
        let username = account.username.trim().to_lowercase();
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-');
        if username.is_empty() || !username.chars().all(plain) {
            return Err(Failure::Refused(AccountRefused::BadUsername));
        }
        if account.password.chars().count() < MIN_PASSWORD_LETTERS {
            return Err(Failure::Refused(AccountRefused::ShortPassword));
        }
        Role::check_together(&account.roles).map_err(|rule| Failure::Refused(rule.into()))?;
        let hash = hash_password(&account.password, self.random())?;
        let input = (username, account.display_name, hash, account.roles, self.now_ms());
        self.db
            .write(input, |tx, (username, display_name, hash, roles, now_ms)| {
                Box::pin(async move {
                    if store::account::staff_by_username(tx, username).await?.is_some() {
                        return Err(Failure::Refused(AccountRefused::Taken));
                    }
                    let id = store::account::insert_staff(tx, username, display_name, hash, *now_ms).await?;
                    for role in roles {
                        store::account::grant_role(tx, id, role.name()).await?;
                    }
                    store::audit::append(tx, *now_ms, "system", None, "staff.add", username, "").await?;
                    Ok(id)
                })
            })
            .await
    }
}

/// Hashes a password with argon2id and its recommended cost, into a PHC string.
pub(crate) fn hash_password<R>(password: &str, salt: [u8; 16]) -> Result<String, Failure<R>> {
    let hashed = SaltString::encode_b64(&salt).and_then(|salt| {
        Argon2::default().hash_password(password.as_bytes(), &salt).map(|hash| hash.to_string())
    });
    hashed.map_err(|error| Failure::Store(store::StoreError::Corrupt(error.to_string()).into()))
}

/// Checks a password against a stored hash, on a thread of its own because it takes long on purpose.
pub(crate) async fn verify_password(stored: Option<String>, password: String) -> bool {
    // Of a random password nobody knows; spends the same time for names that do not exist.
    const NOBODY: &str =
        "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5IGhhcyB0aGlz$pQhVvdHyW0cD7ZBBl1aHi1qRr3HBV0J5gLdQEdbPO0k";
    // Each check takes 19 MiB and a core for a moment: a flood of tries waits here, not in memory.
    static TURNS: Semaphore = Semaphore::const_new(4);
    let Ok(_turn) = TURNS.acquire().await else { return false };
    let known = stored.is_some();
    let checked = tokio::task::spawn_blocking(move || {
        let stored = stored.unwrap_or_else(|| NOBODY.to_owned());
        PasswordHash::new(&stored)
            .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
    });
    checked.await.unwrap_or(false) && known
}
