//! Storing facts, and the running totals that are kept beside them.

use std::collections::BTreeMap;

use super::NewFact;
use crate::{
    StoreError, Tx,
    core::{
        execute_rows, fetch_all,
        rows::{portions, values},
    },
};

/// The report that a fact comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Origin<'a> {
    /// Who reported it.
    pub source_id: i64,
    /// The source's own id of the event.
    pub event_id: &'a str,
}

/// What an event counts as at present.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct EventFactRow {
    /// The campaign it counts for.
    pub campaign_id: i64,
    /// Measure by name.
    pub measure: String,
    /// The agency.
    pub agency_id: i64,
    /// The officer, where it is one person's.
    pub officer_id: Option<i64>,
    /// Day on which it happened, days since 1970 at +07:00.
    pub fact_day: i64,
    /// Number of cases; never 0.
    pub amount: i64,
}

/// Cases of one measure of an agency on one day, from one source.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct DayTotalRow {
    /// Measure by name.
    pub measure: String,
    /// The agency.
    pub agency_id: i64,
    /// Days since 1970 at +07:00.
    pub fact_day: i64,
    /// Source by name.
    pub source: String,
    /// Number of cases.
    pub amount: i64,
}

/// Stores a fact and adds it to the running totals.
pub async fn add_fact(tx: &mut Tx, fact: &NewFact<'_>) -> Result<(), StoreError> {
    add_facts(tx, &[(*fact, None)]).await
}

/// Stores facts with the reports they come from and adds them to the running totals.
pub async fn add_facts(tx: &mut Tx, facts: &[(NewFact<'_>, Option<Origin<'_>>)]) -> Result<(), StoreError> {
    let (mut totals, mut days) = (BTreeMap::new(), BTreeMap::new());
    for (fact, _) in facts {
        let officer_id = fact.officer_id.unwrap_or(0);
        let key = (fact.campaign_id, fact.measure, fact.agency_id, officer_id, fact.source);
        *totals.entry(key).or_insert(0_i64) += fact.amount;
        let key = (fact.campaign_id, fact.measure, fact.agency_id, fact.day, fact.source);
        *days.entry(key).or_insert(0_i64) += fact.amount;
    }
    for facts in portions(facts) {
        insert_facts(tx, facts).await?;
    }
    let totals: Vec<_> = totals.into_iter().collect();
    for totals in portions(&totals) {
        add_to_totals(tx, totals).await?;
    }
    let days: Vec<_> = days.into_iter().collect();
    for days in portions(&days) {
        add_to_days(tx, days).await?;
    }
    Ok(())
}

async fn insert_facts(tx: &mut Tx, facts: &[(NewFact<'_>, Option<Origin<'_>>)]) -> Result<(), StoreError> {
    let sql = format!(
        "INSERT INTO fact (campaign_id, measure, agency_id, officer_id, fact_day, amount, source, recorded_at,
                           stated_id, source_id, event_id) {}",
        values(facts.len(), 11),
    );
    execute_rows!(tx, sql, |query| {
        for (fact, origin) in facts {
            query = query
                .bind(fact.campaign_id)
                .bind(fact.measure)
                .bind(fact.agency_id)
                .bind(fact.officer_id)
                .bind(fact.day)
                .bind(fact.amount)
                .bind(fact.source)
                .bind(fact.recorded_at_ms)
                .bind(fact.stated_id)
                .bind(origin.map(|origin| origin.source_id))
                .bind(origin.map(|origin| origin.event_id));
        }
    })?;
    Ok(())
}

/// Campaign, measure, agency, officer or day, and source, with the cases to be added.
type Addition<'a> = ((i64, &'a str, i64, i64, &'a str), i64);

