//! Keeping the agencies' staff lists from files: who is new, changed, back or gone.
//!
//! A file is read once and kept as rows; what an organiser sees of it is judged anew against the database each
//! time, and again in the transaction that takes it over.

mod check;

use std::collections::HashSet;

use domain::{
    Bilingual,
    election::{AgencyRows, MAX_LISTED_FAULTS, RollRefused},
    staff_list::{MAX_LISTED_STAFF, StaffImported, StaffMember, StaffOverview, StaffPreview},
    text::fold,
};
use sha2::{Digest, Sha256};
use store::{StoreError, Tx, agency::OfficerRow};

use self::check::{Checked, Effect, Known, Taken, check};
use crate::{
    core::{Failure, Organiser, Service},
    roll_import::{
        FILE_NAME_LETTERS, corrupt, count,
        read::{self, Row},
        rows,
    },
};

type Refused = Failure<RollRefused>;

/// An organiser's act on the staff list.
struct Act<T> {
    account_id: i64,
    now_ms: i64,
    input: T,
}

/// What an organiser decides about a file.
struct Decision {
    digest: String,
    leave_out: HashSet<u32>,
    note_gone: bool,
}

impl Service {
    /// The staff list in numbers.
    pub async fn staff_overview(&self, _by: Organiser) -> Result<StaffOverview, Failure> {
        let mut tx = self.db.read().await?;
        let mut officers = store::agency::officers(&mut tx).await?;
        officers.retain(|officer| officer.left_at.is_none());
        let agencies = store::agency::list(&mut tx).await?.into_iter().map(|agency| AgencyRows {
            rows: count(officers.iter().filter(|officer| officer.agency_id == agency.id).count()),
            agency: Bilingual::new(agency.name_vi, agency.name_en),
        });
        let agencies = agencies.collect();
        let upload = store::staff_list::upload(&mut tx).await?;
        let waiting = upload.filter(|upload| upload.imported.is_none()).map(|upload| upload.file_name);
        Ok(StaffOverview { agencies, waiting })
    }

    /// Reads a staff list and keeps it until it is taken over. Errors: see [`RollRefused`].
    pub async fn preview_staff(
        &self,
        by: Organiser,
        file_name: &str,
        bytes: Vec<u8>,
    ) -> Result<StaffPreview, Refused> {
        // Unpacking and reading take a while: not on a thread that answers requests.
        let reading = tokio::task::spawn_blocking(move || (Sha256::digest(&bytes), read::read(&bytes)));
        let (digest, rows) = match reading.await {
            Ok((digest, rows)) => (digest, rows.map_err(Failure::Refused)?),
            Err(error) => {
                tracing::warn!(%error, "reading a staff list broke off");
                return Err(Failure::Refused(RollRefused::Unreadable));
            }
        };
        let digest = voting::to_hex(&digest);
        let file_name: String =
            file_name.chars().filter(|letter| !letter.is_control()).take(FILE_NAME_LETTERS).collect();
        let act = self.staff_act(by, (digest, file_name, rows));
        self.db.write(act, |tx, act| Box::pin(keep(tx, act))).await
    }

    /// What taking the waiting file over would do now; none when no file waits.
    pub async fn waiting_staff(&self, _by: Organiser) -> Result<Option<StaffPreview>, Refused> {
        let mut tx = self.db.read().await?;
        let upload = store::staff_list::upload(&mut tx).await?;
        let Some(upload) = upload.filter(|upload| upload.imported.is_none()) else { return Ok(None) };
        let rows = rows(&upload)?;
        Ok(Some(preview(&mut tx, &upload.digest, &upload.file_name, &rows).await?))
    }

    /// Takes the waiting file over without the rows of `leave_out`, all others or none.
    ///
    /// `upload` names the file that the organiser has seen; sending it again changes nothing and answers the same.
    /// `note_gone`: whom the file does not name, of the agencies in it, has left. Errors: another file waits, faulty
    /// rows are left.
    pub async fn import_staff(
        &self,
        by: Organiser,
        upload: String,
        leave_out: Vec<u32>,
        note_gone: bool,
    ) -> Result<StaffImported, Refused> {
        let leave_out = leave_out.into_iter().collect();
        let act = self.staff_act(by, Decision { digest: upload, leave_out, note_gone });
        self.db.write(act, |tx, act| Box::pin(import(tx, act))).await
    }

    /// Throws the waiting file away.
    pub async fn forget_staff_file(&self, by: Organiser) -> Result<(), Refused> {
        let act = self.staff_act(by, ());
        self.db
            .write(act, |tx, _| Box::pin(async move { Ok(store::staff_list::forget_upload(tx).await?) }))
            .await
    }

    fn staff_act<T>(&self, by: Organiser, input: T) -> Act<T> {
        Act { account_id: by.account_id, now_ms: self.now_ms(), input }
    }
}

async fn keep(tx: &mut Tx, act: &Act<(String, String, Vec<Row>)>) -> Result<StaffPreview, Refused> {
    let (digest, file_name, rows) = &act.input;
    let json = serde_json::to_string(rows).map_err(corrupt)?;
    store::staff_list::keep_upload(tx, digest, file_name, &json).await?;
    let preview = preview(tx, digest, file_name, rows).await?;
    let detail = format!("{} rows, {} faulty", preview.rows, preview.faulty);
    audit(tx, act, "staff.preview", "staff list", &detail).await?;
    Ok(preview)
}

