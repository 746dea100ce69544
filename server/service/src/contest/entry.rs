//! Entering the contest, and going on from another device.
//!
//! The entry code follows from the session token that the entering browser holds. So that browser can
//! be shown the code whenever it asks, and the server stores no more than a hash of it.

use domain::{
    contest::{
        ContinueRefused, Entry, EntryCode, EntryForm, EntryRefused, MyContest, RoundState, may_be_named,
    },
    time::Day,
};
use sha2::{Digest, Sha256};
use store::{
    StoreError, Tx, WriteError,
    contest::{KinRow, NewContestant},
    session::Subject,
};
use subtle::ConstantTimeEq;

use super::{identity, named, round_state, small, the_open_round};
use crate::{
    core::{Contestant, Failure, Service},
    session::{CONTEST_SESSION_MS, Token},
    sign_in::{SignInRefused, after_failure, blocked},
};

/// Codes that a token offers; the first whose public part is free is taken. With 26,000 contestants one
/// in forty is taken, so that eight taken ones do not happen.
const CODES_PER_TOKEN: u8 = 8;

/// A person who has entered.
#[derive(Clone)]
pub struct Entered {
    /// Session of the contestant.
    pub token: Token,
    /// With this code they go on from another device.
    pub entry_code: String,
}

impl Service {
    /// Enters a person into the open round's contest and signs this browser in as them.
    pub async fn enter(&self, form: &EntryForm) -> Result<Entered, Failure<EntryRefused>> {
        let now_ms = self.now_ms();
        let mut tx = self.db.read().await?;
        let round = the_open_round(&mut tx).await?.ok_or(Failure::Refused(EntryRefused::RoundNotOpen))?;
        let entry =
            form.check(Day::of_instant(now_ms), small(round.min_age_years)?).map_err(Failure::Refused)?;
        let mut person = person(&mut tx, &entry, round.campaign_id, now_ms).await?;
        let key = store::contest::contest_key(&mut tx, round.campaign_id).await?;
        drop(tx);
        let key = match key {
            Some(key) => key,
            None => self.new_contest_key(round.campaign_id).await?,
        };
        person.shows_name = may_be_named(form.shows_name, person.birth_day.map(Day), Day::of_instant(now_ms));
        identity::hash_person(&key, &entry, &mut person);
        let (token, token_hash) = self.new_token(CONTEST_SESSION_MS);
        let codes = codes_of(&token.cookie);
        let input = NewEntry { person, codes, token_hash, now_ms };
        let code = self.contest.entries.run(input).await?;
        Ok(Entered { token, entry_code: code.printed() })
    }

    /// Signs this browser in as the contestant to whom the entry code belongs.
    pub async fn continue_with(&self, typed: &str) -> Result<Token, Failure<ContinueRefused>> {
        let code = EntryCode::parse(typed).map_err(|bad| Failure::Refused(bad.into()))?;
        let (token, token_hash) = self.new_token(CONTEST_SESSION_MS);
        let input = Try { code, token_hash, now_ms: self.now_ms() };
        // A refusal must be counted, so it is a result of the transaction, not its error.
        let outcome =
            self.db.write(input, |tx, input| Box::pin(try_code(tx, input))).await.map_err(Failure::widen)?;
        outcome.map(|()| token).map_err(Failure::Refused)
    }

