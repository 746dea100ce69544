//! Which part of the national index somebody wants to see: what the filter of the board means there.

use std::cmp::Reverse;

use super::{AgencyOrder, BoardFilter, Component, IndicatorGroup, NationalLine, NationalPage, NationalScore};
use crate::{text::fold, viewer::Language};

/// Orders the agencies by all their points; beside it each component orders by its own.
const BY_TOTAL: &str = "points";

impl AgencyOrder {
    /// Most points first: of this component, or of all.
    #[must_use]
    pub fn by_points(component: Option<Component>) -> Self {
        Self::Place(component.map_or(BY_TOTAL, Component::name).to_owned())
    }

    /// Whether it is an order by points.
    #[must_use]
    pub fn is_by_points(&self) -> bool {
        matches!(self, Self::Place(code) if is_points(code))
    }
}

/// Whether agencies can be ordered by the points of this name.
fn is_points(name: &str) -> bool {
    name == BY_TOTAL || name.parse::<Component>().is_ok()
}

impl BoardFilter {
    /// Reads what stands in the address of the national index; answers the parts that mean nothing there too.
    #[must_use]
    pub fn read_national(value: impl Fn(&str) -> Option<String>) -> (Self, Vec<(&'static str, String)>) {
        let (asked, mut unknown) = Self::read(value, is_points);
        let filter = Self { order: AgencyOrder::Declared, ..asked.for_national() };
        if let Some(group) = asked.group.filter(|_| filter.group.is_none()) {
            unknown.push(("group", group.name().to_owned()));
        }
        if asked.missed {
            unknown.push(("missed", "yes".to_owned()));
        }
        let order = match asked.order {
            AgencyOrder::Missed => {
                unknown.push(("sort", AgencyOrder::Missed.name().to_owned()));
                AgencyOrder::Declared
            }
            order => order,
        };
        (Self { order, ..filter }, unknown)
    }

    /// What the pages of the board and of the national index both understand, for links from one to the other.
    #[must_use]
    pub fn for_national(&self) -> Self {
        let order = match &self.order {
            AgencyOrder::Name => AgencyOrder::Name,
            AgencyOrder::Declared | AgencyOrder::Missed | AgencyOrder::Place(_) => AgencyOrder::Declared,
        };
        let group = self.group.filter(|group| Component::ALL.iter().any(|one| one.group() == *group));
        Self { group, missed: false, order, ..self.clone() }
    }

    /// The national index with the components and agencies that are to be seen; its totals are those of these components.
    #[must_use]
    pub fn national_of(&self, page: &NationalPage, language: Language) -> NationalPage {
        let part =
            |score: &NationalScore| score.of(|one| self.group.is_none_or(|group| one.group() == group));
        let is_shown = |line: &&NationalLine| self.bloc.is_none_or(|bloc| line.kind == bloc);
        let lines = page.agencies.iter().filter(is_shown);
        let lines = lines.map(|line| NationalLine { score: part(&line.score), ..line.clone() });
        // Of what is to be seen nothing can be scored.
        let mut agencies: Vec<NationalLine> = lines.filter(|line| line.score.possible > 0).collect();
        match &self.order {
            AgencyOrder::Name => {
                agencies.sort_by_cached_key(|line| fold(line.name.in_language(language)));
            }
            AgencyOrder::Place(code) if code == BY_TOTAL => {
                // Who is scored out of fewer points is compared by the share of them.
                agencies.sort_by_key(|line| Reverse(line.score.share_bp()));
            }
            AgencyOrder::Place(code) => agencies.sort_by_key(|line| Reverse(points_of(&line.score, code))),
            AgencyOrder::Declared | AgencyOrder::Missed => {}
        }
        NationalPage { centre: part(&page.centre), agencies, ..page.clone() }
    }
}

fn points_of(score: &NationalScore, component: &str) -> Option<i64> {
    score.components.iter().find(|one| one.component.name() == component)?.points_centi
}

impl Component {
    /// The group of indicators that it belongs to.
    #[must_use]
    pub const fn group(self) -> IndicatorGroup {
        match self {
            Self::Publicity => IndicatorGroup::Publicity,
            Self::Progress => IndicatorGroup::Files,
            Self::OnlineService | Self::OnlinePayment | Self::Digitisation => IndicatorGroup::Online,
            Self::Satisfaction => IndicatorGroup::Satisfaction,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Bilingual,
        agency::AgencyKind,
        progress::{Measure, Totals, national_score},
        time::Day,
    };

    fn line(code: &str, kind: AgencyKind, counts: &[(Measure, i64)]) -> NationalLine {
        let score = national_score(&counts.iter().copied().collect::<Totals>());
        NationalLine { code: code.to_owned(), name: Bilingual::new(code, code), kind, score }
    }

    /// Three agencies: of files and of ratings, of files alone, of ratings alone.
    fn page() -> NationalPage {
        use Measure::{FilesOnTime, FilesResolved, Satisfied};
        let files = |on_time| [(FilesResolved, 100), (FilesOnTime, on_time)];
        let both = [&files(50)[..], &[(Satisfied, 20)]].concat();
        NationalPage {
            as_of_ms: 1,
            starts: Day(1),
            ends: Day(9),
            until: None,
            centre: national_score(&both.iter().copied().collect::<Totals>()),
            agencies: vec![
                line("b", AgencyKind::Department, &both),
                line("a", AgencyKind::Department, &files(70)),
                line("c", AgencyKind::Partner, &[(Satisfied, 30)]),
            ],
        }
    }

    fn codes(filter: &BoardFilter) -> String {
        let page = filter.national_of(&page(), Language::Vietnamese);
        page.agencies.iter().map(|line| line.code.as_str()).collect()
    }

    #[test]
    fn a_group_is_scored_by_itself() {
        let files = BoardFilter { group: Some(IndicatorGroup::Files), ..BoardFilter::default() };
        let shown = files.national_of(&page(), Language::Vietnamese);
        assert_eq!((shown.centre.points_centi, shown.centre.possible), (1_000, 20));
        assert_eq!(shown.centre.components.len(), 1);
        // Whoever has nothing of it is left out.
        assert_eq!(codes(&files), "ba");
        assert_eq!(BoardFilter::default().national_of(&page(), Language::Vietnamese), page());
    }

    #[test]
    fn agencies_are_chosen_and_ordered() {
        let by = |order| BoardFilter { order, ..BoardFilter::default() };
        assert_eq!(codes(&by(AgencyOrder::Declared)), "bac");
        assert_eq!(codes(&by(AgencyOrder::Name)), "abc");
        // Shares of what could be had: 28 of 38, 14 of 20, 18 of 18.
        assert_eq!(codes(&by(AgencyOrder::by_points(None))), "cba");
        assert_eq!(codes(&by(AgencyOrder::by_points(Some(Component::Progress)))), "abc");
        let partners = BoardFilter { bloc: Some(AgencyKind::Partner), ..BoardFilter::default() };
        assert_eq!(codes(&partners), "c");
    }

    #[test]
    fn what_means_nothing_here_is_told_and_not_handed_on() {
        let read = |query: &str| {
            let part = |name: &str| {
                let mut parts = query.split('&').filter_map(|part| part.split_once('='));
                parts.find_map(|(key, value)| (key == name).then(|| value.to_owned()))
            };
            BoardFilter::read_national(part)
        };
        let all = "group=online&bloc=partner&until=2026-11-10&sort=publicity";
        let (filter, unknown) = read(all);
        assert_eq!((filter.query().as_str(), unknown), (all, vec![]));
        assert!(filter.order.is_by_points());
        let (filter, unknown) = read("group=movement&missed=yes&sort=missed");
        assert_eq!(filter, BoardFilter::default());
        let told = [("group", "movement"), ("missed", "yes"), ("sort", "missed")];
        assert_eq!(unknown, told.map(|(name, value)| (name, value.to_owned())));
        assert_eq!(read("sort=on_time").1, [("sort", "on_time".to_owned())]);
        let of_board =
            BoardFilter { missed: true, order: AgencyOrder::Place("on_time".to_owned()), ..filter };
        assert_eq!(of_board.for_national(), BoardFilter::default());
        let by_name = BoardFilter { order: AgencyOrder::Name, bloc: Some(AgencyKind::Centre), ..of_board };
        assert_eq!(by_name.for_national().query(), "bloc=centre&sort=name");
    }
}
