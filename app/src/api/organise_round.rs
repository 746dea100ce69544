//! The settings of the contest's rounds.

use std::num::ParseIntError;

use domain::{
    Bilingual, Code,
    contest::{
        Blueprint, CountedAttempt, Prize, RoundInfo, RoundSettings, SettingsRefused, ShowsResult, Stock,
        TopicQuota, local_ms,
    },
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
    /// Local time at which the server opens the round; empty: an organiser does.
    #[serde(default)]
    opens_at: String,
    /// Local time at which the last attempts end; empty: an organiser closes the round.
    #[serde(default)]
    closes_at: String,
    /// The topics of the bank with what papers take of them.
    #[serde(default)]
    topics: Vec<TopicForm>,
    /// Right answers that pass; empty: nobody passes or fails.
    #[serde(default)]
    pass_mark: String,
    /// Name of when scores are shown; empty: at once.
    #[serde(default)]
    shows_result: String,
    /// How many attempts a contestant has; empty: one.
    #[serde(default)]
    attempts_allowed: String,
    /// Name of the attempt that counts; empty: the best.
    #[serde(default)]
    counted_attempt: String,
    /// The lines of the prize table; one without names does not count.
    #[serde(default)]
    prizes: Vec<PrizeForm>,
}

/// A line of the prize table as a form sends it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PrizeForm {
    #[serde(default)]
    name_vi: String,
    #[serde(default)]
    name_en: String,
    #[serde(default)]
    first: String,
    #[serde(default)]
    last: String,
    #[serde(default)]
    count: String,
    #[serde(default)]
    note: String,
}

/// A topic of the bank as a form sends it; empty numbers are none.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct TopicForm {
    topic: String,
    /// Papers are drawn from it; so they are too where a number says so.
    #[serde(default)]
    used: bool,
    #[serde(default)]
    easy: String,
    #[serde(default)]
    medium: String,
    #[serde(default)]
    hard: String,
    #[serde(default)]
    any: String,
}

/// What the page with a round's settings shows.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RoundDesk {
    /// The round; none: a new one is drawn up.
    pub round: Option<RoundInfo>,
    /// What papers can be drawn from.
    pub stock: Stock,
}

impl TryFrom<TopicForm> for TopicQuota {
    type Error = SettingsRefused;

    fn try_from(form: TopicForm) -> Result<Self, SettingsRefused> {
        let number = |typed: &str| match typed.trim() {
            "" => Ok(0),
            typed => typed.parse().map_err(|_| SettingsRefused::of_field("blueprint", Code::OutOfRange)),
        };
        Ok(Self {
            easy: number(&form.easy)?,
            medium: number(&form.medium)?,
            hard: number(&form.hard)?,
            any: number(&form.any)?,
            topic: form.topic,
        })
    }
}

impl TryFrom<PrizeForm> for Prize {
    type Error = SettingsRefused;

    fn try_from(form: PrizeForm) -> Result<Self, SettingsRefused> {
        // What is left out is refused with the rest of the settings, which then stand in the form again.
        let number = |typed: &str| match typed.trim() {
            "" => Ok(0),
            typed => typed.parse().map_err(|_| SettingsRefused::of_field("prizes", Code::OutOfRange)),
        };
        Ok(Self {
            first: number(&form.first)?,
            last: number(&form.last)?,
            count: number(&form.count)?,
            name: Bilingual::new(form.name_vi, form.name_en),
            note: form.note,
        })
    }
}

/// The topics that papers are drawn from.
fn blueprint(forms: Vec<TopicForm>) -> Result<Blueprint, SettingsRefused> {
    let mut topics = Vec::new();
    for form in forms {
        let is_used = form.used;
        let quota = TopicQuota::try_from(form)?;
        if is_used || quota.sum() > 0 {
            topics.push(quota);
        }
    }
    Ok(Blueprint { topics })
}

impl TryFrom<RoundForm> for RoundSettings {
    type Error = SettingsRefused;

