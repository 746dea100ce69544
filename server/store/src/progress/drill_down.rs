//! The facts behind a figure.

use crate::{StoreError, Tx, core::fetch_rows};

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
    /// Name of the program that reported it, or of the person who stated it.
    pub reporter: Option<String>,
    /// The program's own id of the event, or the name of the file.
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
    // Each measure's newest facts stand together in an index; those of several would have to be sorted, all of them.
    let newest: Vec<String> = (0..measures.len()).map(newest_of).collect();
    if newest.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "SELECT f.id, f.measure, f.fact_day, f.amount, f.source, f.recorded_at, o.full_name AS officer,
                COALESCE(s.name, a.display_name) AS reporter, COALESCE(f.event_id, t.file_name) AS event_id, e.case_code
         FROM ({}) AS f
         LEFT JOIN officer o ON o.id = f.officer_id
         LEFT JOIN fact_source s ON s.id = f.source_id
         LEFT JOIN stated_figure t ON t.id = f.stated_id
         LEFT JOIN staff_account a ON a.id = t.stated_by
         LEFT JOIN case_event e ON e.source_id = f.source_id AND e.event_id = f.event_id
         ORDER BY f.id DESC LIMIT $4",
        newest.join(" UNION ALL "),
    );
    fetch_rows!(tx, FactRow, sql, |query| {
        query = query.bind(campaign_id).bind(agency_id).bind(before_id).bind(limit);
        for measure in measures {
            query = query.bind(*measure);
        }
    })
}

/// The newest facts of the measure at this place of the list.
fn newest_of(place: usize) -> String {
    let measure = place + 5;
    format!(
        "SELECT * FROM (SELECT id, measure, fact_day, amount, source, recorded_at, officer_id, source_id, event_id,
                               stated_id
         FROM fact WHERE campaign_id = $1 AND agency_id = $2 AND id < $3 AND measure = ${measure}
         ORDER BY id DESC LIMIT $4) AS measure_{place}"
    )
}
