//! Which address leads to which page.
//!
//! Pages are made on the server and wait there for their data (`SsrMode::Async`); what moves in them
//! by itself is an island. So a page reads and works the same without WebAssembly, and the browser
//! gets the code of the islands only.

use leptos::prelude::*;
use leptos_router::{
    SsrMode,
    components::{Outlet, ParentRoute, Route, Routes},
    path,
};

use crate::pages::{
    NotFound, campaign, codes, contest, disputes, elections, figures, home, organise, progress, questions,
    rate, sign_in, tickets, trustee, vote,
};

/// Every address of the site.
#[component]
pub fn Addresses() -> impl IntoView {
    view! {
        <Routes fallback=|| view! { <NotFound /> }>
            <Route path=path!("/") view=home::home ssr=SsrMode::Async />
            <Route path=path!("/campaign") view=campaign::campaign ssr=SsrMode::Async />
            <Route path=path!("/progress") view=progress::progress ssr=SsrMode::Async />
            <Route path=path!("/progress/national") view=progress::national::page ssr=SsrMode::Async />
            <Route path=path!("/progress/trend") view=progress::weeks::page ssr=SsrMode::Async />
            <Route path=path!("/progress/wall") view=progress::wall::wall ssr=SsrMode::Async />
            <Route path=path!("/progress/alerts") view=progress::alerts::alerts ssr=SsrMode::Async />
            <Route path=path!("/progress/notes") view=progress::notes::notes ssr=SsrMode::Async />
            <Route path=path!("/progress/:agency") view=progress::agency::agency ssr=SsrMode::Async />
            <Route path=path!("/progress/:agency/facts") view=progress::facts::page ssr=SsrMode::Async />
            <Route path=path!("/rate/:counter") view=rate::rate ssr=SsrMode::Async />
            <Route path=path!("/rate/:counter/thanks") view=rate::thanks ssr=SsrMode::Async />
            <Route path=path!("/disputes") view=disputes::disputes ssr=SsrMode::Async />
            <Route path=path!("/rating-tickets") view=tickets::tickets ssr=SsrMode::Async />
            <Route path=path!("/sign-in") view=sign_in::sign_in ssr=SsrMode::Async />
            <Route path=path!("/vote") view=vote::list ssr=SsrMode::Async />
            <Route path=path!("/vote/:id") view=vote::booth::page ssr=SsrMode::Async />
            <Route path=path!("/elections/:id") view=elections::overview ssr=SsrMode::Async />
            <Route path=path!("/elections/:id/find") view=elections::find::find ssr=SsrMode::Async />
            <Route path=path!("/elections/:id/record") view=elections::record::page ssr=SsrMode::Async />
            <Route path=path!("/elections/:id/verify") view=elections::verify::page ssr=SsrMode::Async />
            <Route path=path!("/elections/:id/minutes") view=elections::minutes::page ssr=SsrMode::Async />
            <Route path=path!("/elections/:id/check") view=elections::check::check ssr=SsrMode::Async />
            <Route path=path!("/trustee") view=trustee::list ssr=SsrMode::Async />
            <Route path=path!("/trustee/:id") view=trustee::desk ssr=SsrMode::Async />
            <Route path=path!("/codes") view=codes::list ssr=SsrMode::Async />
            <Route path=path!("/codes/:id") view=codes::desk ssr=SsrMode::Async />
            <Route path=path!("/contest") view=contest::home ssr=SsrMode::Async />
            <Route path=path!("/contest/enter") view=contest::enter::enter ssr=SsrMode::Async />
            <Route path=path!("/contest/continue") view=contest::resume::resume ssr=SsrMode::Async />
            <Route path=path!("/contest/attempt") view=contest::attempt::attempt ssr=SsrMode::Async />
            <Route path=path!("/contest/result") view=contest::result::result ssr=SsrMode::Async />
            <Route path=path!("/contest/my-data") view=contest::own_data::page ssr=SsrMode::Async />
            <Route path=path!("/contest/roster") view=contest::roster::roster ssr=SsrMode::Async />
            <Route path=path!("/contest/results") view=contest::results::results ssr=SsrMode::Async />
            <Route path=path!("/questions") view=questions::bank ssr=SsrMode::Async />
            <Route path=path!("/questions/new") view=questions::write::write ssr=SsrMode::Async />
            <Route path=path!("/questions/:id/change") view=questions::write::change ssr=SsrMode::Async />
            <Route path=path!("/questions/:id") view=questions::opened::opened ssr=SsrMode::Async />
            <Route path=path!("/figures") view=figures::figures ssr=SsrMode::Async />
            <Route path=path!("/organise") view=organise::overview ssr=SsrMode::Async />
            <OrganiserElections />
            <OrganiserContest />
            <Route path=path!("/organise/indicators") view=organise::indicators::list ssr=SsrMode::Async />
            <Route path=path!("/organise/indicators/new") view=organise::indicators::create ssr=SsrMode::Async />
            <Route path=path!("/organise/indicators/:code") view=organise::indicators::change ssr=SsrMode::Async />
            <Route path=path!("/organise/staff") view=organise::staff::staff ssr=SsrMode::Async />
            <Route path=path!("/organise/staff/import") view=organise::staff::import ssr=SsrMode::Async />
            <Route path=path!("/organise/counters") view=organise::counters::counters ssr=SsrMode::Async />
            <Route path=path!("/organise/audit") view=organise::audit::audit ssr=SsrMode::Async />
        </Routes>
    }
    .into_any()
}

