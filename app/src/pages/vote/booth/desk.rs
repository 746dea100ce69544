//! What the booth holds while a voter is in it, and how it goes from step to step.
//!
//! Everything is kept in memory only: neither the code nor a choice is ever stored, logged or sent in the clear.

use std::{collections::BTreeMap, sync::Arc};

use ::worker::{Program, codes::KeysOf};
use domain::{Code, election::CastReceipt};
use leptos::{ev, prelude::*, task::spawn_local};
use voting::{Choice, VotingCode};

use super::{cast::Casting, sealed::Sealed, voter::Voter};
use crate::{
    api::election::read_booth,
    platform::{
        device, secret, steps,
        worker::{self, ask},
    },
    text::{Text, booth, errors},
};

/// What the page shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Step {
    /// The program does not run yet; for ever so without WebAssembly.
    Waking,
    /// Asks for the code.
    Code,
    /// The ballot paper.
    Paper,
    /// All choices at a glance.
    Review,
    /// The ballot is sealed and sent.
    Casting,
    /// The ballot is stored.
    Receipt,
}

impl Step {
    /// How many times "back" leads from here to the code.
    const fn depth(self) -> u32 {
        match self {
            Self::Waking | Self::Code => 0,
            Self::Paper => 1,
            Self::Review | Self::Casting | Self::Receipt => 2,
        }
    }
}

/// The state of the booth; cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    /// The election.
    pub(super) election_id: i64,
    /// What is shown.
    pub(super) step: RwSignal<Step>,
    /// The code as typed; emptied as soon as the paper is open.
    pub(super) typed: RwSignal<String>,
    /// Whether the paper is being fetched.
    pub(super) is_opening: RwSignal<bool>,
    /// Why the paper did not open.
    pub(super) problem: RwSignal<Option<Text>>,
    /// Who is in the booth.
    pub(super) voter: StoredValue<Option<Arc<Voter>>>,
    /// One choice for each category.
    pub(super) choices: RwSignal<Vec<Choice>>,
    /// Categories against the rules when the voter last tried to go on.
    pub(super) faults: RwSignal<BTreeMap<i64, Code>>,
    /// Whether the voter went back and is asked what to do with the choices.
    pub(super) asks_to_leave: RwSignal<bool>,
    /// A ballot that was sealed ahead, to see whether the machine is honest.
    pub(super) sealed: RwSignal<Option<Arc<Sealed>>>,
    /// How far casting is.
    pub(super) casting: RwSignal<Casting>,
    /// Set when waiting for the network should end.
    pub(super) is_hurried: StoredValue<bool>,
    /// What the server answered.
    pub(super) receipt: RwSignal<Option<CastReceipt>>,
    /// Whether the code has not been asked for yet.
    pub(super) is_fresh: StoredValue<bool>,
    election: StoredValue<String>,
}

impl Desk {
    /// A booth of the election with this name; begins to work in the browser.
    pub(super) fn new(election_id: i64, election: String) -> Self {
        let desk = Self {
            election_id,
            step: RwSignal::new(Step::Waking),
            typed: RwSignal::new(String::new()),
            is_opening: RwSignal::new(false),
            problem: RwSignal::new(None),
            voter: StoredValue::new(None),
            choices: RwSignal::new(Vec::new()),
            faults: RwSignal::new(BTreeMap::new()),
            asks_to_leave: RwSignal::new(false),
            sealed: RwSignal::new(None),
            casting: RwSignal::new(Casting::Sealing),
            is_hurried: StoredValue::new(false),
            receipt: RwSignal::new(None),
            is_fresh: StoredValue::new(true),
            election: StoredValue::new(election),
        };
        Effect::new(move |_| desk.wake());
        desk
    }

    fn wake(self) {
        let listeners = [
            window_event_listener(ev::hashchange, move |_| self.take_scanned()),
            window_event_listener(ev::popstate, move |_| self.went_back()),
            window_event_listener(ev::online, move |_| self.hurry()),
            window_event_listener(ev::beforeunload, move |event| {
                if self.is_unfinished() {
                    event.prevent_default();
                    // Browsers of before 2023 ask only with a text here; none of them shows it.
                    event.set_return_value("?");
                }
            }),
        ];
        on_cleanup(move || {
            listeners.into_iter().for_each(leptos::leptos_dom::helpers::WindowListenerHandle::remove)
        });
        // Loads while the voter types.
        worker::wake(Program::Booth);
        steps::mark(0);
        self.step.set(Step::Code);
        self.take_scanned();
    }

    /// Takes a code out of the address, where scanning the letter put it.
    fn take_scanned(self) {
        let Ok(code) = VotingCode::parse(&secret::fragment()) else { return };
        secret::clear_fragment();
        let same = self.voter.with_value(|voter| voter.as_ref().is_some_and(|voter| voter.code == code));
        // Another letter is another voter, who must not find the choices of the one before.
        if self.step.get_untracked() != Step::Casting && !same {
            self.leave();
            self.receipt.set(None);
            self.typed.set(code.printed());
            self.open();
        }
    }

    /// Opens the paper for the typed code.
    pub(super) fn open(self) {
        if self.is_opening.get_untracked() {
            return;
        }
        let code = match self.typed.with_untracked(|typed| VotingCode::parse(typed)) {
            Ok(code) => code,
            Err(fault) => return self.problem.set(Some(booth::bad_code(fault))),
        };
        self.problem.set(None);
        self.is_opening.set(true);
        spawn_local(async move {
            let voter = self.voter_of(code).await;
            self.is_opening.set(false);
            match voter {
                Ok(voter) => self.enter(voter),
                Err(problem) => self.problem.set(Some(problem)),
            }
        });
    }

