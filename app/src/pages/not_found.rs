//! The page for addresses that lead nowhere.

use domain::Code;
use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    platform::answer_with,
    text::{common, t},
};

/// Says that there is no such page and leads back.
#[component]
pub fn NotFound() -> impl IntoView {
    answer_with(Code::NotFound);
    view! {
        <Title text=t(common::NOT_FOUND) />
        <div class="narrow stack">
            <h1>{t(common::NOT_FOUND)}</h1>
            <p>{t(common::NOT_FOUND_HELP)}</p>
            <p><a href="/" class="button">{t(common::HOME)}</a></p>
        </div>
    }
}
