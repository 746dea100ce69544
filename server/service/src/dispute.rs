//! A dissatisfied rating is looked into: the agency states, an organiser decides.

use std::collections::HashMap;

use domain::{
    Bilingual,
    progress::{
        Dispute, DisputeList, DisputeRefused, DisputeState, DisputeStatement, DisputeTotals, DisputesPage,
        FactSource, Measure, StatedAs, decided, dispute_text,
    },
    time::Day,
};
use store::{
    StoreError, Tx,
    dispute::{CountRow, DisputeRow},
    progress::NewFact,
};

use crate::{
    campaign::{self, named},
    core::{Failure, FigureKeeper, Organiser, Service},
};

/// Disputes of each list on one page.
pub const PAGE: usize = 20;

/// From where on the lists of the page are shown: after which ratings.
#[derive(Debug, Clone, Copy, Default)]
pub struct DisputesFrom {
    /// Open ones; none from the oldest on.
    pub open_after: Option<i64>,
    /// Decided ones; none from the newest on.
    pub decided_after: Option<i64>,
}

type Refused = Failure<DisputeRefused>;

impl Service {
    /// The disputes: to organisers all, to a coordinator those of the own agency.
    ///
    /// Errors: not permitted for a coordinator without an agency, not found while there is no campaign.
    pub async fn disputes_page(&self, by: FigureKeeper, from: DisputesFrom) -> Result<DisputesPage, Failure> {
        let mut tx = self.db.read().await?;
        let campaign = campaign::current(&mut tx).await?;
        let agency_id = own_agency(&mut tx, by).await?.unwrap_or(0);
        let names: HashMap<i64, Bilingual> = store::agency::list(&mut tx)
            .await?
            .into_iter()
            .map(|agency| (agency.id, Bilingual::new(agency.name_vi, agency.name_en)))
            .collect();
        let mut totals = DisputeTotals::default();
        for (agency, counts) in self::totals(&store::dispute::counts(&mut tx, campaign.id).await?)? {
            if agency_id == 0 || agency_id == agency {
                totals.add(counts);
            }
        }
        let of = (campaign.id, agency_id);
        Ok(DisputesPage {
            decides: by.role == StatedAs::Organiser,
            totals,
            open: list(&mut tx, of, true, from.open_after, &names).await?,
            decided: list(&mut tx, of, false, from.decided_after, &names).await?,
        })
    }

    /// A coordinator says what happened; earlier statements stay.
    ///
    /// Errors: see [`DisputeRefused`]; not found, also for another agency's.
    pub async fn state_in_dispute(
        &self,
        by: FigureKeeper,
        rating_id: i64,
        text: &str,
    ) -> Result<(), Refused> {
        let text = dispute_text(text).map_err(Failure::Refused)?;
        self.db
            .write((by, rating_id, text, self.now_ms()), |tx, (by, rating_id, text, now_ms)| {
                Box::pin(state(tx, *by, *rating_id, text, *now_ms))
            })
            .await
    }

    /// An organiser decides whether the rating counts, and says why.
    ///
    /// Errors: see [`DisputeRefused`]; not found.
    pub async fn decide_dispute(
        &self,
        by: Organiser,
        rating_id: i64,
        counts: bool,
        reason: &str,
    ) -> Result<DisputeState, Refused> {
        let reason = dispute_text(reason).map_err(Failure::Refused)?;
        self.db
            .write(
                (by, rating_id, counts, reason, self.now_ms()),
                |tx, (by, rating_id, counts, reason, now_ms)| {
                    Box::pin(decide(tx, *by, *rating_id, *counts, reason, *now_ms))
                },
            )
            .await
    }
}

/// The counts of each agency, and of all together.
pub(crate) fn totals(rows: &[CountRow]) -> Result<HashMap<i64, DisputeTotals>, StoreError> {
    let mut totals: HashMap<i64, DisputeTotals> = HashMap::new();
    for row in rows {
        let of_agency = totals.entry(row.agency_id).or_default();
        match named(&row.state)? {
            DisputeState::Open => of_agency.open += row.disputes,
            DisputeState::Stands => of_agency.stands += row.disputes,
            DisputeState::Void => of_agency.void += row.disputes,
        }
    }
    Ok(totals)
}

