//! The running campaign: its page, and the indicators and standards other use cases judge by.

mod indicators;

use std::str::FromStr;

use domain::{
    Bilingual,
    agency::OfficerGroup,
    campaign::{CampaignHead, CampaignPage, CampaignText, GroupStandards, Standard, StandardRule, TextKind},
    named::UnknownName,
    progress::{Baseline, Indicator, Measure},
    time::Day,
};
use store::{
    StoreError, Tx,
    campaign::{CampaignRow, IndicatorRow, StandardRow, TextRow},
};

use crate::core::{Failure, Service};

impl Service {
    /// All that the campaign's page shows. Errors: not found while there is no campaign.
    pub async fn campaign(&self) -> Result<CampaignPage, Failure> {
        let mut tx = self.db.read().await?;
        let campaign = current(&mut tx).await?;
        let texts = store::campaign::texts(&mut tx, campaign.id).await?;
        Ok(CampaignPage {
            head: head(&campaign),
            strands: of_kind(&texts, TextKind::Strand),
            conduct_do: of_kind(&texts, TextKind::ConductDo),
            conduct_dont: of_kind(&texts, TextKind::ConductDont),
            rewards: of_kind(&texts, TextKind::Reward),
            standards: standards(&mut tx, campaign.id).await?,
            indicators: indicators(&mut tx, campaign.id).await?,
            changes: indicators::changes(&mut tx, campaign.id).await?,
        })
    }

    /// Plan, title and period of the campaign, if there is one.
    pub async fn campaign_head(&self) -> Result<Option<CampaignHead>, Failure> {
        let mut tx = self.db.read().await?;
        Ok(store::campaign::current(&mut tx).await?.as_ref().map(head))
    }
}

/// The campaign that facts and pages belong to. Errors: not found while there is none.
pub(crate) async fn current<R>(tx: &mut Tx) -> Result<CampaignRow, Failure<R>> {
    store::campaign::current(tx).await?.ok_or(Failure::NotFound)
}

/// The campaign's indicators in declared order.
pub(crate) async fn indicators(tx: &mut Tx, campaign_id: i64) -> Result<Vec<Indicator>, StoreError> {
    store::campaign::indicators(tx, campaign_id).await?.into_iter().map(indicator).collect()
}

/// The campaign's standards for individuals, by group.
pub(crate) async fn standards(tx: &mut Tx, campaign_id: i64) -> Result<Vec<GroupStandards>, StoreError> {
    let rows = store::campaign::standards(tx, campaign_id).await?;
    let mut groups: Vec<GroupStandards> = Vec::new();
    for &group in OfficerGroup::ALL {
        let of_group = rows.iter().filter(|row| row.officer_group == group.name());
        groups.push(GroupStandards { group, standards: of_group.map(standard).collect::<Result<_, _>>()? });
    }
    Ok(groups)
}

/// Reads a stored name; a name that no variant has means that the database is newer or broken.
pub(crate) fn named<T: FromStr<Err = UnknownName>>(name: &str) -> Result<T, StoreError> {
    name.parse().map_err(|unknown: UnknownName| StoreError::Corrupt(unknown.to_string()))
}

fn head(row: &CampaignRow) -> CampaignHead {
    CampaignHead {
        title: Bilingual::new(&row.title_vi, &row.title_en),
        theme: Bilingual::new(&row.theme_vi, &row.theme_en),
        plan_number: row.plan_number.clone(),
        plan_day: Day(row.plan_day),
        starts: Day(row.starts_day),
        ends: Day(row.ends_day),
    }
}

fn of_kind(texts: &[TextRow], kind: TextKind) -> Vec<CampaignText> {
    let of_kind = texts.iter().filter(|text| text.kind == kind.name());
    let text = |row: &TextRow| CampaignText {
        title: Bilingual::new(&row.title_vi, &row.title_en),
        detail: Bilingual::new(&row.detail_vi, &row.detail_en),
    };
    of_kind.map(text).collect()
}

fn indicator(row: IndicatorRow) -> Result<Indicator, StoreError> {
    let label = Bilingual::new(row.baseline_label_vi, row.baseline_label_en);
    Ok(Indicator {
        name: Bilingual::new(row.name_vi, row.name_en),
        unit: named(&row.unit)?,
        numerator: measures(&row.numerator)?,
        denominator: measures(&row.denominator)?,
        direction: named(&row.direction)?,
        target: row.target,
        min_sample: row.min_sample,
        baseline: row.baseline.map(|value| Baseline { value, label }),
        source: Bilingual::new(row.source_vi, row.source_en),
        code: row.code,
    })
}

/// Measures as they are stored: by name, with commas between them.
pub(crate) fn measure_names(measures: &[Measure]) -> String {
    measures.iter().map(|measure| measure.name()).collect::<Vec<_>>().join(",")
}

fn measures(names: &str) -> Result<Vec<Measure>, StoreError> {
    names.split(',').filter(|name| !name.is_empty()).map(named).collect()
}

fn standard(row: &StandardRow) -> Result<Standard, StoreError> {
    let rule = match (&row.indicator_code, &row.direction, row.bound) {
        (Some(indicator), Some(direction), Some(bound)) => {
            Some(StandardRule { indicator: indicator.clone(), direction: named(direction)?, bound })
        }
        _ => None,
    };
    Ok(Standard { code: row.code.clone(), title: Bilingual::new(&row.title_vi, &row.title_en), rule })
}