    fn try_from(form: RoundForm) -> Result<Self, SettingsRefused> {
        let asked =
            Some(form.prediction.as_str()).filter(|name| !name.is_empty()).map(str::parse).transpose();
        let unknown = |_: UnknownName| SettingsRefused::of_field("prediction", Code::Malformed);
        let time = |field: &str, typed: &str| match typed {
            "" => Ok(None),
            typed => match local_ms(typed) {
                Some(at_ms) => Ok(Some(at_ms)),
                None => Err(SettingsRefused::of_field(field, Code::NotADate)),
            },
        };
        let freeze_at_ms = time("freeze_at", &form.freeze_at)?;
        let opens_at_ms = time("opens_at", &form.opens_at)?;
        let closes_at_ms = time("closes_at", &form.closes_at)?;
        let mark = Some(form.pass_mark.trim()).filter(|typed| !typed.is_empty()).map(str::parse).transpose();
        let pass_mark =
            mark.map_err(|_: ParseIntError| SettingsRefused::of_field("pass_mark", Code::OutOfRange))?;
        let shows_result = match form.shows_result.as_str() {
            "" => Ok(ShowsResult::AtOnce),
            name => name.parse(),
        };
        let attempts_allowed = match form.attempts_allowed.trim() {
            "" => Ok(1),
            typed => typed.parse(),
        };
        let attempts_allowed = attempts_allowed
            .map_err(|_: ParseIntError| SettingsRefused::of_field("attempts_allowed", Code::OutOfRange))?;
        let counted = match form.counted_attempt.as_str() {
            "" => Ok(CountedAttempt::Best),
            name => name.parse(),
        };
        let is_named =
            |prize: &PrizeForm| !(prize.name_vi.trim().is_empty() && prize.name_en.trim().is_empty());
        let named_prizes = form.prizes.into_iter().filter(is_named);
        Ok(Self {
            title: Bilingual::new(form.title_vi, form.title_en),
            question_count: form.question_count,
            time_limit_s: i64::from(form.time_limit) * 60,
            min_age_years: form.min_age_years,
            grace_s: i64::from(form.grace_s),
            prediction: asked.map_err(unknown)?,
            freeze_at_ms,
            opens_at_ms,
            closes_at_ms,
            blueprint: blueprint(form.topics)?,
            pass_mark,
            attempts_allowed,
            counted_attempt: counted
                .map_err(|_| SettingsRefused::of_field("counted_attempt", Code::Malformed))?,
            shows_result: shows_result
                .map_err(|_| SettingsRefused::of_field("shows_result", Code::Malformed))?,
            prizes: named_prizes.map(Prize::try_from).collect::<Result<_, _>>()?,
        })
    }
}

/// A round with its settings, or nothing for a new one, and what papers can be drawn from.
#[server(prefix = "/api", endpoint = "organise/contest/round")]
pub async fn read_round(#[server(default)] round: Option<i64>) -> Result<RoundDesk, AppError> {
    let caller = crate::platform::request()?;
    let by = caller.signed_in.organiser().map_err(|why| caller.fail::<domain::NoRule>(&why))?;
    let stock = caller.service.bank_stock(by).await.map_err(|why| caller.fail(&why))?;
    let round = match round {
        Some(id) => Some(caller.service.organiser_round(by, id).await.map_err(|why| caller.fail(&why))?),
        None => None,
    };
    Ok(RoundDesk { round, stock })
}

/// Draws up a new round; what is refused stands in the form again.
#[server(prefix = "/api", endpoint = "organise/contest/create-round")]
pub async fn create_round(csrf: String, form: RoundForm) -> Result<(), AppError> {
    use crate::platform::back_to;
    use domain::Coded;
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.organiser().map_err(|why| caller.fail::<domain::NoRule>(&why))?;
    let settings =
        form.try_into().map_err(|why| caller.fail(&service::Failure::<SettingsRefused>::Refused(why)))?;
    let address = match caller.service.create_round(by, &settings).await {
        Ok(_) => "/organise/contest".to_owned(),
        Err(service::Failure::Refused(why)) => {
            back_to::whole("/organise/contest/new", &settings, &[("problem", why.code().name())])
        }
        Err(why) => return Err(caller.fail(&why)),
    };
    leptos_axum::redirect(&address);
    Ok(())
}

/// Changes the settings of a round that is not closed; what is refused stands in the form again.
#[server(prefix = "/api", endpoint = "organise/contest/change-round")]
pub async fn change_round(
    csrf: String,
    round: i64,
    form: RoundForm,
    #[server(default)] reason: String,
) -> Result<(), AppError> {
    use crate::platform::back_to;
    use domain::Coded;
    let caller = crate::platform::form(&csrf)?;
    let by = caller.signed_in.organiser().map_err(|why| caller.fail::<domain::NoRule>(&why))?;
    let settings =
        form.try_into().map_err(|why| caller.fail(&service::Failure::<SettingsRefused>::Refused(why)))?;
    let address = match caller.service.change_round(by, round, &settings, &reason).await {
        Ok(()) => "/organise/contest".to_owned(),
        Err(service::Failure::Refused(why)) => {
            let page = format!("/organise/contest/{round}/settings");
            back_to::whole(&page, &settings, &[("problem", why.code().name()), ("reason", &reason)])
        }
        Err(why) => return Err(caller.fail(&why)),
    };
    leptos_axum::redirect(&address);
    Ok(())
}
