//! Figures that people state, and the files they send.

use crate::{
    StoreError, Tx,
    core::{
        execute, execute_rows, fetch_all, fetch_optional, fetch_rows,
        rows::{filled, list_from, padded, portions, values},
        scalar,
    },
};

/// A figure to be stored.
#[derive(Debug, Clone, Copy)]
pub struct NewStated<'a> {
    /// The campaign it counts for.
    pub campaign_id: i64,
    /// The agency.
    pub agency_id: i64,
    /// Measure by name.
    pub measure: &'a str,
    /// Days since 1970 at +07:00.
    pub day: i64,
    /// Number of cases.
    pub amount: i64,
    /// Name of the file; none where it was stated by hand.
    pub file_name: Option<&'a str>,
    /// What is said of it.
    pub note: &'a str,
    /// `waiting` or `counted`.
    pub state: &'a str,
    /// Staff account.
    pub stated_by: i64,
    /// Role by name.
    pub stated_as: &'a str,
    /// When, UTC milliseconds.
    pub stated_at_ms: i64,
}

/// A figure that counts or waits.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct StandingRow {
    /// Figure id.
    pub id: i64,
    /// The agency.
    pub agency_id: i64,
    /// Measure by name.
    pub measure: String,
    /// Days since 1970 at +07:00.
    pub fact_day: i64,
    /// Number of cases.
    pub amount: i64,
    /// Name of the file; none where it was stated by hand.
    pub file_name: Option<String>,
    /// Staff account of who stated it.
    pub stated_by: i64,
}

/// How many figures of an agency wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct WaitingRow {
    /// The agency.
    pub agency_id: i64,
    /// Figures.
    pub figures: i64,
    /// Id of the newest.
    pub newest_id: i64,
}

/// A figure with the names of those who had to do with it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct StatedRow {
    /// Figure id.
    pub id: i64,
    /// The agency.
    pub agency_id: i64,
    /// Measure by name.
    pub measure: String,
    /// Days since 1970 at +07:00.
    pub fact_day: i64,
    /// Number of cases.
    pub amount: i64,
    /// Name of the file; none where it was stated by hand.
    pub file_name: Option<String>,
    /// What is said of it.
    pub note: String,
    /// State by name.
    pub state: String,
    /// Staff account of who stated it.
    pub stated_by_id: i64,
    /// Who stated it.
    pub stated_by: String,
    /// In which role, by name.
    pub stated_as: String,
    /// When, UTC milliseconds.
    pub stated_at: i64,
    /// Who decided.
    pub decided_by: Option<String>,
}

/// A file that was sent.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct FileRow {
    /// Names the content; hexadecimal.
    pub digest: String,
    /// Name on the sender's machine.
    pub file_name: String,
    /// The rows as JSON; empty once taken over.
    pub rows: String,
    /// What taking it over did, as JSON; none while it waits.
    pub taken: Option<String>,
}

/// A stored figure's id and kind: agency, measure and day.
pub type Stored = (i64, i64, String, i64);

/// Stores figures, no two of one kind; answers the id of each with its kind, in no particular order.
///
/// Errors: [`StoreError::Constraint`] where one of a kind stands already. Where somebody else stores one at the same
/// time, PostgreSQL asks to try again, and finds it standing then.
pub async fn insert_all(tx: &mut Tx, all: &[NewStated<'_>]) -> Result<Vec<Stored>, StoreError> {
    let mut stored = Vec::with_capacity(all.len());
    for some in portions(all) {
        // Skipped rather than refused: a refusal would not say whether a second try helps.
        let sql = format!(
            "INSERT INTO stated_figure (campaign_id, agency_id, measure, fact_day, amount, file_name, note, state,
                                        stated_by, stated_as, stated_at) {}
             ON CONFLICT DO NOTHING RETURNING id, agency_id, measure, fact_day",
            values(some.len(), 11),
        );
        let rows = fetch_rows!(tx, Stored, sql, |query| {
            for new in some {
                query = query
                    .bind(new.campaign_id)
                    .bind(new.agency_id)
                    .bind(new.measure)
                    .bind(new.day)
                    .bind(new.amount)
                    .bind(new.file_name)
                    .bind(new.note)
                    .bind(new.state)
                    .bind(new.stated_by)
                    .bind(new.stated_as)
                    .bind(new.stated_at_ms);
            }
        })?;
        if rows.len() != some.len() {
            return Err(StoreError::Constraint("a figure of this kind stands already".to_owned()));
        }
        stored.extend(rows);
    }
    Ok(stored)
}

