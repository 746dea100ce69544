//! Figures that people state: by hand, or many in a file. Those of an agency count once an organiser accepts them.

mod file;
mod known;
mod store_news;
#[cfg(test)]
mod tests;

use domain::{
    Bilingual,
    progress::{
        FaultyFigure, FigureColumn, FigureFault, FiguresPage, FiguresPreview, FiguresRefused, FiguresTaken,
        GoodFigure, MAX_FIGURE_FAULTS, MAX_FIGURE_SAMPLE, MAX_NOTE, StatedAs, StatedFigure, StatedState,
    },
    time::Day,
};
use sha2::{Digest, Sha256};
use store::{
    StoreError, Tx,
    progress::stated::{self, FileRow, StatedRow},
};

use self::{
    file::Row,
    known::{Known, News, Verdict, judge_rows},
    store_news::{decide, store_news},
};
use crate::{
    campaign::named,
    core::{Failure, FigureKeeper, Organiser, Service},
    files,
};

type Refused = Failure<FiguresRefused>;

/// Longest file name that is kept, in letters.
const FILE_NAME_LETTERS: usize = 120;
/// Figures on the page that wait, and others.
const WAITING: i64 = 200;
const NEWEST: i64 = 50;

/// A figure as somebody writes it into a form.
#[derive(Debug, Clone)]
pub struct FigureByHand {
    /// Code of the agency.
    pub agency: String,
    /// Measure by name.
    pub measure: String,
    /// The day.
    pub day: String,
    /// Number of cases.
    pub amount: String,
    /// What is to be said of it.
    pub note: String,
}

impl Service {
    /// The page on which figures are stated. Errors: not permitted for a coordinator without an agency.
    pub async fn figures_page(&self, by: FigureKeeper) -> Result<FiguresPage, Failure> {
        let mut tx = self.db.read().await?;
        let known = Known::read(&mut tx, by, self.now_ms()).await?.ok_or(Failure::NotPermitted)?;
        let file = stated::file(&mut tx, by.account_id).await?.filter(|file| file.taken.is_none());
        let preview = file.map(|file| Ok::<_, StoreError>(preview(&known, by, &file, &rows(&file)?)));
        let agency_id = known.own.unwrap_or(0);
        let waiting = stated::list(&mut tx, known.campaign.id, agency_id, true, WAITING).await?;
        let newest = stated::list(&mut tx, known.campaign.id, agency_id, false, NEWEST).await?;
        let figures = |rows: Vec<StatedRow>| rows.into_iter().map(|row| figure(&known, row)).collect();
        let (waiting, newest): (Result<_, StoreError>, Result<_, StoreError>) =
            (figures(waiting), figures(newest));
        let may = known.agencies.iter().filter(|agency| known.own.is_none_or(|own| own == agency.id));
        Ok(FiguresPage {
            role: by.role,
            agencies: may
                .map(|agency| (agency.code.clone(), Bilingual::new(&agency.name_vi, &agency.name_en)))
                .collect(),
            starts: known.period.starts,
            today: known.period.today.min(known.period.ends),
            preview: preview.transpose()?,
            waiting: waiting?,
            newest: newest?,
        })
    }

    /// States one figure; answers what became of it. Stating what is stored already changes nothing.
    pub async fn state_figure(&self, by: FigureKeeper, figure: FigureByHand) -> Result<StatedState, Refused> {
        let input = (by, figure, self.now_ms());
        self.db.write(input, |tx, (by, figure, now_ms)| Box::pin(by_hand(tx, *by, figure, *now_ms))).await
    }

    /// Reads a file of figures and keeps it until it is taken over. Errors: see [`FiguresRefused`].
    pub async fn preview_figures(
        &self,
        by: FigureKeeper,
        file_name: &str,
        bytes: Vec<u8>,
    ) -> Result<FiguresPreview, Refused> {
        // Unpacking and reading take a while: not on a thread that answers requests.
        let reading = tokio::task::spawn_blocking(move || (Sha256::digest(&bytes), file::read(&bytes)));
        let (digest, rows) = match reading.await {
            Ok((digest, rows)) => (digest, rows.map_err(Failure::Refused)?),
            Err(error) => {
                tracing::warn!(%error, "reading a file of figures broke off");
                return Err(Failure::Refused(FiguresRefused::Unreadable));
            }
        };
        let file = FileRow {
            digest: voting::to_hex(&digest),
            file_name: file_name
                .chars()
                .filter(|letter| !letter.is_control())
                .take(FILE_NAME_LETTERS)
                .collect(),
            rows: serde_json::to_string(&rows).map_err(corrupt)?,
            taken: None,
        };
        let input = (by, file, rows, self.now_ms());
        self.db
            .write(input, |tx, (by, file, rows, now_ms)| Box::pin(keep(tx, *by, file, rows, *now_ms)))
            .await
    }

