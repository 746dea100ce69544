//! Tickets of served cases: who gives them out, and whether one holds.

use domain::{
    Code, Coded, FieldError,
    progress::{
        CounterForRating, GivenTickets, MAX_TICKETS_A_DAY, MAX_TICKETS_AT_ONCE, RatingRules, StatedAs,
        TICKET_DAYS, TicketCode, TicketsPage,
    },
    time::Day,
};
use store::{StoreError, Tx, agency::CounterRow, rating::RulesRow};

use super::{describe, find, rules};
use crate::{
    campaign,
    contest::keyed_hash,
    core::{Failure, FigureKeeper, Organiser, Service},
};

/// Why tickets are not given out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TicketsRefused {
    /// Fewer than one or more than [`MAX_TICKETS_AT_ONCE`].
    #[error("from 1 to {MAX_TICKETS_AT_ONCE} at once")]
    Number,
    /// All of the counter's day are given out.
    #[error("all of today's tickets are given out")]
    UsedUp,
}

impl Coded for TicketsRefused {
    fn code(&self) -> Code {
        match self {
            Self::Number => Code::OutOfRange,
            Self::UsedUp => Code::TicketsUsedUp,
        }
    }

    fn fields(&self) -> Vec<FieldError> {
        vec![FieldError::new("count", self.code())]
    }
}

/// Tickets that were given out: the counter's code, the day, the first and the last number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// Code of the counter.
    pub counter: String,
    /// The day.
    pub day: Day,
    /// First number.
    pub first: i64,
    /// Last number.
    pub last: i64,
}

impl Service {
    /// Gives out so many tickets of a counter, valid from today on; a coordinator for the own agency's counters.
    ///
    /// Errors: see [`TicketsRefused`]; not found, not permitted.
    pub async fn give_tickets(
        &self,
        by: FigureKeeper,
        counter: String,
        count: i64,
    ) -> Result<Given, Failure<TicketsRefused>> {
        if !(1..=MAX_TICKETS_AT_ONCE).contains(&count) {
            return Err(Failure::Refused(TicketsRefused::Number));
        }
        let key: [u8; 32] = self.random();
        let input = (by, counter, count, key, self.now_ms());
        self.db
            .write(input, |tx, (by, counter, count, key, now_ms)| {
                Box::pin(give(tx, *by, counter, *count, key, *now_ms))
            })
            .await
    }

    /// The page on which tickets are given out, with those that `given` names: they can be printed again.
    pub async fn tickets_page(&self, by: FigureKeeper, given: Option<Given>) -> Result<TicketsPage, Failure> {
        let mut tx = self.db.read().await?;
        let campaign = campaign::current(&mut tx).await?;
        let counters = own_counters(&mut tx, by).await?;
        let given = match given {
            Some(given) => shown(&mut tx, campaign.id, &counters, given).await?,
            None => None,
        };
        Ok(TicketsPage {
            rules: rules(&mut tx, campaign.id).await?,
            may_change: by.role == StatedAs::Organiser,
            counters: describe(&mut tx, counters).await?,
            given,
        })
    }

    /// Says what the campaign asks of a rating.
    pub async fn set_rating_rules(&self, by: Organiser, rules: RatingRules) -> Result<(), Failure> {
        let input = (by, rules, self.now_ms());
        self.db
            .write(input, |tx, (by, rules, now_ms)| {
                Box::pin(async move {
                    let campaign = campaign::current(tx).await?;
                    let row = RulesRow { needs_ticket: rules.needs_ticket, office_may: rules.office_may };
                    store::rating::set_rules(tx, campaign.id, row).await?;
                    let detail = format!("needs ticket {}, office may {}", row.needs_ticket, row.office_may);
                    let by = Some(by.account_id);
                    store::audit::append(tx, *now_ms, "staff", by, "rating.rules", "campaign", &detail)
                        .await?;
                    Ok(())
                })
            })
            .await
    }
}