/// The figures in this state, `waiting` or `counted`, of these agencies and of the days from first to last.
pub async fn standing(
    tx: &mut Tx,
    campaign_id: i64,
    state: &str,
    agency_ids: &[i64],
    (first_day, last_day): (i64, i64),
) -> Result<Vec<StandingRow>, StoreError> {
    if agency_ids.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "SELECT id, agency_id, measure, fact_day, amount, file_name, stated_by FROM stated_figure
         WHERE campaign_id = $1 AND state = $2 AND fact_day BETWEEN $3 AND $4 AND agency_id IN ({})
         ORDER BY id",
        list_from(5, padded(agency_ids.len())),
    );
    fetch_rows!(tx, StandingRow, sql, |query| {
        query = query.bind(campaign_id).bind(state).bind(first_day).bind(last_day);
        for agency_id in filled(agency_ids) {
            query = query.bind(agency_id);
        }
    })
}

/// The waiting ones among these figures.
pub async fn waiting_among(
    tx: &mut Tx,
    campaign_id: i64,
    ids: &[i64],
) -> Result<Vec<StandingRow>, StoreError> {
    let mut found = Vec::with_capacity(ids.len());
    for ids in portions(ids) {
        let sql = format!(
            "SELECT id, agency_id, measure, fact_day, amount, file_name, stated_by FROM stated_figure
             WHERE campaign_id = $1 AND state = 'waiting' AND id IN ({}) ORDER BY id",
            list_from(2, ids.len()),
        );
        let rows = fetch_rows!(tx, StandingRow, sql, |query| {
            query = query.bind(campaign_id);
            for id in ids {
                query = query.bind(*id);
            }
        })?;
        found.extend(rows);
    }
    Ok(found)
}

/// An agency's waiting figures up to the one with id `up_to`, without those that `except` has stated.
pub async fn waiting_of(
    tx: &mut Tx,
    campaign_id: i64,
    agency_id: i64,
    up_to: i64,
    except: i64,
) -> Result<Vec<StandingRow>, StoreError> {
    fetch_all!(
        tx,
        StandingRow,
        "SELECT id, agency_id, measure, fact_day, amount, file_name, stated_by FROM stated_figure
         WHERE campaign_id = $1 AND state = 'waiting' AND agency_id = $2 AND id <= $3 AND stated_by <> $4
         ORDER BY id",
        campaign_id,
        agency_id,
        up_to,
        except,
    )
}

/// How many figures of each agency wait, without those that `except` has stated.
pub async fn waiting_counts(
    tx: &mut Tx,
    campaign_id: i64,
    except: i64,
) -> Result<Vec<WaitingRow>, StoreError> {
    fetch_all!(
        tx,
        WaitingRow,
        "SELECT agency_id, COUNT(*) AS figures, MAX(id) AS newest_id FROM stated_figure
         WHERE campaign_id = $1 AND state = 'waiting' AND stated_by <> $2
         GROUP BY agency_id ORDER BY agency_id",
        campaign_id,
        except,
    )
}

/// How many figures wait in all; of one agency unless `agency_id` is 0.
pub async fn waiting_count(tx: &mut Tx, campaign_id: i64, agency_id: i64) -> Result<i64, StoreError> {
    scalar!(
        tx,
        i64,
        "SELECT COUNT(*) FROM stated_figure
         WHERE campaign_id = $1 AND (agency_id = $2 OR $2 = 0) AND state = 'waiting'",
        campaign_id,
        agency_id,
    )
}

