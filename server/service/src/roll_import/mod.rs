//! Drawing up the list of voters from a file or by agency, in a draft only.
//!
//! A file is read once and kept as rows; what an organiser sees of it is judged anew against the
//! database each time, and again in the transaction that takes it over.

pub(crate) mod check;
pub(crate) mod read;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};

use domain::{
    Bilingual,
    agency::OfficerGroup,
    election::{
        AgencyRows, ElectionState, MAX_LISTED_FAULTS, MAX_SAMPLE_ROWS, RollAgency, RollImported,
        RollOverview, RollPreview, RollRefused, RollVoter, RowEffect,
    },
    text::fold,
};
use sha2::{Digest, Sha256};
use store::{StoreError, Tx, agency::OfficerRow, roll::UploadRow};

use self::{
    check::{Checked, Known, Taken, check},
    read::Row,
};
use crate::{
    campaign::named,
    core::{Failure, Organiser, Service},
};

type Refused = Failure<RollRefused>;

/// Longest file name that is kept, in letters.
pub(crate) const FILE_NAME_LETTERS: usize = 120;

/// An organiser's act on the roll of an election.
struct Act<T> {
    election_id: i64,
    account_id: i64,
    now_ms: i64,
    input: T,
}

impl Service {
    /// Reads a list of people and keeps it until it is imported. Errors: see [`RollRefused`].
    pub async fn preview_roll(
        &self,
        by: Organiser,
        election_id: i64,
        file_name: &str,
        bytes: Vec<u8>,
    ) -> Result<RollPreview, Refused> {
        // Unpacking and reading take a while: not on a thread that answers requests.
        let reading = tokio::task::spawn_blocking(move || (Sha256::digest(&bytes), read::read(&bytes)));
        let (digest, rows) = match reading.await {
            Ok((digest, rows)) => (digest, rows.map_err(Failure::Refused)?),
            Err(error) => {
                tracing::warn!(%error, "reading a list of voters broke off");
                return Err(Failure::Refused(RollRefused::Unreadable));
            }
        };
        let digest = voting::to_hex(&digest);
        let file_name =
            file_name.chars().filter(|letter| !letter.is_control()).take(FILE_NAME_LETTERS).collect();
        let act = self.roll_act(by, election_id, (digest, file_name, rows));
        self.db.write(act, |tx, act| Box::pin(keep(tx, act))).await
    }

    /// What importing the waiting file would do now; none when no file waits.
    pub async fn waiting_roll(
        &self,
        _by: Organiser,
        election_id: i64,
    ) -> Result<Option<RollPreview>, Refused> {
        let mut tx = self.db.read().await?;
        let Some(upload) = store::roll::upload(&mut tx, election_id).await? else { return Ok(None) };
        if upload.imported.is_some() {
            return Ok(None);
        }
        let rows = rows(&upload)?;
        Ok(Some(preview(&mut tx, election_id, &upload.digest, &upload.file_name, &rows).await?))
    }

    /// Takes the waiting file over without the rows of `leave_out`, all others or none.
    ///
    /// `upload` names the file that the organiser has seen; sending it again changes nothing and answers the
    /// same. Errors: not a draft, another file waits, faulty rows are left.
    pub async fn import_roll(
        &self,
        by: Organiser,
        election_id: i64,
        upload: String,
        leave_out: Vec<u32>,
    ) -> Result<RollImported, Refused> {
        let act = self.roll_act(by, election_id, (upload, leave_out.into_iter().collect()));
        self.db.write(act, |tx, act| Box::pin(import(tx, act))).await
    }

    /// Throws the waiting file away.
    pub async fn forget_roll_file(&self, by: Organiser, election_id: i64) -> Result<(), Refused> {
        let act = self.roll_act(by, election_id, ());
        self.db
            .write(act, |tx, act| {
                Box::pin(async move { Ok(store::roll::forget_upload(tx, act.election_id).await?) })
            })
            .await
    }

    /// The roll by agency, with the names of one agency where one is asked for.
    pub async fn roll_overview(
        &self,
        _by: Organiser,
        election_id: i64,
        agency_id: Option<i64>,
    ) -> Result<RollOverview, Failure> {
        let mut tx = self.db.read().await?;
        store::election::find(&mut tx, election_id).await?.ok_or(Failure::NotFound)?;
        Ok(overview(&mut tx, election_id, agency_id).await?)
    }

