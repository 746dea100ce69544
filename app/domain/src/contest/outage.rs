//! Outages: time during which the server or the network took the contestants' time away.

use serde::{Deserialize, Serialize};

use crate::{
    code::{Code, Coded},
    time::Day,
};

/// A span in which nobody could answer; UTC milliseconds, the end exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outage {
    /// When it began.
    pub began_at_ms: i64,
    /// When it was over.
    pub ended_at_ms: i64,
}

/// A declared outage as everybody may see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeclaredOutage {
    /// When it was.
    pub span: Outage,
    /// Why, in the organisers' words.
    pub reason: String,
    /// When it was declared, UTC milliseconds.
    pub declared_at_ms: i64,
    /// How many attempts got their lost time back.
    pub extended: u32,
}

/// Why an outage is not declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OutageRefused {
    /// The round is not open.
    #[error("the round is not open")]
    RoundNotOpen,
    /// It ends before it begins, or is not over yet.
    #[error("an outage must begin before it ends, and be over")]
    BadSpan,
    /// It shares time with one declared before, which would be given back twice.
    #[error("an outage at that time was declared before")]
    Overlaps,
    /// Nothing says why.
    #[error("the reason is missing")]
    ReasonMissing,
}

impl Coded for OutageRefused {
    fn code(&self) -> Code {
        match self {
            Self::RoundNotOpen => Code::RoundNotOpen,
            Self::BadSpan => Code::Malformed,
            Self::Overlaps => Code::WrongState,
            Self::ReasonMissing => Code::Required,
        }
    }
}

impl Outage {
    /// Reads a span from two local times in Vietnam as a form sends them: `2026-11-21T09:00` or with seconds.
    #[must_use]
    pub fn parse(began: &str, ended: &str) -> Option<Self> {
        Some(Self { began_at_ms: local_ms(began)?, ended_at_ms: local_ms(ended)? })
    }

    /// Whether two outages share time.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.began_at_ms < other.ended_at_ms && other.began_at_ms < self.ended_at_ms
    }

    /// Whether it may be declared at `now_ms` beside those declared before. Errors: the first rule it breaks.
    pub fn check(self, now_ms: i64, declared: &[Self]) -> Result<(), OutageRefused> {
        if self.began_at_ms >= self.ended_at_ms || self.ended_at_ms > now_ms {
            Err(OutageRefused::BadSpan)
        } else if declared.iter().any(|other| self.overlaps(*other)) {
            Err(OutageRefused::Overlaps)
        } else {
            Ok(())
        }
    }
}

/// Reads a local time in Vietnam as a form sends it, `2026-11-21T09:00` or with seconds; UTC milliseconds.
#[must_use]
pub fn local_ms(typed: &str) -> Option<i64> {
    let (day, time) = typed.trim().split_once(['T', ' '])?;
    let mut parts = time.split(':');
    let mut below = |most: i64| parts.next()?.parse().ok().filter(|number| (0..most).contains(number));
    let (hour, minute) = (below(24)?, below(60)?);
    let second = if time.matches(':').count() > 1 { below(60)? } else { 0 };
    if parts.next().is_some() {
        return None;
    }
    Some(Day::parse(day)?.starts_at_ms() + ((hour * 60 + minute) * 60 + second) * 1000)
}