    /// Takes the waiting file over, all of it or nothing; answers what that did.
    ///
    /// `upload` names the file that was seen; sending it again changes nothing and answers the same.
    /// Errors: another file waits, rows are faulty.
    pub async fn take_figures(&self, by: FigureKeeper, upload: String) -> Result<FiguresTaken, Refused> {
        let input = (by, upload, self.now_ms());
        self.db.write(input, |tx, (by, upload, now_ms)| Box::pin(take(tx, *by, upload, *now_ms))).await
    }

    /// Throws the waiting file away.
    pub async fn forget_figures(&self, by: FigureKeeper) -> Result<(), Failure> {
        self.db
            .write(by.account_id, |tx, account_id| {
                Box::pin(async move { Ok(stated::forget_file(tx, *account_id).await?) })
            })
            .await
    }

    /// Accepts waiting figures, all or none, or rejects them; answers how many.
    ///
    /// Errors: one was decided already, a part would be more than its whole.
    pub async fn decide_figures(&self, by: Organiser, ids: Vec<i64>, accept: bool) -> Result<usize, Refused> {
        let by = FigureKeeper { account_id: by.account_id, role: StatedAs::Organiser };
        let input = (by, ids, accept, self.now_ms());
        self.db
            .write(input, |tx, (by, ids, accept, now_ms)| Box::pin(decide(tx, *by, ids, *accept, *now_ms)))
            .await
    }
}

async fn known(tx: &mut Tx, by: FigureKeeper, now_ms: i64) -> Result<Known, Refused> {
    Known::read(tx, by, now_ms).await?.ok_or(Failure::NotPermitted)
}

async fn by_hand(
    tx: &mut Tx,
    by: FigureKeeper,
    figure: &FigureByHand,
    now_ms: i64,
) -> Result<StatedState, Refused> {
    let note = &files::tidy(&figure.note);
    if note.chars().count() > MAX_NOTE {
        return Err(Failure::Refused(FiguresRefused::LongNote));
    }
    let known = known(tx, by, now_ms).await?;
    let mut faults = Vec::new();
    let mut keep = |fault: FigureFault| faults.push(fault);
    let empty = |text: &str, column| text.trim().is_empty().then_some(FigureFault::Empty(column));
    let agency = known.agency(figure.agency.trim()).map_err(&mut keep).ok();
    let measure: Option<domain::progress::Measure> = figure.measure.parse().ok();
    if measure.is_none() {
        keep(FigureFault::UnknownMeasure);
    }
    let day = file::day(figure.day.trim());
    if day.is_none() {
        keep(empty(&figure.day, FigureColumn::Day).unwrap_or(FigureFault::NotADate));
    }
    let amount = file::amount(&figure.amount)
        .map_err(|fault| keep(empty(&figure.amount, FigureColumn::Amount).unwrap_or(fault)))
        .ok();
    let (Some(agency_id), Some(measure), Some(day), Some(amount)) = (agency, measure, day, amount) else {
        return Err(Failure::Refused(FiguresRefused::Faults(faults)));
    };
    let news = known.judge(agency_id, measure, day, amount);
    let news = news.map_err(|faults| Failure::Refused(FiguresRefused::Faults(faults)))?;
    let state = if by.role == StatedAs::Organiser { StatedState::Counted } else { StatedState::Waiting };
    let Some(news) = news else { return Ok(state) };
    if let Some(faults) = known.beyond(&[news]).remove(&agency_id) {
        return Err(Failure::Refused(FiguresRefused::Faults(faults)));
    }
    store_news(tx, &known, by, &[news], None, note, now_ms).await?;
    let detail = format!("{} on day {}: {amount}", measure.name(), day.0);
    audit(tx, by, now_ms, "figures.state", &format!("agency {agency_id}"), &detail).await?;
    Ok(state)
}

async fn keep(
    tx: &mut Tx,
    by: FigureKeeper,
    file: &FileRow,
    rows: &[Row],
    now_ms: i64,
) -> Result<FiguresPreview, Refused> {
    let known = known(tx, by, now_ms).await?;
    stated::keep_file(tx, by.account_id, &file.digest, &file.file_name, &file.rows).await?;
    let preview = preview(&known, by, file, rows);
    let detail = format!("{} rows, {} faulty", rows.len(), preview.faulty);
    audit(tx, by, now_ms, "figures.preview", &file.file_name, &detail).await?;
    Ok(preview)
}

