//! A batch of case events becomes facts: all of it or nothing, once, however often it is sent.

use std::collections::{HashMap, HashSet};

use domain::{
    progress::{BatchReceipt, CaseEvent, EventError, EventFault, FactSource, MAX_BATCH},
    time::Day,
};
use store::{
    StoreError, Tx,
    campaign::CampaignRow,
    progress::{
        NewFact, Origin,
        report::{self, BatchRow, NewEvent},
    },
};

use super::source::{Reporter, audit, hash_of};
use crate::core::{Failure, Service};

/// How long an answer is kept for a batch that is sent again: 30 days.
pub(crate) const KEPT_MS: i64 = 30 * 24 * 3600 * 1000;
/// Longest chain of corrections that is followed.
const MAX_CHAIN: usize = 100;
/// Longest key of a batch, in letters.
pub const MAX_KEY: usize = 100;

/// Why a batch is not taken; nothing of it was stored.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BatchRefused {
    /// The batch holds no event.
    #[error("the batch is empty")]
    Empty,
    /// The batch holds more than [`MAX_BATCH`] events.
    #[error("the batch holds more than {MAX_BATCH} events")]
    TooMany,
    /// The key of the batch is missing, too long, or not printable ASCII.
    #[error("the key of the batch is missing or cannot be used")]
    BadKey,
    /// The key was used for another batch.
    #[error("the key was used for another batch")]
    KeyReused,
    /// There is no campaign to count for.
    #[error("there is no campaign")]
    NoCampaign,
    /// Events are wrong.
    #[error("{} faults in the events", .0.len())]
    Events(Vec<EventError>),
}

/// A batch as it came.
#[derive(Debug, Clone)]
pub struct Batch {
    /// The sender's key; the same key with the same body gets the same answer.
    pub key: String,
    /// Hash of the whole body, from [`digest`].
    pub body: [u8; 32],
    /// The events in the order in which they came.
    pub events: Vec<CaseEvent>,
}

/// Hash by which a body is recognised.
#[must_use]
pub fn digest(body: &[u8]) -> [u8; 32] {
    hash_of(body)
}

/// Whether a sender's key can be used: some printable ASCII, at most [`MAX_KEY`] letters.
pub(crate) fn is_usable_key(key: &str) -> bool {
    (1..=MAX_KEY).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_graphic())
}

impl Service {
    /// Stores a batch and counts it; answers what became of it.
    ///
    /// An event that is known already changes nothing. An event that another one supersedes, earlier or later,
    /// counts for nothing. Events that happened outside the campaign are kept and do not count.
    pub async fn report_events(
        &self,
        by: &Reporter,
        batch: Batch,
    ) -> Result<BatchReceipt, Failure<BatchRefused>> {
        let refusal = match batch.events.len() {
            _ if !is_usable_key(&batch.key) => Some(BatchRefused::BadKey),
            0 => Some(BatchRefused::Empty),
            events if events > MAX_BATCH => Some(BatchRefused::TooMany),
            _ => None,
        };
        if let Some(refusal) = refusal {
            return Err(Failure::Refused(refusal));
        }
        let digests: Vec<_> = batch.events.iter().map(|event| hash_of(event.content())).collect();
        let input = (by.clone(), batch, digests, self.now_ms());
        self.db
            .write(input, |tx, (by, batch, digests, now_ms)| {
                Box::pin(answer(tx, by, batch, digests, *now_ms))
            })
            .await
    }
}

async fn answer(
    tx: &mut Tx,
    by: &Reporter,
    batch: &Batch,
    digests: &[[u8; 32]],
    now_ms: i64,
) -> Result<BatchReceipt, Failure<BatchRefused>> {
    if let Some(answered) = report::batch(tx, by.source_id, &batch.key).await? {
        if answered.digest != batch.body {
            return Err(Failure::Refused(BatchRefused::KeyReused));
        }
        return Ok(serde_json::from_str(&answered.receipt).map_err(corrupt)?);
    }
    let campaign = store::campaign::current(tx).await?;
    let campaign = campaign.ok_or(Failure::Refused(BatchRefused::NoCampaign))?;
    let new = sort_out(tx, by, batch, digests).await?;
    let receipt = store_new(tx, by, batch.events.len(), &new, &campaign, now_ms).await?;
    let json = serde_json::to_string(&receipt).map_err(corrupt)?;
    let answered = BatchRow { digest: batch.body.to_vec(), receipt: json.clone() };
    report::insert_batch(tx, by.source_id, &batch.key, &answered, now_ms, now_ms - KEPT_MS).await?;
    audit(tx, now_ms, "facts.report", &by.name, &json).await?;
    Ok(receipt)
}

