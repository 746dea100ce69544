//! Nominees held against the standards of their group.

use std::collections::HashMap;

use domain::{
    agency::OfficerGroup,
    campaign::GroupStandards,
    election::{StandardCheck, check_standards},
    progress::{Indicator, Totals},
};
use store::{StoreError, Tx};

use crate::{campaign, progress};

/// The standards of a campaign and what is counted for each officer at this moment.
pub(super) struct Yardstick {
    groups: Vec<GroupStandards>,
    indicators: Vec<Indicator>,
    totals: HashMap<i64, Totals>,
}

impl Yardstick {
    pub(super) async fn read(tx: &mut Tx, campaign_id: i64) -> Result<Self, StoreError> {
        let totals = store::progress::officer_totals(tx, campaign_id).await?;
        Ok(Self {
            groups: campaign::standards(tx, campaign_id).await?,
            indicators: campaign::indicators(tx, campaign_id).await?,
            totals: progress::totals_by(totals, |row| row.officer_id)?,
        })
    }

    /// The standards of `group` against the officer's figures.
    pub(super) fn check(&self, group: OfficerGroup, officer_id: i64) -> Vec<StandardCheck> {
        let of_group = self.groups.iter().find(|standards| standards.group == group);
        let standards = of_group.map_or(&[][..], |group| &group.standards);
        let nothing = Totals::default();
        check_standards(standards, &self.indicators, self.totals.get(&officer_id).unwrap_or(&nothing))
    }
}
