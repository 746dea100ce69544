//! What is stored, as far as stated figures are judged against it.

use std::collections::{BTreeSet, HashMap, HashSet};

use domain::{
    Bilingual,
    progress::{FigureFault, Measure, Period, StatedAs, Totals, check_figure, parts_beyond_wholes},
    text::fold,
    time::Day,
};
use store::{
    StoreError, Tx,
    agency::AgencyRow,
    campaign::CampaignRow,
    progress::stated::{self, StandingRow},
};

use super::{super::counted::period, file::Row};
use crate::{campaign::named, core::FigureKeeper};

/// Of which agency, what and when.
pub(super) type Key = (i64, Measure, Day);

/// A figure that says something new.
#[derive(Debug, Clone, Copy)]
pub(super) struct News {
    pub key: Key,
    pub amount: i64,
    /// What was stated before.
    pub before: Option<i64>,
}

/// Everything that a figure is judged against, as far as figures at hand touch it.
pub(super) struct Known {
    pub campaign: CampaignRow,
    pub period: Period,
    pub agencies: Vec<AgencyRow>,
    /// The only agency for which one may state figures; none where one may for all.
    pub own: Option<i64>,
    /// The figures that count; see [`Known::look_up`].
    pub counted: HashMap<Key, StandingRow>,
    /// The figures that wait; see [`Known::look_up`].
    pub waiting: HashMap<Key, StandingRow>,
    role: StatedAs,
    by_word: HashMap<String, i64>,
    totals: HashMap<i64, Totals>,
}

impl Known {
    /// Reads who may state what; none where nobody may state anything: no campaign, or a coordinator without an
    /// agency. Before a figure is judged, [`Known::look_up`] must have read what it touches.
    pub(super) async fn read(tx: &mut Tx, by: FigureKeeper, now_ms: i64) -> Result<Option<Self>, StoreError> {
        let Some(campaign) = store::campaign::current(tx).await? else { return Ok(None) };
        let own = match by.role {
            StatedAs::Organiser => None,
            StatedAs::Coordinator => match store::account::agency_of(tx, by.account_id).await? {
                Some(agency_id) => Some(agency_id),
                None => return Ok(None),
            },
        };
        let agencies = store::agency::list(tx).await?;
        let mut by_word = HashMap::new();
        for agency in &agencies {
            for word in [&agency.code, &agency.name_vi, &agency.name_en] {
                by_word.entry(fold(word)).or_insert(agency.id);
            }
        }
        Ok(Some(Self {
            period: period(&campaign, now_ms),
            own,
            role: by.role,
            by_word,
            totals: HashMap::new(),
            counted: HashMap::new(),
            waiting: HashMap::new(),
            agencies,
            campaign,
        }))
    }

    /// Reads what figures of these kinds are judged against, and nothing else.
    ///
    /// Where others state figures at the same time, PostgreSQL undoes those who have read what others write.
    pub(super) async fn look_up(&mut self, tx: &mut Tx, keys: &[Key]) -> Result<(), StoreError> {
        let agencies: BTreeSet<i64> = keys.iter().map(|key| key.0).collect();
        let agencies: Vec<i64> = agencies.into_iter().collect();
        let days = keys.iter().map(|key| key.2.0);
        let Some((first, last)) = days.clone().min().zip(days.max()) else { return Ok(()) };
        let has_parts = keys.iter().any(|key| has_part_or_whole(key.1));
        let campaign_id = self.campaign.id;
        // What a coordinator states is judged together with what waits of other days.
        let together = has_parts && self.role == StatedAs::Coordinator;
        let waiting_days = if together { (i64::MIN, i64::MAX) } else { (first, last) };
        let waiting = stated::standing(tx, campaign_id, "waiting", &agencies, waiting_days).await?;
        let (mut first, mut last) = (first, last);
        for row in &waiting {
            (first, last) = (first.min(row.fact_day), last.max(row.fact_day));
        }
        self.waiting = by_key(waiting)?;
        self.counted = by_key(stated::standing(tx, campaign_id, "counted", &agencies, (first, last)).await?)?;
        if has_parts {
            for row in store::progress::totals_of(tx, campaign_id, &agencies).await? {
                self.totals.entry(row.agency_id).or_default().add(named(&row.measure)?, row.amount);
            }
        } else {
            // Parts that wait are not to be judged where their wholes were not read.
            let touched: HashSet<Measure> = keys.iter().map(|key| key.1).collect();
            self.waiting.retain(|key, _| touched.contains(&key.1));
        }
        Ok(())
    }

    /// The agency's name.
    pub(super) fn name_of(&self, agency_id: i64) -> Bilingual {
        let agency = self.agencies.iter().find(|agency| agency.id == agency_id);
        agency.map(|agency| Bilingual::new(&agency.name_vi, &agency.name_en)).unwrap_or_default()
    }

    /// The agency that a text names. Errors: unknown, or another one than the own.
    pub(super) fn agency(&self, text: &str) -> Result<i64, FigureFault> {
        let agency_id = *self.by_word.get(&fold(text)).ok_or(FigureFault::UnknownAgency)?;
        if self.own.is_some_and(|own| own != agency_id) {
            return Err(FigureFault::OtherAgency);
        }
        Ok(agency_id)
    }

