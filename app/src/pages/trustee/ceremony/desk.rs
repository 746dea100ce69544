//! The key ceremony in this tab: looks every two seconds how far the others are, and goes on by itself.

use std::{collections::VecDeque, time::Duration};

use domain::{
    Code,
    election::{CeremonyStep, CeremonyView},
};
use leptos::{leptos_dom::helpers::set_interval_with_handle, prelude::*, task::spawn_local};
use voting::key_file::KeyFileFault;
use worker::ceremony::{Act, Memory, Screen, Turn, Turned};

use crate::{
    api::{
        AppError,
        trustee::{post_ceremony, read_ceremony},
    },
    components::use_viewer,
    platform::{download, secret, session_store, worker::ask},
};

/// How often the server is asked.
const EVERY: Duration = Duration::from_secs(2);

/// What keeps the ceremony from going on at the moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Trouble {
    /// The server cannot be reached; tried again by itself.
    Offline,
    /// The server refused.
    Refused(AppError),
    /// The browser gives no safe randomness.
    NoRandom,
    /// The tab cannot keep anything over a reload.
    NoStorage,
}

/// The state of the page; cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    pub(super) view: RwSignal<CeremonyView>,
    pub(super) screen: RwSignal<Screen>,
    pub(super) trouble: RwSignal<Option<Trouble>>,
    /// The key file, once it is made.
    pub(super) file: StoredValue<Option<String>>,
    /// Why the key file was not made.
    pub(super) fault: RwSignal<Option<KeyFileFault>>,
    memory: StoredValue<Memory>,
    /// What the trustee did and the worker has not been told yet.
    acts: StoredValue<VecDeque<Act>>,
    key: StoredValue<String>,
    is_busy: StoredValue<bool>,
    once_more: StoredValue<bool>,
}

impl Desk {
    /// Takes up what the tab kept and begins to follow the ceremony. To be called in the browser.
    pub(super) fn new(view: CeremonyView) -> Self {
        let key = format!("thidua_ceremony_{}_{}", view.election_id, view.seat);
        let memory = Memory { kept: session_store::kept(&key), again: false };
        let desk = Self {
            view: RwSignal::new(view),
            // The page may come from the browser's memory: nothing is decided by what it says.
            screen: RwSignal::new(Screen::Look),
            trouble: RwSignal::new(None),
            file: StoredValue::new(None),
            fault: RwSignal::new(None),
            memory: StoredValue::new(memory),
            acts: StoredValue::new(VecDeque::new()),
            key: StoredValue::new(key),
            is_busy: StoredValue::new(false),
            once_more: StoredValue::new(false),
        };
        desk.go_on();
        let interval = set_interval_with_handle(
            move || {
                if !document().hidden() && !desk.is_over() {
                    desk.go_on();
                }
            },
            EVERY,
        );
        on_cleanup(move || {
            if let Ok(interval) = interval {
                interval.clear();
            }
        });
        desk
    }

    /// Makes this trustee's part of the key and joins.
    pub(super) fn begin(self) {
        let Some(seed) = secret::random() else {
            self.trouble.set(Some(Trouble::NoRandom));
            return;
        };
        self.act(Act::Begin(seed));
    }

    /// The trustee compared the codes.
    pub(super) fn compared(self, same: bool) {
        self.act(Act::Compared(same));
    }

    /// The trustee reads the code once more.
    pub(super) fn look_again(self) {
        self.act(Act::LookAgain);
    }

    /// Makes the key file under this passphrase; answers whether there is safe randomness for it.
    pub(super) fn protect(self, passphrase: String) -> bool {
        let Some(seed) = secret::random() else { return false };
        self.fault.set(None);
        self.act(Act::Protect(passphrase, seed));
        true
    }

    /// Throws the key file away, to choose another passphrase.
    pub(super) fn unprotect(self) {
        self.act(Act::Unprotect);
    }

    /// Offers the key file as a download; answers whether the browser can do that.
    pub(super) fn save(self) -> bool {
        self.file.get_value().is_some_and(|file| download::save(&self.file_name(), "application/json", &file))
    }

