//! Which address leads to which page.
//!
//! Pages are made on the server and wait there for their data (`SsrMode::Async`); what moves in them
//! by itself is an island. So a page reads and works the same without WebAssembly, and the browser
//! gets the code of the islands only.

use leptos::prelude::*;
use leptos_router::{
    SsrMode,
    components::{Route, Routes},
    path,
};

use crate::pages::{NotFound, campaign, contest, elections, home, organise, progress, rate, sign_in, vote};

/// Every address of the site.
#[component]
pub fn Addresses() -> impl IntoView {
    view! {
        <Routes fallback=|| view! { <NotFound /> }>
            <Route path=path!("/") view=home::home ssr=SsrMode::Async />
            <Route path=path!("/campaign") view=campaign::campaign ssr=SsrMode::Async />
            <Route path=path!("/progress") view=progress::progress ssr=SsrMode::Async />
            <Route path=path!("/progress/:agency") view=progress::agency::agency ssr=SsrMode::Async />
            <Route path=path!("/rate/:counter") view=rate::rate ssr=SsrMode::Async />
            <Route path=path!("/rate/:counter/thanks") view=rate::thanks ssr=SsrMode::Async />
            <Route path=path!("/sign-in") view=sign_in::official ssr=SsrMode::Async />
            <Route path=path!("/vote") view=vote::list ssr=SsrMode::Async />
            <Route path=path!("/vote/:id") view=vote::paper::paper ssr=SsrMode::Async />
            <Route path=path!("/vote/:id/review") view=vote::review::review ssr=SsrMode::Async />
            <Route path=path!("/vote/:id/receipt") view=vote::receipt::page ssr=SsrMode::Async />
            <Route path=path!("/elections/:id") view=elections::overview ssr=SsrMode::Async />
            <Route path=path!("/elections/:id/find") view=elections::find::find ssr=SsrMode::Async />
            <Route path=path!("/contest") view=contest::home ssr=SsrMode::Async />
            <Route path=path!("/contest/enter") view=contest::enter::enter ssr=SsrMode::Async />
            <Route path=path!("/contest/continue") view=contest::resume::resume ssr=SsrMode::Async />
            <Route path=path!("/contest/attempt") view=contest::attempt::attempt ssr=SsrMode::Async />
            <Route path=path!("/contest/result") view=contest::result::result ssr=SsrMode::Async />
            <Route path=path!("/sign-in/staff") view=sign_in::staff ssr=SsrMode::Async />
            <Route path=path!("/organise") view=organise::overview ssr=SsrMode::Async />
            <Route path=path!("/organise/elections") view=organise::elections::elections ssr=SsrMode::Async />
            <Route path=path!("/organise/contest") view=organise::contest::rounds ssr=SsrMode::Async />
            <Route path=path!("/organise/counters") view=organise::counters::counters ssr=SsrMode::Async />
            <Route path=path!("/organise/audit") view=organise::audit::audit ssr=SsrMode::Async />
        </Routes>
    }
    .into_any()
}
