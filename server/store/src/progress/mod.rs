//! Counted facts, their running totals, and the figures of the live pages.

mod drill_down;
mod ledger;
pub mod report;
pub mod stated;

pub use drill_down::{FactRow, facts};
pub use ledger::{
    DayTotalRow, EventFactRow, MeasureDayRow, Origin, add_fact, add_facts, day_totals, facts_of_event,
    measure_days, recount_days,
};

use crate::{
    StoreError, Tx,
    core::{
        fetch_all, fetch_optional, fetch_rows,
        rows::{filled, list_from, padded},
    },
};

/// A counted fact to be stored; never changed afterwards.
#[derive(Debug, Clone, Copy)]
pub struct NewFact<'a> {
    /// The campaign it counts for.
    pub campaign_id: i64,
    /// Measure by name, for example `files_resolved`.
    pub measure: &'a str,
    /// The agency it counts for.
    pub agency_id: i64,
    /// The officer, where it is one person's.
    pub officer_id: Option<i64>,
    /// Day on which it happened, days since 1970 at +07:00.
    pub day: i64,
    /// Number of cases; negative for a correction.
    pub amount: i64,
    /// Where the fact comes from, by name.
    pub source: &'a str,
    /// When it was stored, UTC milliseconds.
    pub recorded_at_ms: i64,
    /// The stated figure it comes from.
    pub stated_id: Option<i64>,
}

/// Cases of one measure from one source, of one agency and, if it is not 0, of one officer.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct TotalRow {
    /// The agency.
    pub agency_id: i64,
    /// The officer; 0 stands for nobody in particular.
    pub officer_id: i64,
    /// Measure by name.
    pub measure: String,
    /// Source by name.
    pub source: String,
    /// Number of cases.
    pub amount: i64,
}

/// An agency's voters in an election.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct TurnoutRow {
    /// The election.
    pub election_id: i64,
    /// The election's Vietnamese title.
    pub title_vi: String,
    /// The election's English title.
    pub title_en: String,
    /// State by name, for example `open`.
    pub state: String,
    /// The agency.
    pub agency_id: i64,
    /// Voters who have voted.
    pub voted: i64,
    /// Voters on the roll.
    pub on_roll: i64,
}

/// Participation in the newest contest round.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ContestRow {
    /// The round's Vietnamese title.
    pub title_vi: String,
    /// The round's English title.
    pub title_en: String,
    /// State by name: `open` or `closed`.
    pub state: String,
    /// People who entered the contest.
    pub contestants: i64,
    /// Attempts of the round that are over.
    pub attempts_ended: i64,
}

/// The running totals of each agency, officers put together (`officer_id` is 0).
pub async fn agency_totals(tx: &mut Tx, campaign_id: i64) -> Result<Vec<TotalRow>, StoreError> {
    fetch_all!(
        tx,
        TotalRow,
        "SELECT agency_id, CAST(0 AS BIGINT) AS officer_id, measure, source,
                CAST(SUM(amount) AS BIGINT) AS amount
         FROM measure_total WHERE campaign_id = $1
         GROUP BY agency_id, measure, source ORDER BY agency_id, measure, source",
        campaign_id,
    )
}

/// The same of what happened until a day, by what is known today.
pub async fn agency_totals_until(
    tx: &mut Tx,
    campaign_id: i64,
    last_day: i64,
) -> Result<Vec<TotalRow>, StoreError> {
    fetch_all!(
        tx,
        TotalRow,
        "SELECT agency_id, CAST(0 AS BIGINT) AS officer_id, measure, source,
                CAST(SUM(amount) AS BIGINT) AS amount
         FROM measure_day WHERE campaign_id = $1 AND fact_day <= $2
         GROUP BY agency_id, measure, source ORDER BY agency_id, measure, source",
        campaign_id,
        last_day,
    )
}

/// Cases of one measure of an agency, officers and sources put together.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct MeasureRow {
    /// The agency.
    pub agency_id: i64,
    /// Measure by name.
    pub measure: String,
    /// Number of cases.
    pub amount: i64,
}

