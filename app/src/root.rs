//! The document around every page.

use domain::viewer::Viewer;
use leptos::{config::LeptosOptions, prelude::*};
use leptos_meta::{HashedStylesheet, MetaTags, Title, provide_meta_context};
use leptos_router::components::Router;

use crate::{
    addresses::Addresses,
    components::{Footer, Header},
    platform,
    text::{common, t},
};

/// The HTML document around every page.
#[must_use]
pub fn shell(options: LeptosOptions) -> impl IntoView {
    platform::policy();
    let viewer = platform::viewer();
    let program = (!platform::is_plain()).then(|| {
        let options = options.clone();
        view! {
            <AutoReload options=options.clone() />
            <HydrationScripts options islands=true />
        }
    });
    view! {
        <!DOCTYPE html>
        <html lang=viewer.language.name() data-text-size=viewer.text_size.name()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="theme-color" content="#2f3575" />
                <meta name="csrf" content=viewer.csrf />
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <HashedStylesheet options />
                {program}
                <MetaTags />
            </head>
            <body>
                <App />
            </body>
        </html>
    }
}

/// The whole application.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    provide_context::<Viewer>(platform::viewer());
    let product = t(common::PRODUCT);
    view! {
        <Title formatter=move |title: String| {
            if title.is_empty() { product.to_owned() } else { format!("{title} · {product}") }
        } />
        <Router>
            <Header />
            <main id="content" class="wrap" tabindex="-1">
                <Addresses />
            </main>
            <Footer />
        </Router>
    }
}
