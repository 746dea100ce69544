//! Signing in, with guessing slowed down per account and never per address.
//!
//! A whole agency sits behind one address, so counting failures per address would lock honest people
//! out. Each account has a count of its own: the first few mistakes are free, then every further one
//! doubles the wait.

use domain::{Code, Coded};
use store::{Tx, account::Throttle, session::Subject};

use crate::{
    core::{Failure, Service},
    session::{SESSION_MS, Token},
    staff,
};

/// Mistakes that cost nothing.
const FREE_FAILURES: i64 = 5;
/// Wait after the first mistake that costs something, in milliseconds.
const FIRST_WAIT_MS: i64 = 30_000;
/// Longest wait, in milliseconds.
const LONGEST_WAIT_MS: i64 = 3_600_000;

/// Why somebody is not let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SignInRefused {
    /// User name or password is wrong.
    #[error("user name or password is wrong")]
    Wrong,
    /// Too many wrong tries for this account.
    #[error("blocked until {until_ms}")]
    Blocked {
        /// When the next try is looked at, UTC milliseconds.
        until_ms: i64,
    },
}

impl Coded for SignInRefused {
    fn code(&self) -> Code {
        match self {
            Self::Wrong => Code::SignInWrong,
            Self::Blocked { .. } => Code::SignInBlocked,
        }
    }
}

type Outcome = Result<(), SignInRefused>;

impl Service {
    /// Signs a staff account in with user name and password.
    pub async fn sign_in_staff(
        &self,
        username: &str,
        password: &str,
    ) -> Result<Token, Failure<SignInRefused>> {
        let username = username.trim().to_lowercase();
        let key = format!("staff:{username}");
        let now_ms = self.now_ms();
        let mut tx = self.db.read().await?;
        let throttle = store::account::throttle(&mut tx, &key).await?;
        let account = store::account::staff_by_username(&mut tx, &username).await?;
        drop(tx);
        if let Some(blocked) = blocked(throttle, now_ms) {
            return Err(Failure::Refused(blocked));
        }
        // An unknown name costs the same time as a wrong password, so that names cannot be found out.
        let hash = account.as_ref().map(|account| account.password_hash.clone());
        let right = staff::verify_password(hash, password.to_owned()).await;
        let (token, token_hash) = self.new_token(SESSION_MS);
        let account_id = account.map(|account| account.id).filter(|_| right);
        let input = StaffTry { key, account_id, token_hash, now_ms };
        // A refusal must be counted, so it is a result of the transaction, not its error.
        let outcome: Outcome =
            self.db.write(input, |tx, input| Box::pin(try_staff(tx, input))).await.map_err(Failure::widen)?;
        outcome.map(|()| token).map_err(Failure::Refused)
    }
}

struct StaffTry {
    key: String,
    /// The account, if the password was right.
    account_id: Option<i64>,
    token_hash: Vec<u8>,
    now_ms: i64,
}

async fn try_staff(tx: &mut Tx, input: &StaffTry) -> Result<Outcome, Failure> {
    // Read again: tries that ran side by side with this one count too.
    let throttle = store::account::throttle(tx, &input.key).await?;
    if let Some(blocked) = blocked(throttle, input.now_ms) {
        return Ok(Err(blocked));
    }
    let Some(account_id) = input.account_id else {
        store::account::set_throttle(tx, &input.key, after_failure(throttle, input.now_ms)).await?;
        return Ok(Err(SignInRefused::Wrong));
    };
    store::account::clear_throttle(tx, &input.key).await?;
    let expires_at_ms = input.now_ms.saturating_add(SESSION_MS);
    store::session::insert(tx, &input.token_hash, Subject::Staff(account_id), expires_at_ms).await?;
    store::audit::append(tx, input.now_ms, "staff", Some(account_id), "staff.sign_in", "", "").await?;
    Ok(Ok(()))
}

pub(crate) fn blocked(throttle: Throttle, now_ms: i64) -> Option<SignInRefused> {
    (throttle.blocked_until > now_ms).then_some(SignInRefused::Blocked { until_ms: throttle.blocked_until })
}

pub(crate) fn after_failure(throttle: Throttle, now_ms: i64) -> Throttle {
    let failures = throttle.failures.saturating_add(1);
    let blocked_until = match failures - FREE_FAILURES {
        ..=0 => 0,
        paid => {
            let doublings = u32::try_from((paid - 1).min(10)).unwrap_or(10);
            now_ms.saturating_add((FIRST_WAIT_MS << doublings).min(LONGEST_WAIT_MS))
        }
    };
    Throttle { failures, blocked_until }
}

#[cfg(test)]
mod tests {
    use store::account::Throttle;

    use super::{LONGEST_WAIT_MS, after_failure};

    #[test]
    fn waits_double_after_the_free_mistakes_and_have_an_end() {
        let mut throttle = Throttle::default();
        let mut waits_s = Vec::new();
        for _ in 0..14 {
            throttle = after_failure(throttle, 1_000_000);
            waits_s.push((throttle.blocked_until - 1_000_000).max(0) / 1000);
        }
        assert_eq!(waits_s, [0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600]);
        assert_eq!(throttle.blocked_until, 1_000_000 + LONGEST_WAIT_MS);
    }
}
