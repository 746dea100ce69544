//! What comes next in the key ceremony, from what this browser keeps and what the server shows.
//!
//! Pure: no network and no storage, so that the tests can play all trustees.

use domain::election::{CeremonyStep, CeremonyView};
use serde::{Deserialize, Serialize};
use voting::{
    Commit, KeyShare, Reveal, Seed32,
    ceremony::{Ceremony, CeremonyFault, Confirm, Deal, Post, Progress},
};

use super::Memory;

/// What the tab keeps over a reload. **Secret**: it holds the trustee's part of the key.
#[derive(Clone, Serialize, Deserialize)]
struct Kept {
    /// Where the trustee stands.
    progress: Progress,
    /// The first post as it was made: tells this ceremony from one that began elsewhere or anew.
    commit: String,
    /// The newest post, until the server has it.
    post: String,
    /// Whether the server took the first post.
    is_joined: bool,
    /// Whether the trustee said that the codes differ.
    differs: bool,
    /// The key file, once made.
    file: Option<String>,
    /// Whether the key file was seen to open.
    is_checked: bool,
}

/// What the page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Screen {
    /// The server was not asked yet.
    Look,
    /// Not begun.
    Begin {
        /// Whether a ceremony that this tab took part in was thrown away.
        again: bool,
    },
    /// Waits for the other trustees.
    Wait,
    /// To compare this code.
    Compare(String),
    /// The codes differ.
    Stopped,
    /// To choose a passphrase.
    Passphrase,
    /// To check the key file.
    CheckFile,
    /// Everything is done in this seat.
    Finished,
    /// The trustee's part is in another tab, or lost.
    Elsewhere,
    /// A post does not hold; the seat at fault, if one is.
    Broken(Option<u32>),
}

/// What to do next: show a screen, and send a post if there is one to send.
pub(super) struct Next {
    pub(super) screen: Screen,
    pub(super) post: Option<(CeremonyStep, String)>,
}

impl From<Screen> for Next {
    fn from(screen: Screen) -> Self {
        Self { screen, post: None }
    }
}

/// One trustee's ceremony in this tab.
#[derive(Default)]
pub(super) struct Machine {
    kept: Option<Kept>,
    /// The share of the key and the last post; worked out again after a reload.
    finished: Option<(KeyShare, String)>,
    /// Whether a ceremony was thrown away.
    again: bool,
}

impl Machine {
    /// Goes on from what the tab kept; what cannot be read is as good as lost.
    pub(super) fn resume(memory: &Memory) -> Self {
        let kept = memory.kept.as_deref().and_then(|kept| serde_json::from_str(kept).ok());
        Self { kept, again: memory.again, finished: None }
    }

    /// What the tab is to keep.
    pub(super) fn memory(&self) -> Memory {
        // A state is made of numbers, texts and lists: JSON can hold all of it.
        let kept = self.kept.as_ref().map(|kept| serde_json::to_string(kept).unwrap_or_default());
        Memory { kept, again: self.again }
    }

    /// Whether this tab holds a part of the key.
    pub(super) const fn has_begun(&self) -> bool {
        self.kept.is_some()
    }

    /// Begins: makes this trustee's part of the key.
    pub(super) fn begin(&mut self, view: &CeremonyView, seed: Seed32) -> Result<(), CeremonyFault> {
        let ceremony = Ceremony::new(&view.name, view.seats, view.threshold)?;
        let (state, commit) = ceremony.begin(view.seat, seed)?;
        let commit = commit.to_text();
        self.finished = None;
        self.kept = Some(Kept {
            progress: Progress::Committed(state),
            post: commit.clone(),
            commit,
            is_joined: false,
            differs: false,
            file: None,
            is_checked: false,
        });
        Ok(())
    }

    /// The server took a post: `view` is brought up to date, so that it is not taken for a restart.
    pub(super) fn posted(&mut self, view: &mut CeremonyView, step: CeremonyStep, body: String) {
        let Some(own) = own(view) else { return };
        let posts = match step {
            CeremonyStep::Commit => &mut view.commits,
            CeremonyStep::Reveal => &mut view.reveals,
            CeremonyStep::Deal => &mut view.deals,
            CeremonyStep::Confirm | CeremonyStep::Done => {
                view.confirmed.get_mut(own).into_iter().for_each(|confirmed| *confirmed = true);
                return;
            }
        };
        if let Some(post) = posts.get_mut(own) {
            *post = Some(body);
        }
        if let Some(kept) = &mut self.kept {
            kept.is_joined = true;
        }
    }

    /// The trustee compared the codes.
    pub(super) fn compared(&mut self, same: bool) -> Result<(), CeremonyFault> {
        let Some(kept) = &mut self.kept else { return Ok(()) };
        kept.differs = !same;
        if same && let Progress::Compared(state) = &kept.progress {
            let (state, deal) = state.deal()?;
            kept.progress = Progress::Dealt(state);
            kept.post = deal.to_text();
        }
        Ok(())
    }

    /// The trustee reads the code once more.
    pub(super) fn look_again(&mut self) {
        if let Some(kept) = &mut self.kept {
            kept.differs = false;
        }
    }

    /// The share of the key, once it is made.
    pub(super) fn share(&self) -> Option<KeyShare> {
        self.finished.as_ref().map(|(share, _)| share.clone())
    }

