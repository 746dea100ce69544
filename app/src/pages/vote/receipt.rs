//! The receipt: the check code, shown once.

use domain::election::Receipt;
use leptos::prelude::*;
use leptos_meta::Title;

use super::{election_id, for_officials, steps};
use crate::{
    api::election::kept_receipt,
    components::{loaded, use_viewer},
    text::{election, t},
};

/// The receipt of the ballot that was just cast.
pub fn page() -> AnyView {
    let kept = Resource::new(election_id(), kept_receipt);
    view! {
        <Title text=t(election::CHECK_CODE) />
        <div class="narrow stack">
            {for_officials(move || loaded(kept, receipt).into_any())}
            <p class="no-print"><a href="/vote">{t(election::BACK_TO_LIST)}</a></p>
        </div>
    }
    .into_any()
}

fn receipt(receipt: Option<Receipt>) -> AnyView {
    let Some(receipt) = receipt else {
        return view! { <h1>{t(election::CHECK_CODE)}</h1> <p>{t(election::RECEIPT_GONE)}</p> }.into_any();
    };
    let heading = if receipt.replaced { election::RECEIPT_REPLACED } else { election::RECEIPT_TITLE };
    let title = receipt.title.in_language(use_viewer().language).to_owned();
    view! {
        <h1>{t(heading)}</h1>
        {steps(4)}
        <p>{title}</p>
        <div class="receipt">
            <span class="receipt__label">{t(election::CHECK_CODE)}</span>
            <span class="receipt__code">{receipt.check_code}</span>
        </div>
        <ul>
            <li><b>{t(election::RECEIPT_KEEP)}</b></li>
            <li>{t(election::RECEIPT_FOR)}</li>
            <li>{t(election::RECEIPT_SECRET)}</li>
            <li>{t(election::RECEIPT_AGAIN)}</li>
        </ul>
        <div class="button-row">
            <PrintButton />
            <a href=format!("/elections/{}/find", receipt.election_id) class="button">{t(election::FIND_LINK)}</a>
        </div>
    }
    .into_any()
}

/// Prints the page; there once the browser can do what it says.
#[island]
fn PrintButton() -> impl IntoView {
    let awake = RwSignal::new(false);
    Effect::new(move |_| awake.set(true));
    let label = t(election::PRINT);
    // A browser without printing leaves the button without effect; the code stands on the page all the same.
    let print = move |_| drop(window().print());
    view! {
        <button class="button button--primary" type="button" hidden=move || !awake.get() on:click=print>
            {label}
        </button>
    }
    .into_any()
}
