//! The scoreboard, kept in the transactions that change it.

use crate::{
    StoreError, Tx,
    core::{
        execute, execute_rows, fetch_all, fetch_rows,
        rows::{filled, list, padded, values},
    },
};

/// Most contestants that one statement looks up; bounds its length.
const MOST_IDS: usize = 512;

/// One agency's part of the scoreboard beside its staff list.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct AgencyTallyRow {
    /// Vietnamese name of the agency.
    pub name_vi: String,
    /// English name of the agency.
    pub name_en: String,
    /// Kind by name.
    pub kind: String,
    /// Officers of the agency.
    pub roster: i64,
    /// Contestants with an ended attempt that counts.
    pub participants: i64,
    /// Their right answers together.
    pub correct: i64,
    /// Those who answered everything right.
    pub perfect: i64,
}

/// A part of the scoreboard, or a change of it: every number may be negative then.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, sqlx::FromRow)]
pub struct TallyRow {
    /// The round.
    pub round_id: i64,
    /// Entry group by name.
    pub entry_group: String,
    /// Agency; 0 when none.
    pub agency_id: i64,
    /// Attempts begun.
    pub started: i64,
    /// Attempts ended.
    pub ended: i64,
    /// Ended attempts that were not disqualified.
    pub participants: i64,
    /// Right answers of the participants together.
    pub correct: i64,
    /// Participants who answered everything right.
    pub perfect: i64,
}

/// Adds changes to the scoreboard. Each part of it must be given once at most.
pub async fn add_to_tallies(tx: &mut Tx, changes: &[TallyRow]) -> Result<(), StoreError> {
    if changes.is_empty() {
        return Ok(());
    }
    let rows = padded(changes.len());
    let sql = format!(
        "WITH given (round_id, entry_group, agency_id, started, ended, participants, correct, perfect) AS ({})
         INSERT INTO contest_tally
             (round_id, entry_group, agency_id, started, ended, participants, correct, perfect)
         SELECT round_id, entry_group, agency_id, started, ended, participants, correct, perfect
         FROM given WHERE round_id IS NOT NULL
         ON CONFLICT (round_id, entry_group, agency_id) DO UPDATE SET
             started = contest_tally.started + excluded.started,
             ended = contest_tally.ended + excluded.ended,
             participants = contest_tally.participants + excluded.participants,
             correct = contest_tally.correct + excluded.correct,
             perfect = contest_tally.perfect + excluded.perfect",
        values(rows, 8)
    );
    execute_rows!(tx, sql, |query| {
        for place in 0..rows {
            let row = changes.get(place);
            query = query
                .bind(row.map(|row| row.round_id))
                .bind(row.map(|row| row.entry_group.as_str()))
                .bind(row.map(|row| row.agency_id))
                .bind(row.map(|row| row.started))
                .bind(row.map(|row| row.ended))
                .bind(row.map(|row| row.participants))
                .bind(row.map(|row| row.correct))
                .bind(row.map(|row| row.perfect));
        }
    })?;
    Ok(())
}

/// The scoreboard of a round by group and agency.
pub async fn tallies(tx: &mut Tx, round_id: i64) -> Result<Vec<TallyRow>, StoreError> {
    fetch_all!(
        tx,
        TallyRow,
        "SELECT round_id, entry_group, agency_id, started, ended, participants, correct, perfect
         FROM contest_tally WHERE round_id = $1 ORDER BY entry_group, agency_id",
        round_id,
    )
}

/// The scoreboard of a round counted anew from its attempts; for rechecking the kept one.
pub async fn recount_tallies(tx: &mut Tx, round_id: i64) -> Result<Vec<TallyRow>, StoreError> {
    fetch_all!(
        tx,
        TallyRow,
        "SELECT round_id, entry_group, agency_id, COUNT(*) AS started,
                CAST(SUM(ended) AS BIGINT) AS ended, CAST(SUM(counts) AS BIGINT) AS participants,
                CAST(SUM(counts * correct) AS BIGINT) AS correct,
                CAST(SUM(counts * is_perfect) AS BIGINT) AS perfect
         FROM (SELECT a.round_id, c.entry_group, COALESCE(c.agency_id, 0) AS agency_id,
                      CASE a.state WHEN 'open' THEN 0 ELSE 1 END AS ended,
                      CASE WHEN a.state = 'open' OR a.disqualified_at IS NOT NULL OR a.counts = 0 THEN 0 ELSE 1 END
                          AS counts,
                      COALESCE(a.correct_count, 0) AS correct, a.is_perfect
               FROM attempt a JOIN contestant c ON c.id = a.contestant_id WHERE a.round_id = $1) counted
         GROUP BY round_id, entry_group, agency_id ORDER BY entry_group, agency_id",
        round_id,
    )
}

