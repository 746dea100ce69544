//! The live board.

use std::collections::HashMap;

use domain::{
    Bilingual,
    progress::{
        AgencyFigures, AgencyTurnout, ContestTotals, CounterRatings, DisputeTotals, ElectionTurnout,
        Indicator, LiveBoard, Period, RatingLevel, climbs, merge_small, places,
    },
    time::Day,
};
use store::{
    StoreError,
    agency::{AgencyRow, CounterRow},
    progress::{ContestRow, DayTotalRow, TotalRow, TurnoutRow},
};

use super::counted::{Counted, period, without_baselines};
use crate::{
    campaign,
    core::{Failure, Service},
    dispute, figure_note,
};

impl Service {
    /// Reads the whole board once. [`crate::live::LiveFeed`] calls this once per change; pages ask the feed.
    ///
    /// Before there is a campaign, the board is empty.
    pub async fn board(&self) -> Result<LiveBoard, Failure> {
        let as_of_ms = self.now_ms();
        let mut tx = self.db.read().await?;
        let mut board = empty(as_of_ms);
        let Some(campaign) = store::campaign::current(&mut tx).await? else { return Ok(board) };
        let period = period(&campaign, as_of_ms);
        board.ends = Some(period.ends);
        let agencies = store::agency::list(&mut tx).await?;
        let indicators = campaign::indicators(&mut tx, campaign.id).await?;
        let rows = store::progress::agency_totals(&mut tx, campaign.id).await?;
        let from = period.week_began().0;
        let recent = store::progress::day_totals(&mut tx, campaign.id, from, i64::MAX).await?;
        count(&mut board, indicators, &agencies, (&rows, &recent), period)?;
        let ids: Vec<i64> = agencies.iter().map(|agency| agency.id).collect();
        let rows = store::progress::officer_totals(&mut tx, campaign.id).await?;
        let by_officer = Counted::gather(&rows, |row| row.officer_id)?;
        let counters = store::agency::counters(&mut tx).await?;
        board.counters = counters.into_iter().map(|counter| ratings(counter, &by_officer)).collect();
        let disputes = dispute::totals(&store::dispute::counts(&mut tx, campaign.id).await?)?;
        for (line, id) in board.agencies.iter_mut().zip(&ids) {
            line.disputes = disputes.get(id).copied().unwrap_or_default();
            board.disputes.add(line.disputes);
        }
        board.notes = figure_note::standing(&mut tx, campaign.id, &agencies).await?;
        board.turnout = turnout(store::progress::turnout(&mut tx, campaign.id).await?, &agencies);
        board.contest = store::progress::contest(&mut tx, campaign.id).await?.map(contest);
        Ok(board)
    }

    /// The indicators and agencies as they stood at the end of a day, by what is known today; what is left to do
    /// is not told, and there is nothing else on this board.
    ///
    /// None for a day before the campaign, for today and later ones: these stand on [`Service::board`].
    pub async fn board_until(&self, day: Day) -> Result<Option<LiveBoard>, Failure> {
        let as_of_ms = self.now_ms();
        let mut tx = self.db.read().await?;
        let Some(campaign) = store::campaign::current(&mut tx).await? else { return Ok(None) };
        let now = period(&campaign, as_of_ms);
        if !now.has_had(day) {
            return Ok(None);
        }
        let period = Period { today: day, ..now };
        let mut board = empty(as_of_ms);
        let agencies = store::agency::list(&mut tx).await?;
        let indicators = campaign::indicators(&mut tx, campaign.id).await?;
        let rows = store::progress::agency_totals_until(&mut tx, campaign.id, day.0).await?;
        let recent = store::progress::day_totals(&mut tx, campaign.id, period.week_began().0, day.0).await?;
        count(&mut board, indicators, &agencies, (&rows, &recent), period)?;
        Ok(Some(board))
    }
}

/// A board on which nothing stands.
fn empty(as_of_ms: i64) -> LiveBoard {
    LiveBoard {
        feed: 0,
        version: as_of_ms,
        as_of_ms,
        indicators: Vec::new(),
        ends: None,
        agencies: Vec::new(),
        counters: Vec::new(),
        turnout: Vec::new(),
        contest: None,
        disputes: DisputeTotals::default(),
        notes: Vec::new(),
    }
}

