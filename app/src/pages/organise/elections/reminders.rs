//! Who has not voted: a list to print or to telephone by. It never shows a vote.

use domain::election::{ElectionState, NotVoted};
use leptos::prelude::*;
use leptos_meta::Title;

use super::{
    frame::{election_id, in_language, page},
    turnout,
};
use crate::{
    api::organise_election::people::{RemindersView, read_reminders},
    components::loaded,
    text::{
        fill,
        format::integer,
        organise_election::{people, steps},
        t,
    },
};

/// Turnout, and who has not voted.
pub fn reminders() -> AnyView {
    let reminders = Resource::new(election_id, read_reminders);
    view! {
        <Title text=t(people::NOT_VOTED) />
        {loaded(reminders, show)}
    }
    .into_any()
}

fn show(view: RemindersView) -> AnyView {
    let public = format!("/elections/{}", view.election.facts.id);
    let public = (view.election.facts.state != ElectionState::Draft)
        .then(|| view! { <p class="no-print"><a href=public class="button">{t(steps::PUBLIC_PAGE)}</a></p> });
    let content = view! {
        <p><b>{turnout(&view.election)}</b></p>
        {public}
        {view.people.as_deref().map(list)}
    };
    page(&view.election, people::NOT_VOTED, content)
}

fn list(people: &[NotVoted]) -> AnyView {
    view! {
        <div class="notice notice--info"><p>{t(people::NOT_VOTED_LEAD)}</p></div>
        {table(people)}
    }
    .into_any()
}

/// The names, agency by agency.
fn table(people: &[NotVoted]) -> AnyView {
    if people.is_empty() {
        return view! { <p>{t(people::ALL_VOTED)}</p> }.into_any();
    }
    let count = integer(i64::try_from(people.len()).unwrap_or(i64::MAX));
    let groups = people.chunk_by(|one, next| one.agency == next.agency).map(group).collect_view();
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=t(people::NOT_VOTED)>
            <table class="table">
                <caption>{fill(people::NOT_VOTED_COUNT, &[("n", &count)])}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t(people::NAME)}</th>
                        <th scope="col">{t(people::STAFF_CODE)}</th>
                    </tr>
                </thead>
                {groups}
            </table>
        </div>
    }
    .into_any()
}

fn group(people: &[NotVoted]) -> AnyView {
    let agency = people.first().map(|person| in_language(&person.agency));
    let row = |person: &NotVoted| {
        view! {
            <tr>
                <td>{person.name.clone()}</td>
                <td>{person.staff_code.clone()}</td>
            </tr>
        }
    };
    view! {
        <tbody>
            <tr>
                <th scope="rowgroup" colspan="2">{agency} " (" {people.len()} ")"</th>
            </tr>
            {people.iter().map(row).collect_view()}
        </tbody>
    }
    .into_any()
}
