//! Which part of the board somebody wants to see, as it stands in an address.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::{AgencyFigures, Indicator, IndicatorFigure, Judgement, LiveBoard, Measure, Status};
use crate::{agency::AgencyKind, named_enum, text::fold, time::Day, viewer::Language};

named_enum! {
    /// What an indicator is about; each belongs to one group, by what it counts first.
    IndicatorGroup {
        /// Receiving, resolving, forwarding and returning files.
        Files = "files",
        /// Files, payments and procedures online, and digitising.
        Online = "online",
        /// Ratings by citizens.
        Satisfaction = "satisfaction",
        /// Procedures published and kept up to date.
        Publicity = "publicity",
        /// What the campaign itself does: help, initiatives, news.
        Movement = "movement",
    }
}

impl IndicatorGroup {
    /// The group of an indicator; one that counts nothing has none.
    #[must_use]
    pub fn of(indicator: &Indicator) -> Option<Self> {
        use Measure::{
            BankAccounts, Dissatisfied, FilesDigitised, FilesForwarded, FilesOnTime, FilesOnline,
            FilesReceived, FilesResolved, FilesReturned, Initiatives, NewsItems, OnlineProcedures,
            OnlineProceduresWithFiles, PaymentsDue, PaymentsOnline, ProceduresPublished,
            ProceduresPublishedRight, Satisfied, UpdatesDue, UpdatesIn5Days, VerySatisfied, VolunteerVisits,
        };
        Some(match indicator.numerator.first()? {
            FilesReceived | FilesResolved | FilesOnTime | FilesForwarded | FilesReturned => Self::Files,
            FilesOnline
            | FilesDigitised
            | PaymentsDue
            | PaymentsOnline
            | OnlineProcedures
            | OnlineProceduresWithFiles => Self::Online,
            VerySatisfied | Satisfied | Dissatisfied => Self::Satisfaction,
            ProceduresPublished | ProceduresPublishedRight | UpdatesDue | UpdatesIn5Days => Self::Publicity,
            VolunteerVisits | BankAccounts | Initiatives | NewsItems => Self::Movement,
        })
    }
}

/// In which order the agencies stand in the table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum AgencyOrder {
    /// As the campaign declares them.
    #[default]
    Declared,
    /// By name.
    Name,
    /// Most missed targets first, then most cases missing.
    Missed,
    /// By place in the indicator with this code, the first place first.
    Place(String),
}

impl AgencyOrder {
    /// Its name in an address.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Declared => "declared",
            Self::Name => "name",
            Self::Missed => "missed",
            Self::Place(indicator) => indicator,
        }
    }
}

/// Which part of the board somebody wants to see.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardFilter {
    /// Indicators of this group only.
    pub group: Option<IndicatorGroup>,
    /// Agencies of this kind only.
    pub bloc: Option<AgencyKind>,
    /// Only what misses its target.
    pub missed: bool,
    /// As things stood at the end of this day; none as they stand now.
    pub until: Option<Day>,
    /// Order of the agencies.
    pub order: AgencyOrder,
}