/// Entry group and agency (0: none) of contestants, by contestant id.
pub async fn tally_places(
    tx: &mut Tx,
    contestant_ids: &[i64],
) -> Result<Vec<(i64, String, i64)>, StoreError> {
    let mut places = Vec::with_capacity(contestant_ids.len());
    for ids in contestant_ids.chunks(MOST_IDS) {
        let sql = format!(
            "SELECT id, entry_group, COALESCE(agency_id, 0) FROM contestant WHERE id IN ({}) ORDER BY id",
            list(padded(ids.len()))
        );
        places.extend(fetch_rows!(tx, (i64, String, i64), sql, |query| {
            for id in filled(ids) {
                query = query.bind(id);
            }
        })?);
    }
    Ok(places)
}

/// How many attempts of a round have begun, and how many of these have ended; now, or as frozen.
pub async fn round_counts(tx: &mut Tx, round_id: i64, frozen: bool) -> Result<(i64, i64), StoreError> {
    let rows = fetch_all!(
        tx,
        (i64, i64),
        "SELECT COALESCE(CAST(SUM(started) AS BIGINT), 0), COALESCE(CAST(SUM(ended) AS BIGINT), 0)
         FROM (SELECT round_id, entry_group, agency_id, started, ended, participants, correct, perfect
               FROM contest_tally WHERE CAST($2 AS BIGINT) = 0
               UNION ALL
               SELECT round_id, entry_group, agency_id, started, ended, participants, correct, perfect
               FROM contest_frozen_tally WHERE CAST($2 AS BIGINT) = 1) t
         WHERE round_id = $1",
        round_id,
        i64::from(frozen),
    )?;
    Ok(rows.first().copied().unwrap_or_default())
}

/// Every agency with its part of a round's scoreboard, now or as frozen, in declared order.
pub async fn agency_tallies(
    tx: &mut Tx,
    round_id: i64,
    frozen: bool,
) -> Result<Vec<AgencyTallyRow>, StoreError> {
    fetch_all!(
        tx,
        AgencyTallyRow,
        "SELECT g.name_vi, g.name_en, g.kind,
                (SELECT COUNT(*) FROM officer o WHERE o.agency_id = g.id AND o.left_at IS NULL) AS roster,
                COALESCE(t.participants, 0) AS participants,
                COALESCE(t.correct, 0) AS correct,
                COALESCE(t.perfect, 0) AS perfect
         FROM agency g
         LEFT JOIN (SELECT round_id, entry_group, agency_id, started, ended, participants, correct, perfect
               FROM contest_tally WHERE CAST($2 AS BIGINT) = 0
               UNION ALL
               SELECT round_id, entry_group, agency_id, started, ended, participants, correct, perfect
               FROM contest_frozen_tally WHERE CAST($2 AS BIGINT) = 1) t
             ON t.round_id = $1 AND t.entry_group = 'mandatory' AND t.agency_id = g.id
         ORDER BY g.position, g.id",
        round_id,
        i64::from(frozen),
    )
}

/// People of an entry group with an ended attempt that counts, their right answers together, and how many of
/// them answered everything right; now, or as frozen.
pub async fn group_tally(
    tx: &mut Tx,
    round_id: i64,
    entry_group: &str,
    frozen: bool,
) -> Result<(i64, i64, i64), StoreError> {
    let rows = fetch_all!(
        tx,
        (i64, i64, i64),
        "SELECT COALESCE(CAST(SUM(participants) AS BIGINT), 0), COALESCE(CAST(SUM(correct) AS BIGINT), 0),
                COALESCE(CAST(SUM(perfect) AS BIGINT), 0)
         FROM (SELECT round_id, entry_group, agency_id, started, ended, participants, correct, perfect
               FROM contest_tally WHERE CAST($3 AS BIGINT) = 0
               UNION ALL
               SELECT round_id, entry_group, agency_id, started, ended, participants, correct, perfect
               FROM contest_frozen_tally WHERE CAST($3 AS BIGINT) = 1) t
         WHERE round_id = $1 AND entry_group = $2",
        round_id,
        entry_group,
        i64::from(frozen),
    )?;
    Ok(rows.first().copied().unwrap_or_default())
}

/// Notes that results of a round that stood were changed.
pub async fn bump_results(tx: &mut Tx, round_id: i64) -> Result<(), StoreError> {
    execute!(tx, "UPDATE contest_round SET results_version = results_version + 1 WHERE id = $1", round_id)?;
    Ok(())
}
