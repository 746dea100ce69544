//! The fields of a key file: which file, and its passphrase.

use leptos::{html, prelude::*};
use voting::key_file::{self, Label};
use worker::keys::TryKeyFile;

use crate::{
    platform::{download, worker::ask},
    text::{Text, errors, t, trustee},
};

/// Largest file looked at, in bytes; a key file has about 600.
const MOST_BYTES: f64 = 8_192.0;

/// What stands below a form: nothing, a problem, or that it is working.
#[derive(Clone, Copy)]
pub(super) enum Notice {
    /// Nothing.
    None,
    /// The page is working.
    Working,
    /// What is wrong.
    Problem(Text),
}

/// The file field.
pub(super) fn file_field(element: NodeRef<html::Input>) -> AnyView {
    view! {
        <div class="field">
            <label for="key-file">{t(trustee::FILE)}</label>
            <input id="key-file" name="key-file" type="file" accept=".json,application/json" required node_ref=element />
        </div>
    }
    .into_any()
}

/// A passphrase field; `fresh` for one that is being chosen.
pub(super) fn passphrase_field(
    id: &'static str,
    label: Text,
    fresh: bool,
    typed: RwSignal<String>,
    is_shown: RwSignal<bool>,
) -> AnyView {
    let autocomplete = if fresh { "new-password" } else { "current-password" };
    view! {
        <div class="field">
            <label for=id>{t(label)}</label>
            <input
                id=id
                name=id
                type=move || if is_shown.get() { "text" } else { "password" }
                autocomplete=autocomplete
                autocapitalize="off"
                spellcheck="false"
                required
                prop:value=move || typed.get()
                on:input=move |event| typed.set(event_target_value(&event))
            />
        </div>
    }
    .into_any()
}

/// The box that shows what is typed.
pub(super) fn show_box(is_shown: RwSignal<bool>) -> AnyView {
    view! {
        <label class="check-line">
            <input
                type="checkbox"
                name="show"
                prop:checked=move || is_shown.get()
                on:change=move |event| is_shown.set(event_target_checked(&event))
            />
            <span>{t(trustee::PASS_SHOW)}</span>
        </label>
    }
    .into_any()
}

/// A problem, or that the page is working; announced by screen readers.
pub(super) fn notice(notice: RwSignal<Notice>) -> AnyView {
    let shown = move || match notice.get() {
        Notice::None => ().into_any(),
        Notice::Working => view! { <p class="notice notice--info">{t(trustee::WORKING)}</p> }.into_any(),
        Notice::Problem(text) => view! { <p class="notice notice--bad">{t(text)}</p> }.into_any(),
    };
    view! { <div role="alert">{shown}</div> }.into_any()
}

/// Whether the page is working.
pub(super) fn is_working(notice: RwSignal<Notice>) -> bool {
    matches!(notice.get(), Notice::Working)
}

/// The text of the chosen file and whose key it says to hold.
pub(super) async fn chosen(element: NodeRef<html::Input>) -> Result<(String, Label), Text> {
    let input = element.get_untracked().ok_or(trustee::NO_FILE)?;
    let file = download::read_chosen(input, MOST_BYTES).await.ok_or(trustee::NO_FILE)?;
    let label = key_file::label(&file).map_err(trustee::key_file)?;
    Ok((file, label))
}

/// Whether a key file opens; takes about a second on purpose. Errors: what to tell the trustee.
pub(super) async fn try_open(file: String, passphrase: String) -> Result<(), Text> {
    let opened = ask(&TryKeyFile { file, passphrase }).await.map_err(errors::of)?;
    opened.map_err(trustee::key_file)
}
