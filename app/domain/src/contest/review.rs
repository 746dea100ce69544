//! Two entries that may be one person's: two people decide, and only what both say is done.

use serde::{Deserialize, Serialize};

use crate::{
    code::{Code, Coded},
    named_enum,
};

named_enum! {
    /// What somebody who looked at two entries says.
    Verdict {
        /// They are one person's; the later one counts no more.
        Same = "same",
        /// They are two people's.
        Different = "different",
    }
}

/// Two entries to be judged, as organisers see them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuspicionView {
    /// Suspicion id.
    pub id: i64,
    /// Name of who entered later.
    pub later: String,
    /// Name of who entered earlier.
    pub earlier: String,
    /// Whether they share the telephone number; else name, birth date and commune.
    pub shares_phone: bool,
    /// What the first reviewer says.
    pub first: Option<Verdict>,
    /// What both say.
    pub decided: Option<Verdict>,
}

/// Where a review stands: who said what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Review {
    /// Account and verdict of the first reviewer.
    pub first: Option<(i64, Verdict)>,
    /// Account and verdict of the second reviewer, who agreed.
    pub second: Option<(i64, Verdict)>,
}

/// Why a verdict is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReviewRefused {
    /// It is decided, or the later entry's attempt still runs.
    #[error("the state does not allow a verdict")]
    WrongState,
    /// The first verdict is this reviewer's own.
    #[error("the second verdict must be somebody else's")]
    OwnVerdict,
}

impl Coded for ReviewRefused {
    fn code(&self) -> Code {
        match self {
            Self::WrongState => Code::WrongState,
            Self::OwnVerdict => Code::NotPermitted,
        }
    }
}

impl Review {
    /// The review after one more verdict; two that differ cancel each other, and it begins anew.
    pub fn judge(self, by: i64, verdict: Verdict) -> Result<Self, ReviewRefused> {
        match (self.first, self.second) {
            (_, Some(_)) => Err(ReviewRefused::WrongState),
            (None, None) => Ok(Self { first: Some((by, verdict)), second: None }),
            (Some((first_by, _)), None) if first_by == by => Err(ReviewRefused::OwnVerdict),
            (Some((_, first)), None) if first == verdict => Ok(Self { second: Some((by, verdict)), ..self }),
            (Some(_), None) => Ok(Self::default()),
        }
    }

    /// What both reviewers say.
    #[must_use]
    pub fn decided(self) -> Option<Verdict> {
        self.second.map(|(_, verdict)| verdict)
    }
}

#[cfg(test)]
mod tests {
    use super::{Review, ReviewRefused, Verdict};

    #[test]
    fn only_two_people_who_agree_decide() {
        let first = Review::default().judge(1, Verdict::Same).unwrap();
        assert_eq!(first.decided(), None);
        assert_eq!(first.judge(1, Verdict::Same), Err(ReviewRefused::OwnVerdict));
        assert_eq!(first.judge(1, Verdict::Different), Err(ReviewRefused::OwnVerdict));
        assert_eq!(first.judge(2, Verdict::Different), Ok(Review::default()));
        let agreed = first.judge(2, Verdict::Same).unwrap();
        assert_eq!(agreed.decided(), Some(Verdict::Same));
        assert_eq!(agreed.judge(3, Verdict::Different), Err(ReviewRefused::WrongState));
    }
}
