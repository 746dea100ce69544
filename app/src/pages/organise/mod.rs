//! Pages of organisers and managers.

pub mod audit;
pub mod contest;
pub mod counters;
pub mod elections;
pub mod indicators;
pub mod staff;

use leptos::prelude::*;
use leptos_meta::Title;

use crate::text::{
    Text, alerts, disputes, figures, indicators as indicator_words, notes, organise, staff_list, t, tickets,
};

/// What an organiser can do, each on a page of its own.
pub fn overview() -> AnyView {
    let entry = |address: &'static str, title: Text, lead: Text| {
        view! {
            <li class="card">
                <h2 class="card__title"><a href=address>{t(title)}</a></h2>
                <p>{t(lead)}</p>
            </li>
        }
    };
    view! {
        <Title text=t(organise::TITLE) />
        <h1>{t(organise::TITLE)}</h1>
        <ul class="grid">
            {entry("/organise/elections", organise::ELECTIONS, organise::ELECTIONS_LEAD)}
            {entry("/organise/contest", organise::CONTEST, organise::CONTEST_LEAD)}
            {entry("/organise/staff", staff_list::TITLE, staff_list::ENTRY)}
            {entry("/organise/indicators", indicator_words::TITLE, indicator_words::LEAD)}
            {entry("/figures", figures::TITLE, organise::FIGURES_LEAD)}
            {entry("/organise/counters", organise::COUNTERS, organise::COUNTERS_LEAD)}
            {entry("/progress/notes", notes::TITLE, notes::ENTRY)}
            {entry("/rating-tickets", tickets::TITLE, tickets::ENTRY)}
            {entry("/progress/alerts", alerts::TITLE, alerts::ENTRY)}
            {entry("/disputes", disputes::TITLE, disputes::ENTRY)}
            {entry("/organise/audit", organise::AUDIT, organise::AUDIT_LEAD)}
        </ul>
    }
    .into_any()
}
