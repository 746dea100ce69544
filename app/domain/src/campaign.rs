//! The campaign: plan, strands, code of conduct, standards, rewards.

use serde::{Deserialize, Serialize};

use crate::{
    Bilingual,
    agency::OfficerGroup,
    named_enum,
    progress::{Direction, Indicator, IndicatorChange, Judgement, Totals, judge},
    time::Day,
};

named_enum! {
    /// Kinds of texts that belong to a campaign.
    TextKind {
        /// Strand of content.
        Strand = "strand",
        /// One of the five things to do (05 T).
        ConductDo = "conduct_do",
        /// One of the five things not to do (05 K).
        ConductDont = "conduct_dont",
        /// Form of reward.
        Reward = "reward",
    }
}

/// Plan, title and period of a campaign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CampaignHead {
    /// Title.
    pub title: Bilingual,
    /// Theme.
    pub theme: Bilingual,
    /// Number of the plan, for example `112/KH-TTPVHCC`.
    pub plan_number: String,
    /// Day of the plan.
    pub plan_day: Day,
    /// First day.
    pub starts: Day,
    /// Last day.
    pub ends: Day,
}

/// A strand, a point of conduct or a reward.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CampaignText {
    /// In a few words.
    pub title: Bilingual,
    /// In a sentence or two; empty where the title says all.
    pub detail: Bilingual,
}

/// What an individual of a group should reach.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standard {
    /// Short code, for example `CQ1`.
    pub code: String,
    /// What is expected.
    pub title: Bilingual,
    /// How it is measured; none where people assess it.
    pub rule: Option<StandardRule>,
}

/// A standard that counted facts can decide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandardRule {
    /// Code of the indicator.
    pub indicator: String,
    /// Which side of the bound is good.
    pub direction: Direction,
    /// In the indicator's unit.
    pub bound: i64,
}

impl Standard {
    /// Judges one person's counts by this standard; none where people assess it.
    #[must_use]
    pub fn check(&self, indicators: &[Indicator], totals: &Totals) -> Option<Judgement> {
        let rule = self.rule.as_ref()?;
        let indicator = indicators.iter().find(|indicator| indicator.code == rule.indicator)?;
        let measured = Indicator {
            direction: rule.direction,
            target: Some(rule.bound),
            // The baseline is the whole Centre's, not this person's.
            baseline: None,
            ..indicator.clone()
        };
        Some(judge(&measured, totals))
    }
}

/// The standards of one group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupStandards {
    /// The group.
    pub group: OfficerGroup,
    /// Its standards in declared order.
    pub standards: Vec<Standard>,
}

/// All that `/campaign` shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CampaignPage {
    /// Plan, title and period.
    pub head: CampaignHead,
    /// Strands of content.
    pub strands: Vec<CampaignText>,
    /// 05 T.
    pub conduct_do: Vec<CampaignText>,
    /// 05 K.
    pub conduct_dont: Vec<CampaignText>,
    /// Forms of reward.
    pub rewards: Vec<CampaignText>,
    /// Standards by group.
    pub standards: Vec<GroupStandards>,
    /// Indicators with targets, baselines and sources.
    pub indicators: Vec<Indicator>,
    /// What was changed of them since the plan, newest first.
    pub changes: Vec<IndicatorChange>,
}

#[cfg(test)]
mod tests {
    use super::{Standard, StandardRule};
    use crate::{
        Bilingual,
        progress::{Direction, Indicator, Measure, Status, Totals, Unit},
    };

    fn very_satisfied() -> Indicator {
        let all = [Measure::VerySatisfied, Measure::Satisfied, Measure::Dissatisfied];
        Indicator {
            code: "very_satisfied".to_owned(),
            name: Bilingual::default(),
            unit: Unit::Share,
            numerator: vec![Measure::VerySatisfied],
            denominator: all.to_vec(),
            direction: Direction::AtLeast,
            target: Some(9_000),
            min_sample: 20,
            baseline: None,
            source: Bilingual::default(),
        }
    }

    fn standard(rule: Option<StandardRule>) -> Standard {
        Standard { code: "CQ1".to_owned(), title: Bilingual::default(), rule }
    }

    #[test]
    fn a_standard_has_a_bound_of_its_own() {
        let rule = StandardRule {
            indicator: "very_satisfied".to_owned(),
            direction: Direction::AtLeast,
            bound: 9_800,
        };
        let counts = |very, satisfied| {
            Totals::from_iter([(Measure::VerySatisfied, very), (Measure::Satisfied, satisfied)])
        };
        let check = |totals| standard(Some(rule.clone())).check(&[very_satisfied()], &totals).unwrap().status;
        // 97.5 % meets the campaign's 90 % here, not the standard's 98 %.
        assert_eq!(check(counts(39, 1)), Status::Missed);
        assert_eq!(check(counts(98, 2)), Status::Met);
        assert_eq!(check(counts(19, 0)), Status::NotEnoughData);
    }

    #[test]
    fn what_people_assess_is_not_judged() {
        assert_eq!(standard(None).check(&[very_satisfied()], &Totals::default()), None);
    }
}
