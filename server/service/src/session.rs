//! Sessions of staff and contestants: a random token in the browser, its hash in the database.
//!
//! Voters have none: a ballot is accepted for its signature and for nothing else.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::{
    progress::StatedAs,
    viewer::{Role, Who},
};
use sha2::{Digest, Sha256};
use store::{
    Batch, StoreError, Tx,
    session::{Lookup, Subject},
};

use crate::core::{
    BankReader, CodeKeeper, Contestant, Failure, FigureKeeper, Manager, Organiser, QuestionAuthor,
    QuestionReviewer, RosterReader, Service, Trustee,
};

/// How long a session of a staff account lives, in milliseconds: one working day.
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
    staff: Option<Staff>,
    contestant: Option<i64>,
}

#[derive(Debug, Clone)]
struct Staff {
    account_id: i64,
    name: String,
    roles: Vec<Role>,
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

    /// The permission of a member of the counting team. Errors: not signed in, not permitted.
    pub fn trustee<R>(&self) -> Result<Trustee, Failure<R>> {
        let account_id = self.with_role(&[Role::Trustee])?;
        Ok(Trustee { account_id })
    }

    /// The code keeper's permission. Errors: not signed in, not permitted.
    pub fn code_keeper<R>(&self) -> Result<CodeKeeper, Failure<R>> {
        let account_id = self.with_role(&[Role::CodeKeeper])?;
        Ok(CodeKeeper { account_id })
    }

    /// The permission to write questions. Errors: not signed in, not permitted.
    pub fn question_author<R>(&self) -> Result<QuestionAuthor, Failure<R>> {
        let account_id = self.with_role(&[Role::QuestionAuthor])?;
        Ok(QuestionAuthor { account_id })
    }

    /// The permission to approve questions. Errors: not signed in, not permitted.
    pub fn question_reviewer<R>(&self) -> Result<QuestionReviewer, Failure<R>> {
        let account_id = self.with_role(&[Role::QuestionReviewer])?;
        Ok(QuestionReviewer { account_id })
    }

    /// The permission to read the bank, which authors and reviewers have. Errors: not signed in, not permitted.
    pub fn bank_reader<R>(&self) -> Result<BankReader, Failure<R>> {
        let account_id = self.with_role(&[Role::QuestionAuthor, Role::QuestionReviewer])?;
        Ok(BankReader { account_id })
    }

    /// The permission to see who of a staff list has not entered: organisers for all agencies, coordinators
    /// for their own. Errors: not signed in, not permitted.
    pub fn roster_reader<R>(&self) -> Result<RosterReader, Failure<R>> {
        let account_id = self.with_role(&[Role::AgencyCoordinator, Role::Organiser])?;
        let sees_all = self.with_role::<R>(&[Role::Organiser]).is_ok();
        Ok(RosterReader { account_id, sees_all })
    }

    /// The permission to state figures. Errors: not signed in, not permitted.
    pub fn figure_keeper<R>(&self) -> Result<FigureKeeper, Failure<R>> {
        let account_id = self.with_role(&[Role::Organiser, Role::AgencyCoordinator])?;
        let is_organiser = self.with_role::<R>(&[Role::Organiser]).is_ok();
        let role = if is_organiser { StatedAs::Organiser } else { StatedAs::Coordinator };
        Ok(FigureKeeper { account_id, role })
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
        self.staff.as_ref().map(|staff| Who { name: staff.name.clone(), roles: staff.roles.clone() })
    }

    /// The staff account, whatever its roles. Errors: not signed in.
    pub(crate) fn staff_account<R>(&self) -> Result<i64, Failure<R>> {
        self.staff.as_ref().map(|staff| staff.account_id).ok_or(Failure::NotSignedIn)
    }

    fn with_role<R>(&self, wanted: &[Role]) -> Result<i64, Failure<R>> {
        let staff = self.staff.as_ref().ok_or(Failure::NotSignedIn)?;
        if !wanted.iter().any(|role| staff.roles.contains(role)) {
            return Err(Failure::NotPermitted);
        }
        Ok(staff.account_id)
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
        if let Some(token_hash) = cookie.and_then(read_cookie) {
            let mut tx = self.db.read().await?;
            if let Some(Subject::Staff(id)) = store::session::find(&mut tx, token_hash, now_ms).await? {
                signed_in.staff = staff(&mut tx, id).await?;
            }
        }
        // On every answer of a contest, so those that come together share a statement.
        if let Some(token_hash) = contest_cookie.and_then(read_cookie)
            && let Some(Subject::Contestant(id)) = self.sessions.run(Lookup { token_hash, now_ms }).await?
        {
            signed_in.contestant = Some(id);
        }
        Ok(signed_in)
    }

    /// Ends the session of this cookie, if there is one.
    pub async fn sign_out(&self, cookie: &str) -> Result<(), Failure> {
        let Some(hash) = read_cookie(cookie) else { return Ok(()) };
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
    pub(crate) fn new_token(&self, lives_ms: i64) -> (Token, Vec<u8>) {
        let secret: [u8; 32] = self.random();
        let cookie = URL_SAFE_NO_PAD.encode(secret);
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

/// The hash under which a cookie's session is stored; none when it is no session's cookie.
/// Sessions that are looked up at the same time.
pub(crate) type Lookups = Batch<Lookup, Option<Subject>, Failure>;

/// Who holds each of these sessions.
pub(crate) async fn find_all(
    tx: &mut Tx,
    lookups: &[Lookup],
) -> Result<Vec<Result<Option<Subject>, Failure>>, StoreError> {
    Ok(store::session::find_all(tx, lookups).await?.into_iter().map(Ok).collect())
}

fn read_cookie(cookie: &str) -> Option<Vec<u8>> {
    let secret: [u8; 32] = URL_SAFE_NO_PAD.decode(cookie).ok()?.try_into().ok()?;
    Some(Sha256::digest(secret).to_vec())
}

async fn staff(tx: &mut Tx, account_id: i64) -> Result<Option<Staff>, StoreError> {
    let Some(account) = store::account::staff_by_id(tx, account_id).await? else { return Ok(None) };
    let roles = store::account::roles(tx, account_id).await?;
    Ok(Some(Staff {
        account_id,
        name: account.display_name,
        roles: roles.iter().filter_map(|role| role.parse().ok()).collect(),
    }))
}