/// How much time outages took from an attempt, milliseconds; `deadline_at_ms` is the one without them.
///
/// Time given back for an earlier outage can be lost to a later one, so they count in order of time; in
/// which order they were declared makes no difference. They must not overlap.
#[must_use]
pub fn lost_ms(started_at_ms: i64, deadline_at_ms: i64, outages: &[Outage]) -> i64 {
    let mut in_order = outages.to_vec();
    in_order.sort_by_key(|outage| outage.began_at_ms);
    in_order.iter().fold(0, |lost_ms, outage| {
        let is_running = outage.began_at_ms < deadline_at_ms + lost_ms && started_at_ms < outage.ended_at_ms;
        let from_ms = outage.began_at_ms.max(started_at_ms);
        if is_running { lost_ms + (outage.ended_at_ms - from_ms) } else { lost_ms }
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Outage, OutageRefused, lost_ms};

    const fn outage(began_at_ms: i64, ended_at_ms: i64) -> Outage {
        Outage { began_at_ms, ended_at_ms }
    }

    #[test]
    fn exactly_the_lost_time_is_given_back() {
        // An attempt from 100 to 200.
        for (outages, lost) in [
            (vec![], 0),
            (vec![outage(120, 150)], 30),
            (vec![outage(50, 130)], 30),
            (vec![outage(50, 100)], 0),
            (vec![outage(200, 250)], 0),
            // The last ten before the deadline are still to come when it is over.
            (vec![outage(190, 250)], 60),
            // The second one falls into the time that the first one gave back.
            (vec![outage(120, 150), outage(220, 225)], 35),
            (vec![outage(220, 225)], 0),
        ] {
            assert_eq!(lost_ms(100, 200, &outages), lost, "{outages:?}");
        }
    }

    /// Outages one after the other.
    fn outages() -> impl Strategy<Value = Vec<Outage>> {
        prop::collection::vec((0_i64..40, 1_i64..40), 0..8).prop_map(|gaps| {
            let mut now = 0;
            let spans = gaps.into_iter().map(|(gap, length)| {
                now += gap + length;
                outage(now - length, now)
            });
            spans.collect()
        })
    }

    proptest! {
        #[test]
        fn whoever_is_extended_has_the_whole_time_limit_outside_of_outages(
            outages in outages(), started in 0_i64..200, limit in 1_i64..200,
        ) {
            let deadline = started + limit + lost_ms(started, started + limit, &outages);
            let is_out = |now: i64| outages.iter().any(|o| (o.began_at_ms..o.ended_at_ms).contains(&now));
            let usable = (started..deadline).filter(|now| !is_out(*now)).count();
            prop_assert_eq!(i64::try_from(usable).unwrap(), limit);
        }

        #[test]
        fn the_order_of_declaring_makes_no_difference(outages in outages(), turn in 0_usize..8) {
            let mut turned = outages.clone();
            turned.rotate_left(if outages.is_empty() { 0 } else { turn % outages.len() });
            prop_assert_eq!(lost_ms(30, 120, &outages), lost_ms(30, 120, &turned));
        }
    }

    #[test]
    fn local_times_are_read() {
        // 09:00 in Vietnam on 21 November 2026.
        let nine_ms = 1_795_226_400_000;
        let read = Outage::parse("2026-11-21T09:00", "2026-11-21T09:01:30");
        assert_eq!(read, Some(outage(nine_ms, nine_ms + 90_000)));
        for wrong in [
            "",
            "2026-11-21",
            "2026-11-21T",
            "2026-11-21T9",
            "2026-11-21T24:00",
            "2026-11-21T09:60",
            "2026-11-21T09:00:60",
            "2026-11-21T09:00:00:00",
            "2026-02-30T09:00",
            "2026-11-21T-1:00",
        ] {
            assert_eq!(Outage::parse(wrong, "2026-11-21T09:00"), None, "{wrong}");
        }
    }

    #[test]
    fn what_cannot_be_an_outage_is_refused() {
        let declared = [outage(10, 20)];
        assert_eq!(outage(20, 30).check(30, &declared), Ok(()));
        assert_eq!(outage(20, 30).check(29, &declared), Err(OutageRefused::BadSpan));
        assert_eq!(outage(30, 30).check(40, &declared), Err(OutageRefused::BadSpan));
        for (began, ended) in [(5, 11), (19, 21), (12, 13), (0, 40)] {
            assert_eq!(outage(began, ended).check(40, &declared), Err(OutageRefused::Overlaps));
        }
    }
}
