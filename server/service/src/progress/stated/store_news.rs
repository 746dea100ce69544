//! Storing figures that say something new, and making facts of those that count.

use domain::progress::{FactSource, FiguresRefused, StatedAs};
use store::{
    StoreError, Tx,
    progress::{
        NewFact, Origin,
        stated::{self, NewStated, StandingRow},
    },
};

use super::{
    Refused, audit, known,
    known::{Key, Known, News},
};
use crate::core::{Failure, FigureKeeper};

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
    let mut facts = Facts::new(known, now_ms);
    for one in news {
        let (agency_id, measure, day) = one.key;
        let earlier = standing.get(&one.key);
        if let Some(earlier) = earlier {
            stated::change_state(tx, earlier.id, state, "superseded").await?;
        }
        if let Some(waiting) = known.waiting.get(&one.key).filter(|_| counts) {
            // It was stated before: accepted later it would undo what the organiser says now.
            stated::change_state(tx, waiting.id, "waiting", "superseded").await?;
        }
        let new = NewStated {
            campaign_id: known.campaign.id,
            agency_id,
            measure: measure.name(),
            day: day.0,
            amount: one.amount,
            file_name,
            note,
            state,
            stated_by: by.account_id,
            stated_as: by.role.name(),
            stated_at_ms: now_ms,
        };
        let id = stated::insert(tx, &new).await?;
        if counts {
            facts.replace(one.key, earlier, (id, one.amount, file_name.is_some()));
        }
    }
    facts.store(tx).await
}

/// Accepts or rejects waiting figures.
pub(super) async fn decide(
    tx: &mut Tx,
    by: FigureKeeper,
    ids: &[i64],
    accept: bool,
    now_ms: i64,
) -> Result<usize, Refused> {
    let known = known(tx, by, now_ms).await?;
    let chosen: Vec<(&Key, &StandingRow)> =
        known.waiting.iter().filter(|(_, row)| ids.contains(&row.id)).collect();
    if chosen.is_empty() || chosen.len() != ids.len() {
        return Err(Failure::Refused(FiguresRefused::NothingWaits));
    }
    if accept {
        let news: Vec<News> =
            chosen.iter().map(|(key, row)| News { key: **key, amount: row.amount, before: None }).collect();
        if let Some(faults) = known.beyond(&news).into_values().next() {
            return Err(Failure::Refused(FiguresRefused::Faults(faults)));
        }
    }
    let mut facts = Facts::new(&known, now_ms);
    for (key, row) in &chosen {
        if accept {
            let earlier = known.counted.get(key);
            if let Some(earlier) = earlier {
                stated::change_state(tx, earlier.id, "counted", "superseded").await?;
            }
            stated::change_state(tx, row.id, "waiting", "counted").await?;
            facts.replace(**key, earlier, (row.id, row.amount, row.file_name.is_some()));
        } else {
            stated::change_state(tx, row.id, "waiting", "rejected").await?;
        }
        stated::note_decision(tx, row.id, by.account_id, now_ms).await?;
    }
    facts.store(tx).await?;
    let action = if accept { "figures.accept" } else { "figures.reject" };
    audit(tx, by, now_ms, action, &format!("{} figures", chosen.len()), &format!("{ids:?}")).await?;
    Ok(chosen.len())
}

/// The facts that figures become; a figure that takes an earlier one's place takes its facts back.
struct Facts {
    campaign_id: i64,
    now_ms: i64,
    facts: Vec<(NewFact<'static>, Option<Origin<'static>>)>,
}

impl Facts {
    fn new(known: &Known, now_ms: i64) -> Self {
        Self { campaign_id: known.campaign.id, now_ms, facts: Vec::new() }
    }

    /// `new` is the id of the figure, its cases and whether it came in a file.
    fn replace(&mut self, key: Key, earlier: Option<&StandingRow>, new: (i64, i64, bool)) {
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

    async fn store(self, tx: &mut Tx) -> Result<(), StoreError> {
        if !self.facts.is_empty() {
            store::progress::add_facts(tx, &self.facts).await?;
            tx.announce_change();
        }
        Ok(())
    }
}
