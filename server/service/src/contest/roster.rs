//! Who of an agency's staff has not entered.

use std::collections::BTreeSet;

use domain::{
    Bilingual,
    contest::{MissingOfficer, MissingStaff, RosterView},
};
use store::{StoreError, Tx, agency::AgencyRow};

use super::{identity::staff_identity, small};
use crate::core::{Failure, RosterReader, Service};

impl Service {
    /// The staff of an agency who have not entered; organisers may look at every agency, a coordinator at the
    /// own one, which is shown when none is named.
    ///
    /// Errors: not permitted for another agency, or for a coordinator whose account belongs to no officer.
    pub async fn roster(&self, by: RosterReader, agency_code: &str) -> Result<RosterView, Failure> {
        let mut tx = self.db.read().await?;
        let mut agencies = store::agency::list(&mut tx).await?;
        if !by.sees_all {
            let own =
                store::account::agency_of(&mut tx, by.account_id).await?.ok_or(Failure::NotPermitted)?;
            agencies.retain(|agency| agency.id == own);
        }
        let chosen = match agency_code.trim() {
            "" if by.sees_all => None,
            "" => agencies.first(),
            code => Some(agencies.iter().find(|agency| agency.code == code).ok_or(if by.sees_all {
                Failure::NotFound
            } else {
                Failure::NotPermitted
            })?),
        };
        let staff = match chosen {
            Some(agency) => Some(missing(&mut tx, agency).await?),
            None => None,
        };
        let chosen = chosen.map(|agency| agency.code.clone()).unwrap_or_default();
        let name = |agency: AgencyRow| (agency.code, Bilingual::new(agency.name_vi, agency.name_en));
        Ok(RosterView { agencies: agencies.into_iter().map(name).collect(), chosen, staff })
    }
}

async fn missing(tx: &mut Tx, agency: &AgencyRow) -> Result<MissingStaff, StoreError> {
    let name = Bilingual::new(agency.name_vi.as_str(), agency.name_en.as_str());
    let mut staff = MissingStaff { agency: name, roster: 0, excluded: 0, missing: Vec::new() };
    let Some(campaign) = store::campaign::current(tx).await? else { return Ok(staff) };
    // By the keyed hash, which stays when somebody erases the own data.
    let entered: BTreeSet<String> =
        store::contest::agency_identities(tx, campaign.id, agency.id).await?.into_iter().collect();
    let key = store::contest::contest_key(tx, campaign.id).await?;
    let rows = store::contest::agency_roster(tx, campaign.id, agency.id).await?;
    staff.roster = small(i64::try_from(rows.len()).unwrap_or(i64::MAX))?;
    for row in rows {
        if row.is_excluded != 0 {
            staff.excluded += 1;
            continue;
        }
        let has_entered =
            key.as_deref().is_some_and(|key| entered.contains(&staff_identity(key, &row.staff_code)));
        if !has_entered {
            staff.missing.push(MissingOfficer { staff_code: row.staff_code, full_name: row.full_name });
        }
    }
    Ok(staff)
}
