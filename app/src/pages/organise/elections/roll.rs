//! The roll: by agency, with names of one agency, and the way to import a file.

use domain::election::{ElectionState, RollAgency, RollVoter};
use leptos::prelude::*;
use leptos_meta::Title;

use super::frame::{election_id, in_language, page, query_number};
use crate::{
    api::organise_election::roll::{RollView, read_roll},
    components::{CsrfField, loaded},
    text::{
        fill,
        format::integer,
        organise_election::{people, roll},
        t,
    },
};

/// What an import did, as it stands in the address: added, new, on the roll before, left out.
type Imported = Option<[i64; 4]>;

/// The roll; `?agency=ID` shows the names of one agency.
pub fn roll() -> AnyView {
    let agency = query_number("agency");
    let imported = imported();
    let read = move |election| read_roll(election, agency);
    view! {
        <Title text=t(roll::ROLL) />
        {loaded(Resource::new(election_id, read), move |view| show(&view, imported))}
    }
    .into_any()
}

fn imported() -> Imported {
    let read = |name: &str| query_number(name);
    Some([read("added")?, read("new")?, read("on_roll")?, read("left_out")?])
}

fn show(view: &RollView, imported: Imported) -> AnyView {
    let id = view.election.facts.id;
    let is_draft = view.election.facts.state == ElectionState::Draft;
    let agencies = view.roll.agencies.iter().filter(|agency| is_draft || agency.on_roll > 0);
    let rows = agencies.map(|agency| agency_row(id, agency, is_draft)).collect_view();
    let content = view! {
        <p>{t(roll::LEAD)}</p>
        {imported.map(done)}
        {is_draft.then(|| import(id, view.roll.waiting.as_deref()))}
        {names(view, is_draft)}
        <h2>{t(roll::BY_AGENCY)}</h2>
        <p><b>{fill(roll::TOTAL, &[("n", &integer(view.election.on_roll))])}</b></p>
        <p class="muted">{t(roll::BY_AGENCY_NOTE)}</p>
        <div class="table-scroll" tabindex="0" role="region" aria-label=t(roll::BY_AGENCY)>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{t(people::AGENCY)}</th>
                        <th scope="col" class="num">{t(roll::PEOPLE)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    };
    page(&view.election, roll::ROLL, content)
}

fn done([added, new, on_roll, left_out]: [i64; 4]) -> AnyView {
    let values = [("added", added), ("new", new), ("on_roll", on_roll), ("left_out", left_out)];
    let numbers = values.map(|(name, number)| (name, integer(number)));
    let text = fill(roll::DONE, &numbers.each_ref().map(|(name, number)| (*name, number.as_str())));
    view! { <div class="notice notice--good" role="status"><p>{text}</p></div> }.into_any()
}

fn import(election_id: i64, waiting: Option<&str>) -> AnyView {
    let waiting = waiting.map(|file| {
        let address = format!("/organise/elections/{election_id}/import");
        view! {
            <div class="notice notice--info">
                <p>{fill(roll::WAITING, &[("file", file)])}</p>
                <p><a href=address class="button">{t(roll::SEE_WAITING)}</a></p>
            </div>
        }
    });
    view! {
        <section class="panel no-print">
            <h2>{t(roll::IMPORT)}</h2>
            {waiting}
            <form class="form" method="post" action="/api/organise/roll/upload" enctype="multipart/form-data">
                <CsrfField />
                <input type="hidden" name="election_id" value=election_id.to_string() />
                <div class="field">
                    <label for="file">{t(roll::FILE)}</label>
                    <p class="hint" id="file-hint">{t(roll::IMPORT_HINT)} " " {t(roll::GROUP_WORDS)}</p>
                    <input
                        id="file"
                        name="file"
                        type="file"
                        accept=".xlsx,.csv,.txt"
                        required
                        aria-describedby="file-hint"
                    />
                </div>
                <p class="muted">{t(roll::NOTHING_YET)}</p>
                <div class="button-row"><button class="button button--primary">{t(roll::SEND_FILE)}</button></div>
            </form>
        </section>
    }
    .into_any()
}

fn agency_row(election_id: i64, agency: &RollAgency, is_draft: bool) -> AnyView {
    let name = in_language(&agency.agency);
    let label = fill(roll::ADD_ALL_OF, &[("agency", &name)]);
    let names = format!("?agency={}", agency.agency_id);
    let names = (agency.on_roll > 0).then(|| view! { <p><a href=names>{t(roll::NAMES)}</a></p> });
    let numbers = [agency.on_roll, agency.known].map(|number| integer(i64::from(number)));
    let [on_roll, known] = &numbers;
    let share = fill(roll::OF_KNOWN, &[("on_roll", on_roll), ("known", known)]);
    let add = (is_draft && agency.on_roll < agency.known).then(|| {
        view! {
            <form method="post" action="/api/organise/roll/add-agency">
                <CsrfField />
                <input type="hidden" name="election_id" value=election_id.to_string() />
                <input type="hidden" name="agency_id" value=agency.agency_id.to_string() />
                <button class="button button--quiet" aria-label=label>{t(roll::ADD_ALL)}</button>
            </form>
        }
    });
    view! {
        <tr>
            <th scope="row">{name} {names} {add}</th>
            <td class="num">{share}</td>
        </tr>
    }
    .into_any()
}

/// The names of the agency that was asked for.
fn names(view: &RollView, is_draft: bool) -> AnyView {
    let asked = view.roll.agencies.iter().find(|agency| Some(agency.agency_id) == view.agency_id);
    let Some(agency) = asked else { return ().into_any() };
    let heading = fill(roll::NAMES_OF, &[("agency", &in_language(&agency.agency))]);
    let row = |voter: &RollVoter| {
        let remove = is_draft.then(|| remove(view.election.facts.id, agency.agency_id, voter));
        view! {
            <tr>
                <th scope="row">
                    {voter.name.clone()} <br /> <span class="small muted">{voter.staff_code.clone()}</span>
                </th>
                <td>{remove}</td>
            </tr>
        }
    };
    let label = heading.clone();
    view! {
        <section>
            <h2>{heading}</h2>
            <div class="table-scroll" tabindex="0" role="region" aria-label=label>
                <table class="table">
                    <tbody>{view.roll.voters.iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn remove(election_id: i64, agency_id: i64, voter: &RollVoter) -> AnyView {
    let label = fill(roll::REMOVE_WHO, &[("name", &voter.name)]);
    view! {
        <form method="post" action="/api/organise/roll/remove">
            <CsrfField />
            <input type="hidden" name="election_id" value=election_id.to_string() />
            <input type="hidden" name="officer_id" value=voter.officer_id.to_string() />
            <input type="hidden" name="agency_id" value=agency_id.to_string() />
            <button class="button button--quiet" aria-label=label>{t(roll::REMOVE)}</button>
        </form>
    }
    .into_any()
}
