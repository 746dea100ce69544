//! Who stands in a category, and who could.

use domain::{
    Bilingual, Code, FieldError,
    agency::OfficerGroup,
    election::{DraftNominee, EditRefused, NomineeInput, check_nominees},
};
use store::{
    StoreError, Tx,
    election::{CategoryRow, ElectionRow},
};

use super::{Step, audit, draft::draft, found, standards::Yardstick};
use crate::{
    campaign::named,
    core::{Failure, Organiser, Service},
};

impl Service {
    /// Says who stands in a category, in this order; whoever stood before and is left out goes.
    ///
    /// Errors: not a draft; fields, also for an officer of another group; not found.
    pub async fn set_nominees(
        &self,
        by: Organiser,
        election_id: i64,
        category_id: i64,
        nominees: Vec<NomineeInput>,
    ) -> Result<(), Failure<EditRefused>> {
        check_nominees(&nominees).map_err(Failure::Refused)?;
        let input = (self.step(by, election_id), category_id, nominees);
        self.db
            .write(input, |tx, (step, category_id, nominees)| Box::pin(set(tx, step, *category_id, nominees)))
            .await
    }

    /// The officers of a category's group against its standards, those who stand first. Errors: not found.
    pub async fn nominee_candidates(
        &self,
        _by: Organiser,
        election_id: i64,
        category_id: i64,
    ) -> Result<Vec<DraftNominee>, Failure> {
        let mut tx = self.db.read().await?;
        let election = found(&mut tx, election_id).await?;
        let category = category(&mut tx, election_id, category_id).await?;
        let mut list: Vec<DraftNominee> = draft_nominees(&mut tx, &election).await?;
        list.retain(|nominee| nominee.category_id == category_id);
        let yardstick = Yardstick::read(&mut tx, election.campaign_id).await?;
        let group: OfficerGroup = named(&category.officer_group)?;
        let agencies = store::agency::list(&mut tx).await?;
        for officer in store::agency::officers(&mut tx).await? {
            let stands = list.iter().any(|nominee| nominee.officer_id == officer.id);
            if stands || officer.left_at.is_some() || officer.officer_group != category.officer_group {
                continue;
            }
            let agency = agencies.iter().find(|agency| agency.id == officer.agency_id);
            list.push(DraftNominee {
                category_id,
                officer_id: officer.id,
                name: officer.full_name,
                agency: agency
                    .map(|agency| Bilingual::new(&agency.name_vi, &agency.name_en))
                    .unwrap_or_default(),
                stands: false,
                evidence: Bilingual::default(),
                standards: yardstick.check(group, officer.id),
            });
        }
        Ok(list)
    }
}

/// The nominees of an election against the figures of this moment, by category and in their order.
pub(super) async fn draft_nominees(
    tx: &mut Tx,
    election: &ElectionRow,
) -> Result<Vec<DraftNominee>, StoreError> {
    let yardstick = Yardstick::read(tx, election.campaign_id).await?;
    let nominees = store::election::nominees(tx, election.id).await?;
    let mut list = Vec::with_capacity(nominees.len());
    for category in store::election::categories(tx, election.id).await? {
        for row in nominees.iter().filter(|row| row.category_id == category.id) {
            list.push(DraftNominee {
                category_id: category.id,
                officer_id: row.officer_id,
                name: row.full_name.clone(),
                agency: Bilingual::new(&row.agency_vi, &row.agency_en),
                stands: true,
                evidence: Bilingual::new(&row.evidence_vi, &row.evidence_en),
                standards: yardstick.check(named(&row.officer_group)?, row.officer_id),
            });
        }
    }
    Ok(list)
}

async fn set(
    tx: &mut Tx,
    step: &Step,
    category_id: i64,
    nominees: &[NomineeInput],
) -> Result<(), Failure<EditRefused>> {
    draft(tx, step.election_id).await?;
    let category = category(tx, step.election_id, category_id).await?;
    store::election::delete_nominees(tx, category_id).await?;
    for (place, nominee) in nominees.iter().enumerate() {
        let officer = store::agency::officer(tx, nominee.officer_id).await?;
        if officer.is_none_or(|officer| officer.officer_group != category.officer_group) {
            let field = FieldError::new(&format!("nominee_{place}_officer"), Code::NotFound);
            return Err(Failure::Refused(EditRefused::Fields(vec![field])));
        }
        let Bilingual { vi, en } = &nominee.evidence;
        store::election::insert_nominee(tx, category_id, nominee.officer_id, vi.trim(), en.trim()).await?;
    }
    let detail = format!("category {category_id}: {} nominees", nominees.len());
    audit(tx, step, "election.nominees", &detail).await
}

async fn category<R>(tx: &mut Tx, election_id: i64, id: i64) -> Result<CategoryRow, Failure<R>> {
    let categories = store::election::categories(tx, election_id).await?;
    categories.into_iter().find(|category| category.id == id).ok_or(Failure::NotFound)
}