    /// Where this contestant stands; `cookie` is the browser's contest session token.
    pub async fn my_contest(&self, by: Contestant, cookie: &str) -> Result<MyContest, Failure> {
        let mut tx = self.db.read().await?;
        let contestant =
            store::contest::contestant(&mut tx, by.contestant_id).await?.ok_or(Failure::NotFound)?;
        let (mut attempt, mut attempts_left) = (None, 0);
        if let Some(round) = store::contest::present_round(&mut tx).await? {
            attempt = store::contest::attempt_of(&mut tx, contestant.id, round.id).await?;
            let is_out = attempt.as_ref().is_some_and(|attempt| attempt.disqualified_at.is_some());
            if round_state(&round)? == RoundState::Open && !is_out {
                let begun = attempt.as_ref().map_or(0, |attempt| attempt.number);
                attempts_left = small(round.attempts_allowed.saturating_sub(begun).max(0))?;
            }
        }
        let entry_code = codes_of(cookie).into_iter().find(|code| code.handle() == contestant.entry_handle);
        Ok(MyContest {
            full_name: contestant.full_name,
            group: named(&contestant.entry_group)?,
            attempt: attempt.map(|attempt| named(&attempt.state)).transpose()?,
            attempts_left,
            entry_code: entry_code.map(|code| code.printed()),
        })
    }
}

/// Looks up what the form names; the entry code is filled in when the person is stored.
async fn person(
    tx: &mut Tx,
    entry: &Entry,
    campaign_id: i64,
    now_ms: i64,
) -> Result<NewContestant, Failure<EntryRefused>> {
    let mut person = NewContestant {
        campaign_id,
        entry_group: entry.group().name(),
        identity: String::new(),
        phone_hash: None,
        person_hash: None,
        full_name: String::new(),
        officer_id: None,
        agency_id: None,
        commune_id: None,
        birth_day: None,
        phone: None,
        shows_name: false,
        consent_version: domain::contest::CONSENT_VERSION.to_owned(),
        consented_at_ms: now_ms,
        entry_handle: String::new(),
        entry_code_hash: Vec::new(),
    };
    match entry {
        Entry::Mandatory { agency, staff_code } => {
            let officer = store::agency::officer_by_staff_code(tx, staff_code).await?;
            let agencies = store::agency::list(tx).await?;
            let agency_id = agencies.into_iter().find(|known| known.code == *agency).map(|known| known.id);
            let officer =
                officer.filter(|officer| Some(officer.agency_id) == agency_id && officer.left_at.is_none());
            let officer = officer.ok_or(Failure::Refused(EntryRefused::StaffUnknown))?;
            if store::contest::exclusion(tx, campaign_id, officer.id).await?.is_some() {
                return Err(Failure::Refused(EntryRefused::Excluded));
            }
            person.full_name = officer.full_name;
            person.officer_id = Some(officer.id);
            person.agency_id = agency_id;
        }
        Entry::Encouraged { full_name, birth_day, commune, phone } => {
            let communes = store::agency::communes(tx).await?;
            let known = communes.into_iter().find(|(_, code, _)| code == commune);
            let (commune_id, ..) = known.ok_or_else(|| Failure::Refused(EntryRefused::unknown_commune()))?;
            person.full_name = full_name.clone();
            person.commune_id = Some(commune_id);
            person.birth_day = Some(birth_day.0);
            person.phone = Some(phone.clone());
        }
    }
    Ok(person)
}

/// A person about to enter.
pub(crate) struct NewEntry {
    person: NewContestant,
    codes: Vec<EntryCode>,
    token_hash: Vec<u8>,
    now_ms: i64,
}

/// Enters people; of two who are the same person the first one.
pub(super) async fn enter_all(
    tx: &mut Tx,
    inputs: &[NewEntry],
) -> Result<Vec<Result<EntryCode, Failure<EntryRefused>>>, StoreError> {
    let open = the_open_round(tx).await?;
    let mut outcomes = Vec::with_capacity(inputs.len());
    for input in inputs {
        let person = &input.person;
        let Some(round) = open.as_ref().filter(|round| round.campaign_id == person.campaign_id) else {
            outcomes.push(Err(Failure::Refused(EntryRefused::RoundNotOpen)));
            continue;
        };
        let (phone, name) = (person.phone_hash.as_deref(), person.person_hash.as_deref());
        let kin = store::contest::kin(tx, person.campaign_id, &person.identity, phone, name).await?;
        if kin.same.is_some() {
            outcomes.push(Err(Failure::Refused(EntryRefused::AlreadyEntered)));
            continue;
        }
        let Some(code) = free_code(tx, &input.codes).await? else {
            // The person's next try brings a new token and with it new codes.
            outcomes.push(Err(Failure::Store(WriteError::Store(StoreError::TryAgain))));
            continue;
        };
        enter(tx, input, &code, round.id, kin).await?;
        outcomes.push(Ok(code));
    }
    Ok(outcomes)
}