/// Puts the figures of the indicators and of the agencies on the board: of all rows, and of the last week's.
fn count(
    board: &mut LiveBoard,
    indicators: Vec<Indicator>,
    agencies: &[AgencyRow],
    (rows, recent): (&[TotalRow], &[DayTotalRow]),
    period: Period,
) -> Result<(), StoreError> {
    // One group that holds everything.
    let mut all = Counted::gather(rows, |_| 0)?;
    Counted::look_back(&mut all, recent, |_| 0)?;
    let all = all.remove(&0).unwrap_or_default();
    board.indicators = indicators.iter().map(|indicator| all.figure(indicator, period)).collect();
    let mut by_agency = Counted::gather(rows, |row| row.agency_id)?;
    Counted::look_back(&mut by_agency, recent, |row| row.agency_id)?;
    let own = without_baselines(indicators);
    let lines = agencies.iter().map(|agency| agency_line(agency, &own, &by_agency, period));
    board.agencies = lines.collect::<Result<_, _>>()?;
    let ids: Vec<i64> = agencies.iter().map(|agency| agency.id).collect();
    give_places(&mut board.agencies, &ids, &own, &by_agency);
    Ok(())
}

fn agency_line(
    agency: &AgencyRow,
    indicators: &[Indicator],
    by_agency: &HashMap<i64, Counted>,
    period: Period,
) -> Result<AgencyFigures, StoreError> {
    let counted = by_agency.get(&agency.id);
    let figure = |indicator| counted.and_then(|counted| counted.judge(indicator, period));
    Ok(AgencyFigures {
        code: agency.code.clone(),
        name: Bilingual::new(&agency.name_vi, &agency.name_en),
        kind: campaign::named(&agency.kind)?,
        figures: indicators.iter().map(figure).collect(),
        places: Vec::new(),
        climbs: Vec::new(),
        disputes: DisputeTotals::default(),
    })
}

/// Compares the agencies with each other, indicator by indicator, and with how they stood a week ago.
fn give_places(
    agencies: &mut [AgencyFigures],
    ids: &[i64],
    indicators: &[Indicator],
    by_agency: &HashMap<i64, Counted>,
) {
    for (column, indicator) in indicators.iter().enumerate() {
        let now: Vec<_> = agencies.iter().map(|agency| agency.figures[column]).collect();
        let now = places(&now, indicator.direction);
        let week_ago: Vec<_> =
            ids.iter().map(|id| by_agency.get(id).and_then(|counted| counted.week_ago(indicator))).collect();
        let climbs = climbs(&now, &places(&week_ago, indicator.direction));
        for ((agency, place), climb) in agencies.iter_mut().zip(now).zip(climbs) {
            agency.places.push(place);
            agency.climbs.push(climb);
        }
    }
}

fn ratings(counter: CounterRow, by_officer: &HashMap<i64, Counted>) -> CounterRatings {
    let counted = by_officer.get(&counter.officer_id);
    let ratings = counted.map_or(0, |counted| counted.sum(&RatingLevel::MEASURES));
    CounterRatings { counter: counter.code, ratings }
}

fn turnout(rows: Vec<TurnoutRow>, agencies: &[AgencyRow]) -> Vec<ElectionTurnout> {
    let mut elections: Vec<ElectionTurnout> = Vec::new();
    // Rows of one election stand together.
    for row in rows {
        let line = AgencyTurnout {
            agency: agencies
                .iter()
                .find(|agency| agency.id == row.agency_id)
                .map(|agency| Bilingual::new(&agency.name_vi, &agency.name_en)),
            voted: row.voted,
            on_roll: row.on_roll,
        };
        match elections.last_mut() {
            Some(election) if election.election_id == row.election_id => {
                election.voted += row.voted;
                election.on_roll += row.on_roll;
                election.agencies.push(line);
            }
            _ => elections.push(ElectionTurnout {
                election_id: row.election_id,
                title: Bilingual::new(row.title_vi, row.title_en),
                is_open: row.state == "open",
                voted: row.voted,
                on_roll: row.on_roll,
                agencies: vec![line],
            }),
        }
    }
    for election in &mut elections {
        election.agencies = merge_small(std::mem::take(&mut election.agencies));
    }
    elections
}

fn contest(row: ContestRow) -> ContestTotals {
    ContestTotals {
        title: Bilingual::new(row.title_vi, row.title_en),
        is_open: row.state == "open",
        contestants: row.contestants,
        attempts_ended: row.attempts_ended,
    }
}
