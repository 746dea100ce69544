//! What starting attempts needs to know of the contestants.

use crate::{
    StoreError, Tx,
    core::{
        fetch_rows,
        rows::{filled, list, padded},
    },
};

/// A contestant, the round open to them and their attempt in it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct StarterRow {
    /// Contestant id.
    pub id: i64,
    /// The campaign whose contest it is.
    pub campaign_id: i64,
    /// Group by name.
    pub entry_group: String,
    /// Agency, for the mandatory group.
    pub agency_id: Option<i64>,
    /// The campaign's open round.
    pub round_id: Option<i64>,
    /// Questions on a paper.
    pub question_count: Option<i64>,
    /// What papers are made of, JSON.
    pub blueprint: Option<String>,
    /// Time limit of an attempt, seconds.
    pub time_limit_s: Option<i64>,
    /// How long after the deadline answers given before it may arrive, seconds.
    pub grace_s: Option<i64>,
    /// How many attempts the round allows.
    pub attempts_allowed: Option<i64>,
    /// When the round takes no more attempts, UTC milliseconds.
    pub round_closes_at: Option<i64>,
    /// The contestant's newest attempt in that round.
    pub attempt_id: Option<i64>,
    /// Which it is, from 1.
    pub number: Option<i64>,
    /// When it was taken out of the ranking, UTC milliseconds.
    pub disqualified_at: Option<i64>,
    /// Its state by name.
    pub state: Option<String>,
    /// Its deadline, UTC milliseconds.
    pub deadline_at: Option<i64>,
}

/// These contestants, by id; unknown ones are left out.
pub async fn starters(tx: &mut Tx, contestant_ids: &[i64]) -> Result<Vec<StarterRow>, StoreError> {
    if contestant_ids.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "SELECT c.id, c.campaign_id, c.entry_group, c.agency_id, r.id AS round_id, r.question_count,
                r.blueprint, r.time_limit_s, r.grace_s, r.attempts_allowed,
                r.closes_at AS round_closes_at, a.id AS attempt_id, a.number, a.disqualified_at,
                a.state, a.deadline_at
         FROM contestant c
         LEFT JOIN contest_round r ON r.campaign_id = c.campaign_id AND r.state = 'open'
         LEFT JOIN attempt a ON a.contestant_id = c.id AND a.round_id = r.id AND a.number =
             (SELECT MAX(number) FROM attempt b WHERE b.contestant_id = c.id AND b.round_id = r.id)
         WHERE c.id IN ({}) ORDER BY c.id",
        list(padded(contestant_ids.len()))
    );
    fetch_rows!(tx, StarterRow, sql, |query| {
        for id in filled(contestant_ids) {
            query = query.bind(id);
        }
    })
}
