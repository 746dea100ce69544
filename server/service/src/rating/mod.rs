//! A citizen rates the officer at a counter.

mod ordered;
mod refused;
mod tickets;

pub use ordered::{Order, OrderRefused, Ordered};
pub(crate) use refused::{RefusedAtCap, lately as refused_lately};
pub use tickets::{Given, TicketsRefused};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::{
    Bilingual, Code, Coded, FieldError,
    progress::{
        CounterForRating, FactSource, MAX_WITHOUT_TICKET, MAX_WORDS, RatingLevel, RatingReason, RatingRules,
        TicketCode,
    },
    time::Day,
};
use store::{StoreError, Tx, agency::CounterRow, progress::NewFact, rating::NewRating};

use crate::{
    campaign::{self, named},
    core::{Failure, Organiser, Service},
};

/// Random bytes of a ticket.
const TICKET_BYTES: usize = 16;

/// Why a rating is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RatingRefused {
    /// The form is none that the rating page gives out.
    #[error("the form's ticket cannot be read")]
    BadForm,
    /// The campaign asks for the ticket of a served case.
    #[error("a ticket is needed")]
    TicketNeeded,
    /// The ticket is none of this counter, or too old.
    #[error("the ticket does not hold")]
    TicketWrong,
    /// A rating was given with this ticket.
    #[error("the ticket has been used")]
    TicketUsed,
    /// This browser has rated the counter a moment ago.
    #[error("rated just now")]
    JustNow,
    /// The counter has been rated without tickets more often than it can have served.
    #[error("rated too often of late")]
    TooMany,
    /// A staff account is signed in where the rating comes from.
    #[error("sent from a device of the office")]
    FromOffice,
    /// The remark is longer than [`MAX_WORDS`] letters.
    #[error("the remark is too long")]
    TooManyWords,
}

impl Coded for RatingRefused {
    fn code(&self) -> Code {
        match self {
            Self::BadForm => Code::Malformed,
            Self::TicketNeeded => Code::TicketNeeded,
            Self::TicketWrong => Code::TicketWrong,
            Self::TicketUsed => Code::TicketUsed,
            Self::JustNow => Code::RatedJustNow,
            Self::TooMany => Code::RatedTooOften,
            Self::FromOffice => Code::RatedFromOffice,
            Self::TooManyWords => Code::TooLong,
        }
    }

    fn fields(&self) -> Vec<FieldError> {
        let field = match self {
            Self::BadForm => "ticket",
            Self::TicketNeeded | Self::TicketWrong | Self::TicketUsed => "case",
            Self::TooManyWords => "words",
            Self::JustNow | Self::TooMany | Self::FromOffice => return Vec::new(),
        };
        vec![FieldError::new(field, self.code())]
    }
}

/// What a citizen sends.
#[derive(Debug, Clone)]
pub struct Rating {
    /// From [`Service::new_ticket`], one per view of the page.
    pub ticket: String,
    /// Code of the counter.
    pub counter: String,
    /// How satisfied.
    pub level: RatingLevel,
    /// What it is mostly about.
    pub reason: Option<RatingReason>,
    /// In the citizen's own words; blank counts as nothing.
    pub words: Option<String>,
    /// The ticket of the served case as typed; blank counts as nothing.
    pub case: Option<String>,
    /// Where it comes from.
    pub from: RatedFrom,
}

/// Where a rating comes from.
#[derive(Debug, Clone, Default)]
pub struct RatedFrom {
    /// Whether the browser says that it has rated this counter within the pause. The server keeps no note of it:
    /// one that ends a fixed time after a rating would join the phone that holds its key to the rating.
    pub is_again: bool,
    /// Whether a staff account is signed in there.
    pub is_office: bool,
}

impl Service {
    /// What one view of a rating page is told from others by, so that sending it twice is harmless.
    #[must_use]
    pub fn new_ticket(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.random::<TICKET_BYTES>())
    }

    /// The counter with this code, in capitals or not. Errors: not found.
    pub async fn counter(&self, code: &str) -> Result<CounterForRating, Failure> {
        let mut tx = self.db.read().await?;
        let counter = find(&mut tx, code).await?;
        let mut known = describe(&mut tx, vec![counter]).await?;
        known.pop().ok_or(Failure::NotFound)
    }

    /// What the campaign asks of a rating; nothing while there is none.
    pub async fn rating_rules(&self) -> Result<RatingRules, Failure> {
        let mut tx = self.db.read().await?;
        let Some(campaign) = store::campaign::current(&mut tx).await? else {
            return Ok(RatingRules::default());
        };
        Ok(rules(&mut tx, campaign.id).await?)
    }

    /// All counters, for printing their sheets.
    pub async fn counters(&self, _by: Organiser) -> Result<Vec<CounterForRating>, Failure> {
        let mut tx = self.db.read().await?;
        let counters = store::agency::counters(&mut tx).await?;
        Ok(describe(&mut tx, counters).await?)
    }

    /// Takes a rating and counts it; answers the level that counts for this view of the page.
    ///
    /// Sent again from the same view, nothing changes: the first one stands.
    /// Errors: see [`RatingRefused`]; not found for an unknown counter or while there is no campaign.
    pub async fn rate(&self, rating: Rating) -> Result<RatingLevel, Failure<RatingRefused>> {
        if !URL_SAFE_NO_PAD.decode(&rating.ticket).is_ok_and(|bytes| bytes.len() == TICKET_BYTES) {
            return Err(Failure::Refused(RatingRefused::BadForm));
        }
        let words = rating.words.as_deref().map(str::trim).filter(|words| !words.is_empty());
        if words.is_some_and(|words| words.chars().count() > MAX_WORDS) {
            return Err(Failure::Refused(RatingRefused::TooManyWords));
        }
        let case = rating.case.as_deref().map(str::trim).filter(|case| !case.is_empty());
        let rating = Rating { words: words.map(str::to_owned), case: case.map(str::to_owned), ..rating };
        let (counter, now_ms) = (rating.counter.clone(), self.now_ms());
        let outcome = self
            .db
            .write((rating, now_ms), |tx, (rating, now_ms)| Box::pin(store_rating(tx, rating, *now_ms)))
            .await;
        if let Err(Failure::Refused(RatingRefused::TooMany)) = &outcome {
            self.refused_at_cap.add(&counter, Day::of_instant(now_ms).0, (1, now_ms));
        }
        outcome
    }
}

