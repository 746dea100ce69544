//! The end of a verification: what can only be compared when everything is there.

use super::{Check, Outcome, Report, Stage, Verifier, state::State};
use crate::{outcome::outcome, record::ElectionResult};

impl Verifier {
    /// Ends the verification: compares tally and result, and reports.
    #[must_use]
    pub fn finish(mut self) -> Report {
        if let Some(state) = self.state.take() {
            self.compare_tally(&state);
            self.compare_result(&state);
            self.state = Some(state);
        }
        if self.waiting > 0 {
            let fault = format!("{} ballots were not checked", self.waiting);
            self.failures[Check::Proofs.index()].get_or_insert(fault);
        }
        self.compare_head();
        let outcomes = Check::ALL.into_iter().map(|check| (check, self.outcome_of(check))).collect();
        let state = self.state;
        let counted = state.as_ref().map_or(0, |state| state.counted().len());
        let counted = u64::try_from(counted).unwrap_or(u64::MAX);
        let ballots = state.as_ref().map_or(0, |state| state.ballots);
        Report {
            outcomes,
            head: self.head,
            events: self.events,
            ballots,
            counted,
            replaced: ballots.saturating_sub(counted),
            roll: state.as_ref().map_or(0, |state| state.roll),
            stage: self.stage,
            terms: self.terms,
            tally: state.as_ref().and_then(|state| state.tally.clone()),
            result: state.and_then(|state| state.result),
        }
    }

    fn compare_tally(&mut self, state: &State) {
        if state.tally.as_ref().is_some_and(|tally| *tally != state.expected_tally()) {
            self.set(Check::Tally, "the published sums are not those of the counted ballots");
        }
    }

    fn compare_result(&mut self, state: &State) {
        let (Some((closing, hash)), Some(tally)) = (&state.closing, &state.tally) else { return };
        let Some(published) = &state.result else { return };
        let terms = state.booth.terms();
        if !enough(state) {
            self.set(Check::Decryptions, "there is a result, but too few trustees have decrypted");
            return;
        }
        match outcome(terms, state.roll, closing, hash, tally, &state.decryptions) {
            Err(fault) => self.set(Check::Result, &fault.to_string()),
            Ok(expected) => {
                if !same_votes(&expected, published) {
                    self.set(Check::Result, "the published votes are not what the tally decrypts to");
                }
                if !same_ranking(&expected, published) {
                    self.set(Check::TieRule, "draw, places or seats do not follow the declared rule");
                }
            }
        }
    }

    fn compare_head(&mut self) {
        if self.expected_head.is_some() && !self.has_expected_head {
            self.set(Check::Head, "no line of the record has the expected hash");
        }
    }

    fn set(&mut self, check: Check, fault: &str) {
        self.failures[check.index()].get_or_insert_with(|| fault.to_owned());
    }

    fn outcome_of(&self, check: Check) -> Outcome {
        match &self.failures[check.index()] {
            Some(fault) => Outcome::Failed(fault.clone()),
            None if self.is_done(check) => Outcome::Passed,
            None => Outcome::NotYet,
        }
    }

    /// Whether everything that a check needs was there.
    fn is_done(&self, check: Check) -> bool {
        if self.stopped {
            return false;
        }
        let Some(state) = &self.state else {
            return self.events > 0 && matches!(check, Check::Format | Check::Chain | Check::Sequence);
        };
        match check {
            Check::Format | Check::Chain | Check::Sequence | Check::Setup => true,
            Check::Roll => self.stage >= Stage::Open,
            Check::Signatures | Check::Proofs | Check::Duplicates => {
                state.ballots > 0 || self.stage >= Stage::Closed
            }
            Check::LastBallot => self.stage >= Stage::Closed,
            Check::Tally => self.stage >= Stage::Tallied,
            Check::Decryptions => enough(state),
            Check::Result | Check::TieRule => state.result.is_some() && enough(state),
            Check::Head => self.expected_head.is_some(),
        }
    }
}

fn enough(state: &State) -> bool {
    let threshold = usize::try_from(state.booth.terms().trustees.threshold).unwrap_or(usize::MAX);
    state.decryptions.len() >= threshold
}

fn same_votes(expected: &ElectionResult, published: &ElectionResult) -> bool {
    expected.categories.len() == published.categories.len()
        && expected.categories.iter().zip(&published.categories).all(|(expected, published)| {
            expected.id == published.id
                && expected.votes == published.votes
                && expected.blank == published.blank
        })
}

fn same_ranking(expected: &ElectionResult, published: &ElectionResult) -> bool {
    expected.seed == published.seed
        && expected.categories.len() == published.categories.len()
        && expected.categories.iter().zip(&published.categories).all(|(expected, published)| {
            expected.places == published.places && expected.elected == published.elected
        })
}
