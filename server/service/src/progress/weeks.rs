//! A figure week by week.

use std::collections::{BTreeSet, HashMap};

use domain::{
    Bilingual,
    progress::{Indicator, Measure, TrendPage, WeekPoint, weekly},
    time::Day,
};

use super::counted::{period, without_baselines};
use crate::{
    campaign,
    core::{Failure, Service},
    figure_note,
};

impl Service {
    /// Every indicator of the campaign week by week, in declared order.
    ///
    /// Errors: not found while there is no campaign.
    pub async fn weeks_of_all(&self) -> Result<Vec<(Indicator, Vec<WeekPoint>)>, Failure> {
        let now_ms = self.now_ms();
        let mut tx = self.db.read().await?;
        let campaign = campaign::current(&mut tx).await?;
        let indicators = campaign::indicators(&mut tx, campaign.id).await?;
        let of = indicators.iter().flat_map(|one| one.numerator.iter().chain(&one.denominator));
        let measures: BTreeSet<Measure> = of.copied().collect();
        let mut counted = HashMap::new();
        for measure in measures {
            let rows = store::progress::measure_days(&mut tx, campaign.id, measure.name(), None).await?;
            let days: Vec<_> = rows.into_iter().map(|row| (Day(row.fact_day), measure, row.amount)).collect();
            counted.insert(measure, days);
        }
        let weeks = |indicator: Indicator| {
            let of: BTreeSet<&Measure> = indicator.numerator.iter().chain(&indicator.denominator).collect();
            let days: Vec<_> = of.into_iter().filter_map(|one| counted.get(one)).flatten().copied().collect();
            let weeks = weekly(&indicator, &days, period(&campaign, now_ms));
            (indicator, weeks)
        };
        Ok(indicators.into_iter().map(weeks).collect())
    }

    /// An indicator of the campaign, or of the agency with this code, week by week.
    ///
    /// Errors: not found for an unknown indicator or agency and while there is no campaign.
    pub async fn trend_page(&self, indicator: &str, agency: Option<&str>) -> Result<TrendPage, Failure> {
        let as_of_ms = self.now_ms();
        let mut tx = self.db.read().await?;
        let campaign = campaign::current(&mut tx).await?;
        let mut indicators = campaign::indicators(&mut tx, campaign.id).await?;
        let agencies = store::agency::list(&mut tx).await?;
        let mut notes = figure_note::standing(&mut tx, campaign.id, &agencies).await?;
        notes.retain(|note| agency.map_or(note.agency.is_none(), |code| note.concerns(code)));
        let agency = match agency {
            None => None,
            Some(code) => {
                indicators = without_baselines(indicators);
                Some(agencies.into_iter().find(|agency| agency.code == code).ok_or(Failure::NotFound)?)
            }
        };
        let indicator = indicators.into_iter().find(|one| one.code == indicator).ok_or(Failure::NotFound)?;
        let mut measures: Vec<_> =
            indicator.numerator.iter().chain(&indicator.denominator).copied().collect();
        measures.sort_unstable();
        measures.dedup();
        let mut days = Vec::new();
        for measure in measures {
            let of = agency.as_ref().map(|agency| agency.id);
            let rows = store::progress::measure_days(&mut tx, campaign.id, measure.name(), of).await?;
            days.extend(rows.into_iter().map(|row| (Day(row.fact_day), measure, row.amount)));
        }
        Ok(TrendPage {
            agency: agency.map(|agency| (agency.code, Bilingual::new(agency.name_vi, agency.name_en))),
            weeks: weekly(&indicator, &days, period(&campaign, as_of_ms)),
            indicator,
            notes,
            as_of_ms,
        })
    }
}
