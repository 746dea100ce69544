//! A citizen rates the officer at a counter.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::{
    Bilingual, Code, Coded, FieldError,
    progress::{CounterForRating, FactSource, MAX_WORDS, RatingLevel, RatingReason},
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
    /// The ticket is none that the rating page gives out.
    #[error("the ticket cannot be read")]
    BadTicket,
    /// The remark is longer than [`MAX_WORDS`] letters.
    #[error("the remark is too long")]
    TooManyWords,
}

impl Coded for RatingRefused {
    fn code(&self) -> Code {
        match self {
            Self::BadTicket => Code::Malformed,
            Self::TooManyWords => Code::TooLong,
        }
    }

    fn fields(&self) -> Vec<FieldError> {
        let field = match self {
            Self::BadTicket => "ticket",
            Self::TooManyWords => "words",
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
}

impl Service {
    /// A ticket for one view of a rating page.
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

    /// All counters, for printing their sheets.
    pub async fn counters(&self, _by: Organiser) -> Result<Vec<CounterForRating>, Failure> {
        let mut tx = self.db.read().await?;
        let counters = store::agency::counters(&mut tx).await?;
        Ok(describe(&mut tx, counters).await?)
    }

    /// Takes a rating and counts it; answers the level that counts for this ticket.
    ///
    /// Sent again with the same ticket, nothing changes: the first one stands.
    /// Errors: not found for an unknown counter or while there is no campaign.
    pub async fn rate(&self, rating: Rating) -> Result<RatingLevel, Failure<RatingRefused>> {
        if !URL_SAFE_NO_PAD.decode(&rating.ticket).is_ok_and(|bytes| bytes.len() == TICKET_BYTES) {
            return Err(Failure::Refused(RatingRefused::BadTicket));
        }
        let words = rating.words.as_deref().map(str::trim).filter(|words| !words.is_empty());
        if words.is_some_and(|words| words.chars().count() > MAX_WORDS) {
            return Err(Failure::Refused(RatingRefused::TooManyWords));
        }
        let rating = Rating { words: words.map(str::to_owned), ..rating };
        self.db
            .write((rating, self.now_ms()), |tx, (rating, now_ms)| {
                Box::pin(store_rating(tx, rating, *now_ms))
            })
            .await
    }
}

async fn store_rating(
    tx: &mut Tx,
    rating: &Rating,
    now_ms: i64,
) -> Result<RatingLevel, Failure<RatingRefused>> {
    let counter = find(tx, &rating.counter).await?;
    let campaign = campaign::current(tx).await?;
    let new = NewRating {
        ticket: &rating.ticket,
        counter_id: counter.id,
        officer_id: counter.officer_id,
        level: rating.level.name(),
        reason: rating.reason.map(RatingReason::name),
        words: rating.words.as_deref(),
        rated_at_ms: now_ms,
    };
    if !store::rating::insert(tx, &new).await? {
        let level = store::rating::level_of_ticket(tx, &rating.ticket).await?;
        return Ok(named(&level.ok_or(Failure::NotFound)?)?);
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