async fn add_to_totals(tx: &mut Tx, additions: &[Addition<'_>]) -> Result<(), StoreError> {
    let sql = format!(
        "INSERT INTO measure_total (campaign_id, measure, agency_id, officer_id, source, amount) {}
         ON CONFLICT (campaign_id, measure, agency_id, officer_id, source) DO UPDATE
         SET amount = measure_total.amount + excluded.amount",
        values(additions.len(), 6),
    );
    add(tx, sql, additions).await
}

async fn add_to_days(tx: &mut Tx, additions: &[Addition<'_>]) -> Result<(), StoreError> {
    let sql = format!(
        "INSERT INTO measure_day (campaign_id, measure, agency_id, fact_day, source, amount) {}
         ON CONFLICT (campaign_id, measure, agency_id, fact_day, source) DO UPDATE
         SET amount = measure_day.amount + excluded.amount",
        values(additions.len(), 6),
    );
    add(tx, sql, additions).await
}

async fn add(tx: &mut Tx, sql: String, additions: &[Addition<'_>]) -> Result<(), StoreError> {
    execute_rows!(tx, sql, |query| {
        for ((campaign_id, measure, agency_id, officer_or_day, source), amount) in additions {
            query = query
                .bind(*campaign_id)
                .bind(*measure)
                .bind(*agency_id)
                .bind(*officer_or_day)
                .bind(*source)
                .bind(*amount);
        }
    })?;
    Ok(())
}

/// What an event counts as at present: nothing once its facts were taken back.
pub async fn facts_of_event(tx: &mut Tx, origin: Origin<'_>) -> Result<Vec<EventFactRow>, StoreError> {
    fetch_all!(
        tx,
        EventFactRow,
        "SELECT campaign_id, measure, agency_id, officer_id, fact_day, CAST(SUM(amount) AS BIGINT) AS amount
         FROM fact WHERE source_id = $1 AND event_id = $2
         GROUP BY campaign_id, measure, agency_id, officer_id, fact_day HAVING SUM(amount) <> 0
         ORDER BY campaign_id, measure, agency_id, officer_id, fact_day",
        origin.source_id,
        origin.event_id,
    )
}

/// The totals of the days from `from_day` to `to_day`, both included.
pub async fn day_totals(
    tx: &mut Tx,
    campaign_id: i64,
    from_day: i64,
    to_day: i64,
) -> Result<Vec<DayTotalRow>, StoreError> {
    // In the order of the index by day: in that of the primary key SQLite walks through the whole campaign.
    fetch_all!(
        tx,
        DayTotalRow,
        "SELECT measure, agency_id, fact_day, source, amount FROM measure_day
         WHERE campaign_id = $1 AND fact_day BETWEEN $2 AND $3
         ORDER BY fact_day, measure, agency_id, source",
        campaign_id,
        from_day,
        to_day,
    )
}

/// What was counted of one measure on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct MeasureDayRow {
    /// Days since 1970 at +07:00.
    pub fact_day: i64,
    /// Cases.
    pub amount: i64,
}

/// The days of one measure, of the whole campaign or of one agency, by day.
pub async fn measure_days(
    tx: &mut Tx,
    campaign_id: i64,
    measure: &str,
    agency_id: Option<i64>,
) -> Result<Vec<MeasureDayRow>, StoreError> {
    fetch_all!(
        tx,
        MeasureDayRow,
        "SELECT fact_day, CAST(SUM(amount) AS BIGINT) AS amount FROM measure_day
         WHERE campaign_id = $1 AND measure = $2 AND agency_id = COALESCE($3, agency_id)
         GROUP BY fact_day ORDER BY fact_day",
        campaign_id,
        measure,
        agency_id,
    )
}

/// The days' totals added up from the facts anew; what [`day_totals`] must equal.
pub async fn recount_days(tx: &mut Tx, campaign_id: i64) -> Result<Vec<DayTotalRow>, StoreError> {
    fetch_all!(
        tx,
        DayTotalRow,
        "SELECT measure, agency_id, fact_day, source, CAST(SUM(amount) AS BIGINT) AS amount
         FROM fact WHERE campaign_id = $1
         GROUP BY measure, agency_id, fact_day, source ORDER BY fact_day, measure, agency_id, source",
        campaign_id,
    )
}