    /// Fetches the paper of this code and looks it over. Errors: what to tell the voter.
    async fn voter_of(self, code: VotingCode) -> Result<Voter, Text> {
        let election = self.election.get_value();
        let question = KeysOf { election: election.clone(), codes: vec![code.printed()] };
        let keys = ask(&question).await.map_err(errors::of)?.unwrap_or_default();
        let key = keys.first().ok_or(booth::CODE_UNKNOWN)?.to_string();
        let paper = read_booth(self.election_id, key).await.map_err(|error| match error.code {
            Code::NotOnRoll | Code::NotFound => booth::CODE_UNKNOWN,
            code => errors::of(code),
        })?;
        if !paper.state.takes_ballots() {
            return Err(booth::NOT_OPEN);
        }
        Voter::new(code, paper, election).await.map_err(errors::of)?.ok_or(booth::PAPER_BROKEN)
    }

    fn enter(self, voter: Voter) {
        self.choices.set(voter.no_choices());
        self.voter.set_value(Some(Arc::new(voter)));
        self.typed.set(String::new());
        steps::push(Step::Paper.depth());
        self.step.set(Step::Paper);
    }

    /// Changes the choice in one category; a ballot that was sealed ahead does not fit any more.
    pub(super) fn choose(self, category_id: i64, change: impl FnOnce(&mut Choice)) {
        self.sealed.set(None);
        self.choices.update(|choices| {
            if let Some(choice) = choices.iter_mut().find(|choice| choice.category_id == category_id) {
                change(choice);
            }
        });
        // What is put right is no longer pointed at.
        if self.faults.with_untracked(|faults| faults.contains_key(&category_id)) {
            let left = self.present_faults();
            self.faults.update(|faults| faults.retain(|id, _| left.contains_key(id)));
        }
    }

    /// Goes on to the review if all choices are as the rules ask for; answers whether they are.
    pub(super) fn review(self) -> bool {
        let faults = self.present_faults();
        let is_ready = faults.is_empty();
        self.faults.set(faults);
        if is_ready {
            if steps::depth() != Some(Step::Review.depth()) {
                steps::push(Step::Review.depth());
            }
            self.step.set(Step::Review);
        }
        is_ready
    }

    fn present_faults(self) -> BTreeMap<i64, Code> {
        let choices = self.choices.get_untracked();
        self.voter.with_value(|voter| voter.as_ref().map(|voter| voter.faults(&choices)).unwrap_or_default())
    }

    /// Whether there is a choice that leaving would lose.
    fn has_choices(self) -> bool {
        let is_made = |choice: &Choice| choice.blank || !choice.nominee_ids.is_empty();
        self.choices.with_untracked(|choices| choices.iter().any(is_made))
    }

    fn is_unfinished(self) -> bool {
        match self.step.get_untracked() {
            Step::Waking | Step::Code | Step::Receipt => false,
            Step::Paper | Step::Review => self.has_choices(),
            Step::Casting => !matches!(self.casting.get_untracked(), Casting::Refused(_)),
        }
    }

    /// "Back" goes through the steps; what cannot be had again is asked for before it is lost.
    fn went_back(self) {
        let step = self.step.get_untracked();
        let Some(depth) = steps::depth() else {
            // A jump inside the page, for example by the link that skips the header.
            return steps::mark(step.depth());
        };
        match (step, depth) {
            (Step::Paper, 0) if self.has_choices() => {
                steps::push(1);
                self.asks_to_leave.set(true);
            }
            (Step::Paper, 0) => self.leave(),
            (Step::Paper, 2..) => drop(self.review()),
            (Step::Review, depth @ (0 | 1)) => {
                if depth == 0 {
                    steps::push(1);
                }
                self.step.set(Step::Paper);
            }
            _ => {}
        }
    }

    /// Forgets the voter and begins with the code again.
    pub(super) fn leave(self) {
        self.clear();
        steps::mark(Step::Code.depth());
        self.step.set(Step::Code);
    }

    /// Goes from the review back to the paper, the way the browser's "back" does.
    pub(super) fn change(self) {
        if steps::depth() == Some(Step::Review.depth()) {
            steps::back();
        } else {
            self.step.set(Step::Paper);
        }
    }

    /// Forgets voter, choices and whatever was sealed.
    pub(super) fn clear(self) {
        self.voter.set_value(None);
        worker::forget(Program::Booth);
        self.sealed.set(None);
        self.choices.set(Vec::new());
        self.faults.set(BTreeMap::new());
        self.typed.set(String::new());
        self.problem.set(None);
        self.asks_to_leave.set(false);
    }

    /// Ends waiting for the network.
    pub(super) fn hurry(self) {
        self.is_hurried.set_value(true);
    }

    /// Waits `ms` milliseconds, but not longer than until somebody hurries.
    pub(super) async fn wait(self, ms: u32) {
        const STEP_MS: u32 = 250;
        let mut waited_ms = 0;
        while waited_ms < ms && !self.is_hurried.get_value() {
            device::pause(STEP_MS).await;
            waited_ms += STEP_MS;
        }
        self.is_hurried.set_value(false);
    }
}