/// Changes the state of figures; answers how many were in `from`.
pub async fn change_state(tx: &mut Tx, ids: &[i64], from: &str, to: &str) -> Result<u64, StoreError> {
    let mut changed = 0;
    for ids in portions(ids) {
        let sql = format!(
            "UPDATE stated_figure SET state = $1 WHERE state = $2 AND id IN ({})",
            list_from(3, ids.len()),
        );
        changed += execute_rows!(tx, sql, |query| {
            query = query.bind(to).bind(from);
            for id in ids {
                query = query.bind(*id);
            }
        })?;
    }
    Ok(changed)
}

/// Takes waiting figures into `state` and notes who decided; answers how many were waiting.
pub async fn decide(
    tx: &mut Tx,
    ids: &[i64],
    state: &str,
    decided_by: i64,
    decided_at_ms: i64,
) -> Result<u64, StoreError> {
    let mut decided = 0;
    for ids in portions(ids) {
        let sql = format!(
            "UPDATE stated_figure SET state = $1, decided_by = $2, decided_at = $3
             WHERE state = 'waiting' AND id IN ({})",
            list_from(4, ids.len()),
        );
        decided += execute_rows!(tx, sql, |query| {
            query = query.bind(state).bind(decided_by).bind(decided_at_ms);
            for id in ids {
                query = query.bind(*id);
            }
        })?;
    }
    Ok(decided)
}

/// The figures that wait, oldest first, or those that do not, newest first; of one agency unless `agency_id` is 0.
pub async fn list(
    tx: &mut Tx,
    campaign_id: i64,
    agency_id: i64,
    waiting: bool,
    limit: i64,
) -> Result<Vec<StatedRow>, StoreError> {
    let (state, order) = if waiting { ("=", "ASC") } else { ("<>", "DESC") };
    let sql = format!(
        "SELECT f.id, f.agency_id, f.measure, f.fact_day, f.amount, f.file_name, f.note, f.state,
                f.stated_by AS stated_by_id, s.display_name AS stated_by, f.stated_as, f.stated_at, d.display_name AS decided_by
         FROM stated_figure f
         JOIN staff_account s ON s.id = f.stated_by
         LEFT JOIN staff_account d ON d.id = f.decided_by
         WHERE f.campaign_id = $1 AND (f.agency_id = $2 OR $2 = 0) AND f.state {state} 'waiting'
         ORDER BY f.id {order} LIMIT $3",
    );
    fetch_rows!(tx, StatedRow, sql, |query| {
        query = query.bind(campaign_id).bind(agency_id).bind(limit);
    })
}

/// The file that this account has sent last.
pub async fn file(tx: &mut Tx, account_id: i64) -> Result<Option<FileRow>, StoreError> {
    fetch_optional!(
        tx,
        FileRow,
        "SELECT digest, file_name, rows, taken FROM figure_upload WHERE account_id = $1",
        account_id,
    )
}

/// Keeps a file in place of the account's last one.
pub async fn keep_file(
    tx: &mut Tx,
    account_id: i64,
    digest: &str,
    file_name: &str,
    rows: &str,
) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO figure_upload (account_id, digest, file_name, rows, taken) VALUES ($1, $2, $3, $4, NULL)
         ON CONFLICT (account_id) DO UPDATE
         SET digest = excluded.digest, file_name = excluded.file_name, rows = excluded.rows, taken = NULL",
        account_id,
        digest,
        file_name,
        rows,
    )?;
    Ok(())
}

/// Marks the account's file as taken over and forgets its rows.
pub async fn mark_taken(tx: &mut Tx, account_id: i64, taken: &str) -> Result<(), StoreError> {
    execute!(tx, "UPDATE figure_upload SET rows = '', taken = $2 WHERE account_id = $1", account_id, taken)?;
    Ok(())
}

/// Forgets the account's file.
pub async fn forget_file(tx: &mut Tx, account_id: i64) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM figure_upload WHERE account_id = $1", account_id)?;
    Ok(())
}
