//! Running totals in the hand: what was counted, and where it comes from.

use std::collections::{BTreeMap, HashMap};

use domain::{
    progress::{
        FactSource, Indicator, IndicatorFigure, Judgement, Measure, Period, SourceCases, Totals, judge,
        judge_in, week_change,
    },
    time::Day,
};
use store::{
    StoreError,
    campaign::CampaignRow,
    progress::{DayTotalRow, TotalRow},
};

use crate::campaign::named;

/// Counts of an agency, of an officer or of all together.
#[derive(Default)]
pub(super) struct Counted {
    totals: Totals,
    by_source: BTreeMap<(FactSource, Measure), i64>,
    /// What had happened until a week ago, as it is known today; none where nobody asked.
    week_ago: Option<Totals>,
}

impl Counted {
    /// Gathers rows by the agency or officer that `key` names.
    pub(super) fn gather(
        rows: &[TotalRow],
        key: impl Fn(&TotalRow) -> i64,
    ) -> Result<HashMap<i64, Self>, StoreError> {
        let mut gathered: HashMap<i64, Self> = HashMap::new();
        for row in rows {
            let counted = gathered.entry(key(row)).or_default();
            let measure: Measure = named(&row.measure)?;
            counted.totals.add(measure, row.amount);
            *counted.by_source.entry((named(&row.source)?, measure)).or_default() += row.amount;
        }
        Ok(gathered)
    }

    /// Remembers what had happened before the days of `recent`, gathered by the same key.
    pub(super) fn look_back(
        gathered: &mut HashMap<i64, Self>,
        recent: &[DayTotalRow],
        key: impl Fn(&DayTotalRow) -> i64,
    ) -> Result<(), StoreError> {
        for counted in gathered.values_mut() {
            counted.week_ago = Some(counted.totals.clone());
        }
        for row in recent {
            let counted = gathered.get_mut(&key(row)).and_then(|counted| counted.week_ago.as_mut());
            if let Some(week_ago) = counted {
                week_ago.add(named(&row.measure)?, -row.amount);
            }
        }
        Ok(())
    }

    /// The figure of a week ago.
    pub(super) fn week_ago(&self, indicator: &Indicator) -> Option<Judgement> {
        self.week_ago.as_ref().map(|totals| judge(indicator, totals))
    }

    fn judged(&self, indicator: &Indicator, period: Period) -> Judgement {
        let now = judge_in(indicator, &self.totals, period);
        let week = self.week_ago(indicator).and_then(|week_ago| week_change(&now, &week_ago));
        Judgement { week, ..now }
    }

    /// Cases of these measures together.
    pub(super) fn sum(&self, measures: &[Measure]) -> i64 {
        self.totals.sum(measures)
    }

    /// The figure, or none where nothing was ever counted of it.
    pub(super) fn judge(&self, indicator: &Indicator, period: Period) -> Option<Judgement> {
        self.totals.concern(indicator).then(|| self.judged(indicator, period))
    }

    /// The figure with its sources, also where nothing was counted yet.
    pub(super) fn figure(&self, indicator: &Indicator, period: Period) -> IndicatorFigure {
        IndicatorFigure {
            figure: self.judged(indicator, period),
            sources: self.sources(indicator.basis()),
            indicator: indicator.clone(),
        }
    }

    /// The figures of the indicators of which something was counted.
    pub(super) fn figures(&self, indicators: &[Indicator], period: Period) -> Vec<IndicatorFigure> {
        let concerned = indicators.iter().filter(|indicator| self.totals.concern(indicator));
        concerned.map(|indicator| self.figure(indicator, period)).collect()
    }

    fn sources(&self, measures: &[Measure]) -> Vec<SourceCases> {
        let mut cases: BTreeMap<FactSource, i64> = BTreeMap::new();
        for ((source, measure), amount) in &self.by_source {
            if measures.contains(measure) {
                *cases.entry(*source).or_default() += amount;
            }
        }
        cases.into_iter().map(|(source, cases)| SourceCases { source, cases }).collect()
    }
}

/// The indicators without their baselines, which are the whole Centre's and no agency's.
pub(super) fn without_baselines(indicators: Vec<Indicator>) -> Vec<Indicator> {
    indicators.into_iter().map(|indicator| Indicator { baseline: None, ..indicator }).collect()
}

/// The campaign's period, seen from the instant `now_ms`.
pub(crate) fn period(campaign: &CampaignRow, now_ms: i64) -> Period {
    Period { starts: Day(campaign.starts_day), ends: Day(campaign.ends_day), today: Day::of_instant(now_ms) }
}
