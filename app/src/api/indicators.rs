//! What is measured, for those who may change it.

use domain::{
    Bilingual, Code, FieldError,
    progress::{
        Baseline, Direction, Indicator, IndicatorRefused, IndicatorsPage, Measure, Unit, typed_figure,
    },
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::AppError;

/// An indicator as a form sends it: figures as typed, in the unit that is chosen.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct IndicatorForm {
    /// Empty for a new one.
    #[serde(default)]
    code: String,
    name_vi: String,
    name_en: String,
    unit: Unit,
    #[serde(default)]
    numerator: Vec<Measure>,
    #[serde(default)]
    denominator: Vec<Measure>,
    direction: Direction,
    #[serde(default)]
    target: String,
    #[serde(default)]
    min_sample: String,
    #[serde(default)]
    baseline: String,
    #[serde(default)]
    baseline_label_vi: String,
    #[serde(default)]
    baseline_label_en: String,
    source_vi: String,
    source_en: String,
}

impl TryFrom<IndicatorForm> for Indicator {
    type Error = IndicatorRefused;

    fn try_from(form: IndicatorForm) -> Result<Self, IndicatorRefused> {
        let mut wrong = Vec::new();
        let mut figure = |field: &str, unit, typed: &str| {
            typed_figure(unit, typed).unwrap_or_else(|code: Code| {
                wrong.push(FieldError::new(field, code));
                None
            })
        };
        let target = figure("target", form.unit, &form.target);
        let min_sample = figure("min_sample", Unit::Count, &form.min_sample).unwrap_or_default();
        let baseline = figure("baseline", form.unit, &form.baseline);
        if !wrong.is_empty() {
            return Err(IndicatorRefused::Invalid(wrong));
        }
        let label = Bilingual::new(form.baseline_label_vi, form.baseline_label_en);
        Ok(Self {
            code: form.code,
            name: Bilingual::new(form.name_vi, form.name_en),
            unit: form.unit,
            numerator: form.numerator,
            denominator: form.denominator,
            direction: form.direction,
            target,
            min_sample,
            baseline: baseline.map(|value| Baseline { value, label }),
            source: Bilingual::new(form.source_vi, form.source_en),
        })
    }
}

/// The campaign's indicators and their changes.
#[server(prefix = "/api", endpoint = "organise/indicators")]
pub async fn read_indicators() -> Result<IndicatorsPage, AppError> {
    let caller = crate::platform::request()?;
    let by = caller.signed_in.organiser().map_err(|why| caller.fail::<domain::NoRule>(&why))?;
    caller.service.indicators_page(by).await.map_err(|why| caller.fail(&why))
}

/// Changes an indicator, or adds one if the form names none.
#[server(prefix = "/api", endpoint = "organise/indicators/save")]
pub async fn save_indicator(
    csrf: String,
    form: IndicatorForm,
    #[server(default)] seen: u32,
    #[server(default)] reason: String,
) -> Result<(), AppError> {
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.organiser().map_err(|why| caller.fail::<domain::NoRule>(&why))?;
    let indicator: Indicator =
        form.try_into().map_err(|why| caller.fail(&service::Failure::<IndicatorRefused>::Refused(why)))?;
    let saved = if indicator.code.is_empty() {
        caller.service.add_indicator(by, indicator, reason).await
    } else {
        caller.service.change_indicator(by, indicator, seen, reason).await
    };
    saved.map_err(|why| caller.fail(&why))?;
    leptos_axum::redirect("/organise/indicators");
    Ok(())
}

/// Takes an indicator out of the campaign.
#[server(prefix = "/api", endpoint = "organise/indicators/withdraw")]
pub async fn withdraw_indicator(
    csrf: String,
    code: String,
    #[server(default)] seen: u32,
    #[server(default)] reason: String,
) -> Result<(), AppError> {
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.organiser().map_err(|why| caller.fail::<domain::NoRule>(&why))?;
    caller.service.withdraw_indicator(by, code, seen, reason).await.map_err(|why| caller.fail(&why))?;
    leptos_axum::redirect("/organise/indicators");
    Ok(())
}