fn corrupt(error: serde_json::Error) -> StoreError {
    StoreError::Corrupt(error.to_string())
}

/// A new event with the agency and officer it names.
struct Found<'a> {
    event: &'a CaseEvent,
    digest: &'a [u8],
    agency_id: i64,
    officer_id: Option<i64>,
}

/// The new events of the batch. Errors: everything that is wrong with any of them.
async fn sort_out<'a>(
    tx: &mut Tx,
    by: &Reporter,
    batch: &'a Batch,
    digests: &'a [[u8; 32]],
) -> Result<Vec<Found<'a>>, Failure<BatchRefused>> {
    let ids: Vec<&str> = batch.events.iter().map(|event| event.event_id.as_str()).collect();
    let known = report::known_events(tx, by.source_id, &ids).await?;
    let mut known: HashMap<String, Vec<u8>> = known.into_iter().collect();
    let targets: Vec<&str> = batch.events.iter().filter_map(|event| event.supersedes.as_deref()).collect();
    let mut taken: HashSet<String> =
        report::superseded_events(tx, by.source_id, &targets).await?.into_iter().collect();
    let mut names = Names::read(tx).await?;
    let chains: HashMap<&str, &str> = batch
        .events
        .iter()
        .filter_map(|event| Some((event.event_id.as_str(), event.supersedes.as_deref()?)))
        .collect();
    let (mut new, mut errors) = (Vec::new(), Vec::new());
    for (index, (event, digest)) in batch.events.iter().zip(digests).enumerate() {
        let mut wrong = |field: &str, code| errors.push(EventError { index, field: field.to_owned(), code });
        if let Some(known) = known.get(&event.event_id) {
            if known != digest {
                wrong("event_id", EventFault::IdReused);
            }
            continue;
        }
        known.insert(event.event_id.clone(), digest.to_vec());
        if let Some(target) = &event.supersedes {
            if !taken.insert(target.clone()) {
                wrong("supersedes", EventFault::AlreadySuperseded);
            } else if leads_back(tx, by.source_id, event, &chains).await? {
                wrong("supersedes", EventFault::SupersedesItself);
            }
        }
        match names.find(tx, event).await? {
            Ok((agency_id, officer_id)) => new.push(Found { event, digest, agency_id, officer_id }),
            Err((field, code)) => wrong(field, code),
        }
    }
    if errors.is_empty() { Ok(new) } else { Err(Failure::Refused(BatchRefused::Events(errors))) }
}

/// Whether following what the event supersedes leads back to it.
async fn leads_back(
    tx: &mut Tx,
    source_id: i64,
    event: &CaseEvent,
    chains: &HashMap<&str, &str>,
) -> Result<bool, StoreError> {
    let mut next = event.supersedes.clone();
    for _ in 0..MAX_CHAIN {
        let Some(id) = next else { return Ok(false) };
        if id == event.event_id {
            return Ok(true);
        }
        next = match chains.get(id.as_str()) {
            Some(target) => Some((*target).to_owned()),
            None => report::superseded_by(tx, source_id, &id).await?,
        };
    }
    // Nobody corrects a correction a hundred times.
    Ok(true)
}

/// Agencies and officers by the names that sources use.
struct Names {
    agencies: HashMap<String, i64>,
    /// Officer and agency by staff code; none where nobody has the code.
    officers: HashMap<String, Option<(i64, i64)>>,
}

impl Names {
    async fn read(tx: &mut Tx) -> Result<Self, StoreError> {
        let agencies = store::agency::list(tx).await?;
        let agencies = agencies.into_iter().map(|agency| (agency.code, agency.id)).collect();
        Ok(Self { agencies, officers: HashMap::new() })
    }

