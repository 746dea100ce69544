//! The counters' sheets: a QR code each, one A4 page per counter.

use domain::progress::CounterForRating;
use leptos::prelude::*;
use leptos_meta::{Body, Title};

use crate::{
    api::rating::{Sheets, read_sheets},
    components::{loaded, use_viewer},
    text::{fill, progress, t},
};

/// Sheets to print and put on the counters.
pub fn counters() -> AnyView {
    let sheets = Resource::new(|| (), |()| read_sheets());
    view! {
        <Title text=t(progress::SHEETS) />
        <Body attr:class="print-sheets" />
        <div class="no-print stack">
            <h1>{t(progress::SHEETS)}</h1>
            <p class="lead">{t(progress::SHEETS_LEAD)}</p>
        </div>
        {loaded(sheets, list)}
    }
    .into_any()
}

fn list(sheets: Sheets) -> AnyView {
    let Sheets { site, counters } = sheets;
    let note = fill(progress::SHEETS_ADDRESS, &[("address", &site)]);
    view! {
        <p class="no-print notice">{note}</p>
        <div>{counters.iter().map(|counter| sheet(&site, counter)).collect_view()}</div>
    }
    .into_any()
}

fn sheet(site: &str, counter: &CounterForRating) -> AnyView {
    let language = use_viewer().language;
    let address = format!("{site}/rate/{}", counter.code);
    let place = format!("{} · {}", counter.code, counter.name.in_language(language));
    view! {
        <article class="qr-sheet">
            <h2 class="qr-sheet__title">{t(progress::RATE_TITLE)}</h2>
            <p class="qr-sheet__where">{place}</p>
            <img
                class="qr-sheet__code"
                src=format!("/qr/{}.svg", counter.code)
                alt=fill(progress::SHEET_ALT, &[("address", &address)])
                width="256"
                height="256"
            />
            <p class="qr-sheet__how">{t(progress::SHEET_HOW)}</p>
            <p class="qr-sheet__address">{address.clone()}</p>
        </article>
    }
    .into_any()
}
