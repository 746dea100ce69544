//! Sessions: a random token in the browser, its hash in the database.
//!
//! For an official the browser's token has a second half, the ballot key: derived from the personal
//! code at sign-in and never stored on the server, so that only the voter's own browser can say
//! under which slot the voter's ballot lies.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::{
    personal_code::PersonalCode,
    viewer::{Role, Who},
};
use sha2::{Digest, Sha256};
use store::{StoreError, Tx, session::Subject};

use crate::core::{Contestant, Failure, Manager, Official, Organiser, Service};

/// How long a session of an official or a staff account lives, in milliseconds: one working day.
pub const SESSION_MS: i64 = 12 * 3600 * 1000;
/// How long a contestant's session lives, in milliseconds: a round may last for weeks.
pub const CONTEST_SESSION_MS: i64 = 45 * 24 * 3600 * 1000;

/// A new session's token, to be put in a cookie and nowhere else.
#[derive(Clone)]
pub struct Token {
    /// The cookie's value.
    pub cookie: String,
    /// Lifetime in milliseconds.
    pub lives_ms: i64,
}

/// Who is behind a request, as its session cookies prove.
#[derive(Debug, Clone, Default)]
pub struct SignedIn {
    subject: Option<Known>,
    contestant: Option<i64>,
}

#[derive(Debug, Clone)]
enum Known {
    Official { officer_id: i64, name: String, ballot_key: Option<[u8; 32]> },
    Staff { account_id: i64, name: String, roles: Vec<Role> },
}

impl SignedIn {
    /// The organiser's permission. Errors: not signed in, not permitted.
    pub fn organiser<R>(&self) -> Result<Organiser, Failure<R>> {
        let account_id = self.with_role(&[Role::Organiser])?;
        Ok(Organiser { account_id })
    }

    /// The manager's permission, which organisers have too. Errors: not signed in, not permitted.
    pub fn manager<R>(&self) -> Result<Manager, Failure<R>> {
        self.with_role(&[Role::Manager, Role::Organiser])?;
        Ok(Manager::granted())
    }

    /// The signed-in official. Errors: not signed in, not permitted (a staff account).
    pub fn official<R>(&self) -> Result<Official, Failure<R>> {
        match &self.subject {
            Some(Known::Official { officer_id, ballot_key, .. }) => {
                Ok(Official { officer_id: *officer_id, ballot_key: *ballot_key })
            }
            Some(Known::Staff { .. }) => Err(Failure::NotPermitted),
            None => Err(Failure::NotSignedIn),
        }
    }

    /// The contestant of this browser. Errors: not signed in.
    pub fn contestant<R>(&self) -> Result<Contestant, Failure<R>> {
        self.contestant.map(|contestant_id| Contestant { contestant_id }).ok_or(Failure::NotSignedIn)
    }

    /// Whether this browser has a contestant's session.
    #[must_use]
    pub fn is_contestant(&self) -> bool {
        self.contestant.is_some()
    }

    /// What pages may know.
    #[must_use]
    pub fn who(&self) -> Option<Who> {
        self.subject.as_ref().map(|known| match known {
            Known::Official { name, .. } => Who::Official { name: name.clone() },
            Known::Staff { name, roles, .. } => Who::Staff { name: name.clone(), roles: roles.clone() },
        })
    }

    fn with_role<R>(&self, wanted: &[Role]) -> Result<i64, Failure<R>> {
        match &self.subject {
            Some(Known::Staff { account_id, roles, .. })
                if wanted.iter().any(|role| roles.contains(role)) =>
            {
                Ok(*account_id)
            }
            Some(_) => Err(Failure::NotPermitted),
            None => Err(Failure::NotSignedIn),
        }
    }
}