async fn give(
    tx: &mut Tx,
    by: FigureKeeper,
    code: &str,
    count: i64,
    new_key: &[u8],
    now_ms: i64,
) -> Result<Given, Failure<TicketsRefused>> {
    let campaign = campaign::current(tx).await?;
    let counter: CounterRow = find(tx, code).await?;
    let own = own_counters(tx, by).await.map_err(Failure::widen)?;
    if !own.iter().any(|known| known.id == counter.id) {
        return Err(Failure::NotPermitted);
    }
    store::rating::insert_key(tx, campaign.id, new_key).await?;
    let day = Day::of_instant(now_ms);
    let last = store::rating::give_tickets(tx, counter.id, day.0, count).await?;
    if last > MAX_TICKETS_A_DAY {
        return Err(Failure::Refused(TicketsRefused::UsedUp));
    }
    let given = Given { counter: counter.code, day, first: last - count + 1, last };
    let detail = format!("{} to {}", given.first, given.last);
    let by = Some(by.account_id);
    store::audit::append(tx, now_ms, "staff", by, "rating.tickets", &given.counter, &detail).await?;
    Ok(given)
}

/// The counters for which one gives out tickets. Errors: not permitted for a coordinator without an agency.
async fn own_counters(tx: &mut Tx, by: FigureKeeper) -> Result<Vec<CounterRow>, Failure> {
    let counters = store::agency::counters(tx).await?;
    if by.role == StatedAs::Organiser {
        return Ok(counters);
    }
    let own = store::account::agency_of(tx, by.account_id).await?.ok_or(Failure::NotPermitted)?;
    Ok(counters.into_iter().filter(|counter| counter.agency_id == own).collect())
}

/// The codes of tickets, as far as they were given out for a counter of these.
async fn shown(
    tx: &mut Tx,
    campaign_id: i64,
    counters: &[CounterRow],
    given: Given,
) -> Result<Option<GivenTickets>, StoreError> {
    let Some(counter) = counters.iter().find(|counter| counter.code == given.counter) else {
        return Ok(None);
    };
    let Some(key) = store::rating::key(tx, campaign_id).await? else { return Ok(None) };
    let last = given.last.min(store::rating::tickets_given(tx, counter.id, given.day.0).await?);
    let first = given.first.max(last.saturating_sub(MAX_TICKETS_AT_ONCE - 1)).max(1);
    let ticket = |number: i64| {
        let ticket = TicketCode::new(number, &signed(&key, counter.id, given.day, number)).ok()?;
        Some((number, ticket.to_string()))
    };
    let tickets: Vec<(i64, String)> = (first..=last).filter_map(ticket).collect();
    let described: Vec<CounterForRating> = describe(tx, vec![counter.clone()]).await?;
    let last_day = Day(given.day.0.saturating_add(TICKET_DAYS - 1));
    Ok(described.into_iter().next().filter(|_| !tickets.is_empty()).map(|counter| GivenTickets {
        site: String::new(),
        counter,
        day: given.day,
        last_day,
        tickets,
    }))
}

/// Counter, day and number of a ticket that was given out for this counter on one of the last days.
pub(super) async fn verify(
    tx: &mut Tx,
    campaign_id: i64,
    counter: &CounterRow,
    ticket: TicketCode,
    now_ms: i64,
) -> Result<Option<String>, StoreError> {
    let Some(key) = store::rating::key(tx, campaign_id).await? else { return Ok(None) };
    let (today, number) = (Day::of_instant(now_ms), ticket.number());
    let fits = |day: &Day| TicketCode::new(number, &signed(&key, counter.id, *day, number)) == Ok(ticket);
    let day = (0..TICKET_DAYS).map(|ago| Day(today.0 - ago)).find(fits);
    Ok(day.map(|day| format!("{}/{}/{number}", counter.code, day.0)))
}

/// What only the server can say of a ticket.
pub(super) fn signed(key: &[u8], counter_id: i64, day: Day, number: i64) -> [u8; 32] {
    keyed_hash(key, &format!("rating ticket {counter_id} {} {number}", day.0))
}