async fn import(tx: &mut Tx, act: &Act<Decision>) -> Result<StaffImported, Refused> {
    let decision = &act.input;
    let upload = store::staff_list::upload(tx).await?;
    let upload = upload.filter(|upload| upload.digest == decision.digest);
    let upload = upload.ok_or(Failure::Refused(RollRefused::Replaced))?;
    if let Some(done) = &upload.imported {
        return Ok(serde_json::from_str(done).map_err(corrupt)?);
    }
    let all = rows(&upload)?;
    let kept: Vec<&Row> = all.iter().filter(|row| !decision.leave_out.contains(&row.number)).collect();
    let known = Known::read(tx).await?;
    let checked = check(&kept, &known);
    if !checked.faulty.is_empty() {
        return Err(Failure::Refused(RollRefused::FaultyRows));
    }
    let left_out = count(all.len() - kept.len());
    let mut done = StaffImported { new: 0, changed: 0, gone: 0, left_out };
    for taken in &checked.taken {
        take_over(tx, act, taken, &mut done).await?;
    }
    if decision.note_gone {
        // A row that is left out still names its person.
        for officer in known.gone(&all.iter().collect::<Vec<_>>()) {
            store::agency::note_left(tx, officer.id, act.now_ms).await?;
            audit(tx, act, "staff.left", &officer.staff_code, "").await?;
            done.gone += 1;
        }
    }
    let json = serde_json::to_string(&done).map_err(corrupt)?;
    store::staff_list::mark_imported(tx, &json).await?;
    let StaffImported { new, changed, gone, left_out } = done;
    let detail = format!("{new} new, {changed} changed, {gone} left, {left_out} rows left out");
    audit(tx, act, "staff.import", "staff list", &detail).await?;
    tx.announce_change();
    Ok(done)
}

async fn take_over<T>(
    tx: &mut Tx,
    act: &Act<T>,
    taken: &Taken,
    done: &mut StaffImported,
) -> Result<(), Refused> {
    let folded = fold(&taken.after.full_name);
    let officer = |id| OfficerRow {
        id,
        agency_id: taken.agency_id,
        officer_group: taken.after.group.name().to_owned(),
        staff_code: taken.staff_code.clone(),
        full_name: taken.after.full_name.clone(),
        title_vi: String::new(),
        title_en: String::new(),
        achievements_vi: String::new(),
        achievements_en: String::new(),
        left_at: None,
    };
    match &taken.effect {
        Effect::Same => return Ok(()),
        Effect::New => {
            store::agency::insert_officer(tx, &officer(0), &folded).await?;
            done.new += 1;
        }
        Effect::Changed { id, before } => {
            store::agency::change_officer(tx, &officer(*id), &folded).await?;
            let detail = [before, &taken.after]
                .map(|facts| format!("{}, {}, {}", facts.full_name, facts.agency.vi, facts.group.name()))
                .join(" -> ");
            audit(tx, act, "staff.change", &taken.staff_code, &detail).await?;
            done.changed += 1;
        }
        Effect::Returning { id } => {
            store::agency::change_officer(tx, &officer(*id), &folded).await?;
            audit(tx, act, "staff.return", &taken.staff_code, "").await?;
            done.changed += 1;
        }
    }
    Ok(())
}

/// What taking these rows over would do.
async fn preview(
    tx: &mut Tx,
    digest: &str,
    file_name: &str,
    rows: &[Row],
) -> Result<StaffPreview, StoreError> {
    let known = Known::read(tx).await?;
    let all: Vec<&Row> = rows.iter().collect();
    let Checked { taken, mut faulty } = check(&all, &known);
    let of = |wanted: fn(&Effect) -> bool| count(taken.iter().filter(|one| wanted(&one.effect)).count());
    let agencies = known.agencies().iter().filter_map(|agency| {
        let rows = taken.iter().filter(|one| one.agency_id == agency.id).count();
        let name = || Bilingual::new(&agency.name_vi, &agency.name_en);
        (rows > 0).then(|| AgencyRows { agency: name(), rows: count(rows) })
    });
    let gone = known.gone(&all);
    let member = |officer: &&OfficerRow| StaffMember {
        staff_code: officer.staff_code.clone(),
        full_name: officer.full_name.clone(),
    };
    let all_faulty = count(faulty.len());
    faulty.truncate(MAX_LISTED_FAULTS);
    Ok(StaffPreview {
        file_name: file_name.to_owned(),
        upload: digest.to_owned(),
        rows: count(rows.len()),
        new: of(|effect| *effect == Effect::New),
        changed: of(|effect| matches!(effect, Effect::Changed { .. })),
        returning: of(|effect| matches!(effect, Effect::Returning { .. })),
        same: of(|effect| *effect == Effect::Same),
        gone: count(gone.len()),
        faulty: all_faulty,
        changes: taken.iter().filter_map(Taken::change).take(MAX_LISTED_STAFF).collect(),
        gone_people: gone.iter().take(MAX_LISTED_STAFF).map(member).collect(),
        agencies: agencies.collect(),
        faults: faulty,
    })
}

async fn audit<T>(
    tx: &mut Tx,
    act: &Act<T>,
    action: &str,
    subject: &str,
    detail: &str,
) -> Result<(), Refused> {
    let by = Some(act.account_id);
    store::audit::append(tx, act.now_ms, "staff", by, action, subject, detail).await?;
    Ok(())
}
