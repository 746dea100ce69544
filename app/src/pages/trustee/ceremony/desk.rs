//! The key ceremony in this tab: looks every two seconds how far the others are, and goes on by itself.

use std::time::Duration;

use domain::{
    Code,
    election::{CeremonyStep, CeremonyView},
};
use leptos::{
    leptos_dom::helpers::set_interval_with_handle, prelude::*, reactive::owner::LocalStorage,
    task::spawn_local,
};
use voting::{KeyShare, ceremony::CeremonyFault, key_file};

use super::machine::{Kept, Machine, Next, Screen};
use crate::{
    api::{
        AppError,
        trustee::{post_ceremony, read_ceremony},
    },
    components::use_viewer,
    platform::{download, secret, session_store},
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
    machine: StoredValue<Machine, LocalStorage>,
    key: StoredValue<String>,
    is_busy: StoredValue<bool>,
    once_more: StoredValue<bool>,
}

impl Desk {
    /// Takes up what the tab kept and begins to follow the ceremony. To be called in the browser.
    pub(super) fn new(view: CeremonyView) -> Self {
        let key = format!("thidua_ceremony_{}_{}", view.election_id, view.seat);
        let machine = Machine::resume(session_store::kept::<Kept>(&key));
        let desk = Self {
            view: RwSignal::new(view),
            // The page may come from the browser's memory: nothing is decided by what it says.
            screen: RwSignal::new(Screen::Look),
            trouble: RwSignal::new(None),
            machine: StoredValue::new_local(machine),
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
        self.change(|machine, view| machine.begin(view, seed));
    }

    /// The trustee compared the codes.
    pub(super) fn compared(self, same: bool) {
        self.change(|machine, _| machine.compared(same));
    }

    /// The trustee reads the code once more.
    pub(super) fn look_again(self) {
        self.change(|machine, _| {
            machine.look_again();
            Ok(())
        });
    }

    /// The share of the key, once it is made.
    pub(super) fn share(self) -> Option<KeyShare> {
        self.machine.with_value(Machine::share)
    }

    /// The key file, once it is made.
    pub(super) fn file(self) -> Option<String> {
        self.machine.with_value(Machine::file)
    }

    /// Keeps the key file; none to choose another passphrase.
    pub(super) fn set_file(self, file: Option<String>) {
        self.change(|machine, _| {
            machine.set_file(file);
            Ok(())
        });
    }

    /// Offers the key file as a download; answers whether the browser can do that.
    pub(super) fn save(self) -> bool {
        self.file().is_some_and(|file| download::save(&self.file_name(), "application/json", &file))
    }

    /// Name of the key file: seat and election, as a person finds it among downloads.
    pub(super) fn file_name(self) -> String {
        let view = self.view.read_untracked();
        let election: String = view.name.chars().take(8).collect();
        format!("khoa-kiem-phieu-{election}-ghe-{}.json", view.seat)
    }

    /// The key file was seen to open: the last post may go.
    pub(super) fn checked(self) {
        self.change(|machine, _| {
            machine.checked();
            Ok(())
        });
    }

    /// Does what the trustee asked for, keeps it, and goes on.
    fn change(self, act: impl FnOnce(&mut Machine, &CeremonyView) -> Result<(), CeremonyFault>) {
        let view = self.view.get_untracked();
        let mut outcome = Ok(());
        self.machine.update_value(|machine| outcome = act(machine, &view));
        match outcome {
            Ok(()) => self.go_on(),
            Err(_) => self.show(Screen::Broken(None)),
        }
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
        if self.screen.try_with_untracked(|screen| *screen != Screen::Look) == Some(true) {
            // What the trustee just did is shown without waiting for the server.
            self.decide();
        }
        let view = read_ceremony(election_id).await.map_err(|error| self.fail(error))?;
        if self.view.try_with_untracked(|shown| *shown != view) == Some(true) {
            self.view.set(view);
        }
        let Some(Next { post: Some((step, body)), .. }) = self.decide() else {
            if self.trouble.try_get_untracked() != Some(Some(Trouble::NoStorage)) {
                self.tell(None);
            }
            return Ok(false);
        };
        let posted = post_ceremony(use_viewer().csrf, election_id, step, body.clone()).await;
        posted.map_err(|error| self.fail(error))?;
        self.view.try_update(|view| {
            self.machine.try_update_value(|machine| machine.posted(view, step, body));
        });
        self.keep();
        Ok(true)
    }

    /// Keeps the new state before anything that follows from it is sent.
    fn decide(self) -> Option<Next> {
        let view = self.view.try_get_untracked()?;
        let mut next = None;
        self.machine.try_update_value(|machine| next = Some(machine.next(&view)));
        self.keep();
        if let Some(next) = &next {
            self.show(next.screen.clone());
        }
        next
    }

    fn show(self, screen: Screen) {
        if self.screen.try_with_untracked(|shown| *shown != screen) == Some(true) {
            self.screen.set(screen);
        }
    }

    fn keep(self) {
        let (Some(key), Some(kept)) =
            (self.key.try_get_value(), self.machine.try_with_value(|machine| machine.kept().cloned()))
        else {
            return;
        };
        match kept {
            None => session_store::forget(&key),
            Some(kept) if session_store::keep(&key, &kept) => {}
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

/// Writes the key file. Errors: the passphrase is too short, or the machine has no memory for it.
pub(super) fn write_file(share: &KeyShare, passphrase: &str) -> Result<String, WriteFault> {
    let seed = secret::random().ok_or(WriteFault::NoRandom)?;
    key_file::protect(share, passphrase, seed).map_err(WriteFault::File)
}

/// Why no key file is written.
pub(super) enum WriteFault {
    /// The browser gives no safe randomness.
    NoRandom,
    /// The passphrase or the machine does not do.
    File(key_file::KeyFileFault),
}
