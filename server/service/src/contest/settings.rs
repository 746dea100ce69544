//! The settings of rounds: new rounds, and changes of those that are there.

use domain::{
    Bilingual,
    contest::{
        Blueprint, Prediction, Prize, RoundInfo, RoundSettings, RoundState, RulesChange, SettingsRefused,
        ShowsResult, Stock, judge_change,
    },
    time::Day,
};
use serde::{Serialize, de::DeserializeOwned};
use store::{
    StoreError, Tx,
    contest::{RoundRow, RulesChangeRow, SettingsRow},
};

use super::{asked, info, named, round_state, small};
use crate::core::{Failure, Organiser, Service};

type Outcome<T> = Result<T, Failure<SettingsRefused>>;

struct Change {
    settings: RoundSettings,
    reason: String,
    account_id: i64,
    now_ms: i64,
}

impl Service {
    /// A round with its settings. Errors: not found.
    pub async fn organiser_round(&self, _by: Organiser, round_id: i64) -> Result<RoundInfo, Failure> {
        let mut tx = self.db.read().await?;
        let round = store::contest::round(&mut tx, round_id).await?.ok_or(Failure::NotFound)?;
        info(&mut tx, round).await
    }

    /// How many questions of which kind papers can be drawn from.
    pub async fn bank_stock(&self, _by: Organiser) -> Result<Stock, Failure> {
        let mut tx = self.db.read().await?;
        let Some(campaign) = store::campaign::current(&mut tx).await? else { return Ok(Stock::default()) };
        let today = Day::of_instant(self.now_ms());
        Ok(stock(&mut tx, campaign.id, (today, today)).await?)
    }

    /// Draws up a new round; answers its id.
    pub async fn create_round(&self, by: Organiser, settings: &RoundSettings) -> Outcome<i64> {
        let change = self.change(by, settings, "")?;
        self.db.write(change, |tx, change| Box::pin(create(tx, change))).await
    }

    /// Changes a round that is not closed; while it is open the change is published.
    ///
    /// Attempts that have begun keep their time and their questions.
    pub async fn change_round(
        &self,
        by: Organiser,
        round_id: i64,
        settings: &RoundSettings,
        reason: &str,
    ) -> Outcome<()> {
        let input = (round_id, self.change(by, settings, reason)?);
        self.db.write(input, |tx, (id, change)| Box::pin(change_round(tx, change, *id))).await
    }

    fn change(&self, by: Organiser, settings: &RoundSettings, reason: &str) -> Outcome<Change> {
        let settings = settings.check().map_err(Failure::Refused)?;
        let (account_id, now_ms) = (by.account_id, self.now_ms());
        Ok(Change { settings, reason: reason.trim().to_owned(), account_id, now_ms })
    }
}

/// The published changes of a round's rules, newest first.
pub(super) async fn changes(tx: &mut Tx, round_id: i64) -> Result<Vec<RulesChange>, StoreError> {
    let rows = store::contest::rules_changes(tx, round_id).await?;
    rows.into_iter()
        .map(|row| {
            Ok(RulesChange {
                changed_at_ms: row.changed_at,
                before: from_json(&row.old_settings)?,
                after: from_json(&row.new_settings)?,
                reason: row.reason,
            })
        })
        .collect()
}

async fn create(tx: &mut Tx, change: &Change) -> Outcome<i64> {
    let campaign = store::campaign::current(tx).await?.ok_or(Failure::NotFound)?;
    let settings = &change.settings;
    fits_bank(tx, campaign.id, settings, RoundState::Draft, change.now_ms).await?;
    let id = store::contest::insert_round(tx, campaign.id, &row(settings)?).await?;
    record(tx, change, "contest.create_round", id).await?;
    Ok(id)
}

async fn change_round(tx: &mut Tx, change: &Change, round_id: i64) -> Outcome<()> {
    let stored = store::contest::round(tx, round_id).await?.ok_or(Failure::NotFound)?;
    let campaign_id = stored.campaign_id;
    let round = info(tx, stored).await.map_err(Failure::widen)?;
    let (before, after) = (&round.settings, &change.settings);
    judge_change(&round, after, &change.reason).map_err(Failure::Refused)?;
    if before == after {
        return Ok(());
    }
    fits_bank(tx, campaign_id, after, round.state, change.now_ms).await?;
    if !store::contest::change_round(tx, round_id, &row(after)?).await? {
        return Err(Failure::Refused(SettingsRefused::WrongState));
    }
    if before.freeze_at_ms != after.freeze_at_ms {
        store::contest::thaw_tallies(tx, round_id).await?;
    }
    if round.state == RoundState::Open {
        let published = RulesChangeRow {
            changed_at: change.now_ms,
            changed_by: change.account_id,
            reason: change.reason.clone(),
            old_settings: to_json(before)?,
            new_settings: to_json(after)?,
        };
        store::contest::insert_rules_change(tx, round_id, &published).await?;
    }
    record(tx, change, "contest.change_round", round_id).await?;
    Ok(())
}