    /// What the figure says that is new; nothing where it is stored already. Errors: what is wrong with it.
    pub(super) fn judge(
        &self,
        agency_id: i64,
        measure: Measure,
        day: Day,
        amount: i64,
    ) -> Result<Option<News>, Vec<FigureFault>> {
        let faults = check_figure(measure, day, amount, self.period, self.role);
        if !faults.is_empty() {
            return Err(faults);
        }
        let key = (agency_id, measure, day);
        let waiting = self.waiting.get(&key).filter(|_| self.role == StatedAs::Coordinator);
        let before = waiting.or_else(|| self.counted.get(&key)).map(|row| row.amount);
        Ok((before != Some(amount)).then_some(News { key, amount, before }))
    }

    /// For each agency the parts of which it would have more than of the whole, once all of these counted.
    pub(super) fn beyond(&self, news: &[News]) -> HashMap<i64, Vec<FigureFault>> {
        let mut changes: HashMap<i64, Totals> = HashMap::new();
        for one in news {
            let counted = self.counted.get(&one.key).map_or(0, |row| row.amount);
            changes.entry(one.key.0).or_default().add(one.key.1, one.amount - counted);
        }
        // What a coordinator states is judged as if all of it were accepted: parts often come before wholes.
        let stated: HashSet<Key> = news.iter().map(|one| one.key).collect();
        for (key, row) in self.waiting.iter().filter(|_| self.role == StatedAs::Coordinator) {
            if let Some(change) = changes.get_mut(&key.0).filter(|_| !stated.contains(key)) {
                let counted = self.counted.get(key).map_or(0, |row| row.amount);
                change.add(key.1, row.amount - counted);
            }
        }
        let nothing = Totals::default();
        let judged = changes.iter().map(|(agency_id, change)| {
            (*agency_id, parts_beyond_wholes(self.totals.get(agency_id).unwrap_or(&nothing), change))
        });
        judged.filter(|(_, faults)| !faults.is_empty()).collect()
    }
}

/// Of which agency, what and when a standing figure is.
pub(super) fn key_of(row: &StandingRow) -> Result<Key, StoreError> {
    Ok((row.agency_id, named(&row.measure)?, Day(row.fact_day)))
}

fn by_key(rows: Vec<StandingRow>) -> Result<HashMap<Key, StandingRow>, StoreError> {
    rows.into_iter().map(|row| Ok((key_of(&row)?, row))).collect()
}

fn has_part_or_whole(measure: Measure) -> bool {
    measure.whole().is_some() || Measure::ALL.iter().any(|part| part.whole() == Some(measure))
}

/// The kinds that the rows of a file name, as far as they can be read.
pub(super) fn keys_of(known: &Known, rows: &[Row]) -> Vec<Key> {
    let key = |row: &Row| Some((known.agency(&row.cells[1]).ok()?, row.measure?, row.day?));
    rows.iter().filter_map(key).collect()
}

/// What a row of a file does.
pub(super) enum Verdict {
    /// It says something new.
    News(News),
    /// It says what is stored already.
    Stored,
    /// It cannot be taken over.
    Faulty(Vec<FigureFault>),
}

/// Judges the rows of a file, each for itself and all together.
pub(super) fn judge_rows(known: &Known, rows: &[Row]) -> Vec<Verdict> {
    let mut first: HashMap<Key, u32> = HashMap::new();
    let mut verdicts: Vec<Verdict> = rows
        .iter()
        .map(|row| {
            let mut faults = row.faults.clone();
            let agency = known.agency(&row.cells[1]);
            if let Err(fault) = &agency
                && !row.cells[1].is_empty()
            {
                faults.push(fault.clone());
            }
            let (Ok(agency_id), Some(measure), Some(day), Some(amount)) =
                (agency, row.measure, row.day, row.amount)
            else {
                return Verdict::Faulty(faults);
            };
            let other_row = *first.entry((agency_id, measure, day)).or_insert(row.number);
            if other_row != row.number {
                faults.push(FigureFault::Twice { other_row });
            }
            match known.judge(agency_id, measure, day, amount) {
                Err(more) => faults.extend(more),
                Ok(_) if !faults.is_empty() => {}
                Ok(Some(news)) => return Verdict::News(news),
                Ok(None) => return Verdict::Stored,
            }
            Verdict::Faulty(faults)
        })
        .collect();
    let news: Vec<News> = verdicts.iter().filter_map(Verdict::news).collect();
    let beyond = known.beyond(&news);
    // Said once for each agency and part, at the first row that has to do with it.
    let mut said: HashSet<(i64, Measure)> = HashSet::new();
    for verdict in &mut verdicts {
        let Some(one) = verdict.news() else { continue };
        let concerns = |fault: &&FigureFault| matches!(fault, FigureFault::MoreThanWhole { part, whole, .. } if *part == one.key.1 || *whole == one.key.1);
        let faults = beyond.get(&one.key.0).into_iter().flatten().filter(concerns);
        let new = |fault: &&FigureFault| matches!(fault, FigureFault::MoreThanWhole { part, .. } if said.insert((one.key.0, *part)));
        let faults: Vec<FigureFault> = faults.filter(new).cloned().collect();
        if !faults.is_empty() {
            *verdict = Verdict::Faulty(faults);
        }
    }
    verdicts
}

impl Verdict {
    fn news(&self) -> Option<News> {
        if let Self::News(news) = self { Some(*news) } else { None }
    }
}
