//! What everybody may see: the election, its turnout, one's own ballot in the list, the published result.

use domain::{
    Bilingual,
    election::{
        BallotTrace, CategoryResult, ElectionFacts, ElectionResult, ElectionState, ResultRefused, ResultRow,
        share_of_roll_bp,
    },
    progress::ElectionTurnout,
};
use store::{
    StoreError, Tx,
    election::{CountRow, ElectionRow},
};
use voting::{CheckCode, Seed};

use super::{facts, rules, small, state, turnout};
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

    /// What became of the ballot with the check code that somebody typed.
    pub async fn find_ballot(&self, election_id: i64, typed: &str) -> Result<BallotTrace, Failure> {
        let mut tx = self.db.read().await?;
        let row = visible(&mut tx, election_id).await?;
        let Ok(code) = CheckCode::parse(typed) else { return Ok(BallotTrace::Absent) };
        let stored = store::election::has_check_code(&mut tx, election_id, code.as_str()).await?;
        Ok(match (stored, state(&row)?.takes_ballots()) {
            (false, _) => BallotTrace::Absent,
            (true, true) => BallotTrace::Stored,
            (true, false) => BallotTrace::Counted,
        })
    }

    /// The published result. Errors: not published, whoever asks; not found.
    pub async fn result(&self, election_id: i64) -> Result<ElectionResult, Failure<ResultRefused>> {
        let mut tx = self.db.read().await?;
        let row = visible(&mut tx, election_id).await?;
        if state(&row)? != ElectionState::Published {
            return Err(Failure::Refused(ResultRefused::NotPublished));
        }
        let counts = store::election::counts(&mut tx, election_id).await?;
        let mut categories = Vec::new();
        for category in store::election::categories(&mut tx, election_id).await? {
            let lines: Vec<&CountRow> =
                counts.iter().filter(|count| count.category_id == category.id).collect();
            let rows = lines.iter().map(|line| result_row(line, &lines, row.on_roll));
            categories.push(CategoryResult {
                id: category.id,
                rules: rules(&category)?,
                rows: rows.collect::<Result<_, StoreError>>()?,
                title: Bilingual::new(category.title_vi, category.title_en),
            });
        }
        let check_codes = store::election::check_codes(&mut tx, election_id).await?;
        Ok(ElectionResult {
            facts: facts(&mut tx, &row).await?,
            turnout: turnout(&mut tx, &row).await?,
            categories,
            seed: Seed::of_check_codes(check_codes.iter().map(String::as_str)).to_string(),
            check_codes,
        })
    }
}

/// The election, unless it is a draft: those are for organisers.
async fn visible<R>(tx: &mut Tx, election_id: i64) -> Result<ElectionRow, Failure<R>> {
    match store::election::find(tx, election_id).await? {
        Some(row) if state(&row)? != ElectionState::Draft => Ok(row),
        _ => Err(Failure::NotFound),
    }
}

fn result_row(line: &CountRow, category: &[&CountRow], on_roll: i64) -> Result<ResultRow, StoreError> {
    let level = |row: &CountRow| (row.votes, row.standards_met);
    Ok(ResultRow {
        place: small(line.place)?,
        nominee_id: line.nominee_id,
        name: line.full_name.clone(),
        agency: Bilingual::new(&line.agency_vi, &line.agency_en),
        votes: line.votes,
        share_of_roll_bp: share_of_roll_bp(line.votes, on_roll),
        elected: line.elected,
        standards_met: small(line.standards_met)?,
        by_draw: category.iter().filter(|other| level(other) == level(line)).count() > 1,
        draw: line.draw.clone(),
    })
}
