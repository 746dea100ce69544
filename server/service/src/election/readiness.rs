//! What an election needs before it opens, and the terms it opens with.

use domain::{
    Bilingual,
    election::{CategoryRules, Readiness, ReadinessItem},
};
use store::{
    StoreError, Tx,
    election::{ElectionRow, NomineeRow},
};
use voting::{CategoryTerms, NomineeTerms, PROTOCOL, Terms, TrusteeSet};

use super::{ceremony, draft::names, found, rules, small};
use crate::core::{Failure, Organiser, Service};

impl Service {
    /// What an election needs before it opens, and whether it is there. Errors: not found.
    pub async fn readiness(&self, _by: Organiser, election_id: i64) -> Result<Vec<ReadinessItem>, Failure> {
        let mut tx = self.db.read().await?;
        let election = found(&mut tx, election_id).await?;
        Ok(readiness(&mut tx, &election).await?)
    }
}

/// The readiness list, in the order in which an election is prepared.
pub(super) async fn readiness(tx: &mut Tx, election: &ElectionRow) -> Result<Vec<ReadinessItem>, StoreError> {
    let categories = store::election::categories(tx, election.id).await?;
    let nominees = store::election::nominees(tx, election.id).await?;
    let count = store::election::roll_count(tx, election.id).await?;
    let trustees = small(election.trustees)?;
    let posts = store::election::posts(tx, election.id).await?;
    let confirmed = posts.iter().filter(|post| post.step == "confirm").count();
    let mut items = vec![at_least(Readiness::Categories, length(categories.len()), 1)];
    for category in &categories {
        let standing = nominees.iter().filter(|nominee| nominee.category_id == category.id).count();
        let about = Some(Bilingual::new(&category.title_vi, &category.title_en));
        let need = fewest_nominees(rules(category)?);
        items.push(ReadinessItem { about, ..at_least(Readiness::Nominees, length(standing), need) });
    }
    items.push(at_least(Readiness::Roll, small(count.on_roll)?, 1));
    items.push(at_least(Readiness::Codes, small(count.with_key)?, small(count.on_roll)?));
    items.push(at_least(Readiness::Trustees, trustees, 1));
    items.push(at_least(Readiness::Keys, length(confirmed), trustees.max(1)));
    let terms = declared_terms(tx, election).await?;
    items.push(at_least(Readiness::Terms, u32::from(terms.is_some()), 1));
    Ok(items)
}

/// A nominee who votes chooses among the others, so there is one more than the fewest to choose.
fn fewest_nominees(rules: CategoryRules) -> u32 {
    rules.min.saturating_add(1).max(rules.max).max(rules.seats)
}

fn at_least(what: Readiness, have: u32, need: u32) -> ReadinessItem {
    ReadinessItem { what, ok: have >= need, have, need, about: None }
}

fn length(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The terms as declared; none while they or the trustees' keys do not pass the protocol's own check.
pub(super) async fn declared_terms(tx: &mut Tx, election: &ElectionRow) -> Result<Option<Terms>, StoreError> {
    let Some(trustees) = ceremony::finished_set(tx, election).await? else { return Ok(None) };
    let terms = terms_with(tx, election, trustees).await?;
    Ok((terms.check().is_ok() && terms.key_set().is_ok()).then_some(terms))
}

/// The terms as declared, with these trustees; unchecked.
async fn terms_with(tx: &mut Tx, election: &ElectionRow, trustees: TrusteeSet) -> Result<Terms, StoreError> {
    let nominees = store::election::nominees(tx, election.id).await?;
    let mut categories = Vec::new();
    for category in store::election::categories(tx, election.id).await? {
        let CategoryRules { min, max, seats, blank } = rules(&category)?;
        let standing = nominees.iter().filter(|nominee| nominee.category_id == category.id);
        categories.push(CategoryTerms {
            id: category.id,
            title: names(&category.title_vi, &category.title_en),
            min,
            max,
            seats,
            blank,
            nominees: standing.map(nominee_terms).collect(),
        });
    }
    Ok(Terms {
        protocol: PROTOCOL.to_owned(),
        election: election.name.clone(),
        title: names(&election.title_vi, &election.title_en),
        categories,
        approval_bp: small(election.approval_bp)?,
        trustees,
    })
}

fn nominee_terms(row: &NomineeRow) -> NomineeTerms {
    NomineeTerms { id: row.id, name: row.full_name.clone(), agency: names(&row.agency_vi, &row.agency_en) }
}