    /// Puts every known official of an agency on the roll; answers how many joined. Errors: not a draft.
    pub async fn add_agency_to_roll(
        &self,
        by: Organiser,
        election_id: i64,
        agency_id: i64,
    ) -> Result<u32, Refused> {
        let act = self.roll_act(by, election_id, agency_id);
        self.db.write(act, |tx, act| Box::pin(add_agency(tx, act))).await
    }

    fn roll_act<T>(&self, by: Organiser, election_id: i64, input: T) -> Act<T> {
        Act { election_id, account_id: by.account_id, now_ms: self.now_ms(), input }
    }
}

async fn keep(tx: &mut Tx, act: &Act<(String, String, Vec<Row>)>) -> Result<RollPreview, Refused> {
    let (digest, file_name, rows) = &act.input;
    check_draft(tx, act.election_id).await?;
    let json = serde_json::to_string(rows).map_err(corrupt)?;
    store::roll::keep_upload(tx, act.election_id, digest, file_name, &json).await?;
    let preview = preview(tx, act.election_id, digest, file_name, rows).await?;
    let detail = format!("{} rows, {} faulty", preview.rows, preview.faulty);
    audit(tx, act, "roll.preview", &detail).await?;
    Ok(preview)
}

async fn import(tx: &mut Tx, act: &Act<(String, HashSet<u32>)>) -> Result<RollImported, Refused> {
    let (digest, leave_out) = &act.input;
    let upload = store::roll::upload(tx, act.election_id).await?;
    let upload = upload.filter(|upload| upload.digest == *digest);
    let upload = upload.ok_or(Failure::Refused(RollRefused::Replaced))?;
    if let Some(done) = &upload.imported {
        return Ok(serde_json::from_str(done).map_err(corrupt)?);
    }
    check_draft(tx, act.election_id).await?;
    let all = rows(&upload)?;
    let kept: Vec<&Row> = all.iter().filter(|row| !leave_out.contains(&row.number)).collect();
    let checked = check(&kept, &known(tx, act.election_id).await?);
    if !checked.faulty.is_empty() {
        return Err(Failure::Refused(RollRefused::FaultyRows));
    }
    let mut done = RollImported { added: 0, new: 0, on_roll: 0, left_out: count(all.len() - kept.len()) };
    for taken in &checked.taken {
        take_over(tx, act.election_id, taken, &mut done).await?;
    }
    let json = serde_json::to_string(&done).map_err(corrupt)?;
    store::roll::mark_imported(tx, act.election_id, &json).await?;
    let detail = format!(
        "{} added, {} of them new, {} on the roll before, {} rows left out",
        done.added, done.new, done.on_roll, done.left_out
    );
    audit(tx, act, "roll.import", &detail).await?;
    Ok(done)
}

async fn take_over(
    tx: &mut Tx,
    election_id: i64,
    taken: &Taken,
    done: &mut RollImported,
) -> Result<(), StoreError> {
    if taken.row.effect == RowEffect::OnRoll {
        done.on_roll += 1;
        return Ok(());
    }
    let officer_id = match (taken.officer_id, taken.group) {
        (Some(id), _) => id,
        (None, Some(group)) => {
            done.new += 1;
            store::agency::insert_officer(tx, &new_officer(taken, group), &fold(&taken.row.full_name)).await?
        }
        (None, None) => return Err(StoreError::Corrupt("a new person without a group".to_owned())),
    };
    done.added += 1;
    store::election::insert_roll_entry(tx, election_id, officer_id).await
}

fn new_officer(taken: &Taken, group: OfficerGroup) -> OfficerRow {
    OfficerRow {
        id: 0,
        agency_id: taken.agency_id,
        officer_group: group.name().to_owned(),
        staff_code: taken.row.staff_code.clone(),
        full_name: taken.row.full_name.clone(),
        title_vi: String::new(),
        title_en: String::new(),
        achievements_vi: String::new(),
        achievements_en: String::new(),
        left_at: None,
    }
}

async fn add_agency(tx: &mut Tx, act: &Act<i64>) -> Result<u32, Refused> {
    check_draft(tx, act.election_id).await?;
    let on_roll: HashSet<i64> = store::roll::officer_ids(tx, act.election_id).await?.into_iter().collect();
    let mut added = 0;
    for officer in store::agency::officers(tx).await? {
        if officer.left_at.is_none() && officer.agency_id == act.input && !on_roll.contains(&officer.id) {
            store::election::insert_roll_entry(tx, act.election_id, officer.id).await?;
            added += 1;
        }
    }
    audit(tx, act, "roll.add_agency", &format!("agency {}, {added} added", act.input)).await?;
    Ok(added)
}

