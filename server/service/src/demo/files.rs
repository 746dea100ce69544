//! The demonstration's files, as they are written.

use std::collections::BTreeMap;

use domain::{
    agency::{AgencyKind, OfficerGroup},
    progress::{Direction, Measure, Unit},
};
use serde::{Deserialize, de::DeserializeOwned};
use store::StoreError;

/// Everything but the question bank, which the contest reads itself.
pub(super) struct Files {
    pub campaign: CampaignFile,
    pub agencies: Vec<Agency>,
    pub communes: Vec<Commune>,
    pub officers: Vec<Officer>,
    pub counters: Vec<Counter>,
    pub figures: Vec<Figures>,
}

impl Files {
    pub(super) fn read() -> Result<Self, StoreError> {
        let agencies: AgenciesFile = parse(include_str!("../../demo/agencies.toml"))?;
        let officers: OfficersFile = parse(include_str!("../../demo/officers.toml"))?;
        let figures: FiguresFile = parse(include_str!("../../demo/figures.toml"))?;
        Ok(Self {
            campaign: parse(include_str!("../../demo/campaign.toml"))?,
            agencies: agencies.agency,
            communes: agencies.commune,
            officers: officers.officer,
            counters: officers.counter,
            figures: figures.figures,
        })
    }
}

fn parse<T: DeserializeOwned>(text: &str) -> Result<T, StoreError> {
    toml::from_str(text).map_err(|error| StoreError::Corrupt(error.to_string()))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CampaignFile {
    pub campaign: Campaign,
    pub strand: Vec<Text>,
    pub standard: Vec<Standard>,
    pub conduct: Vec<Conduct>,
    pub reward: Vec<Text>,
    pub indicator: Vec<Indicator>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Campaign {
    pub code: String,
    pub plan_number: String,
    pub plan_date: String,
    pub title_vi: String,
    pub title_en: String,
    pub theme_vi: String,
    pub theme_en: String,
    pub starts_on: String,
    pub ends_on: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Text {
    pub title_vi: String,
    pub title_en: String,
    pub detail_vi: String,
    pub detail_en: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Conduct {
    pub kind: ConductKind,
    pub title_vi: String,
    pub title_en: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum ConductKind {
    Do,
    Dont,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Standard {
    pub group: OfficerGroup,
    pub code: String,
    pub title_vi: String,
    pub title_en: String,
    pub indicator: Option<String>,
    pub at_least: Option<i64>,
    pub at_least_bp: Option<i64>,
    pub at_most: Option<i64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Indicator {
    pub code: String,
    pub name_vi: String,
    pub name_en: String,
    pub unit: Unit,
    pub numerator: Vec<Measure>,
    pub denominator: Vec<Measure>,
    pub direction: Direction,
    pub target_bp: Option<i64>,
    pub target_count: Option<i64>,
    pub min_sample: i64,
    pub baseline_bp: Option<i64>,
    pub baseline_count: Option<i64>,
    #[serde(default)]
    pub baseline_label_vi: String,
    #[serde(default)]
    pub baseline_label_en: String,
    pub source_vi: String,
    pub source_en: String,
}

#[derive(Deserialize)]
struct AgenciesFile {
    agency: Vec<Agency>,
    commune: Vec<Commune>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Agency {
    pub code: String,
    pub name_vi: String,
    pub name_en: String,
    pub kind: AgencyKind,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Commune {
    pub code: String,
    pub name_vi: String,
}

#[derive(Deserialize)]
struct OfficersFile {
    officer: Vec<Officer>,
    counter: Vec<Counter>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Officer {
    pub staff_code: String,
    pub full_name: String,
    pub agency: String,
    pub group: OfficerGroup,
    pub title_vi: String,
    pub title_en: String,
    pub achievements_vi: String,
    pub achievements_en: String,
    pub nominee: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Counter {
    pub code: String,
    pub name_vi: String,
    pub name_en: String,
    pub officer: String,
}

#[derive(Deserialize)]
struct FiguresFile {
    figures: Vec<Figures>,
}

/// Counts of one officer or of an agency as a whole.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Figures {
    pub officer: Option<String>,
    pub agency: Option<String>,
    pub counts: BTreeMap<Measure, i64>,
}
