//! Rounds of the contest.

use crate::{
    StoreError, Tx,
    core::{execute, fetch_all, fetch_optional, scalar},
};

/// A round as stored; `state` is one of the names in the domain crate.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct RoundRow {
    /// Round id.
    pub id: i64,
    /// The campaign it belongs to.
    pub campaign_id: i64,
    /// Vietnamese name.
    pub title_vi: String,
    /// English name.
    pub title_en: String,
    /// State by name.
    pub state: String,
    /// Questions on a paper.
    pub question_count: i64,
    /// Time limit of an attempt, seconds.
    pub time_limit_s: i64,
    /// Minimum age on the day of entry, completed years.
    pub min_age_years: i64,
    /// How long after the deadline answers given before it may arrive, seconds.
    pub grace_s: i64,
    /// What contestants are to predict, by name.
    pub prediction: Option<String>,
    /// From when on public tables stand still, UTC milliseconds.
    pub freeze_at: Option<i64>,
    /// What papers are made of, JSON; none: the whole bank.
    pub blueprint: Option<String>,
    /// Right answers that pass.
    pub pass_mark: Option<i64>,
    /// When scores are seen, by name.
    pub shows_result: String,
    /// The prize table, JSON; none: no prizes.
    pub prizes: Option<String>,
    /// How many attempts a contestant has.
    pub attempts_allowed: i64,
    /// Which of them counts, by name.
    pub counted_attempt: String,
    /// When the server opens it by itself, UTC milliseconds.
    pub opens_at: Option<i64>,
    /// When its last attempts end and the server closes it, UTC milliseconds.
    pub closes_at: Option<i64>,
    /// When the copy for them was made, UTC milliseconds.
    pub frozen_at: Option<i64>,
    /// Grows whenever results that stood are changed.
    pub results_version: i64,
    /// Seed of the draw by lot, made when the round opened; secret until it is closed.
    pub draw_seed: Option<Vec<u8>>,
    /// When it was opened, UTC milliseconds.
    pub opened_at: Option<i64>,
    /// When it was closed, UTC milliseconds.
    pub closed_at: Option<i64>,
}

/// Creates a round in state `draft` and answers its id.
pub async fn insert_round(
    tx: &mut Tx,
    campaign_id: i64,
    settings: &SettingsRow<'_>,
) -> Result<i64, StoreError> {
    scalar!(
        tx,
        i64,
        "INSERT INTO contest_round (campaign_id, title_vi, title_en, state, question_count, time_limit_s,
                                    min_age_years, grace_s, prediction, freeze_at, blueprint,
                                    pass_mark, shows_result, prizes, attempts_allowed, counted_attempt,
                                    opens_at, closes_at)
         VALUES ($1, $2, $3, 'draft', $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
         RETURNING id",
        campaign_id,
        settings.title_vi,
        settings.title_en,
        settings.question_count,
        settings.time_limit_s,
        settings.min_age_years,
        settings.grace_s,
        settings.prediction,
        settings.freeze_at,
        settings.blueprint.as_deref(),
        settings.pass_mark,
        settings.shows_result,
        settings.prizes.as_deref(),
        settings.attempts_allowed,
        settings.counted_attempt,
        settings.opens_at,
        settings.closes_at,
    )
}

/// All rounds, newest first.
pub async fn rounds(tx: &mut Tx) -> Result<Vec<RoundRow>, StoreError> {
    fetch_all!(
        tx,
        RoundRow,
        "SELECT id, campaign_id, title_vi, title_en, state, question_count, time_limit_s, min_age_years,
                grace_s, prediction, freeze_at, blueprint, pass_mark, shows_result, prizes,
                attempts_allowed, counted_attempt, opens_at, closes_at, frozen_at, results_version, draw_seed, opened_at,
                closed_at
         FROM contest_round ORDER BY id DESC",
    )
}

/// The round with this id.
pub async fn round(tx: &mut Tx, id: i64) -> Result<Option<RoundRow>, StoreError> {
    fetch_optional!(
        tx,
        RoundRow,
        "SELECT id, campaign_id, title_vi, title_en, state, question_count, time_limit_s, min_age_years,
                grace_s, prediction, freeze_at, blueprint, pass_mark, shows_result, prizes,
                attempts_allowed, counted_attempt, opens_at, closes_at, frozen_at, results_version, draw_seed, opened_at,
                closed_at
         FROM contest_round WHERE id = $1",
        id,
    )
}