async fn enter(
    tx: &mut Tx,
    input: &NewEntry,
    code: &EntryCode,
    round_id: i64,
    kin: KinRow,
) -> Result<(), StoreError> {
    let mut person = input.person.clone();
    person.entry_handle = code.handle();
    person.entry_code_hash = code_hash(code);
    let id = store::contest::insert_contestant(tx, &person).await?;
    for (other_id, shared) in [(kin.person, "person"), (kin.phone, "phone")] {
        if let Some(other_id) = other_id {
            store::contest::insert_suspicion(tx, person.campaign_id, id, other_id, shared).await?;
        }
    }
    let expires_at_ms = input.now_ms.saturating_add(CONTEST_SESSION_MS);
    store::session::insert(tx, &input.token_hash, Subject::Contestant(id), expires_at_ms).await?;
    let subject = format!("round {round_id}");
    store::audit::append(tx, input.now_ms, "contestant", Some(id), "contest.enter", &subject, "").await?;
    tx.announce_change();
    Ok(())
}

async fn free_code(tx: &mut Tx, codes: &[EntryCode]) -> Result<Option<EntryCode>, StoreError> {
    for code in codes {
        if store::contest::entry_key(tx, &code.handle()).await?.is_none() {
            return Ok(Some(code.clone()));
        }
    }
    Ok(None)
}

struct Try {
    code: EntryCode,
    token_hash: Vec<u8>,
    now_ms: i64,
}

async fn try_code(tx: &mut Tx, input: &Try) -> Result<Result<(), ContinueRefused>, Failure> {
    let handle = input.code.handle();
    let key = format!("entry:{handle}");
    let throttle = store::account::throttle(tx, &key).await?;
    if let Some(SignInRefused::Blocked { until_ms }) = blocked(throttle, input.now_ms) {
        return Ok(Err(ContinueRefused::Blocked { until_ms }));
    }
    let given = code_hash(&input.code);
    match store::contest::entry_key(tx, &handle).await? {
        Some(stored) if bool::from(stored.entry_code_hash.as_slice().ct_eq(&given)) => {
            store::account::clear_throttle(tx, &key).await?;
            let expires_at_ms = input.now_ms.saturating_add(CONTEST_SESSION_MS);
            let subject = Subject::Contestant(stored.id);
            store::session::insert(tx, &input.token_hash, subject, expires_at_ms).await?;
            Ok(Ok(()))
        }
        // Only handles that exist are counted: made-up ones would fill the table.
        Some(_) => {
            store::account::set_throttle(tx, &key, after_failure(throttle, input.now_ms)).await?;
            Ok(Err(ContinueRefused::UnknownCode))
        }
        None => Ok(Err(ContinueRefused::UnknownCode)),
    }
}

fn codes_of(cookie: &str) -> Vec<EntryCode> {
    let code = |number: u8| {
        let mut hash = Sha256::new();
        hash.update(b"thidua entry code\0");
        hash.update([number]);
        hash.update(cookie);
        let hash: [u8; 32] = hash.finalize().into();
        let mut letters = [0; 10];
        letters.copy_from_slice(&hash[..10]);
        EntryCode::from_random(letters)
    };
    (0..CODES_PER_TOKEN).map(code).collect()
}

/// Hash of an entry code. It guards no more than what lies in the same database beside it.
fn code_hash(code: &EntryCode) -> Vec<u8> {
    let mut hash = Sha256::new();
    hash.update(b"thidua entry code hash\0");
    hash.update(code.handle());
    hash.update(code.secret());
    hash.finalize().to_vec()
}