impl BoardFilter {
    /// Names of its parts in an address.
    pub const NAMES: [&'static str; 5] = ["group", "bloc", "missed", "until", "sort"];

    /// Reads what stands in an address; answers the parts that nobody knows too, which are left out.
    ///
    /// `value` answers the part of this name; agencies may be ordered by what `is_indicator` knows.
    #[must_use]
    pub fn read(
        value: impl Fn(&str) -> Option<String>,
        is_indicator: impl Fn(&str) -> bool,
    ) -> (Self, Vec<(&'static str, String)>) {
        let (mut filter, mut unknown) = (Self::default(), Vec::new());
        for name in Self::NAMES {
            let Some(value) = value(name).filter(|value| !value.is_empty()) else { continue };
            let known = match name {
                "group" => value.parse().map(|group| filter.group = Some(group)).is_ok(),
                "bloc" => value.parse().map(|bloc| filter.bloc = Some(bloc)).is_ok(),
                "missed" => {
                    filter.missed = value == "yes";
                    filter.missed
                }
                "until" => {
                    filter.until = Day::parse(&value);
                    filter.until.is_some()
                }
                _ => order(&value, &is_indicator).map(|order| filter.order = order).is_some(),
            };
            if !known {
                unknown.push((name, value));
            }
        }
        (filter, unknown)
    }

    /// As it stands in an address after its `?`; empty where everything is shown.
    #[must_use]
    pub fn query(&self) -> String {
        let mut query = String::new();
        let mut part = |name: &str, value: &str| {
            // Names of groups, kinds and indicators hold nothing that an address must hide.
            query.push_str(if query.is_empty() { "" } else { "&" });
            query.extend([name, "=", value]);
        };
        if let Some(group) = self.group {
            part("group", group.name());
        }
        if let Some(bloc) = self.bloc {
            part("bloc", bloc.name());
        }
        if self.missed {
            part("missed", "yes");
        }
        if let Some(until) = self.until {
            part("until", &until.iso());
        }
        if self.order != AgencyOrder::Declared {
            part("sort", self.order.name());
        }
        query
    }

    /// An address of its own with this filter, whether it has a `?` or not.
    #[must_use]
    pub fn after(&self, address: &str) -> String {
        let query = self.query();
        let between = match (query.is_empty(), address.contains('?')) {
            (true, _) => "",
            (false, true) => "&",
            (false, false) => "?",
        };
        format!("{address}{between}{query}")
    }

    /// Whether the indicator's group is to be seen.
    #[must_use]
    pub fn concerns(&self, indicator: &Indicator) -> bool {
        self.group.is_none_or(|group| IndicatorGroup::of(indicator) == Some(group))
    }

    /// Whether a figure of an indicator is to be seen.
    #[must_use]
    pub fn shows(&self, line: &IndicatorFigure) -> bool {
        self.concerns(&line.indicator) && (!self.missed || line.figure.status == Status::Missed)
    }

    /// The board with the indicators that are to be seen, and every agency.
    #[must_use]
    pub fn indicators_of(&self, board: &LiveBoard) -> LiveBoard {
        let shown = board.indicators.iter().map(|line| self.shows(line)).collect();
        with_columns(board, shown)
    }

    /// The board with the agencies that are to be seen, in their order, and the indicators of their table.
    ///
    /// Of what misses its target: agencies that miss one, and indicators that one of them misses.
    #[must_use]
    pub fn agencies_of(&self, board: &LiveBoard, language: Language) -> LiveBoard {
        let in_group = board.indicators.iter().map(|line| self.concerns(&line.indicator)).collect();
        let mut table = with_columns(board, in_group);
        table.agencies.retain(|agency| {
            self.bloc.is_none_or(|bloc| agency.kind == bloc) && (!self.missed || missed(agency).count() > 0)
        });
        if self.missed {
            let misses = |column| {
                let mut agencies = table.agencies.iter();
                agencies.any(|agency| missed(agency).any(|(at, _)| at == column))
            };
            let shown = (0..table.indicators.len()).map(misses).collect();
            table = with_columns(&table, shown);
        }
        self.sort(&mut table, language);
        table
    }

    fn sort(&self, table: &mut LiveBoard, language: Language) {
        // What is equal stays in declared order.
        match &self.order {
            AgencyOrder::Declared => {}
            AgencyOrder::Name => {
                table.agencies.sort_by_cached_key(|agency| fold(agency.name.in_language(language)));
            }
            AgencyOrder::Missed => table.agencies.sort_by_key(|agency| {
                let lacking = missed(agency).filter_map(|(_, figure)| figure.cases_missing).sum::<i64>();
                Reverse((missed(agency).count(), lacking))
            }),
            AgencyOrder::Place(code) => {
                let column = table.indicators.iter().position(|line| line.indicator.code == *code);
                let place = |agency: &AgencyFigures| {
                    column.and_then(|column| agency.places.get(column).copied().flatten())
                };
                table.agencies.sort_by_key(|agency| place(agency).unwrap_or(i64::MAX));
            }
        }
    }
}

fn order(value: &str, is_indicator: impl Fn(&str) -> bool) -> Option<AgencyOrder> {
    match value {
        "declared" => Some(AgencyOrder::Declared),
        "name" => Some(AgencyOrder::Name),
        "missed" => Some(AgencyOrder::Missed),
        code if is_indicator(code) => Some(AgencyOrder::Place(code.to_owned())),
        _ => None,
    }
}

/// The figures that miss their targets, with their columns.
fn missed(agency: &AgencyFigures) -> impl Iterator<Item = (usize, Judgement)> + '_ {
    let figures = agency.figures.iter().enumerate();
    let judged = figures.filter_map(|(column, figure)| Some((column, (*figure)?)));
    judged.filter(|(_, figure)| figure.status == Status::Missed)
}

/// The board with only these of its indicators.
fn with_columns(board: &LiveBoard, shown: Vec<bool>) -> LiveBoard {
    fn chosen<T: Clone>(all: &[T], shown: &[bool]) -> Vec<T> {
        all.iter().zip(shown).filter(|(_, shown)| **shown).map(|(one, _)| one.clone()).collect()
    }
    let agency = |agency: &AgencyFigures| AgencyFigures {
        figures: chosen(&agency.figures, &shown),
        places: chosen(&agency.places, &shown),
        climbs: chosen(&agency.climbs, &shown),
        ..agency.clone()
    };
    LiveBoard {
        indicators: chosen(&board.indicators, &shown),
        agencies: board.agencies.iter().map(agency).collect(),
        ..board.clone()
    }
}

#[cfg(test)]
#[path = "filter_tests.rs"]
mod tests;
