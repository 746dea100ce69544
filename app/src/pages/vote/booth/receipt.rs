//! The last step: the check code, shown once.

use domain::election::CastReceipt;
use leptos::prelude::*;

use super::{heading, steps};
use crate::{
    components::qr,
    platform::{self, download},
    text::{fill, format::integer, receipt as text, t},
};

/// The receipt of the ballot that was just stored.
pub(super) fn receipt(receipt: &CastReceipt) -> AnyView {
    let title = if receipt.replaced { text::REPLACED } else { text::TITLE };
    let code = receipt.check_code.clone();
    let find = format!("/elections/{}/find#{code}", receipt.election_id);
    let address = format!("{}{find}", platform::steps::origin());
    let number = integer(i64::try_from(receipt.position).unwrap_or(i64::MAX));
    let name = format!("{}-{code}.txt", t(text::FILE));
    let content = saved(receipt, &address);
    // A browser that cannot save leaves the button without effect; what it would save is on the page.
    let save = move |_| {
        download::save(&name, "text/plain;charset=utf-8", &content);
    };
    // A browser without printing likewise.
    let print = move |_| drop(window().print());
    view! {
        <div class="narrow stack">
            {steps(5)}
            {heading(t(title))}
            <div class="receipt">
                <span class="receipt__label">{t(text::CHECK_CODE)}</span>
                <span class="receipt__code">{code}</span>
                {qr(&address, t(text::QR).to_owned())}
                <p class="small">{fill(text::POSITION, &[("n", &number)])}</p>
                <p class="small">{t(text::HEAD)} " " <code class="hash">{receipt.head.clone()}</code></p>
            </div>
            <div class="button-row">
                <button type="button" class="button button--primary" on:click=print>{t(text::PRINT)}</button>
                <button type="button" class="button" on:click=save>{t(text::SAVE)}</button>
                <a href=find class="button" target="_blank" rel="noopener">{t(text::FIND_TITLE)}</a>
            </div>
            <ul>
                <li><b>{t(text::KEEP)}</b></li>
                <li>{t(text::FOR)}</li>
                <li>{t(text::SECRET)}</li>
                <li>{t(text::AGAIN)}</li>
                <li>{t(text::NOT_FOUND)}</li>
            </ul>
        </div>
    }
    .into_any()
}

/// What the saved file says.
fn saved(receipt: &CastReceipt, address: &str) -> String {
    let lines = [
        format!("{}: {}", t(text::CHECK_CODE), receipt.check_code),
        fill(text::POSITION, &[("n", &receipt.position.to_string())]),
        format!("{} {}", t(text::HEAD), receipt.head),
        format!("{}: {address}", t(text::FIND_TITLE)),
        t(text::SECRET).to_owned(),
        t(text::AGAIN).to_owned(),
        t(text::NOT_FOUND).to_owned(),
    ];
    // A mark at the beginning tells old text programs that this is UTF-8.
    format!("\u{feff}{}\r\n", lines.join("\r\n"))
}
