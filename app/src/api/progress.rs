//! The live board, an agency's page, the campaign.

use domain::{
    campaign::{CampaignHead, CampaignPage},
    progress::{AgencyPage, AlertsPage, FactsPage, IndicatorFigure, LiveBoard, NationalPage, TrendPage},
    time::Day,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::AppError;

/// What the live page begins with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProgressStart {
    /// Title and period; none while there is no campaign.
    pub head: Option<CampaignHead>,
    /// The present board, or that of `until`.
    pub board: LiveBoard,
    /// The earlier day whose board this is.
    pub until: Option<Day>,
}

/// What an agency's page begins with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AgencyStart {
    /// The agency.
    pub page: AgencyPage,
    /// The present board, whose newer versions bring newer figures.
    pub board: LiveBoard,
}

/// What the first page says of the campaign.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HomeStart {
    /// Title and period; none while there is no campaign.
    pub head: Option<CampaignHead>,
    /// The first indicators that have a target.
    pub figures: Vec<IndicatorFigure>,
}

/// The campaign's title and the present board; that of the end of an earlier day of the campaign, if one is asked for.
#[server(prefix = "/api", endpoint = "progress/board")]
pub async fn read_progress(#[server(default)] until: Option<String>) -> Result<ProgressStart, AppError> {
    let caller = crate::platform::request()?;
    let head = caller.service.campaign_head().await.map_err(|failure| caller.fail(&failure))?;
    if let Some(day) = until.as_deref().and_then(Day::parse) {
        let board = caller.service.board_until(day).await.map_err(|failure| caller.fail(&failure))?;
        if let Some(board) = board {
            return Ok(ProgressStart { head, board, until: Some(day) });
        }
    }
    Ok(ProgressStart { head, board: caller.live.latest().board.clone(), until: None })
}

/// One agency; with figures of its officers for managers.
#[server(prefix = "/api", endpoint = "progress/agency")]
pub async fn read_agency(code: String) -> Result<AgencyStart, AppError> {
    let caller = crate::platform::request()?;
    let manager = caller.signed_in.manager::<domain::NoRule>().ok();
    let page = caller.service.agency_page(&code, manager).await.map_err(|failure| caller.fail(&failure))?;
    Ok(AgencyStart { page, board: caller.live.latest().board.clone() })
}

/// Targets that are about to be missed: to a coordinator those of the own agency, to organisers all.
#[server(prefix = "/api", endpoint = "progress/alerts")]
pub async fn read_alerts() -> Result<AlertsPage, AppError> {
    let caller = crate::platform::request()?;
    let by = caller.signed_in.figure_keeper().map_err(|failure| caller.fail::<domain::NoRule>(&failure))?;
    let board = caller.live.latest();
    caller.service.alerts_page(by, &board.board).await.map_err(|failure| caller.fail(&failure))
}

/// The facts behind an agency's figure, for managers.
#[server(prefix = "/api", endpoint = "progress/facts")]
pub async fn read_facts(
    code: String,
    indicator: String,
    #[server(default)] before: Option<i64>,
) -> Result<FactsPage, AppError> {
    let caller = crate::platform::request()?;
    let manager = caller.signed_in.manager().map_err(|failure| caller.fail::<domain::NoRule>(&failure))?;
    let page = caller.service.facts_page(manager, &code, &indicator, before).await;
    page.map_err(|failure| caller.fail(&failure))
}

/// The campaign's title and its first figures.
#[server(prefix = "/api", endpoint = "progress/home")]
pub async fn read_home() -> Result<HomeStart, AppError> {
    /// Figures on the first page.
    const HOME_FIGURES: usize = 4;
    let caller = crate::platform::request()?;
    let head = caller.service.campaign_head().await.map_err(|failure| caller.fail(&failure))?;
    let board = caller.live.latest();
    let with_target = board.board.indicators.iter().filter(|line| line.indicator.target.is_some());
    let figures = with_target.take(HOME_FIGURES).cloned().collect();
    Ok(HomeStart { head, figures })
}

/// All that the campaign's page shows.
#[server(prefix = "/api", endpoint = "campaign")]
pub async fn read_campaign() -> Result<CampaignPage, AppError> {
    let caller = crate::platform::request()?;
    caller.service.campaign().await.map_err(|failure| caller.fail(&failure))
}

/// All agencies by the national index; as of the end of an earlier day of the campaign, if one is asked for.
#[server(prefix = "/api", endpoint = "progress/national")]
pub async fn read_national(#[server(default)] until: Option<String>) -> Result<NationalPage, AppError> {
    let caller = crate::platform::request()?;
    caller
        .service
        .national_page(until.as_deref().and_then(Day::parse))
        .await
        .map_err(|failure| caller.fail(&failure))
}

/// An indicator of the campaign or of an agency, week by week.
#[server(prefix = "/api", endpoint = "progress/trend")]
pub async fn read_trend(indicator: String, agency: Option<String>) -> Result<TrendPage, AppError> {
    let caller = crate::platform::request()?;
    let page = caller.service.trend_page(&indicator, agency.as_deref()).await;
    page.map_err(|failure| caller.fail(&failure))
}
