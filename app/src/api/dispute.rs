//! Dissatisfied ratings that are looked into.

use domain::progress::DisputesPage;
use leptos::prelude::*;

use super::AppError;

/// The disputes: to organisers all, to a coordinator those of the own agency.
#[server(prefix = "/api", endpoint = "disputes")]
pub async fn read_disputes() -> Result<DisputesPage, AppError> {
    let caller = crate::platform::request()?;
    let by = caller.signed_in.figure_keeper().map_err(|why| caller.fail::<domain::NoRule>(&why))?;
    caller.service.disputes_page(by).await.map_err(|why| caller.fail(&why))
}

/// Says what happened. A refused text comes back to its form.
#[server(prefix = "/api", endpoint = "disputes/state")]
pub async fn state_in_dispute(csrf: String, rating: i64, text: String) -> Result<(), AppError> {
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.figure_keeper().map_err(|why| caller.fail::<domain::NoRule>(&why))?;
    caller.service.state_in_dispute(by, rating, &text).await.map_err(|why| caller.fail(&why))?;
    leptos_axum::redirect("/disputes?done=stated");
    Ok(())
}

/// Decides whether a rating counts.
#[server(prefix = "/api", endpoint = "disputes/decide")]
pub async fn decide_dispute(csrf: String, rating: i64, counts: bool, text: String) -> Result<(), AppError> {
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.organiser().map_err(|why| caller.fail::<domain::NoRule>(&why))?;
    let decided = caller.service.decide_dispute(by, rating, counts, &text).await;
    let state = decided.map_err(|why| caller.fail(&why))?;
    leptos_axum::redirect(&format!("/disputes?done={}", state.name()));
    Ok(())
}