/// The steps of an election for its organisers.
#[component(transparent)]
fn OrganiserElections() -> impl leptos_router::MatchNestedRoutes + Clone {
    use organise::elections::{
        categories, codes, count, elections, hub, import, nominees, rehearsal, reminders, roll, rules, step,
        trustees,
    };
    view! {
        <ParentRoute path=path!("/organise/elections") view=Outlet ssr=SsrMode::Async>
            <Route path=path!("") view=elections ssr=SsrMode::Async />
            <Route path=path!("/new") view=rules::create ssr=SsrMode::Async />
            <Route path=path!("/:id") view=hub::hub ssr=SsrMode::Async />
            <Route path=path!("/:id/rules") view=rules::rules ssr=SsrMode::Async />
            <Route path=path!("/:id/categories") view=categories::categories ssr=SsrMode::Async />
            <Route path=path!("/:id/nominees") view=nominees::nominees ssr=SsrMode::Async />
            <Route path=path!("/:id/roll") view=roll::roll ssr=SsrMode::Async />
            <Route path=path!("/:id/import") view=import::import ssr=SsrMode::Async />
            <Route path=path!("/:id/trustees") view=trustees::trustees ssr=SsrMode::Async />
            <Route path=path!("/:id/codes") view=codes::codes ssr=SsrMode::Async />
            <Route path=path!("/:id/rehearsal") view=rehearsal::rehearsal ssr=SsrMode::Async />
            <Route path=path!("/:id/open") view=step::open ssr=SsrMode::Async />
            <Route path=path!("/:id/not-voted") view=reminders::reminders ssr=SsrMode::Async />
            <Route path=path!("/:id/close") view=step::close ssr=SsrMode::Async />
            <Route path=path!("/:id/count") view=count::count ssr=SsrMode::Async />
            <Route path=path!("/:id/publish") view=step::publish ssr=SsrMode::Async />
            <Route path=path!("/:id/correct") view=step::correct ssr=SsrMode::Async />
            <Route path=path!("/:id/archive") view=step::archive ssr=SsrMode::Async />
        </ParentRoute>
    }
    .into_inner()
}

/// The contest for its organisers.
#[component(transparent)]
fn OrganiserContest() -> impl leptos_router::MatchNestedRoutes + Clone {
    use organise::contest::{doubles, people, questions, rounds, settings, statistics};
    view! {
        <ParentRoute path=path!("/organise/contest") view=Outlet ssr=SsrMode::Async>
            <Route path=path!("") view=rounds::rounds ssr=SsrMode::Async />
            <Route path=path!("/people") view=people::people ssr=SsrMode::Async />
            <Route path=path!("/doubles") view=doubles::doubles ssr=SsrMode::Async />
            <Route path=path!("/questions") view=questions::questions ssr=SsrMode::Async />
            <Route path=path!("/new") view=settings::create ssr=SsrMode::Async />
            <Route path=path!("/:id/settings") view=settings::change ssr=SsrMode::Async />
            <Route path=path!("/:id/statistics") view=statistics::statistics ssr=SsrMode::Async />
        </ParentRoute>
    }
    .into_inner()
}