async fn take(tx: &mut Tx, by: FigureKeeper, upload: &str, now_ms: i64) -> Result<FiguresTaken, Refused> {
    let file = stated::file(tx, by.account_id).await?.filter(|file| file.digest == upload);
    let file = file.ok_or(Failure::Refused(FiguresRefused::Replaced))?;
    if let Some(taken) = &file.taken {
        return Ok(serde_json::from_str(taken).map_err(corrupt)?);
    }
    let known = known(tx, by, now_ms).await?;
    let verdicts = judge_rows(&known, &rows(&file)?);
    let mut news: Vec<News> = Vec::new();
    for verdict in &verdicts {
        match verdict {
            Verdict::News(one) => news.push(*one),
            Verdict::Stored => {}
            Verdict::Faulty(_) => return Err(Failure::Refused(FiguresRefused::FaultyRows)),
        }
    }
    store_news(tx, &known, by, &news, Some(&file.file_name), "", now_ms).await?;
    let done = effect(by, &verdicts);
    let json = serde_json::to_string(&done).map_err(corrupt)?;
    stated::mark_taken(tx, by.account_id, &json).await?;
    audit(tx, by, now_ms, "figures.take", &file.file_name, &json).await?;
    Ok(done)
}

/// What taking a file over does.
fn effect(by: FigureKeeper, verdicts: &[Verdict]) -> FiguresTaken {
    let mut effect = FiguresTaken { waits: by.role == StatedAs::Coordinator, ..FiguresTaken::default() };
    for verdict in verdicts {
        match verdict {
            Verdict::News(News { before: None, .. }) => effect.new += 1,
            Verdict::News(_) => effect.corrected += 1,
            Verdict::Stored => effect.unchanged += 1,
            Verdict::Faulty(_) => {}
        }
    }
    effect
}

fn preview(known: &Known, by: FigureKeeper, file: &FileRow, rows: &[Row]) -> FiguresPreview {
    let verdicts = judge_rows(known, rows);
    let good = rows.iter().zip(&verdicts).filter_map(|(row, verdict)| {
        let Verdict::News(News { key: (agency_id, measure, day), amount, before }) = *verdict else {
            return None;
        };
        let agency = known.name_of(agency_id);
        Some(GoodFigure { row_number: row.number, agency, measure, day, amount, before })
    });
    let faulty = rows.iter().zip(&verdicts).filter_map(|(row, verdict)| {
        let Verdict::Faulty(faults) = verdict else { return None };
        let cells = row.cells.to_vec();
        Some(FaultyFigure { row_number: row.number, cells, faults: faults.clone() })
    });
    let mut faults: Vec<FaultyFigure> = faulty.collect();
    let faulty = u32::try_from(faults.len()).unwrap_or(u32::MAX);
    faults.truncate(MAX_FIGURE_FAULTS);
    FiguresPreview {
        file_name: file.file_name.clone(),
        upload: file.digest.clone(),
        effect: effect(by, &verdicts),
        sample: good.take(MAX_FIGURE_SAMPLE).collect(),
        faulty,
        faults,
    }
}

fn figure(known: &Known, row: StatedRow) -> Result<StatedFigure, StoreError> {
    Ok(StatedFigure {
        id: row.id,
        agency: known.name_of(row.agency_id),
        measure: named(&row.measure)?,
        day: Day(row.fact_day),
        amount: row.amount,
        file_name: row.file_name,
        note: row.note,
        state: named(&row.state)?,
        stated_by: row.stated_by,
        stated_as: named(&row.stated_as)?,
        stated_at_ms: row.stated_at,
        decided_by: row.decided_by,
    })
}

fn rows(file: &FileRow) -> Result<Vec<Row>, StoreError> {
    serde_json::from_str(&file.rows).map_err(corrupt)
}

fn corrupt(error: serde_json::Error) -> StoreError {
    StoreError::Corrupt(error.to_string())
}

async fn audit(
    tx: &mut Tx,
    by: FigureKeeper,
    now_ms: i64,
    action: &str,
    subject: &str,
    detail: &str,
) -> Result<(), StoreError> {
    store::audit::append(tx, now_ms, "staff", Some(by.account_id), action, subject, detail).await
}