async fn overview(tx: &mut Tx, election_id: i64, agency_id: Option<i64>) -> Result<RollOverview, StoreError> {
    let roll = store::roll::list(tx, election_id).await?;
    let mut officers = store::agency::officers(tx).await?;
    officers.retain(|officer| officer.left_at.is_none());
    let agencies = store::agency::list(tx).await?.into_iter().map(|agency| RollAgency {
        agency_id: agency.id,
        on_roll: count(roll.iter().filter(|voter| voter.agency_id == agency.id).count()),
        known: count(officers.iter().filter(|officer| officer.agency_id == agency.id).count()),
        agency: Bilingual::new(agency.name_vi, agency.name_en),
    });
    let upload = store::roll::upload(tx, election_id).await?;
    let waiting = upload.filter(|upload| upload.imported.is_none()).map(|upload| upload.file_name);
    let voters = roll.iter().filter(|voter| Some(voter.agency_id) == agency_id).map(|voter| RollVoter {
        officer_id: voter.officer_id,
        staff_code: voter.staff_code.clone(),
        name: voter.full_name.clone(),
    });
    Ok(RollOverview { agencies: agencies.collect(), voters: voters.collect(), waiting })
}

/// What importing these rows would do.
async fn preview(
    tx: &mut Tx,
    election_id: i64,
    digest: &str,
    file_name: &str,
    rows: &[Row],
) -> Result<RollPreview, StoreError> {
    let known = known(tx, election_id).await?;
    let Checked { taken, mut faulty } = check(&rows.iter().collect::<Vec<_>>(), &known);
    let of = |effect| count(taken.iter().filter(|taken| taken.row.effect == effect).count());
    let mut by_agency: HashMap<i64, u32> = HashMap::new();
    for one in &taken {
        *by_agency.entry(one.agency_id).or_default() += 1;
    }
    let agencies = known.agencies().iter().filter_map(|agency| {
        let rows = *by_agency.get(&agency.id)?;
        Some(AgencyRows { agency: Bilingual::new(&agency.name_vi, &agency.name_en), rows })
    });
    let all_faulty = count(faulty.len());
    faulty.truncate(MAX_LISTED_FAULTS);
    Ok(RollPreview {
        election_id,
        file_name: file_name.to_owned(),
        upload: digest.to_owned(),
        rows: count(rows.len()),
        joins: of(RowEffect::Joins),
        new: of(RowEffect::New),
        on_roll: of(RowEffect::OnRoll),
        faulty: all_faulty,
        agencies: agencies.collect(),
        sample: taken.into_iter().take(MAX_SAMPLE_ROWS).map(|taken| taken.row).collect(),
        faults: faulty,
    })
}

async fn known(tx: &mut Tx, election_id: i64) -> Result<Known, StoreError> {
    let agencies = store::agency::list(tx).await?;
    let officers = store::agency::officers(tx).await?;
    let on_roll = store::roll::officer_ids(tx, election_id).await?;
    Ok(Known::new(agencies, officers, on_roll.into_iter().collect()))
}

async fn check_draft(tx: &mut Tx, election_id: i64) -> Result<(), Refused> {
    let election = store::election::find(tx, election_id).await?.ok_or(Failure::NotFound)?;
    let state: ElectionState = named(&election.state)?;
    if state == ElectionState::Draft { Ok(()) } else { Err(Failure::Refused(RollRefused::NotDraft)) }
}

pub(crate) fn rows(upload: &UploadRow) -> Result<Vec<Row>, StoreError> {
    serde_json::from_str(&upload.rows).map_err(corrupt)
}

pub(crate) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

pub(crate) fn corrupt(error: serde_json::Error) -> StoreError {
    StoreError::Corrupt(error.to_string())
}

async fn audit<T>(tx: &mut Tx, act: &Act<T>, action: &str, detail: &str) -> Result<(), Refused> {
    let subject = format!("election {}", act.election_id);
    store::audit::append(tx, act.now_ms, "staff", Some(act.account_id), action, &subject, detail).await?;
    Ok(())
}
