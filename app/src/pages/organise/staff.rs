//! The agencies' staff lists: how many are on them, and the file from which they are kept.

use domain::{
    election::AgencyRows,
    staff_list::{StaffChange, StaffFacts, StaffMember, StaffOverview, StaffPreview},
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::elections::{
    frame::problem,
    import::{agencies, faulty_box, faulty_line},
};
use crate::{
    api::staff_list::{read_staff, read_staff_import},
    components::{CsrfField, loaded, use_viewer},
    text::{
        Text, fill,
        format::integer,
        organise,
        organise_election::{people, roll},
        staff_list as words, t,
    },
};

/// The lists in numbers, and the form that sends a file.
pub fn staff() -> AnyView {
    let lists = Resource::new(|| (), |()| read_staff());
    view! {
        <Title text=t(words::TITLE) />
        <div class="stack">
            <h1>{t(words::TITLE)}</h1>
            <p class="lead">{t(words::LEAD)}</p>
            {done()}
            {problem()}
            {loaded(lists, show)}
            <p><a href="/organise">{t(organise::TITLE)}</a></p>
        </div>
    }
    .into_any()
}

/// What an import did, as it led back here.
fn done() -> Option<AnyView> {
    let query = use_query_map();
    let number = |name: &str| query.with_untracked(|query| query.get(name))?.parse::<i64>().ok().map(integer);
    let (new, changed, gone, left_out) =
        (number("new")?, number("changed")?, number("gone")?, number("left_out")?);
    let numbers = [("new", &*new), ("changed", &*changed), ("gone", &*gone), ("left_out", &*left_out)];
    let text = fill(words::DONE, &numbers);
    Some(view! { <div class="notice notice--good" role="status"><p>{text}</p></div> }.into_any())
}

fn show(lists: StaffOverview) -> AnyView {
    let waiting = lists.waiting.map(|file| {
        view! {
            <div class="notice notice--info">
                <p>{fill(roll::WAITING, &[("file", &file)])}</p>
                <p><a href="/organise/staff/import" class="button">{t(roll::SEE_WAITING)}</a></p>
            </div>
        }
    });
    let row = |agency: &AgencyRows| {
        view! {
            <tr>
                <th scope="row">{agency.agency.in_language(use_viewer().language).to_owned()}</th>
                <td class="num">{integer(i64::from(agency.rows))}</td>
            </tr>
        }
    };
    view! {
        <section class="panel no-print">
            <h2>{t(roll::IMPORT)}</h2>
            {waiting}
            <form class="form" method="post" action="/api/organise/staff/upload" enctype="multipart/form-data">
                <CsrfField />
                <div class="field">
                    <label for="file">{t(roll::FILE)}</label>
                    <p class="hint" id="file-hint">{t(words::HINT)} " " {t(roll::GROUP_WORDS)}</p>
                    <input
                        id="file"
                        name="file"
                        type="file"
                        accept=".xlsx,.csv,.txt"
                        required
                        aria-describedby="file-hint"
                    />
                </div>
                <p class="muted">{t(words::NOTHING_YET)}</p>
                <div class="button-row"><button class="button button--primary">{t(roll::SEND_FILE)}</button></div>
            </form>
        </section>
        <h2>{t(words::ON_LIST)}</h2>
        <div class="table-scroll" tabindex="0" role="region" aria-label=t(words::ON_LIST)>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{t(people::AGENCY)}</th>
                        <th scope="col" class="num">{t(roll::PEOPLE)}</th>
                    </tr>
                </thead>
                <tbody>{lists.agencies.iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// The file that waits: what taking it over would do.
pub fn import() -> AnyView {
    let waiting = Resource::new(|| (), |()| read_staff_import());
    view! {
        <Title text=t(roll::PREVIEW) />
        <div class="stack">
            <h1>{t(roll::PREVIEW)}</h1>
            {problem()}
            {loaded(waiting, preview)}
            <p><a href="/organise/staff">{t(words::TITLE)}</a></p>
        </div>
    }
    .into_any()
}

fn preview(waiting: Option<StaffPreview>) -> AnyView {
    let Some(preview) = waiting else { return view! { <p>{t(roll::NO_FILE)}</p> }.into_any() };
    let rows = integer(i64::from(preview.rows));
    let tile = |label: Text, number: u32| {
        view! {
            <div class="stat">
                <p class="stat__value">{integer(i64::from(number))}</p>
                <p class="stat__label">{t(label)}</p>
            </div>
        }
    };
    view! {
        <p class="lead">{fill(roll::PREVIEW_FILE, &[("file", &preview.file_name), ("rows", &rows)])}</p>
        <div class="tiles">
            {tile(words::NEW, preview.new)} {tile(words::CHANGED, preview.changed)}
            {tile(words::RETURNING, preview.returning)} {tile(words::SAME, preview.same)}
            {tile(roll::FAULTY, preview.faulty)}
        </div>
        {decide(&preview)}
        {agencies(&preview.agencies)}
    }
    .into_any()
}

/// The form that takes the file over, with the faulty rows to be left out.
fn decide(preview: &StaffPreview) -> AnyView {
    let listed = u32::try_from(preview.faults.len()).unwrap_or(u32::MAX);
    let forget = view! {
        <form class="form" method="post" action="/api/organise/staff/forget">
            <CsrfField />
            <div class="button-row"><button class="button">{t(roll::FORGET)}</button></div>
        </form>
    };
    if preview.faulty > listed {
        let (n, shown) = (integer(i64::from(preview.faulty)), integer(i64::from(listed)));
        return view! {
            <div class="notice notice--bad"><p>{fill(roll::FAULTS_MANY, &[("n", &n), ("shown", &shown)])}</p></div>
            <ul role="list">{preview.faults.iter().map(faulty_line).collect_view()}</ul>
            {forget}
        }
        .into_any();
    }
    let faults = (listed > 0).then(|| {
        view! {
            <h2>{t(roll::FAULTS)}</h2>
            <div class="notice notice--warn"><p>{t(roll::FAULTS_LEAD)}</p></div>
            <ul role="list">{preview.faults.iter().map(faulty_box).collect_view()}</ul>
        }
    });
    view! {
        <form class="form" method="post" action="/api/organise/staff/import">
            <CsrfField />
            <input type="hidden" name="upload" value=preview.upload.clone() />
            {faults}
            {changes(&preview.changes, preview.changed)}
            {gone(&preview.gone_people, preview.gone)}
            <div class="button-row">
                <button class="button button--primary">{t(words::IMPORT_NOW)}</button>
            </div>
        </form>
        {forget}
    }
    .into_any()
}

/// "… and 12 more", where not all are listed.
fn more(all: u32, listed: usize) -> Option<AnyView> {
    let rest = i64::from(all).saturating_sub(i64::try_from(listed).unwrap_or(i64::MAX));
    (rest > 0).then(|| view! { <li>{fill(words::AND_MORE, &[("count", &integer(rest))])}</li> }.into_any())
}

fn changes(changes: &[StaffChange], all: u32) -> Option<AnyView> {
    let facts = |facts: &StaffFacts| {
        let agency = facts.agency.in_language(use_viewer().language);
        [facts.full_name.as_str(), agency, t(words::group(facts.group))].join(", ")
    };
    let line = |change: &StaffChange| {
        let row = fill(words::CHANGE_ROW, &[("row", &change.row_number.to_string())]);
        let (before, after) = (facts(&change.before), facts(&change.after));
        let text = fill(words::FROM_TO, &[("before", &before), ("after", &after)]);
        view! { <li><b>{format!("{row} · {}", change.staff_code)}</b> <br /> {text}</li> }
    };
    (!changes.is_empty()).then(|| {
        view! {
            <section>
                <h2>{t(words::CHANGES)}</h2>
                <ul>{changes.iter().map(line).collect_view()} {more(all, changes.len())}</ul>
            </section>
        }
        .into_any()
    })
}

fn gone(people: &[StaffMember], all: u32) -> Option<AnyView> {
    let line = |member: &StaffMember| {
        view! { <li>{format!("{} · {}", member.staff_code, member.full_name)}</li> }
    };
    (!people.is_empty()).then(|| {
        view! {
            <section>
                <h2>{fill(words::GONE, &[("count", &integer(i64::from(all)))])}</h2>
                <p>{t(words::GONE_LEAD)}</p>
                <ul>{people.iter().map(line).collect_view()} {more(all, people.len())}</ul>
                <label class="check-line">
                    <input type="checkbox" name="note_gone" value="true" />
                    <span>{t(words::NOTE_GONE)}</span>
                </label>
            </section>
        }
        .into_any()
    })
}
