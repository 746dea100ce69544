//! The agencies by the national index.

use std::collections::HashMap;

use domain::{
    Bilingual,
    progress::{Measure, NationalLine, NationalPage, Totals, national_score},
    time::Day,
};

use super::counted::period;
use crate::{
    campaign::{self, named},
    core::{Failure, Service},
};

impl Service {
    /// The Centre and its agencies by the national index, in the agencies' order: until the end of an earlier day of
    /// the campaign, if one is asked for, by what is known today.
    ///
    /// Errors: not found while there is no campaign.
    pub async fn national_page(&self, until: Option<Day>) -> Result<NationalPage, Failure> {
        let as_of_ms = self.now_ms();
        let mut tx = self.db.read().await?;
        let campaign = campaign::current(&mut tx).await?;
        let now = period(&campaign, as_of_ms);
        let until = until.filter(|day| now.has_had(*day));
        let rows = match until {
            Some(day) => store::progress::agency_totals_until(&mut tx, campaign.id, day.0).await?,
            None => store::progress::agency_totals(&mut tx, campaign.id).await?,
        };
        let mut all = Totals::default();
        let mut by_agency: HashMap<i64, Totals> = HashMap::new();
        for row in rows {
            let measure: Measure = named(&row.measure)?;
            all.add(measure, row.amount);
            by_agency.entry(row.agency_id).or_default().add(measure, row.amount);
        }
        let agencies = store::agency::list(&mut tx).await?;
        let line = |agency: store::agency::AgencyRow| {
            let score = national_score(by_agency.get(&agency.id)?);
            let name = Bilingual::new(agency.name_vi, agency.name_en);
            let kind = named(&agency.kind);
            (score.possible > 0)
                .then(|| kind.map(|kind| NationalLine { code: agency.code, name, kind, score }))
        };
        Ok(NationalPage {
            as_of_ms,
            starts: now.starts,
            ends: now.ends,
            until,
            centre: national_score(&all),
            agencies: agencies.into_iter().filter_map(line).collect::<Result<_, _>>()?,
        })
    }
}
