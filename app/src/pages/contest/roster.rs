//! Who of an agency's staff has not entered; for its coordinator and the organisers.

use domain::{
    Bilingual,
    contest::{MissingOfficer, MissingStaff, RosterView},
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use crate::{
    api::contest::contest_roster,
    components::{loaded, use_viewer},
    text::{contest, contest_entry, fill, roster as words, t},
};

/// The staff list that `?agency=` names, or the reader's own.
pub fn roster() -> AnyView {
    let query = use_query_map();
    let agency = move || query.read().get("agency").unwrap_or_default();
    let roster = Resource::new(agency, contest_roster);
    view! {
        <Title text=t(words::TITLE) />
        <div class="narrow stack">
            <h1>{t(words::TITLE)}</h1>
            <p class="lead">{t(words::LEAD)}</p>
            {loaded(roster, show)}
            <p><a href="/contest">{t(contest::BACK)}</a></p>
        </div>
    }
    .into_any()
}

fn show(view: RosterView) -> AnyView {
    view! {
        {(view.agencies.len() > 1).then(|| choice(&view))}
        {view.staff.map(staff)}
    }
    .into_any()
}

fn choice(view: &RosterView) -> AnyView {
    let language = use_viewer().language;
    let option = |(code, name): &(String, Bilingual)| {
        let name = name.in_language(language).to_owned();
        view! { <option value=code.clone() selected=*code == view.chosen>{name}</option> }
    };
    view! {
        <form class="form" method="get">
            <div class="field">
                <label for="agency">{t(contest::AGENCY)}</label>
                <select id="agency" name="agency">
                    <option value="">{t(contest_entry::CHOOSE)}</option>
                    {view.agencies.iter().map(option).collect_view()}
                </select>
            </div>
            <div class="button-row"><button class="button">{t(words::SHOW)}</button></div>
        </form>
    }
    .into_any()
}

fn staff(staff: MissingStaff) -> AnyView {
    let (count, roster) = (staff.missing.len().to_string(), staff.roster.to_string());
    let excluded =
        (staff.excluded > 0).then(|| fill(words::EXCLUDED, &[("count", &staff.excluded.to_string())]));
    let line = |officer: &MissingOfficer| {
        view! { <li>{officer.full_name.clone()} " · " {officer.staff_code.clone()}</li> }
    };
    let list = if staff.missing.is_empty() {
        view! { <p class="notice notice--good">{t(words::ALL_ENTERED)}</p> }.into_any()
    } else {
        view! { <ul>{staff.missing.iter().map(line).collect_view()}</ul> }.into_any()
    };
    view! {
        <section class="stack">
            <h2>{staff.agency.in_language(use_viewer().language).to_owned()}</h2>
            <p>{fill(words::MISSING, &[("count", &count), ("roster", &roster)])} " " {excluded}</p>
            {list}
        </section>
    }
    .into_any()
}
