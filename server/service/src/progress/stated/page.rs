//! What the page on which figures are stated shows.

use domain::{
    Bilingual,
    progress::{
        FaultyFigure, FiguresPage, FiguresPreview, GoodFigure, MAX_FIGURE_FAULTS, MAX_FIGURE_SAMPLE,
        StatedAs, StatedFigure, WaitingAgency, may_accept,
    },
    time::Day,
};
use store::{
    StoreError,
    progress::stated::{self, FileRow, StatedRow, WaitingRow},
};

use super::{
    effect,
    file::Row,
    known::{Known, News, Verdict, judge_rows, keys_of},
    rows,
};
use crate::{
    campaign::named,
    core::{Failure, FigureKeeper, Service},
};

/// Figures on the page that wait, and others.
const WAITING: i64 = 200;
const NEWEST: i64 = 50;

impl Service {
    /// The page on which figures are stated. Errors: not permitted for a coordinator without an agency.
    pub async fn figures_page(&self, by: FigureKeeper) -> Result<FiguresPage, Failure> {
        let mut tx = self.db.read().await?;
        let mut known = Known::read(&mut tx, by, self.now_ms()).await?.ok_or(Failure::NotPermitted)?;
        let file = stated::file(&mut tx, by.account_id).await?.filter(|file| file.taken.is_none());
        let preview = match file {
            Some(file) => {
                let rows = rows(&file)?;
                let keys = keys_of(&known, &rows);
                known.look_up(&mut tx, &keys).await?;
                Some(preview(&known, by, &file, &rows))
            }
            None => None,
        };
        let agency_id = known.own.unwrap_or(0);
        let waiting = stated::list(&mut tx, known.campaign.id, agency_id, true, WAITING).await?;
        let newest = stated::list(&mut tx, known.campaign.id, agency_id, false, NEWEST).await?;
        let waiting_count = stated::waiting_count(&mut tx, known.campaign.id, agency_id).await?;
        let waiting_agencies = match by.role {
            StatedAs::Organiser => {
                let rows = stated::waiting_counts(&mut tx, known.campaign.id, by.account_id).await?;
                rows.iter().filter_map(|row| waiting_agency(&known, *row)).collect()
            }
            StatedAs::Coordinator => Vec::new(),
        };
        let figures = |rows: Vec<StatedRow>| rows.into_iter().map(|row| figure(&known, by, row)).collect();
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
            preview,
            waiting: waiting?,
            waiting_count,
            waiting_agencies,
            newest: newest?,
        })
    }
}

fn waiting_agency(known: &Known, row: WaitingRow) -> Option<WaitingAgency> {
    let agency = known.agencies.iter().find(|agency| agency.id == row.agency_id)?;
    Some(WaitingAgency {
        code: agency.code.clone(),
        name: Bilingual::new(&agency.name_vi, &agency.name_en),
        figures: row.figures,
        newest_id: row.newest_id,
    })
}

pub(super) fn preview(known: &Known, by: FigureKeeper, file: &FileRow, rows: &[Row]) -> FiguresPreview {
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

fn figure(known: &Known, by: FigureKeeper, row: StatedRow) -> Result<StatedFigure, StoreError> {
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
        may_accept: by.role == StatedAs::Organiser && may_accept(row.stated_by_id, by.account_id),
    })
}
