//! Elections of exemplary officers: voting, running them, and what everybody may see.
//!
//! Nothing here answers or logs a vote before an election is closed, to anybody.

mod count;
mod key;
mod organise;
mod public;
mod standards;
mod vote;

use domain::{
    Bilingual,
    agency::OfficerGroup,
    election::{CategoryFacts, CategoryList, CategoryRules, ElectionFacts, ElectionState, ListedNominee},
    progress::{AgencyTurnout, ElectionTurnout, merge_small},
};
use store::{
    StoreError, Tx,
    election::{CategoryRow, ElectionRow, NomineeRow},
};

use crate::campaign::named;

/// Reads a stored count that is never negative.
fn small(count: i64) -> Result<u32, StoreError> {
    u32::try_from(count).map_err(|_| corrupt("count out of range"))
}

fn corrupt(what: &str) -> StoreError {
    StoreError::Corrupt(what.to_owned())
}

fn state(row: &ElectionRow) -> Result<ElectionState, StoreError> {
    named(&row.state)
}

fn rules(row: &CategoryRow) -> Result<CategoryRules, StoreError> {
    Ok(CategoryRules { min: small(row.min_choices)?, max: small(row.max_choices)?, seats: small(row.seats)? })
}

/// The election with its categories.
async fn facts(tx: &mut Tx, row: &ElectionRow) -> Result<ElectionFacts, StoreError> {
    let nominees = store::election::nominees(tx, row.id).await?;
    let mut categories = Vec::new();
    for category in store::election::categories(tx, row.id).await? {
        let standing = nominees.iter().filter(|nominee| nominee.category_id == category.id).count();
        categories.push(CategoryFacts {
            id: category.id,
            rules: rules(&category)?,
            group: named::<OfficerGroup>(&category.officer_group)?,
            title: Bilingual::new(category.title_vi, category.title_en),
            nominees: u32::try_from(standing).unwrap_or(u32::MAX),
        });
    }
    Ok(ElectionFacts {
        id: row.id,
        title: Bilingual::new(&row.title_vi, &row.title_en),
        state: state(row)?,
        opened_at_ms: row.opened_at,
        closed_at_ms: row.closed_at,
        published_at_ms: row.published_at,
        categories,
    })
}

/// What ballots of an election are checked against.
async fn lists(
    tx: &mut Tx,
    election_id: i64,
) -> Result<(Vec<CategoryRow>, Vec<NomineeRow>, Vec<CategoryList>), StoreError> {
    let categories = store::election::categories(tx, election_id).await?;
    let nominees = store::election::nominees(tx, election_id).await?;
    let mut lists = Vec::with_capacity(categories.len());
    for category in &categories {
        let of_category = nominees.iter().filter(|nominee| nominee.category_id == category.id);
        lists.push(CategoryList {
            category_id: category.id,
            rules: rules(category)?,
            nominees: of_category
                .map(|nominee| ListedNominee { nominee_id: nominee.id, officer_id: nominee.officer_id })
                .collect(),
        });
    }
    Ok((categories, nominees, lists))
}

/// Turnout by agency, small agencies together.
async fn turnout(tx: &mut Tx, row: &ElectionRow) -> Result<ElectionTurnout, StoreError> {
    let agencies = store::election::turnout(tx, row.id).await?.into_iter().map(|agency| AgencyTurnout {
        agency: Some(Bilingual::new(agency.name_vi, agency.name_en)),
        voted: agency.voted,
        on_roll: agency.on_roll,
    });
    Ok(ElectionTurnout {
        election_id: row.id,
        title: Bilingual::new(&row.title_vi, &row.title_en),
        is_open: state(row)?.takes_ballots(),
        voted: row.voted,
        on_roll: row.on_roll,
        agencies: merge_small(agencies.collect()),
    })
}
