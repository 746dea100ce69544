//! Which targets are about to be missed, for those who can do something about it.

use domain::progress::{
    AgencyAlerts, AgencyFigures, AlertsPage, IndicatorAlert, LiveBoard, Period, StatedAs, alert,
};

use super::counted::period;
use crate::{
    campaign,
    core::{Failure, FigureKeeper, Service},
};

impl Service {
    /// The alerts on the board: to a coordinator those of the own agency, to organisers all.
    ///
    /// Errors: not permitted for a coordinator without an agency, not found while there is no campaign.
    pub async fn alerts_page(&self, by: FigureKeeper, board: &LiveBoard) -> Result<AlertsPage, Failure> {
        let mut tx = self.db.read().await?;
        let campaign = campaign::current(&mut tx).await?;
        let own = match by.role {
            StatedAs::Organiser => None,
            StatedAs::Coordinator => {
                let own = store::account::agency_of(&mut tx, by.account_id).await?;
                let own = own.ok_or(Failure::NotPermitted)?;
                let agencies = store::agency::list(&mut tx).await?;
                agencies.into_iter().find(|agency| agency.id == own).map(|agency| agency.code)
            }
        };
        let period = period(&campaign, board.as_of_ms);
        let lines = board.agencies.iter().filter(|line| own.as_ref().is_none_or(|own| *own == line.code));
        let mut agencies: Vec<AgencyAlerts> = lines.map(|line| alerts(board, line, period)).collect();
        // In declared order where as many are alike.
        agencies.sort_by_key(|agency| std::cmp::Reverse(agency.alerts.len()));
        Ok(AlertsPage { as_of_ms: board.as_of_ms, ends: board.ends, agencies })
    }
}

fn alerts(board: &LiveBoard, line: &AgencyFigures, period: Period) -> AgencyAlerts {
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
    AgencyAlerts { code: line.code.clone(), name: line.name.clone(), alerts }
}
