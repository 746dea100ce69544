//! The campaign with its texts, indicators and standards.

mod change;

pub use change::{
    IndicatorChangeRow, delete_indicator, indicator_changes, insert_indicator_change, update_indicator,
};

use crate::{
    StoreError, Tx,
    core::{execute, fetch_all, fetch_optional, scalar},
};

/// A campaign as stored; days are days since 1970 at +07:00.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct CampaignRow {
    /// Campaign id.
    pub id: i64,
    /// Stable short name.
    pub code: String,
    /// Number of the plan.
    pub plan_number: String,
    /// Day of the plan.
    pub plan_day: i64,
    /// Vietnamese title.
    pub title_vi: String,
    /// English title.
    pub title_en: String,
    /// Vietnamese theme.
    pub theme_vi: String,
    /// English theme.
    pub theme_en: String,
    /// First day.
    pub starts_day: i64,
    /// Last day.
    pub ends_day: i64,
}

/// A strand, point of conduct or reward; `kind` is one of the names in the domain crate.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct TextRow {
    /// Kind by name, for example `strand`.
    pub kind: String,
    /// Place among its kind.
    pub position: i64,
    /// Vietnamese title.
    pub title_vi: String,
    /// English title.
    pub title_en: String,
    /// Vietnamese detail; may be empty.
    pub detail_vi: String,
    /// English detail; may be empty.
    pub detail_en: String,
}

/// An indicator as stored; shares are in basis points, measures are comma-separated names.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct IndicatorRow {
    /// Stable name within the campaign.
    pub code: String,
    /// Place among the indicators.
    pub position: i64,
    /// Vietnamese name.
    pub name_vi: String,
    /// English name.
    pub name_en: String,
    /// `share` or `count`.
    pub unit: String,
    /// Measures of the good cases, or of the count.
    pub numerator: String,
    /// Measures of all cases of a share.
    pub denominator: String,
    /// `at_least` or `at_most`.
    pub direction: String,
    /// In the indicator's unit.
    pub target: Option<i64>,
    /// Fewest cases to judge by.
    pub min_sample: i64,
    /// Figure of an earlier period.
    pub baseline: Option<i64>,
    /// Vietnamese name of that period.
    pub baseline_label_vi: String,
    /// English name of that period.
    pub baseline_label_en: String,
    /// Vietnamese source of target and baseline.
    pub source_vi: String,
    /// English source of target and baseline.
    pub source_en: String,
}

/// A standard for individuals as stored; the last three are set together or not at all.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct StandardRow {
    /// Participant group by name.
    pub officer_group: String,
    /// Place among the group's standards.
    pub position: i64,
    /// Short code.
    pub code: String,
    /// Vietnamese text.
    pub title_vi: String,
    /// English text.
    pub title_en: String,
    /// The indicator that measures it.
    pub indicator_code: Option<String>,
    /// Bound in the indicator's unit.
    pub bound: Option<i64>,
    /// `at_least` or `at_most`.
    pub direction: Option<String>,
}

/// The campaign that began last; the one that pages and facts belong to.
pub async fn current(tx: &mut Tx) -> Result<Option<CampaignRow>, StoreError> {
    fetch_optional!(
        tx,
        CampaignRow,
        "SELECT id, code, plan_number, plan_day, title_vi, title_en, theme_vi, theme_en, starts_day, ends_day
         FROM campaign ORDER BY starts_day DESC, id DESC LIMIT 1",
    )
}

/// Whether nobody has begun to use the database: no campaign, agency or staff account.
pub async fn nothing_stored(tx: &mut Tx) -> Result<bool, StoreError> {
    let rows = scalar!(
        tx,
        i64,
        "SELECT (SELECT COUNT(*) FROM campaign) + (SELECT COUNT(*) FROM agency)
              + (SELECT COUNT(*) FROM staff_account)",
    )?;
    Ok(rows == 0)
}

/// Creates a campaign (its `id` is ignored) and answers the new id.
pub async fn insert(tx: &mut Tx, campaign: &CampaignRow) -> Result<i64, StoreError> {
    scalar!(
        tx,
        i64,
        "INSERT INTO campaign (code, plan_number, plan_day, title_vi, title_en, theme_vi, theme_en,
                               starts_day, ends_day)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id",
        &campaign.code,
        &campaign.plan_number,
        campaign.plan_day,
        &campaign.title_vi,
        &campaign.title_en,
        &campaign.theme_vi,
        &campaign.theme_en,
        campaign.starts_day,
        campaign.ends_day,
    )
}

/// All texts of a campaign, by kind and place.
pub async fn texts(tx: &mut Tx, campaign_id: i64) -> Result<Vec<TextRow>, StoreError> {
    fetch_all!(
        tx,
        TextRow,
        "SELECT kind, position, title_vi, title_en, detail_vi, detail_en
         FROM campaign_text WHERE campaign_id = $1 ORDER BY kind, position",
        campaign_id,
    )
}

/// Adds a text to a campaign.
pub async fn insert_text(tx: &mut Tx, campaign_id: i64, text: &TextRow) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO campaign_text (campaign_id, kind, position, title_vi, title_en, detail_vi, detail_en)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        campaign_id,
        &text.kind,
        text.position,
        &text.title_vi,
        &text.title_en,
        &text.detail_vi,
        &text.detail_en,
    )?;
    Ok(())
}

/// The indicators of a campaign in declared order.
pub async fn indicators(tx: &mut Tx, campaign_id: i64) -> Result<Vec<IndicatorRow>, StoreError> {
    fetch_all!(
        tx,
        IndicatorRow,
        "SELECT code, position, name_vi, name_en, unit, numerator, denominator, direction, target, min_sample,
                baseline, baseline_label_vi, baseline_label_en, source_vi, source_en
         FROM indicator WHERE campaign_id = $1 ORDER BY position, id",
        campaign_id,
    )
}

/// Adds an indicator to a campaign.
pub async fn insert_indicator(
    tx: &mut Tx,
    campaign_id: i64,
    indicator: &IndicatorRow,
) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO indicator (campaign_id, code, position, name_vi, name_en, unit, numerator, denominator,
                                direction, target, min_sample, baseline, baseline_label_vi, baseline_label_en,
                                source_vi, source_en)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
        campaign_id,
        &indicator.code,
        indicator.position,
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
    Ok(())
}

/// The standards of a campaign, by group and place.
pub async fn standards(tx: &mut Tx, campaign_id: i64) -> Result<Vec<StandardRow>, StoreError> {
    fetch_all!(
        tx,
        StandardRow,
        "SELECT officer_group, position, code, title_vi, title_en, indicator_code, bound, direction
         FROM standard WHERE campaign_id = $1 ORDER BY officer_group, position",
        campaign_id,
    )
}

/// Adds a standard to a campaign.
pub async fn insert_standard(
    tx: &mut Tx,
    campaign_id: i64,
    standard: &StandardRow,
) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO standard (campaign_id, officer_group, position, code, title_vi, title_en, indicator_code,
                               bound, direction)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        campaign_id,
        &standard.officer_group,
        standard.position,
        &standard.code,
        &standard.title_vi,
        &standard.title_en,
        &standard.indicator_code,
        standard.bound,
        &standard.direction,
    )?;
    Ok(())
}