/// One page of the open or of the decided disputes of a campaign and an agency, or of all agencies.
async fn list(
    tx: &mut Tx,
    (campaign_id, agency_id): (i64, i64),
    open: bool,
    after: Option<i64>,
    names: &HashMap<i64, Bilingual>,
) -> Result<DisputeList, Failure> {
    // One more than is shown tells whether more follow.
    let most = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut rows = store::dispute::list(tx, campaign_id, agency_id, open, after, most).await?;
    let has_more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let ids = || rows.iter().map(|row| row.rating_id);
    let mut said: HashMap<i64, Vec<DisputeStatement>> = HashMap::new();
    if let (Some(first), Some(last)) = (ids().min(), ids().max()) {
        for row in store::dispute::statements(tx, campaign_id, agency_id, open, (first, last)).await? {
            let statement = DisputeStatement { text: row.text, by: row.stated_by, at_ms: row.stated_at };
            said.entry(row.rating_id).or_default().push(statement);
        }
    }
    let shown: Result<Vec<Dispute>, StoreError> =
        rows.into_iter().map(|row| dispute(row, names, &mut said)).collect();
    Ok(DisputeList { shown: shown?, has_more })
}

/// The only agency whose disputes one sees; none where one sees all.
async fn own_agency<R>(tx: &mut Tx, by: FigureKeeper) -> Result<Option<i64>, Failure<R>> {
    match by.role {
        StatedAs::Organiser => Ok(None),
        StatedAs::Coordinator => {
            let own = store::account::agency_of(tx, by.account_id).await?;
            own.map(Some).ok_or(Failure::NotPermitted)
        }
    }
}

fn dispute(
    row: DisputeRow,
    names: &HashMap<i64, Bilingual>,
    said: &mut HashMap<i64, Vec<DisputeStatement>>,
) -> Result<Dispute, StoreError> {
    let decision = row.reason.zip(row.decided_by).zip(row.decided_at);
    Ok(Dispute {
        rating_id: row.rating_id,
        agency: names.get(&row.agency_id).cloned().unwrap_or_default(),
        counter: row.counter_code,
        officer: row.officer_name,
        reason: row.rating_reason.as_deref().map(named).transpose()?,
        words: row.words,
        rated_at_ms: row.rated_at,
        state: named(&row.state)?,
        statements: said.remove(&row.rating_id).unwrap_or_default(),
        decision: decision.map(|((text, by), at_ms)| DisputeStatement { text, by, at_ms }),
    })
}

async fn state(
    tx: &mut Tx,
    by: FigureKeeper,
    rating_id: i64,
    text: &str,
    now_ms: i64,
) -> Result<(), Refused> {
    let row = store::dispute::find(tx, rating_id).await?.ok_or(Failure::NotFound)?;
    if own_agency(tx, by).await?.is_some_and(|own| own != row.agency_id) {
        // Whether another agency has a dispute of this number is not told.
        return Err(Failure::NotFound);
    }
    let now: DisputeState = named(&row.state)?;
    if now != DisputeState::Open {
        return Err(Failure::Refused(DisputeRefused::Decided));
    }
    store::dispute::state(tx, rating_id, text, by.account_id, now_ms).await?;
    let subject = format!("rating {rating_id}");
    Ok(store::audit::append(tx, now_ms, "staff", Some(by.account_id), "dispute.state", &subject, "").await?)
}

async fn decide(
    tx: &mut Tx,
    by: Organiser,
    rating_id: i64,
    counts: bool,
    reason: &str,
    now_ms: i64,
) -> Result<DisputeState, Refused> {
    let row = store::dispute::find(tx, rating_id).await?.ok_or(Failure::NotFound)?;
    if store::account::agency_of(tx, by.account_id).await? == Some(row.agency_id) {
        return Err(Failure::Refused(DisputeRefused::Own));
    }
    let speakers = store::dispute::speakers(tx, rating_id).await?;
    let outcome = decided(named(&row.state)?, counts, by.account_id, &speakers).map_err(Failure::Refused)?;
    if !store::dispute::decide(tx, rating_id, outcome.name(), reason, by.account_id, now_ms).await? {
        return Err(Failure::Refused(DisputeRefused::Decided));
    }
    if outcome == DisputeState::Void {
        // The rating stays; this takes its case back, on the day on which it was given.
        let fact = NewFact {
            campaign_id: row.campaign_id,
            measure: Measure::Dissatisfied.name(),
            agency_id: row.agency_id,
            officer_id: Some(row.officer_id),
            day: Day::of_instant(row.rated_at).0,
            amount: -1,
            source: FactSource::CounterRating.name(),
            recorded_at_ms: now_ms,
            stated_id: None,
        };
        store::progress::add_fact(tx, &fact).await?;
    }
    // The public sees how many disputes have which outcome.
    tx.announce_change();
    let subject = format!("rating {rating_id}");
    let detail = format!("{}: {reason}", outcome.name());
    store::audit::append(tx, now_ms, "staff", Some(by.account_id), "dispute.decide", &subject, &detail)
        .await?;
    Ok(outcome)
}
