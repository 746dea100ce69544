//! Preparing an election: what organisers declare before it opens.

use domain::{
    Bilingual, Code, FieldError,
    election::{
        CategoryInput, EditRefused, ElectionDraft, NewElection, OrganiserElection, TrusteeAccount,
        TrusteeLine, TrusteesInput,
    },
    viewer::Role,
};
use store::{
    StoreError, Tx,
    election::{CategoryRow, Declared, ElectionRow},
};
use voting::{Event, to_hex};

use super::{
    Step, audit, facts, found, nominees::draft_nominees, readiness::readiness, record::events, small, state,
};
use crate::core::{Failure, Organiser, Service};

type Refused = Failure<EditRefused>;

impl Service {
    /// Creates a draft and answers its id. Errors: fields; not found while there is no campaign.
    pub async fn create_election(&self, by: Organiser, new: NewElection) -> Result<i64, Refused> {
        new.check().map_err(Failure::Refused)?;
        let name = to_hex(&self.random::<16>());
        let input = (self.step(by, 0), name, new);
        self.db.write(input, |tx, (step, name, new)| Box::pin(create(tx, step, name, new))).await
    }

    /// Declares a draft anew; categories that are left out go, with their nominees. Errors: not a draft; fields.
    pub async fn edit_election(
        &self,
        by: Organiser,
        election_id: i64,
        new: NewElection,
    ) -> Result<(), Refused> {
        new.check().map_err(Failure::Refused)?;
        let input = (self.step(by, election_id), new);
        self.db.write(input, |tx, (step, new)| Box::pin(edit(tx, step, new))).await
    }

    /// Says who the trustees are. The key ceremony begins anew. Errors: not a draft; fields.
    pub async fn set_trustees(
        &self,
        by: Organiser,
        election_id: i64,
        trustees: TrusteesInput,
    ) -> Result<(), Refused> {
        trustees.check().map_err(Failure::Refused)?;
        let input = (self.step(by, election_id), trustees);
        self.db.write(input, |tx, (step, trustees)| Box::pin(seat(tx, step, trustees))).await
    }

    /// Puts every known officer on the roll who is not on it; answers how many. Errors: not a draft.
    pub async fn put_all_on_roll(&self, by: Organiser, election_id: i64) -> Result<u32, Refused> {
        let step = self.step(by, election_id);
        self.db.write(step, |tx, step| Box::pin(put_all(tx, step))).await
    }

    /// Takes an officer off the roll. Errors: not a draft.
    pub async fn take_off_roll(
        &self,
        by: Organiser,
        election_id: i64,
        officer_id: i64,
    ) -> Result<(), Refused> {
        let input = (self.step(by, election_id), officer_id);
        self.db
            .write(input, |tx, (step, officer_id)| {
                Box::pin(async move {
                    draft(tx, step.election_id).await?;
                    store::election::delete_roll_entry(tx, step.election_id, *officer_id).await?;
                    audit(tx, step, "election.roll.remove", &format!("officer {officer_id}")).await
                })
            })
            .await
    }

    /// The staff accounts that can be made trustees.
    pub async fn trustee_accounts(&self, _by: Organiser) -> Result<Vec<TrusteeAccount>, Failure> {
        let mut tx = self.db.read().await?;
        let rows = store::election::candidates(&mut tx, Role::Trustee.name()).await?;
        let account = |row: store::election::CandidateRow| TrusteeAccount {
            account_id: row.account_id,
            name: row.display_name,
        };
        Ok(rows.into_iter().map(account).collect())
    }

    /// An election as its organisers see it, with what is missing before it can open. Errors: not found.
    pub async fn election_draft(&self, _by: Organiser, election_id: i64) -> Result<ElectionDraft, Failure> {
        let mut tx = self.db.read().await?;
        let row = found(&mut tx, election_id).await?;
        Ok(ElectionDraft {
            election: organiser_election(&mut tx, &row).await?,
            nominees: draft_nominees(&mut tx, &row).await?,
            readiness: readiness(&mut tx, &row).await?,
        })
    }

    /// All elections, drafts included, newest first.
    pub async fn organiser_elections(&self, _by: Organiser) -> Result<Vec<OrganiserElection>, Failure> {
        let mut tx = self.db.read().await?;
        let mut elections = Vec::new();
        for row in store::election::list(&mut tx).await? {
            elections.push(organiser_election(&mut tx, &row).await?);
        }
        Ok(elections)
    }

    pub(super) fn step(&self, by: Organiser, election_id: i64) -> Step {
        Step { election_id, account_id: by.account_id, now_ms: self.now_ms() }
    }
}

/// The election, if it is a draft. Errors: not found; not a draft.
pub(super) async fn draft(tx: &mut Tx, election_id: i64) -> Result<ElectionRow, Refused> {
    let row = found(tx, election_id).await?;
    state(&row)?.edit().map_err(|wrong| Failure::Refused(wrong.into()))?;
    Ok(row)
}

fn declared(new: &NewElection) -> Declared {
    Declared {
        title_vi: new.title.vi.trim().to_owned(),
        title_en: new.title.en.trim().to_owned(),
        rehearsal: new.rehearsal,
        approval_bp: i64::from(new.approval_bp),
    }
}

