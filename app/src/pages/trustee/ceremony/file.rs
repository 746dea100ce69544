//! The key file: choosing its passphrase, making it, and seeing that it opens.

use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local};

use super::desk::Desk;
use crate::{
    pages::trustee::fields::{
        Notice, chosen, file_field, is_working, notice, passphrase_field, show_box, try_open,
    },
    text::{Text, fill, t, trustee},
};

/// Choosing a passphrase; the file is made and downloaded with one button.
pub(super) fn passphrase(desk: Desk, heading: AnyView) -> AnyView {
    let [first, second] = [RwSignal::new(String::new()), RwSignal::new(String::new())];
    let is_shown = RwSignal::new(false);
    let said = RwSignal::new(Notice::None);
    let make = move |event: SubmitEvent| {
        event.prevent_default();
        if first.get_untracked() != second.get_untracked() {
            return said.set(Notice::Problem(trustee::PASS_DIFFER));
        }
        said.set(Notice::Working);
        // The next screen follows when the file is made, and the browser keeps it.
        if !desk.protect(first.get_untracked()) {
            said.set(Notice::Problem(trustee::NO_RANDOM));
        }
    };
    Effect::new(move |_| {
        if let Some(fault) = desk.fault.get() {
            said.set(Notice::Problem(trustee::key_file(fault)));
        }
    });
    view! {
        {heading}
        <p>{t(trustee::PASS_GOOD)}</p>
        <p class="notice notice--warn">{t(trustee::PASS_LOST)}</p>
        {notice(said)}
        <form class="form" on:submit=make>
            {passphrase_field("passphrase", trustee::PASS, true, first, is_shown)}
            {passphrase_field("passphrase-again", trustee::PASS_AGAIN, true, second, is_shown)}
            {show_box(is_shown)}
            <button id="make-key-file" class="button button--primary button--big" disabled=move || is_working(said)>
                {t(trustee::MAKE_FILE)}
            </button>
        </form>
    }
    .into_any()
}

/// Seeing that the downloaded file opens, before the server is told that this seat has its key.
pub(super) fn check(desk: Desk, heading: AnyView) -> AnyView {
    let typed = RwSignal::new(String::new());
    let is_shown = RwSignal::new(false);
    let said = RwSignal::new(Notice::None);
    let element = NodeRef::new();
    let name = desk.file_name();
    let check = move |event: SubmitEvent| {
        event.prevent_default();
        said.set(Notice::Working);
        spawn_local(async move {
            let outcome = match chosen(element).await {
                Ok((file, _)) if Some(&file) != desk.file.get_value().as_ref() => Err(trustee::OTHER_FILE),
                Ok((file, _)) => try_open(file, typed.get_untracked()).await,
                Err(problem) => Err(problem),
            };
            match outcome {
                Ok(()) => {
                    said.set(Notice::None);
                    desk.checked();
                }
                Err(problem) => said.set(Notice::Problem(problem)),
            }
        });
    };
    let again = move |_| {
        if !desk.save() {
            said.set(Notice::Problem(trustee::SAVE_FAILED));
        }
    };
    view! {
        {heading}
        <p>{fill(trustee::CHECK_WHAT, &[("file", &name)])}</p>
        {notice(said)}
        <form class="form" on:submit=check>
            {file_field(element)}
            {passphrase_field("passphrase", trustee::PASS, false, typed, is_shown)}
            {show_box(is_shown)}
            <div class="button-row">
                <button id="check-key-file" class="button button--primary button--big" disabled=move || is_working(said)>
                    {t(trustee::CHECK)}
                </button>
            </div>
        </form>
        <div class="button-row">
            {plain("download-again", trustee::DOWNLOAD_AGAIN, again)}
            {plain("other-passphrase", trustee::OTHER_PASS, move |_| desk.unprotect())}
        </div>
    }
    .into_any()
}

fn plain(
    id: &'static str,
    label: Text,
    act: impl Fn(leptos::ev::MouseEvent) + Send + Sync + 'static,
) -> AnyView {
    view! { <button type="button" id=id class="button" on:click=act>{t(label)}</button> }.into_any()
}