    /// Name of the key file: seat and election, as a person finds it among downloads.
    pub(super) fn file_name(self) -> String {
        let view = self.view.read_untracked();
        let election: String = view.name.chars().take(8).collect();
        format!("khoa-kiem-phieu-{election}-ghe-{}.json", view.seat)
    }

    /// The key file was seen to open: the last post may go.
    pub(super) fn checked(self) {
        self.act(Act::Checked);
    }

    /// Does what the trustee asked for, keeps it, and goes on.
    fn act(self, act: Act) {
        self.acts.update_value(|acts| acts.push_back(act));
        self.go_on();
    }

    fn is_over(self) -> bool {
        self.view.read_untracked().step == CeremonyStep::Done
    }

    /// Decides what comes next, shows it, and sends what is to be sent; one thing after another.
    fn go_on(self) {
        if self.is_busy.get_value() {
            self.once_more.set_value(true);
            return;
        }
        self.is_busy.set_value(true);
        spawn_local(async move {
            loop {
                self.once_more.try_set_value(false);
                let went_on = self.round().await;
                // A post that was taken may have been the last one that everybody waited for.
                if self.once_more.try_get_value() != Some(true) && went_on != Ok(true) {
                    break;
                }
            }
            self.is_busy.try_set_value(false);
        });
    }

    /// One look at the server. Answers whether a post was taken.
    async fn round(self) -> Result<bool, ()> {
        let Some(election_id) = self.view.try_with_untracked(|view| view.election_id) else { return Err(()) };
        // What the trustee just did is shown without waiting for the server.
        while let Some(act) = self.acts.try_with_value(|acts| acts.front().cloned()).flatten() {
            self.turn(act).await?;
            self.acts.try_update_value(VecDeque::pop_front);
        }
        let view = read_ceremony(election_id).await.map_err(|error| self.fail(error))?;
        if self.view.try_with_untracked(|shown| *shown != view) == Some(true) {
            self.view.set(view);
        }
        let Some((step, body)) = self.turn(Act::Look).await? else {
            if self.trouble.try_get_untracked() != Some(Some(Trouble::NoStorage)) {
                self.tell(None);
            }
            return Ok(false);
        };
        let posted = post_ceremony(use_viewer().csrf, election_id, step, body.clone()).await;
        posted.map_err(|error| self.fail(error))?;
        self.turn(Act::Posted(step, body)).await?;
        Ok(true)
    }

    /// Has the worker take a turn and shows what follows. Answers what is to be sent.
    ///
    /// The new state is kept before anything that follows from it is sent.
    async fn turn(self, act: Act) -> Result<Option<(CeremonyStep, String)>, ()> {
        let is_protecting = matches!(act, Act::Protect(..));
        let memory = self.memory.try_get_value().ok_or(())?;
        let view = self.view.try_get_untracked().ok_or(())?;
        let turned = ask(&Turn { memory, view, act }).await;
        let Turned { memory, view, screen, post, file, fault } =
            turned.map_err(|code| self.fail(AppError::from(code)))?;
        self.keep(memory.kept.as_ref());
        self.memory.try_set_value(memory);
        self.file.try_set_value(file);
        if self.view.try_with_untracked(|shown| *shown != view) == Some(true) {
            self.view.set(view);
        }
        self.show(screen);
        if is_protecting {
            self.fault.try_set(fault);
            if fault.is_none() {
                self.save();
            }
        }
        Ok(post)
    }

    fn show(self, screen: Screen) {
        if self.screen.try_with_untracked(|shown| *shown != screen) == Some(true) {
            self.screen.set(screen);
        }
    }

    fn keep(self, kept: Option<&String>) {
        let Some(key) = self.key.try_get_value() else { return };
        match kept {
            None => session_store::forget(&key),
            Some(kept) if session_store::keep(&key, kept) => {}
            Some(_) => self.tell(Some(Trouble::NoStorage)),
        }
    }

    fn fail(self, error: AppError) {
        self.tell(Some(match error.code {
            Code::Unreachable => Trouble::Offline,
            _ => Trouble::Refused(error),
        }));
    }

    /// Says the same thing only once: screen readers read it aloud each time.
    fn tell(self, trouble: Option<Trouble>) {
        if self.trouble.try_with_untracked(|shown| *shown != trouble) == Some(true) {
            self.trouble.set(trouble);
        }
    }
}
