//! The public contest: entering, answering against the server's clock, results, and running the rounds.

mod attempt;
mod board;
mod correct;
mod counted;
mod ending;
mod entry;
mod freeze;
mod identity;
mod organise;
mod outage;
mod own_data;
mod people;
mod publish;
mod ranking;
mod result;
mod review;
mod roster;
mod save;
mod settings;
mod start;
mod statistics;

use std::time::Duration;

use domain::{
    Bilingual,
    contest::{
        AgencyLine, AgencyTable, AttemptRefused, EntryChoices, EntryGroup, EntryRefused, NextRound,
        Prediction, RoundInfo, RoundState, SaveAck, Tally,
    },
};
use store::{
    Batch, Db, StoreError, Turn, Tx,
    contest::{RoundRow, Save},
};

use crate::core::{Failure, Service};

pub use entry::Entered;
pub(crate) use identity::keyed_hash;
pub use save::GivenAnswer;

/// Least time between two batches of entries, of starts, of predictions and of attempts handed in: each takes a dozen
/// statements, however many are in it. Chosen by measuring a rush of 64 clients: no wait and longer ones served fewer.
const PACE: Duration = Duration::from_millis(16);
/// Least time between two batches of answers; each takes one statement.
const PACE_OF_SAVES: Duration = Duration::from_millis(2);

/// What many contestants do at the same time: each kind is carried out in batches.
#[derive(Clone)]
pub(crate) struct Crowd {
    entries: Batch<entry::NewEntry, domain::contest::EntryCode, Failure<EntryRefused>>,
    starts: Batch<start::Start, i64, Failure<AttemptRefused>>,
    saves: Batch<Save, SaveAck, Failure<AttemptRefused>>,
    predictions: Batch<attempt::HandIn, (), Failure<AttemptRefused>>,
    hand_ins: Batch<attempt::HandIn, (), Failure<AttemptRefused>>,
    rankings: ranking::Rankings,
}

impl Crowd {
    pub(crate) fn on(db: &Db) -> Self {
        let turn = Turn::default();
        let entries: Batch<entry::NewEntry, _, _> =
            Batch::new(db.clone(), turn.clone(), |tx, inputs| Box::pin(entry::enter_all(tx, inputs)));
        let starts: Batch<start::Start, _, _> =
            Batch::new(db.clone(), turn.clone(), |tx, inputs| Box::pin(start::start_all(tx, inputs)));
        let saves: Batch<Save, _, _> =
            Batch::new(db.clone(), turn.clone(), |tx, inputs| Box::pin(save::save_all(tx, inputs)));
        let predictions: Batch<attempt::HandIn, _, _> =
            Batch::new(db.clone(), turn.clone(), |tx, inputs| Box::pin(attempt::predict_all(tx, inputs)));
        let hand_ins: Batch<attempt::HandIn, _, _> =
            Batch::new(db.clone(), turn, |tx, inputs| Box::pin(attempt::hand_in_all(tx, inputs)));
        Self {
            entries: entries.paced(PACE),
            starts: starts.paced(PACE),
            saves: saves.paced(PACE_OF_SAVES),
            predictions: predictions.paced(PACE),
            hand_ins: hand_ins.paced(PACE),
            rankings: ranking::Rankings::default(),
        }
    }
}

impl Service {
    /// The round that the public sees: the open one, otherwise the one closed last; none before the first.
    pub async fn round_info(&self) -> Result<Option<RoundInfo>, Failure> {
        let Some((round, since)) = self.public_round().await? else { return Ok(None) };
        let mut tx = self.db.read().await?;
        let (started, ended) = store::contest::round_counts(&mut tx, round.id, since.is_some()).await?;
        let info = info(&mut tx, round).await?;
        Ok(Some(RoundInfo { started: small(started)?, ended: small(ended)?, ..info }))
    }

    /// The round that opens next by its declared period, if one is announced.
    pub async fn next_round(&self) -> Result<Option<NextRound>, Failure> {
        let mut tx = self.db.glance().await?;
        let next = store::contest::next_round(&mut tx, self.now_ms()).await?;
        Ok(next.map(|(vi, en, opens_at_ms)| NextRound { title: Bilingual::new(vi, en), opens_at_ms }))
    }