/// The round that the public sees: the open one, otherwise the one closed last.
pub async fn present_round(tx: &mut Tx) -> Result<Option<RoundRow>, StoreError> {
    fetch_optional!(
        tx,
        RoundRow,
        "SELECT id, campaign_id, title_vi, title_en, state, question_count, time_limit_s, min_age_years,
                grace_s, prediction, freeze_at, blueprint, pass_mark, shows_result, prizes,
                attempts_allowed, counted_attempt, opens_at, closes_at, frozen_at, results_version, draw_seed, opened_at,
                closed_at
         FROM contest_round WHERE state <> 'draft'
         ORDER BY CASE state WHEN 'open' THEN 0 ELSE 1 END, closed_at DESC, id DESC LIMIT 1",
    )
}

/// The rounds that the server is to open at `now_ms`, in the order of their declared openings, each with what held it
/// up before, by name.
///
/// One whose declared end is over as well is left to the organisers.
pub async fn rounds_to_open(tx: &mut Tx, now_ms: i64) -> Result<Vec<(i64, Option<String>)>, StoreError> {
    fetch_all!(
        tx,
        (i64, Option<String>),
        "SELECT id, held_up_by FROM contest_round
         WHERE state = 'draft' AND opens_at <= $1 AND (closes_at IS NULL OR closes_at > $1)
         ORDER BY opens_at, id",
        now_ms,
    )
}

/// Notes what holds a draft up, unless that is noted: a reason keeps the time since which it holds.
pub async fn hold_up(tx: &mut Tx, id: i64, reason: &str, now_ms: i64) -> Result<(), StoreError> {
    execute!(
        tx,
        "UPDATE contest_round SET held_up_by = $2, held_up_at = $3
         WHERE id = $1 AND state = 'draft' AND (held_up_by IS NULL OR held_up_by <> $2)",
        id,
        reason,
        now_ms,
    )?;
    Ok(())
}

/// What holds a draft up, by name, and since when; none while nothing does.
pub async fn held_up(tx: &mut Tx, id: i64) -> Result<Option<(String, i64)>, StoreError> {
    fetch_optional!(
        tx,
        (String, i64),
        "SELECT held_up_by, held_up_at FROM contest_round
         WHERE id = $1 AND state = 'draft' AND held_up_by IS NOT NULL",
        id,
    )
}

/// Names in Vietnamese and English of the draft that opens next after `now_ms`, and when.
pub async fn next_round(tx: &mut Tx, now_ms: i64) -> Result<Option<(String, String, i64)>, StoreError> {
    fetch_optional!(
        tx,
        (String, String, i64),
        "SELECT title_vi, title_en, opens_at FROM contest_round
         WHERE state = 'draft' AND opens_at > $1 ORDER BY opens_at, id LIMIT 1",
        now_ms,
    )
}

