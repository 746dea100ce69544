//! The national index of Decision 766/QĐ-TTg (23/06/2022): an agency's service out of 100 points.
//!
//! The decision gives each component its points. Points here grow with the share of good cases, from none to
//! all; where the ministries' system counts further things, its score is another one, and the page says so.

use serde::{Deserialize, Serialize};

use super::{Measure, Totals};
use crate::{Bilingual, agency::AgencyKind, named_enum, time::Day};

/// Fewest cases that a component is scored by.
const MIN_SAMPLE: i64 = 10;
/// Points are kept in hundredths.
const HUNDREDTHS: i128 = 100;

named_enum! {
    /// A component of the national index.
    Component {
        /// Procedures published right, in full and in time.
        Publicity = "publicity",
        /// Files resolved on time or early.
        Progress = "progress",
        /// Files submitted online.
        OnlineService = "online_service",
        /// Payments made online.
        OnlinePayment = "online_payment",
        /// Ratings satisfied or very satisfied.
        Satisfaction = "satisfaction",
        /// Files digitised.
        Digitisation = "digitisation",
    }
}

impl Component {
    /// Points for all cases good: 18 / 20 / 12 + 10 / 18 / 22, together 100.
    #[must_use]
    pub const fn points(self) -> i64 {
        match self {
            Self::Publicity | Self::Satisfaction => 18,
            Self::Progress => 20,
            Self::OnlineService => 12,
            Self::OnlinePayment => 10,
            Self::Digitisation => 22,
        }
    }

    /// Measures of the good cases, and of all cases.
    #[must_use]
    pub const fn measures(self) -> (&'static [Measure], &'static [Measure]) {
        use Measure::{
            Dissatisfied, FilesDigitised, FilesOnTime, FilesOnline, FilesReceived, FilesResolved,
            PaymentsDue, PaymentsOnline, ProceduresPublished, ProceduresPublishedRight, Satisfied,
            VerySatisfied,
        };
        match self {
            Self::Publicity => (&[ProceduresPublishedRight], &[ProceduresPublished]),
            Self::Progress => (&[FilesOnTime], &[FilesResolved]),
            Self::OnlineService => (&[FilesOnline], &[FilesReceived]),
            Self::OnlinePayment => (&[PaymentsOnline], &[PaymentsDue]),
            Self::Satisfaction => (&[VerySatisfied, Satisfied], &[VerySatisfied, Satisfied, Dissatisfied]),
            Self::Digitisation => (&[FilesDigitised], &[FilesReceived]),
        }
    }
}

/// One component of one agency, or of all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComponentScore {
    /// The component.
    pub component: Component,
    /// Good cases.
    pub good: i64,
    /// All cases.
    pub all: i64,
    /// Hundredths of a point, rounded down; none below ten cases.
    pub points_centi: Option<i64>,
}

/// An agency's points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NationalScore {
    /// One for each component, in the decision's order.
    pub components: Vec<ComponentScore>,
    /// Hundredths of a point of the components that can be scored.
    pub points_centi: i64,
    /// Points that these components could give: 100 when all can be scored.
    pub possible: i64,
}

/// An agency by the national index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NationalLine {
    /// Stable short name.
    pub code: String,
    /// Name.
    pub name: Bilingual,
    /// What kind of agency it is.
    pub kind: AgencyKind,
    /// Points.
    pub score: NationalScore,
}

/// All by the national index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NationalPage {
    /// When the figures were read, UTC milliseconds.
    pub as_of_ms: i64,
    /// First day of the campaign.
    pub starts: Day,
    /// Last day of the campaign.
    pub ends: Day,
    /// The earlier day until whose end was counted; none for the present.
    pub until: Option<Day>,
    /// All agencies together.
    pub centre: NationalScore,
    /// Agencies of which something can be scored.
    pub agencies: Vec<NationalLine>,
}

/// Scores these counts.
#[must_use]
pub fn national_score(totals: &Totals) -> NationalScore {
    NationalScore::together(Component::ALL.iter().map(|component| score(*component, totals)).collect())
}

