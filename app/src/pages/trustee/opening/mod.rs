//! After closing: the trustee's part of the decryption of the totals.

mod record;

use std::time::Duration;

use domain::election::{DecryptionTask, ElectionState};
use leptos::{
    ev::SubmitEvent, html, leptos_dom::helpers::set_interval_with_handle, prelude::*, task::spawn_local,
};
use worker::keys::{Decrypt, DecryptFault, Sums};

use self::record::RecordState;
use super::fields::{Notice, chosen, file_field, is_working, notice, passphrase_field, show_box};
use crate::{
    api::{
        AppError,
        trustee::{post_decryption, read_task},
    },
    components::{ErrorNotice, use_viewer},
    platform::{secret, worker::ask},
    text::{Text, errors, fill, t, trustee},
};

/// How often the server is asked whose parts are in.
const EVERY: Duration = Duration::from_secs(5);

/// The state of the page; cheap to copy.
#[derive(Clone, Copy)]
struct Desk {
    task: RwSignal<DecryptionTask>,
    record: RwSignal<RecordState>,
    is_checked_elsewhere: RwSignal<bool>,
    said: RwSignal<Notice>,
    refused: RwSignal<Option<AppError>>,
    typed: RwSignal<String>,
    element: NodeRef<html::Input>,
}

/// The desk of one closed election. To be called in the browser.
pub(super) fn opening(task: DecryptionTask) -> AnyView {
    let record = if is_mine_due(&task) {
        record::begin(task.election_id, &task.terms.election)
    } else {
        RwSignal::new(RecordState::Runs(0))
    };
    let desk = Desk {
        task: RwSignal::new(task),
        record,
        is_checked_elsewhere: RwSignal::new(false),
        said: RwSignal::new(Notice::None),
        refused: RwSignal::new(None),
        typed: RwSignal::new(String::new()),
        element: NodeRef::new(),
    };
    desk.follow();
    let is_due = Memo::new(move |_| is_mine_due(&desk.task.read()));
    view! {
        <div class="stack" id="opening">
            <h2>{t(trustee::OPEN_TITLE)}</h2>
            <p><b>{t(trustee::OPEN_WHAT)}</b></p>
            <div role="status">{move || progress(&desk.task.read())}</div>
            {move || if is_due.get() { form(desk) } else { ().into_any() }}
            {move || members(&desk.task.read())}
        </div>
    }
    .into_any()
}

fn is_mine_due(task: &DecryptionTask) -> bool {
    task.state == ElectionState::Closed && !task.done.contains(&task.seat)
}

impl Desk {
    /// Looks now and then whose parts are in, until it is counted.
    fn follow(self) {
        let look = move || {
            if document().hidden() || self.task.read_untracked().state != ElectionState::Closed {
                return;
            }
            self.look();
        };
        if let Ok(interval) = set_interval_with_handle(look, EVERY) {
            on_cleanup(move || interval.clear());
        }
    }

    fn look(self) {
        let Some(election_id) = self.task.try_with_untracked(|task| task.election_id) else { return };
        spawn_local(async move {
            // A look that fails is made again after a few seconds.
            if let Ok(task) = read_task(election_id).await
                && self.task.try_with_untracked(|shown| *shown != task) == Some(true)
            {
                self.task.set(task);
            }
        });
    }

    /// Whether the form may be sent: the record is checked here, or elsewhere.
    fn is_ready(self) -> bool {
        match self.record.get() {
            RecordState::Good(_) => true,
            RecordState::Unchecked => self.is_checked_elsewhere.get(),
            RecordState::Runs(_) | RecordState::Bad(_) => false,
        }
    }

    fn send(self) {
        self.said.set(Notice::Working);
        self.refused.set(None);
        spawn_local(async move {
            let body = match self.decrypt().await {
                Ok(body) => body,
                Err(problem) => {
                    self.said.try_set(Notice::Problem(problem));
                    return;
                }
            };
            let election_id = self.task.with_untracked(|task| task.election_id);
            let outcome = post_decryption(use_viewer().csrf, election_id, body).await;
            self.said.try_set(Notice::None);
            match outcome {
                Ok(_) => drop(self.typed.try_set(String::new())),
                Err(error) => drop(self.refused.try_set(Some(error))),
            }
            self.look();
        });
    }

