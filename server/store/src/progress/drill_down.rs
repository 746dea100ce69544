//! The facts behind a figure.

use crate::{StoreError, Tx, core::statement::dispatch};

/// A fact with where it comes from.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct FactRow {
    /// Fact id; grows with time.
    pub id: i64,
    /// Measure by name.
    pub measure: String,
    /// Days since 1970 at +07:00.
    pub fact_day: i64,
    /// Number of cases.
    pub amount: i64,
    /// Source by name.
    pub source: String,
    /// When it was stored, UTC milliseconds.
    pub recorded_at: i64,
    /// The officer's full name.
    pub officer: Option<String>,
    /// Name of the program that reported it.
    pub reporter: Option<String>,
    /// The program's own id of the event.
    pub event_id: Option<String>,
    /// Code of the case file.
    pub case_code: Option<String>,
}

/// An agency's facts of these measures before fact `before_id`, newest first, `limit` at most.
pub async fn facts(
    tx: &mut Tx,
    campaign_id: i64,
    agency_id: i64,
    measures: &[&str],
    before_id: i64,
    limit: i64,
) -> Result<Vec<FactRow>, StoreError> {
    let places: Vec<String> = (0..measures.len()).map(|place| format!("${}", place + 5)).collect();
    let sql = format!(
        "SELECT f.id, f.measure, f.fact_day, f.amount, f.source, f.recorded_at, o.full_name AS officer,
                s.name AS reporter, f.event_id, e.case_code
         FROM fact f
         LEFT JOIN officer o ON o.id = f.officer_id
         LEFT JOIN fact_source s ON s.id = f.source_id
         LEFT JOIN case_event e ON e.source_id = f.source_id AND e.event_id = f.event_id
         WHERE f.campaign_id = $1 AND f.agency_id = $2 AND f.id < $3 AND f.measure IN ({})
         ORDER BY f.id DESC LIMIT $4",
        places.join(", "),
    );
    dispatch!(tx, &sql, |connection| {
        let mut statement = sqlx::query_as(sqlx::AssertSqlSafe(sql))
            .bind(campaign_id)
            .bind(agency_id)
            .bind(before_id)
            .bind(limit);
        for measure in measures {
            statement = statement.bind(*measure);
        }
        statement.fetch_all(connection).await
    })
}