impl NationalScore {
    fn together(components: Vec<ComponentScore>) -> Self {
        let scored = components.iter().filter(|one| one.points_centi.is_some());
        Self {
            points_centi: components.iter().filter_map(|one| one.points_centi).sum(),
            possible: scored.map(|one| one.component.points()).sum(),
            components,
        }
    }

    /// The points of these components alone.
    #[must_use]
    pub fn of(&self, is_meant: impl Fn(Component) -> bool) -> Self {
        Self::together(self.components.iter().filter(|one| is_meant(one.component)).copied().collect())
    }

    /// The points in basis points of what could be had; none where nothing can be scored.
    #[must_use]
    pub fn share_bp(&self) -> Option<i64> {
        // A hundredth of a point in a whole one is a hundred basis points.
        self.points_centi.checked_mul(100)?.checked_div(self.possible)
    }
}

fn score(component: Component, totals: &Totals) -> ComponentScore {
    let (good, all) = component.measures();
    let (good, all) = (totals.sum(good), totals.sum(all));
    // A part beyond its whole is a mistake in the figures; it earns no more than the whole.
    let earned = i128::from(good.clamp(0, all.max(0)));
    let points_centi = (all >= MIN_SAMPLE)
        .then(|| i128::from(component.points()) * HUNDREDTHS * earned / i128::from(all))
        .and_then(|points| i64::try_from(points).ok());
    ComponentScore { component, good, all, points_centi }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Component, national_score};
    use crate::progress::{Measure, Totals};

    proptest! {
        #[test]
        fn points_lie_between_none_and_all(amounts in prop::collection::vec(0_i64..1_000_000, Measure::ALL.len())) {
            let totals = Totals::from_iter(Measure::ALL.iter().copied().zip(amounts));
            let score = national_score(&totals);
            prop_assert!((0..=score.possible * 100).contains(&score.points_centi));
            for one in &score.components {
                let most = one.component.points() * 100;
                prop_assert!(one.points_centi.is_none_or(|points| (0..=most).contains(&points)));
            }
        }

        #[test]
        fn one_more_good_case_never_costs_points(good in 0_i64..1_000, more in 10_i64..1_000) {
            let all = good + more;
            let of = |good| {
                let counts = [(Measure::FilesOnTime, good), (Measure::FilesResolved, all)];
                national_score(&Totals::from_iter(counts)).points_centi
            };
            prop_assert!(of(good + 1) >= of(good));
        }
    }

    #[test]
    fn the_components_make_a_hundred() {
        assert_eq!(Component::ALL.iter().map(|component| component.points()).sum::<i64>(), 100);
        let full = Totals::from_iter(Measure::ALL.iter().map(|measure| match measure {
            Measure::Dissatisfied => (*measure, 0),
            _ => (*measure, 50),
        }));
        let score = national_score(&full);
        assert_eq!((score.points_centi, score.possible), (10_000, 100));
    }

    #[test]
    fn the_year_review_scores_what_its_figures_say() {
        // 66,056 files, all on time; 74.2 % of them online; 531 ratings, nobody dissatisfied.
        let totals = Totals::from_iter([
            (Measure::FilesReceived, 66_056),
            (Measure::FilesOnline, 49_014),
            (Measure::FilesResolved, 66_056),
            (Measure::FilesOnTime, 66_056),
            (Measure::VerySatisfied, 395),
            (Measure::Satisfied, 136),
        ]);
        let score = national_score(&totals);
        let points: Vec<Option<i64>> = score.components.iter().map(|one| one.points_centi).collect();
        // 12 × 49,014 ÷ 66,056 = 8.904…; digitised: none of 66,056.
        assert_eq!(points, [None, Some(2_000), Some(890), None, Some(1_800), Some(0)]);
        assert_eq!((score.points_centi, score.possible), (4_690, 72));
    }

    #[test]
    fn too_few_cases_and_impossible_parts_earn_nothing_extra() {
        let few = Totals::from_iter([(Measure::FilesOnTime, 9), (Measure::FilesResolved, 9)]);
        let score = national_score(&few);
        assert_eq!((score.points_centi, score.possible), (0, 0));
        let beyond = Totals::from_iter([(Measure::FilesOnTime, 30), (Measure::FilesResolved, 20)]);
        assert_eq!(national_score(&beyond).points_centi, 2_000);
    }
}
