//! What a member of the staff typed into a plain form comes back on the page that says why it was refused.

use http::request::Parts;
use leptos::prelude::use_context;
use serde::{Serialize, de::DeserializeOwned};

use super::Caller;
use crate::api::AppError;

/// Under which name a statement or a decision about a dispute is kept.
pub const DISPUTE: &str = "dispute";
/// The same of an indicator.
pub const INDICATOR: &str = "indicator";
/// The same of why an indicator is withdrawn.
pub const WITHDRAWAL: &str = "withdrawal";

/// Keeps what was typed where the form was refused, and forgets it where the form was taken.
pub async fn settle<T>(
    caller: &Caller,
    form: &'static str,
    typed: &impl Serialize,
    outcome: Result<T, AppError>,
) -> Result<T, AppError> {
    let settled = match (&outcome, serde_json::to_string(typed)) {
        (Err(_), Ok(typed)) => caller.service.keep_form(&caller.signed_in, form, typed).await,
        _ => caller.service.forget_form(&caller.signed_in, form).await,
    };
    if let Err(error) = settled {
        // The form's own outcome is what counts.
        tracing::warn!(%error, form, "what was typed is not kept");
    }
    outcome
}

/// What was typed into the form, on the page to which its refusal leads; nothing on any other.
pub async fn typed<T: DeserializeOwned>(caller: &Caller, form: &'static str) -> Option<T> {
    let parts = use_context::<Parts>()?;
    let is_refusal = |query: &str| {
        query.split('&').any(|pair| pair.split_once('=').is_some_and(|(key, _)| key == "__err"))
    };
    if !parts.uri.query().is_some_and(is_refusal) {
        return None;
    }
    let kept = caller.service.kept_form(&caller.signed_in, form).await.ok()??;
    serde_json::from_str(&kept).ok()
}
