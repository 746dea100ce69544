//! Notes that explain a dip: written, shown with the figures, withdrawn.

use domain::{
    Bilingual,
    progress::{FigureNote, NoteRecord, NoteRefused, NotesPage, StatedAs, check_note},
    time::Day,
};
use store::{
    StoreError, Tx,
    agency::AgencyRow,
    figure_note::{NewNote, NoteRow},
};

use crate::{
    campaign,
    core::{Failure, FigureKeeper, Service},
    progress::period,
};

/// Most notes that are shown.
const SHOWN: i64 = 200;
/// Most notes that stand beside the figures.
const STANDING: i64 = 1_000;

type Refused = Failure<NoteRefused>;

/// A note as somebody writes it into a form.
#[derive(Debug, Clone)]
pub struct NoteByHand {
    /// Code of the agency; empty for all.
    pub agency: String,
    /// First day.
    pub from: String,
    /// Last day; empty for one day.
    pub to: String,
    /// What happened.
    pub text: String,
}

impl Service {
    /// The page on which notes are written: to a coordinator those that concern the own agency.
    ///
    /// Errors: not permitted for a coordinator without an agency, not found while there is no campaign.
    pub async fn notes_page(&self, by: FigureKeeper) -> Result<NotesPage, Failure> {
        let mut tx = self.db.read().await?;
        let campaign = campaign::current(&mut tx).await?;
        let own = own_agency(&mut tx, by).await?;
        let agencies = store::agency::list(&mut tx).await?;
        let rows = store::figure_note::list(&mut tx, campaign.id, SHOWN).await?;
        let concern = |row: &NoteRow| own.is_none() || row.agency_id.is_none() || row.agency_id == own;
        let record = |row: NoteRow| NoteRecord {
            id: row.id,
            written: (row.written_by.clone(), row.written_at),
            withdrawn: row.withdrawn_by.clone().zip(row.withdrawn_at),
            may_withdraw: row.withdrawn_at.is_none() && (own.is_none() || row.agency_id == own),
            note: note(&agencies, row),
        };
        Ok(NotesPage {
            notes: rows.into_iter().filter(concern).map(record).collect(),
            for_all: own.is_none(),
            days: (Day(campaign.starts_day), Day(campaign.ends_day)),
            agencies: agencies
                .iter()
                .filter(|agency| own.is_none_or(|own| own == agency.id))
                .map(|agency| (agency.code.clone(), Bilingual::new(&agency.name_vi, &agency.name_en)))
                .collect(),
        })
    }

    /// Writes a note; a coordinator for the own agency, an organiser for any or for all together.
    ///
    /// Errors: see [`NoteRefused`]; not permitted for another agency, not found for one that does not exist.
    pub async fn write_note(&self, by: FigureKeeper, note: NoteByHand) -> Result<i64, Refused> {
        self.db
            .write((by, note, self.now_ms()), |tx, (by, note, now_ms)| {
                Box::pin(write(tx, *by, note, *now_ms))
            })
            .await
    }

    /// Withdraws a note; it stays on record. Errors: see [`NoteRefused`]; not found, not permitted.
    pub async fn withdraw_note(&self, by: FigureKeeper, id: i64) -> Result<(), Refused> {
        self.db
            .write((by, id, self.now_ms()), |tx, (by, id, now_ms)| Box::pin(withdraw(tx, *by, *id, *now_ms)))
            .await
    }
}

/// The notes that stand, as everybody sees them, newest days first.
pub(crate) async fn standing(
    tx: &mut Tx,
    campaign_id: i64,
    agencies: &[AgencyRow],
) -> Result<Vec<FigureNote>, StoreError> {
    let rows = store::figure_note::standing(tx, campaign_id, STANDING).await?;
    Ok(rows.into_iter().map(|row| note(agencies, row)).collect())
}

fn note(agencies: &[AgencyRow], row: NoteRow) -> FigureNote {
    let agency = agencies.iter().find(|agency| Some(agency.id) == row.agency_id);
    FigureNote {
        from: Day(row.from_day),
        to: Day(row.to_day),
        agency: agency.map(|agency| (agency.code.clone(), Bilingual::new(&agency.name_vi, &agency.name_en))),
        text: row.text,
    }
}

/// The only agency for which one writes; none where one may for all.
async fn own_agency<R>(tx: &mut Tx, by: FigureKeeper) -> Result<Option<i64>, Failure<R>> {
    match by.role {
        StatedAs::Organiser => Ok(None),
        StatedAs::Coordinator => {
            let own = store::account::agency_of(tx, by.account_id).await?;
            own.map(Some).ok_or(Failure::NotPermitted)
        }
    }
}

async fn write(tx: &mut Tx, by: FigureKeeper, typed: &NoteByHand, now_ms: i64) -> Result<i64, Refused> {
    let campaign = campaign::current(tx).await?;
    let own = own_agency(tx, by).await?;
    let agencies = store::agency::list(tx).await?;
    let agency_id = match typed.agency.trim() {
        "" => None,
        code => {
            let agency = agencies.iter().find(|agency| agency.code == code);
            Some(agency.ok_or(Failure::NotFound)?.id)
        }
    };
    if own.is_some() && agency_id != own {
        return Err(Failure::NotPermitted);
    }
    let day =
        |text: &str, field| Day::parse(text.trim()).ok_or(Failure::Refused(NoteRefused::NotADate(field)));
    let from = day(&typed.from, "from")?;
    let to = if typed.to.trim().is_empty() { from } else { day(&typed.to, "to")? };
    let text = check_note(from, to, &typed.text, period(&campaign, now_ms)).map_err(Failure::Refused)?;
    let new = NewNote {
        campaign_id: campaign.id,
        agency_id,
        from_day: from.0,
        to_day: to.0,
        text: &text,
        written_by: by.account_id,
        written_at_ms: now_ms,
    };
    let id = store::figure_note::insert(tx, &new).await?;
    tx.announce_change();
    let detail = format!("days {} to {}: {text}", from.0, to.0);
    audit(tx, by, now_ms, "figures.note", id, &detail).await?;
    Ok(id)
}

async fn withdraw(tx: &mut Tx, by: FigureKeeper, id: i64, now_ms: i64) -> Result<(), Refused> {
    let campaign = campaign::current(tx).await?;
    let own = own_agency(tx, by).await?;
    let agency_id = store::figure_note::agency_of(tx, campaign.id, id).await?.ok_or(Failure::NotFound)?;
    if own.is_some() && agency_id != own {
        return Err(Failure::NotPermitted);
    }
    if !store::figure_note::withdraw(tx, id, by.account_id, now_ms).await? {
        return Err(Failure::Refused(NoteRefused::Withdrawn));
    }
    tx.announce_change();
    Ok(audit(tx, by, now_ms, "figures.withdraw_note", id, "").await?)
}

async fn audit(
    tx: &mut Tx,
    by: FigureKeeper,
    now_ms: i64,
    action: &str,
    id: i64,
    detail: &str,
) -> Result<(), StoreError> {
    let subject = format!("note {id}");
    store::audit::append(tx, now_ms, "staff", Some(by.account_id), action, &subject, detail).await
}
