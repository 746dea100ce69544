//! The agencies by the national index.

use std::collections::HashMap;

use domain::{
    Bilingual,
    progress::{Measure, NationalLine, NationalPage, Totals, national_score},
};

use crate::{
    campaign::{self, named},
    core::{Failure, Service},
};

impl Service {
    /// The Centre and its agencies by the national index, in the agencies' order. Errors: not found while there is no campaign.
    pub async fn national_page(&self) -> Result<NationalPage, Failure> {
        let as_of_ms = self.now_ms();
        let mut tx = self.db.read().await?;
        let campaign = campaign::current(&mut tx).await?;
        let mut all = Totals::default();
        let mut by_agency: HashMap<i64, Totals> = HashMap::new();
        for row in store::progress::agency_totals(&mut tx, campaign.id).await? {
            let measure: Measure = named(&row.measure)?;
            all.add(measure, row.amount);
            by_agency.entry(row.agency_id).or_default().add(measure, row.amount);
        }
        let agencies = store::agency::list(&mut tx).await?;
        let line = |agency: store::agency::AgencyRow| {
            let score = national_score(by_agency.get(&agency.id)?);
            let name = Bilingual::new(agency.name_vi, agency.name_en);
            (score.possible > 0).then_some(NationalLine { code: agency.code, name, score })
        };
        Ok(NationalPage {
            as_of_ms,
            centre: national_score(&all),
            agencies: agencies.into_iter().filter_map(line).collect(),
        })
    }
}
