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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndicatorForm {
    /// Empty for a new one.
    #[serde(default)]
    pub code: String,
    pub name_vi: String,
    pub name_en: String,
    pub unit: Unit,
    #[serde(default)]
    pub numerator: Vec<Measure>,
    #[serde(default)]
    pub denominator: Vec<Measure>,
    pub direction: Direction,
    #[serde(default)]
    pub target: String,
    #[serde(default)]
    pub min_sample: String,
    #[serde(default)]
    pub baseline: String,
    #[serde(default)]
    pub baseline_label_vi: String,
    #[serde(default)]
    pub baseline_label_en: String,
    pub source_vi: String,
    pub source_en: String,
}

impl Default for IndicatorForm {
    /// The form of a new indicator as it begins.
    fn default() -> Self {
        let empty = String::new;
        Self {
            code: empty(),
            name_vi: empty(),
            name_en: empty(),
            unit: Unit::Share,
            numerator: Vec::new(),
            denominator: Vec::new(),
            direction: Direction::AtLeast,
            target: empty(),
            min_sample: "0".to_owned(),
            baseline: empty(),
            baseline_label_vi: empty(),
            baseline_label_en: empty(),
            source_vi: empty(),
            source_en: empty(),
        }
    }
}

/// What was typed of an indicator and refused.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedIndicator {
    /// The form and why it is to be changed, if it was that.
    pub form: Option<(IndicatorForm, String)>,
    /// Which one was to be withdrawn and why, if it was that.
    pub withdrawal: Option<(String, String)>,
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

/// What the reader typed into the form of an indicator, if it was refused on the way to this page.
#[server(prefix = "/api", endpoint = "organise/indicators/typed")]
pub async fn read_typed_indicator() -> Result<TypedIndicator, AppError> {
    use crate::platform::draft;
    let caller = crate::platform::request()?;
    caller.signed_in.organiser().map_err(|why| caller.fail::<domain::NoRule>(&why))?;
    Ok(TypedIndicator {
        form: draft::typed(&caller, draft::INDICATOR).await,
        withdrawal: draft::typed(&caller, draft::WITHDRAWAL).await,
    })
}

/// Changes an indicator, or adds one if the form names none.
#[server(prefix = "/api", endpoint = "organise/indicators/save")]
pub async fn save_indicator(
    csrf: String,
    form: IndicatorForm,
    #[server(default)] seen: u32,
    #[server(default)] reason: String,
) -> Result<(), AppError> {
    use crate::platform::draft;
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.organiser().map_err(|why| caller.fail::<domain::NoRule>(&why))?;
    let typed = (form.clone(), reason.clone());
    let saved = match Indicator::try_from(form) {
        Err(why) => Err(service::Failure::Refused(why)),
        Ok(new) if new.code.is_empty() => caller.service.add_indicator(by, new, reason).await,
        Ok(changed) => caller.service.change_indicator(by, changed, seen, reason).await,
    };
    let saved = saved.map_err(|why| caller.fail(&why));
    draft::settle(&caller, draft::INDICATOR, &typed, saved).await?;
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
    use crate::platform::draft;
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.organiser().map_err(|why| caller.fail::<domain::NoRule>(&why))?;
    let typed = (code.clone(), reason.clone());
    let withdrawn = caller.service.withdraw_indicator(by, code, seen, reason).await;
    let withdrawn = withdrawn.map_err(|why| caller.fail(&why));
    draft::settle(&caller, draft::WITHDRAWAL, &typed, withdrawn).await?;
    leptos_axum::redirect("/organise/indicators");
    Ok(())
}
