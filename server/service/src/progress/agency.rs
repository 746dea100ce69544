//! One agency's page.

use domain::{
    Bilingual,
    progress::{AgencyPage, CounterOfficer, IndicatorFigure, RatingLevel, RatingRemark},
};
use store::{StoreError, Tx, agency::CounterRow, rating::RemarkRow};

use super::counted::{Counted, period, without_baselines};
use crate::{
    campaign::{self, named},
    core::{Failure, Manager, Service},
};

/// Remarks on an agency's page.
const REMARKS: i64 = 20;

impl Service {
    /// One agency's figures and its officers at their counters; with their own figures for a manager only.
    ///
    /// Errors: not found for an unknown agency or while there is no campaign.
    pub async fn agency_page(&self, code: &str, manager: Option<Manager>) -> Result<AgencyPage, Failure> {
        let as_of_ms = self.now_ms();
        let mut tx = self.db.read().await?;
        let campaign = campaign::current(&mut tx).await?;
        let period = period(&campaign, as_of_ms);
        let agencies = store::agency::list(&mut tx).await?;
        let agency = agencies.into_iter().find(|agency| agency.code == code).ok_or(Failure::NotFound)?;
        let indicators = without_baselines(campaign::indicators(&mut tx, campaign.id).await?);
        let rows = store::progress::agency_totals(&mut tx, campaign.id).await?;
        let from = period.week_began().0;
        let recent = store::progress::day_totals(&mut tx, campaign.id, from, i64::MAX).await?;
        let mut by_agency = Counted::gather(&rows, |row| row.agency_id)?;
        Counted::look_back(&mut by_agency, &recent, |row| row.agency_id)?;
        let counted = by_agency.remove(&agency.id).unwrap_or_default();
        let rows = store::progress::officer_totals(&mut tx, campaign.id).await?;
        let mut by_officer = Counted::gather(&rows, |row| row.officer_id)?;
        let mut officers = Vec::new();
        let counters = store::agency::counters(&mut tx).await?;
        for counter in counters.into_iter().filter(|counter| counter.agency_id == agency.id) {
            let counted = by_officer.remove(&counter.officer_id).unwrap_or_default();
            let figures = manager.map(|_| counted.figures(&indicators, period));
            officers.push(counter_officer(&mut tx, counter, &counted, figures).await?);
        }
        let remarks = match manager {
            Some(_) => store::rating::remarks(&mut tx, agency.id, REMARKS).await?,
            None => Vec::new(),
        };
        Ok(AgencyPage {
            name: Bilingual::new(&agency.name_vi, &agency.name_en),
            code: agency.code,
            as_of_ms,
            indicators: counted.figures(&indicators, period),
            officers,
            remarks: remarks.into_iter().map(remark).collect::<Result<_, _>>()?,
        })
    }
}

async fn counter_officer(
    tx: &mut Tx,
    counter: CounterRow,
    counted: &Counted,
    figures: Option<Vec<IndicatorFigure>>,
) -> Result<CounterOfficer, StoreError> {
    let officer = store::agency::officer(tx, counter.officer_id).await?;
    Ok(CounterOfficer {
        counter: counter.code,
        counter_name: Bilingual::new(counter.name_vi, counter.name_en),
        officer: counter.officer_name,
        title: officer.map(|officer| Bilingual::new(officer.title_vi, officer.title_en)).unwrap_or_default(),
        ratings: counted.sum(&RatingLevel::MEASURES),
        figures,
    })
}

fn remark(row: RemarkRow) -> Result<RatingRemark, StoreError> {
    Ok(RatingRemark {
        counter: row.counter_code,
        level: named(&row.level)?,
        reason: row.reason.as_deref().map(named).transpose()?,
        words: row.words,
        rated_at_ms: row.rated_at,
    })
}
