//! How often ratings without tickets were refused at their cap: counted in memory, noted now and then.
//!
//! A flood of refused ratings writes one number for each counter in a while, and nothing about who sent them.

use std::{
    collections::BTreeMap,
    mem,
    sync::{Mutex, PoisonError},
};

use domain::{Bilingual, progress::RefusedRatings, time::Day};
use store::{StoreError, Tx};

use super::find;
use crate::core::{Failure, Service};

/// By counter and day: how often, and when last.
type Counts = BTreeMap<(String, i64), (i64, i64)>;

/// What was refused since it was last noted. Holds a line for each counter and day, however much is sent.
#[derive(Default)]
pub(crate) struct RefusedAtCap(Mutex<Counts>);

impl RefusedAtCap {
    /// Counts `times` refusals of a counter, the last of them at `last_ms`.
    pub(super) fn add(&self, counter: &str, day: i64, (times, last_ms): (i64, i64)) {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = counts.entry((counter.trim().to_uppercase(), day)).or_default();
        *count = (count.0 + times, count.1.max(last_ms));
    }

    fn take(&self) -> Counts {
        mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Service {
    /// Notes how often counters refused ratings at the cap since the last call; answers for how many counters.
    ///
    /// To be called now and then. Nothing is written where nothing was refused; what cannot be written is kept.
    pub async fn note_refused_ratings(&self) -> Result<usize, Failure> {
        let counts = self.refused_at_cap.take();
        if counts.is_empty() {
            return Ok(0);
        }
        let noted = counts.len();
        let written = self.db.write(counts.clone(), |tx, counts| Box::pin(note(tx, counts))).await;
        if let Err(error) = written {
            for ((counter, day), count) in &counts {
                self.refused_at_cap.add(counter, *day, *count);
            }
            return Err(error);
        }
        Ok(noted)
    }
}

async fn note(tx: &mut Tx, counts: &Counts) -> Result<(), Failure> {
    for ((code, day), count) in counts {
        let counter = find::<domain::NoRule>(tx, code).await?;
        store::rating::add_refused(tx, counter.id, *day, *count).await?;
    }
    Ok(())
}

/// What is told of lately, by the agency of the counter.
pub(crate) async fn lately(tx: &mut Tx, now_ms: i64) -> Result<Vec<(i64, RefusedRatings)>, StoreError> {
    let since = RefusedRatings::told_since(Day::of_instant(now_ms));
    let rows = store::rating::refused_since(tx, since.0).await?;
    let told = rows.into_iter().map(|row| {
        let refused = RefusedRatings {
            counter: row.counter_code,
            name: Bilingual::new(row.name_vi, row.name_en),
            day: Day(row.day),
            times: row.refused,
            last_ms: row.last_at,
        };
        (row.agency_id, refused)
    });
    Ok(told.collect())
}