    /// Opens the key file and works out this trustee's part, as JSON.
    async fn decrypt(self) -> Result<String, Text> {
        let (file, label) = chosen(self.element).await?;
        let (election, seat) = self.task.with_untracked(|task| (task.terms.election.clone(), task.seat));
        if label.election != election {
            return Err(trustee::WRONG_ELECTION);
        }
        if label.trustee != seat {
            return Err(trustee::WRONG_SEAT);
        }
        // What is decrypted: from the record checked here, or as the server shows it.
        let (terms, sums) = match self.record.get_untracked() {
            RecordState::Good(checked) => (checked.terms, Sums::Checked(checked.tally)),
            _ => self.task.with_untracked(|task| (task.terms.clone(), Sums::Line(task.tally.clone()))),
        };
        let seed = secret::random().ok_or(trustee::NO_RANDOM)?;
        let passphrase = self.typed.get_untracked();
        let part = ask(&Decrypt { file, passphrase, terms, sums, seed }).await.map_err(errors::of)?;
        part.map_err(|fault| match fault {
            DecryptFault::File(fault) => trustee::key_file(fault),
            DecryptFault::NoSums => trustee::RECORD_UNCHECKED,
            DecryptFault::OtherElection => trustee::WRONG_ELECTION,
        })
    }
}

fn form(desk: Desk) -> AnyView {
    let is_shown = RwSignal::new(false);
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        desk.send();
    };
    view! {
        {record::section(desk.record, desk.is_checked_elsewhere)}
        <section>
            <h3>{t(trustee::FILE)}</h3>
            <p>{t(trustee::OPEN_HOW)}</p>
            {notice(desk.said)}
            {move || desk.refused.get().map(|error| view! { <ErrorNotice error /> })}
            <form class="form" on:submit=send>
                {file_field(desk.element)}
                {passphrase_field("passphrase", trustee::PASS, false, desk.typed, is_shown)}
                {show_box(is_shown)}
                <button
                    id="open-part"
                    class="button button--primary button--big"
                    disabled=move || !desk.is_ready() || is_working(desk.said)
                >
                    {t(trustee::OPEN)}
                </button>
            </form>
        </section>
    }
    .into_any()
}

/// How far the count is, and whether this seat has done its part.
fn progress(task: &DecryptionTask) -> AnyView {
    if task.state != ElectionState::Closed {
        return view! { <p id="opening-counted" class="notice notice--good">{t(trustee::OPEN_COUNTED)}</p> }
            .into_any();
    }
    let (threshold, seats) =
        (task.terms.trustees.threshold.to_string(), task.terms.trustees.count().to_string());
    let done = task.done.len().to_string();
    let line = fill(trustee::OPEN_ENOUGH, &[("threshold", &threshold), ("seats", &seats), ("done", &done)]);
    let sent = task.done.contains(&task.seat).then(|| {
        view! {
            <div class="notice notice--good" id="opening-sent">
                <p>{t(trustee::OPEN_SENT)}</p>
                <p>{t(trustee::OPEN_WAIT)}</p>
            </div>
        }
    });
    view! { <p>{line}</p> {sent} }.into_any()
}

/// Which seats have opened their parts.
fn members(task: &DecryptionTask) -> AnyView {
    let entry = |seat: u32| {
        let (badge, word) = match task.done.contains(&seat) {
            true => ("badge badge--good", trustee::OPENED),
            false => ("badge badge--none", trustee::NOT_OPENED),
        };
        let you = (seat == task.seat).then(|| view! { <b>{t(trustee::YOU)}</b> " " });
        let label = fill(trustee::SEAT, &[("n", &seat.to_string())]);
        view! { <li>{label} " " {you} <span class=badge>{t(word)}</span></li> }
    };
    let seats = u32::try_from(task.terms.trustees.count()).unwrap_or(u32::MAX);
    view! {
        <section>
            <h3>{t(trustee::MEMBERS)}</h3>
            <ul id="members">{(1..=seats).map(entry).collect_view()}</ul>
        </section>
    }
    .into_any()
}