impl Service {
    /// Finds out who is behind a request from its two session cookies; unknown or expired ones count as absent.
    pub async fn recognise(
        &self,
        cookie: Option<&str>,
        contest_cookie: Option<&str>,
    ) -> Result<SignedIn, Failure> {
        let mut signed_in = SignedIn::default();
        if cookie.is_none() && contest_cookie.is_none() {
            return Ok(signed_in);
        }
        let now_ms = self.now_ms();
        let mut tx = self.db.read().await?;
        if let Some((hash, ballot_key)) = cookie.and_then(read_cookie) {
            let subject = store::session::find(&mut tx, &hash, now_ms).await?;
            signed_in.subject = known(&mut tx, subject, ballot_key).await?;
        }
        if let Some((hash, _)) = contest_cookie.and_then(read_cookie)
            && let Some(Subject::Contestant(id)) = store::session::find(&mut tx, &hash, now_ms).await?
        {
            signed_in.contestant = Some(id);
        }
        Ok(signed_in)
    }

    /// Ends the session of this cookie, if there is one.
    pub async fn sign_out(&self, cookie: &str) -> Result<(), Failure> {
        let Some((hash, _)) = read_cookie(cookie) else { return Ok(()) };
        self.db
            .write(hash, |tx, hash| {
                Box::pin(async move { Ok(store::session::delete(tx, hash.as_slice()).await?) })
            })
            .await
    }

    /// Forgets expired sessions; answers how many.
    pub async fn forget_expired_sessions(&self) -> Result<u64, Failure> {
        self.db
            .write(self.now_ms(), |tx, now_ms| {
                Box::pin(async move { Ok(store::session::delete_expired(tx, *now_ms).await?) })
            })
            .await
    }

    /// A fresh session token and the hash to store for it.
    pub(crate) fn new_token(&self, code: Option<&PersonalCode>, lives_ms: i64) -> (Token, Vec<u8>) {
        let secret: [u8; 32] = self.random();
        let mut cookie = URL_SAFE_NO_PAD.encode(secret);
        if let Some(code) = code {
            cookie.push('.');
            cookie.push_str(&URL_SAFE_NO_PAD.encode(ballot_key(code)));
        }
        (Token { cookie, lives_ms }, Sha256::digest(secret).to_vec())
    }
}

/// The token that forms of the browser with this visit cookie must carry.
#[must_use]
pub fn form_token(visit: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(b"thidua form token\0");
    hash.update(visit);
    URL_SAFE_NO_PAD.encode(hash.finalize())
}

/// The key under which the holder of this personal code keeps the ballots.
fn ballot_key(code: &PersonalCode) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(b"thidua ballot key\0");
    hash.update(code.handle());
    hash.update(code.secret());
    hash.finalize().into()
}

type Cookie = (Vec<u8>, Option<[u8; 32]>);

fn read_cookie(cookie: &str) -> Option<Cookie> {
    let (token, key) = match cookie.split_once('.') {
        Some((token, key)) => (token, Some(key)),
        None => (cookie, None),
    };
    let secret: [u8; 32] = URL_SAFE_NO_PAD.decode(token).ok()?.try_into().ok()?;
    let key = match key {
        Some(key) => Some(URL_SAFE_NO_PAD.decode(key).ok()?.try_into().ok()?),
        None => None,
    };
    Some((Sha256::digest(secret).to_vec(), key))
}

async fn known(
    tx: &mut Tx,
    subject: Option<Subject>,
    ballot_key: Option<[u8; 32]>,
) -> Result<Option<Known>, StoreError> {
    Ok(match subject {
        Some(Subject::Officer(id)) => store::agency::officer(tx, id).await?.map(|officer| Known::Official {
            officer_id: id,
            name: officer.full_name,
            ballot_key,
        }),
        Some(Subject::Staff(id)) => match store::account::staff_by_id(tx, id).await? {
            Some(account) => {
                let roles = store::account::roles(tx, id).await?;
                Some(Known::Staff {
                    account_id: id,
                    name: account.display_name,
                    roles: roles.iter().filter_map(|role| role.parse().ok()).collect(),
                })
            }
            None => None,
        },
        Some(Subject::Contestant(_)) | None => None,
    })
}
