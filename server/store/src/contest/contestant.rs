//! Contestants: who entered, and the entry code with which they go on elsewhere.

use domain::text::fold;

use crate::{
    StoreError, Tx,
    core::{execute, fetch_all, fetch_optional, scalar},
};

/// A person who enters; the fields of the other group stay empty.
#[derive(Debug, Clone)]
pub struct NewContestant {
    /// The campaign whose contest it is.
    pub campaign_id: i64,
    /// Group by name.
    pub entry_group: &'static str,
    /// Who this is, in one comparable text or its keyed hash; unique in the campaign.
    pub identity: String,
    /// Keyed hash of the telephone number, for the encouraged group.
    pub phone_hash: Option<Vec<u8>>,
    /// Keyed hash of name, birth date and commune, for the encouraged group.
    pub person_hash: Option<Vec<u8>>,
    /// Full name.
    pub full_name: String,
    /// The officer, for the mandatory group.
    pub officer_id: Option<i64>,
    /// The officer's agency, for the mandatory group.
    pub agency_id: Option<i64>,
    /// Commune, for the encouraged group.
    pub commune_id: Option<i64>,
    /// Day of birth, days since 1970, for the encouraged group.
    pub birth_day: Option<i64>,
    /// Telephone number, for the encouraged group.
    pub phone: Option<String>,
    /// Whether public tables show the name.
    pub shows_name: bool,
    /// Version of the consent text agreed to.
    pub consent_version: String,
    /// When they entered and agreed, UTC milliseconds.
    pub consented_at_ms: i64,
    /// Public part of the entry code; unique.
    pub entry_handle: String,
    /// Hash of the entry code.
    pub entry_code_hash: Vec<u8>,
}

/// What pages show of a contestant.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ContestantRow {
    /// Contestant id.
    pub id: i64,
    /// The campaign whose contest it is.
    pub campaign_id: i64,
    /// Group by name.
    pub entry_group: String,
    /// Full name.
    pub full_name: String,
    /// Public part of the entry code.
    pub entry_handle: String,
}

/// The stored half of an entry code.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct EntryKey {
    /// Contestant id.
    pub id: i64,
    /// Hash of the entry code.
    pub entry_code_hash: Vec<u8>,
}

/// Enters a person and answers the contestant id.
///
/// Errors: a constraint when the person has entered before or the entry handle is taken.
pub async fn insert_contestant(tx: &mut Tx, person: &NewContestant) -> Result<i64, StoreError> {
    scalar!(
        tx,
        i64,
        "INSERT INTO contestant (campaign_id, entry_group, identity, full_name, officer_id, agency_id, commune_id,
                                 birth_day, phone, consent_version, consented_at, entry_handle, entry_code_hash,
                                 phone_hash, person_hash, folded_name, shows_name)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) RETURNING id",
        person.campaign_id,
        person.entry_group,
        &person.identity,
        &person.full_name,
        person.officer_id,
        person.agency_id,
        person.commune_id,
        person.birth_day,
        &person.phone,
        &person.consent_version,
        person.consented_at_ms,
        &person.entry_handle,
        &person.entry_code_hash,
        &person.phone_hash,
        &person.person_hash,
        fold(&person.full_name),
        i64::from(person.shows_name),
    )
}

/// The contestant with this id.
pub async fn contestant(tx: &mut Tx, id: i64) -> Result<Option<ContestantRow>, StoreError> {
    fetch_optional!(
        tx,
        ContestantRow,
        "SELECT id, campaign_id, entry_group, full_name, entry_handle FROM contestant WHERE id = $1",
        id,
    )
}

/// The contestant whose entry code has this public part, with the code's hash.
pub async fn entry_key(tx: &mut Tx, entry_handle: &str) -> Result<Option<EntryKey>, StoreError> {
    fetch_optional!(
        tx,
        EntryKey,
        "SELECT id, entry_code_hash FROM contestant WHERE entry_handle = $1",
        entry_handle,
    )
}

/// What is stored about a contestant.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct OwnRow {
    /// Full name.
    pub full_name: String,
    /// Group by name.
    pub entry_group: String,
    /// Vietnamese name of agency or commune.
    pub home_vi: String,
    /// English name of the agency; the commune's own.
    pub home_en: String,
    /// Day of birth, days since 1970.
    pub birth_day: Option<i64>,
    /// Telephone number.
    pub phone: Option<String>,
    /// 1: public tables show the name.
    pub shows_name: i64,
    /// Version of the consent text agreed to.
    pub consent_version: String,
    /// When they entered and agreed, UTC milliseconds.
    pub consented_at: i64,
}

/// What is stored about the contestant with this id.
pub async fn own_data(tx: &mut Tx, id: i64) -> Result<Option<OwnRow>, StoreError> {
    fetch_optional!(
        tx,
        OwnRow,
        "SELECT c.full_name, c.entry_group, COALESCE(g.name_vi, m.name_vi, '') AS home_vi,
                COALESCE(g.name_en, m.name_vi, '') AS home_en, c.birth_day, c.phone, c.shows_name,
                c.consent_version, c.consented_at
         FROM contestant c
         LEFT JOIN agency g ON g.id = c.agency_id
         LEFT JOIN commune m ON m.id = c.commune_id
         WHERE c.id = $1",
        id,
    )
}

/// Ids of a contestant's attempts, newest first.
pub async fn attempt_ids(tx: &mut Tx, contestant_id: i64) -> Result<Vec<i64>, StoreError> {
    let rows = fetch_all!(
        tx,
        (i64,),
        "SELECT id FROM attempt WHERE contestant_id = $1 ORDER BY id DESC",
        contestant_id
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Erases who a contestant is and ends the sessions. What counts stays: group, agency, attempts, and the
/// keyed hashes by which a second entry is refused or suspected.
pub async fn erase_contestant(tx: &mut Tx, id: i64, now_ms: i64) -> Result<(), StoreError> {
    execute!(
        tx,
        "UPDATE contestant SET full_name = '', folded_name = '', officer_id = NULL, commune_id = NULL,
                birth_day = NULL, phone = NULL, shows_name = 0,
                entry_code_hash = $2, erased_at = $3
         WHERE id = $1",
        id,
        [0_u8].as_slice(),
        now_ms,
    )?;
    execute!(tx, "DELETE FROM session WHERE subject_kind = 'contestant' AND subject_id = $1", id)?;
    Ok(())
}
