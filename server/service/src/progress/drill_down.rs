//! An agency's figure and the facts behind it.

use domain::{
    Bilingual,
    progress::{FactLine, FactsPage},
    time::Day,
};
use store::{StoreError, progress::FactRow};

use super::counted::{Counted, period, without_baselines};
use crate::{
    campaign::{self, named},
    core::{Failure, Manager, Service},
};

/// Facts on one page.
const LINES: usize = 50;

impl Service {
    /// An agency's figure for an indicator, with its newest facts before fact `before_id` (none: the newest of all).
    ///
    /// For managers only, because facts name officers and case files.
    /// Errors: not found for an unknown agency or indicator.
    pub async fn facts_page(
        &self,
        _by: Manager,
        code: &str,
        indicator: &str,
        before_id: Option<i64>,
    ) -> Result<FactsPage, Failure> {
        let as_of_ms = self.now_ms();
        let mut tx = self.db.read().await?;
        let campaign = campaign::current(&mut tx).await?;
        let agencies = store::agency::list(&mut tx).await?;
        let agency = agencies.into_iter().find(|agency| agency.code == code).ok_or(Failure::NotFound)?;
        let indicators = without_baselines(campaign::indicators(&mut tx, campaign.id).await?);
        let indicator = indicators.iter().find(|known| known.code == indicator).ok_or(Failure::NotFound)?;
        let rows = store::progress::agency_totals(&mut tx, campaign.id).await?;
        let counted = Counted::gather(&rows, |row| row.agency_id)?.remove(&agency.id).unwrap_or_default();
        let mut measures: Vec<&str> =
            indicator.numerator.iter().chain(&indicator.denominator).map(|measure| measure.name()).collect();
        measures.sort_unstable();
        measures.dedup();
        let before_id = before_id.unwrap_or(i64::MAX);
        // One more than is shown tells whether there are older ones.
        let limit = i64::try_from(LINES).map_or(i64::MAX, |lines| lines + 1);
        let facts =
            store::progress::facts(&mut tx, campaign.id, agency.id, &measures, before_id, limit).await?;
        Ok(FactsPage {
            name: Bilingual::new(&agency.name_vi, &agency.name_en),
            code: agency.code,
            figure: counted.figure(indicator, period(&campaign, as_of_ms)),
            ends: Day(campaign.ends_day),
            as_of_ms,
            has_older: facts.len() > LINES,
            lines: facts.into_iter().take(LINES).map(line).collect::<Result<_, _>>()?,
        })
    }
}

fn line(row: FactRow) -> Result<FactLine, StoreError> {
    Ok(FactLine {
        id: row.id,
        measure: named(&row.measure)?,
        day: Day(row.fact_day),
        amount: row.amount,
        officer: row.officer,
        source: named(&row.source)?,
        reporter: row.reporter,
        event_id: row.event_id,
        case_code: row.case_code,
        recorded_at_ms: row.recorded_at,
    })
}
