//! Agencies, communes, officers and counters.

use crate::{
    StoreError, Tx,
    core::{execute, fetch_all, fetch_optional, scalar},
};

/// An agency as stored; `kind` is one of the names in the domain crate.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct AgencyRow {
    /// Agency id.
    pub id: i64,
    /// Short name for addresses, for example `so-tai-chinh`.
    pub code: String,
    /// Kind by name, for example `department`.
    pub kind: String,
    /// Vietnamese name.
    pub name_vi: String,
    /// English name.
    pub name_en: String,
}

/// An officer as stored, with the agency's id.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct OfficerRow {
    /// Officer id.
    pub id: i64,
    /// The officer's agency.
    pub agency_id: i64,
    /// Participant group by name, for example `centre_staff`.
    pub officer_group: String,
    /// Staff code, unique in the province.
    pub staff_code: String,
    /// Full name.
    pub full_name: String,
    /// Vietnamese job title.
    pub title_vi: String,
    /// English job title.
    pub title_en: String,
    /// What the officer achieved, Vietnamese.
    pub achievements_vi: String,
    /// What the officer achieved, English.
    pub achievements_en: String,
    /// When the staff list first lacked the officer, UTC milliseconds; none while it names them.
    pub left_at: Option<i64>,
}

/// A counter and the officer who sits there.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct CounterRow {
    /// Counter id.
    pub id: i64,
    /// Code in the QR address, for example `Q05`.
    pub code: String,
    /// Vietnamese name.
    pub name_vi: String,
    /// English name.
    pub name_en: String,
    /// The officer at the counter.
    pub officer_id: i64,
    /// The officer's full name.
    pub officer_name: String,
    /// The officer's agency.
    pub agency_id: i64,
}

/// All agencies in their declared order.
pub async fn list(tx: &mut Tx) -> Result<Vec<AgencyRow>, StoreError> {
    fetch_all!(tx, AgencyRow, "SELECT id, code, kind, name_vi, name_en FROM agency ORDER BY position, id",)
}

/// Creates an agency and answers its id.
pub async fn insert(
    tx: &mut Tx,
    code: &str,
    kind: &str,
    position: i64,
    name_vi: &str,
    name_en: &str,
) -> Result<i64, StoreError> {
    scalar!(
        tx,
        i64,
        "INSERT INTO agency (code, kind, position, name_vi, name_en) VALUES ($1, $2, $3, $4, $5) RETURNING id",
        code,
        kind,
        position,
        name_vi,
        name_en,
    )
}

/// All communes by name: id, code, Vietnamese name.
pub async fn communes(tx: &mut Tx) -> Result<Vec<(i64, String, String)>, StoreError> {
    fetch_all!(tx, (i64, String, String), "SELECT id, code, name_vi FROM commune ORDER BY name_vi, id",)
}

/// Creates a commune and answers its id.
pub async fn insert_commune(tx: &mut Tx, code: &str, name_vi: &str) -> Result<i64, StoreError> {
    scalar!(tx, i64, "INSERT INTO commune (code, name_vi) VALUES ($1, $2) RETURNING id", code, name_vi,)
}

/// Creates an officer (its `id` and `left_at` are ignored) and answers the new id.
///
/// `folded_name` is the name without diacritics in lower case, for searching.
pub async fn insert_officer(tx: &mut Tx, officer: &OfficerRow, folded_name: &str) -> Result<i64, StoreError> {
    scalar!(
        tx,
        i64,
        "INSERT INTO officer (agency_id, officer_group, staff_code, full_name, folded_name, title_vi, title_en,
                              achievements_vi, achievements_en)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id",
        officer.agency_id,
        &officer.officer_group,
        &officer.staff_code,
        &officer.full_name,
        folded_name,
        &officer.title_vi,
        &officer.title_en,
        &officer.achievements_vi,
        &officer.achievements_en,
    )
}

/// Changes what the staff list says of an officer, who is on it from now on.
pub async fn change_officer(tx: &mut Tx, officer: &OfficerRow, folded_name: &str) -> Result<(), StoreError> {
    execute!(
        tx,
        "UPDATE officer SET agency_id = $2, officer_group = $3, full_name = $4, folded_name = $5, left_at = NULL
         WHERE id = $1",
        officer.id,
        officer.agency_id,
        &officer.officer_group,
        &officer.full_name,
        folded_name,
    )?;
    Ok(())
}

/// Notes that an officer is no longer on the staff list.
pub async fn note_left(tx: &mut Tx, officer_id: i64, now_ms: i64) -> Result<(), StoreError> {
    execute!(tx, "UPDATE officer SET left_at = $2 WHERE id = $1 AND left_at IS NULL", officer_id, now_ms)?;
    Ok(())
}

/// All officers by staff code, those who have left included.
pub async fn officers(tx: &mut Tx) -> Result<Vec<OfficerRow>, StoreError> {
    fetch_all!(
        tx,
        OfficerRow,
        "SELECT id, agency_id, officer_group, staff_code, full_name, title_vi, title_en, achievements_vi,
                achievements_en, left_at
         FROM officer ORDER BY staff_code",
    )
}

/// The officer with this id.
pub async fn officer(tx: &mut Tx, id: i64) -> Result<Option<OfficerRow>, StoreError> {
    fetch_optional!(
        tx,
        OfficerRow,
        "SELECT id, agency_id, officer_group, staff_code, full_name, title_vi, title_en, achievements_vi,
                achievements_en, left_at
         FROM officer WHERE id = $1",
        id,
    )
}

/// The officer with this staff code.
pub async fn officer_by_staff_code(tx: &mut Tx, staff_code: &str) -> Result<Option<OfficerRow>, StoreError> {
    fetch_optional!(
        tx,
        OfficerRow,
        "SELECT id, agency_id, officer_group, staff_code, full_name, title_vi, title_en, achievements_vi,
                achievements_en, left_at
         FROM officer WHERE staff_code = $1",
        staff_code,
    )
}

/// Creates a counter and answers its id.
pub async fn insert_counter(
    tx: &mut Tx,
    code: &str,
    name_vi: &str,
    name_en: &str,
    officer_id: i64,
) -> Result<i64, StoreError> {
    scalar!(
        tx,
        i64,
        "INSERT INTO counter (code, name_vi, name_en, officer_id) VALUES ($1, $2, $3, $4) RETURNING id",
        code,
        name_vi,
        name_en,
        officer_id,
    )
}

/// All counters by code.
pub async fn counters(tx: &mut Tx) -> Result<Vec<CounterRow>, StoreError> {
    fetch_all!(
        tx,
        CounterRow,
        "SELECT c.id, c.code, c.name_vi, c.name_en, c.officer_id, o.full_name AS officer_name, o.agency_id
         FROM counter c JOIN officer o ON o.id = c.officer_id ORDER BY c.code",
    )
}

/// The counter with this code.
pub async fn counter(tx: &mut Tx, code: &str) -> Result<Option<CounterRow>, StoreError> {
    fetch_optional!(
        tx,
        CounterRow,
        "SELECT c.id, c.code, c.name_vi, c.name_en, c.officer_id, o.full_name AS officer_name, o.agency_id
         FROM counter c JOIN officer o ON o.id = c.officer_id WHERE c.code = $1",
        code,
    )
}
