//! Figures that people state: by hand, or many in a file. Those of an agency count once an organiser accepts them.

mod decide;
mod file;
mod known;
mod page;
mod store_news;
#[cfg(test)]
mod tests;

use domain::progress::{
    FigureColumn, FigureFault, FiguresPreview, FiguresRefused, FiguresTaken, MAX_NOTE, Measure, StatedAs,
    StatedOutcome,
};
use sha2::{Digest, Sha256};
use store::{
    StoreError, Tx,
    progress::stated::{self, FileRow},
};

use self::{
    file::Row,
    known::{Known, News, Verdict, judge_rows, keys_of},
    store_news::store_news,
};
use crate::{
    core::{Failure, FigureKeeper, Service},
    files,
};

type Refused = Failure<FiguresRefused>;

/// Longest file name that is kept, in letters.
const FILE_NAME_LETTERS: usize = 120;
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
    /// States one figure; answers what became of it. Stating what is stored already changes nothing.
    pub async fn state_figure(
        &self,
        by: FigureKeeper,
        figure: FigureByHand,
    ) -> Result<StatedOutcome, Refused> {
        let input = (by, figure, self.now_ms());
        let _turn = self.figures_turn.wait(&self.db).await;
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
        let now_ms = self.now_ms();
        // Judged on what one reading sees: a preview stores nothing that others could be in the way of.
        let mut tx = self.db.read().await?;
        let mut known = known(&mut tx, by, now_ms).await?;
        let keys = keys_of(&known, &rows);
        known.look_up(&mut tx, &keys).await?;
        drop(tx);
        let preview = page::preview(&known, by, &file, &rows);
        let detail = format!("{} rows, {} faulty", rows.len(), preview.faulty);
        let input = (by, file, detail, now_ms);
        self.db
            .write(input, |tx, (by, file, detail, now_ms)| Box::pin(keep(tx, *by, file, detail, *now_ms)))
            .await?;
        Ok(preview)
    }

    /// Takes the waiting file over, all of it or nothing; answers what that did.
    ///
    /// `upload` names the file that was seen; sending it again changes nothing and answers the same.
    /// Errors: another file waits, rows are faulty.
    pub async fn take_figures(&self, by: FigureKeeper, upload: String) -> Result<FiguresTaken, Refused> {
        let input = (by, upload, self.now_ms());
        let _turn = self.figures_turn.wait(&self.db).await;
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
}

async fn known(tx: &mut Tx, by: FigureKeeper, now_ms: i64) -> Result<Known, Refused> {
    Known::read(tx, by, now_ms).await?.ok_or(Failure::NotPermitted)
}

async fn by_hand(
    tx: &mut Tx,
    by: FigureKeeper,
    figure: &FigureByHand,
    now_ms: i64,
) -> Result<StatedOutcome, Refused> {
    let note = &files::tidy(&figure.note);
    if note.chars().count() > MAX_NOTE {
        return Err(Failure::Refused(FiguresRefused::LongNote));
    }
    let mut known = known(tx, by, now_ms).await?;
    let mut faults = Vec::new();
    let mut keep = |fault: FigureFault| faults.push(fault);
    let empty = |text: &str, column| text.trim().is_empty().then_some(FigureFault::Empty(column));
    let agency = known.agency(figure.agency.trim()).map_err(&mut keep).ok();
    let measure: Option<Measure> = figure.measure.parse().ok();
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
    let key = (agency_id, measure, day);
    known.look_up(tx, &[key]).await?;
    let news = known.judge(agency_id, measure, day, amount);
    let news = news.map_err(|faults| Failure::Refused(FiguresRefused::Faults(faults)))?;
    let is_coordinator = by.role == StatedAs::Coordinator;
    let Some(news) = news else {
        let waits = is_coordinator && known.waiting.contains_key(&key);
        return Ok(if waits { StatedOutcome::WaitsAlready } else { StatedOutcome::CountsAlready });
    };
    if let Some(faults) = known.beyond(&[news]).remove(&agency_id) {
        return Err(Failure::Refused(FiguresRefused::Faults(faults)));
    }
    store_news(tx, &known, by, &[news], None, note, now_ms).await?;
    let detail = format!("{} on day {}: {amount}", measure.name(), day.0);
    audit(tx, by, now_ms, "figures.state", &format!("agency {agency_id}"), &detail).await?;
    Ok(if is_coordinator { StatedOutcome::Waits } else { StatedOutcome::Counts })
}

async fn keep(
    tx: &mut Tx,
    by: FigureKeeper,
    file: &FileRow,
    detail: &str,
    now_ms: i64,
) -> Result<(), Refused> {
    stated::keep_file(tx, by.account_id, &file.digest, &file.file_name, &file.rows).await?;
    audit(tx, by, now_ms, "figures.preview", &file.file_name, detail).await?;
    Ok(())
}

async fn take(tx: &mut Tx, by: FigureKeeper, upload: &str, now_ms: i64) -> Result<FiguresTaken, Refused> {
    let file = stated::file(tx, by.account_id).await?.filter(|file| file.digest == upload);
    let file = file.ok_or(Failure::Refused(FiguresRefused::Replaced))?;
    if let Some(taken) = &file.taken {
        return Ok(serde_json::from_str(taken).map_err(corrupt)?);
    }
    let mut known = known(tx, by, now_ms).await?;
    let rows = rows(&file)?;
    let keys = keys_of(&known, &rows);
    known.look_up(tx, &keys).await?;
    let verdicts = judge_rows(&known, &rows);
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
