//! Entrants, excluded officers and used questions as organisers look at them.

use crate::{
    StoreError, Tx,
    core::{execute, fetch_all},
};

/// An entrant beside the newest attempt.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct EntrantRow {
    /// Full name.
    pub full_name: String,
    /// Group by name.
    pub entry_group: String,
    /// Vietnamese name of agency or commune.
    pub home_vi: String,
    /// English name of the agency; the commune's own.
    pub home_en: String,
    /// Telephone number.
    pub phone: Option<String>,
    /// The newest attempt.
    pub attempt_id: Option<i64>,
    /// Its state by name.
    pub state: Option<String>,
    /// Its right answers.
    pub correct_count: Option<i64>,
    /// Its answers that arrived within the grace.
    pub late: i64,
    /// When it was taken out of the ranking, UTC milliseconds.
    pub disqualified_at: Option<i64>,
}

/// An officer who may not take part.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ExclusionRow {
    /// Staff code.
    pub staff_code: String,
    /// Full name.
    pub full_name: String,
    /// Reason by name.
    pub reason: String,
}

/// A question that stands on papers.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct UsedRow {
    /// Question id.
    pub id: i64,
    /// Code in the bank.
    pub code: String,
    /// Vietnamese text.
    pub text_vi: String,
    /// English text.
    pub text_en: String,
    /// On how many papers it stands.
    pub papers: i64,
    /// When it was declared void, UTC milliseconds.
    pub voided_at: Option<i64>,
}

/// Entrants whose name holds `folded` (as folding makes it) or is `typed`, by name, `limit` at most.
pub async fn find_entrants(
    tx: &mut Tx,
    campaign_id: i64,
    folded: &str,
    typed: &str,
    limit: i64,
) -> Result<Vec<EntrantRow>, StoreError> {
    // Folding leaves no sign that LIKE gives a meaning to, but for these two.
    let pattern = format!("%{}%", folded.replace(['%', '_'], ""));
    fetch_all!(
        tx,
        EntrantRow,
        "SELECT c.full_name, c.entry_group, COALESCE(g.name_vi, m.name_vi, '') AS home_vi,
                COALESCE(g.name_en, m.name_vi, '') AS home_en, c.phone, a.id AS attempt_id, a.state,
                a.correct_count, a.disqualified_at,
                (SELECT COUNT(*) FROM attempt_item i WHERE i.attempt_id = a.id AND i.is_late = 1) AS late
         FROM contestant c
         LEFT JOIN agency g ON g.id = c.agency_id
         LEFT JOIN commune m ON m.id = c.commune_id
         LEFT JOIN attempt a ON a.id = (SELECT MAX(id) FROM attempt WHERE contestant_id = c.id)
         WHERE c.campaign_id = $1 AND (c.folded_name LIKE $2 OR c.full_name = $3)
         ORDER BY c.folded_name, c.id LIMIT $4",
        campaign_id,
        pattern,
        typed,
        limit,
    )
}

/// The excluded officers of a campaign by name.
pub async fn exclusions(tx: &mut Tx, campaign_id: i64) -> Result<Vec<ExclusionRow>, StoreError> {
    fetch_all!(
        tx,
        ExclusionRow,
        "SELECT o.staff_code, o.full_name, e.reason
         FROM contest_exclusion e JOIN officer o ON o.id = e.officer_id
         WHERE e.campaign_id = $1 ORDER BY o.folded_name, o.staff_code",
        campaign_id,
    )
}

/// An officer of an agency's staff list.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct RosterRow {
    /// Staff code.
    pub staff_code: String,
    /// Full name.
    pub full_name: String,
    /// 1: may not take part.
    pub is_excluded: i64,
}

/// An agency's staff list by staff code.
pub async fn agency_roster(
    tx: &mut Tx,
    campaign_id: i64,
    agency_id: i64,
) -> Result<Vec<RosterRow>, StoreError> {
    fetch_all!(
        tx,
        RosterRow,
        "SELECT o.staff_code, o.full_name,
                CAST(CASE WHEN e.officer_id IS NULL THEN 0 ELSE 1 END AS BIGINT) AS is_excluded
         FROM officer o
         LEFT JOIN contest_exclusion e ON e.officer_id = o.id AND e.campaign_id = $1
         WHERE o.agency_id = $2 AND o.left_at IS NULL ORDER BY o.staff_code",
        campaign_id,
        agency_id,
    )
}

/// The identities of an agency's contestants, by contestant id.
pub async fn agency_identities(
    tx: &mut Tx,
    campaign_id: i64,
    agency_id: i64,
) -> Result<Vec<String>, StoreError> {
    let rows = fetch_all!(
        tx,
        (String,),
        "SELECT identity FROM contestant WHERE campaign_id = $1 AND agency_id = $2 ORDER BY id",
        campaign_id,
        agency_id,
    )?;
    Ok(rows.into_iter().map(|(identity,)| identity).collect())
}

/// Lets an officer take part again; answers whether they were excluded.
pub async fn lift_exclusion(tx: &mut Tx, campaign_id: i64, officer_id: i64) -> Result<bool, StoreError> {
    let changed = execute!(
        tx,
        "DELETE FROM contest_exclusion WHERE campaign_id = $1 AND officer_id = $2",
        campaign_id,
        officer_id,
    )?;
    Ok(changed == 1)
}

/// The campaign's questions that stand on papers, by code.
pub async fn questions_on_papers(tx: &mut Tx, campaign_id: i64) -> Result<Vec<UsedRow>, StoreError> {
    fetch_all!(
        tx,
        UsedRow,
        "SELECT q.id, q.code, q.text_vi, q.text_en, i.papers, q.voided_at
         FROM question q
         JOIN (SELECT question_id, COUNT(*) AS papers FROM attempt_item GROUP BY question_id) i
             ON i.question_id = q.id
         WHERE q.campaign_id = $1 ORDER BY q.code",
        campaign_id,
    )
}
