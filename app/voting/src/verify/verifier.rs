//! Reading a record line by line.

use super::{
    BallotJob, BallotVerdict, Check, Stage,
    state::{Refused, State},
};
use crate::{
    booth::Booth,
    proofs::BallotFault,
    record::{Closing, Decryption, Event, Head, ReadLine},
    tally::Sums,
    terms::Terms,
    trustee::{DecryptionFault, checked_shares},
};

/// The verification of one record in progress.
pub struct Verifier {
    pub(super) expected_head: Option<[u8; 32]>,
    /// Whether a line has the expected hash.
    pub(super) has_expected_head: bool,
    pub(super) failures: [Option<String>; Check::ALL.len()],
    pub(super) head: Option<Head>,
    pub(super) events: u64,
    pub(super) stage: Stage,
    /// `None` until there are sound terms.
    pub(super) state: Option<State>,
    pub(super) terms: Option<Terms>,
    /// A line could not be read: what follows says nothing.
    pub(super) stopped: bool,
    /// Jobs whose verdict has not come back.
    pub(super) waiting: u64,
}

impl Verifier {
    /// Starts; `expected_head` is the hash that a receipt or the minutes gave for the last event of their time.
    ///
    /// The record may have grown since: some line must have that hash, and by the chain all before it is
    /// as it was then.
    #[must_use]
    pub fn new(expected_head: Option<[u8; 32]>) -> Self {
        Self {
            expected_head,
            has_expected_head: false,
            failures: [const { None }; Check::ALL.len()],
            head: None,
            events: 0,
            stage: Stage::Empty,
            state: None,
            terms: None,
            stopped: false,
            waiting: 0,
        }
    }

    /// Takes the next line, without line feed.
    ///
    /// A ballot comes back as a job: run it, on any thread, and give the verdict to [`Verifier::settle`].
    pub fn feed(&mut self, line: &str) -> Option<BallotJob> {
        if self.stopped {
            return None;
        }
        let position = self.events;
        self.events += 1;
        let read = match ReadLine::new(line) {
            Ok(read) => read,
            Err(fault) => {
                self.fail(Check::Format, position, &fault);
                self.stopped = true;
                return None;
            }
        };
        if !read.follows(self.head.as_ref()) {
            self.fail(Check::Chain, position, &crate::record::LineFault::Chain);
        }
        // The rest of the chain is compared with what the line says, so that one change is one failure.
        let head = Head { position, hash: read.hash };
        self.head = Some(head);
        self.has_expected_head |= self.expected_head == Some(head.hash);
        let job = self.take(head, read.event);
        self.waiting += u64::from(job.is_some());
        job
    }

    /// Takes what came of checking a ballot, in any order.
    pub fn settle(&mut self, verdict: BallotVerdict) {
        self.waiting = self.waiting.saturating_sub(1);
        match &verdict.slots {
            Ok(_) => {}
            Err(fault @ BallotFault::Signature) => self.fail(Check::Signatures, verdict.position, fault),
            Err(fault) => self.fail(Check::Proofs, verdict.position, fault),
        }
        if let Some(state) = &mut self.state {
            state.settle(&verdict);
        }
    }

    fn take(&mut self, head: Head, event: Event) -> Option<BallotJob> {
        let position = head.position;
        let Some(stage) = next_stage(self.stage, &event) else {
            self.fail(Check::Sequence, position, &"this event has no place here");
            return None;
        };
        self.stage = stage;
        match event {
            Event::Setup(terms) => self.take_terms(head, terms),
            Event::Roll(roll) => {
                let taken = self.state.as_mut().map_or(Ok(()), |state| state.take_roll(roll));
                self.note(Check::Roll, position, taken);
            }
            Event::Reissue(reissue) => {
                let taken = self.state.as_mut().map_or(Ok(()), |state| state.reissue(&reissue));
                self.note(Check::Roll, position, taken);
            }
            Event::Ballot(ballot) => match self.state.as_mut()?.take_ballot(position, ballot) {
                Ok(job) => return Some(job),
                Err(Refused::Credential(fault)) => self.fail(Check::Roll, position, &fault),
                Err(Refused::Duplicate) => {
                    self.fail(Check::Duplicates, position, &"the same ballot stands at an earlier place");
                }
            },
            Event::Closing(closing) => self.take_closing(head, closing),
            Event::Tally(tally) => {
                if let Some(state) = &mut self.state {
                    state.tally = Some(tally);
                }
            }
            Event::Decryption(decryption) => self.take_decryption(position, decryption),
            Event::Result(result) => {
                if let Some(state) = &mut self.state {
                    state.result = Some(result);
                }
            }
            Event::Correction(_) => {}
        }
        None
    }