/// The running totals of these agencies alone.
pub async fn totals_of(
    tx: &mut Tx,
    campaign_id: i64,
    agency_ids: &[i64],
) -> Result<Vec<MeasureRow>, StoreError> {
    if agency_ids.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "SELECT agency_id, measure, CAST(SUM(amount) AS BIGINT) AS amount FROM measure_total
         WHERE campaign_id = $1 AND agency_id IN ({})
         GROUP BY agency_id, measure ORDER BY agency_id, measure",
        list_from(2, padded(agency_ids.len())),
    );
    fetch_rows!(tx, MeasureRow, sql, |query| {
        query = query.bind(campaign_id);
        for agency_id in filled(agency_ids) {
            query = query.bind(agency_id);
        }
    })
}

/// The running totals of every officer, without what belongs to nobody in particular.
pub async fn officer_totals(tx: &mut Tx, campaign_id: i64) -> Result<Vec<TotalRow>, StoreError> {
    fetch_all!(
        tx,
        TotalRow,
        "SELECT agency_id, officer_id, measure, source, amount FROM measure_total
         WHERE campaign_id = $1 AND officer_id <> 0 ORDER BY officer_id, agency_id, measure, source",
        campaign_id,
    )
}

/// The totals added up from the facts anew; what the running totals must equal.
pub async fn recount(tx: &mut Tx, campaign_id: i64) -> Result<Vec<TotalRow>, StoreError> {
    fetch_all!(
        tx,
        TotalRow,
        "SELECT agency_id, COALESCE(officer_id, 0) AS officer_id, measure, source,
                CAST(SUM(amount) AS BIGINT) AS amount
         FROM fact WHERE campaign_id = $1
         GROUP BY agency_id, COALESCE(officer_id, 0), measure, source
         ORDER BY agency_id, officer_id, measure, source",
        campaign_id,
    )
}

/// The running totals as they are kept, for comparison with [`recount`].
pub async fn running_totals(tx: &mut Tx, campaign_id: i64) -> Result<Vec<TotalRow>, StoreError> {
    fetch_all!(
        tx,
        TotalRow,
        "SELECT agency_id, officer_id, measure, source, amount FROM measure_total
         WHERE campaign_id = $1 ORDER BY agency_id, officer_id, measure, source",
        campaign_id,
    )
}

/// Turnout by agency of every election that is or was open, rehearsals apart, newest election first.
pub async fn turnout(tx: &mut Tx, campaign_id: i64) -> Result<Vec<TurnoutRow>, StoreError> {
    // `voted` is a boolean in one database and 0 or 1 in the other; CASE reads both.
    fetch_all!(
        tx,
        TurnoutRow,
        "SELECT e.id AS election_id, e.title_vi, e.title_en, e.state, a.id AS agency_id,
                CAST(SUM(CASE WHEN r.voted THEN 1 ELSE 0 END) AS BIGINT) AS voted, COUNT(*) AS on_roll
         FROM election e
         JOIN roll_entry r ON r.election_id = e.id
         JOIN officer o ON o.id = r.officer_id
         JOIN agency a ON a.id = o.agency_id
         WHERE e.campaign_id = $1 AND e.state <> 'draft' AND NOT e.rehearsal
         GROUP BY e.id, e.title_vi, e.title_en, e.state, a.id, a.position
         ORDER BY e.id DESC, a.position, a.id",
        campaign_id,
    )
}

/// Participation in the newest round that is or was open; while its public tables stand still, as it was then.
pub async fn contest(tx: &mut Tx, campaign_id: i64) -> Result<Option<ContestRow>, StoreError> {
    fetch_optional!(
        tx,
        ContestRow,
        "SELECT r.title_vi, r.title_en, r.state,
                (SELECT COUNT(*) FROM contestant c WHERE c.campaign_id = r.campaign_id
                    AND (r.state <> 'open' OR r.freeze_at IS NULL OR c.consented_at < r.freeze_at)) AS contestants,
                (SELECT COUNT(*) FROM attempt a WHERE a.round_id = r.id AND a.state <> 'open'
                    AND (r.state <> 'open' OR r.freeze_at IS NULL OR a.ended_at < r.freeze_at)) AS attempts_ended
         FROM contest_round r
         WHERE r.campaign_id = $1 AND r.state <> 'draft' ORDER BY r.id DESC LIMIT 1",
        campaign_id,
    )
}