/// Refuses what the bank cannot fill. The bank of a draft may still grow, but quotas name what is there.
async fn fits_bank(
    tx: &mut Tx,
    campaign_id: i64,
    settings: &RoundSettings,
    state: RoundState,
    now_ms: i64,
) -> Outcome<()> {
    if state == RoundState::Draft && settings.blueprint.topics.is_empty() {
        return Ok(());
    }
    let stock = stock(tx, campaign_id, days(settings, now_ms)).await?;
    if settings.blueprint.shortages(&stock, settings.question_count).is_empty() {
        Ok(())
    } else {
        Err(Failure::Refused(SettingsRefused::BankTooSmall))
    }
}

/// The first and the last day on which papers are drawn, as far as they are declared and still to come.
pub(super) fn days(round: &RoundSettings, now_ms: i64) -> (Day, Day) {
    let first = Day::of_instant(round.opens_at_ms.map_or(now_ms, |opens_ms| opens_ms.max(now_ms)));
    // What closes at midnight has not taken place on the day that begins then.
    let last = round.closes_at_ms.map_or(first, |closes_ms| Day::of_instant(closes_ms - 1));
    (first, last.max(first))
}

/// How many questions of which kind can be drawn on each of these days, from the first to the last.
pub(super) async fn stock(
    tx: &mut Tx,
    campaign_id: i64,
    (first, last): (Day, Day),
) -> Result<Stock, StoreError> {
    let bank = store::contest::bank_throughout(tx, campaign_id, first, last).await?;
    Ok(Stock::count(bank.iter().map(|question| (question.topic.as_str(), question.difficulty))))
}

/// The settings of a stored round.
pub(super) fn of(round: &RoundRow) -> Result<RoundSettings, StoreError> {
    Ok(RoundSettings {
        title: Bilingual::new(round.title_vi.as_str(), round.title_en.as_str()),
        question_count: small(round.question_count)?,
        time_limit_s: round.time_limit_s,
        min_age_years: small(round.min_age_years)?,
        grace_s: round.grace_s,
        prediction: asked(round.prediction.as_deref())?,
        freeze_at_ms: round.freeze_at,
        blueprint: blueprint(round.blueprint.as_deref())?,
        pass_mark: round.pass_mark.map(small).transpose()?,
        shows_result: named(&round.shows_result)?,
        prizes: prizes(round)?,
        attempts_allowed: small(round.attempts_allowed)?,
        counted_attempt: named(&round.counted_attempt)?,
        opens_at_ms: round.opens_at,
        closes_at_ms: round.closes_at,
    })
}

fn row(settings: &RoundSettings) -> Result<SettingsRow<'_>, StoreError> {
    let has_blueprint = !settings.blueprint.topics.is_empty();
    Ok(SettingsRow {
        title_vi: &settings.title.vi,
        title_en: &settings.title.en,
        question_count: i64::from(settings.question_count),
        time_limit_s: settings.time_limit_s,
        min_age_years: i64::from(settings.min_age_years),
        grace_s: settings.grace_s,
        prediction: settings.prediction.map(Prediction::name),
        freeze_at: settings.freeze_at_ms,
        blueprint: has_blueprint.then(|| to_json(&settings.blueprint)).transpose()?,
        pass_mark: settings.pass_mark.map(i64::from),
        shows_result: settings.shows_result.name(),
        prizes: (!settings.prizes.is_empty()).then(|| to_json(&settings.prizes)).transpose()?,
        attempts_allowed: i64::from(settings.attempts_allowed),
        counted_attempt: settings.counted_attempt.name(),
        opens_at: settings.opens_at_ms,
        closes_at: settings.closes_at_ms,
    })
}

/// A stored blueprint; none: the whole bank.
pub(super) fn blueprint(stored: Option<&str>) -> Result<Blueprint, StoreError> {
    stored.map_or_else(|| Ok(Blueprint::default()), from_json)
}

/// The prize table of a stored round.
pub(super) fn prizes(round: &RoundRow) -> Result<Vec<Prize>, StoreError> {
    round.prizes.as_deref().map_or_else(|| Ok(Vec::new()), from_json)
}

/// Whether scores of the round may be seen.
pub(super) fn shows_scores(round: &RoundRow) -> Result<bool, StoreError> {
    let shows: ShowsResult = named(&round.shows_result)?;
    Ok(shows.shows(round_state(round)?))
}

fn to_json<T: Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::Corrupt(error.to_string()))
}

fn from_json<T: DeserializeOwned>(json: &str) -> Result<T, StoreError> {
    serde_json::from_str(json).map_err(|error| StoreError::Corrupt(format!("settings: {error}")))
}

async fn record(tx: &mut Tx, change: &Change, action: &str, round_id: i64) -> Result<(), StoreError> {
    let (subject, by) = (format!("round {round_id}"), Some(change.account_id));
    store::audit::append(tx, change.now_ms, "staff", by, action, &subject, &change.reason).await?;
    tx.announce_change();
    Ok(())
}