/// The open rounds whose declared end and grace are over at `now_ms` and in which no attempt runs any more.
pub async fn rounds_to_close(tx: &mut Tx, now_ms: i64) -> Result<Vec<i64>, StoreError> {
    let rows = fetch_all!(
        tx,
        (i64,),
        "SELECT r.id FROM contest_round r
         WHERE r.state = 'open' AND r.closes_at + r.grace_s * 1000 <= $1
           AND NOT EXISTS (SELECT 1 FROM attempt a WHERE a.round_id = r.id AND a.state = 'open')
         ORDER BY r.id",
        now_ms,
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Opens a draft; answers whether it was one. Errors: a constraint when another round of the campaign is open.
pub async fn open_round(tx: &mut Tx, id: i64, now_ms: i64, draw_seed: &[u8]) -> Result<bool, StoreError> {
    let changed = execute!(
        tx,
        "UPDATE contest_round SET state = 'open', opened_at = $2, draw_seed = $3
         WHERE id = $1 AND state = 'draft'",
        id,
        now_ms,
        draw_seed,
    )?;
    Ok(changed == 1)
}

/// Closes an open round; answers whether it was open.
pub async fn close_round(tx: &mut Tx, id: i64, now_ms: i64) -> Result<bool, StoreError> {
    let changed = execute!(
        tx,
        "UPDATE contest_round SET state = 'closed', closed_at = $2 WHERE id = $1 AND state = 'open'",
        id,
        now_ms,
    )?;
    Ok(changed == 1)
}

/// Settings of a round as organisers make and change them.
#[derive(Debug, Clone)]
pub struct SettingsRow<'a> {
    /// Vietnamese name.
    pub title_vi: &'a str,
    /// English name.
    pub title_en: &'a str,
    /// Questions on a paper.
    pub question_count: i64,
    /// Time limit of an attempt, seconds.
    pub time_limit_s: i64,
    /// Minimum age on the day of entry, completed years.
    pub min_age_years: i64,
    /// How long after the deadline answers given before it may arrive, seconds.
    pub grace_s: i64,
    /// What contestants are to predict, by name.
    pub prediction: Option<&'static str>,
    /// From when on public tables stand still, UTC milliseconds.
    pub freeze_at: Option<i64>,
    /// What papers are made of, JSON; none: the whole bank.
    pub blueprint: Option<String>,
    /// Right answers that pass.
    pub pass_mark: Option<i64>,
    /// When scores are seen, by name.
    pub shows_result: &'static str,
    /// The prize table, JSON; none: no prizes.
    pub prizes: Option<String>,
    /// How many attempts a contestant has.
    pub attempts_allowed: i64,
    /// Which of them counts, by name.
    pub counted_attempt: &'static str,
    /// When the server opens the round by itself, UTC milliseconds.
    pub opens_at: Option<i64>,
    /// When the last attempts end and the server closes it, UTC milliseconds.
    pub closes_at: Option<i64>,
}

/// A published change of a round's settings.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct RulesChangeRow {
    /// When, UTC milliseconds.
    pub changed_at: i64,
    /// Account of the organiser.
    pub changed_by: i64,
    /// Why, in the organisers' words.
    pub reason: String,
    /// The settings before, JSON.
    pub old_settings: String,
    /// The settings after, JSON.
    pub new_settings: String,
}

/// Changes the settings of a round that is not closed; answers whether it was. What held it up is forgotten: with other
/// settings it may be something else.
pub async fn change_round(tx: &mut Tx, id: i64, settings: &SettingsRow<'_>) -> Result<bool, StoreError> {
    let changed = execute!(
        tx,
        "UPDATE contest_round SET title_vi = $2, title_en = $3, question_count = $4, time_limit_s = $5,
                min_age_years = $6, grace_s = $7, prediction = $8, freeze_at = $9, blueprint = $10,
                pass_mark = $11, shows_result = $12, prizes = $13, attempts_allowed = $14,
                counted_attempt = $15, opens_at = $16, closes_at = $17, held_up_by = NULL, held_up_at = NULL
         WHERE id = $1 AND state <> 'closed'",
        id,
        settings.title_vi,
        settings.title_en,
        settings.question_count,
        settings.time_limit_s,
        settings.min_age_years,
        settings.grace_s,
        settings.prediction,
        settings.freeze_at,
        settings.blueprint.as_deref(),
        settings.pass_mark,
        settings.shows_result,
        settings.prizes.as_deref(),
        settings.attempts_allowed,
        settings.counted_attempt,
        settings.opens_at,
        settings.closes_at,
    )?;
    Ok(changed == 1)
}

/// Publishes a change of a round's settings.
pub async fn insert_rules_change(
    tx: &mut Tx,
    round_id: i64,
    change: &RulesChangeRow,
) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO contest_rules_change (round_id, changed_at, changed_by, reason, old_settings, new_settings)
         VALUES ($1, $2, $3, $4, $5, $6)",
        round_id,
        change.changed_at,
        change.changed_by,
        &change.reason,
        &change.old_settings,
        &change.new_settings,
    )?;
    Ok(())
}

/// The published changes of a round's settings, newest first.
pub async fn rules_changes(tx: &mut Tx, round_id: i64) -> Result<Vec<RulesChangeRow>, StoreError> {
    fetch_all!(
        tx,
        RulesChangeRow,
        "SELECT changed_at, changed_by, reason, old_settings, new_settings
         FROM contest_rules_change WHERE round_id = $1 ORDER BY id DESC",
        round_id,
    )
}
