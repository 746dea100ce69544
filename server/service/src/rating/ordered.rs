//! Tickets that a program orders: the one-stop software, for cases served at a counter.
//!
//! The same tickets as those that are printed, under the same rules. Which case a ticket is for is not asked: a
//! rating must not lead to a citizen.

use domain::{
    progress::{MAX_TICKETS_A_DAY, MAX_TICKETS_AT_ONCE, TICKET_DAYS, TicketCode},
    time::Day,
};
use serde::{Deserialize, Serialize};
use store::{
    StoreError, Tx,
    progress::report::{self, BatchRow},
};

use super::{
    find,
    tickets::{TicketsRefused, signed},
};
use crate::{
    core::{Failure, Service},
    progress::{
        ingest::{KEPT_MS, is_usable_key},
        source::Reporter,
    },
};

/// Why an order is not taken; no ticket was given out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OrderRefused {
    /// The key of the order is missing, too long, or not printable ASCII.
    #[error("the key of the order is missing or cannot be used")]
    BadKey,
    /// The key was used for another order.
    #[error("the key was used for another order")]
    KeyReused,
    /// There is no campaign to rate in.
    #[error("there is no campaign")]
    NoCampaign,
    /// There is no counter with this code.
    #[error("there is no such counter")]
    UnknownCounter,
    /// As for tickets that people give out.
    #[error(transparent)]
    Tickets(TicketsRefused),
}

/// An order as it came.
#[derive(Debug, Clone)]
pub struct Order {
    /// The sender's key; the same key with the same body gets the same tickets.
    pub key: String,
    /// Hash of the whole body.
    pub body: [u8; 32],
    /// Code of the counter.
    pub counter: String,
    /// How many tickets.
    pub count: i64,
}

/// Tickets that were given out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ordered {
    /// Code of the counter.
    pub counter: String,
    /// The day on which they were given out.
    pub day: Day,
    /// The last day on which they can be used.
    pub last_day: Day,
    /// Running number and code of each.
    pub tickets: Vec<(i64, String)>,
}

/// What is remembered of an order: nothing by which anybody could rate.
#[derive(Serialize, Deserialize)]
struct Numbers {
    counter_id: i64,
    counter: String,
    day: i64,
    first: i64,
    last: i64,
}

impl Service {
    /// Gives out tickets of any counter to a program, valid from today on; an order that is sent again gets the same.
    ///
    /// Errors: see [`OrderRefused`].
    pub async fn order_tickets(&self, by: &Reporter, order: Order) -> Result<Ordered, Failure<OrderRefused>> {
        if !is_usable_key(&order.key) {
            return Err(Failure::Refused(OrderRefused::BadKey));
        }
        if !(1..=MAX_TICKETS_AT_ONCE).contains(&order.count) {
            return Err(Failure::Refused(OrderRefused::Tickets(TicketsRefused::Number)));
        }
        let key: [u8; 32] = self.random();
        let input = (by.clone(), order, key, self.now_ms());
        self.db
            .write(input, |tx, (by, order, key, now_ms)| Box::pin(answer(tx, by, order, key, *now_ms)))
            .await
    }
}

async fn answer(
    tx: &mut Tx,
    by: &Reporter,
    order: &Order,
    new_key: &[u8],
    now_ms: i64,
) -> Result<Ordered, Failure<OrderRefused>> {
    let campaign = store::campaign::current(tx).await?.ok_or(Failure::Refused(OrderRefused::NoCampaign))?;
    // A batch's key holds no blank, so an order's never is one.
    let kept_as = format!("ticket {}", order.key);
    let numbers = match report::batch(tx, by.source_id, &kept_as).await? {
        Some(answered) if answered.digest != order.body => {
            return Err(Failure::Refused(OrderRefused::KeyReused));
        }
        Some(answered) => serde_json::from_str(&answered.receipt).map_err(corrupt)?,
        None => {
            let numbers = give(tx, by, order, now_ms).await?;
            store::rating::insert_key(tx, campaign.id, new_key).await?;
            let receipt = serde_json::to_string(&numbers).map_err(corrupt)?;
            let kept = BatchRow { digest: order.body.to_vec(), receipt };
            report::insert_batch(tx, by.source_id, &kept_as, &kept, now_ms, now_ms - KEPT_MS).await?;
            numbers
        }
    };
    let Some(key) = store::rating::key(tx, campaign.id).await? else {
        return Err(StoreError::Corrupt("tickets without a key".to_owned()).into());
    };
    let day = Day(numbers.day);
    let ticket = |number: i64| {
        let ticket = TicketCode::new(number, &signed(&key, numbers.counter_id, day, number)).ok()?;
        Some((number, ticket.to_string()))
    };
    Ok(Ordered {
        day,
        last_day: Day(numbers.day.saturating_add(TICKET_DAYS - 1)),
        tickets: (numbers.first..=numbers.last).filter_map(ticket).collect(),
        counter: numbers.counter,
    })
}

/// Takes the next numbers of the counter's day.
async fn give(
    tx: &mut Tx,
    by: &Reporter,
    order: &Order,
    now_ms: i64,
) -> Result<Numbers, Failure<OrderRefused>> {
    let counter = find(tx, &order.counter).await.map_err(|failure| match failure {
        Failure::NotFound => Failure::Refused(OrderRefused::UnknownCounter),
        failure => failure,
    })?;
    let day = Day::of_instant(now_ms).0;
    let last = store::rating::give_tickets(tx, counter.id, day, order.count).await?;
    if last > MAX_TICKETS_A_DAY {
        return Err(Failure::Refused(OrderRefused::Tickets(TicketsRefused::UsedUp)));
    }
    let first = last - order.count + 1;
    let (subject, detail) = (counter.code.clone(), format!("{first} to {last}, source {}", by.name));
    store::audit::append(tx, now_ms, "system", None, "rating.tickets", &subject, &detail).await?;
    Ok(Numbers { counter_id: counter.id, counter: counter.code, day, first, last })
}

#[expect(clippy::needless_pass_by_value, reason = "taken by map_err")]
fn corrupt(error: serde_json::Error) -> StoreError {
    StoreError::Corrupt(error.to_string())
}