    fn take_terms(&mut self, head: Head, terms: Terms) {
        match Booth::new(&terms, head.hash) {
            Ok(booth) => self.state = Some(State::new(booth)),
            Err(fault) => self.fail(Check::Setup, head.position, &fault),
        }
        self.terms = Some(terms);
    }

    fn take_closing(&mut self, head: Head, closing: Closing) {
        let Some(state) = &mut self.state else { return };
        let counted = state.counted() == closing.counted;
        let nominees = || state.booth.terms().categories.iter().flat_map(|category| &category.nominees);
        let standards = closing.standards.is_sorted_by(|before, after| before.nominee_id < after.nominee_id)
            && closing.standards.iter().all(|row| nominees().any(|nominee| nominee.id == row.nominee_id));
        state.closing = Some((closing, head.hash));
        if !counted {
            let fault = "the counted ballots are not the last ones of all credentials";
            self.fail(Check::LastBallot, head.position, &fault);
        }
        if !standards {
            let fault = "the list of standards is out of order or names somebody who is no nominee";
            self.fail(Check::TieRule, head.position, &fault);
        }
    }

    fn take_decryption(&mut self, position: u64, decryption: Decryption) {
        let Some(state) = &mut self.state else { return };
        let terms = state.booth.terms();
        let sums = state.tally.as_ref().and_then(|tally| Sums::read(terms, tally).ok());
        let checked = match sums {
            Some(sums) => checked_shares(terms, &state.booth.keys, &sums, &decryption).map(|_| ()),
            None => Err(DecryptionFault::Tally),
        };
        let twice = state.decryptions.iter().any(|other| other.trustee == decryption.trustee);
        match checked {
            Err(fault) => self.fail(Check::Decryptions, position, &fault),
            Ok(()) if twice => self.fail(Check::Decryptions, position, &"the trustee has decrypted before"),
            Ok(()) => state.decryptions.push(decryption),
        }
    }

    fn note(&mut self, check: Check, position: u64, taken: Result<(), &'static str>) {
        if let Err(fault) = taken {
            self.fail(check, position, &fault);
        }
    }

    /// Keeps the first failure of a check.
    fn fail(&mut self, check: Check, position: u64, fault: &dyn std::fmt::Display) {
        self.failures[check.index()].get_or_insert_with(|| format!("event {position}: {fault}"));
    }
}

/// The stage after an event; `None` if it may not stand here.
fn next_stage(stage: Stage, event: &Event) -> Option<Stage> {
    match (stage, event) {
        (Stage::Empty, Event::Setup(_)) => Some(Stage::Setup),
        (Stage::Setup, Event::Roll(_)) => Some(Stage::Open),
        (Stage::Open, Event::Ballot(_) | Event::Reissue(_)) => Some(Stage::Open),
        (Stage::Open, Event::Closing(_)) => Some(Stage::Closed),
        (Stage::Closed, Event::Tally(_)) => Some(Stage::Tallied),
        (Stage::Tallied, Event::Decryption(_)) => Some(Stage::Tallied),
        (Stage::Tallied, Event::Result(_)) => Some(Stage::Finished),
        (Stage::Empty | Stage::Setup, Event::Correction(_)) => None,
        (stage, Event::Correction(_)) => Some(stage),
        _ => None,
    }
}
