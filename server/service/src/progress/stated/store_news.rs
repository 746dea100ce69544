//! Storing figures that say something new, and making facts of those that count.

use std::collections::HashMap;

use domain::{
    progress::{FactSource, StatedAs},
    time::Day,
};
use store::{
    StoreError, Tx,
    progress::{
        NewFact, Origin,
        stated::{self, NewStated, StandingRow},
    },
};

use super::known::{Key, Known, News};
use crate::{campaign::named, core::FigureKeeper};

/// Stores figures: an organiser's count at once and take the place of what waits, a coordinator's wait.
pub(super) async fn store_news(
    tx: &mut Tx,
    known: &Known,
    by: FigureKeeper,
    news: &[News],
    file_name: Option<&str>,
    note: &str,
    now_ms: i64,
) -> Result<(), StoreError> {
    let counts = by.role == StatedAs::Organiser;
    let (state, standing) = if counts { ("counted", &known.counted) } else { ("waiting", &known.waiting) };
    stated::change_state(tx, &ids(news, standing), state, "superseded").await?;
    if counts {
        // It was stated before: accepted later it would undo what the organiser says now.
        stated::change_state(tx, &ids(news, &known.waiting), "waiting", "superseded").await?;
    }
    let new = news.iter().map(|one| NewStated {
        campaign_id: known.campaign.id,
        agency_id: one.key.0,
        measure: one.key.1.name(),
        day: one.key.2.0,
        amount: one.amount,
        file_name,
        note,
        state,
        stated_by: by.account_id,
        stated_as: by.role.name(),
        stated_at_ms: now_ms,
    });
    let stored = stated::insert_all(tx, &new.collect::<Vec<_>>()).await?;
    if !counts {
        return Ok(());
    }
    let amounts: HashMap<Key, i64> = news.iter().map(|one| (one.key, one.amount)).collect();
    let mut facts = Facts::new(known, now_ms);
    for (id, agency_id, measure, day) in stored {
        let key = (agency_id, named(&measure)?, Day(day));
        let amount = amounts.get(&key).copied().unwrap_or_default();
        facts.replace(key, known.counted.get(&key), (id, amount, file_name.is_some()));
    }
    facts.store(tx).await
}

fn ids(news: &[News], standing: &HashMap<Key, StandingRow>) -> Vec<i64> {
    news.iter().filter_map(|one| standing.get(&one.key)).map(|row| row.id).collect()
}

/// The facts that figures become; a figure that takes an earlier one's place takes its facts back.
pub(super) struct Facts {
    campaign_id: i64,
    now_ms: i64,
    facts: Vec<(NewFact<'static>, Option<Origin<'static>>)>,
}

impl Facts {
    pub(super) fn new(known: &Known, now_ms: i64) -> Self {
        Self { campaign_id: known.campaign.id, now_ms, facts: Vec::new() }
    }

    /// `new` is the id of the figure, its cases and whether it came in a file.
    pub(super) fn replace(&mut self, key: Key, earlier: Option<&StandingRow>, new: (i64, i64, bool)) {
        if let Some(earlier) = earlier {
            self.add(key, earlier.id, -earlier.amount, earlier.file_name.is_some());
        }
        let (id, amount, is_file) = new;
        self.add(key, id, amount, is_file);
    }

    fn add(&mut self, (agency_id, measure, day): Key, stated_id: i64, amount: i64, is_file: bool) {
        if amount == 0 {
            return;
        }
        let source = if is_file { FactSource::FiguresFile } else { FactSource::HandEntry };
        let fact = NewFact {
            campaign_id: self.campaign_id,
            measure: measure.name(),
            agency_id,
            officer_id: None,
            day: day.0,
            amount,
            source: source.name(),
            recorded_at_ms: self.now_ms,
            stated_id: Some(stated_id),
        };
        self.facts.push((fact, None));
    }

    pub(super) async fn store(self, tx: &mut Tx) -> Result<(), StoreError> {
        if !self.facts.is_empty() {
            store::progress::add_facts(tx, &self.facts).await?;
            tx.announce_change();
        }
        Ok(())
    }
}