    async fn find(
        &mut self,
        tx: &mut Tx,
        event: &CaseEvent,
    ) -> Result<Result<(i64, Option<i64>), (&'static str, EventFault)>, StoreError> {
        let Some(&agency_id) = self.agencies.get(&event.agency) else {
            return Ok(Err(("agency", EventFault::UnknownAgency)));
        };
        let Some(code) = &event.officer else { return Ok(Ok((agency_id, None))) };
        if !self.officers.contains_key(code) {
            let officer = store::agency::officer_by_staff_code(tx, code).await?;
            self.officers.insert(code.clone(), officer.map(|officer| (officer.id, officer.agency_id)));
        }
        Ok(match self.officers.get(code).copied().flatten() {
            None => Err(("officer", EventFault::UnknownOfficer)),
            Some((_, of)) if of != agency_id => Err(("officer", EventFault::OfficerElsewhere)),
            Some((officer_id, _)) => Ok((agency_id, Some(officer_id))),
        })
    }
}

/// Stores new events, takes back what they supersede and counts what nobody supersedes.
async fn store_new(
    tx: &mut Tx,
    by: &Reporter,
    events: usize,
    new: &[Found<'_>],
    campaign: &CampaignRow,
    now_ms: i64,
) -> Result<BatchReceipt, StoreError> {
    let ids: Vec<&str> = new.iter().map(|found| found.event.event_id.as_str()).collect();
    let mut superseded: HashSet<String> =
        report::superseded_events(tx, by.source_id, &ids).await?.into_iter().collect();
    superseded.extend(new.iter().filter_map(|found| found.event.supersedes.clone()));
    let rows: Vec<NewEvent<'_>> = new.iter().map(row).collect();
    report::insert_events(tx, by.source_id, &rows, now_ms).await?;
    take_back(tx, by.source_id, new, now_ms).await?;
    let inside = |day: Day| (campaign.starts_day..=campaign.ends_day).contains(&day.0);
    let mut facts = Vec::new();
    for found in new {
        let event = found.event;
        if superseded.contains(&event.event_id) || !inside(event.day()) {
            continue;
        }
        let origin = Origin { source_id: by.source_id, event_id: &event.event_id };
        for measure in event.measures() {
            let fact = NewFact {
                campaign_id: campaign.id,
                measure: measure.name(),
                agency_id: found.agency_id,
                officer_id: found.officer_id,
                day: event.day().0,
                amount: 1,
                source: FactSource::CaseEvent.name(),
                recorded_at_ms: now_ms,
                stated_id: None,
            };
            facts.push((fact, Some(origin)));
        }
    }
    store::progress::add_facts(tx, &facts).await?;
    if !new.is_empty() {
        tx.announce_change();
    }
    Ok(BatchReceipt {
        events,
        stored: new.len(),
        duplicates: events - new.len(),
        corrections: new.iter().filter(|found| found.event.supersedes.is_some()).count(),
        outside_period: new.iter().filter(|found| !inside(found.event.day())).count(),
    })
}

fn row<'a>(found: &Found<'a>) -> NewEvent<'a> {
    let event = found.event;
    NewEvent {
        event_id: &event.event_id,
        supersedes: event.supersedes.as_deref(),
        case_code: &event.case_code,
        step: event.step.name(),
        channel: event.channel.map(domain::progress::Channel::name),
        procedure: &event.procedure,
        agency_id: found.agency_id,
        officer_id: found.officer_id,
        happened_at_ms: event.happened_at_ms,
        due_day: event.due.map(|due| due.0),
        digest: found.digest,
    }
}

/// Takes back what the superseded events counted as, with facts of the opposite amount.
async fn take_back(tx: &mut Tx, source_id: i64, new: &[Found<'_>], now_ms: i64) -> Result<(), StoreError> {
    for target in new.iter().filter_map(|found| found.event.supersedes.as_deref()) {
        let origin = Origin { source_id, event_id: target };
        let counted = store::progress::facts_of_event(tx, origin).await?;
        let back = counted.iter().map(|fact| {
            let back = NewFact {
                campaign_id: fact.campaign_id,
                measure: &fact.measure,
                agency_id: fact.agency_id,
                officer_id: fact.officer_id,
                day: fact.fact_day,
                amount: -fact.amount,
                source: FactSource::CaseEvent.name(),
                recorded_at_ms: now_ms,
                stated_id: None,
            };
            (back, Some(origin))
        });
        store::progress::add_facts(tx, &back.collect::<Vec<_>>()).await?;
    }
    Ok(())
}
