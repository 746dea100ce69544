//! The settings of the contest's rounds.

use domain::{
    Bilingual, Code,
    contest::{RoundInfo, RoundSettings, SettingsRefused, local_ms},
    named::UnknownName,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::AppError;

/// The settings of a round as a form sends them.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RoundForm {
    title_vi: String,
    title_en: String,
    question_count: u32,
    /// Minutes.
    time_limit: u32,
    min_age_years: u32,
    grace_s: u32,
    /// Name of what is to be predicted; empty: nothing.
    #[serde(default)]
    prediction: String,
    /// Local time from which on public tables stand still; empty: they never do.
    #[serde(default)]
    freeze_at: String,
}

impl TryFrom<RoundForm> for RoundSettings {
    type Error = SettingsRefused;

    fn try_from(form: RoundForm) -> Result<Self, SettingsRefused> {
        let asked =
            Some(form.prediction.as_str()).filter(|name| !name.is_empty()).map(str::parse).transpose();
        let unknown = |_: UnknownName| SettingsRefused::of_field("prediction", Code::Malformed);
        let freeze_at = Some(form.freeze_at.as_str()).filter(|typed| !typed.is_empty());
        let not_a_time = || SettingsRefused::of_field("freeze_at", Code::NotADate);
        let freeze_at_ms = freeze_at.map(|typed| local_ms(typed).ok_or_else(not_a_time)).transpose()?;
        Ok(Self {
            title: Bilingual::new(form.title_vi, form.title_en),
            question_count: form.question_count,
            time_limit_s: i64::from(form.time_limit) * 60,
            min_age_years: form.min_age_years,
            grace_s: i64::from(form.grace_s),
            prediction: asked.map_err(unknown)?,
            freeze_at_ms,
        })
    }
}

/// A round with its settings.
#[server(prefix = "/api", endpoint = "organise/contest/round")]
pub async fn read_round(round: i64) -> Result<RoundInfo, AppError> {
    let caller = crate::platform::request()?;
    let by = caller.signed_in.organiser().map_err(|why| caller.fail::<domain::NoRule>(&why))?;
    caller.service.organiser_round(by, round).await.map_err(|why| caller.fail(&why))
}

/// Draws up a new round.
#[server(prefix = "/api", endpoint = "organise/contest/create-round")]
pub async fn create_round(csrf: String, form: RoundForm) -> Result<(), AppError> {
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.organiser().map_err(|why| caller.fail::<domain::NoRule>(&why))?;
    let settings =
        form.try_into().map_err(|why| caller.fail(&service::Failure::<SettingsRefused>::Refused(why)))?;
    caller.service.create_round(by, &settings).await.map_err(|why| caller.fail(&why))?;
    leptos_axum::redirect("/organise/contest");
    Ok(())
}

/// Changes the settings of a round that is not closed.
#[server(prefix = "/api", endpoint = "organise/contest/change-round")]
pub async fn change_round(
    csrf: String,
    round: i64,
    form: RoundForm,
    #[server(default)] reason: String,
) -> Result<(), AppError> {
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.organiser().map_err(|why| caller.fail::<domain::NoRule>(&why))?;
    let settings =
        form.try_into().map_err(|why| caller.fail(&service::Failure::<SettingsRefused>::Refused(why)))?;
    let changed = caller.service.change_round(by, round, &settings, &reason).await;
    changed.map_err(|why| caller.fail(&why))?;
    leptos_axum::redirect("/organise/contest");
    Ok(())
}
