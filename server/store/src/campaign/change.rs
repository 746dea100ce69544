//! Changes of the indicators, which are published and stay.

use super::IndicatorRow;
use crate::{
    StoreError, Tx,
    core::{execute, fetch_all},
};

/// A published change of an indicator.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct IndicatorChangeRow {
    /// The indicator's stable name.
    pub indicator_code: String,
    /// UTC milliseconds.
    pub changed_at: i64,
    /// Staff account that changed it.
    pub changed_by: i64,
    /// Why.
    pub reason: String,
    /// JSON; none when it is new.
    pub old_indicator: Option<String>,
    /// JSON; none when it was withdrawn.
    pub new_indicator: Option<String>,
}

/// Changes everything of an indicator but its name and place; answers whether there is one.
pub async fn update_indicator(
    tx: &mut Tx,
    campaign_id: i64,
    indicator: &IndicatorRow,
) -> Result<bool, StoreError> {
    let changed = execute!(
        tx,
        "UPDATE indicator SET name_vi = $3, name_en = $4, unit = $5, numerator = $6, denominator = $7,
                direction = $8, target = $9, min_sample = $10, baseline = $11, baseline_label_vi = $12,
                baseline_label_en = $13, source_vi = $14, source_en = $15
         WHERE campaign_id = $1 AND code = $2",
        campaign_id,
        &indicator.code,
        &indicator.name_vi,
        &indicator.name_en,
        &indicator.unit,
        &indicator.numerator,
        &indicator.denominator,
        &indicator.direction,
        indicator.target,
        indicator.min_sample,
        indicator.baseline,
        &indicator.baseline_label_vi,
        &indicator.baseline_label_en,
        &indicator.source_vi,
        &indicator.source_en,
    )?;
    Ok(changed == 1)
}

/// Takes an indicator away; answers whether there was one. Its changes stay.
pub async fn delete_indicator(tx: &mut Tx, campaign_id: i64, code: &str) -> Result<bool, StoreError> {
    let deleted =
        execute!(tx, "DELETE FROM indicator WHERE campaign_id = $1 AND code = $2", campaign_id, code)?;
    Ok(deleted == 1)
}

/// Publishes a change.
pub async fn insert_indicator_change(
    tx: &mut Tx,
    campaign_id: i64,
    change: &IndicatorChangeRow,
) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO indicator_change (campaign_id, indicator_code, changed_at, changed_by, reason, old_indicator,
                                       new_indicator)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        campaign_id,
        &change.indicator_code,
        change.changed_at,
        change.changed_by,
        &change.reason,
        &change.old_indicator,
        &change.new_indicator,
    )?;
    Ok(())
}

/// The published changes of a campaign's indicators, newest first.
pub async fn indicator_changes(tx: &mut Tx, campaign_id: i64) -> Result<Vec<IndicatorChangeRow>, StoreError> {
    fetch_all!(
        tx,
        IndicatorChangeRow,
        "SELECT indicator_code, changed_at, changed_by, reason, old_indicator, new_indicator
         FROM indicator_change WHERE campaign_id = $1 ORDER BY id DESC",
        campaign_id,
    )
}
