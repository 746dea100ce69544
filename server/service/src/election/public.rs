//! What everybody may see: the elections, their turnout, the published result.

use std::collections::HashMap;

use domain::{
    Bilingual,
    election::{
        CategoryResult, CategoryRules, ElectionFacts, ElectionResult, ElectionState, ResultRefused,
        ResultRow, share_of_roll_bp,
    },
    progress::ElectionTurnout,
};
use store::{StoreError, Tx};
use voting::{CategoryOutcome, CategoryTerms, Event, NomineeTerms, Seed};

use super::{
    corrupt,
    count::{closing, roll_length},
    draft::{bilingual, trustee_lines},
    facts,
    record::{events, position},
    state, turnout, visible,
};
use crate::core::{Failure, Service};

impl Service {
    /// All elections that are or were open, newest first.
    pub async fn public_elections(&self) -> Result<Vec<ElectionFacts>, Failure> {
        let mut tx = self.db.read().await?;
        let mut elections = Vec::new();
        for row in store::election::list(&mut tx).await? {
            if state(&row)? != ElectionState::Draft {
                elections.push(facts(&mut tx, &row).await?);
            }
        }
        Ok(elections)
    }

    /// One election that is or was open. Errors: not found, for drafts too.
    pub async fn election(&self, election_id: i64) -> Result<ElectionFacts, Failure> {
        let mut tx = self.db.read().await?;
        let row = visible(&mut tx, election_id).await?;
        Ok(facts(&mut tx, &row).await?)
    }

    /// Turnout by agency, small agencies together. Errors: not found, for drafts too.
    pub async fn turnout(&self, election_id: i64) -> Result<ElectionTurnout, Failure> {
        let mut tx = self.db.read().await?;
        let row = visible(&mut tx, election_id).await?;
        Ok(turnout(&mut tx, &row).await?)
    }

    /// The published result, read from the public record. Errors: not published, whoever asks; not found.
    pub async fn result(&self, election_id: i64) -> Result<ElectionResult, Failure<ResultRefused>> {
        let mut tx = self.db.read().await?;
        let row = visible(&mut tx, election_id).await?;
        if !state(&row)?.shows_result() {
            return Err(Failure::Refused(ResultRefused::NotPublished));
        }
        let terms = self.prepared(&mut tx, &row).await?.terms().clone();
        let closing = closing(&mut tx, &row).await?;
        let result = stored_result(&mut tx, election_id).await?;
        let roll = roll_length(&mut tx, election_id).await?;
        let draw = Draw {
            seed: Seed::from_bytes(result.seed),
            standards: closing.standards.iter().map(|row| (row.nominee_id, row.met)).collect(),
            roll,
            needed: voting::votes_needed(terms.approval_bp, roll),
        };
        let categories = terms.categories.iter().zip(&result.categories);
        let ballots = position(store::election::ballots(&mut tx, election_id).await?)?;
        let counted = u64::try_from(closing.counted.len()).unwrap_or(u64::MAX);
        let reissues = events(&mut tx, election_id, "reissue").await?.len();
        Ok(ElectionResult {
            facts: facts(&mut tx, &row).await?,
            turnout: turnout(&mut tx, &row).await?,
            ballots,
            counted,
            replaced: ballots.saturating_sub(counted),
            reissued: u64::try_from(reissues).unwrap_or(u64::MAX),
            votes_needed: draw.needed,
            seed: voting::to_hex(&result.seed),
            trustees: trustee_lines(&mut tx, election_id).await?,
            categories: categories
                .map(|(terms, outcome)| category(terms, outcome, &draw))
                .collect::<Result<_, StoreError>>()?,
            corrections: corrections(&mut tx, election_id).await?,
        })
    }
}

/// What ranks the nominees beside their votes.
struct Draw {
    seed: Seed,
    standards: HashMap<i64, u32>,
    roll: u64,
    needed: u64,
}

impl Draw {
    fn met(&self, nominee_id: i64) -> u32 {
        self.standards.get(&nominee_id).copied().unwrap_or(0)
    }
}

async fn stored_result(tx: &mut Tx, election_id: i64) -> Result<voting::ElectionResult, StoreError> {
    match events(tx, election_id, "result").await?.into_iter().next() {
        Some(Event::Result(result)) => Ok(result),
        _ => Err(corrupt("the result is missing")),
    }
}

async fn corrections(tx: &mut Tx, election_id: i64) -> Result<Vec<Bilingual>, StoreError> {
    let text = |event| if let Event::Correction(told) = event { Some(bilingual(&told.text)) } else { None };
    Ok(events(tx, election_id, "correction").await?.into_iter().filter_map(text).collect())
}

fn category(
    terms: &CategoryTerms,
    outcome: &CategoryOutcome,
    draw: &Draw,
) -> Result<CategoryResult, StoreError> {
    let votes: HashMap<i64, u64> = outcome.votes.iter().map(|row| (row.nominee_id, row.votes)).collect();
    let level = |id: i64| (votes.get(&id).copied().unwrap_or(0), draw.met(id));
    let mut rows = Vec::with_capacity(outcome.places.len());
    for (place, id) in (1_u32..).zip(&outcome.places) {
        let nominee = terms.nominees.iter().find(|nominee| nominee.id == *id);
        let NomineeTerms { name, agency, .. } =
            nominee.ok_or_else(|| corrupt("the result names nobody's number"))?;
        let (votes, standards_met) = level(*id);
        rows.push(ResultRow {
            place,
            nominee_id: *id,
            name: name.clone(),
            agency: bilingual(agency),
            votes,
            share_of_roll_bp: share_of_roll_bp(votes, draw.roll),
            threshold_met: votes >= draw.needed,
            elected: outcome.elected.contains(id),
            standards_met,
            by_draw: outcome.places.iter().filter(|other| level(**other) == level(*id)).count() > 1,
            draw: voting::to_hex(&draw.seed.draw(*id)),
        });
    }
    Ok(CategoryResult {
        id: terms.id,
        title: bilingual(&terms.title),
        rules: CategoryRules { min: terms.min, max: terms.max, seats: terms.seats, blank: terms.blank },
        blank: outcome.blank,
        rows,
    })
}
