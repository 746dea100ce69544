//! Header and footer of every page.
//!
//! Views end in `into_any`, which keeps the type of the whole page small.

use domain::viewer::{Language, TextSize, Who};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::{CsrfField, staff_pages, use_viewer};
use crate::text::{Text, common, session, t};

/// Brand, navigation, reading settings, who is signed in.
#[component]
pub fn Header() -> impl IntoView {
    view! {
        <a class="skip-link" href="#content" rel="external">{t(common::SKIP)}</a>
        <header class="site-header">
            <div class="wrap">
                <a class="site-brand" href="/">
                    <img class="site-brand__mark" src="/favicon.svg" alt="" width="40" height="40" />
                    <span>
                        <span class="site-brand__name">{t(common::PRODUCT)}</span>
                        <span class="site-brand__sub">{t(common::PRODUCT_SUB)}</span>
                    </span>
                </a>
                <div class="site-tools no-print">
                    <TextSizeButtons />
                    <LanguageButton />
                </div>
                <SignedIn />
                <Navigation />
            </div>
        </header>
    }
    .into_any()
}

#[component]
fn Navigation() -> impl IntoView {
    let own = use_viewer().who.map(|who| staff_pages(&who)).unwrap_or_default();
    let path = use_location().pathname;
    let link = move |address: &'static str, text: Text| {
        let current = move || {
            let path = path.get();
            let here = if address == "/" { path == "/" } else { path.starts_with(address) };
            here.then_some("page")
        };
        view! { <li><a href=address aria-current=current>{t(text)}</a></li> }
    };
    view! {
        <nav class="site-nav no-print" aria-label=t(common::NAVIGATION)>
            <ul>
                {link("/", common::HOME)}
                {link("/progress", common::PROGRESS)}
                {link("/vote", common::VOTE)}
                {link("/contest", common::CONTEST)}
                {link("/campaign", common::CAMPAIGN)}
                {own.into_iter().map(|(address, name)| link(address, name)).collect_view()}
            </ul>
        </nav>
    }
    .into_any()
}

#[component]
fn TextSizeButtons() -> impl IntoView {
    let chosen = use_viewer().text_size;
    let button = move |size: TextSize| {
        let label = t(match size {
            TextSize::Normal => common::TEXT_NORMAL,
            TextSize::Large => common::TEXT_LARGE,
            TextSize::Largest => common::TEXT_LARGEST,
        });
        let pressed = if chosen == size { "true" } else { "false" };
        view! { <button name="size" value=size.name() aria-pressed=pressed aria-label=label title=label>"A"</button> }
    };
    view! {
        <form method="post" action="/api/settings/text-size">
            <CsrfField />
            <div role="group" aria-label=t(common::TEXT_SIZE)>
                {TextSize::ALL.iter().map(|size| button(*size)).collect_view()}
            </div>
        </form>
    }
    .into_any()
}

#[component]
fn LanguageButton() -> impl IntoView {
    let (other, label) = match use_viewer().language {
        Language::Vietnamese => (Language::English, "English"),
        Language::English => (Language::Vietnamese, "Tiếng Việt"),
    };
    view! {
        <form method="post" action="/api/settings/language">
            <CsrfField />
            <button name="language" value=other.name() lang=other.name()>{label}</button>
        </form>
    }
    .into_any()
}

#[component]
fn SignedIn() -> impl IntoView {
    match use_viewer().who {
        Some(who) => view! {
            <form class="site-user no-print" method="post" action="/api/session/end">
                <CsrfField />
                <span>{name_and_roles(who)}</span>
                <button class="button button--quiet">{t(common::SIGN_OUT)}</button>
            </form>
        }
        .into_any(),
        None => view! {
            <p class="site-user no-print"><a href="/sign-in">{t(common::SIGN_IN)}</a></p>
        }
        .into_any(),
    }
}

/// For example “Trần Thị Mẫu · Người phát mã”; a role that the name tells already is left out.
fn name_and_roles(who: Who) -> String {
    let mut parts = vec![who.name];
    for role in who.roles.into_iter().map(|role| t(session::role(role))) {
        if !parts.iter().any(|part| part.contains(role)) {
            parts.push(role.to_owned());
        }
    }
    parts.join(" · ")
}

/// What this is.
#[component]
pub fn Footer() -> impl IntoView {
    view! {
        <footer class="site-footer">
            <div class="wrap">
                <p>{t(common::FOOTER)}</p>
                <p>{t(common::FOOTER_OPEN)}</p>
            </div>
        </footer>
    }
    .into_any()
}
