//! What an official does: see the own elections, read the paper, cast.

use domain::{
    Bilingual,
    agency::OfficerGroup,
    election::{
        BallotPaper, CastRefused, Dossier, ElectionState, ElectionSummary, PaperCategory, Receipt,
        check_choices,
    },
};
use store::{
    StoreError, Tx,
    election::{BallotRow, ElectionRow, NomineeRow},
};
use voting::{CheckCode, Selection};

use super::{facts, key::VoterKey, lists, rules, standards::Yardstick, state};
use crate::{
    campaign::named,
    core::{Failure, Official, Service},
};

type Refused = Failure<CastRefused>;

impl Service {
    /// The elections whose roll lists the official, newest first; drafts are left out.
    pub async fn elections_for(&self, by: Official) -> Result<Vec<ElectionSummary>, Failure> {
        let mut tx = self.db.read().await?;
        let mut summaries = Vec::new();
        for row in store::election::list(&mut tx).await? {
            if state(&row)? == ElectionState::Draft {
                continue;
            }
            if let Some(voted) = store::election::voted(&mut tx, row.id, by.officer_id).await? {
                summaries.push(ElectionSummary { facts: facts(&mut tx, &row).await?, voted });
            }
        }
        Ok(summaries)
    }

    /// The ballot paper of an open election, each list in the voter's own order.
    pub async fn ballot_paper(&self, by: Official, election_id: i64) -> Result<BallotPaper, Refused> {
        let key = voter_key(&by)?;
        let mut tx = self.db.read().await?;
        let (election, voted) = admit(&mut tx, election_id, by.officer_id).await?;
        let (categories, nominees, _) = lists(&mut tx, election_id).await?;
        let yardstick = Yardstick::read(&mut tx, election.campaign_id).await?;
        let mut paper = Vec::with_capacity(categories.len());
        for category in categories {
            let mut standing: Vec<&NomineeRow> =
                nominees.iter().filter(|nominee| nominee.category_id == category.id).collect();
            standing.sort_by_key(|nominee| key.shuffle(election_id, nominee.id));
            let dossiers = standing.into_iter().map(|nominee| dossier(nominee, by.officer_id, &yardstick));
            paper.push(PaperCategory {
                id: category.id,
                rules: rules(&category)?,
                nominees: dossiers.collect::<Result<_, StoreError>>()?,
                title: Bilingual::new(category.title_vi, category.title_en),
            });
        }
        let title = Bilingual::new(election.title_vi, election.title_en);
        Ok(BallotPaper { election_id, title, voted, categories: paper })
    }

    /// Checks a ballot by every rule of casting and stores nothing, so that a voter can look it over first.
    pub async fn check_ballot(
        &self,
        by: Official,
        election_id: i64,
        selections: &[Selection],
    ) -> Result<(), Refused> {
        voter_key(&by)?;
        let mut tx = self.db.read().await?;
        admit(&mut tx, election_id, by.officer_id).await?;
        let (_, _, lists) = lists(&mut tx, election_id).await?;
        check_choices(&lists, selections, by.officer_id).map_err(Failure::Refused)?;
        Ok(())
    }

    /// Casts a ballot, or replaces the voter's earlier one; the last one counts.
    ///
    /// The check code is answered here and never again. Errors: [`CastRefused`] by rule; then nothing
    /// changes and an earlier ballot stays.
    pub async fn cast(
        &self,
        by: Official,
        election_id: i64,
        selections: Vec<Selection>,
    ) -> Result<Receipt, Refused> {
        let slot = voter_key(&by)?.slot(election_id);
        let check_code = CheckCode::from_random(self.random());
        let input = Cast { election_id, officer_id: by.officer_id, slot, check_code, selections };
        self.db.write(input, |tx, input| Box::pin(store_ballot(tx, input))).await
    }
}

struct Cast {
    election_id: i64,
    officer_id: i64,
    slot: Vec<u8>,
    check_code: CheckCode,
    selections: Vec<Selection>,
}

/// Stores the ballot and marks the roll, in one transaction so that neither can be lost alone.
///
/// No audit line is written, on purpose: a line has a time and a number that grows, and with the names
/// on the roll it would say who voted when; the newest line and the newest ballot together would say
/// more. That a ballot is stored is proved by its check code, and how many there are by the roll.
async fn store_ballot(tx: &mut Tx, input: &Cast) -> Result<Receipt, Refused> {
    let (election, voted) = admit(tx, input.election_id, input.officer_id).await?;
    let (_, _, lists) = lists(tx, input.election_id).await?;
    let content = check_choices(&lists, &input.selections, input.officer_id).map_err(Failure::Refused)?;
    let ballot = BallotRow {
        slot: input.slot.clone(),
        content: voting::seal(&content).as_bytes().to_vec(),
        check_code: input.check_code.to_string(),
    };
    if !voted {
        store::election::mark_voted(tx, input.election_id, input.officer_id).await?;
        store::election::insert_ballot(tx, input.election_id, &ballot).await?;
    } else if !store::election::replace_ballot(tx, input.election_id, &ballot).await? {
        // The roll says voted, but not under this key: the ballot was cast with an earlier personal code.
        // A second one beside it would count twice.
        return Err(Failure::Refused(CastRefused::KeyChanged));
    }
    tx.announce_change();
    Ok(Receipt {
        election_id: input.election_id,
        title: Bilingual::new(election.title_vi, election.title_en),
        check_code: ballot.check_code,
        replaced: voted,
    })
}

fn voter_key(by: &Official) -> Result<VoterKey, Refused> {
    by.ballot_key.map(VoterKey::new).ok_or(Failure::Refused(CastRefused::KeyMissing))
}

/// The open election and whether the officer, who is on its roll, has voted.
async fn admit(tx: &mut Tx, election_id: i64, officer_id: i64) -> Result<(ElectionRow, bool), Refused> {
    let election = store::election::find(tx, election_id).await?.ok_or(Failure::NotFound)?;
    let voted = store::election::voted(tx, election_id, officer_id).await?;
    let voted = voted.ok_or(Failure::Refused(CastRefused::NotOnRoll))?;
    if !state(&election)?.takes_ballots() {
        return Err(Failure::Refused(CastRefused::NotOpen));
    }
    Ok((election, voted))
}

fn dossier(row: &NomineeRow, viewer_id: i64, yardstick: &Yardstick) -> Result<Dossier, StoreError> {
    let group: OfficerGroup = named(&row.officer_group)?;
    Ok(Dossier {
        nominee_id: row.id,
        name: row.full_name.clone(),
        group,
        agency: Bilingual::new(&row.agency_vi, &row.agency_en),
        title: Bilingual::new(&row.title_vi, &row.title_en),
        achievements: Bilingual::new(&row.achievements_vi, &row.achievements_en),
        is_viewer: row.officer_id == viewer_id,
        standards: yardstick.check(group, row.officer_id),
    })
}