async fn store_rating(
    tx: &mut Tx,
    rating: &Rating,
    now_ms: i64,
) -> Result<RatingLevel, Failure<RatingRefused>> {
    let counter = find(tx, &rating.counter).await?;
    let campaign = campaign::current(tx).await?;
    if let Some(level) = store::rating::level_of_ticket(tx, &rating.ticket).await? {
        return Ok(named(&level)?);
    }
    let case_number = permitted(tx, rating, &counter, campaign.id, now_ms).await?;
    let new = NewRating {
        ticket: &rating.ticket,
        counter_id: counter.id,
        officer_id: counter.officer_id,
        level: rating.level.name(),
        reason: rating.reason.map(RatingReason::name),
        words: rating.words.as_deref(),
        case_number: case_number.as_deref(),
        rated_at_ms: now_ms,
    };
    let Some(rating_id) = store::rating::insert(tx, &new).await? else {
        // This view of the page has not rated: it is the case that has.
        return Err(Failure::Refused(RatingRefused::TicketUsed));
    };
    if rating.level == RatingLevel::Dissatisfied {
        store::dispute::open(tx, rating_id, campaign.id, counter.agency_id).await?;
    }
    let fact = NewFact {
        campaign_id: campaign.id,
        measure: rating.level.measure().name(),
        agency_id: counter.agency_id,
        officer_id: Some(counter.officer_id),
        day: Day::of_instant(now_ms).0,
        amount: 1,
        source: FactSource::CounterRating.name(),
        recorded_at_ms: now_ms,
        stated_id: None,
    };
    store::progress::add_fact(tx, &fact).await?;
    tx.announce_change();
    Ok(rating.level)
}

/// Whether this rating is taken; answers which served case it is of, if that is known.
async fn permitted(
    tx: &mut Tx,
    rating: &Rating,
    counter: &CounterRow,
    campaign_id: i64,
    now_ms: i64,
) -> Result<Option<String>, Failure<RatingRefused>> {
    let refused = |why| Err(Failure::Refused(why));
    let rules = rules(tx, campaign_id).await?;
    if rating.from.is_office && !rules.office_may {
        return refused(RatingRefused::FromOffice);
    }
    if let Some(typed) = &rating.case {
        let Ok(ticket) = TicketCode::parse(typed) else { return refused(RatingRefused::TicketWrong) };
        let number = tickets::verify(tx, campaign_id, counter, ticket, now_ms).await?;
        let Some(number) = number else { return refused(RatingRefused::TicketWrong) };
        // Looked up before anything is written: a refusal then costs the others in the writer's line nothing.
        if store::rating::is_rated(tx, &number).await? {
            return refused(RatingRefused::TicketUsed);
        }
        return Ok(Some(number));
    }
    if rules.needs_ticket {
        return refused(RatingRefused::TicketNeeded);
    }
    if rating.from.is_again {
        return refused(RatingRefused::JustNow);
    }
    // A browser that forgets its pause is held by what a counter can serve at all.
    for (within_ms, most) in MAX_WITHOUT_TICKET {
        let since_ms = now_ms.saturating_sub(within_ms);
        if store::rating::without_ticket_since(tx, counter.id, since_ms).await? >= most {
            return refused(RatingRefused::TooMany);
        }
    }
    Ok(None)
}

async fn rules(tx: &mut Tx, campaign_id: i64) -> Result<RatingRules, StoreError> {
    let row = store::rating::rules(tx, campaign_id).await?;
    Ok(row.map_or_else(RatingRules::default, |row| RatingRules {
        needs_ticket: row.needs_ticket,
        office_may: row.office_may,
    }))
}

async fn find<R>(tx: &mut Tx, code: &str) -> Result<CounterRow, Failure<R>> {
    store::agency::counter(tx, &code.trim().to_uppercase()).await?.ok_or(Failure::NotFound)
}

async fn describe(tx: &mut Tx, counters: Vec<CounterRow>) -> Result<Vec<CounterForRating>, StoreError> {
    let agencies = store::agency::list(tx).await?;
    let mut described = Vec::with_capacity(counters.len());
    for counter in counters {
        let officer = store::agency::officer(tx, counter.officer_id).await?;
        let agency = agencies.iter().find(|agency| agency.id == counter.agency_id);
        described.push(CounterForRating {
            code: counter.code,
            name: Bilingual::new(counter.name_vi, counter.name_en),
            officer: counter.officer_name,
            title: officer
                .map(|officer| Bilingual::new(officer.title_vi, officer.title_en))
                .unwrap_or_default(),
            agency: agency.map(|a| Bilingual::new(&a.name_vi, &a.name_en)).unwrap_or_default(),
        });
    }
    Ok(described)
}
