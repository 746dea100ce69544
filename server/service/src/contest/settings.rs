//! The settings of rounds: new rounds, and changes of those that are there.

use domain::contest::{
    Prediction, RoundInfo, RoundSettings, RoundState, RulesChange, SettingsRefused, judge_change,
};
use store::{
    StoreError, Tx,
    contest::{NewRound, RulesChangeRow, SettingsRow},
};

use super::info;
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
    let settings = |json: &str| {
        serde_json::from_str(json).map_err(|error| StoreError::Corrupt(format!("settings: {error}")))
    };
    let rows = store::contest::rules_changes(tx, round_id).await?;
    rows.into_iter()
        .map(|row| {
            Ok(RulesChange {
                changed_at_ms: row.changed_at,
                before: settings(&row.old_settings)?,
                after: settings(&row.new_settings)?,
                reason: row.reason,
            })
        })
        .collect()
}

async fn create(tx: &mut Tx, change: &Change) -> Outcome<i64> {
    let campaign = store::campaign::current(tx).await?.ok_or(Failure::NotFound)?;
    let settings = &change.settings;
    let round = NewRound {
        campaign_id: campaign.id,
        title_vi: &settings.title.vi,
        title_en: &settings.title.en,
        question_count: i64::from(settings.question_count),
        time_limit_s: settings.time_limit_s,
        min_age_years: i64::from(settings.min_age_years),
        grace_s: settings.grace_s,
        prediction: settings.prediction.map(Prediction::name),
        freeze_at: settings.freeze_at_ms,
    };
    let id = store::contest::insert_round(tx, &round).await?;
    record(tx, change, "contest.create_round", id).await?;
    Ok(id)
}

async fn change_round(tx: &mut Tx, change: &Change, round_id: i64) -> Outcome<()> {
    let row = store::contest::round(tx, round_id).await?.ok_or(Failure::NotFound)?;
    let campaign_id = row.campaign_id;
    let round = info(tx, row).await.map_err(Failure::widen)?;
    let (before, after) = (RoundSettings::of(&round), &change.settings);
    judge_change(&round, after, &change.reason).map_err(Failure::Refused)?;
    if before == *after {
        return Ok(());
    }
    let is_open = round.state == RoundState::Open;
    let bank_size = store::contest::bank_size(tx, campaign_id).await?;
    if is_open && bank_size < i64::from(after.question_count) {
        return Err(Failure::Refused(SettingsRefused::BankTooSmall));
    }
    let settings = SettingsRow {
        title_vi: &after.title.vi,
        title_en: &after.title.en,
        question_count: i64::from(after.question_count),
        time_limit_s: after.time_limit_s,
        min_age_years: i64::from(after.min_age_years),
        grace_s: after.grace_s,
        prediction: after.prediction.map(Prediction::name),
        freeze_at: after.freeze_at_ms,
    };
    if !store::contest::change_round(tx, round_id, &settings).await? {
        return Err(Failure::Refused(SettingsRefused::WrongState));
    }
    if before.freeze_at_ms != after.freeze_at_ms {
        store::contest::thaw_tallies(tx, round_id).await?;
    }
    if is_open {
        let json = |settings: &RoundSettings| {
            serde_json::to_string(settings).map_err(|error| StoreError::Corrupt(error.to_string()))
        };
        let published = RulesChangeRow {
            changed_at: change.now_ms,
            changed_by: change.account_id,
            reason: change.reason.clone(),
            old_settings: json(&before)?,
            new_settings: json(after)?,
        };
        store::contest::insert_rules_change(tx, round_id, &published).await?;
    }
    record(tx, change, "contest.change_round", round_id).await?;
    Ok(())
}

async fn record(tx: &mut Tx, change: &Change, action: &str, round_id: i64) -> Result<(), StoreError> {
    let (subject, by) = (format!("round {round_id}"), Some(change.account_id));
    store::audit::append(tx, change.now_ms, "staff", by, action, &subject, &change.reason).await?;
    tx.announce_change();
    Ok(())
}
