//! What the code keeper's page holds, and what it does.
//!
//! Codes are made here and exist here only; the server is given the public keys that follow from them.

use domain::{
    Code,
    election::{CodeLine, ElectionState},
};
use leptos::{ev, prelude::*, task::spawn_local};
use voting::VotingCode;

use crate::{
    api::{
        AppError,
        codes::{KeeperPage, register_codes, reissue_code, write_keys},
    },
    components::use_viewer,
    platform::{device, secret},
};

/// Keys registered with one request; each request is all or nothing.
const AT_ONCE: usize = 500;
/// After so many codes the page is given time to show how far it is.
const BREATH: usize = 25;

/// A letter to be printed; its code is stored nowhere else.
#[derive(Clone)]
pub(super) struct Letter {
    /// The officer.
    pub(super) officer_id: i64,
    /// Full name.
    pub(super) name: String,
    /// Agency in the reader's language.
    pub(super) agency: String,
    /// The code as printed, in groups.
    pub(super) code: String,
}

/// What the page asks before it does it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Question {
    /// New codes for everybody, before opening.
    RemakeAll,
    /// A new code for one person, before opening.
    Remake(i64),
    /// A new code for one person, while open.
    Reissue(i64),
    /// Forgetting the printed codes.
    Clear,
}

/// What went well or wrong last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum News {
    /// So many codes were made and registered.
    Made(usize),
    /// The codes were cleared.
    Cleared,
    /// The browser gives no safe randomness.
    NoRandom,
    /// The server refused; nothing of this request was issued.
    Refused(AppError),
}

/// What stays the same while the page is open.
#[derive(Clone)]
pub(super) struct Facts {
    pub(super) election_id: i64,
    /// Name of the election in the terms: codes give other keys in other elections.
    pub(super) election: String,
    pub(super) title: String,
    pub(super) state: ElectionState,
    /// Address of the site, without a slash at its end.
    pub(super) site: String,
    /// Whom voters may ask.
    pub(super) keeper: String,
}

/// The state of the page; cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    pub(super) facts: StoredValue<Facts>,
    pub(super) roll: RwSignal<Vec<CodeLine>>,
    pub(super) letters: RwSignal<Vec<Letter>>,
    pub(super) question: RwSignal<Option<Question>>,
    /// Codes made and to be made, while they are.
    pub(super) progress: RwSignal<Option<(usize, usize)>>,
    pub(super) news: RwSignal<Option<News>>,
}

impl Desk {
    /// A desk for this election.
    pub(super) fn new(page: KeeperPage) -> Self {
        let facts = Facts {
            election_id: page.election_id,
            election: page.election,
            title: page.title.in_language(use_viewer().language).to_owned(),
            state: page.state,
            site: page.site,
            keeper: page.keeper,
        };
        let desk = Self {
            facts: StoredValue::new(facts),
            roll: RwSignal::new(page.roll),
            letters: RwSignal::new(Vec::new()),
            question: RwSignal::new(None),
            progress: RwSignal::new(None),
            news: RwSignal::new(None),
        };
        Effect::new(move |_| desk.guard());
        desk
    }

    /// The state of the election.
    pub(super) fn state(self) -> ElectionState {
        self.facts.with_value(|facts| facts.state)
    }

    /// Who has no code yet.
    pub(super) fn without_code(self) -> Vec<i64> {
        let lines = self.roll.read();
        lines.iter().filter(|line| !line.has_code).map(|line| line.officer_id).collect()
    }

    /// Everybody on the roll.
    pub(super) fn everybody(self) -> Vec<i64> {
        self.roll.read_untracked().iter().map(|line| line.officer_id).collect()
    }

    /// Makes codes for these people, registers their keys, and only then shows the letters.
    pub(super) fn make(self, officers: Vec<i64>) {
        self.work(async move { self.make_all(officers).await });
    }