    /// Agencies and communes for the entry form.
    pub async fn entry_choices(&self) -> Result<EntryChoices, Failure> {
        let mut tx = self.db.read().await?;
        let agencies = store::agency::list(&mut tx).await?;
        let communes = store::agency::communes(&mut tx).await?;
        Ok(EntryChoices {
            agencies: agencies
                .into_iter()
                .map(|agency| (agency.code, Bilingual::new(agency.name_vi, agency.name_en)))
                .collect(),
            communes: communes.into_iter().map(|(_, code, name)| (code, name)).collect(),
        })
    }

    /// Participation and mean score of the round that the public sees; none before the first round.
    pub async fn agency_table(&self) -> Result<Option<AgencyTable>, Failure> {
        let Some((round, since)) = self.public_round().await? else { return Ok(None) };
        let is_frozen = since.is_some();
        let shows_scores = settings::shows_scores(&round)?;
        // Of one participant a mean would tell the score.
        let seen =
            |tally: Tally| if shows_scores { tally } else { Tally { correct: 0, perfect: 0, ..tally } };
        let mut tx = self.db.read().await?;
        let mut agencies = Vec::new();
        for row in store::contest::agency_tallies(&mut tx, round.id, is_frozen).await? {
            if row.roster > 0 {
                agencies.push(AgencyLine {
                    agency: Bilingual::new(row.name_vi, row.name_en),
                    kind: named(&row.kind)?,
                    // Who took part and has left since took part all the same.
                    roster: small(row.roster.max(row.participants))?,
                    tally: seen(tally((row.participants, row.correct, row.perfect))?),
                });
            }
        }
        let group = EntryGroup::Encouraged.name();
        let citizens = store::contest::group_tally(&mut tx, round.id, group, is_frozen).await?;
        let question_count = small(round.question_count)?;
        let citizens = seen(tally(citizens)?);
        Ok(Some(AgencyTable { question_count, frozen_since_ms: since, shows_scores, agencies, citizens }))
    }
}

async fn info(tx: &mut Tx, round: RoundRow) -> Result<RoundInfo, Failure> {
    let (started, ended) = store::contest::round_counts(tx, round.id, false).await?;
    let commitment = publish::seed(&round)?.map(|seed| seed.commitment());
    let changes = settings::changes(tx, round.id).await?;
    let held_up = store::contest::held_up(tx, round.id).await?;
    let held_up = held_up.map(|(why, since_ms)| Ok::<_, StoreError>((named(&why)?, since_ms))).transpose()?;
    Ok(RoundInfo {
        id: round.id,
        held_up,
        state: round_state(&round)?,
        settings: settings::of(&round)?,
        outages: outage::declared(tx, round.id).await?,
        changes,
        commitment,
        opened_at_ms: round.opened_at,
        closed_at_ms: round.closed_at,
        started: small(started)?,
        ended: small(ended)?,
    })
}

/// What a round asks its contestants to predict.
fn asked(stored: Option<&str>) -> Result<Option<Prediction>, StoreError> {
    stored.map(named).transpose()
}

/// A stored prediction.
fn predicted(stored: Option<i64>) -> Result<Option<u32>, StoreError> {
    stored.map(small).transpose()
}

/// The open round, or `None` while no round is open.
async fn the_open_round(tx: &mut Tx) -> Result<Option<RoundRow>, StoreError> {
    let round = store::contest::present_round(tx).await?;
    match round {
        Some(round) if round_state(&round)? == RoundState::Open => Ok(Some(round)),
        _ => Ok(None),
    }
}

fn round_state(round: &RoundRow) -> Result<RoundState, StoreError> {
    named(&round.state)
}

fn tally((participants, correct, perfect): (i64, i64, i64)) -> Result<Tally, StoreError> {
    let correct = u64::try_from(correct).map_err(|_| out_of_range(correct))?;
    Ok(Tally { participants: small(participants)?, correct, perfect: small(perfect)? })
}

/// A stored name as what it stands for.
fn named<T: std::str::FromStr<Err = domain::named::UnknownName>>(name: &str) -> Result<T, StoreError> {
    name.parse().map_err(|unknown: domain::named::UnknownName| StoreError::Corrupt(unknown.to_string()))
}

/// A stored count or place as the smaller type that pages get.
fn small<T: TryFrom<i64>>(value: i64) -> Result<T, StoreError> {
    T::try_from(value).map_err(|_| out_of_range(value))
}

fn out_of_range(value: i64) -> StoreError {
    StoreError::Corrupt(format!("{value} is out of range"))
}
