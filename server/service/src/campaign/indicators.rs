//! Organisers change what is measured: every change has a reason, is published, and stays.

use domain::progress::{
    Indicator, IndicatorChange, IndicatorInForce, IndicatorRefused, IndicatorsPage, judge_indicator_change,
};
use store::{
    StoreError, Tx,
    campaign::{IndicatorChangeRow, IndicatorRow},
};

use super::{current, indicators, measure_names};
use crate::core::{Failure, Organiser, Service};

type Outcome<T> = Result<T, Failure<IndicatorRefused>>;

/// Names of indicators that organisers add begin with this.
const ADDED: &str = "added_";

struct Change {
    /// The indicator's name; none for a new one.
    code: Option<String>,
    /// How often it had been changed when its form was opened.
    seen: u32,
    /// Tidied; none to withdraw it.
    after: Option<Indicator>,
    reason: String,
    account_id: i64,
    now_ms: i64,
}

impl Service {
    /// The campaign's indicators with their changes. Errors: not found while there is no campaign.
    pub async fn indicators_page(&self, _by: Organiser) -> Result<IndicatorsPage, Failure> {
        let mut tx = self.db.read().await?;
        let campaign = current(&mut tx).await?;
        let rows = store::campaign::indicator_changes(&mut tx, campaign.id).await?;
        let standards = store::campaign::standards(&mut tx, campaign.id).await?;
        let in_force = |indicator: Indicator| IndicatorInForce {
            version: version(&rows, &indicator.code),
            is_standard: standards.iter().any(|one| one.indicator_code.as_ref() == Some(&indicator.code)),
            indicator,
        };
        let indicators = indicators(&mut tx, campaign.id).await?.into_iter().map(in_force).collect();
        Ok(IndicatorsPage { indicators, changes: published(&rows)? })
    }

    /// Changes an indicator that had been changed `seen` times when its form was opened.
    ///
    /// Errors: fields at fault; changed meanwhile; another unit though a standard goes by it; not found.
    pub async fn change_indicator(
        &self,
        by: Organiser,
        after: Indicator,
        seen: u32,
        reason: String,
    ) -> Outcome<()> {
        let code = Some(after.code.clone());
        self.change_indicators(by, code, seen, Some(after), reason).await
    }

    /// Adds an indicator at the end; its `code` is made here. Errors: fields at fault; not found.
    pub async fn add_indicator(&self, by: Organiser, indicator: Indicator, reason: String) -> Outcome<()> {
        self.change_indicators(by, None, 0, Some(indicator), reason).await
    }

    /// Takes an indicator out of the campaign; what was counted stays.
    ///
    /// Errors: no reason; changed meanwhile; a standard goes by it; not found.
    pub async fn withdraw_indicator(
        &self,
        by: Organiser,
        code: String,
        seen: u32,
        reason: String,
    ) -> Outcome<()> {
        self.change_indicators(by, Some(code), seen, None, reason).await
    }

    async fn change_indicators(
        &self,
        by: Organiser,
        code: Option<String>,
        seen: u32,
        after: Option<Indicator>,
        reason: String,
    ) -> Outcome<()> {
        let after = after.map(|after| after.check()).transpose().map_err(Failure::Refused)?;
        let (account_id, now_ms) = (by.account_id, self.now_ms());
        let change = Change { code, seen, after, reason, account_id, now_ms };
        self.db.write(change, |tx, change| Box::pin(apply(tx, change))).await
    }
}

/// The published changes of a campaign's indicators, newest first.
pub(super) async fn changes(tx: &mut Tx, campaign_id: i64) -> Result<Vec<IndicatorChange>, StoreError> {
    published(&store::campaign::indicator_changes(tx, campaign_id).await?)
}

