//! The standards of a group, held against a nominee's counted figures.

use serde::{Deserialize, Serialize};

use crate::{
    Bilingual,
    campaign::Standard,
    named_enum,
    progress::{Indicator, Judgement, Status, Totals, Unit},
};

named_enum! {
    /// How a nominee stands against one standard.
    StandardStatus {
        /// Met by the counted figures.
        Met = "met",
        /// Missed by the counted figures.
        Missed = "missed",
        /// Too few cases counted to say.
        NotEnoughData = "not_enough_data",
        /// No figure is counted for it; the reader judges from the achievements.
        NotMeasured = "not_measured",
    }
}

/// A standard held against one nominee's figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandardCheck {
    /// Short code, for example `CQ1`.
    pub code: String,
    /// What is expected.
    pub title: Bilingual,
    /// Where the nominee stands.
    pub status: StandardStatus,
    /// The counted figure and its unit; none where people assess it.
    pub figure: Option<(Unit, Judgement)>,
}

/// Holds the standards of a group against an officer's counts.
#[must_use]
pub fn check_standards(
    standards: &[Standard],
    indicators: &[Indicator],
    totals: &Totals,
) -> Vec<StandardCheck> {
    standards.iter().map(|standard| check(standard, indicators, totals)).collect()
}

fn check(standard: &Standard, indicators: &[Indicator], totals: &Totals) -> StandardCheck {
    let judgement = standard.check(indicators, totals);
    let status = match judgement.map(|judgement| judgement.status) {
        Some(Status::Met) => StandardStatus::Met,
        Some(Status::Missed) => StandardStatus::Missed,
        Some(Status::NotEnoughData) => StandardStatus::NotEnoughData,
        Some(Status::NoTarget) | None => StandardStatus::NotMeasured,
    };
    let unit = standard.rule.as_ref().and_then(|rule| {
        indicators.iter().find(|indicator| indicator.code == rule.indicator).map(|indicator| indicator.unit)
    });
    StandardCheck {
        code: standard.code.clone(),
        title: standard.title.clone(),
        status,
        figure: unit.zip(judgement),
    }
}

/// How many standards are met by counted figures; breaks ties in the ranking.
#[must_use]
pub fn count_met(checks: &[StandardCheck]) -> u32 {
    let met = checks.iter().filter(|check| check.status == StandardStatus::Met).count();
    u32::try_from(met).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::{StandardStatus, check_standards, count_met};
    use crate::{
        Bilingual,
        campaign::{Standard, StandardRule},
        progress::{Direction, Indicator, Measure, Totals, Unit},
    };

    fn indicator(code: &str, unit: Unit, numerator: &[Measure], denominator: &[Measure]) -> Indicator {
        Indicator {
            code: code.to_owned(),
            name: Bilingual::default(),
            unit,
            numerator: numerator.to_vec(),
            denominator: denominator.to_vec(),
            direction: Direction::AtLeast,
            target: None,
            min_sample: 20,
            baseline: None,
            source: Bilingual::default(),
        }
    }

    fn standard(indicator: &str, direction: Direction, bound: i64) -> Standard {
        let rule = StandardRule { indicator: indicator.to_owned(), direction, bound };
        Standard { code: String::new(), title: Bilingual::default(), rule: Some(rule) }
    }

    #[test]
    fn only_counted_and_met_standards_count() {
        use Measure::{Dissatisfied, FilesOnline, FilesReceived, Satisfied, VerySatisfied};
        use StandardStatus::{Met, Missed, NotEnoughData, NotMeasured};
        let ratings = [VerySatisfied, Satisfied, Dissatisfied];
        let indicators = [
            indicator("very_satisfied", Unit::Share, &[VerySatisfied], &ratings),
            indicator("dissatisfied", Unit::Count, &[Dissatisfied], &[]),
            indicator("files_online", Unit::Share, &[FilesOnline], &[FilesReceived]),
        ];
        let standards = [
            standard("very_satisfied", Direction::AtLeast, 9_800),
            standard("dissatisfied", Direction::AtMost, 0),
            standard("files_online", Direction::AtLeast, 8_000),
            Standard { code: String::new(), title: Bilingual::default(), rule: None },
        ];
        let statuses = |totals: &[(Measure, i64)]| {
            let checks =
                check_standards(&standards, &indicators, &totals.iter().copied().collect::<Totals>());
            (checks.iter().map(|check| check.status).collect::<Vec<_>>(), count_met(&checks))
        };
        let good = [(VerySatisfied, 49), (Satisfied, 1), (FilesReceived, 100), (FilesOnline, 79)];
        assert_eq!(statuses(&good), (vec![Met, Met, Missed, NotMeasured], 2));
        let few = [(VerySatisfied, 18), (Dissatisfied, 1)];
        assert_eq!(statuses(&few).0[0], NotEnoughData);
        assert_eq!(statuses(&few).0[1], Missed);
    }
}
