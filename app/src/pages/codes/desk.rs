//! What the code keeper's page holds, and what it does.
//!
//! Codes are made here and exist here only; the server is given the public keys that follow from them.

use domain::{
    Code,
    election::{CodeLine, ElectionState, ReissueReason},
};
use leptos::{ev, prelude::*, task::spawn_local};
use voting::{CredentialKey, VotingCode};
use worker::codes::KeysOf;

use crate::{
    api::{
        AppError,
        codes::{KeeperPage, register_codes, reissue_code, write_keys},
    },
    components::use_viewer,
    platform::{secret, worker::ask},
};

/// Keys registered with one request; each request is all or nothing.
const AT_ONCE: usize = 500;
/// After so many codes the page shows how far it is.
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
    /// The server refused, or a part of the page could not be loaded; nothing of this request was issued.
    Refused(AppError),
}

/// A code of one officer and the public key that follows from it.
struct Fresh {
    officer_id: i64,
    code: VotingCode,
    key: CredentialKey,
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
    pub(super) fn reissue(self, officer_id: i64, reason: ReissueReason) {
        self.work(async move {
            let fresh = match self.draw(&[officer_id], 0, 1).await {
                Ok(fresh) => fresh,
                Err(news) => return news,
            };
            let key = fresh.first().map(|one| one.key.to_string()).unwrap_or_default();
            let election_id = self.facts.with_value(|facts| facts.election_id);
            match reissue_code(use_viewer().csrf, election_id, officer_id, key, reason).await {
                Ok(()) => {
                    self.issued(fresh, true);
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
            let fresh = match self.draw(part, done, all).await {
                Ok(fresh) => fresh,
                Err(news) => return news,
            };
            let keys: Vec<_> = fresh.iter().map(|one| (one.officer_id, one.key)).collect();
            let (election_id, keys) = (self.facts.with_value(|facts| facts.election_id), write_keys(&keys));
            if let Err(error) = register_codes(use_viewer().csrf, election_id, keys).await {
                return News::Refused(error);
            }
            done += fresh.len();
            self.issued(fresh, false);
        }
        News::Made(done)
    }

    /// Draws a code for each of these people. Errors: no safe randomness, or nothing to work out keys with.
    async fn draw(self, officers: &[i64], done: usize, all: usize) -> Result<Vec<Fresh>, News> {
        let election = self.facts.with_value(|facts| facts.election.clone());
        let mut fresh = Vec::with_capacity(officers.len());
        for part in officers.chunks(BREATH) {
            self.progress.try_set(Some((done + fresh.len(), all)));
            let codes =
                part.iter().map(|_| fresh_code()).collect::<Option<Vec<_>>>().ok_or(News::NoRandom)?;
            let printed = codes.iter().map(VotingCode::printed).collect();
            let keys = ask(&KeysOf { election: election.clone(), codes: printed }).await;
            let keys = keys.map_err(|code| News::Refused(AppError::from(code)))?.unwrap_or_default();
            let drawn = part.iter().zip(codes).zip(keys);
            fresh.extend(drawn.map(|((officer_id, code), key)| Fresh { officer_id: *officer_id, code, key }));
        }
        Ok(fresh)
    }

    /// The server has the keys: the letters may be shown.
    fn issued(self, fresh: Vec<Fresh>, again: bool) {
        let language = use_viewer().language;
        let mut letters = Vec::with_capacity(fresh.len());
        self.roll.try_update(|lines| {
            for Fresh { officer_id, code, .. } in &fresh {
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