    /// Gives one person a new code while the election is open.
    pub(super) fn reissue(self, officer_id: i64) {
        self.work(async move {
            let Some(code) = fresh_code() else { return News::NoRandom };
            let (election_id, key) = self
                .facts
                .with_value(|facts| (facts.election_id, code.credential(&facts.election).key().to_string()));
            match reissue_code(use_viewer().csrf, election_id, officer_id, key).await {
                Ok(()) => {
                    self.issued(vec![(officer_id, code)], true);
                    News::Made(1)
                }
                Err(error) => News::Refused(error),
            }
        });
    }

    /// Forgets the codes that this page holds.
    pub(super) fn clear(self) {
        self.letters.set(Vec::new());
        self.question.set(None);
        self.news.set(Some(News::Cleared));
    }

    /// One thing at a time.
    fn work(self, task: impl Future<Output = News> + 'static) {
        if self.progress.get_untracked().is_some() {
            return;
        }
        self.question.set(None);
        self.news.set(None);
        self.progress.set(Some((0, 1)));
        spawn_local(async move {
            let news = task.await;
            self.progress.try_set(None);
            self.news.try_set(Some(news));
        });
    }

    async fn make_all(self, officers: Vec<i64>) -> News {
        let all = officers.len();
        let mut done = 0;
        for part in officers.chunks(AT_ONCE) {
            let Some(fresh) = self.draw(part, done, all).await else { return News::NoRandom };
            let (election_id, keys) = self.facts.with_value(|facts| {
                let key = |(officer_id, code): &(i64, VotingCode)| {
                    (*officer_id, code.credential(&facts.election).key())
                };
                (facts.election_id, write_keys(&fresh.iter().map(key).collect::<Vec<_>>()))
            });
            if let Err(error) = register_codes(use_viewer().csrf, election_id, keys).await {
                return News::Refused(error);
            }
            done += fresh.len();
            self.issued(fresh, false);
        }
        News::Made(done)
    }

    /// Draws a code for each of these people. None: no safe randomness.
    async fn draw(self, officers: &[i64], done: usize, all: usize) -> Option<Vec<(i64, VotingCode)>> {
        let mut fresh = Vec::with_capacity(officers.len());
        for (place, officer_id) in officers.iter().enumerate() {
            if place % BREATH == 0 {
                self.progress.try_set(Some((done + place, all)));
                device::pause(0).await;
            }
            fresh.push((*officer_id, fresh_code()?));
        }
        Some(fresh)
    }

    /// The server has the keys: the letters may be shown.
    fn issued(self, fresh: Vec<(i64, VotingCode)>, again: bool) {
        let language = use_viewer().language;
        let mut letters = Vec::with_capacity(fresh.len());
        self.roll.try_update(|lines| {
            for (officer_id, code) in &fresh {
                let Some(line) = lines.iter_mut().find(|line| line.officer_id == *officer_id) else {
                    continue;
                };
                line.has_code = true;
                line.reissues += u32::from(again);
                letters.push(Letter {
                    officer_id: *officer_id,
                    name: line.name.clone(),
                    agency: line.agency.in_language(language).to_owned(),
                    code: code.printed(),
                });
            }
        });
        self.letters.try_update(|shown| {
            // A letter with the void code must not be printed by mistake.
            shown.retain(|old| letters.iter().all(|new| new.officer_id != old.officer_id));
            shown.append(&mut letters);
        });
    }

    /// Leaving with unprinted codes asks first.
    fn guard(self) {
        let leaving = window_event_listener(ev::beforeunload, move |event| {
            let is_busy = self.progress.try_get_untracked().flatten().is_some();
            if is_busy || self.letters.try_with_untracked(|letters| !letters.is_empty()) == Some(true) {
                event.prevent_default();
                // Browsers of some years ago ask only when this is set; none shows the text.
                event.set_return_value("-");
            }
        });
        on_cleanup(move || leaving.remove());
    }
}

impl News {
    /// Whether the person has to sign in again.
    pub(super) fn needs_sign_in(&self) -> bool {
        matches!(self, Self::Refused(error) if error.code == Code::NotSignedIn)
    }
}

fn fresh_code() -> Option<VotingCode> {
    secret::random().map(VotingCode::from_random)
}
