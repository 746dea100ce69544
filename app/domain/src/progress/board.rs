//! What the live pages show, ready to be sent.

use serde::{Deserialize, Serialize};

use super::{
    DisputeTotals, ElectionTurnout, FactSource, FigureNote, Indicator, Judgement, RatingLevel, RatingReason,
    Status,
};
use crate::{Bilingual, agency::AgencyKind, time::Day};

/// All that `/progress` shows of the present state; the same for every watcher.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LiveBoard {
    /// Number of the feed that made it: versions of one server's feed mean nothing to another's.
    #[serde(default)]
    pub feed: u32,
    /// Grows with every aggregation, across restarts too.
    pub version: i64,
    /// When the figures were read, UTC milliseconds.
    pub as_of_ms: i64,
    /// The campaign's indicators with their figures, in declared order.
    pub indicators: Vec<IndicatorFigure>,
    /// Last day of the campaign, in which targets are to be met; none before there is a campaign.
    pub ends: Option<Day>,
    /// The agencies, in declared order.
    pub agencies: Vec<AgencyFigures>,
    /// Ratings received at each counter in the campaign, by code of the counter.
    pub counters: Vec<CounterRatings>,
    /// Elections that are or were open.
    pub turnout: Vec<ElectionTurnout>,
    /// The newest contest round that is or was open.
    pub contest: Option<ContestTotals>,
    /// Dissatisfied ratings that were looked into.
    #[serde(default)]
    pub disputes: DisputeTotals,
    /// Notes that explain a dip, newest days first.
    #[serde(default)]
    pub notes: Vec<FigureNote>,
}

impl LiveBoard {
    /// How many indicators meet their targets, and how many have one.
    #[must_use]
    pub fn targets_met(&self) -> (usize, usize) {
        let aimed = self.indicators.iter().filter(|line| line.indicator.target.is_some());
        let met = aimed.clone().filter(|line| line.figure.status == Status::Met);
        (met.count(), aimed.count())
    }
}

/// An indicator and its figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndicatorFigure {
    /// What is measured, and against what.
    pub indicator: Indicator,
    /// The figure.
    pub figure: Judgement,
    /// Where the cases it rests on come from.
    pub sources: Vec<SourceCases>,
}

/// How many of a figure's cases come from one source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceCases {
    /// The source.
    pub source: FactSource,
    /// Cases, corrections subtracted.
    pub cases: i64,
}

/// One agency's line of the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgencyFigures {
    /// Short name for addresses, for example `so-tai-chinh`.
    pub code: String,
    /// The agency's name.
    pub name: Bilingual,
    /// What kind of body it is.
    pub kind: AgencyKind,
    /// One per indicator of the board, in the same order; none where the agency counts nothing of it.
    pub figures: Vec<Option<Judgement>>,
    /// Place among the agencies by [`super::places`], in the same order.
    pub places: Vec<Option<i64>>,
    /// Places gained since a week ago, negative for lost ones, in the same order.
    pub climbs: Vec<Option<i64>>,
    /// Dissatisfied ratings of its officers that were looked into.
    #[serde(default)]
    pub disputes: DisputeTotals,
}

/// How often citizens rated at a counter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CounterRatings {
    /// Code of the counter.
    pub counter: String,
    /// Ratings its present officer received.
    pub ratings: i64,
}

/// Participation in the contest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContestTotals {
    /// The round's title.
    pub title: Bilingual,
    /// Whether attempts may be started.
    pub is_open: bool,
    /// People who entered the contest.
    pub contestants: i64,
    /// Attempts of this round that are over.
    pub attempts_ended: i64,
}

/// One agency's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgencyPage {
    /// Short name for addresses.
    pub code: String,
    /// The agency's name.
    pub name: Bilingual,
    /// When the figures were read, UTC milliseconds.
    pub as_of_ms: i64,
    /// The indicators of which the agency counts something.
    pub indicators: Vec<IndicatorFigure>,
    /// Its officers at their counters.
    pub officers: Vec<CounterOfficer>,
    /// Newest remarks of citizens, for managers only.
    pub remarks: Vec<RatingRemark>,
}

/// An officer at a counter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CounterOfficer {
    /// Code of the counter.
    pub counter: String,
    /// The counter's name.
    pub counter_name: Bilingual,
    /// Full name.
    pub officer: String,
    /// Job title.
    pub title: Bilingual,
    /// Ratings received in the campaign.
    pub ratings: i64,
    /// Figures, for managers only: a named person's weak figures are not for everybody.
    pub figures: Option<Vec<IndicatorFigure>>,
}

/// What a citizen gave as the reason of a rating.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RatingRemark {
    /// Code of the counter.
    pub counter: String,
    /// The rating.
    pub level: RatingLevel,
    /// What it is mostly about.
    pub reason: Option<RatingReason>,
    /// In the citizen's own words.
    pub words: Option<String>,
    /// When, UTC milliseconds.
    pub rated_at_ms: i64,
}