async fn create(tx: &mut Tx, step: &Step, name: &str, new: &NewElection) -> Result<i64, Refused> {
    let campaign = crate::campaign::current(tx).await?;
    let election_id = store::election::insert(tx, campaign.id, name, &declared(new)).await?;
    for (position, category) in (1..).zip(&new.categories) {
        store::election::insert_category(tx, &category_row(election_id, position, category)).await?;
    }
    audit(tx, &Step { election_id, ..*step }, "election.create", &new.title.vi).await?;
    Ok(election_id)
}

async fn edit(tx: &mut Tx, step: &Step, new: &NewElection) -> Result<(), Refused> {
    let row = draft(tx, step.election_id).await?;
    // A rehearsal's secrets are known to the server that played it: it must never become a real election.
    let declared = Declared { rehearsal: row.rehearsal, ..declared(new) };
    store::election::update(tx, row.id, &declared).await?;
    for old in store::election::categories(tx, row.id).await? {
        if !new.categories.iter().any(|category| category.id == Some(old.id)) {
            store::election::delete_category(tx, old.id).await?;
        }
    }
    for (place, category) in new.categories.iter().enumerate() {
        let position = i64::try_from(place).unwrap_or(i64::MAX);
        let changed = category_row(row.id, position, category);
        if category.id.is_none() {
            store::election::insert_category(tx, &changed).await?;
        } else if !store::election::update_category(tx, &changed).await? {
            let field = FieldError::new(&format!("category_{place}_title"), Code::NotFound);
            return Err(Failure::Refused(EditRefused::Fields(vec![field])));
        }
    }
    audit(tx, step, "election.edit", &new.title.vi).await
}

fn category_row(election_id: i64, position: i64, category: &CategoryInput) -> CategoryRow {
    CategoryRow {
        id: category.id.unwrap_or(0),
        election_id,
        position,
        officer_group: category.group.name().to_owned(),
        title_vi: category.title.vi.trim().to_owned(),
        title_en: category.title.en.trim().to_owned(),
        min_choices: i64::from(category.rules.min),
        max_choices: i64::from(category.rules.max),
        seats: i64::from(category.rules.seats),
        blank: category.rules.blank,
    }
}

async fn seat(tx: &mut Tx, step: &Step, trustees: &TrusteesInput) -> Result<(), Refused> {
    let row = draft(tx, step.election_id).await?;
    let known = store::election::candidates(tx, Role::Trustee.name()).await?;
    store::election::clear_posts(tx, row.id).await?;
    store::election::clear_seats(tx, row.id).await?;
    for (seat, account_id) in (1..).zip(&trustees.account_ids) {
        if !known.iter().any(|candidate| candidate.account_id == *account_id) {
            let field = FieldError::new("trustees", Code::NotPermitted);
            return Err(Failure::Refused(EditRefused::Fields(vec![field])));
        }
        store::election::insert_seat(tx, row.id, seat, *account_id).await?;
    }
    let count = i64::try_from(trustees.account_ids.len()).unwrap_or(i64::MAX);
    store::election::set_trustee_numbers(tx, row.id, count, i64::from(trustees.threshold)).await?;
    audit(tx, step, "election.trustees", &format!("{} of {count}", trustees.threshold)).await
}

async fn put_all(tx: &mut Tx, step: &Step) -> Result<u32, Refused> {
    let row = draft(tx, step.election_id).await?;
    let roll = store::election::roll(tx, row.id).await?;
    let mut added = 0;
    for officer in store::agency::officers(tx).await? {
        if officer.left_at.is_none() && !roll.iter().any(|entry| entry.officer_id == officer.id) {
            store::election::insert_roll_entry(tx, row.id, officer.id).await?;
            added += 1;
        }
    }
    audit(tx, step, "election.roll.all", &format!("{added} added")).await?;
    Ok(added)
}

async fn organiser_election(tx: &mut Tx, row: &ElectionRow) -> Result<OrganiserElection, StoreError> {
    let count = store::election::roll_count(tx, row.id).await?;
    Ok(OrganiserElection {
        facts: facts(tx, row).await?,
        on_roll: count.on_roll,
        with_key: count.with_key,
        voted: count.voted,
        trustees: trustee_lines(tx, row.id).await?,
    })
}

/// The trustees by seat, and what each has done.
pub(super) async fn trustee_lines(tx: &mut Tx, election_id: i64) -> Result<Vec<TrusteeLine>, StoreError> {
    let posts = store::election::posts(tx, election_id).await?;
    let decryptions = events(tx, election_id, "decryption").await?;
    let mut lines = Vec::new();
    for row in store::election::seats(tx, election_id).await? {
        let seat = small(row.seat)?;
        let is_done = |event: &Event| matches!(event, Event::Decryption(done) if done.trustee == seat);
        lines.push(TrusteeLine {
            seat,
            account_id: row.account_id,
            name: row.display_name,
            has_key: posts.iter().any(|post| post.seat == row.seat && post.step == "confirm"),
            decrypted: decryptions.iter().any(is_done),
        });
    }
    Ok(lines)
}

/// A name in both languages as the record has it.
pub(super) fn names(vi: &str, en: &str) -> voting::Names {
    voting::Names { vi: vi.to_owned(), en: en.to_owned() }
}

/// A name of the record as pages have it.
pub(super) fn bilingual(names: &voting::Names) -> Bilingual {
    Bilingual::new(&names.vi, &names.en)
}
