//! Which targets are about to be missed and which counters refuse ratings, for those who can do something about it.

use domain::progress::{
    AgencyAlerts, AgencyFigures, AlertsPage, IndicatorAlert, LiveBoard, Period, RefusedRatings, StatedAs,
    alert,
};

use super::counted::period;
use crate::{
    campaign,
    core::{Failure, FigureKeeper, Service},
    rating,
};

impl Service {
    /// The alerts on the board: to a coordinator those of the own agency, to organisers all.
    ///
    /// Errors: not permitted for a coordinator without an agency, not found while there is no campaign.
    pub async fn alerts_page(&self, by: FigureKeeper, board: &LiveBoard) -> Result<AlertsPage, Failure> {
        let mut tx = self.db.read().await?;
        let campaign = campaign::current(&mut tx).await?;
        let known = store::agency::list(&mut tx).await?;
        let own = match by.role {
            StatedAs::Organiser => None,
            StatedAs::Coordinator => {
                let own = store::account::agency_of(&mut tx, by.account_id).await?;
                let own = own.ok_or(Failure::NotPermitted)?;
                known.iter().find(|agency| agency.id == own).map(|agency| agency.code.clone())
            }
        };
        let period = period(&campaign, board.as_of_ms);
        let lines = board.agencies.iter().filter(|line| own.as_ref().is_none_or(|own| *own == line.code));
        let refused = rating::refused_lately(&mut tx, self.now_ms()).await?;
        let refused = |code: &str| -> Vec<RefusedRatings> {
            let id = known.iter().find(|agency| agency.code == code).map(|agency| agency.id);
            refused.iter().filter(|(of, _)| Some(*of) == id).map(|(_, refused)| refused.clone()).collect()
        };
        let of = |line: &AgencyFigures| alerts(board, line, period, refused(&line.code));
        let mut agencies: Vec<AgencyAlerts> = lines.map(of).collect();
        // In declared order where as many are alike.
        agencies.sort_by_key(|agency| std::cmp::Reverse(agency.count()));
        Ok(AlertsPage { as_of_ms: board.as_of_ms, ends: board.ends, agencies })
    }
}

fn alerts(
    board: &LiveBoard,
    line: &AgencyFigures,
    period: Period,
    refused: Vec<RefusedRatings>,
) -> AgencyAlerts {
    let indicators = board.indicators.iter().map(|line| &line.indicator);
    let of = |(indicator, figure): (&domain::progress::Indicator, &Option<_>)| {
        let figure = (*figure)?;
        let alert = alert(indicator, &figure, period)?;
        // The baseline is the whole Centre's and no agency's.
        let indicator = domain::progress::Indicator { baseline: None, ..indicator.clone() };
        Some(IndicatorAlert { indicator, figure, alert })
    };
    let mut alerts: Vec<IndicatorAlert> = indicators.zip(&line.figures).filter_map(of).collect();
    alerts.sort_by_key(|one| one.alert.kind);
    AgencyAlerts { code: line.code.clone(), name: line.name.clone(), alerts, refused }
}