async fn apply(tx: &mut Tx, change: &Change) -> Outcome<()> {
    let campaign = current(tx).await?;
    let rows = store::campaign::indicator_changes(tx, campaign.id).await?;
    let kept = store::campaign::indicators(tx, campaign.id).await?;
    let before = match &change.code {
        None => None,
        Some(code) => {
            let row = kept.iter().find(|row| row.code == *code).ok_or(Failure::NotFound)?;
            if version(&rows, code) != change.seen {
                return Err(Failure::Refused(IndicatorRefused::Outdated));
            }
            Some(super::indicator(row.clone())?)
        }
    };
    let code = change.code.clone().unwrap_or_else(|| free_name(&rows, &kept));
    let standards = store::campaign::standards(tx, campaign.id).await?;
    let is_standard = standards.iter().any(|standard| standard.indicator_code.as_ref() == Some(&code));
    let after = change.after.as_ref().map(|after| Indicator { code: code.clone(), ..after.clone() });
    let reason = judge_indicator_change(before.as_ref(), after.as_ref(), is_standard, &change.reason)
        .map_err(Failure::Refused)?;
    if before == after {
        return Ok(());
    }
    let done = match (&before, &after) {
        (Some(_), Some(after)) => store::campaign::update_indicator(tx, campaign.id, &row(after, 0)).await?,
        (Some(_), None) => store::campaign::delete_indicator(tx, campaign.id, &code).await?,
        (None, Some(after)) => {
            let last = kept.iter().map(|row| row.position).max().unwrap_or_default();
            store::campaign::insert_indicator(tx, campaign.id, &row(after, last.saturating_add(1))).await?;
            true
        }
        (None, None) => false,
    };
    if !done {
        return Err(Failure::NotFound);
    }
    let (by, subject) = (Some(change.account_id), format!("indicator {code}"));
    let published = IndicatorChangeRow {
        indicator_code: code,
        changed_at: change.now_ms,
        changed_by: change.account_id,
        reason: reason.clone(),
        old_indicator: before.as_ref().map(json).transpose()?,
        new_indicator: after.as_ref().map(json).transpose()?,
    };
    store::campaign::insert_indicator_change(tx, campaign.id, &published).await?;
    store::audit::append(tx, change.now_ms, "staff", by, "campaign.change_indicator", &subject, &reason)
        .await?;
    tx.announce_change();
    Ok(())
}

fn version(rows: &[IndicatorChangeRow], code: &str) -> u32 {
    u32::try_from(rows.iter().filter(|row| row.indicator_code == code).count()).unwrap_or(u32::MAX)
}

/// A name that no indicator has or had.
fn free_name(rows: &[IndicatorChangeRow], kept: &[IndicatorRow]) -> String {
    let mut number = rows.len() + 1;
    loop {
        let name = format!("{ADDED}{number}");
        if !kept.iter().any(|row| row.code == name) && !rows.iter().any(|row| row.indicator_code == name) {
            return name;
        }
        number += 1;
    }
}

fn published(rows: &[IndicatorChangeRow]) -> Result<Vec<IndicatorChange>, StoreError> {
    let read = |json: &String| {
        serde_json::from_str(json).map_err(|error| StoreError::Corrupt(format!("an indicator: {error}")))
    };
    let change = |row: &IndicatorChangeRow| {
        Ok(IndicatorChange {
            changed_at_ms: row.changed_at,
            reason: row.reason.clone(),
            before: row.old_indicator.as_ref().map(read).transpose()?,
            after: row.new_indicator.as_ref().map(read).transpose()?,
        })
    };
    rows.iter().map(change).collect()
}

fn json(indicator: &Indicator) -> Result<String, StoreError> {
    serde_json::to_string(indicator).map_err(|error| StoreError::Corrupt(error.to_string()))
}

/// An indicator as it is stored.
fn row(indicator: &Indicator, position: i64) -> IndicatorRow {
    let label = indicator.baseline.as_ref().map(|earlier| earlier.label.clone()).unwrap_or_default();
    IndicatorRow {
        code: indicator.code.clone(),
        position,
        name_vi: indicator.name.vi.clone(),
        name_en: indicator.name.en.clone(),
        unit: indicator.unit.name().to_owned(),
        numerator: measure_names(&indicator.numerator),
        denominator: measure_names(&indicator.denominator),
        direction: indicator.direction.name().to_owned(),
        target: indicator.target,
        min_sample: indicator.min_sample,
        baseline: indicator.baseline.as_ref().map(|earlier| earlier.value),
        baseline_label_vi: label.vi,
        baseline_label_en: label.en,
        source_vi: indicator.source.vi.clone(),
        source_en: indicator.source.en.clone(),
    }
}