    /// The key file was made; none throws it away for another.
    pub(super) fn set_file(&mut self, file: Option<String>) {
        if let Some(kept) = &mut self.kept {
            kept.file = file;
        }
    }

    /// The key file.
    pub(super) fn file(&self) -> Option<String> {
        self.kept.as_ref()?.file.clone()
    }

    /// The key file was seen to open.
    pub(super) fn checked(&mut self) {
        if let Some(kept) = &mut self.kept {
            kept.is_checked = true;
        }
    }

    /// What comes next after seeing `view`, which must be at least as new as the last post.
    pub(super) fn next(&mut self, view: &CeremonyView) -> Next {
        let own = own(view);
        if view.step == CeremonyStep::Done || own.and_then(|own| view.confirmed.get(own)) == Some(&true) {
            // The secret is in the key file now and nowhere else.
            *self = Self::default();
            return Screen::Finished.into();
        }
        match self.step(view) {
            Ok(next) => next,
            Err(CeremonyFault::Trustee { seat, .. }) => Screen::Broken(Some(seat)).into(),
            Err(_) => Screen::Broken(None).into(),
        }
    }

    fn step(&mut self, view: &CeremonyView) -> Result<Next, CeremonyFault> {
        let posted = own(view).and_then(|own| view.commits.get(own)).and_then(Option::as_deref);
        let Some(kept) = &mut self.kept else {
            return Ok(match posted {
                Some(_) => Screen::Elsewhere.into(),
                None => Screen::Begin { again: self.again }.into(),
            });
        };
        let called = Ceremony::new(&view.name, view.seats, view.threshold)?;
        let is_of_another = *kept.progress.ceremony() != called || kept.progress.seat() != view.seat;
        match posted {
            None if kept.is_joined || is_of_another => {
                *self = Self { again: true, ..Self::default() };
                return Ok(Screen::Begin { again: true }.into());
            }
            None => return Ok(sending(CeremonyStep::Commit, kept)),
            // Kept as it is: the ceremony of this tab may be the one that others wait for after all.
            Some(commit) if commit != kept.commit => return Ok(Screen::Elsewhere.into()),
            Some(_) => kept.is_joined = true,
        }
        self.advance(view)
    }

    /// Takes each step for which everybody's posts are there.
    fn advance(&mut self, view: &CeremonyView) -> Result<Next, CeremonyFault> {
        let Some(kept) = &mut self.kept else { return Ok(Screen::Begin { again: self.again }.into()) };
        if let Progress::Committed(state) = &kept.progress {
            let Some(commits) = all::<Commit>(&view.commits)? else { return Ok(Screen::Wait.into()) };
            let (state, reveal) = state.reveal(&commits)?;
            kept.progress = Progress::Revealed(state);
            kept.post = reveal.to_text();
        }
        if let Progress::Revealed(state) = &kept.progress {
            if !is_posted(view, &view.reveals) {
                return Ok(sending(CeremonyStep::Reveal, kept));
            }
            let Some(reveals) = all::<Reveal>(&view.reveals)? else { return Ok(Screen::Wait.into()) };
            kept.progress = Progress::Compared(state.compare(&reveals)?);
        }
        if let Progress::Compared(state) = &kept.progress {
            if kept.differs {
                return Ok(Screen::Stopped.into());
            }
            return Ok(Screen::Compare(state.comparison_code()?.to_string()).into());
        }
        let Progress::Dealt(state) = &kept.progress else { return Ok(Screen::Wait.into()) };
        if !is_posted(view, &view.deals) {
            return Ok(sending(CeremonyStep::Deal, kept));
        }
        let Some(deals) = all::<Deal>(&view.deals)? else { return Ok(Screen::Wait.into()) };
        if self.finished.is_none() {
            let (share, confirm): (KeyShare, Confirm) = state.finish(&deals)?;
            self.finished = Some((share, confirm.to_text()));
        }
        Ok(match (&kept.file, kept.is_checked, &self.finished) {
            (Some(_), true, Some((_, confirm))) => {
                Next { screen: Screen::Wait, post: Some((CeremonyStep::Confirm, confirm.clone())) }
            }
            (Some(_), _, _) => Screen::CheckFile.into(),
            (None, _, _) => Screen::Passphrase.into(),
        })
    }
}

fn sending(step: CeremonyStep, kept: &Kept) -> Next {
    Next { screen: Screen::Wait, post: Some((step, kept.post.clone())) }
}

fn own(view: &CeremonyView) -> Option<usize> {
    usize::try_from(view.seat.checked_sub(1)?).ok()
}

fn is_posted(view: &CeremonyView, posts: &[Option<String>]) -> bool {
    own(view).and_then(|own| posts.get(own)).is_some_and(Option::is_some)
}

/// Everybody's posts of one step; none while one is missing. Errors: one cannot be read.
fn all<P: Post>(posts: &[Option<String>]) -> Result<Option<Vec<P>>, CeremonyFault> {
    let Some(texts) = posts.iter().map(Option::as_deref).collect::<Option<Vec<_>>>() else { return Ok(None) };
    let read = texts.into_iter().map(P::from_text).collect::<Result<Vec<_>, _>>();
    // The server reads posts before it takes them; one that cannot be read is nobody's in particular.
    read.map(Some).map_err(|_| CeremonyFault::Key)
}
