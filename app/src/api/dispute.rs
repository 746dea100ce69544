//! Dissatisfied ratings that are looked into.

use domain::progress::DisputesPage;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::AppError;

/// What is typed about a dispute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedDispute {
    /// Number of the rating.
    pub rating: i64,
    /// The text.
    pub text: String,
}

/// What the page begins with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisputesStart {
    /// The disputes.
    pub page: DisputesPage,
    /// What the reader typed, if that was just refused.
    pub typed: Option<TypedDispute>,
}

/// The disputes: to organisers all, to a coordinator those of the own agency. Open ones after the rating
/// `open_after`, decided ones after the rating `decided_after`.
#[server(prefix = "/api", endpoint = "disputes")]
pub async fn read_disputes(
    #[server(default)] open_after: Option<i64>,
    #[server(default)] decided_after: Option<i64>,
) -> Result<DisputesStart, AppError> {
    use crate::platform::draft;
    let caller = crate::platform::request()?;
    let by = caller.signed_in.figure_keeper().map_err(|why| caller.fail::<domain::NoRule>(&why))?;
    let from = service::dispute::DisputesFrom { open_after, decided_after };
    let page = caller.service.disputes_page(by, from).await.map_err(|why| caller.fail(&why))?;
    Ok(DisputesStart { page, typed: draft::typed(&caller, draft::DISPUTE).await })
}

/// Says what happened. A refused text comes back to its form.
#[server(prefix = "/api", endpoint = "disputes/state")]
pub async fn state_in_dispute(csrf: String, rating: i64, text: String) -> Result<(), AppError> {
    use crate::platform::draft;
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.figure_keeper().map_err(|why| caller.fail::<domain::NoRule>(&why))?;
    let stated = caller.service.state_in_dispute(by, rating, &text).await.map_err(|why| caller.fail(&why));
    draft::settle(&caller, draft::DISPUTE, &TypedDispute { rating, text }, stated).await?;
    leptos_axum::redirect("/disputes?done=stated");
    Ok(())
}

/// Decides whether a rating counts.
#[server(prefix = "/api", endpoint = "disputes/decide")]
pub async fn decide_dispute(csrf: String, rating: i64, counts: bool, text: String) -> Result<(), AppError> {
    use crate::platform::draft;
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.organiser().map_err(|why| caller.fail::<domain::NoRule>(&why))?;
    let decided = caller.service.decide_dispute(by, rating, counts, &text).await;
    let decided = decided.map_err(|why| caller.fail(&why));
    let typed = TypedDispute { rating, text };
    let state = draft::settle(&caller, draft::DISPUTE, &typed, decided).await?;
    leptos_axum::redirect(&format!("/disputes?done={}", state.name()));
    Ok(())
}
